#include "ui/dashboard/dashboardbar.h"

#include "ui/dashboard/timewindow.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace tributary::ui {

namespace {

using Level = HistoryRequest::Level;

}  // namespace

DashboardBar::DashboardBar(Theme& theme, TimeWindow& window, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_window(window),
      m_linkBox(new QComboBox(this)),
      m_byTopic(new QToolButton(this)),
      m_back(new QToolButton(this)),
      m_topic(new QLabel(this)),
      m_range(new QLabel(this)),
      m_minutes(new QComboBox(this)),
      m_pause(new QToolButton(this)),
      m_live(new QToolButton(this)),
      m_export(new QPushButton(this)) {
    m_linkBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_linkBox->setMinimumContentsLength(18);
    m_linkBox->setAccessibleName(tr("Links shown"));
    m_linkBox->setToolTip(m_linkBox->accessibleName());
    m_byTopic->setText(tr("By &topic"));
    m_byTopic->setCheckable(true);
    m_byTopic->setToolTip(tr("Show the busiest topics of this link"));
    m_back->setText(tr("‹ All topics"));
    m_back->setToolTip(tr("Back to the topics of this link"));
    m_topic->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_minutes->setAccessibleName(tr("Time shown"));
    m_minutes->setToolTip(m_minutes->accessibleName());
    for (const int minutes : {5, 15, 60, 6 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60}) {
        const QString text = minutes < 60        ? tr("%n min", nullptr, minutes)
                             : minutes < 24 * 60 ? tr("%n h", nullptr, minutes / 60)
                             : minutes == 1440   ? tr("24 h")
                                                 : tr("%n day(s)", nullptr, minutes / 1440);
        m_minutes->addItem(text, minutes);
    }
    m_pause->setText(tr("Freeze &view"));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("The view stands still; figures are kept on"));
    m_live->setText(tr("&Live"));
    m_live->setCheckable(true);
    m_live->setToolTip(tr("Follow the present"));
    makeExportMenu();

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(static_cast<int>(theme.px(8)));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_linkBox, m_byTopic, m_back, m_topic}) {
        row->addWidget(widget);
    }
    row->addStretch(1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_range, m_minutes, m_pause, m_live, m_export}) {
        row->addWidget(widget);
    }

    connect(m_linkBox, &QComboBox::activated, this, &DashboardBar::chooseLinks);
    connect(m_byTopic, &QToolButton::clicked, this, [this](bool checked) {
        const bool only = m_scope.isAll() && m_links.size() == 1;
        emit scopeWanted({checked ? Level::Topics : Level::Links,
                          only ? std::vector<LinkId>{m_links.front().first} : m_scope.links});
    });
    connect(m_back, &QToolButton::clicked, this, [this] { emit scopeWanted({Level::Topics, m_scope.links}); });
    connect(m_minutes, &QComboBox::activated, this,
            [this](int index) { m_window.setMinutes(m_minutes->itemData(index).toInt()); });
    connect(m_pause, &QToolButton::clicked, &m_window, &TimeWindow::setPaused);
    connect(m_live, &QToolButton::clicked, this, [this] {
        m_window.goLive();
        showWindow();  // a click on what is on already must not turn it off
    });
    connect(&m_window, &TimeWindow::modeChanged, this, &DashboardBar::showWindow);
    connect(&m_window, &TimeWindow::rangeChanged, this, &DashboardBar::showWindow);
    connect(&m_theme, &Theme::changed, this, &DashboardBar::applyTheme);
    applyTheme();
    setScope({});
    showWindow();
}

void DashboardBar::makeExportMenu() {
    m_export->setText(tr("&Export"));
    m_export->setToolTip(tr("Keep what is shown as a picture or a table"));
    auto* menu = new QMenu(m_export);
    connect(menu->addAction(tr("&Picture (PNG)…")), &QAction::triggered, this, &DashboardBar::pngWanted);
    connect(menu->addAction(tr("&Drawing (SVG)…")), &QAction::triggered, this, &DashboardBar::svgWanted);
    connect(menu->addAction(tr("&Table (CSV)…")), &QAction::triggered, this, &DashboardBar::csvWanted);
    m_export->setMenu(menu);
}

void DashboardBar::applyTheme() {
    for (QWidget* widget : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        widget->setFont(m_theme.font(FontRole::Small));
    }
    m_topic->setFont(m_theme.font(FontRole::MonoSmall));
    m_range->setFont(m_theme.figures(FontRole::Small));
}

void DashboardBar::setLinks(const Titles& links) {
    if (links != m_links) {
        m_links = links;
        setScope(DashboardScope(m_scope));
    }
}

void DashboardBar::fillLinks() {
    const QSignalBlocker quiet(m_linkBox);
    m_linkBox->clear();
    m_linkBox->addItem(tr("All links"));
    int current = 0;
    for (const auto& [id, title] : m_links) {
        m_linkBox->addItem(title, QString::fromStdString(id.str()));
        if (m_scope.isSingleLink() && m_scope.links.front() == id) {
            current = m_linkBox->count() - 1;
        }
    }
    if (m_scope.links.size() > 1) {
        m_linkBox->addItem(tr("%n link(s)", nullptr, static_cast<int>(m_scope.links.size())));
        current = m_linkBox->count() - 1;
    }
    m_linkBox->setCurrentIndex(current);
}

void DashboardBar::setScope(const DashboardScope& scope) {
    m_scope = scope;
    fillLinks();
    const bool partitions = scope.level == Level::Partitions;
    m_byTopic->setVisible(!partitions);
    m_byTopic->setEnabled(scope.isSingleLink() || (scope.isAll() && m_links.size() == 1));
    m_byTopic->setChecked(scope.level == Level::Topics);
    m_back->setVisible(partitions);
    m_topic->setVisible(partitions);
    m_topic->setText(QString::fromStdString(scope.topic));
}

void DashboardBar::chooseLinks(int index) {
    if (index == 0) {
        emit scopeWanted({});
    } else if (index <= static_cast<int>(m_links.size())) {
        const LinkId link = m_links[static_cast<std::size_t>(index) - 1].first;
        // From the topics of one link to those of another.
        const Level level = m_scope.level == Level::Links ? Level::Links : Level::Topics;
        emit scopeWanted({level, {link}});
    }
}

void DashboardBar::showWindow() {
    m_pause->setChecked(m_window.isPaused());
    m_live->setChecked(m_window.isFollowing());
    m_minutes->setCurrentIndex(m_minutes->findData(m_window.minutes()));
    m_range->setText(m_window.isFollowing() ? QString()
                                            : tr("%1 – %2").arg(dateTimeText(m_window.fromMs()),
                                                                m_window.spanMs() > 24 * 60 * TimeWindow::kMinute
                                                                    ? dateTimeText(m_window.toMs())
                                                                    : timeText(m_window.toMs())));
}

}  // namespace tributary::ui
