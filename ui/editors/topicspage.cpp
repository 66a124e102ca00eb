#include "ui/editors/topicspage.h"

#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/enginebridge.h"
#include "ui/editors/committyped.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/ruleedits.h"
#include "ui/editors/rulelistpanel.h"
#include "ui/editors/rulelistview.h"
#include "ui/editors/rulesetbutton.h"
#include "ui/editors/themedlabel.h"
#include "ui/editors/topicpreview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tributary::ui {

TopicsPage::TopicsPage(LinkSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_previewer(new SelectionPreviewer{this}),
      m_include(new RuleListPanel{subject, RuleList::Include, this}),
      m_exclude(new RuleListPanel{subject, RuleList::Exclude, this}),
      m_hint(new ThemedLabel{subject.workspace().theme, FontRole::Small, ColorRole::WarnText, this}),
      m_fix(new QToolButton{this}),
      m_internal(new QCheckBox{tr("Mirror inter&nal topics"), this}),
      m_try(new QLineEdit{this}),
      m_verdict(new ThemedLabel{subject.workspace().theme, FontRole::Small, ColorRole::Dim, this}),
      m_preview(new TopicPreview{subject, this}),
      m_current(m_include) {
    auto* splitter = new QSplitter{Qt::Vertical, this};
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildTop());
    splitter->addWidget(buildBottom());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connectList(*m_include, *m_exclude);
    connectList(*m_exclude, *m_include);
    connect(m_previewer, &SelectionPreviewer::ready, this, &TopicsPage::takePreview);
    connect(m_previewer, &SelectionPreviewer::busyChanged, m_preview, &TopicPreview::setBusy);
    connect(&m_subject, &LinkSubject::switched, this, [this] {
        m_typed.reset();
        m_typedProblem.clear();
        m_info.reset();
        m_last.reset();
        m_preview->model().clear();
    });
    connect(&m_subject, &LinkSubject::changed, this, &TopicsPage::takeTopics);
    connect(&m_subject.workspace().directory, &ClusterDirectory::clusterChanged, this, [this](const ClusterId& id) {
        if (const LinkSpec* link = m_subject.link(); link != nullptr && link->source == id) {
            takeTopics();
        }
    });
    connect(&m_subject.workspace().bridge, &EngineBridge::appliedChanged, this, &TopicsPage::requestPreview);
    takeTopics();
}

TopicsPage::~TopicsPage() {
    commitTyped(*this);  // now, and not when the focus leaves a page that is half gone
}

QWidget* TopicsPage::buildTop() {
    Theme& theme = m_subject.workspace().theme;
    auto* top = new QWidget{this};
    auto* lists = new QHBoxLayout;
    lists->setSpacing(qRound(theme.px(12)));
    lists->addWidget(m_include, 1);
    lists->addWidget(m_exclude, 1);

    m_hint->setWordWrap(true);
    // Its line is always there, so that the lists do not move under the hand.
    m_hint->setMinimumHeight(m_hint->fontMetrics().height());
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_fix->setText(tr("Write \\."));
    m_fix->setToolTip(tr("Puts a backslash before the dot, so that it stands for a dot only"));
    m_fix->setObjectName(QStringLiteral("fixDot"));
    m_fix->setAccessibleName(tr("Escape the dot"));
    connect(m_fix, &QToolButton::clicked, this, &TopicsPage::fixDot);
    auto* hint = new QHBoxLayout;
    hint->addWidget(m_hint, 1);
    hint->addWidget(m_fix, 0, Qt::AlignTop);

    m_internal->setToolTip(tr("Topics whose names begin with “__” or “.”, or end with “.internal” or “-internal”"));
    connect(m_internal, &QCheckBox::clicked, this, [this](bool on) {
        m_subject.edit(on ? tr("Mirror internal topics") : tr("Leave internal topics out"),
                       [on](LinkSpec& link) { link.topics.internal = on; });
    });
    auto* defaults = new QPushButton{this};
    defaults->setText(tr("&Default excludes"));
    defaults->setToolTip(tr("Sets the exclude list to the three patterns that MirrorMaker 2 excludes"));
    connect(defaults, &QPushButton::clicked, this, &TopicsPage::resetExcludes);
    auto* commands = new QHBoxLayout;
    commands->setSpacing(qRound(theme.px(8)));
    commands->addWidget(m_internal, 1);
    commands->addWidget(defaults);
    commands->addWidget(new RuleSetButton{m_subject, this});

    auto* layout = new QVBoxLayout{top};
    layout->setContentsMargins(0, 0, 0, qRound(theme.px(4)));
    layout->setSpacing(qRound(theme.px(6)));
    layout->addLayout(lists, 1);
    layout->addLayout(hint);
    layout->addLayout(commands);
    return top;
}

QWidget* TopicsPage::buildBottom() {
    Theme& theme = m_subject.workspace().theme;
    auto* bottom = new QWidget{this};
    auto* caption = new ThemedLabel{theme, FontRole::Body, ColorRole::Text, this};
    caption->setText(tr("&Try a name:"));
    caption->setBuddy(m_try);
    m_try->setAccessibleName(tr("Try a topic name"));
    m_try->setClearButtonEnabled(true);
    m_verdict->setAccessibleDescription(tr("Verdict on the tried name"));
    m_verdict->setWordWrap(true);
    connect(m_try, &QLineEdit::textChanged, this, &TopicsPage::showTry);
    auto* attempt = new QHBoxLayout;
    attempt->setSpacing(qRound(theme.px(8)));
    attempt->addWidget(caption);
    attempt->addWidget(m_try, 1);
    auto* layout = new QVBoxLayout{bottom};
    layout->setContentsMargins(0, qRound(theme.px(4)), 0, 0);
    layout->setSpacing(qRound(theme.px(6)));
    layout->addLayout(attempt);
    layout->addWidget(m_verdict);
    layout->addWidget(m_preview, 1);
    m_verdict->hide();
    return bottom;
}

void TopicsPage::connectList(RuleListPanel& panel, RuleListPanel& other) {
    const RuleList list = panel.model().list();
    connect(&panel, &RuleListPanel::currentChanged, this, [this, &panel, &other, list](int row) {
        if (row >= 0) {
            m_current = &panel;
            // One rule at a time is looked at, whichever list it stands in.
            other.view().clearSelection();
            other.view().setCurrentIndex({});
        }
        if (m_current == &panel) {
            m_preview->setHighlight(list, row);
        }
        showHint();
    });
    connect(&panel, &RuleListPanel::typed, this,
            [this, list](int row, const TopicEntry& entry, const QString& problem) {
                m_typed = Typed{list, row, entry};
                m_typedProblem = problem;
                showHint();
                requestPreview();  // with a mistake: what is in force
            });
    connect(&panel, &RuleListPanel::typingEnded, this, [this] {
        m_typed.reset();
        m_typedProblem.clear();
        showHint();
        requestPreview();
    });
    connect(&panel, &RuleListPanel::refused, this, [this](const QString& reason) {
        m_hint->setColorRole(ColorRole::WarnText);
        m_hint->setText(reason);
    });
}

void TopicsPage::focusIncludes() {
    if (m_include->model().rowCount() == 0) {
        m_include->beginAdd(TopicEntry::Kind::Regex);
        return;
    }
    m_include->view().setFocus();
    m_include->view().choose(0);
}

void TopicsPage::takeTopics() {
    const ClusterSpec* source = m_subject.source();
    const ClusterKnowledge known =
        source == nullptr ? ClusterKnowledge{} : m_subject.workspace().directory.cluster(source->id);
    if (known.info != m_info || !known.info) {
        m_info = known.info;
        m_topics.reset();
        m_partitions.reset();
    }
    if (m_info && !m_topics) {
        auto counts = std::make_shared<std::map<std::string, int, std::less<>>>();
        for (const TopicInfo& topic : m_info->topics) {
            counts->emplace(topic.name, topic.partitions);
        }
        auto names = std::make_shared<std::vector<std::string>>();
        names->reserve(counts->size());
        for (const auto& [name, partitions] : *counts) {
            names->push_back(name);
        }
        m_partitions = std::move(counts);
        m_topics = std::move(names);
    }
    const LinkSpec* link = m_subject.link();
    setEnabled(link != nullptr);
    m_internal->setChecked(link != nullptr && link->topics.internal);
    m_preview->showSource();
    requestPreview();
    showHint();
}

void TopicsPage::requestPreview() {
    const LinkSpec* link = m_subject.link();
    if (link == nullptr) {
        return;
    }
    PreviewRequest request{*link, m_topics, std::nullopt, topicOrigins(m_subject.workspace().document.spec(), *link)};
    if (const LinkSpec* applied = m_subject.workspace().bridge.applied().link(link->id)) {
        request.applied = applied->topics;
    }
    if (m_typed && m_typedProblem.isEmpty() && !m_typed->entry.text.empty()) {
        auto& entries = entriesOf(request.link.topics, m_typed->list);
        const auto row = static_cast<std::size_t>(m_typed->row);
        if (row < entries.size()) {
            entries[row] = m_typed->entry;
        } else {
            entries.push_back(m_typed->entry);
        }
    }
    m_previewer->request(std::move(request));
}

void TopicsPage::takePreview(const PreviewPtr& preview) {
    m_last = preview;
    m_include->model().setPreview(preview);
    m_exclude->model().setPreview(preview);
    m_preview->setPreview(preview, m_partitions);
    showTry();
    showHint();
}

void TopicsPage::showTry() {
    const std::string name = m_try->text().trimmed().toStdString();
    if (name.empty() || !m_last || !m_last->matcher) {
        m_verdict->setTextOrHide({});
        return;
    }
    const TopicVerdict verdict = m_last->matcher->decide(name);
    const auto rule = [&] {
        return QString::fromStdString(
            entriesOf(m_last->selection, verdict.list)[static_cast<std::size_t>(verdict.rule)].text);
    };
    QString text;
    ColorRole color = ColorRole::Dim;
    switch (verdict.decision) {
        case TopicDecision::Mirrored:
            color = ColorRole::OkText;
            text = tr("✓ mirrored by %1").arg(rule());
            break;
        case TopicDecision::Excluded:
            text = tr("– excluded by %1").arg(rule());
            break;
        case TopicDecision::Internal:
            text = tr("– an internal topic: not mirrored");
            break;
        case TopicDecision::Returning:
            text = tr("– it came from the target: not mirrored back");
            break;
        case TopicDecision::Protected:
            color = ColorRole::WarnText;
            text = tr("– a system topic at the target: not mirrored");
            break;
        case TopicDecision::NotIncluded:
            text = tr("– not included: no entry matches it");
            break;
        case TopicDecision::Undecided:
            color = ColorRole::WarnText;
            text = tr("! undecided: %1 is too complex").arg(rule());
            break;
    }
    if (!isLegalTopicName(name)) {
        color = ColorRole::WarnText;
        text += QStringLiteral(" · ") + tr("not a legal topic name");
    }
    m_verdict->setColorRole(color);
    m_verdict->setTextOrHide(text);
}

QString TopicsPage::tryVerdict() const { return m_verdict->text(); }

QString TopicsPage::hint() const { return m_hint->text(); }

void TopicsPage::showHint() {
    const int row = m_current->view().currentIndex().row();
    const bool known = row >= 0 && row < m_current->model().rowCount();
    const bool wrong = m_typed && !m_typedProblem.isEmpty();
    m_hint->setColorRole(wrong ? ColorRole::BadText : ColorRole::WarnText);
    m_hint->setText(wrong ? m_typedProblem : known ? m_current->model().warnings(row).join(u'\n') : QString{});
    m_fix->setVisible(!m_typed && known && m_current->model().looseDot(row) > 0);
}

void TopicsPage::fixDot() {
    const int row = m_current->view().currentIndex().row();
    const std::size_t at = row < 0 ? 0 : m_current->model().looseDot(row);
    if (at > 0) {
        TopicEntry entry = m_current->model().entry(row);
        entry.text = withDotEscaped(entry.text, at);
        m_current->model().replace(row, entry, tr("Escape the dot"));
    }
}

void TopicsPage::resetExcludes() {
    m_subject.edit(tr("Default excludes"), [](LinkSpec& link) { link.topics.exclude = defaultTopicExcludes(); });
}

}  // namespace tributary::ui
