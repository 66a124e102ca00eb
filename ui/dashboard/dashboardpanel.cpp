#include "ui/dashboard/dashboardpanel.h"

#include "ui/bridge/dialoghost.h"
#include "ui/bridge/enginebridge.h"
#include "ui/dashboard/chartexport.h"
#include "ui/dashboard/chartgrid.h"
#include "ui/dashboard/chartpanel.h"
#include "ui/dashboard/dashboardbar.h"
#include "ui/dashboard/detailpane.h"
#include "ui/dashboard/metricshistory.h"
#include "ui/dashboard/valueaxis.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QImage>
#include <QSplitter>

#include <algorithm>
#include <set>

namespace tributary::ui {

namespace {

using Level = HistoryRequest::Level;

}  // namespace

DashboardPanel::DashboardPanel(Workspace& workspace, MetricsHistory& history, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_history(history),
      m_bar(new DashboardBar(workspace.theme, m_window, this)),
      m_grid(new ChartGrid(workspace.theme, m_window, this)),
      m_detail(new DetailPane(workspace.bridge, workspace.theme, this)) {
    setAccessibleName(tr("Dashboard"));
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_grid);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    const auto gap = static_cast<int>(workspace.theme.px(12));
    column->setContentsMargins(gap, gap / 2, gap, gap / 2);
    column->setSpacing(gap / 2);
    column->addWidget(m_bar);
    column->addWidget(splitter, 1);

    connect(m_bar, &DashboardBar::scopeWanted, this, &DashboardPanel::showScope);
    connect(m_bar, &DashboardBar::pngWanted, this, &DashboardPanel::exportPng);
    connect(m_bar, &DashboardBar::svgWanted, this, &DashboardPanel::exportSvg);
    connect(m_bar, &DashboardBar::csvWanted, this, &DashboardPanel::exportCsv);
    connect(m_grid, &ChartGrid::measuresChanged, this, &DashboardPanel::ask);
    connect(m_grid, &ChartGrid::activated, this, &DashboardPanel::activate);
    connect(m_detail, &DetailPane::topicActivated, this, &DashboardPanel::activate);
    connect(&m_workspace.document, &TopologyDocument::changed, this, [this](const SpecChange& change) {
        if (change.reset) {
            m_grid->clear();
            showScope(DashboardScope{});
        }
        followDocument();
    });
    connect(&m_workspace.bridge, &EngineBridge::appliedChanged, this, &DashboardPanel::followDocument);
    connect(&m_workspace.bridge, &EngineBridge::metricsChanged, this, &DashboardPanel::tick);
    connect(&m_window, &TimeWindow::rangeChanged, this, [this] {
        if (!m_window.isFollowing()) {
            ask();
        }
    });
    connect(&m_window, &TimeWindow::modeChanged, this, &DashboardPanel::ask);
    m_clock.setInterval(2000);
    connect(&m_clock, &QTimer::timeout, this, &DashboardPanel::tick);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &DashboardPanel::ask);

    m_window.tick(m_history.nowMs());
    followDocument();
    showScope(DashboardScope{});
}

std::vector<LinkId> DashboardPanel::links() const {
    if (!m_scope.isAll()) {
        return m_scope.links;
    }
    std::vector<LinkId> result;
    for (const LinkSpec& link : m_workspace.document.spec().links) {
        result.push_back(link.id);
    }
    // A link that was deleted and still runs has figures too.
    for (const LinkSpec& link : m_workspace.bridge.applied().links) {
        if (m_workspace.document.spec().link(link.id) == nullptr) {
            result.push_back(link.id);
        }
    }
    return result;
}

QString DashboardPanel::linkName(const LinkId& link) const {
    for (const TopologySpec* spec : {&m_workspace.document.spec(), &m_workspace.bridge.applied()}) {
        if (const LinkSpec* found = spec->link(link)) {
            return QString::fromStdString(linkTitle(*spec, *found));
        }
    }
    return QString::fromStdString(link.str());
}

std::map<LinkId, QString> DashboardPanel::shortNames(const std::vector<LinkId>& links) const {
    // "Europe" says all where every link goes to the same cluster.
    std::map<LinkId, QString> names;
    std::set<ClusterId> targets;
    std::set<QString> sources;
    const TopologySpec& spec = m_workspace.document.spec();
    for (const LinkId& id : links) {
        const LinkSpec* link = spec.link(id);
        const ClusterSpec* source = link == nullptr ? nullptr : spec.cluster(link->source);
        if (source == nullptr || !link->name.empty()) {
            break;
        }
        targets.insert(link->target);
        names[id] = QString::fromStdString(source->displayName());
        sources.insert(names[id]);
    }
    if (links.size() < 2 || targets.size() != 1 || sources.size() != links.size()) {
        for (const LinkId& id : links) {
            names[id] = linkName(id);
        }
    }
    return names;
}

QString DashboardPanel::seriesName(Level level, const std::string& key) const {
    switch (level) {
        case Level::Links:
            return linkName(LinkId{key});
        case Level::Topics:
            return QString::fromStdString(key);
        default:
            return tr("partition %1").arg(QString::fromStdString(key));
    }
}

void DashboardPanel::followDocument() {
    // A scope whose links are gone is no scope.
    DashboardScope next = m_scope;
    std::erase_if(next.links, [this](const LinkId& link) {
        return m_workspace.document.spec().link(link) == nullptr && m_workspace.bridge.applied().link(link) == nullptr;
    });
    if (next.links.empty()) {
        next = {};
    }
    DashboardBar::Titles titles;
    for (const LinkSpec& link : m_workspace.document.spec().links) {
        titles.emplace_back(link.id, linkName(link.id));
    }
    m_bar->setLinks(titles);
    if (next != m_scope) {
        showScope(next);
    } else {
        showThresholds();
        ask();
    }
}

void DashboardPanel::setScope(const std::vector<LinkId>& links) { showScope(DashboardScope{Level::Links, links}); }

void DashboardPanel::showTopics(const LinkId& link) { showScope(DashboardScope{Level::Topics, {link}}); }

void DashboardPanel::showPartitions(const LinkId& link, const std::string& topic) {
    showScope(DashboardScope{Level::Partitions, {link}, topic});
}

void DashboardPanel::showScope(const DashboardScope& scope) {
    const bool other = scope != m_scope;
    m_scope = scope;
    m_bar->setScope(scope);
    m_detail->setScope(scope);
    if (other) {
        m_grid->clear();
        m_asking = false;  // what is under way answers another question
    }
    m_grid->setSingle(scope.level == Level::Links && links().size() == 1);
    showThresholds();
    ask();
}

void DashboardPanel::activate(const std::string& key) {
    switch (m_scope.level) {
        case Level::Links:
            if (!m_scope.isSingleLink()) {
                setScope({LinkId{key}});
            }
            emit linkActivated(LinkId{key});
            break;
        case Level::Topics:
            showPartitions(m_scope.links.front(), key);
            break;
        default:
            break;
    }
}

void DashboardPanel::pauseView(bool paused) { m_window.setPaused(paused); }

void DashboardPanel::goLive() { m_window.goLive(); }

void DashboardPanel::setWindow(int minutes) { m_window.setMinutes(minutes); }

void DashboardPanel::tick() {
    m_window.tick(m_history.nowMs());
    if (!m_window.isFollowing()) {
        return;
    }
    // Once a second; many lines every other one, unless a second can be seen; over hours, where it is nothing, every
    // ten.
    const std::int64_t pixel = m_window.spanMs() / m_grid->pixels();
    const bool many = links().size() > 3 && pixel >= 2'000;
    const bool hours = m_window.spanMs() > 60 * TimeWindow::kMinute;
    const std::int64_t wait = (hours ? 10'000 : many ? 2'000 : 1'000) - 100;
    const std::int64_t since = m_sinceAsked.isValid() ? m_sinceAsked.elapsed() : wait;
    if (since >= wait) {
        ask();
    } else if (!m_later.isActive()) {
        m_later.start(static_cast<int>(wait - since));
    }
}

HistoryRequest DashboardPanel::request() const {
    HistoryRequest request;
    request.document = historyKey(m_workspace.document.spec());
    request.level = m_scope.level;
    request.links = links();
    request.topic = m_scope.topic;
    request.fromMs = m_window.fromMs();
    request.toMs = m_window.toMs();
    // Many lines hide each other's detail, and cost.
    request.pixels = request.links.size() > 3 ? m_grid->pixels() / 2 : m_grid->pixels();
    request.measures = m_grid->measures();
    return request;
}

void DashboardPanel::ask() {
    if (!isVisible()) {
        return;
    }
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_askAgain = false;
    m_sinceAsked.start();
    m_history.query(request(), this, [this](const HistoryReply& reply) { take(reply); });
}

void DashboardPanel::take(const HistoryReply& reply) {
    m_asking = false;
    const Level level = reply.request.level;
    if (level == m_scope.level && reply.request.topic == m_scope.topic && reply.request.links == links()) {
        const std::map<LinkId, QString> names = shortNames(reply.request.links);
        const auto nameOf = [&](const std::string& key) {
            return level == Level::Links ? names.at(LinkId{key}) : seriesName(level, key);
        };
        m_grid->showReply(reply, nameOf,
                          reply.request.links.empty()      ? tr("Wire two clusters and start the link")
                          : m_workspace.bridge.anyActive() ? tr("No figures from this time")
                                                           : tr("Start a link to see figures"),
                          level != Level::Partitions);
    } else {
        m_askAgain = true;
    }
    if (m_askAgain) {
        ask();
    }
}

void DashboardPanel::showThresholds() {
    std::vector<const LinkSpec*> shown;
    if (m_scope.level == Level::Links) {
        for (const LinkId& id : links()) {
            if (const LinkSpec* link = m_workspace.document.spec().link(id)) {
                shown.push_back(link);
            }
        }
    }
    m_grid->setThresholds(shown);
}

void DashboardPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_clock.start();
    m_window.tick(m_history.nowMs());
    ask();
}

void DashboardPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_clock.stop();
    m_later.stop();
}

void DashboardPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    ask();
}

ExportTitle DashboardPanel::exportTitle() const {
    QString scope = tr("All links");
    if (!m_scope.isAll()) {
        QStringList names;
        for (const LinkId& link : m_scope.links) {
            names.append(linkName(link));
        }
        scope = names.join(", ");
        if (m_scope.level == Level::Topics) {
            scope = tr("%1 · topics").arg(scope);
        } else if (m_scope.level == Level::Partitions) {
            scope = tr("%1 · %2").arg(scope, QString::fromStdString(m_scope.topic));
        }
    }
    return {scope, m_window.fromMs(), m_window.toMs()};
}

void DashboardPanel::choosePath(const QString& title, const QString& filter, const QString& suffix,
                                std::function<void(const QString&)> chosen) {
    const QString stamp = QDateTime::fromMSecsSinceEpoch(m_window.toMs()).toString("yyyyMMdd-HHmm");
    m_workspace.dialogs.chooseSaveFile(title, filter, QString("tributary-%1.%2").arg(stamp, suffix),
                                       [chosen = std::move(chosen)](const QString& path) {
                                           if (!path.isEmpty()) {
                                               chosen(path);
                                           }
                                       });
}

void DashboardPanel::writeExport(const QString& path, std::function<QByteArray()> make) {
    writeLater(path, std::move(make), this, [this, path](const QString& problem) {
        const QString file = QDir::toNativeSeparators(path);
        emit notice(problem.isEmpty() ? tr("Exported to %1").arg(file)
                                      : tr("The export to %1 failed: %2").arg(file, problem));
    });
}

void DashboardPanel::exportPng() {
    choosePath(tr("Export a picture"), tr("PNG picture (*.png)"), "png", [this](const QString& path) {
        const QImage image = chartPicture(*m_grid, m_workspace.theme, exportTitle());
        writeExport(path, [image] {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            image.save(&buffer, "PNG");
            return buffer.data();
        });
    });
}

void DashboardPanel::exportSvg() {
    choosePath(tr("Export a drawing"), tr("SVG drawing (*.svg)"), "svg", [this](const QString& path) {
        const QByteArray drawing = chartDrawing(*m_grid, m_workspace.theme, exportTitle());
        writeExport(path, [drawing] { return drawing; });
    });
}

void DashboardPanel::exportCsv() {
    choosePath(tr("Export a table"), tr("CSV table (*.csv)"), "csv", [this](const QString& path) {
        HistoryRequest all = request();
        all.pixels = 0;
        const ExportTitle title = exportTitle();
        m_history.query(all, this, [this, path, title](const HistoryReply& reply) {
            // Names are looked up here: the worker must not read the document.
            std::map<std::string, QString> names;
            for (const auto& [measure, series] : reply.series) {
                for (const SeriesData& one : series) {
                    if (one.others == 0) {
                        names[one.name] = seriesName(reply.request.level, one.name);
                    }
                }
            }
            writeExport(path, [reply, title, names] {
                return chartTable(reply, title, [&names](Measure measure, const SeriesData& one) {
                    return QString("%1, %2").arg(measureName(measure), one.others > 0
                                                                           ? ChartGrid::othersText(measure, one.others)
                                                                           : names.at(one.name));
                });
            });
        });
    });
}

}  // namespace tributary::ui
