#include "ui/editors/severalpage.h"

#include "core/topology/validation.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/choicefield.h"
#include "ui/editors/durationtext.h"
#include "ui/editors/form.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/numberfield.h"
#include "ui/editors/textfield.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/impacttext.h"
#include "ui/text/statetext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <ranges>

namespace tributary::ui {

namespace {

std::vector<LinkId> listed(const std::set<LinkId>& links) { return {links.begin(), links.end()}; }

/// What all chosen objects have; nothing when they differ.
template <class Objects, class Ids, class Member>
auto common(const Objects& objects, const Ids& ids, Member member) {
    using Object = typename Objects::value_type;
    using Value = std::remove_cvref_t<decltype(std::declval<const Object&>().*member)>;
    std::optional<Value> value;
    for (const Object& each : objects) {
        if (!ids.contains(each.id)) {
            continue;
        }
        if (value && *value != each.*member) {
            return std::optional<Value>{};
        }
        value = each.*member;
    }
    return value;
}

}  // namespace

SeveralPage::SeveralPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_title(new ThemedLabel{workspace.theme, FontRole::Title, ColorRole::Text, this}),
      m_summary(new ThemedLabel{workspace.theme, FontRole::Small, ColorRole::Dim, this}),
      m_start(new QPushButton{this}),
      m_pause(new QPushButton{this}),
      m_stop(new QPushButton{this}),
      m_form(new Form{workspace.theme, this}),
      m_tier(new ChoiceField{this}),
      m_streams(new NumberField{workspace.theme, 1, kMaxStreams, this}),
      m_commitInterval(new TextField{workspace.theme, this}),
      m_autoStart(new QCheckBox{tr("Start w&ith all others"), this}) {
    for (const Tier tier : {Tier::None, Tier::Regional, Tier::Aggregate, Tier::Dr}) {
        m_tier->addChoice(tier, tierText(tier));
    }
    m_tier->setPlaceholderText(tr("different"));
    m_summary->setWordWrap(true);
    m_form->addRow(tr("&Tier"), m_tier);
    m_form->addRow(tr("St&reams"), m_streams, effectText(effectOf([](LinkSpec& link) { link.streams = 2; })));
    m_form->addRow(tr("Co&mmit every"), m_commitInterval,
                   effectText(effectOf([](LinkSpec& link) { link.commitIntervalMs = 1'000; })));
    m_commitInterval->setCheck([](const QString& typed) {
        const auto value = parseDuration(typed);
        return value && *value >= kMinCommitIntervalMs && *value <= kMaxCommitIntervalMs
                   ? QString{}
                   : tr("Write a time such as 500 ms, 60 s or 5 min.");
    });
    m_form->addWide(m_autoStart, tr("Links without this mark start only when they are chosen themselves."));
    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(qRound(workspace.theme.px(8)));
    layout->addWidget(m_title);
    layout->addWidget(m_summary);
    buildButtons();
    layout->addSpacing(qRound(workspace.theme.px(8)));
    layout->addWidget(m_form);
    layout->addStretch(1);

    connect(m_tier, &QComboBox::activated, this, [this] {
        const Tier tier = m_tier->choice<Tier>();
        TopologySpec next = m_workspace.document.spec();
        for (ClusterSpec& cluster : next.clusters) {
            if (m_workspace.selection.isSelected(cluster.id)) {
                cluster.tier = tier;
            }
        }
        m_workspace.document.edit(tr("Change tier"), std::move(next));
    });
    connect(m_streams, &NumberField::committed, this,
            [this](int value) { editLinks(tr("Change streams"), [value](LinkSpec& link) { link.streams = value; }); });
    connect(m_commitInterval, &TextField::committed, this, [this](const QString& typed) {
        editLinks(tr("Change commit interval"),
                  [value = *parseDuration(typed)](LinkSpec& link) { link.commitIntervalMs = value; });
    });
    // Where they differ a click makes them all alike: a third state is shown, and never chosen.
    connect(m_autoStart, &QCheckBox::clicked, this, [this] {
        m_autoStart->setTristate(false);
        editLinks(m_autoStart->isChecked() ? tr("Start with all others") : tr("Start only when chosen"),
                  [on = m_autoStart->isChecked()](LinkSpec& link) { link.autoStart = on; });
    });
    connect(&m_workspace.document, &TopologyDocument::changed, this, [this] { refresh(false); });
    connect(&m_workspace.selection, &Selection::changed, this, [this] { refresh(true); });
    connect(&m_workspace.bridge, &EngineBridge::statusChanged, this, &SeveralPage::refreshButtons);
    connect(&m_workspace.theme, &Theme::changed, this, &SeveralPage::refreshButtons);
    refresh(true);
}

void SeveralPage::buildButtons() {
    auto* row = new QHBoxLayout;
    row->setSpacing(qRound(m_workspace.theme.px(8)));
    for (QPushButton* button : {m_start, m_pause, m_stop}) {
        row->addWidget(button);
    }
    row->addStretch(1);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    const auto links = [this] { return listed(m_workspace.selection.objects().links); };
    connect(m_start, &QPushButton::clicked, this, [this, links] { m_workspace.run.start(links()); });
    connect(m_pause, &QPushButton::clicked, this, [this, links] { m_workspace.run.pause(links()); });
    connect(m_stop, &QPushButton::clicked, this, [this, links] { m_workspace.run.stop(links()); });
}

void SeveralPage::editLinks(const QString& text, const std::function<void(LinkSpec&)>& change) {
    TopologySpec next = m_workspace.document.spec();
    for (LinkSpec& link : next.links) {
        if (m_workspace.selection.isSelected(link.id)) {
            change(link);
        }
    }
    m_workspace.document.edit(text, std::move(next));
}

void SeveralPage::refresh(bool another) {
    const ObjectSet& chosen = m_workspace.selection.objects();
    const TopologySpec& spec = m_workspace.document.spec();
    const int clusters = static_cast<int>(chosen.clusters.size());
    const int links = static_cast<int>(chosen.links.size());
    QStringList parts;
    if (clusters > 0) {
        parts << tr("%n cluster(s)", nullptr, clusters);
    }
    if (links > 0) {
        parts << tr("%n link(s)", nullptr, links);
    }
    m_title->setText(tr("%n selected", nullptr, clusters + links));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_form->setRowVisible(m_tier, clusters > 0);
    m_form->setRowVisible(m_streams, links > 0);
    m_form->setRowVisible(m_commitInterval, links > 0);
    m_form->setRowVisible(m_autoStart, links > 0);

    const auto tier = common(spec.clusters, chosen.clusters, &ClusterSpec::tier);
    tier ? m_tier->setChoice(*tier) : m_tier->setCurrentIndex(-1);
    if (const auto streams = common(spec.links, chosen.links, &LinkSpec::streams)) {
        m_streams->setZeroText({});
        another ? m_streams->resetValue(*streams) : m_streams->setValue(*streams);
    } else {
        m_streams->setMixed(tr("different"));
    }
    const auto interval = common(spec.links, chosen.links, &LinkSpec::commitIntervalMs);
    const QString shown = interval ? durationText(*interval) : QString{};
    another ? m_commitInterval->resetValue(shown) : m_commitInterval->setValue(shown);
    m_commitInterval->edit().setPlaceholderText(tr("different"));
    const auto autoStart = common(spec.links, chosen.links, &LinkSpec::autoStart);
    m_autoStart->setTristate(!autoStart);
    m_autoStart->setCheckState(!autoStart ? Qt::PartiallyChecked : *autoStart ? Qt::Checked : Qt::Unchecked);
    refreshButtons();
}

void SeveralPage::refreshButtons() {
    const auto links = listed(m_workspace.selection.objects().links);
    const int count = static_cast<int>(links.size());
    RunControl& run = m_workspace.run;
    m_start->setText(tr("&Start %n link(s)", nullptr, count));
    m_pause->setText(tr("&Pause %n link(s)", nullptr, count));
    m_stop->setText(tr("St&op %n link(s)", nullptr, count));
    m_start->setEnabled(std::ranges::any_of(links, [&](const LinkId& id) { return run.canStart(id); }));
    m_pause->setEnabled(std::ranges::any_of(links, [&](const LinkId& id) { return run.canPause(id); }));
    m_stop->setEnabled(std::ranges::any_of(links, [&](const LinkId& id) { return run.canStop(id); }));
    m_start->setIcon(m_workspace.theme.icon(QStringLiteral("start")));
    m_pause->setIcon(m_workspace.theme.icon(QStringLiteral("pause")));
    m_stop->setIcon(m_workspace.theme.icon(QStringLiteral("stop")));
    for (QPushButton* button : {m_start, m_pause, m_stop}) {
        button->setVisible(count > 0);
    }
}

QString SeveralPage::summary() const { return m_summary->text(); }

}  // namespace tributary::ui
