#pragma once

#include "tests/support/ui/fakeengine.h"
#include "tests/support/ui/scripteddialogs.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/topicchecks.h"
#include "ui/bridge/workspace.h"
#include "ui/dashboard/metricshistory.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"

#include <QApplication>

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tributary::ui {

/// Links of a document with figures of their own, for what shows figures. The history is in memory.
class DashboardRig {
public:
    static constexpr std::int64_t kStart = 1'700'000'000'000;

    explicit DashboardRig(int links) : bridge(makeEngine()) {
        theme.applyTo(*qApp);
        TopologySpec spec = document.spec();
        ClusterSpec target;
        target.id = ClusterId{"agg"};
        target.name = "Aggregate";
        target.bootstrap = {"agg.example:9092"};
        spec.clusters.push_back(target);
        static const std::vector<std::string> kNames{"Europe", "US East", "Asia Pacific", "Brazil", "Canada", "Africa"};
        for (std::size_t i = 0; i < static_cast<std::size_t>(links); ++i) {
            ClusterSpec source;
            source.id = ClusterId{"c" + std::to_string(i)};
            source.bootstrap = {source.id.str() + ".example:9092"};
            source.name = i < kNames.size() ? kNames[i] : "Site " + std::to_string(i);
            LinkSpec link;
            link.id = linkId(static_cast<int>(i));
            link.source = source.id;
            link.target = target.id;
            link.topics.include = {{TopicEntry::Kind::Literal, "topic-" + std::to_string(i)}};
            spec.clusters.push_back(source);
            spec.links.push_back(link);
        }
        document.reset(spec, {});
        bridge.apply(document.spec());
        QCoreApplication::processEvents();
    }

    [[nodiscard]] static LinkId linkId(int number) { return LinkId{"link-" + std::to_string(number)}; }

    /// A snapshot of all links, `second` seconds after kStart; reaches the bridge before it returns.
    void publish(int second, const std::vector<TopicMetrics>& topics = {},
                 const std::vector<PartitionMetrics>& partitions = {}) {
        MetricsSnapshot snapshot;
        snapshot.timeMs = kStart + second * 1000;
        snapshot.intervalSeconds = 1;
        const auto links = static_cast<int>(document.spec().links.size());
        for (int i = 0; i < links; ++i) {
            LinkMetrics link = figures(i, second);
            link.topicMetrics = topics;
            link.partitionMetrics = partitions;
            snapshot.links.push_back(std::move(link));
        }
        engine->publish(std::move(snapshot));
        QCoreApplication::processEvents();
    }

    [[nodiscard]] static LinkMetrics figures(int number, int second) {
        const double wave = std::sin(second / 60.0 + number) + 0.2 * std::sin(second * 1.7 + number);
        LinkMetrics link;
        link.link = linkId(number);
        link.status.state = LinkState::Running;
        link.flow.bytesPerSecond = 1e6 * (12.0 / (number + 1) + wave / (number + 1));
        link.flow.recordsPerSecond = link.flow.bytesPerSecond / 330;
        link.flow.lagRecords = static_cast<std::int64_t>(400 * (number + 1) + 200 * wave);
        link.flow.lagSeconds = 0.8 + 0.3 * wave + number * 0.1;
        link.flow.latency = {1000, 3 + wave / 4, 6 + wave, 10 + 2 * wave};
        return link;
    }

private:
    std::unique_ptr<Engine> makeEngine() {
        auto made = std::make_unique<FakeEngine>();
        engine = made.get();
        return made;
    }

public:
    FakeEngine* engine = nullptr;  // the bridge owns it
    FixedAppearance appearance;
    Theme theme{appearance};
    TopologyDocument document;
    Selection selection;
    EngineBridge bridge;
    ClusterDirectory directory{document, bridge};
    TopicChecks checks{document, directory};
    ScriptedDialogs dialogs;
    RunControl run{document, bridge, checks, dialogs};
    PlanLink plan;
    Workspace workspace{document, selection, bridge, directory, run, dialogs, theme, plan};
    MetricsHistory history{bridge, {}};
};

}  // namespace tributary::ui
