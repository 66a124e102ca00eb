#include "ui/canvas/layoutrunner.h"

#include "ui/canvas/graphlayout.h"

#include <QPromise>
#include <QThreadPool>

#include <utility>

namespace tributary::ui {

LayoutRunner::LayoutRunner(QObject* parent) : QObject(parent) {
    connect(&m_watcher, &QFutureWatcher<Places>::finished, this, [this] {
        const QFuture<Places> future = m_watcher.future();
        if (!future.isCanceled() && future.resultCount() > 0) {
            emit done(future.result(), m_asEdit);
        }
    });
}

LayoutRunner::~LayoutRunner() { m_watcher.cancel(); }

void LayoutRunner::run(std::shared_ptr<const TopologySpec> spec, bool asEdit) {
    m_watcher.cancel();
    m_asEdit = asEdit;
    auto promise = std::make_shared<QPromise<Places>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, spec = std::move(spec)] {
        promise->start();
        if (!promise->isCanceled()) {
            promise->addResult(graphLayout(*spec));
        }
        promise->finish();
    });
}

}  // namespace tributary::ui
