#include <algorithm>

#include <QTest>

#include "core/dialects/importparts.h"
#include "core/dialects/mm1command.h"
#include "core/dialects/mm1importer.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Command lines of MirrorMaker 1 in what people start it from.
class Mm1CommandTest : public QObject {
    Q_OBJECT

private slots:
    void findsTheCommand_data();
    void findsTheCommand();
    void saysWhatCannotBeKnown();
    void takesDefaultsAndSaysSo();
    void findsSeveral();
    void findsItsFiles();
    void readsTheOptionsOfOldReleases();
    void readsTheClientsOfOldReleases();
    void saysWhereOldClustersAre();
    void leavesNewClientsTheirNames();
    void staysSmall();
    void refuses_data();
    void refuses();
};

namespace {

const std::string kConsumer = "bootstrap.servers = a:1\ngroup.id = g\n";
const std::string kProducer = "bootstrap.servers = b:1\n";

Result<Imported> importCommand(const std::string& text) {
    const auto parts = importParts(
        {{{"start", text}, {"consumer.properties", kConsumer}, {"producer.properties", kProducer}}, {}}, nullptr);
    return parts ? readParts(*parts, SecretRef::From::Env) : std::unexpected(parts.error());
}

/// One command with these properties of its clients.
Result<Imported> importOld(const std::string& consumer, const std::string& producer) {
    return importFormat("mm1")->importer.read(
        {{{"start",
           "kafka-mirror-maker.sh --consumer.config consumer.properties --producer.config producer.properties "
           "--whitelist x\n"},
          {"consumer.properties", consumer},
          {"producer.properties", producer}},
         {}});
}

const LossLine* line(const LossReport& report, LossReason reason, const std::string& text = {}) {
    const auto found = std::ranges::find_if(
        report.lines(), [&](const LossLine& each) { return each.reason == reason && each.text().contains(text); });
    return found == report.lines().end() ? nullptr : &*found;
}

const std::string kFiles = "--consumer.config consumer.properties --producer.config producer.properties";

}  // namespace

void Mm1CommandTest::findsTheCommand_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char* name, const std::string& text, const char* place) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(place);
    };
    const std::string command = "/opt/kafka/bin/kafka-mirror-maker.sh " + kFiles;
    row("one line", command + " --whitelist 'orders|clicks' --num.streams 3\n", "start:1:1");
    row("a script",
        "#!/bin/bash\n# kafka-mirror-maker.sh --consumer.config old\nset -e\nexport KAFKA_HEAP_OPTS=\"-Xmx1g\"\n"
        "TOPICS='orders|clicks'\nSTREAMS=3\nexec \"$KAFKA_HOME\"/bin/kafka-mirror-maker.sh \\\n"
        "  --consumer.config \"$CONF/consumer.properties\" \\\n  --producer.config=${CONF}/producer.properties \\\n"
        "  --whitelist \"$TOPICS\" --num.streams ${STREAMS} >>/var/log/mm.log 2>&1 &\necho started\n",
        "start:7:6");
    row("options in a variable",
        "OPTS=\"" + kFiles + " --num.streams 3\"\nnohup kafka-mirror-maker $OPTS --include orders,clicks < /dev/null\n",
        "start:2:7");
    row("the class of Java",
        "java -Xmx1g -cp \"$CP\" kafka.tools.MirrorMaker " + kFiles +
            " --whitelist=\"orders|clicks\" --num.streams=3; exit\n",
        "start:1:23");
    row("behind sh -c",
        "ssh host 'sudo -u kafka kafka-mirror-maker.sh " + kFiles + " --num.streams 3 --whitelist \"orders|clicks\"'\n",
        "start:1:10");
    row("a unit",
        "[Unit]\nDescription=kafka-mirror-maker\n\n[Service]\nEnvironment=STREAMS=3 \"TOPICS=orders|clicks\"\n"
        "ExecStartPre=/bin/true\nExecStart=/opt/kafka/bin/kafka-mirror-maker.sh --consumer.config \\\n"
        "    /etc/kafka/consumer.properties \\\n"
        "    --producer.config /etc/kafka/producer.properties --whitelist $TOPICS --num.streams ${STREAMS}\n"
        "Restart=always\n",
        "start:7:11");
    row("a unit with a bar", "[Service]\nExecStart=-" + command + " --whitelist orders|clicks --num.streams 3\n",
        "start:2:11");
    row("compose, a list",
        "services:\n  mirror:\n    image: kafka\n    entrypoint: [\"/opt/kafka/bin/kafka-mirror-maker.sh\"]\n    "
        "command:\n"
        "      - --consumer.config\n      - /etc/consumer.properties\n      - --producer.config\n"
        "      - /etc/producer.properties\n      - --whitelist=orders|clicks\n      - --num.streams\n      - 3\n",
        "start:4:18");
    row("compose, a text",
        "services:\n  mirror:\n    command: >-\n      kafka-mirror-maker.sh " + kFiles +
            "\n      --whitelist \"orders|clicks\" --num.streams 3\n",
        "start:3:14");
    row("compose, a shell",
        "services:\n  mirror:\n    environment:\n      STREAMS: 3\n    command: [bash, -c, 'sleep 5 && "
        "kafka-mirror-maker " +
            kFiles + " --whitelist \"orders|clicks\" --num.streams $$STREAMS']\n",
        "start:5:25");
    row("kubernetes",
        "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n"
        "        - name: mirror\n          command: [kafka-mirror-maker.sh]\n          args:\n"
        "            [--consumer.config, /c/consumer.properties, --producer.config, /c/producer.properties,\n"
        "             --whitelist, \"orders|clicks\", --num.streams, $(STREAMS)]\n          env:\n"
        "            - {name: STREAMS, value: \"3\"}\n",
        "start:8:21");
    row("a script in a manifest",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  start.sh: |\n    #!/bin/sh\n    exec kafka-mirror-maker.sh " +
            kFiles + " \\\n      --whitelist 'orders|clicks' --num.streams 3\n",
        "start:4:13");
}

void Mm1CommandTest::findsTheCommand() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    const auto commands = mm1CommandsOf({"start", text.toStdString()});
    QVERIFY2(commands.has_value(), commands ? "" : commands.error().text().c_str());
    QCOMPARE(commands->size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(commands->front().place), place);
    const auto read = importCommand(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->spec.links.size(), std::size_t(1));
    const LinkSpec& link = read->spec.links.front();
    QCOMPARE(link.streams, 3);
    QCOMPARE(link.topics.include.size(), std::size_t(2));
    QCOMPARE(link.topics.include.at(0).text, std::string("orders"));
    QCOMPARE(link.topics.include.at(1).text, std::string("clicks"));
    QCOMPARE(read->spec.cluster(link.source)->bootstrap.front(), std::string("a:1"));
    QCOMPARE(read->spec.cluster(link.target)->bootstrap.front(), std::string("b:1"));
    QVERIFY(line(read->report, LossReason::VariableOpen) == nullptr);
}

void Mm1CommandTest::saysWhatCannotBeKnown() {
    const auto read = importCommand("WL=a\nif x; then WL=b; fi\nkafka-mirror-maker.sh " + kFiles +
                                    " --whitelist \"$WL\" --num.streams $1 \"$@\"\n");
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    const LinkSpec& link = read->spec.links.front();
    QVERIFY(link.topics.include.empty());
    QCOMPARE(link.streams, 1);
    const LossLine* open = line(read->report, LossReason::SelectionOpen, "${WL}");
    QVERIFY(open != nullptr);
    QVERIFY2(open->place.starts_with("start:3:"), open->place.c_str());
    QVERIFY(line(read->report, LossReason::VariableOpen, "--num.streams = $1") != nullptr);
    QVERIFY(line(read->report, LossReason::VariableOpen, "$@") != nullptr);
    QVERIFY(std::ranges::any_of(validate(read->spec),
                                [](const Finding& finding) { return finding.severity == Finding::Severity::Error; }));

    for (const char* assigned : {"for WL in a b; do\n", "read -r WL\n", "WL=$(topics)\n", "WL=a\nWL=b\n", ""}) {
        const auto left =
            importCommand(std::string(assigned) + "kafka-mirror-maker.sh " + kFiles + " --whitelist $WL\n");
        QVERIFY2(left.has_value() && line(left->report, LossReason::SelectionOpen) != nullptr, assigned);
    }

    const auto unit = importCommand("[Service]\nEnvironmentFile=/etc/mm\nExecStart=kafka-mirror-maker " + kFiles +
                                    " $MM_OPTS --num.streams %i\n");
    QVERIFY2(unit.has_value(), unit ? "" : unit.error().text().c_str());
    QVERIFY(line(unit->report, LossReason::SelectionOpen, "${MM_OPTS}") != nullptr);
    QVERIFY(line(unit->report, LossReason::VariableOpen, "%i") != nullptr);
}

void Mm1CommandTest::takesDefaultsAndSaysSo() {
    const auto read =
        importCommand("kafka-mirror-maker.sh " + kFiles + " --whitelist \"${TOPICS:-orders}\" --num.streams ${N:=2}\n");
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->spec.links.front().streams, 2);
    QCOMPARE(read->spec.links.front().topics.include.at(0).text, std::string("orders"));
    QVERIFY(line(read->report, LossReason::VariableDefault, "TOPICS = orders") != nullptr);
    QVERIFY(line(read->report, LossReason::VariableDefault, "N = 2") != nullptr);
}

void Mm1CommandTest::findsSeveral() {
    const auto parts = importParts({{{"start", "kafka-mirror-maker.sh " + kFiles + " --whitelist a\n" +
                                                   "kafka-mirror-maker.sh --consumer.config producer.properties "
                                                   "--producer.config consumer.properties --whitelist b\n" +
                                                   "kafka-mirror-maker.sh " + kFiles + " --whitelist a\n"},
                                     {"consumer.properties", kConsumer},
                                     {"producer.properties", kProducer}},
                                    {}},
                                   nullptr);
    QVERIFY2(parts.has_value(), parts ? "" : parts.error().text().c_str());
    const auto read = readParts(*parts, SecretRef::From::Env);
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QCOMPARE(read->spec.clusters.size(), std::size_t(2));
    QCOMPARE(read->spec.links.size(), std::size_t(2));
    QVERIFY(read->spec.links[0].source == read->spec.links[1].target);
    QVERIFY(read->spec.links[0].target == read->spec.links[1].source);
}

void Mm1CommandTest::findsItsFiles() {
    ImportRequest request{{{"/opt/mirror/start.sh",
                            "kafka-mirror-maker.sh --consumer.config conf/c.properties "
                            "--producer.config $D/p.properties --whitelist x\n"}},
                          {}};
    std::vector<Mm1Importer::WantedFile> wanted = Mm1Importer::wantedFiles(request);
    QCOMPARE(wanted.size(), std::size_t(2));
    QCOMPARE(wanted[0].name, std::string("conf/c.properties"));
    QCOMPARE(wanted[0].from, std::string("/opt/mirror/start.sh"));
    QCOMPARE(wanted[0].place, std::string("/opt/mirror/start.sh:1:41"));
    request.files.push_back({"/elsewhere/p.properties", kProducer});
    wanted = Mm1Importer::wantedFiles(request);
    QCOMPARE(wanted.size(), std::size_t(1));
    request.files.push_back({"conf/c.properties", kConsumer});
    QVERIFY(Mm1Importer::wantedFiles(request).empty());
    const auto read = importFormat("mm1")->importer.read(request);
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
}

void Mm1CommandTest::readsTheOptionsOfOldReleases() {
    const auto read = importCommand("kafka-run-class.sh kafka.tools.MirrorMaker " + kFiles +
                                    " --num.producers 2 --queue.size 1000 --queue.byte.size 5000 --new.producer "
                                    "--num.streams 4 --rebalance.listener com.x.L --blacklist 'tmp.*,scratch'\n");
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    const LinkSpec& link = read->spec.links.front();
    QCOMPARE(link.streams, 4);
    QCOMPARE(link.topics.include, (std::vector{TopicEntry{TopicEntry::Kind::Regex, ".*"}}));
    QCOMPARE(link.topics.exclude, (std::vector{TopicEntry{TopicEntry::Kind::Regex, "tmp.*"},
                                               TopicEntry{TopicEntry::Kind::Literal, "scratch"}}));
    for (const char* tuning :
         {"--num.producers = 2", "--queue.size = 1000", "--queue.byte.size = 5000", "--new.producer"}) {
        const LossLine* said = line(read->report, LossReason::HowItRuns, tuning);
        QVERIFY2(said != nullptr && said->part() == LossPart::Kept, tuning);
    }
    QVERIFY(line(read->report, LossReason::NoCounterpart, "--rebalance.listener = com.x.L") != nullptr);

    const auto open = importCommand("kafka-mirror-maker.sh " + kFiles + " --blacklist \"$NOT\"\n");
    QVERIFY2(open.has_value(), open ? "" : open.error().text().c_str());
    QVERIFY(line(open->report, LossReason::SelectionOpen, "--blacklist = ${NOT}") != nullptr);
    QVERIFY(open->spec.links.front().topics.include.empty());

    const auto two =
        importCommand("kafka-mirror-maker.sh " + kFiles + " --consumer.config other.properties --whitelist x\n");
    QVERIFY(!two.has_value());
    QVERIFY2(two.error().text().contains("give a command for each source"), two.error().text().c_str());
}

void Mm1CommandTest::readsTheClientsOfOldReleases() {
    const auto read = importOld(
        "zookeeper.connect=zk-1:2181,zk-2:2181/kafka\ngroup.id=mirror\nauto.offset.reset=smallest\n"
        "fetch.message.max.bytes=2000000\nfetch.wait.max.ms=200\nsocket.receive.buffer.bytes=65536\n"
        "zookeeper.session.timeout.ms=6000\nnum.consumer.fetchers=2\nrebalance.max.retries=9\nauto.commit.enable="
        "false\n",
        "metadata.broker.list=b-1:9092,b-2:9092\nproducer.type=async\nrequest.required.acks=-1\ncompression.codec=2\n"
        "queue.buffering.max.ms=100\nmessage.send.max.retries=7\nserializer.class=kafka.serializer.DefaultEncoder\n"
        "batch.num.messages=200\n");
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    const LinkSpec& link = read->spec.links.front();
    QCOMPARE(link.start.position, StartPosition::Earliest);
    QCOMPARE(link.consumer.at("max.partition.fetch.bytes"), std::string("2000000"));
    QCOMPARE(link.consumer.at("fetch.wait.max.ms"), std::string("200"));
    QCOMPARE(read->spec.cluster(link.source)->client.at("socket.receive.buffer.bytes"), std::string("65536"));
    QVERIFY(read->spec.cluster(link.source)->bootstrap.empty());
    QCOMPARE(read->spec.cluster(link.target)->bootstrap, (std::vector<std::string>{"b-1:9092", "b-2:9092"}));
    QCOMPARE(link.compression, Compression::Snappy);
    QCOMPARE(link.producer.at("linger.ms"), std::string("100"));
    QCOMPARE(link.producer.at("retries"), std::string("7"));
    const auto said = [&](LossPart part, LossReason reason, const char* place, const char* subject) {
        const auto lines = read->report.part(part);
        return std::ranges::any_of(lines, [&](const LossLine& each) {
            return each.reason == reason && each.place == place && each.subject.contains(subject);
        });
    };
    QVERIFY(said(LossPart::Mirroring, LossReason::AddressOpen, "consumer.properties:1:1", "zookeeper.connect = zk-1"));
    QVERIFY(said(LossPart::Mirroring, LossReason::OldPartitioner, "producer.properties:1:1", "metadata.broker.list"));
    QVERIFY(said(LossPart::Decide, LossReason::PositionsElsewhere, "consumer.properties:1:1", "start = earliest"));
    QVERIFY(line(read->report, LossReason::PositionsTakenOver) == nullptr);
    QVERIFY(said(LossPart::Kept, LossReason::HowItRuns, "consumer.properties:7:1", "zookeeper.session.timeout.ms"));
    QVERIFY(said(LossPart::Kept, LossReason::HowItRuns, "producer.properties:2:1", "producer.type = async"));
    QVERIFY(said(LossPart::Kept, LossReason::Renamed, "producer.properties:1:1", "metadata.broker.list"));
    // Nothing is left without a counterpart.
    QVERIFY(line(read->report, LossReason::NoCounterpart) == nullptr);
    QVERIFY(std::ranges::any_of(validate(read->spec),
                                [](const Finding& finding) { return finding.error.code == ErrorCode::NoBootstrap; }));

    const auto weak = importOld("zookeeper.connect=zk:2181\noffsets.storage=kafka\ngroup.id=mirror\n",
                                "metadata.broker.list=b:1\nrequest.required.acks=1\npartitioner.class=com.x.P\n");
    QVERIFY2(weak.has_value(), weak ? "" : weak.error().text().c_str());
    QVERIFY(line(weak->report, LossReason::PositionsTakenOver) != nullptr);
    QVERIFY(line(weak->report, LossReason::PositionsElsewhere) == nullptr);
    for (const char* decided : {"acks = 1", "partitioner.class = com.x.P"}) {
        const LossLine* lost = line(weak->report, LossReason::DecidedByEngine, decided);
        QVERIFY2(lost != nullptr && lost->kind == LossKind::Lost, decided);
    }
    QCOMPARE(weak->spec.links.front().start.position, StartPosition::Latest);
}

/// Clusters that ZooKeeper alone knows are one where their ZooKeeper is.
void Mm1CommandTest::saysWhereOldClustersAre() {
    const auto links = [](const std::string& second) {
        const auto parts =
            importParts({{{"start",
                           "kafka-mirror-maker.sh --consumer.config c1 --producer.config p --whitelist a\n"
                           "kafka-mirror-maker.sh --consumer.config c2 --producer.config p --whitelist b\n"},
                          {"c1", "zookeeper.connect=zk:2181\ngroup.id=g\n"},
                          {"c2", "zookeeper.connect=" + second + "\ngroup.id=g\n"},
                          {"p", kProducer}},
                         {}},
                        nullptr);
        return parts ? readParts(*parts, SecretRef::From::Env) : std::unexpected(parts.error());
    };
    const auto one = links("zk:2181");
    QVERIFY2(one.has_value(), one ? "" : one.error().text().c_str());
    QCOMPARE(one->spec.clusters.size(), std::size_t(2));
    const auto two = links("zk:2181/other");
    QVERIFY2(two.has_value(), two ? "" : two.error().text().c_str());
    QCOMPARE(two->spec.clusters.size(), std::size_t(3));
    QVERIFY(two->spec.links.at(0).source != two->spec.links.at(1).source);
}

/// What only old clients know did nothing to newer ones.
void Mm1CommandTest::leavesNewClientsTheirNames() {
    const auto read =
        importOld("bootstrap.servers=a:1\ngroup.id=g\nauto.commit.enable=true\nfetch.message.max.bytes=5\n",
                  "bootstrap.servers=b:1\nmetadata.broker.list=c:1\ncompression.codec=gzip\n");
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    const LinkSpec& link = read->spec.links.front();
    QCOMPARE(read->spec.cluster(link.target)->bootstrap, std::vector<std::string>{"b:1"});
    QCOMPARE(link.compression, Compression::Source);
    QVERIFY(!link.consumer.contains("max.partition.fetch.bytes"));
    QVERIFY(line(read->report, LossReason::PositionsTakenOver) != nullptr);
    QVERIFY(line(read->report, LossReason::OldPartitioner) == nullptr);
    for (const char* idle :
         {"auto.commit.enable", "fetch.message.max.bytes", "metadata.broker.list", "compression.codec"}) {
        QVERIFY2(line(read->report, LossReason::NoEffect, idle) != nullptr, idle);
    }
}

/// Values that hold each other twice, forty times over.
void Mm1CommandTest::staysSmall() {
    std::string text = "A0=0123456789\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "$A" + std::to_string(i - 1);
        text += "A" + std::to_string(i) + "=" + before + before + "\n";
    }
    const auto read = importCommand(text + "kafka-mirror-maker.sh " + kFiles + " --whitelist $A39\n");
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QVERIFY(line(read->report, LossReason::SelectionOpen) != nullptr);
    std::string many;
    for (int i = 0; i < 1100; ++i) {
        many += "kafka-mirror-maker.sh " + kFiles + " --whitelist t" + std::to_string(i) + "\n";
    }
    const auto refused = importCommand(many);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().text().contains("more than 1000 commands"), refused.error().text().c_str());
}

void Mm1CommandTest::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char* name, const std::string& text, const char* place, const char* reason) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(place) << QByteArray(reason);
    };
    row("no topics", "\n  kafka-mirror-maker.sh " + kFiles + "\n", "start:2:3", "include (or --whitelist) is missing");
    row("no producer", "kafka-mirror-maker.sh --consumer.config consumer.properties --whitelist x\n", "start:1:1",
        "--producer.config is missing");
    row("an unknown option", "kafka-mirror-maker.sh " + kFiles + " \\\n --topics x\n", "start:2:2",
        "--topics is not one of its options");
    row("a number", "kafka-mirror-maker.sh " + kFiles + " --whitelist x --num.streams many\n", "start:1:127",
        "whole number");
    row("another file",
        "kafka-mirror-maker.sh --consumer.config x.properties --producer.config producer.properties "
        "--whitelist x\n",
        "start:1:41", "name it too");
    row("only in a message", "echo \"kafka-mirror-maker.sh --consumer.config X --producer.config Y\"\n", "", "behind");
    row("broken YAML", "services:\n  a: [kafka-mirror-maker, --consumer.config\n", "start:3:1", "YAML");
}

void Mm1CommandTest::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, reason);
    const auto read = importFormat("mm1")->importer.read(
        {{{"start", text.toStdString()}, {"consumer.properties", kConsumer}, {"producer.properties", kProducer}}, {}});
    QVERIFY(!read.has_value());
    QCOMPARE(QByteArray::fromStdString(read.error().context), place);
    QVERIFY2(read.error().text().contains(reason.toStdString()), read.error().text().c_str());
}

TRIBUTARY_TEST(Mm1CommandTest, NoApplication)
#include "mm1commandtest.moc"
