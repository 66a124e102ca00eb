#include "ui/dialogs/topicbrowser.h"

#include "ui/bridge/enginebridge.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kTopicRowHeight = 24;
constexpr qreal kTopicDetailsHeight = 104;
constexpr int kAskAfterMs = 200;
constexpr int kTimeoutMs = 10'000;

}  // namespace

TopicBrowser::TopicBrowser(Workspace& workspace, std::function<ClusterSpec()> cluster, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_cluster(std::move(cluster)),
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
    m_view->verticalHeader()->setDefaultSectionSize(qRound(theme.px(kTopicRowHeight)));
    m_view->horizontalHeader()->setSectionResizeMode(ClusterTopicModel::Name, QHeaderView::Stretch);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSortIndicator(ClusterTopicModel::Name, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    layout->addWidget(m_view, 1);
    m_count = dimLabel({}, theme, this);
    layout->addWidget(m_count);
    m_details = named(new QPlainTextEdit{this}, tr("Details of the topic"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setPlaceholderText(tr("Choose a topic to see its records and its configuration."));
    m_details->setFixedHeight(qRound(theme.px(kTopicDetailsHeight)));
    layout->addWidget(m_details);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAskAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &TopicBrowser::askDetails);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, &m_soon, [this] { m_soon.start(); });

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

void TopicBrowser::askDetails() {
    const QModelIndex current = m_filter->mapToSource(m_view->currentIndex());
    if (!current.isValid()) {
        m_asked.clear();
        m_details->clear();
        return;
    }
    const TopicInfo topic = m_model->topic(current.row());
    m_asked = topic.name;
    m_details->setPlainText(tr("%1: asking…").arg(QString::fromStdString(topic.name)));
    m_workspace.bridge.describe(m_cluster(), topic, kTimeoutMs, this,
                                [this, topic](const Result<TopicDetails>& details) {
                                    if (topic.name == m_asked) {
                                        showDetails(topic, details);
                                    }
                                });
}

void TopicBrowser::showDetails(const TopicInfo& topic, const Result<TopicDetails>& details) {
    const QString name = QString::fromStdString(topic.name);
    if (!details) {
        m_details->setPlainText(tr("%1: %2").arg(name, errorText(details.error())));
        return;
    }
    QStringList lines;
    // No request that librdkafka knows tells a size in bytes; compaction and transactions leave fewer records than
    // offsets.
    lines << (details->offsets < 0
                  ? tr("%1: not every partition told how much it holds").arg(name)
                  : tr("%1: %2 offsets from the first record to the end; a size in bytes is not told to clients")
                        .arg(name, countText(details->offsets)));
    if (!details->configKnown) {
        lines << tr("Its configuration is not known: it may not be read, or the cluster does not offer it.");
    } else if (details->config.empty()) {
        lines << tr("Configuration: the defaults of the brokers");
    }
    for (const auto& [property, value] : details->config) {
        lines << QStringLiteral("%1 = %2").arg(QString::fromStdString(property), QString::fromStdString(value));
    }
    m_details->setPlainText(lines.join(u'\n'));
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
