#include "tests/support/testprogram.h"
#include "tests/support/ui/windowrig.h"
#include "ui/document/selection.h"
#include "ui/editors/inspector.h"
#include "ui/editors/linkpages.h"

#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QTest>
#include <QTextDocumentFragment>

using namespace tributary;
using namespace tributary::ui;

/// What a screen reader is told of the real window, by the interface that it asks.
class WindowAccessibilityTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }

    void labelsSayWhatTheyShow();
    void choicesSayWhatTheyAreFor();

private:
    /// Everything that a person can come to: all docks, with a link and with a cluster in the inspector.
    template <class Widget, class Check>
    int forEach(Check check);

    std::unique_ptr<WindowRig> m_rig;
    LinkId m_link;
};

void WindowAccessibilityTest::init() {
    m_rig = std::make_unique<WindowRig>();
    m_link = m_rig->addLink("Europe", "Aggregate");
    m_rig->run(m_link);
}

template <class Widget, class Check>
int WindowAccessibilityTest::forEach(Check check) {
    MainWindow& window = m_rig->window();
    const auto look = [&] {
        QCoreApplication::processEvents();
        int seen = 0;
        for (Widget* each : window.findChildren<Widget*>()) {
            if (each->isVisibleTo(&window)) {
                ++seen;
                check(*each, *QAccessible::queryAccessibleInterface(each));
            }
        }
        return seen;
    };
    int seen = 0;
    for (auto* dock : window.findChildren<QDockWidget*>()) {
        dock->show();
        dock->raise();
        seen += look();
    }
    m_rig->selection.select(m_link);
    for (const LinkTab tab : {LinkTab::Topics, LinkTab::Clients, LinkTab::Delivery, LinkTab::State}) {
        window.inspector().linkPages().showTab(tab);
        seen += look();
    }
    m_rig->selection.select(m_rig->document.spec().clusters.front().id);
    return seen + look();
}

/// A name that describes a label would be read in the place of its text.
void WindowAccessibilityTest::labelsSayWhatTheyShow() {
    QStringList silent;
    const int seen = forEach<QLabel>([&](const QLabel& label, QAccessibleInterface& interface) {
        QString shown = label.text();
        if (label.textFormat() == Qt::RichText || (label.textFormat() == Qt::AutoText && Qt::mightBeRichText(shown))) {
            shown = QTextDocumentFragment::fromHtml(shown).toPlainText();
        }
        shown = shown.remove('&').simplified();
        const QString read = interface.text(QAccessible::Name).remove('&').simplified();
        if (!shown.isEmpty() && read.compare(shown, Qt::CaseInsensitive) != 0) {
            silent.append(QString{"“%1” is read as “%2”"}.arg(shown, read));
        }
    });
    QVERIFY(seen > 30);
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join('\n')));
}

/// On this platform the name of a combo box is what is chosen; what for, its label or its description says.
void WindowAccessibilityTest::choicesSayWhatTheyAreFor() {
    QStringList silent;
    const int seen = forEach<QComboBox>([&](const QComboBox& choice, QAccessibleInterface& interface) {
        if (interface.text(QAccessible::Description).isEmpty() && interface.relations(QAccessible::Label).isEmpty()) {
            silent.append(choice.accessibleName() + " / " + choice.currentText());
        }
    });
    QVERIFY(seen > 5);
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join('\n')));
}

TRIBUTARY_TEST(WindowAccessibilityTest, QApplication)
#include "windowaccessibilitytest.moc"
