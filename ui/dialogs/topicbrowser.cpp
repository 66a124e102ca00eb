#include "ui/dialogs/topicbrowser.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr qreal kRowHeight = 24;

}  // namespace

TopicBrowser::TopicBrowser(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_model(new ClusterTopicModel{workspace.theme, this}),
      m_filter(new TableFilter{{ClusterTopicModel::Name}, this}) {
    const Theme& theme = workspace.theme;
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    m_text = named(new QLineEdit{this}, tr("Filter topics"));
    m_text->setPlaceholderText(tr("Filter by name"));
    m_text->setClearButtonEnabled(true);
    layout->addWidget(m_text);

    m_filter->setSourceModel(m_model);
    m_view = named(new QTableView{this}, tr("Topics of the cluster"));
    m_view->setModel(m_filter);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(qRound(theme.px(kRowHeight)));
    m_view->horizontalHeader()->setSectionResizeMode(ClusterTopicModel::Name, QHeaderView::Stretch);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSortIndicator(ClusterTopicModel::Name, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    layout->addWidget(m_view, 1);
    m_count = dimLabel({}, theme, this);
    layout->addWidget(m_count);

    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setText(text);
        showCount();
    });
    auto* copy = new QShortcut{QKeySequence::Copy, m_view};
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        QStringList names;
        for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
            names << index.data().toString();
        }
        QApplication::clipboard()->setText(names.join(u'\n'));
    });
    showCount();
}

void TopicBrowser::setInfo(const std::shared_ptr<const ClusterInfo>& info, const QString& remark) {
    m_remark = remark;
    m_model->setInfo(info);
    m_filter->sort(m_view->horizontalHeader()->sortIndicatorSection(),
                   m_view->horizontalHeader()->sortIndicatorOrder());
    showCount();
}

void TopicBrowser::showCount() {
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    QString text =
        shown == all ? tr("%n topic(s)", nullptr, all) : tr("%1 of %n topic(s)", nullptr, all).arg(countText(shown));
    if (!m_remark.isEmpty()) {
        text = all == 0 ? m_remark : tr("%1 · %2").arg(text, m_remark);
    }
    m_count->setText(text);
}

}  // namespace tributary::ui
