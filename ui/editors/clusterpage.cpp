#include "ui/editors/clusterpage.h"

#include "core/topology/clientsettings.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/editors/choicefield.h"
#include "ui/editors/committyped.h"
#include "ui/editors/form.h"
#include "ui/editors/linkpages.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/textfield.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace tributary::ui {

namespace {

QString addressesText(const std::vector<std::string>& addresses) {
    QStringList parts;
    for (const std::string& each : addresses) {
        parts << QString::fromStdString(each);
    }
    return parts.join(QStringLiteral(", "));
}

QString labelsText(const std::map<std::string, std::string>& labels) {
    QStringList parts;
    for (const auto& [key, value] : labels) {
        parts << QString::fromStdString(value.empty() ? key : key + "=" + value);
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace

std::vector<std::string> addressesFromText(const QString& text) {
    static const QRegularExpression kBetween{QStringLiteral("[,;\\s]+")};
    std::vector<std::string> addresses;
    for (const QString& part : text.split(kBetween, Qt::SkipEmptyParts)) {
        if (std::string address = part.toStdString(); std::ranges::find(addresses, address) == addresses.end()) {
            addresses.push_back(std::move(address));
        }
    }
    return addresses;
}

std::optional<std::map<std::string, std::string>> labelsFromText(const QString& text) {
    std::map<std::string, std::string> labels;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString label = part.trimmed();
        if (label.isEmpty()) {
            continue;
        }
        const qsizetype equals = label.indexOf(u'=');
        const QString key = (equals < 0 ? label : label.left(equals)).trimmed();
        if (key.isEmpty()) {
            return std::nullopt;
        }
        labels[key.toStdString()] = equals < 0 ? std::string{} : label.mid(equals + 1).trimmed().toStdString();
    }
    return labels;
}

ClusterPage::ClusterPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_title(new ThemedLabel{workspace.theme, FontRole::Title, ColorRole::Text, this}),
      m_connection(new ThemedLabel{workspace.theme, FontRole::Small, ColorRole::Dim, this}),
      m_facts(new ThemedLabel{workspace.theme, FontRole::Small, ColorRole::Dim, this}),
      m_retry(new QPushButton{tr("Ask a&gain"), this}),
      m_name(new TextField{workspace.theme, this}),
      m_tier(new ChoiceField{this}),
      m_kind(new ChoiceField{this}),
      m_bootstrap(new TextField{workspace.theme, this}),
      m_production(new QCheckBox{tr("&Production: confirm start, pause and stop"), this}),
      m_readOnly(new QCheckBox{tr("&Read-only: no link may write to it"), this}),
      m_labels(new TextField{workspace.theme, this}),
      m_edit(new QPushButton{tr("&Edit connection…"), this}) {
    build();
    connectFields();
}

void ClusterPage::build() {
    for (const Tier tier : {Tier::None, Tier::Regional, Tier::Aggregate, Tier::Dr}) {
        m_tier->addChoice(tier, tierText(tier));
    }
    m_kind->addChoice(ClusterKind::Kafka, tr("Kafka cluster"));
    m_kind->addChoice(ClusterKind::Sandbox, tr("Sandbox"));
    for (ThemedLabel* label : {m_title, m_connection, m_facts}) {
        label->setWordWrap(true);
    }
    m_connection->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_connection->setAccessibleDescription(tr("Connection"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bootstrap->edit().setFont(m_workspace.theme.font(FontRole::Mono));
    m_bootstrap->edit().setPlaceholderText(QStringLiteral("broker-1:9092, broker-2:9092"));
    m_labels->edit().setPlaceholderText(tr("team=payments, site=fra"));
    auto* form = new Form{m_workspace.theme, this};
    form->addHeading(tr("Cluster"));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Tier"), m_tier);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("&Bootstrap servers"), m_bootstrap, tr("host:port, several separated by commas."));
    form->addRow(tr("&Labels"), m_labels, tr("key=value, several separated by commas."));
    form->addWide(m_production);
    form->addWide(m_readOnly);
    auto* connection = new QHBoxLayout;
    connection->addWidget(m_connection, 1);
    connection->addWidget(m_retry, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(qRound(m_workspace.theme.px(8)));
    layout->addWidget(m_title);
    layout->addLayout(connection);
    layout->addWidget(m_facts);
    layout->addSpacing(qRound(m_workspace.theme.px(8)));
    layout->addWidget(form);
    layout->addWidget(m_edit, 0, Qt::AlignLeft);
    layout->addStretch(1);
    m_bootstrap->setCheck([](const QString& typed) {
        for (const std::string& address : addressesFromText(typed)) {
            if (!isBootstrapAddress(address)) {
                return tr("“%1” is no address: write host:port.").arg(QString::fromStdString(address));
            }
        }
        return QString{};
    });
    m_labels->setCheck(
        [](const QString& typed) { return labelsFromText(typed) ? QString{} : tr("A label is key=value."); });
}

void ClusterPage::connectFields() {
    connect(m_name, &TextField::committed, this, [this](const QString& text) {
        edit(tr("Rename cluster"), [&](ClusterSpec& cluster) { cluster.name = text.trimmed().toStdString(); });
    });
    connect(m_tier, &QComboBox::activated, this, [this] {
        edit(tr("Change tier"), [this](ClusterSpec& cluster) { cluster.tier = m_tier->choice<Tier>(); });
    });
    connect(m_kind, &QComboBox::activated, this, [this] {
        edit(tr("Change kind"), [this](ClusterSpec& cluster) { cluster.kind = m_kind->choice<ClusterKind>(); });
    });
    connect(m_bootstrap, &TextField::committed, this, [this](const QString& text) {
        edit(tr("Change bootstrap servers"),
             [&](ClusterSpec& cluster) { cluster.bootstrap = addressesFromText(text); });
        refresh(true);
    });
    connect(m_labels, &TextField::committed, this, [this](const QString& text) {
        edit(tr("Change labels"), [&](ClusterSpec& cluster) { cluster.labels = *labelsFromText(text); });
        refresh(true);
    });
    connect(m_production, &QCheckBox::clicked, this, [this](bool on) {
        edit(on ? tr("Mark as production") : tr("Unmark production"),
             [on](ClusterSpec& cluster) { cluster.production = on; });
    });
    connect(m_readOnly, &QCheckBox::clicked, this, [this](bool on) {
        edit(on ? tr("Mark as read-only") : tr("Unmark read-only"),
             [on](ClusterSpec& cluster) { cluster.readOnly = on; });
    });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_workspace.directory.refresh(m_id); });
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_id); });
    connect(&m_workspace.document, &TopologyDocument::changed, this, [this](const SpecChange& change) {
        if (change.reset || std::ranges::find(change.clustersChanged, m_id) != change.clustersChanged.end()) {
            refresh(false);
        }
    });
    connect(&m_workspace.directory, &ClusterDirectory::clusterChanged, this, [this](const ClusterId& id) {
        if (id == m_id) {
            refreshConnection();
        }
    });
}

void ClusterPage::setCluster(const ClusterId& id) {
    if (id != m_id) {
        commitTyped(*this);
        m_id = id;
        refresh(true);
    }
}

void ClusterPage::edit(const QString& text, const std::function<void(ClusterSpec&)>& change) {
    if (const ClusterSpec* shown = m_workspace.document.spec().cluster(m_id)) {
        ClusterSpec next = *shown;
        change(next);
        m_workspace.document.edit(text, withChanged(m_workspace.document.spec(), next));
    }
}

void ClusterPage::refresh(bool another) {
    const ClusterSpec* cluster = m_workspace.document.spec().cluster(m_id);
    setEnabled(cluster != nullptr);
    if (cluster == nullptr) {
        return;
    }
    const auto show = [another](TextField* field, const QString& value) {
        another ? field->resetValue(value) : field->setValue(value);
    };
    m_title->setText(QString::fromStdString(cluster->displayName()));
    show(m_name, QString::fromStdString(cluster->name));
    m_name->edit().setPlaceholderText(QString::fromStdString(m_id.str()));
    m_tier->setChoice(cluster->tier);
    m_kind->setChoice(cluster->kind);
    show(m_bootstrap, addressesText(cluster->bootstrap));
    m_bootstrap->setEnabled(cluster->kind == ClusterKind::Kafka);
    m_production->setChecked(cluster->production);
    m_readOnly->setChecked(cluster->readOnly);
    show(m_labels, labelsText(cluster->labels));
    refreshConnection();
}

void ClusterPage::refreshConnection() {
    const ClusterKnowledge known = m_workspace.directory.cluster(m_id);
    QString text;
    ColorRole role = ColorRole::Dim;
    switch (known.state) {
        case ClusterKnowledge::State::Unknown:
            text = tr("not asked yet");
            break;
        case ClusterKnowledge::State::Withheld:
            text = tr("not asked: the document is not trusted");
            break;
        case ClusterKnowledge::State::Connecting:
            text = tr("connecting…");
            break;
        case ClusterKnowledge::State::Connected:
            text = tr("✓ connected, seen at %1").arg(timeText(known.checkedAt.toMSecsSinceEpoch()));
            role = ColorRole::OkText;
            break;
        case ClusterKnowledge::State::Failed:
            text = tr("! %1").arg(known.error ? errorText(*known.error) : tr("does not answer"));
            role = ColorRole::BadText;
            break;
    }
    m_connection->setText(text);
    m_connection->setColorRole(role);
    m_retry->setVisible(known.state != ClusterKnowledge::State::Connecting);
    QStringList facts;
    if (known.info) {
        facts << tr("%n broker(s)", nullptr, known.info->brokers)
              << tr("%n topic(s)", nullptr, static_cast<int>(known.info->topics.size()));
        if (const QString release = releaseText(*known.info); !release.isEmpty()) {
            facts << release;
        }
        if (!known.info->clusterId.empty()) {
            facts << tr("cluster id %1").arg(QString::fromStdString(known.info->clusterId));
        }
        if (known.state == ClusterKnowledge::State::Failed) {
            facts << tr("as of %1").arg(timeText(known.listedAt.toMSecsSinceEpoch()));
        }
    }
    m_facts->setTextOrHide(facts.join(QStringLiteral(" · ")));
}

QString ClusterPage::connectionText() const { return m_connection->text(); }

}  // namespace tributary::ui
