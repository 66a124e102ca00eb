#pragma once

#include <QComboBox>

namespace tributary::ui {

class LinkSubject;

/// Where the link runs: in this process, or on one of the document's Connect clusters. Choosing is one undo step. The
/// wheel does nothing. GUI thread.
class RunOnField final : public QComboBox {
    Q_OBJECT

public:
    explicit RunOnField(LinkSubject& subject, QWidget* parent = nullptr);

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    void refresh();

    LinkSubject& m_subject;
};

}  // namespace tributary::ui
