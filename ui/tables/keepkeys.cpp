#include "ui/tables/keepkeys.h"

#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace tributary::ui {

namespace {

/// Answers the question that comes before each key that is a shortcut, too. Belongs to the widget; GUI thread.
class KeyKeeper final : public QObject {
public:
    KeyKeeper(QWidget& widget, QList<QKeySequence> keys) : QObject(&widget), m_keys(std::move(keys)) {
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride) {
            const QKeyCombination pressed = static_cast<QKeyEvent*>(event)->keyCombination();
            const QKeySequence key{QKeyCombination{pressed.keyboardModifiers() & ~Qt::KeypadModifier, pressed.key()}};
            if (m_keys.contains(key)) {
                event->accept();
                return true;
            }
        }
        return QObject::eventFilter(watched, event);
    }

private:
    const QList<QKeySequence> m_keys;
};

}  // namespace

void keepKeys(QWidget& widget, const QList<QKeySequence>& keys) {
    new KeyKeeper{widget, keys};  // NOLINT(cppcoreguidelines-owning-memory): the widget owns it
}

QList<QKeySequence> drawingKeys() {
    QList<QKeySequence> keys{QKeySequence{Qt::Key_Delete}};
    for (const QKeySequence::StandardKey each : {QKeySequence::Cut, QKeySequence::Paste, QKeySequence::SelectAll}) {
        keys += QKeySequence::keyBindings(each);
    }
    return keys;
}

}  // namespace tributary::ui
