#include <algorithm>
#include <map>
#include <memory>
#include <random>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/javaproperties.h"
#include "core/dialects/clientnames.h"
#include "core/dialects/mirrorkeys.h"
#include "core/dialects/registry.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/enumnames.h"
#include "core/topology/topicorigins.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Every mm2.properties of the tests, and 200 made at random, read by Tributary and by Kafka's own classes: the same
/// flows, the same topics under the same names, the same settings; or the report says what is not the same.
class OracleTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void knowsTheSameSettings();
    void agreesWithKafka_data();
    void agreesWithKafka();
    void cleanupTestCase();

private:
    void run(const QStringList& files);

    QTemporaryDir m_folder;
    std::map<QString, QJsonObject> m_said;
    QJsonArray m_keys;
    int m_flows = 0;
    int m_refused = 0;
};

namespace {

constexpr int kGenerated = 200;

const char* const kTopics[] = {"orders",
                               "orders.new",
                               "orders-dlq",
                               "clicks",
                               "v1",
                               "v12",
                               "v1234",
                               "a.replica",
                               "x.internal",
                               "x-internal",
                               "__consumer_offsets",
                               ".hidden",
                               "_orders",
                               "A.orders",
                               "B.orders",
                               "C.orders",
                               "B.A.orders",
                               "A.B.orders",
                               "us.orders",
                               "us.east.orders",
                               "us_orders",
                               "B_orders",
                               "B-orders",
                               "B__orders",
                               "source.orders",
                               "target.orders",
                               "eu.orders",
                               "replication.orders",
                               "aBc",
                               "Borders",
                               "ordersB",
                               "heartbeat",
                               "Orders",
                               "a,b",
                               "page.views",
                               "A.heartbeat",
                               "x.y.z"};

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

void writeAll(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray runProgram(const QStringList& command) {
    QProcess process;
    process.start(command.front(), command.mid(1));
    const bool ended = process.waitForFinished(240'000);
    const QByteArray errors = process.readAllStandardError();
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(command.front()), errors.right(4000).constData());
        return {};
    }
    return process.readAllStandardOutput();
}

/// A file as people write them: aliases that look like other things, settings at several levels, blanks, escapes and
/// old spellings.
class RandomMirror {
public:
    explicit RandomMirror(unsigned seed) : m_random(seed) {}

    QByteArray write() {
        static constexpr const char* kAliases[] = {"A",       "B",      "C",      "us",          "us.east",
                                                   "eu-west", "source", "target", "a.b",         "x_y",
                                                   "topics",  "sync",   "admin",  "replication", "consumer"};
        std::vector<std::string> aliases;
        while (aliases.size() < static_cast<std::size_t>(number(2, 3))) {
            const std::string alias = kAliases[number(0, 14)];
            if (std::ranges::find(aliases, alias) == aliases.end()) {
                aliases.push_back(alias);
            }
        }
        std::string list;
        for (const std::string& alias : aliases) {
            list += (list.empty() ? "" : chance(50) ? "," : " , ") + alias;
        }
        m_text = "# made at random\n";
        line("clusters", list);
        for (std::size_t i = 0; i < aliases.size(); ++i) {
            cluster(aliases[i], static_cast<int>(i));
        }
        for (const std::string& source : aliases) {
            for (const std::string& target : aliases) {
                if (source != target) {
                    flow(source, target, aliases);
                }
            }
        }
        settings({}, 25);
        naming({}, aliases, 30);
        if (chance(10)) {
            line("enabled", chance(50) ? "true" : "false");
        }
        if (chance(40)) {
            line("emit.heartbeats.enabled", chance(70) ? "false" : "true");
        }
        if (chance(15)) {
            line("security.protocol", "PLAINTEXT");
        }
        return QByteArray::fromStdString(m_text);
    }

private:
    int number(int least, int most) {
        return least + static_cast<int>(m_random() % static_cast<unsigned>(most - least + 1));
    }
    bool chance(int percent) { return number(1, 100) <= percent; }
    std::string pick(std::initializer_list<const char*> texts) {
        return *(texts.begin() + number(0, static_cast<int>(texts.size()) - 1));
    }

    void line(const std::string& key, const std::string& value) {
        std::string written = javaPropertyLine(key, value);
        written.pop_back();
        if (chance(15)) {
            written += pick({" ", "  ", "\t"});  // at the end of a value, which belongs to it
        }
        if (chance(10)) {
            const std::size_t at = written.find(" =");
            written.replace(at, 3, pick({"=", ":", " ", "  =  ", " = \\\n    "}));
        }
        m_text += written + "\n";
    }

    void cluster(const std::string& alias, int index) {
        line(alias + ".bootstrap.servers", "k" + std::to_string(index) + ".example:9092");
        if (chance(25)) {
            line(alias + ".security.protocol", pick({"SSL", "PLAINTEXT"}));
        }
        if (chance(20)) {
            line(alias + ".ssl.truststore.type", "PEM");
            line(alias + ".ssl.truststore.location", "/etc/" + std::to_string(index) + ".pem");
        }
        if (chance(20)) {
            line(alias + ".consumer." + pick({"fetch.min.bytes", "max.partition.fetch.bytes"}),
                 std::to_string(number(1, 9999)));
        }
        if (chance(20)) {
            line(alias + ".producer." + pick({"linger.ms", "batch.size"}), std::to_string(number(1, 9999)));
        }
        if (chance(10)) {
            line(alias + ".producer.compression.type", pick({"gzip", "zstd", "none"}));
        }
        if (chance(10)) {
            line(alias + ".consumer.auto.offset.reset", pick({"latest", "earliest"}));
        }
        if (chance(15)) {
            line(alias + ".offset.flush.interval.ms", std::to_string(number(1000, 9999)));
        }
        if (chance(10)) {
            line(alias + ".replication.factor", "7");  // not read there
        }
    }

    void flow(const std::string& source, const std::string& target, const std::vector<std::string>& aliases) {
        const std::string prefix = source + "->" + target + ".";
        if (chance(65)) {
            line(prefix + "enabled", chance(90) ? "true" : "false");
        }
        settings(prefix, 25);
        naming(prefix, aliases, 20);
        if (chance(15)) {
            line(prefix + pick({"consumer.", "source.consumer."}) + "fetch.min.bytes", std::to_string(number(1, 999)));
        }
        if (chance(10)) {
            line(prefix + pick({"consumer.", "source.consumer."}) + "auto.offset.reset", "latest");
        }
        if (chance(10)) {
            line(prefix + pick({"consumer.", "source.consumer."}) + "isolation.level", "read_committed");
        }
        if (chance(15)) {
            line(prefix + "producer.override.linger.ms", std::to_string(number(1, 999)));
        }
        if (chance(10)) {
            line(prefix + "producer.linger.ms", std::to_string(number(1, 999)));  // of another producer
        }
        if (chance(10)) {
            line(prefix + pick({"consumer.", "source.consumer."}) + "security.protocol", pick({"SSL", "PLAINTEXT"}));
        }
    }

    void settings(const std::string& prefix, int percent) {
        if (chance(percent * 2)) {
            line(prefix + "topics",
                 pick({"orders", ".*", "orders.*, clicks", "orders\\..*", "v[0-9]+", "(orders,clicks)", "ord.*|clicks",
                       "", "orders,,clicks", "  orders  ,  v1 ", "\"orders\"", "o rders", "'clicks', .*B.*", "[a-c].*",
                       "\\Qa.b\\E, x\\.y\\.z", "A\\..*"}));
        }
        if (chance(percent)) {
            line(prefix + pick({"topics.exclude", "topics.exclude", "topics.blacklist"}),
                 pick({".*-dlq", "__.*, .*\\.replica", "", "orders", "\"heartbeat,.*internal\""}));
        }
        if (chance(5)) {
            line(prefix + "topics.whitelist", "orders");  // never was one of its settings
        }
        if (chance(percent)) {
            line(prefix + "tasks.max", std::to_string(number(1, 9)));
        }
        if (chance(percent)) {
            line(prefix + "replication.factor", std::to_string(number(-1, 5) == 0 ? 3 : number(1, 5)));
        }
        if (chance(percent)) {
            line(prefix + "refresh.topics.interval.seconds", std::to_string(number(1, 900)));
        }
        if (chance(5)) {
            line(prefix + "refresh.topics.enabled", "false");
        }
        if (chance(10)) {
            line(prefix + "errors.tolerance", pick({"all", "none"}));
        }
        if (chance(10)) {
            line(prefix + "sync.group.offests.enabled", "true");
        }
    }

    void naming(const std::string& prefix, const std::vector<std::string>& aliases, int percent) {
        if (chance(percent)) {
            line(prefix + "replication.policy.separator", pick({".", "_", "-", "__", "", "-x-"}));
        }
        if (chance(percent)) {
            line(prefix + "replication.policy.class",
                 pick({"org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
                       "org.apache.kafka.connect.mirror.DefaultReplicationPolicy",
                       "org.apache.kafka.connect.mirror.DefaultReplicationPolicy"}));
        }
        if (chance(percent / 2)) {
            line(prefix + "source.cluster.alias", pick({"eu", "", "C", aliases.front().c_str()}));
        }
        if (chance(percent / 2)) {
            line(prefix + "target.cluster.alias", pick({"agg", "", "B", aliases.back().c_str()}));
        }
    }

    std::mt19937 m_random;
    std::string m_text;
};

std::string jsonText(const QJsonValue& value) { return value.toString().toStdString(); }

/// A line of the report that owns up to a difference in a setting.
bool isSaid(const LossReport& report, const std::string& setting) {
    return std::ranges::any_of(report.lines(), [&](const LossLine& line) {
        return line.part() != LossPart::Kept && line.subject.contains(setting);
    });
}

bool hasReason(const LossReport& report, LossReason reason, const std::string& flow) {
    return std::ranges::any_of(report.lines(), [&](const LossLine& line) {
        // What stands in the file for all flows has no flow before it.
        return line.reason == reason && (line.subject.starts_with(flow) || !line.subject.contains("->"));
    });
}

/// The differences between one of Kafka's flows and its link, but for those that the report speaks of.
class Comparison {
public:
    Comparison(const QJsonObject& flow, const Imported& imported) : m_flow(flow), m_imported(imported) {}

    QStringList differences() {
        const std::string source = jsonText(m_flow["source"]);
        const std::string target = jsonText(m_flow["target"]);
        const auto& links = m_imported.spec.links;
        const auto link = std::ranges::find_if(
            links, [&](const LinkSpec& each) { return each.source.str() == source && each.target.str() == target; });
        if (link == links.end() || !link->autoStart) {
            return {"no link runs for it"};
        }
        m_link = &*link;
        m_label = source + "->" + target + ".";
        compareTopics();
        expect("tasks.max", std::to_string(link->streams), std::to_string(m_flow["tasks"].toInt()));
        expect("replication.factor", std::to_string(link->replicationFactor),
               std::to_string(std::max(0, m_flow["factor"].toInt())));
        const int refresh = m_flow["refreshSeconds"].toInt();
        expect("refresh.topics", std::to_string(link->topicRefreshMs / 1000), std::to_string(refresh));
        expect("errors.tolerance", link->onSendFailure == SendFailurePolicy::Skip ? "all" : "none",
               jsonText(m_flow["tolerance"]));
        expect("offset.flush.interval.ms", std::to_string(link->commitIntervalMs), jsonText(m_flow["commitMs"]));
        compareClient(m_flow["consumer"].toObject(), *m_imported.spec.cluster(link->source), ClientRole::Consumer,
                      link->consumer);
        compareClient(m_flow["producer"].toObject(), *m_imported.spec.cluster(link->target), ClientRole::Producer,
                      link->producer);
        return m_differences;
    }

private:
    void expect(const std::string& setting, const std::string& found, const std::string& kafka) {
        if (found != kafka && !isSaid(m_imported.report, setting)) {
            m_differences << QString::fromStdString(setting + ": \"" + found + "\", Kafka says \"" + kafka + "\"");
        }
    }

    void compareTopics() {
        const LossReport& report = m_imported.report;
        if (hasReason(report, LossReason::NamingLeftOpen, m_label) ||
            hasReason(report, LossReason::SelectionOpen, m_label)) {
            return;
        }
        const auto matcher = TopicMatcher::compile(*m_link, topicOrigins(m_imported.spec, *m_link));
        if (!matcher) {
            m_differences << QString::fromStdString(matcher.error().text());
            return;
        }
        const std::vector<Finding> findings = validate(m_imported.spec);
        if (isSaid(report, "topics.blacklist") || hasErrors(findingsForLink(m_imported.spec, findings, m_link->id))) {
            return;  // Kafka reads it no more; or no topic can be called so
        }
        const QJsonObject topics = m_flow["topics"].toObject();
        for (const char* topic : kTopics) {
            const bool mirrored = matcher->decide(topic).decision == TopicDecision::Mirrored;
            const std::string found = mirrored ? targetTopic(*m_link, topic) : "not mirrored";
            const std::string kafka = topics.contains(topic) ? jsonText(topics[topic]) : "not mirrored";
            const bool said =
                !mirrored && (hasReason(report, LossReason::EchoStopped, m_label) ||
                              (isInternalTopic(topic) && hasReason(report, LossReason::NamesNotMirrored, m_label)));
            if (found != kafka && !said) {
                m_differences << QString::fromStdString(std::string(topic) + " is \"" + found + "\", Kafka says \"" +
                                                        kafka + "\"");
            }
        }
    }

    void compareClient(const QJsonObject& kafka, const ClusterSpec& cluster, ClientRole role,
                       const ClientOverrides& overrides) {
        const auto said = [&](const char* name) { return jsonText(kafka[name]); };
        if (kafka.contains("bootstrap.servers")) {
            expect("bootstrap.servers", cluster.bootstrap.front(), trim(said("bootstrap.servers")));
        }
        const std::string protocol = trim(said("security.protocol"));
        expect("security.protocol", std::string(enumText(cluster.security.protocol)),
               protocol.empty() ? "PLAINTEXT" : protocol);
        expect("ssl.truststore.location", cluster.security.caFile, trim(said("ssl.truststore.location")));
        if (role == ClientRole::Consumer) {
            expect("auto.offset.reset", m_link->start.position == StartPosition::Latest ? "latest" : "earliest",
                   trim(said("auto.offset.reset")));
        } else {
            const std::string compression = trim(said("compression.type"));
            if (!compression.empty()) {
                expect("compression.type", compressionText(), compression);
            }
        }
        ClientOverrides expected;
        for (auto each = kafka.begin(); each != kafka.end(); ++each) {
            const auto setting = librdkafkaSetting(role, each.key().toStdString(), trim(jsonText(each.value())));
            if (setting && setting->name != "client.id") {
                expected[setting->name] = setting->value;
            }
        }
        ClientOverrides found = cluster.client;
        for (const auto& [name, value] : overrides) {
            found[name] = value;
        }
        if (role == ClientRole::Consumer && !expected.contains("isolation.level")) {
            expected["isolation.level"] = "read_uncommitted";  // the default of Kafka's consumers
        }
        if (expected["isolation.level"] == "read_committed" || role == ClientRole::Producer) {
            expected.erase("isolation.level");  // Tributary's own default
        }
        for (const auto& [name, value] : expected) {
            expect(name, found.contains(name) ? found[name] : "", value);
        }
        for (const auto& [name, value] : found) {
            if (!expected.contains(name)) {
                expect(name, value, "");
            }
        }
    }

    [[nodiscard]] std::string compressionText() const {
        switch (m_link->compression) {
            case Compression::Gzip:
                return "gzip";
            case Compression::Zstd:
                return "zstd";
            case Compression::None:
                return "none";
            default:
                return "source";
        }
    }

    static std::string trim(const std::string& text) { return QString::fromStdString(text).trimmed().toStdString(); }

    const QJsonObject m_flow;
    const Imported& m_imported;
    const LinkSpec* m_link = nullptr;
    std::string m_label;
    QStringList m_differences;
};

}  // namespace

void OracleTest::initTestCase() {
    QVERIFY(m_folder.isValid());
    const QString tests = qEnvironmentVariable("TRIBUTARY_SOURCE_DIR") + "/tests/dialects/";
    QStringList files;
    for (const char* folder : {"import", "cases"}) {
        for (const QFileInfo& each : QDir(tests + folder).entryInfoList({"*.properties"}, QDir::Files, QDir::Name)) {
            files << each.filePath();
        }
    }
    for (int i = 0; i < kGenerated; ++i) {
        const QString path = m_folder.filePath(QString("generated-%1.properties").arg(i));
        writeAll(path, RandomMirror(static_cast<unsigned>(i) + 1).write());
        files << path;
    }
    run(files);
}

void OracleTest::run(const QStringList& files) {
    const QString jars = qEnvironmentVariable("TRIBUTARY_CACHE_DIR") + "/kafka-4.1.0/lib/*";
    const QString tests = qEnvironmentVariable("TRIBUTARY_SOURCE_DIR") + "/tests/";
    const QString classes = m_folder.filePath("classes");
    const QString topics = m_folder.filePath("topics");
    QByteArray names;
    for (const char* topic : kTopics) {
        names += QByteArray(topic) + "\n";
    }
    writeAll(topics, names);
    QProcess compiler;
    compiler.start("javac", {"-d", classes, "-cp", jars, tests + "dialects/oracle/MirrorOracle.java"});
    QVERIFY(compiler.waitForFinished(120'000));
    QVERIFY2(compiler.exitCode() == 0, compiler.readAllStandardError().constData());
    const QByteArray answers =
        runProgram(QStringList{"java", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                               classes + ":" + jars, "org.apache.kafka.connect.mirror.MirrorOracle", topics} +
                   files);
    for (const QByteArray& line : answers.split('\n')) {
        const QJsonObject said = QJsonDocument::fromJson(line).object();
        if (said.contains("keys")) {
            m_keys = said["keys"].toArray();
        } else if (!said.isEmpty()) {
            m_said[said["file"].toString()] = said;
        }
    }
    QCOMPARE(static_cast<qsizetype>(m_said.size()), files.size());
}

/// What Kafka reads from anywhere in the file is known here, so that nothing of it is called unknown.
void OracleTest::knowsTheSameSettings() {
    QVERIFY(m_keys.size() > 50);
    QStringList unknown;
    for (const QJsonValue& key : m_keys) {
        const std::string name = jsonText(key);
        if (!isConnectorKey(name) && !isGlobalKey(name)) {
            unknown << key.toString();
        }
    }
    QCOMPARE(unknown, QStringList{});
}

void OracleTest::agreesWithKafka_data() {
    QTest::addColumn<QString>("file");
    for (const auto& [file, said] : m_said) {
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
    }
}

void OracleTest::agreesWithKafka() {
    QFETCH(QString, file);
    const QJsonObject& said = m_said.at(file);
    const QByteArray text = readAll(file);
    const auto imported = importFormat("mm2")->importer.read(
        {{{QFileInfo(file).fileName().toStdString(), text.toStdString()}}, {}, SecretRef::From::Env});
    if (said.contains("refused")) {
        ++m_refused;  // it would not start there: there is nothing to compare with
        return;
    }
    QVERIFY2(imported.has_value(), imported ? "" : (imported.error().text() + "\n" + text.toStdString()).c_str());
    std::size_t running = 0;
    QStringList differences;
    for (const QJsonValue& flow : said["flows"].toArray()) {
        ++running;
        ++m_flows;
        const QStringList found = Comparison(flow.toObject(), *imported).differences();
        for (const QString& each : found) {
            differences << flow["source"].toString() + "->" + flow["target"].toString() + ": " + each;
        }
    }
    const auto starting = std::ranges::count_if(imported->spec.links, &LinkSpec::autoStart);
    if (static_cast<std::size_t>(starting) != running) {
        differences << QString("%1 links start, %2 flows run").arg(starting).arg(running);
    }
    if (!differences.isEmpty()) {
        qWarning("%s", text.constData());
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join("\n")));
}

void OracleTest::cleanupTestCase() {
    qInfo("%d flows compared, %d files refused by Kafka", m_flows, m_refused);
    QVERIFY(m_flows > 200);
}

TRIBUTARY_TEST(OracleTest, NoApplication)
#include "oracletest.moc"
