#include "core/dialects/grafanaexporter.h"

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kColumns = 24;

struct Query {
    std::string expression;
    std::string legend;
};

struct Panel {
    std::string title;
    std::string unit;
    std::vector<Query> queries;
    std::string description;
};

const Json& dataSource() {
    static const Json source{{"type", "prometheus"}, {"uid", "${datasource}"}};
    return source;
}

Json targetsOf(const Panel& panel) {
    Json targets = Json::array();
    for (const Query& query : panel.queries) {
        targets.push_back({{"datasource", dataSource()},
                           {"expr", query.expression},
                           {"legendFormat", query.legend},
                           {"refId", std::string(1, static_cast<char>('A' + targets.size()))}});
    }
    return targets;
}

Json timeSeries(const Panel& panel, int id, int x, int y) {
    return {{"id", id},
            {"type", "timeseries"},
            {"title", panel.title},
            {"description", panel.description},
            {"datasource", dataSource()},
            {"gridPos", {{"h", 8}, {"w", kColumns / 2}, {"x", x}, {"y", y}}},
            {"fieldConfig",
             {{"defaults", {{"unit", panel.unit}, {"min", 0}, {"custom", {{"lineWidth", 1}, {"fillOpacity", 8}}}}},
              {"overrides", Json::array()}}},
            {"options",
             {{"legend", {{"displayMode", "table"}, {"placement", "bottom"}, {"calcs", {"lastNotNull", "max"}}}},
              {"tooltip", {{"mode", "multi"}}}}},
            {"targets", targetsOf(panel)}};
}

Json stateTable(int id) {
    return {{"id", id},
            {"type", "stat"},
            {"title", "State of the links"},
            {"datasource", dataSource()},
            {"gridPos", {{"h", 5}, {"w", kColumns}, {"x", 0}, {"y", 0}}},
            {"options",
             {{"textMode", "name"}, {"colorMode", "background"}, {"reduceOptions", {{"calcs", {"lastNotNull"}}}}}},
            {"fieldConfig", {{"defaults", {{"unit", "none"}}}, {"overrides", Json::array()}}},
            {"targets",
             {{{"datasource", dataSource()},
               {"expr", "tributary_link_state{topology=~\"$topology\", link=~\"$link\"} == 1"},
               {"legendFormat", "{{link}}: {{state}}"},
               {"refId", "A"}}}}};
}

Json variable(const std::string& name, const std::string& label, const std::string& query) {
    return {{"name", name},
            {"label", label},
            {"type", "query"},
            {"datasource", dataSource()},
            {"query", {{"query", query}, {"refId", name}}},
            {"refresh", 2},
            {"multi", true},
            {"includeAll", true},
            {"allValue", ".*"},
            {"current", {{"text", "All"}, {"value", "$__all"}}}};
}

std::vector<Panel> panels() {
    const std::string of = "{topology=~\"$topology\", link=~\"$link\"}";
    const auto quantile = [](const std::string& q) {
        return "tributary_link_latency_seconds{topology=~\"$topology\", link=~\"$link\", quantile=\"" + q + "\"}";
    };
    return {
        {"Records mirrored",
         "cps",
         {{"rate(tributary_link_records_total" + of + "[$__rate_interval])", "{{link}}"}},
         "Records that the target acknowledged, per second."},
        {"Bytes mirrored",
         "Bps",
         {{"rate(tributary_link_bytes_total" + of + "[$__rate_interval])", "{{link}}"}},
         "Keys and values, per second."},
        {"Lag in records",
         "short",
         {{"tributary_link_lag_records" + of, "{{link}}"}},
         "End of the source minus the last acknowledged position."},
        {"Lag in time",
         "s",
         {{"tributary_link_lag_seconds" + of, "{{link}}"}},
         "Age of the oldest record that is not acknowledged."},
        {"Latency",
         "s",
         {{quantile("0.5"), "{{link}} p50"}, {quantile("0.99"), "{{link}} p99"}},
         "From a record's timestamp to the target's acknowledgement."},
        {"In flight", "bytes", {{"tributary_link_in_flight_bytes" + of, "{{link}}"}}, "Read and not yet acknowledged."},
        {"Errors",
         "short",
         {{"increase(tributary_link_errors_total" + of + "[$__rate_interval])", "{{link}}"}},
         "Records or partitions refused, requests failed."},
        {"Topics and partitions that stand still",
         "short",
         {{"tributary_link_problems" + of, "{{link}}"}},
         "They do not run although their link does."}};
}

}  // namespace

Result<Exported> GrafanaExporter::write(const TopologySpec& spec) const {
    Json all = Json::array();
    all.push_back(stateTable(1));
    int index = 0;
    for (const Panel& panel : panels()) {
        all.push_back(timeSeries(panel, index + 2, index % 2 * kColumns / 2, 5 + index / 2 * 8));
        ++index;
    }
    const Json dashboard{
        {"title", spec.name.empty() ? std::string("Tributary") : "Tributary: " + spec.name},
        {"tags", {"kafka", "tributary"}},
        {"schemaVersion", 39},
        {"editable", true},
        {"graphTooltip", 1},
        {"refresh", "15s"},
        {"time", {{"from", "now-1h"}, {"to", "now"}}},
        {"templating",
         {{"list",
           {{{"name", "datasource"}, {"label", "Data source"}, {"type", "datasource"}, {"query", "prometheus"}},
            variable("topology", "Topology", "label_values(tributary_link_state, topology)"),
            variable("link", "Link", "label_values(tributary_link_state{topology=~\"$topology\"}, link)")}}}},
        {"panels", std::move(all)}};
    return Exported{
        {{"tributary-dashboard.json", dashboard.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"}}, {}};
}

}  // namespace tributary
