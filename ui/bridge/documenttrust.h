#pragma once

#include "core/engine/linkplan.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>

namespace tributary::ui {

/// Does the person vouch for the document of this window? Until then nothing that it names is connected to, read or
/// started: EngineBridge, ConnectionTest and guarded() refuse, and what a person asks for waits here for the answer. A
/// document made in this program is trusted; app/tributary knows which files are. GUI thread.
class DocumentTrust final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool isTrusted() const { return *m_trusted; }
    /// What is known of the document, without the person: not remembered.
    void set(bool trusted);
    /// The person trusts it: what waits is done.
    void give();
    /// The person does not, or not now: what waits is forgotten.
    void withhold() { m_waiting = {}; }
    /// Acts at once where the document is trusted; else asks, and acts once it is, unless `context` is gone by then.
    void whenTrusted(QObject* context, std::function<void()> act);

    /// The same plan, refused while the document is not trusted. It may outlive this object, and run on any thread.
    [[nodiscard]] PlanLink guarded(PlanLink plan) const;

signals:
    void changed();
    /// To be put to the person; give() or withhold() answers.
    void asked();
    /// To be remembered.
    void given();

private:
    const std::shared_ptr<std::atomic<bool>> m_trusted = std::make_shared<std::atomic<bool>>(true);
    QPointer<QObject> m_context;
    std::function<void()> m_waiting;  // the last one only: a person waits for one thing
};

}  // namespace tributary::ui
