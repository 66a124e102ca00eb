#include "core/sandbox/recordwriter.h"

#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace tributary::sandbox {

namespace {

constexpr std::uint32_t kCustomers = 20'000;
constexpr std::uint32_t kArticles = 4'000;

constexpr std::array<std::string_view, 8> kArticleNames{"Trail running shoe", "Rain jacket, men",  "Merino base layer",
                                                        "Headlamp 400 lm",    "Trekking poles",    "Camping stove set",
                                                        "Down sleeping bag",  "Water filter 1.5 l"};
constexpr std::array<std::string_view, 5> kCountries{"DE", "FR", "US", "JP", "BR"};
constexpr std::array<std::string_view, 4> kPages{"/", "/search", "/basket", "/account/orders"};
constexpr std::array<std::string_view, 3> kAgents{
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0"};
constexpr std::array<std::string_view, 4> kWarehouses{"HAM-2", "LYS-1", "DFW-3", "NRT-1"};
constexpr std::array<std::string_view, 3> kReasons{"sold", "returned", "counted"};
constexpr std::array<std::string_view, 3> kMethods{"card", "transfer", "wallet"};

template <class... Args>
void append(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

}  // namespace

RecordWriter::RecordWriter(std::string region, std::uint32_t seed) : m_region(std::move(region)), m_random(seed) {}

std::uint32_t RecordWriter::below(std::uint32_t limit) { return static_cast<std::uint32_t>(chance() * limit); }

double RecordWriter::chance() { return static_cast<double>(m_random()) / 4294967296.0; }

void RecordWriter::write(TrafficKind kind, std::int64_t timeMs, GeneratedRecord& out) {
    out.key.clear();
    out.value.clear();
    out.trace.clear();
    out.hasKey = true;
    out.hasValue = true;
    append(out.trace, "00-{:08x}{:08x}{:08x}{:08x}-{:08x}{:08x}-01", m_random(), m_random(), m_random(), m_random(),
           m_random(), m_random());
    switch (kind) {
        case TrafficKind::Orders:
            writeOrder(timeMs, out);
            break;
        case TrafficKind::Clicks:
            writeClick(timeMs, out);
            break;
        case TrafficKind::Inventory:
            writeInventory(timeMs, out);
            break;
        case TrafficKind::Payments:
            writePayment(timeMs, out);
            break;
        case TrafficKind::Logs:
            writeLog(timeMs, out);
            break;
    }
}

void RecordWriter::writeOrder(std::int64_t timeMs, GeneratedRecord& out) {
    const std::uint32_t customer = below(kCustomers);
    append(out.key, "{}-c{:06}", m_region, customer);
    append(out.value,
           R"({{"orderId":"{}-{:010}","placedAt":{},"customer":{{"id":"{}","segment":"{}","country":"{}"}},"items":[)",
           m_region, ++m_order, timeMs, out.key, chance() < 0.3 ? "new" : "returning",
           kCountries[below(kCountries.size())]);
    const std::uint32_t items = 1 + below(6);
    std::uint64_t cents = 0;
    for (std::uint32_t i = 0; i < items; ++i) {
        const std::uint32_t quantity = 1 + below(3);
        const std::uint32_t price = 490 + below(24'000);
        cents += std::uint64_t{price} * quantity;
        append(out.value, R"({}{{"sku":"SKU-{:05}","name":"{}","quantity":{},"unitPrice":{}.{:02}}})",
               i == 0 ? "" : ",", below(kArticles), kArticleNames[below(kArticleNames.size())], quantity, price / 100,
               price % 100);
    }
    append(out.value, R"(],"currency":"EUR","total":{}.{:02},"payment":"{}","channel":"{}"}})", cents / 100,
           cents % 100, kMethods[below(kMethods.size())], chance() < 0.6 ? "mobile" : "web");
}

void RecordWriter::writeClick(std::int64_t timeMs, GeneratedRecord& out) {
    out.hasKey = chance() >= 0.05;  // visitors without a session
    const auto session = static_cast<std::uint32_t>(m_random());
    if (out.hasKey) {
        append(out.key, "{:08x}", session % (kCustomers * 4));
    }
    append(out.value, R"({{"at":{},"session":"{}-{:08x}","page":"{}","dwellMs":{},"viewport":[{},{}],"agent":"{}")",
           timeMs, m_region, session, kPages[below(kPages.size())], 200 + below(60'000), 360 + 8 * below(200),
           640 + 8 * below(100), kAgents[below(kAgents.size())]);
    if (chance() < 0.4) {
        append(out.value, R"(,"article":"SKU-{:05}","position":{},"list":"recommended")", below(kArticles), below(40));
    }
    out.value += '}';
}

void RecordWriter::writeInventory(std::int64_t timeMs, GeneratedRecord& out) {
    const std::uint32_t article = below(kArticles);
    const std::string_view warehouse = kWarehouses[below(kWarehouses.size())];
    append(out.key, "{}/SKU-{:05}", warehouse, article);
    if (chance() < 0.01) {  // delisted: a tombstone in a compacted topic
        out.hasValue = false;
        return;
    }
    const std::uint32_t onHand = below(900);
    append(
        out.value,
        R"({{"warehouse":"{}","sku":"SKU-{:05}","name":"{}","delta":{},"onHand":{},"reserved":{},"reason":"{}","by":"{}-t{:03}","at":{}}})",
        warehouse, article, kArticleNames[article % kArticleNames.size()], static_cast<int>(below(9)) - 6, onHand,
        below(onHand + 1), kReasons[below(kReasons.size())], m_region, below(400), timeMs);
}

void RecordWriter::writePayment(std::int64_t timeMs, GeneratedRecord& out) {
    append(out.key, "{}-{:010}", m_region, m_order);
    append(
        out.value,
        R"({{"paymentId":"{:08x}{:08x}","orderId":"{}","method":"{}","amount":{}.{:02},"currency":"EUR","settledAt":{},)"
        R"("acquirer":"acq-{}","risk":{{"score":0.{:03},"rules":["velocity","address"],"review":{}}}}})",
        m_random(), m_random(), out.key, kMethods[below(kMethods.size())], 5 + below(900), below(100), timeMs, below(7),
        below(1000), chance() < 0.02);
}

void RecordWriter::writeLog(std::int64_t timeMs, GeneratedRecord& out) {
    out.hasKey = false;
    append(
        out.value,
        R"({{"at":{},"level":"{}","service":"basket-{}","message":"recalculated prices of {} lines in {} µs","thread":"worker-{}"}})",
        timeMs, chance() < 0.05 ? "warn" : "debug", m_region, 1 + below(30), 40 + below(4000), below(16));
}

}  // namespace tributary::sandbox
