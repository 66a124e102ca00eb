#include "ui/editors/topicpreview.h"

#include "ui/bridge/clusterdirectory.h"
#include "ui/editors/choicefield.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/ruleedits.h"
#include "ui/editors/themedlabel.h"
#include "ui/editors/topictable.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr int kSlowMs = 250;  // matching that takes longer is worth a word

QString counted(std::size_t count) { return countText(static_cast<std::int64_t>(count)); }

}  // namespace

TopicPreview::TopicPreview(LinkSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_model(new TopicPreviewModel{subject.workspace().theme, this}),
      m_filter(new TopicFilter{*m_model, this}),
      m_counters(new ThemedLabel{subject.workspace().theme, FontRole::Small, ColorRole::Dim, this}),
      m_source(new ThemedLabel{subject.workspace().theme, FontRole::Small, ColorRole::WarnText, this}),
      m_retry(new QPushButton{tr("Ask again"), this}),
      m_text(new QLineEdit{this}),
      m_show(new ChoiceField{this}),
      m_table(new TopicTable{subject.workspace().theme, this}) {
    Theme& theme = m_subject.workspace().theme;
    m_counters->setWordWrap(true);
    m_counters->setAccessibleDescription(tr("What the selection does"));
    m_source->setWordWrap(true);
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setPlaceholderText(tr("Filter topics"));
    m_text->setAccessibleName(tr("Filter topics"));
    m_text->setClearButtonEnabled(true);
    m_show->setAccessibleName(tr("Show topics by decision"));
    m_show->setToolTip(m_show->accessibleName());
    m_show->addChoice(TopicFilter::Show::All, tr("All"));
    m_show->addChoice(TopicFilter::Show::Mirrored, tr("Mirrored"));
    m_show->addChoice(TopicFilter::Show::New, tr("New"));
    m_show->addChoice(TopicFilter::Show::Excluded, tr("Excluded"));
    m_show->addChoice(TopicFilter::Show::Internal, tr("Internal"));
    m_show->addChoice(TopicFilter::Show::NotIncluded, tr("Not included"));
    m_show->addChoice(TopicFilter::Show::Problems, tr("With problems"));
    m_show->addChoice(TopicFilter::Show::ChosenRule, tr("By the chosen rule"));

    auto* source = new QHBoxLayout;
    source->addWidget(m_source, 1);
    source->addWidget(m_retry, 0, Qt::AlignTop);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(qRound(theme.px(8)));
    filters->addWidget(m_text, 3);
    filters->addWidget(m_show, 2);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(theme.px(6)));
    layout->addWidget(m_counters);
    layout->addLayout(source);
    layout->addLayout(filters);
    layout->addWidget(m_table, 1);

    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Topics of the source"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(TopicPreviewModel::Topic, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &TopicPreview::openMenu);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { m_counters->setTextOrHide(tr("Matching…")); });
    connect(m_text, &QLineEdit::textChanged, m_filter, &TopicFilter::setText);
    connect(m_show, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setShow(m_show->choice<TopicFilter::Show>()); });
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (const LinkSpec* link = m_subject.link()) {
            m_subject.workspace().directory.refresh(link->source);
        }
    });
    showSource();
}

void TopicPreview::setPreview(const PreviewPtr& preview, const TopicPreviewModel::PartitionCounts& partitions) {
    if (preview->error) {
        m_model->clear();
        m_counters->setColorRole(ColorRole::BadText);
        m_counters->setTextOrHide(errorText(*preview->error));
        return;
    }
    m_model->setPreview(preview, partitions);
    m_counters->setColorRole(ColorRole::Dim);
    m_counters->setTextOrHide(preview->topics ? counters(*preview) : QString{});
}

QString TopicPreview::counters(const SelectionPreview& preview) const {
    const SelectionReport& report = preview.report;
    QStringList parts{tr("%1 mirrored").arg(counted(report.mirrored)), tr("%1 excluded").arg(counted(report.excluded)),
                      tr("%1 internal").arg(counted(report.internal)),
                      tr("%1 not included").arg(counted(report.notIncluded))};
    if (report.undecided > 0) {
        parts << tr("%1 undecided").arg(counted(report.undecided));
    }
    if (preview.joining > 0) {
        parts << tr("%1 new").arg(counted(preview.joining));
    }
    if (preview.leaving > 0) {
        parts << tr("%1 no longer").arg(counted(preview.leaving));
    }
    if (!report.clashes.empty()) {
        parts << tr("%n name clash(es)", nullptr, static_cast<int>(report.clashes.size()));
    }
    if (!report.illegalTargets.empty()) {
        parts << tr("%n illegal name(s)", nullptr, static_cast<int>(report.illegalTargets.size()));
    }
    return parts.join(QStringLiteral(" · "));
}

void TopicPreview::setBusy(bool busy) {
    if (busy) {
        m_slow.start();
    } else {
        m_slow.stop();
    }
}

void TopicPreview::setHighlight(RuleList list, int rule) {
    m_model->setHighlight(list, rule);
    if (m_filter->show() == TopicFilter::Show::ChosenRule) {
        m_filter->refilter();
    }
}

void TopicPreview::showSource() {
    const ClusterSpec* source = m_subject.source();
    const QString name = source == nullptr ? QString{} : QString::fromStdString(source->displayName());
    const ClusterKnowledge known =
        source == nullptr ? ClusterKnowledge{} : m_subject.workspace().directory.cluster(source->id);
    QString text;
    bool retry = false;
    switch (known.state) {
        case ClusterKnowledge::State::Connected:
            break;
        case ClusterKnowledge::State::Failed:
            retry = true;
            text = known.info
                       ? tr("%1 does not answer: these are its topics of %2 ago. %3")
                             .arg(name,
                                  secondsText(static_cast<double>(known.listedAt.secsTo(QDateTime::currentDateTime()))))
                       : tr("The topics of %1 are not known. %2").arg(name);
            text = text.arg(known.error ? errorText(*known.error) : QString{});
            break;
        case ClusterKnowledge::State::Connecting:
            text = tr("Asking %1 for its topics…").arg(name);
            break;
        case ClusterKnowledge::State::Withheld:
            retry = true;
            text = tr("%1 is not asked for its topics: the document is not trusted.").arg(name);
            break;
        case ClusterKnowledge::State::Unknown:
            retry = source != nullptr;
            text =
                source == nullptr ? tr("The link has no source.") : tr("The topics of %1 are not known yet.").arg(name);
            break;
    }
    m_source->setColorRole(known.state == ClusterKnowledge::State::Failed ? ColorRole::WarnText : ColorRole::Dim);
    m_source->setTextOrHide(text);
    m_retry->setVisible(retry);
    if (!known.info) {
        m_model->clear();
        m_counters->setTextOrHide({});
    }
}

QString TopicPreview::countersText() const { return m_counters->text(); }

QString TopicPreview::sourceText() const { return m_source->text(); }

void TopicPreview::openMenu(const QPoint& at) {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        return;
    }
    std::vector<std::string> topics;
    for (const QModelIndex& index : rows) {
        topics.push_back(m_model->row(m_filter->mapToSource(index).row()).report.topic);
    }
    const auto add = [this, topics](RuleList list, const QString& what) {
        m_subject.edit(what, [&](LinkSpec& link) {
            for (const std::string& topic : topics) {
                link.topics = withExactly(std::move(link.topics), list, topic);
            }
        });
    };
    auto* menu = new QMenu{this};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Include exactly this"), this, [add] { add(RuleList::Include, tr("Include topic")); });
    menu->addAction(tr("&Exclude exactly this"), this, [add] { add(RuleList::Exclude, tr("Exclude topic")); });
    menu->addSeparator();
    menu->addAction(tr("&Copy name"), m_table, &TopicTable::copySelected);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

}  // namespace tributary::ui
