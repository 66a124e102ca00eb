#include "ui/models/linktablemodel.h"

#include "core/base/clock.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/text/impacttext.h"
#include "ui/text/numbertext.h"
#include "ui/theme/healthrole.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kAgeEveryMs = 1'000;
constexpr double kUnknown = -1;

QString nothing() { return QStringLiteral("—"); }

}  // namespace

QString pendingText(ImpactKind kind) { return isPending(kind) ? impactWord(kind) : QString{}; }

bool LinkTableModel::Row::looksLike(const Row& other) const {
    return text == other.text && isStale == other.isStale && look.icon == other.look.icon &&
           look.health == other.look.health && number == other.number;
}

LinkTableModel::LinkTableModel(Workspace& workspace, QObject* parent)
    : FactModel(kColumns, workspace.theme, parent), m_workspace(workspace) {
    connect(&workspace.document, &TopologyDocument::changed, this, &LinkTableModel::followDocument);
    connect(&workspace.bridge, &EngineBridge::appliedChanged, this, &LinkTableModel::followApplied);
    connect(&workspace.bridge, &EngineBridge::metricsChanged, this, [this] {
        if (m_live) {
            refreshRows();
        }
    });
    connect(&workspace.bridge, &EngineBridge::statusChanged, this, [this](const LinkId& link) {
        if (m_workspace.document.spec().link(link) == nullptr) {
            arrangeRows();  // a ghost goes when it has stopped
        }
        refreshRow(link);
    });
    m_ageTimer.setInterval(kAgeEveryMs);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        if (m_workspace.bridge.anyActive()) {
            refreshRows();
        }
    });
    m_ageTimer.start();
    updatePending();
    arrangeRows();
}

void LinkTableModel::setLive(bool live) {
    if (live == m_live) {
        return;
    }
    m_live = live;
    if (live) {
        m_ageTimer.start();
        refreshRows();
    } else {
        m_ageTimer.stop();
    }
}

LinkId LinkTableModel::link(int row) const {
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].id : LinkId{};
}

int LinkTableModel::row(const LinkId& link) const {
    const auto at = std::ranges::find(m_rows, link, &Row::id);
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int LinkTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool LinkTableModel::isNumber(int column) const {
    return column != Name && column != State && column != Source && column != Target && column != Pending;
}

QString LinkTableModel::text(int row, int column) const {
    return m_rows[static_cast<std::size_t>(row)].text[static_cast<std::size_t>(column)];
}

QVariant LinkTableModel::raw(int row, int column) const {
    if (!isNumber(column)) {
        return text(row, column);
    }
    const double number = m_rows[static_cast<std::size_t>(row)].number[static_cast<std::size_t>(column)];
    return number == kUnknown ? QVariant{} : QVariant{number};
}

LinkId LinkTableModel::linkOf(int row) const { return link(row); }

QVariant LinkTableModel::look(int row, int column, int role) const {
    const Row& at = m_rows[static_cast<std::size_t>(row)];
    const StateLook& state = at.look;
    if (isNumber(column) && at.isStale) {  // still there to be read, and not to be taken for the present
        return role == Qt::ForegroundRole ? QVariant{theme().color(ColorRole::Dim)}
               : role == Qt::ToolTipRole  ? QVariant{state.detail}
                                          : QVariant{};
    }
    if (column == Pending && role == Qt::ForegroundRole) {
        return theme().color(ColorRole::WarnText);
    }
    if (column != State) {
        return {};
    }
    switch (role) {
        case Qt::ToolTipRole:
            return state.detail;
        case Qt::DecorationRole:
            return theme().icon(state.icon, markRole(state.health));
        case Qt::ForegroundRole:
            return theme().color(wordRole(state.health));
        default:
            return {};
    }
}

QString LinkTableModel::head(int column, bool withUnit) const {
    switch (column) {
        case Name:
            return tr("Link");
        case Source:
            return tr("Source");
        case Target:
            return tr("Target");
        case State:
            return tr("State");
        case Bytes:
            return withUnit ? tr("Throughput (bytes/s)") : tr("Throughput");
        case Records:
            return withUnit ? tr("Messages (1/s)") : tr("Messages");
        case Lag:
            return withUnit ? tr("Lag (records)") : tr("Lag");
        case LagSeconds:
            return withUnit ? tr("Lag (s)") : tr("Lag, time");
        case Latency:
            return withUnit ? tr("Latency p99 (ms)") : tr("Latency p99");
        case InFlight:
            return withUnit ? tr("In flight (records)") : tr("In flight");
        case Errors:
            return tr("Errors");
        case Pending:
            return tr("Not applied");
        default:
            return {};
    }
}

int LinkTableModel::compareRows(int a, int b, int column) const {
    const Row& first = m_rows[static_cast<std::size_t>(a)];
    const Row& second = m_rows[static_cast<std::size_t>(b)];
    const auto at = static_cast<std::size_t>(column);
    if (isNumber(column)) {
        return compared(first.number[at], second.number[at]);
    }
    return first.text[at].localeAwareCompare(second.text[at]);
}

std::vector<LinkId> LinkTableModel::wantedRows() const { return m_workspace.run.allLinks(); }

void LinkTableModel::followDocument(const SpecChange& change) {
    updatePending();
    if (change.reset) {
        beginResetModel();
        m_rows.clear();
        for (const LinkId& id : wantedRows()) {
            m_rows.push_back(makeRow(id));
        }
        endResetModel();
        return;
    }
    arrangeRows();
    refreshRows();
}

void LinkTableModel::followApplied() {
    updatePending();
    arrangeRows();
    refreshRows();
}

void LinkTableModel::updatePending() {
    m_pending.clear();
    for (const LinkImpact& each : impact(m_workspace.bridge.applied(), m_workspace.document.spec())) {
        m_pending[each.link] = each.kind;
    }
}

/// Brings the rows into the order of wantedRows() by taking out, moving and putting in, so that selections survive.
void LinkTableModel::arrangeRows() {
    const std::vector<LinkId> wanted = wantedRows();
    for (int at = rowCount() - 1; at >= 0; --at) {
        if (std::ranges::find(wanted, link(at)) == wanted.end()) {
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        }
    }
    for (int at = 0; at < static_cast<int>(wanted.size()); ++at) {
        const LinkId& id = wanted[static_cast<std::size_t>(at)];
        if (link(at) == id) {
            continue;
        }
        if (const int from = row(id); from >= 0) {
            beginMoveRows({}, from, from, {}, at);
            std::rotate(m_rows.begin() + at, m_rows.begin() + from, m_rows.begin() + from + 1);
            endMoveRows();
        } else {
            Row added = makeRow(id);
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, std::move(added));
            endInsertRows();
        }
    }
}

void LinkTableModel::refreshRows() {
    for (const LinkId& id : wantedRows()) {
        refreshRow(id);
    }
}

void LinkTableModel::refreshRow(const LinkId& link) {
    const int at = row(link);
    if (at < 0) {
        return;
    }
    Row next = makeRow(link);
    Row& now = m_rows[static_cast<std::size_t>(at)];
    if (!next.looksLike(now)) {
        now = std::move(next);
        emit dataChanged(index(at, 0), index(at, kColumns - 1));
    }
}

LinkTableModel::Row LinkTableModel::makeRow(const LinkId& id) const {
    const EngineBridge& bridge = m_workspace.bridge;
    const TopologySpec& document = m_workspace.document.spec();
    const TopologySpec& spec = document.link(id) != nullptr ? document : bridge.applied();
    const LinkMetrics* metrics = bridge.metrics()->link(id);
    const LinkStatus status = bridge.status(id);

    Row row;
    row.id = id;
    const std::int64_t staleMs = bridge.staleMs(id);
    row.isStale = staleMs > 0;
    row.look = stateLook(status, metrics, staleMs, wallClockMs());
    if (const LinkSpec* link = spec.link(id)) {
        const auto name = [&spec](const ClusterId& cluster) {
            const ClusterSpec* found = spec.cluster(cluster);
            return QString::fromStdString(found != nullptr ? found->displayName() : cluster.str());
        };
        row.text[Name] = QString::fromStdString(linkTitle(spec, *link));
        row.text[Source] = name(link->source);
        row.text[Target] = name(link->target);
    }
    row.text[State] = row.look.detail.isEmpty() ? row.look.word : tr("%1: %2").arg(row.look.word, row.look.detail);
    const auto pending = m_pending.find(id);
    row.text[Pending] = pending == m_pending.end() ? QString{} : pendingText(pending->second);

    row.number.fill(kUnknown);
    for (int column = 0; column < kColumns; ++column) {
        if (isNumber(column)) {
            row.text[static_cast<std::size_t>(column)] = nothing();
        }
    }
    if (metrics == nullptr || !isActive(status.state)) {
        return row;
    }
    const FlowMetrics& flow = metrics->flow;
    const auto put = [&row](Column column, double value, const QString& text) {
        row.number[column] = value;
        row.text[column] = text;
    };
    if (flow.bytesPerSecond >= 0) {
        put(Bytes, flow.bytesPerSecond, byteRateText(flow.bytesPerSecond));
        put(InFlight, static_cast<double>(flow.inFlightRecords),
            countText(static_cast<std::int64_t>(flow.inFlightRecords)));
    }
    put(Records, flow.recordsPerSecond, recordRateText(flow.recordsPerSecond));
    if (flow.lagRecords >= 0) {
        put(Lag, static_cast<double>(flow.lagRecords), countText(flow.lagRecords));
    }
    if (flow.lagSeconds >= 0) {
        put(LagSeconds, flow.lagSeconds, secondsText(flow.lagSeconds));
    }
    if (flow.latency.count > 0) {
        put(Latency, flow.latency.p99Ms, millisecondsText(flow.latency.p99Ms));
    }
    put(Errors, static_cast<double>(flow.errors), countText(static_cast<std::int64_t>(flow.errors)));
    return row;
}

}  // namespace tributary::ui
