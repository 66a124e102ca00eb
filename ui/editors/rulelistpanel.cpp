#include "ui/editors/rulelistpanel.h"

#include "ui/bridge/dialoghost.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/pastedialog.h"
#include "ui/editors/ruledelegate.h"
#include "ui/editors/ruleedits.h"
#include "ui/editors/rulelistview.h"
#include "ui/editors/themedlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace tributary::ui {

RuleListPanel::RuleListPanel(LinkSubject& subject, RuleList list, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_theme(subject.workspace().theme),
      m_model(new RuleListModel{subject, list, this}),
      m_view(new RuleListView{*m_model, this}),
      m_menu(new QMenu{this}) {
    const bool include = list == RuleList::Include;
    auto* heading = makeHeading(m_theme, include ? tr("Include") : tr("Exclude"), this);
    heading->setBuddy(m_view);
    m_view->setAccessibleName(include ? tr("Included topics") : tr("Excluded topics"));
    m_view->setAccessibleDescription(include ? tr("Topics that one of these entries matches are mirrored.")
                                             : tr("Topics that one of these entries matches are never mirrored."));
    m_view->setEmptyText(include ? tr("Nothing is mirrored yet. Add a pattern or a name with +.")
                                 : tr("Nothing is excluded."));
    auto* delegate = new RuleDelegate{m_theme, *m_model, m_view};
    m_view->setItemDelegate(delegate);

    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    top->addWidget(heading, 1);
    QToolButton* add = addButton(QStringLiteral("plus"), tr("Add a regular expression (Ins)"));
    QToolButton* paste = addButton(QStringLiteral("list"), tr("Paste a list, one entry a line (Ctrl+V)"));
    QToolButton* remove = addButton(QStringLiteral("minus"), tr("Remove the chosen entries (Del)"));
    QToolButton* more = addButton(QStringLiteral("chevron-down"), tr("More for this list"));
    for (QToolButton* button : m_buttons) {
        top->addWidget(button);
    }
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(qRound(m_theme.px(4)));
    layout->addLayout(top);
    layout->addWidget(m_view, 1);

    connect(add, &QToolButton::clicked, this, [this] { beginAdd(TopicEntry::Kind::Regex); });
    connect(paste, &QToolButton::clicked, this, &RuleListPanel::openPaste);
    connect(remove, &QToolButton::clicked, m_view, &RuleListView::removeSelected);
    connect(more, &QToolButton::clicked, this,
            [this, more] { m_menu->popup(more->mapToGlobal(QPoint{0, more->height()})); });
    buildMenu();
    connect(m_view, &RuleListView::addRequested, this, [this] { beginAdd(TopicEntry::Kind::Regex); });
    connect(m_view, &RuleListView::pasteRequested, this, &RuleListPanel::openPaste);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { emit currentChanged(current.row()); });
    connect(delegate, &RuleDelegate::typed, this, [this](int row, const TopicEntry& entry, const QString& problem) {
        m_model->setTyped(row, entry);
        emit typed(row, entry, problem);
    });
    connect(delegate, &RuleDelegate::closed, this, [this](int row) {
        m_model->setTyped(-1, std::nullopt);
        if (m_model->isDraft(row)) {
            m_model->dropDraft();  // left with Esc
        }
        emit typingEnded();
    });
    connect(&m_theme, &Theme::changed, this, &RuleListPanel::restyle);
    restyle();
}

QToolButton* RuleListPanel::addButton(const QString& icon, const QString& tip) {
    auto* button = new QToolButton{this};
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setObjectName(icon);
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons.append(button);
    return button;
}

void RuleListPanel::restyle() {
    const int size = qRound(m_theme.px(16));
    for (QToolButton* button : m_buttons) {
        button->setIcon(m_theme.icon(button->objectName()));
        button->setIconSize({size, size});
    }
    m_view->setSpacing(0);
    m_view->viewport()->update();
}

void RuleListPanel::buildMenu() {
    const auto action = [this](const QString& text, const QKeySequence& keys, auto run) {
        QAction* made = m_menu->addAction(text, this, run);
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetShortcut);  // the view handles the keys itself
        return made;
    };
    action(tr("Add &regular expression"), Qt::Key_Insert, [this] { beginAdd(TopicEntry::Kind::Regex); });
    action(tr("Add &literal name"), {}, [this] { beginAdd(TopicEntry::Kind::Literal); });
    action(tr("&Paste list…"), QKeySequence::Paste, [this] { openPaste(); });
    m_menu->addSeparator();
    QAction* edit = action(tr("&Edit"), Qt::Key_F2, [this] { m_view->edit(m_view->currentIndex()); });
    QAction* toggle = action(tr("&Switch between literal and regular expression"), {}, [this] { toggleKind(); });
    QAction* up = action(tr("Move &up"), Qt::ALT | Qt::Key_Up, [this] { m_view->moveCurrent(-1); });
    QAction* down = action(tr("Move &down"), Qt::ALT | Qt::Key_Down, [this] { m_view->moveCurrent(1); });
    QAction* copy = action(tr("&Copy"), QKeySequence::Copy, [this] { m_view->copySelected(); });
    QAction* remove = action(tr("Re&move"), Qt::Key_Delete, [this] { m_view->removeSelected(); });
    connect(m_menu, &QMenu::aboutToShow, this, [this, edit, toggle, up, down, copy, remove] {
        const int row = m_view->currentIndex().row();
        for (QAction* each : {edit, toggle, copy, remove}) {
            each->setEnabled(row >= 0);
        }
        up->setEnabled(row > 0);
        down->setEnabled(row >= 0 && row + 1 < m_model->rowCount());
    });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { m_menu->popup(m_view->viewport()->mapToGlobal(at)); });
}

void RuleListPanel::beginAdd(TopicEntry::Kind kind) {
    if (m_subject.link() == nullptr) {
        return;
    }
    const int row = m_model->beginDraft(kind);
    m_view->choose(row);
    m_view->setFocus();
    m_view->edit(m_model->index(row));
}

void RuleListPanel::toggleKind() {
    const int row = m_view->currentIndex().row();
    if (row < 0 || m_model->isDraft(row)) {
        return;
    }
    if (const std::optional<TopicEntry> other = otherKind(m_model->entry(row))) {
        m_model->replace(row, *other,
                         other->kind == TopicEntry::Kind::Regex ? tr("Make rule a regular expression")
                                                                : tr("Make rule a literal name"));
    } else {
        emit refused(tr("This pattern stands for more than one name, which a literal cannot."));
    }
}

void RuleListPanel::openPaste() {
    if (m_subject.link() == nullptr) {
        return;
    }
    auto* dialog = new PasteDialog{m_theme, *m_model, this};
    connect(dialog, &PasteDialog::chosen, this, [this](const std::vector<TopicEntry>& entries) {
        m_model->add(entries);
        m_view->choose(m_model->rowCount() - 1);
    });
    m_subject.workspace().dialogs.show(dialog);
}

}  // namespace tributary::ui
