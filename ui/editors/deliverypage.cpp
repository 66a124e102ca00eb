#include "ui/editors/deliverypage.h"

#include "core/selection/selectionreport.h"
#include "core/topology/validation.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/choicefield.h"
#include "ui/editors/durationtext.h"
#include "ui/editors/form.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/numberfield.h"
#include "ui/editors/runonfield.h"
#include "ui/editors/startfield.h"
#include "ui/editors/textfield.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/impacttext.h"
#include "ui/text/statetext.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace tributary::ui {

namespace {

constexpr int kMost = std::numeric_limits<int>::max() / 4;

/// Keeps "${topic}" and what stands around it out of a name check.
bool isLegalPart(const QString& text) { return text.isEmpty() || isLegalTopicName(("x" + text).toStdString()); }

QString effect(const std::function<void(LinkSpec&)>& change) { return effectText(effectOf(change)); }

}  // namespace

DeliveryPage::DeliveryPage(LinkSubject& subject, QWidget* parent)
    : QWidget(parent), m_subject(subject), m_form(new Form{subject.workspace().theme, this}) {
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_form);
    layout->addStretch(1);
    buildPlace();
    buildNaming();
    buildPositions();
    buildSending();
    buildTimes();
    buildAlarm();
    connect(&m_subject, &LinkSubject::switched, this, [this] { refresh(true); });
    connect(&m_subject, &LinkSubject::changed, this, [this] { refresh(false); });
    refresh(true);
}

void DeliveryPage::buildPlace() {
    m_runOn = new RunOnField{m_subject, this};
    m_form->addRow(tr("Runs &on"), m_runOn,
                   tr("Its positions move with it. Connect clusters are added in the menu Topology. %1")
                       .arg(effect([](LinkSpec& link) { link.runOn = "elsewhere"; })));
    m_autoStart = new QCheckBox{tr("Starts w&ith all others"), this};
    m_form->addWide(m_autoStart, tr("A link without this mark starts only when it is chosen itself."));
    connect(m_autoStart, &QCheckBox::clicked, this, [this](bool on) {
        m_subject.edit(on ? tr("Start with all others") : tr("Start only when chosen"),
                       [on](LinkSpec& link) { link.autoStart = on; });
    });
}

void DeliveryPage::buildNaming() {
    Theme& theme = m_subject.workspace().theme;
    m_form->addHeading(tr("Names at the target"));
    m_naming = new ChoiceField{this};
    for (const NamingPolicy policy : {NamingPolicy::Identity, NamingPolicy::Prefix, NamingPolicy::Template}) {
        m_naming->addChoice(policy, text(policy));
    }
    m_prefix = new TextField{theme, this};
    m_separator = new TextField{theme, this};
    m_pattern = new TextField{theme, this};
    m_form->addRow(tr("&Naming"), m_naming, effect([](LinkSpec& link) { link.naming.policy = NamingPolicy::Prefix; }));
    m_form->addRow(tr("Prefi&x"), m_prefix);
    m_form->addRow(tr("Separa&tor"), m_separator);
    m_form->addRow(tr("T&emplate"), m_pattern, tr("Text with ${topic}, and ${source} for the source's id."));
    m_example = new ThemedLabel{theme, FontRole::MonoSmall, ColorRole::Dim, this};
    m_example->setWordWrap(true);
    m_example->setAccessibleDescription(tr("Example of a name"));
    m_form->addWide(m_example);
    const auto legal = [](const QString& typed) {
        return isLegalPart(typed) ? QString{} : tr("A topic name has only letters, digits, “.”, “_” and “-”.");
    };
    m_prefix->setCheck(legal);
    m_separator->setCheck(legal);
    m_pattern->setCheck([legal](const QString& typed) {
        QString rest = typed;
        if (!rest.contains(QStringLiteral("${topic}"))) {
            return tr("It lacks ${topic}: all topics would be mixed into one.");
        }
        return legal(rest.remove(QStringLiteral("${topic}")).remove(QStringLiteral("${source}")));
    });
    connect(m_naming, &QComboBox::activated, this, [this] {
        const auto policy = m_naming->choice<NamingPolicy>();
        m_subject.edit(tr("Change naming"), [policy](LinkSpec& link) {
            link.naming.policy = policy;
            if (policy == NamingPolicy::Template && link.naming.pattern.empty()) {
                link.naming.pattern = "${source}.${topic}";
            }
        });
    });
    connect(m_prefix, &TextField::committed, this, [this](const QString& typed) {
        m_subject.edit(tr("Change prefix"), [&](LinkSpec& link) { link.naming.prefix = typed.toStdString(); });
    });
    connect(m_separator, &TextField::committed, this, [this](const QString& typed) {
        m_subject.edit(tr("Change separator"), [&](LinkSpec& link) { link.naming.separator = typed.toStdString(); });
    });
    connect(m_pattern, &TextField::committed, this, [this](const QString& typed) {
        m_subject.edit(tr("Change naming template"),
                       [&](LinkSpec& link) { link.naming.pattern = typed.toStdString(); });
    });
    for (TextField* field : {m_prefix, m_separator, m_pattern}) {
        field->edit().setFont(theme.font(FontRole::Mono));
        connect(field, &TextField::edited, this, &DeliveryPage::showExample);
    }
}

void DeliveryPage::buildPositions() {
    Theme& theme = m_subject.workspace().theme;
    m_partitioning = new ChoiceField{this};
    for (const Partitioning value : {Partitioning::Preserve, Partitioning::Modulo, Partitioning::KeyHash}) {
        m_partitioning->addChoice(value, text(value));
    }
    m_form->addRow(tr("&Partitioning"), m_partitioning,
                   effect([](LinkSpec& link) { link.partitioning = Partitioning::Modulo; }));
    connect(m_partitioning, &QComboBox::activated, this, [this] {
        const auto value = m_partitioning->choice<Partitioning>();
        m_subject.edit(tr("Change partitioning"), [value](LinkSpec& link) { link.partitioning = value; });
    });
    m_form->addHeading(tr("Where it begins"));
    m_start = new StartField{theme, this};
    m_form->addRow(tr("&Start at"), m_start, tr("Counts for the very first start; later ones go on where it was."));
    connect(m_start, &StartField::committed, this, [this](const StartSpec& start) {
        m_subject.edit(tr("Change start position"), [&](LinkSpec& link) { link.start = start; });
    });
    m_group = new TextField{theme, this};
    m_group->edit().setFont(theme.font(FontRole::Mono));
    m_form->addRow(tr("Consumer &group"), m_group, effect([](LinkSpec& link) { link.group = "other"; }));
    connect(m_group, &TextField::committed, this, [this](const QString& typed) {
        m_subject.edit(tr("Change consumer group"),
                       [&](LinkSpec& link) { link.group = typed.trimmed().toStdString(); });
    });
}

void DeliveryPage::buildSending() {
    Theme& theme = m_subject.workspace().theme;
    m_form->addHeading(tr("Sending"));
    m_failure = new ChoiceField{this};
    for (const SendFailurePolicy value : {SendFailurePolicy::Abort, SendFailurePolicy::Skip}) {
        m_failure->addChoice(value, text(value));
    }
    m_form->addRow(tr("When re&fused"), m_failure,
                   effect([](LinkSpec& link) { link.onSendFailure = SendFailurePolicy::Skip; }));
    m_failure->setToolTip(
        tr("What happens to a record that the target refuses for good. One that is skipped is kept in "
           "the gap ledger."));
    connect(m_failure, &QComboBox::activated, this, [this] {
        const auto value = m_failure->choice<SendFailurePolicy>();
        m_subject.edit(tr("Change what a refused record does"),
                       [value](LinkSpec& link) { link.onSendFailure = value; });
    });
    m_compression = new ChoiceField{this};
    using enum Compression;
    for (const Compression value : {Source, None, Gzip, Snappy, Lz4, Zstd}) {
        m_compression->addChoice(value, text(value));
    }
    m_form->addRow(tr("&Compression"), m_compression, effect([](LinkSpec& link) { link.compression = Zstd; }));
    connect(m_compression, &QComboBox::activated, this, [this] {
        const auto value = m_compression->choice<Compression>();
        m_subject.edit(tr("Change compression"), [value](LinkSpec& link) { link.compression = value; });
    });
    m_replication = new NumberField{theme, 0, kMaxReplicationFactor, this};
    m_replication->setZeroText(tr("the target's default"));
    m_form->addRow(tr("&Replication factor"), m_replication,
                   tr("Of topics that the link creates at the target. %1").arg(effect([](LinkSpec& link) {
                       link.replicationFactor = 3;
                   })));
    connect(m_replication, &NumberField::committed, this, [this](int value) {
        m_subject.edit(tr("Change replication factor"), [value](LinkSpec& link) { link.replicationFactor = value; });
    });
}

TextField* DeliveryPage::addDuration(const QString& label, const QString& note, std::int64_t least, std::int64_t most) {
    auto* field = new TextField{m_subject.workspace().theme, this};
    m_form->addRow(label, field, note);
    field->setCheck([least, most](const QString& typed) {
        const auto value = parseDuration(typed);
        if (!value) {
            return tr("Write a time such as 500 ms, 60 s or 5 min.");
        }
        return *value >= least && *value <= most
                   ? QString{}
                   : tr("It must be between %1 and %2.").arg(durationText(least), durationText(most));
    });
    return field;
}

void DeliveryPage::buildTimes() {
    m_form->addHeading(tr("Intervals"));
    m_commitInterval = addDuration(
        tr("Co&mmit every"), tr("After a crash at most this much is mirrored twice. %1").arg(effect([](LinkSpec& link) {
            link.commitIntervalMs = 1'000;
        })),
        kMinCommitIntervalMs, kMaxCommitIntervalMs);
    connect(m_commitInterval, &TextField::committed, this, [this](const QString& typed) {
        m_subject.edit(tr("Change commit interval"),
                       [value = *parseDuration(typed)](LinkSpec& link) { link.commitIntervalMs = value; });
    });
    m_refresh = addDuration(tr("&Look for topics every"), effect([](LinkSpec& link) { link.topicRefreshMs = 1'000; }),
                            kMinTopicRefreshMs, kMaxTopicRefreshMs);
    connect(m_refresh, &TextField::committed, this, [this](const QString& typed) {
        m_subject.edit(tr("Change topic refresh"),
                       [value = *parseDuration(typed)](LinkSpec& link) { link.topicRefreshMs = value; });
    });
}

void DeliveryPage::buildAlarm() {
    Theme& theme = m_subject.workspace().theme;
    m_form->addHeading(tr("Alarm"));
    m_alarm = new QCheckBox{tr("Raise an &alarm when it lags"), this};
    m_form->addWide(m_alarm);
    m_alarmSeconds = new NumberField{theme, 0, kMost, this};
    m_alarmSeconds->setZeroText(tr("no limit"));
    m_alarmSeconds->setSuffix(tr(" s"));
    m_alarmRecords = new NumberField{theme, 0, kMost, this};
    m_alarmRecords->setZeroText(tr("no limit"));
    m_alarmFor = new NumberField{theme, 0, kMost, this};
    m_alarmFor->setSuffix(tr(" s"));
    m_form->addRow(tr("More than"), m_alarmSeconds);
    m_alarmSeconds->setName(tr("Lag limit in seconds"));
    m_form->addRow(tr("or records"), m_alarmRecords);
    m_alarmRecords->setName(tr("Lag limit in records"));
    m_form->addRow(tr("for"), m_alarmFor);
    m_alarmFor->setName(tr("Seconds that a limit must be exceeded"));
    const auto change = [this](const QString& what, const std::function<void(LagThreshold&)>& set) {
        m_subject.edit(what, [&](LinkSpec& link) {
            if (link.alert) {
                set(*link.alert);
            }
        });
    };
    connect(m_alarm, &QCheckBox::clicked, this, [this](bool on) {
        m_subject.edit(on ? tr("Set an alarm") : tr("Remove the alarm"), [on](LinkSpec& link) {
            constexpr double kUsualLimit = 30;
            link.alert = on ? std::optional{LagThreshold{kUsualLimit, 0, 120}} : std::nullopt;
        });
    });
    connect(m_alarmSeconds, &NumberField::committed, this, [change](int value) {
        change(tr("Change alarm"), [value](LagThreshold& limit) { limit.lagSeconds = value; });
    });
    connect(m_alarmRecords, &NumberField::committed, this, [change](int value) {
        change(tr("Change alarm"), [value](LagThreshold& limit) { limit.lagRecords = value; });
    });
    connect(m_alarmFor, &NumberField::committed, this, [change](int value) {
        change(tr("Change alarm"), [value](LagThreshold& limit) { limit.forSeconds = value; });
    });
}

void DeliveryPage::refresh(bool another) {
    const LinkSpec* link = m_subject.link();
    setEnabled(link != nullptr);
    if (link == nullptr) {
        return;
    }
    const auto show = [another](TextField* field, const QString& value) {
        another ? field->resetValue(value) : field->setValue(value);
    };
    m_autoStart->setChecked(link->autoStart);
    m_naming->setChoice(link->naming.policy);
    show(m_prefix, QString::fromStdString(link->naming.prefix));
    m_prefix->edit().setPlaceholderText(QString::fromStdString(link->source.str()));
    show(m_separator, QString::fromStdString(link->naming.separator));
    show(m_pattern, QString::fromStdString(link->naming.pattern));
    m_form->setRowVisible(m_prefix, link->naming.policy == NamingPolicy::Prefix);
    m_form->setRowVisible(m_separator, link->naming.policy == NamingPolicy::Prefix);
    m_form->setRowVisible(m_pattern, link->naming.policy == NamingPolicy::Template);
    m_partitioning->setChoice(link->partitioning);
    m_start->setStart(link->start);
    show(m_group, QString::fromStdString(link->group));
    LinkSpec unnamed = *link;
    unnamed.group.clear();
    m_group->edit().setPlaceholderText(
        QString::fromStdString(consumerGroup(m_subject.workspace().document.spec(), unnamed)));
    m_failure->setChoice(link->onSendFailure);
    m_compression->setChoice(link->compression);
    another ? m_replication->resetValue(link->replicationFactor) : m_replication->setValue(link->replicationFactor);
    show(m_commitInterval, durationText(link->commitIntervalMs));
    show(m_refresh, durationText(link->topicRefreshMs));
    refreshAlarm(another);
    showExample();
}

void DeliveryPage::refreshAlarm(bool another) {
    const std::optional<LagThreshold> alert = m_subject.link()->alert;
    m_alarm->setChecked(alert.has_value());
    const LagThreshold limit = alert.value_or(LagThreshold{});
    const auto show = [&](NumberField* field, std::int64_t value) {
        const int number = static_cast<int>(std::min<std::int64_t>(value, kMost));
        another ? field->resetValue(number) : field->setValue(number);
        m_form->setRowVisible(field, alert.has_value());
    };
    show(m_alarmSeconds, std::llround(limit.lagSeconds));
    show(m_alarmRecords, limit.lagRecords);
    show(m_alarmFor, limit.forSeconds);
}

void DeliveryPage::showExample() {
    const LinkSpec* link = m_subject.link();
    if (link == nullptr) {
        return;
    }
    LinkSpec typed = *link;
    typed.naming.prefix = m_prefix->edit().text().toStdString();
    typed.naming.separator = m_separator->edit().text().toStdString();
    typed.naming.pattern = m_pattern->edit().text().toStdString();
    const auto info = m_subject.workspace().directory.cluster(link->source).info;
    std::string topic = "orders";
    if (info) {
        for (const TopicInfo& each : info->topics) {
            if (!each.internal && !isInternalTopic(each.name)) {
                topic = each.name;
                break;
            }
        }
    }
    m_example->setText(QStringLiteral("%1 → %2").arg(QString::fromStdString(topic),
                                                     QString::fromStdString(targetTopic(typed, topic))));
}

QString DeliveryPage::example() const { return m_example->text(); }

}  // namespace tributary::ui
