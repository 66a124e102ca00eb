#include <algorithm>

#include <QTest>

#include "core/dialects/clientnames.h"
#include "core/dialects/mm1importer.h"
#include "core/dialects/registry.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/enumnames.h"
#include "core/topology/topologyjson.h"
#include "tests/dialects/randomtopology.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Document → format → document: equal, but for what the report says. Random documents with fixed seeds.
class RoundTripTest : public QObject {
    Q_OBJECT

private slots:
    void losesNothingInSilence_data();
    void losesNothingInSilence();
    void carriesPlainDocumentsWhole_data();
    void carriesPlainDocumentsWhole();
};

namespace {

std::string secretText(const std::optional<SecretRef>& secret) {
    return secret ? std::string(enumText(secret->from)) + " " + secret->name + " " + secret->key : "";
}

std::string listText(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& each : list) {
        out += each + ",";
    }
    return out;
}

/// Which of some telling names the link mirrors.
std::string mirroredText(const LinkSpec& link) {
    static constexpr const char* kTopics[] = {
        "orders",     "orders.eu",  "orders-dlq", "clicks", "clicks.raw", "__offsets", ".hidden",
        "x.internal", "x-internal", "v1",         "v123",   "v1234",      "a",         "b",
        "a.b",        "ac",         "bc",         "xz",     "yz",         "a-b_c",     "x.replica"};
    const auto matcher = TopicMatcher::compile(link.topics);
    std::string out;
    for (const char* topic : kTopics) {
        out += matcher && matcher->decide(topic).decision == TopicDecision::Mirrored ? topic + std::string(" ") : "";
    }
    return out;
}

/// What reaches a client: the cluster's overrides under the link's own.
ClientOverrides effective(const TopologySpec& spec, const ClusterId& cluster, const ClientOverrides& own,
                          ClientRole role) {
    const ClientRole other = role == ClientRole::Consumer ? ClientRole::Producer : ClientRole::Consumer;
    ClientOverrides out = own;
    for (const auto& [name, value] : spec.cluster(cluster)->client) {
        if (!javaSetting(other, name, value) || javaSetting(role, name, value)) {
            out.try_emplace(name, value);
        }
    }
    return out;
}

struct Field {
    std::string name;  ///< as the report's subject has it
    std::string before;
    std::string after;
};

std::vector<Field> overrideFields(const ClientOverrides& before, const ClientOverrides& after) {
    std::vector<Field> fields;
    const auto text = [](const ClientOverrides& all, const std::string& name) {
        const auto found = all.find(name);
        return found == all.end() ? std::string("<none>") : found->second;
    };
    ClientOverrides all = before;
    all.insert(after.begin(), after.end());
    for (const auto& [name, value] : all) {
        fields.push_back({name, text(before, name), text(after, name)});
    }
    return fields;
}

std::vector<Field> linkFields(const TopologySpec& before, const LinkSpec& a, const TopologySpec& after,
                              const LinkSpec& b) {
    std::vector<Field> fields{
        {"internal", mirroredText(a), mirroredText(b)},
        {"naming", targetNaming(a).pattern, targetNaming(b).pattern},
        {"partitioning", std::string(enumText(a.partitioning)), std::string(enumText(b.partitioning))},
        {"streams", std::to_string(a.streams), std::to_string(b.streams)},
        {"commitIntervalMs", std::to_string(a.commitIntervalMs), std::to_string(b.commitIntervalMs)},
        {"topicRefreshMs", std::to_string(a.topicRefreshMs), std::to_string(b.topicRefreshMs)},
        {"start", std::string(enumText(a.start.position)), std::string(enumText(b.start.position))},
        {"onSendFailure", std::string(enumText(a.onSendFailure)), std::string(enumText(b.onSendFailure))},
        {"compression", std::string(enumText(a.compression)), std::string(enumText(b.compression))},
        {"path", std::string(enumText(a.path)), std::string(enumText(b.path))},
        {"memoryMiB", std::to_string(a.memoryMiB), std::to_string(b.memoryMiB)},
        {"replicationFactor", std::to_string(a.replicationFactor), std::to_string(b.replicationFactor)},
        {"group", a.group, b.group},
        {"name", a.name, b.name},
        {"bends", std::to_string(a.bends.size()), std::to_string(b.bends.size())},
        {"alert", std::to_string(a.alert.has_value()), std::to_string(b.alert.has_value())}};
    for (const auto& more : {overrideFields(effective(before, a.source, a.consumer, ClientRole::Consumer),
                                            effective(after, b.source, b.consumer, ClientRole::Consumer)),
                             overrideFields(effective(before, a.target, a.producer, ClientRole::Producer),
                                            effective(after, b.target, b.producer, ClientRole::Producer))}) {
        fields.insert(fields.end(), more.begin(), more.end());
    }
    return fields;
}

std::vector<Field> clusterFields(const ClusterSpec& a, const ClusterSpec& b) {
    const SecuritySpec& x = a.security;
    const SecuritySpec& y = b.security;
    return {{"bootstrap", listText(a.bootstrap), listText(b.bootstrap)},
            {"protocol", std::string(enumText(x.protocol)), std::string(enumText(y.protocol))},
            {"mechanism", x.mechanism, y.mechanism},
            {"username", x.username, y.username},
            {x.password ? x.password->name : "password", secretText(x.password), secretText(y.password)},
            {"ca", x.caFile, y.caFile},
            {"certificateFile", x.certificateFile, y.certificateFile},
            {"keyFile", x.keyFile, y.keyFile},
            {x.keyPassword ? x.keyPassword->name : "keyPassword", secretText(x.keyPassword), secretText(y.keyPassword)},
            {"name", a.name, b.name},
            {"tier", std::string(enumText(a.tier)), std::string(enumText(b.tier))},
            {"position", std::to_string(a.position.has_value()), std::to_string(b.position.has_value())},
            {"production", std::to_string(a.production), std::to_string(b.production)}};
}

bool isReported(const LossReport& report, const std::vector<std::string>& places, const std::string& field) {
    return std::ranges::any_of(report.lines(), [&](const LossLine& line) {
        return std::ranges::find(places, line.place) != places.end() && line.subject.contains(field);
    });
}

struct Case {
    const char* to;
    const char* from;
    bool oneLink;
};

Result<Imported> readBack(const Case& format, const Exported& exported) {
    ImportRequest request;
    for (const ExportedFile& file : exported.files) {
        request.files.push_back({file.name, file.text});
    }
    if (std::string_view(format.from) == "mm1") {
        // The script's command line, as its shell would pass it.
        const std::string& script = exported.files.at(2).text;
        QString text = QString::fromStdString(script.substr(script.find("--consumer.config")));
        text.replace("\\\n", " ");
        bool quoted = false;
        std::string argument;
        for (const QChar c : text) {
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c.isSpace()) {
                if (!argument.empty()) {
                    request.arguments.push_back(std::exchange(argument, {}));
                }
            } else {
                argument += QString(c).toStdString();
            }
        }
    }
    return importFormat(format.from)->importer.read(request);
}

const LinkSpec* linkLike(const TopologySpec& after, const LinkSpec& link, const Case& format) {
    if (format.oneLink) {
        return after.links.empty() ? nullptr : &after.links.front();
    }
    const auto found = std::ranges::find_if(after.links, [&](const LinkSpec& other) {
        return other.source == link.source && other.target == link.target &&
               (std::string_view(format.to) != "connect" || other.id == link.id);
    });
    return found == after.links.end() ? nullptr : &*found;
}

}  // namespace

void RoundTripTest::losesNothingInSilence_data() {
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<bool>("oneLink");
    QTest::newRow("mm2") << QByteArray("mm2") << QByteArray("mm2") << false;
    QTest::newRow("strimzi") << QByteArray("strimzi") << QByteArray("strimzi") << false;
    QTest::newRow("strimzi-v1") << QByteArray("strimzi-v1") << QByteArray("strimzi") << false;
    QTest::newRow("connect") << QByteArray("connect") << QByteArray("connect") << false;
    QTest::newRow("replicator") << QByteArray("replicator") << QByteArray("connect") << true;
    QTest::newRow("mm1") << QByteArray("mm1") << QByteArray("mm1") << true;
}

void RoundTripTest::losesNothingInSilence() {
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, from);
    QFETCH(bool, oneLink);
    const Case format{to.constData(), from.constData(), oneLink};
    int compared = 0;
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        const TopologySpec spec = randomTopology(seed, RandomFields::Any, oneLink);
        const auto exported = exportFormat(format.to)->exporter.write(spec);
        if (!exported) {
            QVERIFY(exported.error().code == ErrorCode::NothingToExport);
            continue;
        }
        const auto imported = readBack(format, *exported);
        QVERIFY2(imported.has_value(), imported ? "" : (std::to_string(seed) + ": " + imported.error().text()).c_str());
        QVERIFY(imported->secrets.empty());
        for (const LinkSpec& link : spec.links) {
            const std::string place = "link " + link.id.str();
            const LinkSpec* back = linkLike(imported->spec, link, format);
            const bool leftOut = std::ranges::any_of(exported->report.lines(), [&](const LossLine& line) {
                return line.place == place &&
                       (line.reason == LossReason::SecondLink || line.reason == LossReason::NamingUnsupported ||
                        line.reason == LossReason::PatternUnsupported || line.reason == LossReason::LinkLeftOut);
            });
            if (leftOut) {
                continue;
            }
            QVERIFY2(back != nullptr, (std::to_string(seed) + ": " + place + " is gone").c_str());
            const std::vector<std::string> places{place, "cluster " + link.source.str(),
                                                  "cluster " + link.target.str()};
            for (const Field& field : linkFields(spec, link, imported->spec, *back)) {
                QVERIFY2(field.before == field.after || isReported(exported->report, places, field.name),
                         (std::to_string(seed) + ": " + place + ": " + field.name + " was \"" + field.before +
                          "\", is \"" + field.after + "\"")
                             .c_str());
            }
            for (const auto& [was, is] : {std::pair{link.source, back->source}, std::pair{link.target, back->target}}) {
                for (const Field& field : clusterFields(*spec.cluster(was), *imported->spec.cluster(is))) {
                    QVERIFY2(field.before == field.after ||
                                 isReported(exported->report, {"cluster " + was.str()}, field.name),
                             (std::to_string(seed) + ": cluster " + was.str() + ": " + field.name + " was \"" +
                              field.before + "\", is \"" + field.after + "\"")
                                 .c_str());
                }
            }
            ++compared;
        }
    }
    QVERIFY2(compared > 100, std::to_string(compared).c_str());
}

void RoundTripTest::carriesPlainDocumentsWhole_data() {
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("from");
    QTest::newRow("mm2") << QByteArray("mm2") << QByteArray("mm2");
    QTest::newRow("connect") << QByteArray("connect") << QByteArray("connect");
}

/// With nothing in it that the format lacks there is nothing but notes.
void RoundTripTest::carriesPlainDocumentsWhole() {
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, from);
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const TopologySpec spec = randomTopology(seed, RandomFields::CarriedEverywhere, true);
        const auto exported = exportFormat(to.toStdString())->exporter.write(spec);
        QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
        for (const LossLine& line : exported->report.lines()) {
            QVERIFY2(line.kind == LossKind::Note, line.text().c_str());
        }
        const auto imported = readBack({to.constData(), from.constData(), true}, *exported);
        QVERIFY(imported.has_value());
        for (const LossLine& line : imported->report.lines()) {
            // What MirrorMaker 2 does of its own: its positions are nowhere else, and patterns reach topics of
            // services.
            const bool ofIts = line.reason == LossReason::PositionsMissed || line.reason == LossReason::ServiceTopics;
            QVERIFY2(line.kind == LossKind::Note || ofIts, line.text().c_str());
        }
        QCOMPARE(imported->spec.links.size(), std::size_t(1));
        // And it stays as it is from there on.
        const auto again = exportFormat(to.toStdString())->exporter.write(imported->spec);
        QVERIFY(again.has_value());
        const auto twice = readBack({to.constData(), from.constData(), true}, *again);
        QVERIFY(twice.has_value());
        QCOMPARE(QByteArray::fromStdString(writeTopology(twice->spec)),
                 QByteArray::fromStdString(writeTopology(imported->spec)));
    }
}

TRIBUTARY_TEST(RoundTripTest, NoApplication)
#include "roundtriptest.moc"
