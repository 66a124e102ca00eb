#pragma once

#include "tests/support/ui/fakeengine.h"
#include "tests/support/ui/scripteddialogs.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/topicchecks.h"
#include "ui/bridge/workspace.h"
#include "ui/document/edits.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

namespace tributary::ui {

/// What an editor needs, over a FakeEngine: two clusters and the link eu-agg that includes "orders\..*".
class EditorRig {
public:
    explicit EditorRig(bool dark = false) : appearance(dark) {
        theme.applyTo(*qApp);
        TopologySpec spec;
        spec.id = DocumentId{"doc"};
        spec.name = "hub";
        ClusterSpec europe;
        europe.id = eu;
        europe.name = "Europe";
        europe.tier = Tier::Regional;
        europe.bootstrap = {"eu-kafka:9092"};
        ClusterSpec aggregate;
        aggregate.id = agg;
        aggregate.name = "Aggregate";
        aggregate.tier = Tier::Aggregate;
        aggregate.bootstrap = {"agg-kafka:9092"};
        LinkSpec mirror;
        mirror.id = link;
        mirror.source = eu;
        mirror.target = agg;
        mirror.topics.include = {{TopicEntry::Kind::Regex, R"(orders\..*)"}};
        spec.clusters = {europe, aggregate};
        spec.links = {mirror};
        document.reset(std::move(spec), {});
    }

    [[nodiscard]] const LinkSpec& spec() const { return *document.spec().link(link); }

    void edit(const std::function<void(LinkSpec&)>& change) {
        LinkSpec next = spec();
        change(next);
        document.edit("test", withChanged(document.spec(), next));
    }

    /// The source answers with these topics, of 3 partitions each.
    void answerTopics(const std::vector<std::string>& names) {
        ClusterInfo info;
        info.clusterId = "eu-cluster-id";
        info.brokers = 3;
        for (const std::string& name : names) {
            TopicInfo topic;
            topic.name = name;
            topic.partitions = 3;
            info.topics.push_back(topic);
        }
        engine->setCluster(eu, info);
        directory.refresh(eu);
        QTRY_COMPARE(directory.cluster(eu).state, ClusterKnowledge::State::Connected);
        const std::size_t expected = names.size();
        QTRY_COMPARE(directory.topicNames(eu).size(), expected);
    }

    /// Shows a widget so that it has the keyboard.
    static void show(QWidget& widget, QSize size = {420, 860}) {
        widget.resize(size);
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
    }

    const ClusterId eu{"eu"};
    const ClusterId agg{"agg"};
    const LinkId link{"eu-agg"};

    FixedAppearance appearance;
    Theme theme{appearance};
    TopologyDocument document;
    Selection selection;
    FakeEngine* engine = new FakeEngine;  // the bridge owns it
    EngineBridge bridge{std::unique_ptr<Engine>(engine)};
    ClusterDirectory directory{document, bridge};
    TopicChecks checks{document, directory};
    ScriptedDialogs dialogs;
    RunControl run{document, bridge, checks, dialogs};
    PlanLink plan;
    Workspace workspace{document, selection, bridge, directory, run, dialogs, theme, plan};
};

}  // namespace tributary::ui
