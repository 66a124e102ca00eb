#include "core/dialects/prometheusexporter.h"

#include <cmath>

#include <yaml-cpp/yaml.h>

#include "core/dialects/serverdocument.h"

namespace tributary {

namespace {

struct Rule {
    std::string name;
    std::string expression;
    int forSeconds;
    std::string severity;
    std::string summary;
};

/// A label's value in PromQL.
std::string promqlQuoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' || c == '\\' ? std::string("\\") + c : c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out + "\"";
}

std::string thresholdText(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

std::vector<Rule> rulesOf(const TopologySpec& spec) {
    std::vector<Rule> rules{
        {"TributaryDown", "up{job=\"tributary\"} == 0", 60, "critical",
         "tributaryd at {{ $labels.instance }} does not answer"},
        {"TributaryStale", "time() - tributary_snapshot_timestamp_seconds > 30", 60, "critical",
         "tributaryd at {{ $labels.instance }} answers with old figures"},
        {"TributaryLinkFailed", "tributary_link_state{state=\"failed\"} == 1", 0, "critical",
         "Link {{ $labels.link }} has failed and needs a decision"},
        {"TributaryLinkBackoff", "tributary_link_state{state=\"backoff\"} == 1", 300, "warning",
         "Link {{ $labels.link }} has been trying to reach its clusters for 5 minutes"},
        {"TributaryLinkDegraded", "tributary_link_problems > 0", 300, "warning",
         "{{ $value }} topics or partitions of link {{ $labels.link }} stand still"},
        {"TributaryNoCommits",
         "increase(tributary_link_records_total[15m]) > 0 and increase(tributary_link_commits_total[15m]) == 0", 300,
         "warning", "Link {{ $labels.link }} mirrors, but has committed no position for 15 minutes"}};
    for (const LinkSpec& link : spec.links) {
        if (!link.alert) {
            continue;
        }
        const std::string label = "{link=" + promqlQuoted(link.id.str()) + "}";
        if (std::isfinite(link.alert->lagSeconds) && link.alert->lagSeconds > 0) {
            rules.push_back({"TributaryLagSeconds",
                             "tributary_link_lag_seconds" + label + " > " + thresholdText(link.alert->lagSeconds),
                             link.alert->forSeconds, "warning", "Link {{ $labels.link }} is {{ $value }} s behind"});
        }
        if (link.alert->lagRecords > 0) {
            rules.push_back({"TributaryLagRecords",
                             "tributary_link_lag_records" + label + " > " + std::to_string(link.alert->lagRecords),
                             link.alert->forSeconds, "warning",
                             "Link {{ $labels.link }} is {{ $value }} records behind"});
        }
    }
    return rules;
}

std::string rulesText(const TopologySpec& spec) {
    YAML::Emitter out;
    out << YAML::Comment(
               "Rules for Prometheus, written by Tributary. Check them with: promtool check rules tributary-rules.yml")
        << YAML::BeginMap << YAML::Key << "groups" << YAML::Value << YAML::BeginSeq << YAML::BeginMap << YAML::Key
        << "name" << YAML::Value << "tributary" << YAML::Key << "rules" << YAML::Value << YAML::BeginSeq;
    for (const Rule& rule : rulesOf(spec)) {
        out << YAML::BeginMap << YAML::Key << "alert" << YAML::Value << rule.name << YAML::Key << "expr" << YAML::Value
            << rule.expression;
        if (rule.forSeconds > 0) {
            out << YAML::Key << "for" << YAML::Value << std::to_string(rule.forSeconds) + "s";
        }
        out << YAML::Key << "labels" << YAML::Value << YAML::BeginMap << YAML::Key << "severity" << YAML::Value
            << rule.severity << YAML::EndMap << YAML::Key << "annotations" << YAML::Value << YAML::BeginMap << YAML::Key
            << "summary" << YAML::Value << rule.summary << YAML::EndMap << YAML::EndMap;
    }
    out << YAML::EndSeq << YAML::EndMap << YAML::EndSeq << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

std::string scrapeText(const TopologySpec& spec) {
    YAML::Emitter out;
    out << YAML::Comment(
               "Scrapes tributaryd, written by Tributary; to be merged into prometheus.yml. Put in the hosts that run "
               "it.")
        << YAML::BeginMap << YAML::Key << "rule_files" << YAML::Value << YAML::BeginSeq << "tributary-rules.yml"
        << YAML::EndSeq << YAML::Key << "scrape_configs" << YAML::Value << YAML::BeginSeq << YAML::BeginMap << YAML::Key
        << "job_name" << YAML::Value << "tributary" << YAML::Key << "scrape_interval" << YAML::Value << "15s"
        << YAML::Key << "static_configs" << YAML::Value << YAML::BeginSeq << YAML::BeginMap << YAML::Key << "targets"
        << YAML::Value << YAML::BeginSeq << "127.0.0.1:" + std::to_string(kMetricsPort) << YAML::EndSeq << YAML::Key
        << "labels" << YAML::Value << YAML::BeginMap << YAML::Key << "topology" << YAML::Value
        << (spec.name.empty() ? "topology" : spec.name);
    if (!spec.environment.empty()) {
        out << YAML::Key << "environment" << YAML::Value << spec.environment;
    }
    out << YAML::EndMap << YAML::EndMap << YAML::EndSeq << YAML::EndMap << YAML::EndSeq << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

}  // namespace

Result<Exported> PrometheusExporter::write(const TopologySpec& spec) const {
    return Exported{{{"prometheus.yml", scrapeText(spec)}, {"tributary-rules.yml", rulesText(spec)}}, {}};
}

}  // namespace tributary
