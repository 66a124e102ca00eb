#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>
#include <set>

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/dialects/keptsettings.h"
#include "core/dialects/registry.h"
#include "tests/support/childprocess.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Apache Kafka's own mirrors, started on what an export wrote, mirror the topics that the drawing says, and no other.
class MirrorMakerTest : public QObject {
    Q_OBJECT

private slots:
    void mirrorMaker2DoesWhatIsDrawn();
    void mirrorMaker2DoesTheSameAfterAnImport();
    void mirrorMaker1DoesWhatIsDrawn();
};

namespace {

constexpr int kRecords = 60;
constexpr int kMirrorMakerTimeoutMs = 90'000;

/// Topics of one run, all with records: some that the selection wants, and some that look like them.
struct Topics {
    std::string prefix;
    std::vector<std::string> wanted;
    std::vector<std::string> others;
};

Topics makeTopics(const std::string& bootstrap, const std::string& stem) {
    Topics topics{uniqueName(stem), {}, {}};
    const auto named = [&](std::initializer_list<const char*> names) {
        std::vector<std::string> out;
        for (const char* name : names) {
            out.push_back(topics.prefix + name);
        }
        return out;
    };
    topics.wanted = named({".orders.new", ".orders.old", ".clicks", ".v1", ".v123"});
    topics.others = named({".orders.new-dlq", ".clicks2", "xclicks", ".v1234", ".v", ".other", ".orders.x.internal",
                           ".orders.x-internal"});
    sandbox::MirrorChecker checker;
    RecordSource source(bootstrap, "source", checker);
    for (const auto* list : {&topics.wanted, &topics.others}) {
        for (const std::string& topic : *list) {
            makeTopic(bootstrap, topic, 2);
            source.write(topic, 2, {.records = kRecords});
        }
    }
    return topics;
}

std::string escaped(const std::string& name) {
    std::string out;
    for (const char c : name) {
        out += c == '.' ? std::string("\\.") : std::string(1, c);
    }
    return out;
}

TopologySpec document(const Topics& topics, const std::string& source, const std::string& target) {
    TopologySpec spec = twoClusters(source, target, ".*");
    // MirrorMaker 2 keeps its own topics under the clusters' names, on clusters that all tests share.
    const ClusterId from(uniqueName("from"));
    const ClusterId to(uniqueName("to"));
    spec.clusters[0].id = from;
    spec.clusters[1].id = to;
    KeptSettings worker;
    for (const char* topic : {"offset", "status", "config"}) {
        worker[topic + std::string(".storage.replication.factor")] = "1";
    }
    keepSettings(spec.clusters[0].extra, "mirrormaker2", worker);
    keepSettings(spec.clusters[1].extra, "mirrormaker2", worker);
    LinkSpec& link = spec.links.front();
    link.source = from;
    link.target = to;
    const std::string name = escaped(topics.prefix);
    link.topics.include = {{TopicEntry::Kind::Regex, name + "\\.orders\\..*"},
                           {TopicEntry::Kind::Literal, topics.prefix + ".clicks"},
                           {TopicEntry::Kind::Regex, name + "\\.v[0-9]{1,3}"}};
    link.topics.exclude = {{TopicEntry::Kind::Regex, ".*-dlq"}};
    link.streams = 2;
    link.replicationFactor = 1;
    link.group = uniqueName("mirror");
    return spec;
}

QString writeTo(const QTemporaryDir& folder, const ExportedFile& file) {
    QFile out(folder.filePath(QString::fromStdString(file.name)));
    [[maybe_unused]] const bool opened = out.open(QIODevice::WriteOnly);
    out.write(file.text.data(), static_cast<qint64>(file.text.size()));
    if (file.executable) {
        out.setPermissions(out.permissions() | QFileDevice::ExeOwner);
    }
    return out.fileName();
}

std::vector<std::string> java(const std::string& version, const std::string& mainClass) {
    const std::string logging =
        qEnvironmentVariable("TRIBUTARY_SOURCE_DIR").toStdString() + "/tests/support/kafka-" + version;
    return {"java",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Dlog4j2.configurationFile=" + logging + "/log4j2.xml",
            "-Dlog4j.configuration=file:" + logging + "/log4j.properties",
            "-cp",
            qEnvironmentVariable("TRIBUTARY_CACHE_DIR").toStdString() + "/kafka-" + version + "/lib/*",
            mainClass};
}

/// The topics at the target that belong to this run, with their records.
std::map<std::string, std::int64_t> arrived(const std::string& bootstrap, const std::string& prefix) {
    std::map<std::string, std::int64_t> found;
    const auto topics = adminOf(bootstrap)->listTopics(20'000);
    for (const kafka::TopicDescription& topic : topics.value_or(std::vector<kafka::TopicDescription>{})) {
        if (topic.name.contains(prefix)) {
            found[topic.name] = recordCount(bootstrap, topic.name);
        }
    }
    return found;
}

/// Waits until every expected topic has all its records.
bool complete(const std::string& bootstrap, const std::string& prefix, const std::vector<std::string>& expected,
              ChildProcess& mirror) {
    QDeadlineTimer deadline(kMirrorMakerTimeoutMs);
    while (!deadline.hasExpired() && mirror.isRunning()) {
        const auto found = arrived(bootstrap, prefix);
        if (std::ranges::all_of(expected, [&](const std::string& topic) {
                const auto at = found.find(topic);
                return at != found.end() && at->second >= kRecords;
            })) {
            return true;
        }
        mirror.waitForEnd(std::chrono::milliseconds{500});  // wakes at once when it ends
    }
    return false;
}

QByteArray endOf(const QString& file) {
    QFile log(file);
    return log.open(QIODevice::ReadOnly) ? log.readAll().right(3000) : QByteArray("no log");
}

/// What arrived, but for the expected: has to be empty.
std::set<std::string> surplus(const std::string& bootstrap, const std::string& prefix,
                              const std::vector<std::string>& expected) {
    std::set<std::string> names;
    for (const auto& [topic, records] : arrived(bootstrap, prefix)) {
        if (records > 0 && std::ranges::find(expected, topic) == expected.end()) {
            names.insert(topic);
        }
    }
    return names;
}

void runMirrorMaker2(const TopologySpec& spec, const std::string& target, const std::string& prefix,
                     const std::vector<std::string>& expected) {
    const QTemporaryDir folder;
    const auto exported = exportFormat("mm2")->exporter.write(spec);
    QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
    const QString file = writeTo(folder, exported->files.front());
    const QString log = folder.filePath("mirror.log");
    std::vector<std::string> command = java("4.1.0", "org.apache.kafka.connect.mirror.MirrorMaker");
    command.push_back(file.toStdString());
    ChildProcess mirror({command, log.toStdString(), {}});
    QVERIFY2(complete(target, prefix, expected, mirror), endOf(log).constData());
    QCOMPARE(surplus(target, prefix, expected), std::set<std::string>{});
    mirror.signal(SIGTERM);
    QVERIFY(mirror.waitForEnd(std::chrono::seconds{60}));
}

}  // namespace

void MirrorMakerTest::mirrorMaker2DoesWhatIsDrawn() {
    const std::string source = fixtureBootstrap("eu");
    const std::string target = fixtureBootstrap("agg");
    const Topics topics = makeTopics(source, "mm2");
    const TopologySpec spec = document(topics, source, target);
    runMirrorMaker2(spec, target, topics.prefix, topics.wanted);
}

/// A file by hand, read and written again, does what it did: names with the alias before them, and no heartbeats.
void MirrorMakerTest::mirrorMaker2DoesTheSameAfterAnImport() {
    const std::string source = fixtureBootstrap("eu");
    const std::string target = fixtureBootstrap("agg");
    const Topics topics = makeTopics(source, "again");
    const std::string from = uniqueName("from");
    const std::string to = uniqueName("to");
    std::string text =
        "clusters = " + from + "," + to + "\n" + from + ".bootstrap.servers = " + source + "\n" + to +
        ".bootstrap.servers = " + target + "\n" + from + "->" + to + ".enabled = true\n" + from + "->" + to +
        ".topics = " + topics.prefix + "\\\\.orders\\\\.(new,old), " + topics.prefix + "\\\\.clicks, \\\n    " +
        topics.prefix + "\\\\.v\\\\d\\\\d?\\\\d?\n" +
        "replication.factor = 1\nemit.heartbeats.enabled = false\noffset-syncs.topic.replication.factor = 1\n" +
        "checkpoints.topic.replication.factor = 1\nrefresh.topics.interval.seconds = 5\n";
    for (const char* topic : {"offset", "status", "config"}) {
        text += to + "." + topic + ".storage.replication.factor = 1\n";
    }
    const auto imported = importFormat("mm2")->importer.read({{{"mm2.properties", text}}, {}, SecretRef::From::Env});
    QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
    std::vector<std::string> expected;
    for (const std::string& topic : topics.wanted) {
        expected.push_back(from + "." + topic);
    }
    runMirrorMaker2(imported->spec, target, topics.prefix, expected);
}

void MirrorMakerTest::mirrorMaker1DoesWhatIsDrawn() {
    const std::string source = fixtureBootstrap("eu");
    const std::string target = fixtureBootstrap("agg");
    const Topics topics = makeTopics(source, "mm1");
    for (const auto* list : {&topics.wanted, &topics.others}) {
        for (const std::string& topic : *list) {
            makeTopic(target, topic, 2);  // MirrorMaker 1 leaves that to the broker, which does not do it here
        }
    }
    const QTemporaryDir folder;
    const auto exported = exportFormat("mm1")->exporter.write(document(topics, source, target));
    QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
    QString script;
    for (const ExportedFile& file : exported->files) {
        script = writeTo(folder, file);
    }
    // An installation of Kafka is its script, which ends in this.
    std::string start = "#!/bin/sh\nexec";
    for (const std::string& word : java("3.9.1", "kafka.tools.MirrorMaker")) {
        start += " '" + word + "'";
    }
    QVERIFY(QDir(folder.path()).mkpath("kafka/bin"));
    writeTo(folder, {"kafka/bin/kafka-mirror-maker.sh", start + " \"$@\"\n", true});
    const QString log = folder.filePath("mirror.log");
    ChildProcess mirror(
        {{"env", "KAFKA_HOME=" + folder.filePath("kafka").toStdString(), script.toStdString()}, log.toStdString(), {}});
    QVERIFY2(complete(target, topics.prefix, topics.wanted, mirror), endOf(log).constData());
    QCOMPARE(surplus(target, topics.prefix, topics.wanted), std::set<std::string>{});
    mirror.signal(SIGTERM);
    QVERIFY(mirror.waitForEnd(std::chrono::seconds{60}));
}

TRIBUTARY_TEST(MirrorMakerTest, QCoreApplication)
#include "mirrormakertest.moc"
