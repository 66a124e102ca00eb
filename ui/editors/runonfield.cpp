#include "ui/editors/runonfield.h"

#include "ui/document/topologydocument.h"
#include "ui/editors/linksubject.h"

#include <QWheelEvent>

namespace tributary::ui {

RunOnField::RunOnField(LinkSubject& subject, QWidget* parent) : QComboBox(parent), m_subject(subject) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, [this] {
        const std::string chosen = currentData().toString().toStdString();
        m_subject.edit(tr("Change where the link runs"), [&](LinkSpec& link) { link.runOn = chosen; });
    });
    connect(&m_subject, &LinkSubject::switched, this, &RunOnField::refresh);
    connect(&m_subject, &LinkSubject::changed, this, &RunOnField::refresh);
    refresh();
}

void RunOnField::refresh() {
    clear();
    addItem(tr("In this program"), QString::fromUtf8(kRunHere.data(), static_cast<qsizetype>(kRunHere.size())));
    for (const ConnectSpec& each : m_subject.workspace().document.spec().connect) {
        addItem(tr("Kafka Connect: %1").arg(QString::fromStdString(each.displayName())),
                QString::fromStdString(each.id.str()));
    }
    if (const LinkSpec* link = m_subject.link()) {
        const QString runOn = QString::fromStdString(link->runOn);
        if (findData(runOn) < 0) {
            addItem(tr("%1 (not in the document)").arg(runOn), runOn);
        }
        setCurrentIndex(findData(runOn));
    }
}

void RunOnField::wheelEvent(QWheelEvent* event) { event->ignore(); }

}  // namespace tributary::ui
