#include "ui/editors/selectionpreviewer.h"

#include <QMetaObject>

#include <utility>

namespace tributary::ui {

SelectionPreviewer::SelectionPreviewer(QObject* parent, Compute compute)
    : QObject(parent), m_compute(std::move(compute)) {
    m_pool.setMaxThreadCount(1);
}

SelectionPreviewer::~SelectionPreviewer() {
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void SelectionPreviewer::request(PreviewRequest request) {
    m_stop.request_stop();
    m_stop = {};
    m_pool.clear();
    setBusy(true);
    m_pool.start([this, number = ++m_number, stop = m_stop.get_token(), compute = m_compute,
                  asked = std::move(request)] {
        PreviewPtr preview = stop.stop_requested() ? nullptr : compute(asked, stop);
        if (preview) {
            QMetaObject::invokeMethod(this, [this, number, preview] { take(number, preview); }, Qt::QueuedConnection);
        }
    });
}

void SelectionPreviewer::take(std::uint64_t number, const PreviewPtr& preview) {
    if (number == m_number) {
        setBusy(false);
        emit ready(preview);
    }
}

void SelectionPreviewer::setBusy(bool busy) {
    if (std::exchange(m_busy, busy) != busy) {
        emit busyChanged(busy);
    }
}

}  // namespace tributary::ui
