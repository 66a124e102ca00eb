// Looks at a topic for the benchmark: how its end moves while a mirror fills it, how long records took to reach it, and
// what it holds.

#include "core/base/clock.h"
#include "tests/bench/procsample.h"
#include "tests/bench/topicreader.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>
#include <map>
#include <numeric>
#include <string_view>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace tributary::bench {

namespace {

struct Options {
    std::string bootstrap;
    std::string topic;
    std::int64_t expect = 0;
    int partitions = 4;
    int pid = 0;
    int intervalMs = 50;
    int stallSeconds = 90;
    double settleSeconds = 2;
    double warmupSeconds = 25;
    double seconds = 30;
};

int fail(const std::string& reason) {
    fmt::print(stderr, "benchprobe: {}\n", reason);
    return 1;
}

double secondsSince(MonotonicTime start) { return std::chrono::duration<double>(MonotonicClock::now() - start).count(); }

/// One line per sample: monotonic seconds, records at the topic, then of the process CPU seconds, threads, resident and
/// peak KiB. Ends when the topic has held what is expected for a while, or has not grown for long.
int watchEnds(const Options& options) {
    const auto admin = kafka::AdminClient::create({{"bootstrap.servers", options.bootstrap}});
    if (!admin) {
        return fail(admin.error().text());
    }
    std::vector<kafka::TopicPartition> partitions;
    for (int i = 0; i < options.partitions; ++i) {
        partitions.push_back({options.topic, i});
    }
    std::int64_t last = -1;
    MonotonicTime grown = MonotonicClock::now();
    for (;;) {
        const auto offsets =
            (*admin)->listOffsets(partitions, static_cast<std::int64_t>(kafka::OffsetAt::Latest), false, 10'000);
        const MonotonicTime now = MonotonicClock::now();
        if (offsets) {
            const std::int64_t sum = std::accumulate(offsets->begin(), offsets->end(), std::int64_t{0},
                                                     [](std::int64_t total, const auto& each) { return total + each.second; });
            const ProcSample sample = sampleProcess(options.pid);
            fmt::print("{:.4f} {} {:.2f} {} {} {}\n", std::chrono::duration<double>(now.time_since_epoch()).count(), sum,
                       sample.cpuSeconds, sample.threads, sample.residentKiB, sample.peakKiB);
            std::fflush(stdout);
            if (!sample.alive) {
                return fail("the process has ended");
            }
            if (sum != last) {
                last = sum;
                grown = now;
            }
        }
        const double quiet = secondsSince(grown);
        if (last >= options.expect && quiet > options.settleSeconds) {
            return 0;
        }
        if (quiet > options.stallSeconds) {
            return fail(fmt::format("the topic has stayed at {} records", last));
        }
        std::this_thread::sleep_until(now + std::chrono::milliseconds{options.intervalMs});
    }
}

int measureLatency(const Options& options) {
    TopicReader reader{{{"bootstrap.servers", options.bootstrap}}, options.topic, kafka::OffsetAt::Latest};
    if (const Status opened = reader.open(); !opened) {
        return fail(opened.error().text());
    }
    const MonotonicTime opened = MonotonicClock::now();
    std::optional<MonotonicTime> first;
    std::vector<std::int64_t> latencies;
    for (;;) {
        const auto messages = reader.poll(100);
        const MonotonicTime now = MonotonicClock::now();
        const std::int64_t nowNs = std::chrono::nanoseconds{now.time_since_epoch()}.count();
        if (first && secondsSince(*first) >= options.warmupSeconds + options.seconds) {
            std::ranges::for_each(messages, kafka::releaseMessage);
            break;
        }
        const bool counting = first && secondsSince(*first) >= options.warmupSeconds;
        for (kafka::RawMessage* message : messages) {
            const kafka::RecordFields fields = kafka::readFields(*message);
            if (fields.kind == kafka::RecordKind::Record) {
                if (!first) {
                    first = now;
                }
                const std::string_view text{static_cast<const char*>(fields.value), fields.valueSize};
                std::int64_t sentNs = 0;
                std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 20), sentNs);
                if (counting) {
                    latencies.push_back(nowNs - sentNs);
                }
            }
            kafka::releaseMessage(message);
        }
        if (reader.error()) {
            return fail(reader.error()->text());
        }
        if (!first && secondsSince(opened) > options.stallSeconds) {
            return fail("no record arrived");
        }
    }
    reader.close();
    if (latencies.empty()) {
        return fail("no record arrived in the measured time");
    }
    std::ranges::sort(latencies);
    const auto quantile = [&latencies](double q) {
        const auto rank = static_cast<std::size_t>(q * static_cast<double>(latencies.size()));
        return static_cast<double>(latencies[std::min(rank, latencies.size() - 1)]) / 1e6;
    };
    const double mean = static_cast<double>(std::accumulate(latencies.begin(), latencies.end(), std::int64_t{0})) /
                        static_cast<double>(latencies.size()) / 1e6;
    fmt::print("{{\"records\": {}, \"seconds\": {}, \"meanMs\": {:.3f}, \"p50Ms\": {:.3f}, \"p95Ms\": {:.3f}, "
               "\"p99Ms\": {:.3f}, \"p999Ms\": {:.3f}, \"maxMs\": {:.3f}}}\n",
               latencies.size(), options.seconds, mean, quantile(0.5), quantile(0.95), quantile(0.99), quantile(0.999),
               quantile(1));
    return 0;
}

/// Reads the whole topic: how many records, and the sum of a hash of each record's key, value and timestamp. The sum
/// does not depend on their order, and two topics that hold the same records have the same.
int readAll(const Options& options) {
    TopicReader reader{{{"bootstrap.servers", options.bootstrap}}, options.topic, kafka::OffsetAt::Earliest};
    if (const Status opened = reader.open(); !opened) {
        return fail(opened.error().text());
    }
    const MonotonicTime start = MonotonicClock::now();
    MonotonicTime grown = start;
    std::int64_t count = 0;
    std::uint64_t sum = 0;
    std::map<std::int32_t, std::int64_t> positions;
    const std::hash<std::string_view> hash;
    const auto complete = [&] {
        return reader.ends().size() == static_cast<std::size_t>(options.partitions) &&
               std::ranges::all_of(reader.ends(), [&](const auto& end) { return positions[end.first] >= end.second; });
    };
    while (!complete()) {
        const auto messages = reader.poll(100);
        for (kafka::RawMessage* message : messages) {
            const kafka::RecordFields fields = kafka::readFields(*message);
            if (fields.kind == kafka::RecordKind::Record) {
                ++count;
                sum += hash({static_cast<const char*>(fields.value), fields.valueSize}) ^
                       (hash({static_cast<const char*>(fields.key), fields.keySize}) * 31) ^
                       (static_cast<std::uint64_t>(fields.timestampMs) * 0x9E3779B97F4A7C15ULL);
                positions[fields.partition] = fields.offset + 1;
            }
            kafka::releaseMessage(message);
        }
        if (!messages.empty()) {
            grown = MonotonicClock::now();
        }
        if (reader.error()) {
            return fail(reader.error()->text());
        }
        if (secondsSince(grown) > options.stallSeconds) {
            return fail(fmt::format("nothing more came after {} records", count));
        }
    }
    const double seconds = secondsSince(start);
    reader.close();
    fmt::print("{{\"records\": {}, \"checksum\": \"{:016x}\", \"seconds\": {:.3f}}}\n", count, sum, seconds);
    return 0;
}

}  // namespace

}  // namespace tributary::bench

int main(int argc, char** argv) {
    tributary::bench::Options options;
    CLI::App app{"Looks at a topic while, or after, a mirror fills it."};
    app.add_option("--bootstrap", options.bootstrap, "host:port")->required();
    app.add_option("--topic", options.topic)->required();
    app.add_option("--partitions", options.partitions, "of the topic");
    app.add_option("--stall", options.stallSeconds, "give up when nothing has come for so many seconds");
    app.require_subcommand(1);
    CLI::App* ends = app.add_subcommand("ends", "the topic's growth and a process's use of CPU and memory, line by line");
    ends->add_option("--expect", options.expect, "records at which the topic is complete")->required();
    ends->add_option("--pid", options.pid, "the process to sample")->required();
    ends->add_option("--interval-ms", options.intervalMs);
    ends->add_option("--settle", options.settleSeconds, "seconds without growth after which it is over");
    CLI::App* latency = app.add_subcommand("latency", "percentiles of arrival minus the moment in each record");
    latency->add_option("--warmup", options.warmupSeconds, "seconds after the first record that do not count");
    latency->add_option("--seconds", options.seconds, "seconds that count");
    app.add_subcommand("read", "count and checksum of the whole topic");
    CLI11_PARSE(app, argc, argv);
    if (ends->parsed()) {
        return tributary::bench::watchEnds(options);
    }
    return latency->parsed() ? tributary::bench::measureLatency(options) : tributary::bench::readAll(options);
}
