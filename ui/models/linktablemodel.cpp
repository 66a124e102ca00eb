#include "ui/models/linktablemodel.h"

#include "core/base/clock.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/healthrole.h"
#include "ui/models/roles.h"
#include "ui/text/impacttext.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr int kAgeEveryMs = 1'000;
constexpr double kUnknown = -1;

QString nothing() { return QStringLiteral("—"); }

}  // namespace

QString pendingText(ImpactKind kind) { return kind == ImpactKind::None ? QString{} : impactWord(kind); }

bool LinkTableModel::Row::looksLike(const Row& other) const {
    return text == other.text && look.icon == other.look.icon && look.health == other.look.health &&
           number == other.number;
}

LinkTableModel::LinkTableModel(Workspace& workspace, QObject* parent)
    : QAbstractTableModel(parent), m_workspace(workspace) {
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

int LinkTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QVariant LinkTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return row.text[column];
        case Qt::ToolTipRole:
            return index.column() == State ? row.look.detail : QString{};
        case Qt::DecorationRole:
            return index.column() == State ? QVariant{m_workspace.theme.icon(row.look.icon, markRole(row.look.health))}
                                           : QVariant{};
        case Qt::ForegroundRole:
            if (index.column() == State) {
                return m_workspace.theme.color(wordRole(row.look.health));
            }
            return index.column() == Pending ? QVariant{m_workspace.theme.color(ColorRole::WarnText)} : QVariant{};
        case Qt::FontRole:
            return isNumber(index.column()) ? QVariant{m_workspace.theme.figures(FontRole::Body)} : QVariant{};
        case Qt::TextAlignmentRole:
            return QVariant{(isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
        case RawRole:
            if (isNumber(index.column())) {
                return row.number[column] == kUnknown ? QVariant{} : QVariant{row.number[column]};
            }
            return row.text[column];
        case LinkIdRole:
            return QString::fromStdString(row.id.str());
        default:
            return {};
    }
}

QVariant LinkTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal ||
        (role != Qt::DisplayRole && role != RawRole && role != Qt::TextAlignmentRole)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant{(isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter};
    }
    const bool raw = role == RawRole;
    switch (section) {
        case Name:
            return tr("Link");
        case Source:
            return tr("Source");
        case Target:
            return tr("Target");
        case State:
            return tr("State");
        case Bytes:
            return raw ? tr("Throughput (bytes/s)") : tr("Throughput");
        case Records:
            return raw ? tr("Messages (1/s)") : tr("Messages");
        case Lag:
            return raw ? tr("Lag (records)") : tr("Lag");
        case LagSeconds:
            return raw ? tr("Lag (s)") : tr("Lag, time");
        case Latency:
            return raw ? tr("Latency p99 (ms)") : tr("Latency p99");
        case InFlight:
            return raw ? tr("In flight (records)") : tr("In flight");
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
        return first.number[at] < second.number[at] ? -1 : first.number[at] > second.number[at] ? 1 : 0;
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
    row.look = stateLook(status, metrics, bridge.staleMs(id), wallClockMs());
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
    put(Bytes, flow.bytesPerSecond, byteRateText(flow.bytesPerSecond));
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
    put(InFlight, static_cast<double>(flow.inFlightRecords),
        countText(static_cast<std::int64_t>(flow.inFlightRecords)));
    put(Errors, static_cast<double>(flow.errors), countText(static_cast<std::int64_t>(flow.errors)));
    return row;
}

}  // namespace tributary::ui
