#include "ui/editors/clientspage.h"

#include "core/topology/validation.h"
#include "ui/editors/choicefield.h"
#include "ui/editors/form.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/numberfield.h"
#include "ui/tables/settingstable.h"
#include "ui/text/impacttext.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr qreal kTableHeight = 120;

}  // namespace

ClientsPage::ClientsPage(LinkSubject& subject, QWidget* parent)
    : QWidget(parent),
      m_subject(subject),
      m_form(new Form{subject.workspace().theme, this}),
      m_streams(new NumberField{subject.workspace().theme, 1, kMaxStreams, this}),
      m_memory(new NumberField{subject.workspace().theme, kMinMemoryMiB, kMaxMemoryMiB, this}),
      m_path(new ChoiceField{this}),
      m_consumer(
          new SettingsTable{SettingsModel::Kind::Client, subject.workspace().theme, tr("Consumer settings"), this}),
      m_producer(
          new SettingsTable{SettingsModel::Kind::Client, subject.workspace().theme, tr("Producer settings"), this}) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    layout->addStretch(1);
    const auto effect = [](const std::function<void(LinkSpec&)>& change) { return effectText(effectOf(change)); };
    for (SettingsTable* each : {m_consumer, m_producer}) {
        each->table().setFixedHeight(qRound(subject.workspace().theme.px(kTableHeight)));
    }
    m_memory->setSuffix(tr(" MiB"));
    for (const DataPath path : {DataPath::Auto, DataPath::Batch, DataPath::Record}) {
        m_path->addChoice(path, text(path));
    }
    m_form->addHeading(tr("Resources"));
    m_form->addRow(tr("&Streams"), m_streams,
                   tr("Consumers that share the partitions. %1").arg(effect([](LinkSpec& link) { link.streams = 2; })));
    m_form->addRow(tr("&Memory"), m_memory, effect([](LinkSpec& link) { link.memoryMiB = 128; }));
    m_form->addRow(tr("Data &path"), m_path, effect([](LinkSpec& link) { link.path = DataPath::Record; }));
    m_form->addHeading(tr("Consumer settings"));
    m_form->addWide(m_consumer, effect([](LinkSpec& link) { link.consumer["client.rack"] = "a"; }));
    m_form->addHeading(tr("Producer settings"));
    m_form->addWide(m_producer, effect([](LinkSpec& link) { link.producer["linger.ms"] = "1"; }));

    connect(m_streams, &NumberField::committed, this, [this](int value) {
        m_subject.edit(tr("Change streams"), [value](LinkSpec& link) { link.streams = value; });
    });
    connect(m_memory, &NumberField::committed, this, [this](int value) {
        m_subject.edit(tr("Change memory"), [value](LinkSpec& link) { link.memoryMiB = value; });
    });
    connect(m_path, &QComboBox::activated, this, [this] {
        const auto value = m_path->choice<DataPath>();
        m_subject.edit(tr("Change data path"), [value](LinkSpec& link) { link.path = value; });
    });
    connect(&m_consumer->model(), &SettingsModel::edited, this, [this] {
        const ClientOverrides settings = m_consumer->model().values();
        m_subject.edit(tr("Change consumer settings"), [&](LinkSpec& link) { link.consumer = settings; });
    });
    connect(&m_producer->model(), &SettingsModel::edited, this, [this] {
        const ClientOverrides settings = m_producer->model().values();
        m_subject.edit(tr("Change producer settings"), [&](LinkSpec& link) { link.producer = settings; });
    });
    connect(&m_subject, &LinkSubject::switched, this, [this] { refresh(true); });
    connect(&m_subject, &LinkSubject::changed, this, [this] { refresh(false); });
    refresh(true);
}

void ClientsPage::refresh(bool another) {
    const LinkSpec* link = m_subject.link();
    setEnabled(link != nullptr);
    if (link == nullptr) {
        return;
    }
    if (another) {
        m_streams->resetValue(link->streams);
        m_memory->resetValue(link->memoryMiB);
        m_consumer->model().resetValues(link->consumer);
        m_producer->model().resetValues(link->producer);
    } else {
        m_streams->setValue(link->streams);
        m_memory->setValue(link->memoryMiB);
        m_consumer->model().setValues(link->consumer);
        m_producer->model().setValues(link->producer);
    }
    m_path->setChoice(link->path);
}

}  // namespace tributary::ui
