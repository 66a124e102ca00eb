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

#include <memory>
#include <string>
#include <utility>

namespace tributary::ui {

/// What the parts of a window share, over an engine that runs nothing and dialogs that answer from a script.
class WorkspaceRig {
public:
    WorkspaceRig() { theme.applyTo(*qApp); }
    WorkspaceRig(const WorkspaceRig&) = delete;
    WorkspaceRig& operator=(const WorkspaceRig&) = delete;

    [[nodiscard]] FakeEngine& engine() { return *m_engine; }

    ClusterId addCluster(const std::string& name, Tier tier = Tier::None) {
        ClusterSpec cluster;
        cluster.name = name;
        cluster.tier = tier;
        cluster.bootstrap = {addressOf(name)};
        ClusterId id;
        document.edit("Add cluster", withCluster(document.spec(), cluster, id));
        return id;
    }

    LinkId addLink(const ClusterId& source, const ClusterId& target) {
        LinkSpec link;
        link.source = source;
        link.target = target;
        link.topics.include = {{TopicEntry::Kind::Literal, "orders"}};
        LinkId id;
        document.edit("Add link", withLink(document.spec(), link, id));
        return id;
    }

    LinkId addLink(const std::string& source, const std::string& target) {
        const ClusterId from = addCluster(source);
        return addLink(from, addCluster(target));
    }

    /// The link runs, as far as the engine says.
    void run(const LinkId& link, LinkState state = LinkState::Running) {
        LinkStatus status;
        status.state = state;
        m_engine->publishStatus(link, status);
    }

    [[nodiscard]] static LinkMetrics metrics(const LinkId& link, double bytesPerSecond, std::int64_t lag) {
        LinkMetrics out;
        out.link = link;
        out.status.state = LinkState::Running;
        out.flow.bytesPerSecond = bytesPerSecond;
        out.flow.recordsPerSecond = bytesPerSecond / 300;
        out.flow.lagRecords = lag;
        out.flow.lagSeconds = static_cast<double>(lag) / 1000;
        return out;
    }

private:
    /// "asia-pacific.example:9092".
    static std::string addressOf(const std::string& name) {
        return QString::fromStdString(name).toLower().replace(' ', '-').toStdString() + ".example:9092";
    }
    std::unique_ptr<Engine> makeEngine() {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        return engine;
    }

    FakeEngine* m_engine = nullptr;
    FixedAppearance m_appearance;

public:
    Theme theme{m_appearance};
    TopologyDocument document;
    Selection selection;
    EngineBridge bridge{makeEngine()};
    ClusterDirectory directory{document, bridge};
    TopicChecks checks{document, directory};
    ScriptedDialogs dialogs;
    RunControl runControl{document, bridge, checks, dialogs};
    PlanLink plan = [](const TopologySpec&, const LinkSpec& link) {
        LinkPlan nothing;
        nothing.link = link.id;
        nothing.source = link.source;
        nothing.target = link.target;
        return Result<LinkPlan>{std::move(nothing)};
    };
    Workspace workspace{document, selection, bridge, directory, runControl, dialogs, theme, plan};
};

}  // namespace tributary::ui
