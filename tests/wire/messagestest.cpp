#include "core/wire/brokerrelease.h"
#include "core/wire/messages.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

#include <QTest>

using namespace tributary::wire;

/// The requests and answers of the batch path: what is read from valid answers, and that nothing else is read.
class MessagesTest : public QObject {
    Q_OBJECT

private slots:
    void agreesOnTheHighestVersionBothKnow();
    void agreesOnNothingWhereThereIsNothing();
    void readsMetadataInEveryVersion();
    void readsFetchedInEveryVersion();
    void readsProducedInEveryVersion();
    void readsTheSmallAnswers();
    void tellsTheReleaseOfABroker();
    void everyTruncatedAnswerIsRefused();
    void randomBytesDoNoHarm();
    void damagedAnswersDoNoHarm();
    void noCountIsBelievedThatTheBytesCannotHold();
    void topicsThatStandTogetherAreSentTogether();
    void recordsGoWhereTheRequestLeavesThemRoom();
};

namespace {

using Bytes = std::vector<std::byte>;

std::span<const std::byte> text(std::string_view from) { return std::as_bytes(std::span{from}); }

Bytes metadataAnswer(std::int16_t version) {
    Writer out;
    out.put(std::int32_t{11}).count(2);
    out.put(std::int32_t{1}).string("one.example").put(std::int32_t{9092}).nullString();
    out.put(std::int32_t{2}).string("two").put(std::int32_t{19'093}).string("rack");
    out.string("cluster-id").put(std::int32_t{2}).count(2);
    out.put(std::int16_t{0}).string("orders").put(std::int8_t{0}).count(2);
    for (std::int32_t partition = 0; partition < 2; ++partition) {
        out.put(std::int16_t{partition == 0 ? std::int16_t{0} : std::int16_t{5}}).put(partition);
        out.put(partition == 0 ? 2 : -1);
        if (version >= 7) {
            out.put(std::int32_t{40 + partition});
        }
        out.count(2).put(std::int32_t{1}).put(std::int32_t{2}).count(1).put(std::int32_t{2});
        if (version >= 5) {
            out.count(1).put(std::int32_t{1});
        }
    }
    if (version >= 8) {
        out.put(std::int32_t{0});
    }
    out.put(std::int16_t{3}).string("gone").put(std::int8_t{0}).count(0);
    if (version >= 8) {
        out.put(std::int32_t{0}).put(std::int32_t{0});  // of the topic, of the cluster
    }
    return out.take();
}

Bytes fetchAnswer(std::int16_t version) {
    Writer out;
    out.put(std::int32_t{12});
    if (version >= 7) {
        out.put(std::int16_t{0}).put(std::int32_t{777});
    }
    out.count(2);
    for (const char* topic : {"orders", "clicks"}) {
        out.string(topic).count(1).put(std::int32_t{4}).put(std::int16_t{0});
        out.put(std::int64_t{100}).put(std::int64_t{90});
        if (version >= 5) {
            out.put(std::int64_t{10});
        }
        out.count(2).put(std::int64_t{5}).put(std::int64_t{50}).put(std::int64_t{6}).put(std::int64_t{60});
        if (version >= 11) {
            out.put(std::int32_t{-1});
        }
        out.bytes(text("the records"));
    }
    return out.take();
}

Bytes produceAnswer(std::int16_t version) {
    Writer out;
    out.count(1).string("orders").count(2);
    for (std::int32_t partition = 0; partition < 2; ++partition) {
        out.put(partition).put(static_cast<std::int16_t>(partition == 0 ? 0 : 87)).put(std::int64_t{1'000 + partition});
        out.put(std::int64_t{-1});
        if (version >= 5) {
            out.put(std::int64_t{3});
        }
        if (version >= 8) {
            out.count(1).put(std::int32_t{0}).string("this one").string("refused");
        }
    }
    out.put(std::int32_t{13});
    return out.take();
}

Bytes versionsAnswer() {
    Writer out;
    out.put(std::int16_t{0}).count(2);
    for (const int key : {0, 1}) {
        out.put(static_cast<std::int16_t>(key)).put(std::int16_t{3}).put(std::int16_t{11});
    }
    return out.take();
}

Bytes producerAnswer() {
    return Writer{}.put(std::int32_t{0}).put(std::int16_t{0}).put(std::int64_t{4'711}).put(std::int16_t{2}).take();
}

Bytes epochAnswer() {
    Writer out;
    out.put(std::int32_t{0}).count(1).string("orders").count(1);
    out.put(std::int16_t{0}).put(std::int32_t{3}).put(std::int32_t{17}).put(std::int64_t{12'345});
    return out.take();
}

Bytes handshakeAnswer() { return Writer{}.put(std::int16_t{33}).count(2).string("PLAIN").string("GSSAPI").take(); }

Bytes authenticateAnswer(std::int16_t version) {
    Writer out;
    out.put(std::int16_t{0}).string("fine").bytes(text("token"));
    if (version >= 1) {
        out.put(std::int64_t{3'600'000});
    }
    return out.take();
}

// Whether what was decoded points into the bytes it was decoded from.
bool within(std::span<const std::byte> part, const Bytes& whole) {
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}
bool within(std::string_view part, const Bytes& whole) { return within(std::as_bytes(std::span{part}), whole); }

struct Decoder {
    std::string name;
    Bytes valid;
    std::function<bool(Bytes&)> decode;  ///< true: accepted; throws when it reached beyond the bytes
};

void demand(bool holds) {
    if (!holds) {
        throw std::runtime_error{"a decoder reached beyond its bytes"};
    }
}

// As a broker of 4.1 answers version 3, with a feature, an epoch and a tag that nobody knows yet.
Bytes releaseAnswer(std::int16_t metadataLevel, std::int16_t fetch) {
    Writer feature;
    feature.unsignedVarint(2).compactString("metadata.version").put(std::int16_t{7}).put(metadataLevel).noTags();
    Writer out;
    out.put(std::int16_t{0}).unsignedVarint(3);
    out.put(std::int16_t{0}).put(std::int16_t{0}).put(std::int16_t{13}).noTags();
    out.put(std::int16_t{1}).put(std::int16_t{4}).put(fetch).unsignedVarint(1).unsignedVarint(9).unsignedVarint(1);
    out.put(std::int8_t{5}).put(std::int32_t{0});
    out.unsignedVarint(metadataLevel == 0 ? 1 : 2);
    if (metadataLevel != 0) {
        out.unsignedVarint(0).unsignedVarint(static_cast<std::uint32_t>(feature.size())).raw(feature.out());
    }
    out.unsignedVarint(1).unsignedVarint(sizeof(std::int64_t)).put(std::int64_t{300});
    return out.take();
}

std::vector<Decoder> decoders() {
    std::vector<Decoder> out;
    const auto name = [](const char* what, int version) { return what + std::to_string(version); };
    for (std::int16_t v = 4; v <= 8; ++v) {
        out.push_back({name("metadata ", v), metadataAnswer(v),
                       [v](Bytes& in) { return decodeMetadata(Reader{in}, v).has_value(); }});
    }
    for (std::int16_t v = 4; v <= 11; ++v) {
        out.push_back({name("fetch ", v), fetchAnswer(v), [v](Bytes& in) {
                           const auto fetched = decodeFetch(Reader{in}, v);
                           for (const FetchedPartition& each :
                                fetched ? fetched->partitions : std::vector<FetchedPartition>{}) {
                               demand(within(each.records, in) && within(each.topic, in));
                           }
                           return fetched.has_value();
                       }});
    }
    for (std::int16_t v = 3; v <= 8; ++v) {
        out.push_back({name("produce ", v), produceAnswer(v), [v](Bytes& in) {
                           const auto produced = decodeProduce(Reader{in}, v);
                           for (const Produced& each : produced ? produced->partitions : std::vector<Produced>{}) {
                               demand(within(each.message, in) && within(each.topic, in));
                           }
                           return produced.has_value();
                       }});
    }
    out.push_back({"versions", versionsAnswer(), [](Bytes& in) { return decodeApiVersions(Reader{in}).has_value(); }});
    out.push_back(
        {"release", releaseAnswer(27, 18), [](Bytes& in) { return decodeBrokerRelease(Reader{in}).has_value(); }});
    out.push_back(
        {"producer", producerAnswer(), [](Bytes& in) { return decodeInitProducerId(Reader{in}).has_value(); }});
    out.push_back(
        {"epoch", epochAnswer(), [](Bytes& in) { return decodeOffsetForLeaderEpoch(Reader{in}).has_value(); }});
    out.push_back(
        {"handshake", handshakeAnswer(), [](Bytes& in) { return decodeSaslHandshake(Reader{in}).has_value(); }});
    for (std::int16_t v = 0; v <= 1; ++v) {
        out.push_back({name("authenticate ", v), authenticateAnswer(v),
                       [v](Bytes& in) { return decodeSaslAuthenticate(Reader{in}, v).has_value(); }});
    }
    return out;
}

}  // namespace

void MessagesTest::agreesOnTheHighestVersionBothKnow() {
    Versions versions;
    versions.agree(
        std::vector<VersionRange>{{ApiKey::Produce, 0, 13}, {ApiKey::Fetch, 4, 9}, {ApiKey::Metadata, 0, 4}});
    QCOMPARE(versions.of(ApiKey::Produce), std::int16_t{8});
    QCOMPARE(versions.of(ApiKey::Fetch), std::int16_t{9});
    QCOMPARE(versions.of(ApiKey::Metadata), std::int16_t{4});
    QCOMPARE(versions.of(ApiKey::SaslHandshake), std::int16_t{-1});
    versions.agree(std::vector<VersionRange>{{ApiKey::Produce, 0, 5}});
    QCOMPARE(versions.of(ApiKey::Produce), std::int16_t{5});
    QCOMPARE(versions.of(ApiKey::Fetch), std::int16_t{-1});
}

void MessagesTest::agreesOnNothingWhereThereIsNothing() {
    Versions versions;
    QCOMPARE(versions.of(ApiKey::Fetch), std::int16_t{-1});
    versions.agree(std::vector<VersionRange>{
        {ApiKey::Produce, 0, 2}, {ApiKey::Fetch, 12, 17}, {ApiKey::Metadata, 8, 4}, {static_cast<ApiKey>(900), 0, 9}});
    for (const VersionRange& ours : spokenVersions()) {
        QCOMPARE(versions.of(ours.key), std::int16_t{-1});
    }
}

void MessagesTest::readsMetadataInEveryVersion() {
    for (std::int16_t version = 4; version <= 8; ++version) {
        Bytes in = metadataAnswer(version);
        const auto read = decodeMetadata(Reader{in}, version);
        QVERIFY(read.has_value());
        QCOMPARE(read->brokers.size(), 2U);
        QCOMPARE(read->brokers[0].host, std::string{"one.example"});
        QCOMPARE(read->brokers[1].id, 2);
        QCOMPARE(int{read->brokers[1].port}, 19'093);
        QCOMPARE(read->topics.size(), 2U);
        QCOMPARE(read->topics[0].name, std::string{"orders"});
        QCOMPARE(read->topics[0].partitions.size(), 2U);
        QCOMPARE(read->topics[0].partitions[0].leader, 2);
        QCOMPARE(read->topics[0].partitions[1].leader, -1);
        QCOMPARE(read->topics[0].partitions[1].leaderEpoch, version >= 7 ? 41 : -1);
        QCOMPARE(read->topics[1].name, std::string{"gone"});
        QCOMPARE(read->topics[1].error, std::int16_t{3});
    }
}

void MessagesTest::readsFetchedInEveryVersion() {
    for (std::int16_t version = 4; version <= 11; ++version) {
        Bytes in = fetchAnswer(version);
        const auto read = decodeFetch(Reader{in}, version);
        QVERIFY(read.has_value());
        QCOMPARE(read->throttleMs, 12);
        QCOMPARE(read->sessionId, version >= 7 ? 777 : 0);
        QCOMPARE(read->partitions.size(), 2U);
        const FetchedPartition& last = read->partitions[1];
        QVERIFY(last.topic == "clicks");
        QCOMPARE(last.partition, 4);
        QCOMPARE(last.highWatermark, 100);
        QCOMPARE(last.lastStable, 90);
        QCOMPARE(last.logStart, version >= 5 ? 10 : -1);
        QCOMPARE(last.aborted.size(), 2U);
        QCOMPARE(last.aborted[1].producerId, 6);
        QCOMPARE(last.aborted[1].firstOffset, 60);
        QVERIFY(std::ranges::equal(last.records, text("the records")));
    }
}

void MessagesTest::readsProducedInEveryVersion() {
    for (std::int16_t version = 3; version <= 8; ++version) {
        Bytes in = produceAnswer(version);
        const auto read = decodeProduce(Reader{in}, version);
        QVERIFY(read.has_value());
        QCOMPARE(read->throttleMs, 13);
        QCOMPARE(read->partitions.size(), 2U);
        QCOMPARE(read->partitions[0].error, std::int16_t{0});
        QCOMPARE(read->partitions[0].baseOffset, 1'000);
        QCOMPARE(read->partitions[1].partition, 1);
        QCOMPARE(read->partitions[1].error, std::int16_t{87});
        QVERIFY(read->partitions[1].message == (version >= 8 ? "refused" : ""));
    }
}

void MessagesTest::readsTheSmallAnswers() {
    Bytes in = versionsAnswer();
    const auto versions = decodeApiVersions(Reader{in});
    QVERIFY(versions && versions->size() == 2 && (*versions)[1].key == ApiKey::Fetch && (*versions)[1].max == 11);
    in[1] = std::byte{35};  // an error
    QVERIFY(!decodeApiVersions(Reader{in}));
    in = producerAnswer();
    const auto producer = decodeInitProducerId(Reader{in});
    QVERIFY(producer && producer->id == 4'711 && producer->epoch == 2);
    in = epochAnswer();
    const auto end = decodeOffsetForLeaderEpoch(Reader{in});
    QVERIFY(end && end->leaderEpoch == 17 && end->endOffset == 12'345);
    in = handshakeAnswer();
    const auto handshake = decodeSaslHandshake(Reader{in});
    QVERIFY(handshake && handshake->error == 33 && handshake->message == "PLAIN, GSSAPI");
    in = authenticateAnswer(1);
    const auto step = decodeSaslAuthenticate(Reader{in}, 1);
    QVERIFY(step && step->token == "token" && step->message == "fine" && step->sessionLifetimeMs == 3'600'000);
}

void MessagesTest::tellsTheReleaseOfABroker() {
    const auto release = [](std::int16_t level, std::int16_t fetch) {
        Bytes in = releaseAnswer(level, fetch);
        return decodeBrokerRelease(Reader{in});
    };
    QVERIFY(release(27, 18) == (BrokerRelease{"4.1", true}));
    QVERIFY(release(21, 17) == (BrokerRelease{"3.9", true}));
    QVERIFY(release(7, 13) == (BrokerRelease{"3.3", true}));
    QVERIFY(release(29, 18) == (BrokerRelease{"4.2", true}));
    QVERIFY(release(30, 18) == (BrokerRelease{"4.3", true}));
    QVERIFY(release(33, 18) == (BrokerRelease{"4.4", true}));
    QVERIFY(release(34, 18) == (BrokerRelease{"> 4.4", false}));
    // With ZooKeeper there is no such feature.
    QVERIFY(release(0, 11) == (BrokerRelease{"2.4–2.6", false}));
    QVERIFY(release(0, 15) == (BrokerRelease{"3.5–3.6", false}));
    QVERIFY(release(0, 3) == (BrokerRelease{"", false}));
}

void MessagesTest::everyTruncatedAnswerIsRefused() {
    for (const Decoder& each : decoders()) {
        Bytes whole = each.valid;
        QVERIFY2(each.decode(whole), each.name.c_str());
        // The last four bytes of a metadata answer are of the cluster, and are not read.
        const std::size_t read = each.name == "metadata 8" ? whole.size() - 4 : whole.size();
        for (std::size_t size = 0; size < read; ++size) {
            Bytes part{whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)};
            part.shrink_to_fit();
            QVERIFY2(!each.decode(part), (each.name + " of " + std::to_string(size) + " bytes").c_str());
        }
    }
}

void MessagesTest::randomBytesDoNoHarm() {
    std::minstd_rand random{20};
    for (const Decoder& each : decoders()) {
        for (int round = 0; round < 3'000; ++round) {
            Bytes in(random() % 120);
            // Small numbers more often than not: counts and lengths that may hold.
            std::ranges::generate(
                in, [&] { return static_cast<std::byte>(random() % 3 == 0 ? random() >> 5U : random() % 3); });
            in.shrink_to_fit();
            static_cast<void>(each.decode(in));
        }
    }
}

void MessagesTest::damagedAnswersDoNoHarm() {
    std::minstd_rand random{21};
    for (const Decoder& each : decoders()) {
        for (int round = 0; round < 3'000; ++round) {
            Bytes in = each.valid;
            const auto changes = 1 + random() % 4;
            for (std::size_t i = 0; i < changes; ++i) {
                in[random() % in.size()] = static_cast<std::byte>(random() >> 5U);
            }
            if (random() % 4 == 0) {
                in.resize(random() % in.size());
            }
            in.shrink_to_fit();
            static_cast<void>(each.decode(in));
        }
    }
}

void MessagesTest::noCountIsBelievedThatTheBytesCannotHold() {
    Bytes in = Writer{}.put(std::int32_t{0}).put(std::int32_t{INT32_MAX}).take();
    QVERIFY(!decodeMetadata(Reader{in}, 8));
    QVERIFY(!decodeFetch(Reader{in}, 4));
    in = Writer{}.put(std::int32_t{INT32_MAX}).take();
    QVERIFY(!decodeProduce(Reader{in}, 8));
    Reader reader{in};
    QCOMPARE(reader.count(1), 0U);
    QVERIFY(!reader.ok());
}

void MessagesTest::topicsThatStandTogetherAreSentTogether() {
    FetchOrder order;
    order.maxBytes = 5;
    order.sessionId = 8;
    order.sessionEpoch = 9;
    order.positions = {{"a", 0, 3, 100, 7}, {"a", 1, 3, 101, 7}, {"b", 0, 4, 102, 7}};
    order.forgotten = {{"c", 6}};
    Writer out;
    encodeFetch(out, 11, order);
    Bytes bytes = out.take();
    Reader in{bytes};
    QCOMPARE(in.get<std::int32_t>(), -1);
    static_cast<void>(in.take(8));
    QCOMPARE(in.get<std::int32_t>(), 5);
    QCOMPARE(int{in.get<std::int8_t>()}, 1);
    QCOMPARE(in.get<std::int32_t>(), 8);
    QCOMPARE(in.get<std::int32_t>(), 9);
    QCOMPARE(in.get<std::int32_t>(), 2);
    QVERIFY(in.string() == "a");
    QCOMPARE(in.get<std::int32_t>(), 2);
    for (std::int32_t partition = 0; partition < 2; ++partition) {
        QCOMPARE(in.get<std::int32_t>(), partition);
        QCOMPARE(in.get<std::int32_t>(), 3);
        QCOMPARE(in.get<std::int64_t>(), 100 + partition);
        QCOMPARE(in.get<std::int64_t>(), -1);
        QCOMPARE(in.get<std::int32_t>(), 7);
    }
    QVERIFY(in.string() == "b");
    static_cast<void>(in.take(4 + 4 + 4 + 8 + 8 + 4));
    QCOMPARE(in.get<std::int32_t>(), 1);
    QVERIFY(in.string() == "c");
    QCOMPARE(in.get<std::int32_t>(), 1);
    QCOMPARE(in.get<std::int32_t>(), 6);
    QVERIFY(in.string().empty());
    QVERIFY(in.ok());
    QCOMPARE(in.left(), 0U);
}

void MessagesTest::recordsGoWhereTheRequestLeavesThemRoom() {
    std::vector<ProducePart> parts{{"a", 0, 10, 0}, {"a", 1, 20, 0}, {"b", 5, 30, 0}};
    Writer out;
    encodeProduce(out, 30'000, parts);
    Bytes bytes = out.take();
    for (const ProducePart& each : parts) {
        QCOMPARE(static_cast<std::size_t>(loadBig<std::int32_t>(&bytes[each.recordsAt - 4])), each.recordBytes);
        QCOMPARE(loadBig<std::int32_t>(&bytes[each.recordsAt - 8]), each.partition);
    }
    QCOMPARE(parts[2].recordsAt, bytes.size());
    QCOMPARE(loadBig<std::int16_t>(&bytes[2]), std::int16_t{-1});  // acknowledged by all in sync
}

TRIBUTARY_TEST(MessagesTest, QCoreApplication)
#include "messagestest.moc"
