#include "ui/editors/selectionpreview.h"

#include <utility>

namespace tributary::ui {

namespace {

bool mirrors(const TopicVerdict& verdict) { return verdict.decision == TopicDecision::Mirrored; }

/// Holds the report against what the engine runs. False when it was stopped.
bool compareWithApplied(SelectionPreview& preview, const TopicSelectionSpec& applied, const std::stop_token& stop) {
    const Result<TopicMatcher> before = TopicMatcher::compile(applied);
    if (!before) {
        return true;
    }
    for (std::size_t i = 0; i < preview.report.topics.size(); ++i) {
        if (stop.stop_requested()) {
            return false;
        }
        const TopicReport& topic = preview.report.topics[i];
        const bool was = mirrors(before->decide(topic.topic));
        const bool is = mirrors(topic.verdict);
        preview.joins[i] = is && !was;
        preview.joining += is && !was ? 1 : 0;
        preview.leaving += was && !is ? 1 : 0;
    }
    return true;
}

}  // namespace

PreviewPtr computePreview(const PreviewRequest& request, std::stop_token stop) {
    auto preview = std::make_shared<SelectionPreview>();
    preview->selection = request.link.topics;
    preview->topics = request.topics;
    Result<TopicMatcher> compiled = TopicMatcher::compile(request.link, request.origins);
    if (!compiled) {
        preview->error = std::move(compiled.error());
        return preview;
    }
    preview->matcher = std::make_shared<const TopicMatcher>(std::move(*compiled));
    static const std::vector<std::string> kNone;
    const std::vector<std::string>& names = request.topics ? *request.topics : kNone;
    preview->report = reportSelection(*preview->matcher, request.link, names, stop);
    if (!preview->report.complete) {
        return nullptr;
    }
    preview->joins.resize(names.size(), false);
    if (request.applied && !compareWithApplied(*preview, *request.applied, stop)) {
        return nullptr;
    }
    for (const NameClash& clash : preview->report.clashes) {
        for (const std::string& topic : clash.topics) {
            preview->clashes[topic] = topic == clash.topics.front() ? clash.topics.back() : clash.topics.front();
        }
    }
    return preview;
}

}  // namespace tributary::ui
