#include "ui/dialogs/settingstable.h"

#include "ui/dialogs/dialogparts.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>

#include <set>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kRowHeight = 24;
constexpr qreal kNameWidth = 240;

}  // namespace

SettingsTable::SettingsTable(const QString& name, Theme& theme, std::function<QString(const QString&)> whyNot,
                             QWidget* parent)
    : QWidget(parent), m_theme(theme), m_whyNot(std::move(whyNot)) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    m_table = named(new QTableWidget{0, 2, this}, name, tr("Two columns: name and value. F2 edits a cell."));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(qRound(theme.px(kRowHeight)));
    m_table->setColumnWidth(0, qRound(theme.px(kNameWidth)));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    layout->addWidget(m_table, 1);
    m_problem = problemLabel(theme, this);
    layout->addWidget(m_problem);

    auto* row = new QHBoxLayout;
    auto* add =
        named(new QPushButton{theme.icon(QStringLiteral("plus")), tr("&Add"), this}, tr("Add a row to %1").arg(name));
    m_remove = named(new QPushButton{theme.icon(QStringLiteral("minus")), tr("&Remove"), this},
                     tr("Remove the row from %1").arg(name));
    add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch(1);
    layout->addLayout(row);

    connect(add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        m_table->setCurrentCell(m_table->rowCount() - 1, 0);
        m_table->editItem(m_table->currentItem());
    });
    connect(m_remove, &QPushButton::clicked, this, &SettingsTable::removeCurrent);
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        check();
        emit edited();
    });
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this](int current) { m_remove->setEnabled(current >= 0); });
    m_remove->setEnabled(false);
}

void SettingsTable::addRow(const QString& name, const QString& value) {
    const QSignalBlocker quiet{m_table};
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    m_table->setItem(at, 0, new QTableWidgetItem{name});
    m_table->setItem(at, 1, new QTableWidgetItem{value});
}

void SettingsTable::removeCurrent() {
    m_table->removeRow(m_table->currentRow());
    check();
    emit edited();
}

void SettingsTable::setValues(const std::map<std::string, std::string>& values) {
    m_table->setRowCount(0);
    for (const auto& [name, value] : values) {
        addRow(QString::fromStdString(name), QString::fromStdString(value));
    }
    check();
}

std::map<std::string, std::string> SettingsTable::values() const {
    std::map<std::string, std::string> values;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString name = m_table->item(row, 0)->text().trimmed(); !name.isEmpty()) {
            values[name.toStdString()] = m_table->item(row, 1)->text().toStdString();
        }
    }
    return values;
}

QString SettingsTable::problem() const {
    QStringList problems;
    std::set<QString> seen;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, 0)->text().trimmed();
        if (name.isEmpty()) {
            continue;
        }
        if (!seen.insert(name).second) {
            problems << tr("%1 stands twice.").arg(name);
        }
        if (const QString reason = m_whyNot(name); !reason.isEmpty()) {
            problems << tr("%1: %2").arg(name, reason);
        }
    }
    return problems.join(u'\n');
}

void SettingsTable::check() {
    const QSignalBlocker quiet{m_table};
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QTableWidgetItem* item = m_table->item(row, 0);
        const QString name = item->text().trimmed();
        const QString reason = name.isEmpty() ? QString{} : m_whyNot(name);
        item->setIcon(reason.isEmpty() ? QIcon{} : m_theme.icon(QStringLiteral("bad"), ColorRole::Bad));
        item->setToolTip(reason);
    }
    setProblem(m_problem, problem());
}

}  // namespace tributary::ui
