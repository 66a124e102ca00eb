#include "ui/window/commandpalette.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace tributary::ui {

namespace {

QString plainText(const QAction& action) { return QString{action.text()}.remove('&').remove(QStringLiteral("…")); }

/// Do the letters of `typed` stand in `name` in this order? Lower is better; -1: no.
int distance(const QString& name, const QString& typed) {
    if (const auto at = name.indexOf(typed, 0, Qt::CaseInsensitive); at >= 0) {
        return static_cast<int>(at);
    }
    int gaps = 100;
    qsizetype at = 0;
    for (const QChar letter : typed) {
        const auto found = name.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0) {
            return -1;
        }
        gaps += static_cast<int>(found - at);
        at = found + 1;
    }
    return gaps;
}

}  // namespace

CommandPalette::CommandPalette(const QList<QAction*>& actions, Theme& theme, QWidget* window)
    : QFrame(window, Qt::Popup), m_actions(actions), m_input(new QLineEdit{this}), m_list(new QListWidget{this}) {
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Command palette"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    m_input->setPlaceholderText(tr("Type a command"));
    m_input->setAccessibleName(tr("Command"));
    m_input->setClearButtonEnabled(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    resize(static_cast<int>(theme.px(460)), static_cast<int>(theme.px(360)));
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    m_input->installEventFilter(this);
    filter({});
}

void CommandPalette::popup() {
    const QWidget* window = parentWidget();
    m_input->clear();
    filter({});
    move(window->mapToGlobal(QPoint{(window->width() - width()) / 2, window->height() / 8}));
    show();
    m_input->setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();  // NOLINT: its type says so
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::filter(const QString& text) {
    std::vector<std::pair<int, QAction*>> found;
    for (QAction* action : m_actions) {
        const int score = distance(plainText(*action), text.trimmed());
        if (score >= 0) {
            found.emplace_back(score, action);
        }
    }
    std::ranges::stable_sort(found, {}, [](const auto& each) { return each.first; });
    m_list->clear();
    for (const auto& [score, action] : found) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem{action->icon(), plainText(*action) + (keys.isEmpty() ? QString{} : "   " + keys), m_list};
        item->setData(Qt::UserRole, QVariant::fromValue(action));
        item->setToolTip(action->toolTip());
        if (!action->isEnabled()) {
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        }
    }
    if (found.empty()) {
        auto* none = new QListWidgetItem{tr("No command is called “%1”.").arg(text.trimmed()), m_list};
        none->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent() {
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled)) {
        return;
    }
    const QPointer<QAction> action{item->data(Qt::UserRole).value<QAction*>()};
    hide();
    // After the popup is gone, so that the command finds the window's own focus.
    QTimer::singleShot(0, this, [action] {
        if (action) {
            action->trigger();
        }
    });
}

}  // namespace tributary::ui
