#include "ui/models/eventlogmodel.h"

#include "ui/bridge/enginebridge.h"
#include "ui/models/linknames.h"
#include "ui/text/numbertext.h"
#include "ui/theme/healthrole.h"
#include "ui/theme/theme.h"

#include <QDateTime>

#include <algorithm>

namespace tributary::ui {

QString eventObject(const Event& event) {
    const QString topic = QString::fromStdString(event.topic);
    return event.partition < 0 ? topic : QStringLiteral("%1 [%2]").arg(topic).arg(event.partition);
}

QString severityWord(Health health) {
    switch (health) {
        case Health::Ok:
            return EventLogModel::tr("good");
        case Health::Busy:
            return EventLogModel::tr("busy");
        case Health::Warn:
            return EventLogModel::tr("warning");
        case Health::Bad:
            return EventLogModel::tr("error");
        case Health::Idle:
            return EventLogModel::tr("info");
    }
    return {};
}

EventLogModel::EventLogModel(Workspace& workspace, QObject* parent)
    : FactModel(kColumns, workspace.theme, parent), m_workspace(workspace) {
    connect(&workspace.bridge, &EngineBridge::eventsArrived, this, &EventLogModel::append);
}

void EventLogModel::append(const std::vector<Event>& events) {
    // Of more than the log holds, only the last can stay: the others need not come in first.
    const std::size_t skipped = events.size() > kMostRows ? events.size() - kMostRows : 0;
    const int added = static_cast<int>(events.size() - skipped);
    if (added == 0) {
        return;
    }
    if (const int surplus = rowCount() + added - kMostRows; surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + surplus);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    for (std::size_t i = skipped; i < events.size(); ++i) {
        m_rows.push_back({events[i], {}});
    }
    endInsertRows();
}

void EventLogModel::clear() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

const QString& EventLogModel::sentence(int row) const {
    const Row& wanted = m_rows[static_cast<std::size_t>(row)];
    if (wanted.text.isNull()) {
        wanted.text = eventText(wanted.event);
    }
    return wanted.text;
}

int EventLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool EventLogModel::isNumber(int /*column*/) const { return false; }

QString EventLogModel::text(int row, int column) const {
    const Event& shown = event(row);
    switch (column) {
        case Time:
            return timeText(shown.timeMs);
        case Severity:
            return severityWord(health(row));
        case Link:
            return shown.link.empty() ? QString{} : linkNameOf(m_workspace, shown.link);
        case Object:
            return eventObject(shown);
        case Text:
            return sentence(row);
        default:
            return {};
    }
}

QVariant EventLogModel::raw(int row, int column) const {
    return column == Time ? QVariant{QDateTime::fromMSecsSinceEpoch(event(row).timeMs)} : QVariant{text(row, column)};
}

LinkId EventLogModel::linkOf(int row) const { return event(row).link; }

QVariant EventLogModel::look(int row, int column, int role) const {
    switch (role) {
        case Qt::ToolTipRole:
            return column == Time ? dateTimeText(event(row).timeMs) : column == Text ? sentence(row) : QString{};
        case Qt::DecorationRole:
            return column == Severity ? QVariant{theme().icon(markIcon(health(row)), markRole(health(row)))}
                                      : QVariant{};
        case Qt::ForegroundRole:
            return column == Severity ? QVariant{theme().color(wordRole(health(row)))} : QVariant{};
        case Qt::FontRole:
            return column == Time ? QVariant{theme().figures(FontRole::Body)} : QVariant{};
        default:
            return {};
    }
}

int EventLogModel::compareRows(int a, int b, int column) const {
    const Event& first = event(a);
    const Event& second = event(b);
    switch (column) {
        case Time:
            return first.timeMs < second.timeMs ? -1 : first.timeMs > second.timeMs ? 1 : a - b;
        case Severity:
            return static_cast<int>(health(a)) - static_cast<int>(health(b));
        case Link:
            return first.link.str().compare(second.link.str());
        case Object:
            return first.topic != second.topic ? first.topic.compare(second.topic) : first.partition - second.partition;
        default:
            return sentence(a).localeAwareCompare(sentence(b));
    }
}

QString EventLogModel::head(int column, bool /*withUnit*/) const {
    switch (column) {
        case Time:
            return tr("Time");
        case Severity:
            return tr("Severity");
        case Link:
            return tr("Link");
        case Object:
            return tr("Topic");
        case Text:
            return tr("Event");
        default:
            return {};
    }
}

}  // namespace tributary::ui
