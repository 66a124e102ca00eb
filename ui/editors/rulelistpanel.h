#pragma once

#include "ui/editors/rulelistmodel.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace tributary::ui {

class LinkSubject;
class RuleListView;
class Theme;

/// One list of a selection with its heading and its commands. GUI thread.
class RuleListPanel final : public QWidget {
    Q_OBJECT

public:
    RuleListPanel(LinkSubject& subject, RuleList list, QWidget* parent = nullptr);

    [[nodiscard]] RuleListModel& model() { return *m_model; }
    [[nodiscard]] RuleListView& view() { return *m_view; }
    /// Opens the editor of a new entry.
    void beginAdd(TopicEntry::Kind kind);
    /// The other kind for the current entry, with the same meaning where there is one.
    void toggleKind();

signals:
    void currentChanged(int row);
    /// An entry is being typed; `problem` is empty for a good text.
    void typed(int row, const tributary::TopicEntry& entry, const QString& problem);
    void typingEnded();
    void refused(const QString& reason);

private:
    QToolButton* addButton(const QString& icon, const QString& tip);
    void buildMenu();
    void openPaste();
    void restyle();

    LinkSubject& m_subject;
    Theme& m_theme;
    RuleListModel* m_model;
    RuleListView* m_view;
    QMenu* m_menu;
    QList<QToolButton*> m_buttons;
};

}  // namespace tributary::ui
