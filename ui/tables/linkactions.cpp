#include "ui/tables/linkactions.h"

#include "ui/bridge/runcontrol.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

LinkActions::LinkActions(Workspace& workspace, std::function<std::vector<LinkId>()> links, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_links(std::move(links)),
      m_start(new QAction{this}),
      m_plan(new QAction{tr("Sho&w plan…"), this}),
      m_pause(new QAction{this}),
      m_stop(new QAction{this}),
      m_reveal(new QAction{tr("Show on the &canvas"), this}) {
    connect(m_start, &QAction::triggered, this, [this] { m_workspace.run.start(m_links()); });
    connect(m_plan, &QAction::triggered, this, [this] { m_workspace.run.showPlan(m_links()); });
    connect(m_pause, &QAction::triggered, this, [this] { m_workspace.run.pause(m_links()); });
    connect(m_stop, &QAction::triggered, this, [this] { m_workspace.run.stop(m_links()); });
    connect(m_reveal, &QAction::triggered, this, [this] {
        if (const std::vector<LinkId> chosen = m_links(); !chosen.empty()) {
            m_workspace.selection.reveal(chosen.front());
        }
    });
    connect(&workspace.theme, &Theme::changed, this, &LinkActions::restyle);
    restyle();
    refresh();
}

void LinkActions::restyle() {
    m_start->setIcon(m_workspace.theme.icon(QStringLiteral("start")));
    m_plan->setIcon(m_workspace.theme.icon(QStringLiteral("list")));
    m_pause->setIcon(m_workspace.theme.icon(QStringLiteral("pause")));
    m_stop->setIcon(m_workspace.theme.icon(QStringLiteral("stop")));
    m_reveal->setIcon(m_workspace.theme.icon(QStringLiteral("eye")));
}

void LinkActions::refresh() {
    const std::vector<LinkId> links = m_links();
    const RunControl& run = m_workspace.run;
    const auto count = [&links](const auto& can) { return static_cast<int>(std::ranges::count_if(links, can)); };
    const int startable = count([&run](const LinkId& each) { return run.canStart(each); });
    const int pausable = count([&run](const LinkId& each) { return run.canPause(each); });
    const int stoppable = count([&run](const LinkId& each) { return run.canStop(each); });
    m_start->setText(startable > 1 ? tr("&Start %n link(s)", nullptr, startable) : tr("&Start"));
    m_pause->setText(pausable > 1 ? tr("&Pause %n link(s)", nullptr, pausable) : tr("&Pause"));
    m_stop->setText(stoppable > 1 ? tr("S&top %n link(s)", nullptr, stoppable) : tr("S&top"));
    m_start->setEnabled(startable > 0);
    m_plan->setEnabled(startable > 0);
    m_pause->setEnabled(pausable > 0);
    m_stop->setEnabled(stoppable > 0);
    m_reveal->setEnabled(links.size() == 1 && m_workspace.document.spec().link(links.front()) != nullptr);
}

}  // namespace tributary::ui
