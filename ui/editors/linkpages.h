#pragma once

#include "ui/editors/linktab.h"

#include <QWidget>

class QTabWidget;

namespace tributary::ui {

class ClientsPage;
class DeliveryPage;
class LinkSubject;
class StatePage;
class TopicsPage;

/// The pages of one link as tabs. GUI thread.
class LinkPages final : public QWidget {
    Q_OBJECT

public:
    /// Without the state for a draft that nothing runs yet.
    LinkPages(LinkSubject& subject, bool withState, QWidget* parent = nullptr);

    void showTab(LinkTab tab);
    [[nodiscard]] QTabWidget& tabs() { return *m_tabs; }
    [[nodiscard]] TopicsPage& topics() { return *m_topics; }
    [[nodiscard]] DeliveryPage& delivery() { return *m_delivery; }
    [[nodiscard]] ClientsPage& clients() { return *m_clients; }
    /// Null without the state.
    [[nodiscard]] StatePage* state() { return m_state; }

private:
    /// An icon on the tab when validation has something to say.
    void markState();

    LinkSubject& m_subject;
    QTabWidget* m_tabs;
    TopicsPage* m_topics;
    DeliveryPage* m_delivery;
    ClientsPage* m_clients;
    StatePage* m_state = nullptr;
};

/// Gives a page a scroll bar of its own, and the theme's margins.
[[nodiscard]] QWidget* makeScrolling(QWidget* page, int margin, QWidget* parent);

}  // namespace tributary::ui
