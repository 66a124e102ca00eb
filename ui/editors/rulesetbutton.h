#pragma once

#include <QPushButton>

#include <string>

class QMenu;

namespace tributary::ui {

class LinkSubject;

/// The document's saved rule sets: use one for this link, keep this link's lists under a name, delete one. GUI thread.
class RuleSetButton final : public QPushButton {
    Q_OBJECT

public:
    explicit RuleSetButton(LinkSubject& subject, QWidget* parent = nullptr);

    // One undo step each.
    void apply(const std::string& name);
    /// Replaces the one of that name.
    void save(const std::string& name);
    void remove(const std::string& name);

private:
    void fill();
    void askName();

    LinkSubject& m_subject;
    QMenu* m_menu;
};

}  // namespace tributary::ui
