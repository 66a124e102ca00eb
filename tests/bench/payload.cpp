#include "tests/bench/payload.h"

#include <array>
#include <random>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace tributary::bench {

namespace {

constexpr std::uint64_t kSeed = 20250117;

// A small generator of our own draw functions: the standard's distributions differ between libraries, and the same pool
// on every machine is the point.
class Random {
public:
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return m_engine() % bound; }
    [[nodiscard]] std::uint64_t bits() { return m_engine(); }

    /// The first of the choices come most often, as names do in real data.
    [[nodiscard]] std::string_view pick(std::span<const std::string_view> choices) {
        const std::uint64_t a = below(choices.size());
        const std::uint64_t b = below(choices.size());
        return choices[a < b ? a : b];
    }

private:
    std::mt19937_64 m_engine{kSeed};
};

constexpr std::array<std::string_view, 5> kEvents{"order.created", "order.paid", "order.shipped", "order.cancelled",
                                                  "order.returned"};
constexpr std::array<std::string_view, 4> kSegments{"standard", "silver", "gold", "business"};
constexpr std::array<std::string_view, 8> kCities{"Hamburg", "Utrecht", "Gdańsk", "Lyon",
                                                  "Bologna", "Porto",   "Malmö",  "Graz"};
constexpr std::array<std::string_view, 8> kCountries{"DE", "NL", "PL", "FR", "IT", "PT", "SE", "AT"};
constexpr std::array<std::string_view, 12> kArticles{
    "Cotton T-shirt", "Running shoes",    "Coffee beans 1 kg", "USB-C cable 2 m", "Desk lamp",  "Notebook A5 dotted",
    "Water bottle",   "Bicycle light set", "Wool socks",        "Phone case",      "Rain jacket", "Wireless mouse"};
constexpr std::array<std::string_view, 4> kMethods{"card", "paypal", "invoice", "sepa"};
constexpr std::array<std::string_view, 4> kCarriers{"DHL", "UPS", "DPD", "PostNL"};
constexpr std::array<std::string_view, 4> kAgents{"Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Firefox/131.0",
                                                  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) Safari/604.1",
                                                  "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/130.0.0.0",
                                                  "shop-android/7.14.2"};

void appendJson(std::string& out, Random& random, std::size_t sequence, std::uint64_t customer) {
    const auto append = [&out]<class... Args>(fmt::format_string<Args...> form, Args&&... args) {
        fmt::format_to(std::back_inserter(out), form, std::forward<Args>(args)...);
    };
    const std::uint64_t place = random.below(kCities.size());
    append(R"({{"eventId":"{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}","type":"{}",)", random.below(1ULL << 32),
           random.below(1U << 16), random.below(1U << 12), random.below(1U << 12), random.below(1ULL << 48),
           random.pick(kEvents));
    append(R"("occurredAt":"2025-01-17T{:02}:{:02}:{:02}.{:03}Z","orderId":"ORD-{:09}",)", sequence / 3'600'000 % 24,
           sequence / 60'000 % 60, sequence / 1000 % 60, random.below(1000), 100'000'000 + sequence);
    append(R"("customer":{{"id":"C-{:07}","segment":"{}","city":"{}","country":"{}"}},"items":[)", customer,
           random.pick(kSegments), kCities[place], kCountries[place]);
    const std::uint64_t items = 1 + random.below(3);
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < items; ++i) {
        const std::uint64_t article = random.below(kArticles.size());
        const std::uint64_t quantity = 1 + random.below(4);
        const std::uint64_t cents = 295 + article * 700 + random.below(10) * 100;
        total += quantity * cents;
        append(R"({}{{"sku":"SKU-{:05}","name":"{}","quantity":{},"unitPrice":{}.{:02}}})", i == 0 ? "" : ",",
               article * 1000 + random.below(200), kArticles[article], quantity, cents / 100, cents % 100);
    }
    append(R"(],"currency":"EUR","total":{}.{:02},"payment":{{"method":"{}","reference":"{:016x}"}},)", total / 100,
           total % 100, random.pick(kMethods), random.bits());
    append(R"("carrier":"{}","userAgent":"{}","traceId":"{:016x}{:016x}"}})", random.pick(kCarriers), random.pick(kAgents),
           random.bits(), random.bits());
}

}  // namespace

void PayloadPool::index(const std::vector<std::pair<std::size_t, std::size_t>>& sizes) {
    m_records.reserve(sizes.size());
    std::string_view rest{m_text};
    for (const auto& [key, value] : sizes) {
        m_records.push_back({rest.substr(0, key), rest.substr(key, value)});
        rest.remove_prefix(key + value);
    }
}

PayloadPool PayloadPool::plain(std::size_t size, std::size_t count) {
    constexpr char kFirst = ' ';
    constexpr char kLast = '~';
    Random random;
    PayloadPool pool;
    pool.m_text.resize(size * count);
    for (char& letter : pool.m_text) {
        letter = static_cast<char>(kFirst + random.below(kLast - kFirst + 1));
    }
    pool.index(std::vector<std::pair<std::size_t, std::size_t>>(count, {0, size}));
    return pool;
}

PayloadPool PayloadPool::json(std::size_t count) {
    constexpr std::uint64_t kCustomers = 50'000;
    Random random;
    PayloadPool pool;
    std::vector<std::pair<std::size_t, std::size_t>> sizes;
    sizes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t customer = random.below(kCustomers);
        const std::size_t start = pool.m_text.size();
        fmt::format_to(std::back_inserter(pool.m_text), "C-{:07}", customer);
        const std::size_t middle = pool.m_text.size();
        appendJson(pool.m_text, random, i, customer);
        sizes.emplace_back(middle - start, pool.m_text.size() - middle);
    }
    pool.index(sizes);
    return pool;
}

double PayloadPool::meanValueSize() const {
    std::size_t bytes = 0;
    for (const Payload& record : m_records) {
        bytes += record.value.size();
    }
    return static_cast<double>(bytes) / static_cast<double>(m_records.size());
}

}  // namespace tributary::bench
