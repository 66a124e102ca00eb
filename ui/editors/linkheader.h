#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace tributary::ui {

class LinkSubject;
class TextField;
class ThemedLabel;

/// A link's title, which can be changed, and its state in one line. GUI thread.
class LinkHeader final : public QWidget {
    Q_OBJECT

public:
    explicit LinkHeader(LinkSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] TextField& title() { return *m_title; }
    [[nodiscard]] QString stateText() const;

private:
    void restyle();
    void refreshTitle(bool another);
    void refreshState();

    LinkSubject& m_subject;
    TextField* m_title;
    QLabel* m_icon;
    ThemedLabel* m_state;
    QTimer m_tick;
};

}  // namespace tributary::ui
