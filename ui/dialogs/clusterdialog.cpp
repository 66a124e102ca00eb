#include "ui/dialogs/clusterdialog.h"

#include "core/topology/clientsettings.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/dialogs/connectionpanel.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/securityform.h"
#include "ui/dialogs/topicbrowser.h"
#include "ui/document/topologydocument.h"
#include "ui/tables/settingstable.h"
#include "ui/text/errortext.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFontMetricsF>
#include <QFormLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kClusterWidth = 620;
constexpr qreal kClusterHeight = 640;
constexpr qreal kPageMargin = 12;
constexpr int kBootstrapLines = 3;

}  // namespace

std::vector<std::string> bootstrapOf(const QString& text) {
    static const QRegularExpression kBetween{QStringLiteral("[,;\\s]+")};
    std::vector<std::string> addresses;
    for (const QString& each : text.split(kBetween, Qt::SkipEmptyParts)) {
        addresses.push_back(each.toStdString());
    }
    return addresses;
}

ClusterDialog::ClusterDialog(Workspace& workspace, std::optional<ClusterId> id, QPointF position, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_id(std::move(id)) {
    if (const ClusterSpec* known = m_id ? workspace.document.spec().cluster(*m_id) : nullptr) {
        m_before = *known;
        setWindowTitle(tr("Cluster %1").arg(QString::fromStdString(known->displayName())));
    } else {
        m_before.position = Position{position.x(), position.y()};
        setWindowTitle(tr("Add cluster"));
    }
    const Theme& theme = workspace.theme;
    resize(qRound(theme.px(kClusterWidth)), qRound(theme.px(kClusterHeight)));
    auto* layout = dialogLayout(*this, theme);
    makeTabs();
    layout->addWidget(m_tabs, 1);
    m_connection = new ConnectionPanel{workspace, [this] { return cluster(); }, this};
    layout->addWidget(m_connection);
    auto* box = new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this};
    m_ok = box->button(QDialogButtonBox::Ok);
    m_ok->setText(m_id ? tr("Save") : tr("Add"));
    m_ok->setDefault(true);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &ClusterDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_connection, &ConnectionPanel::connected, this, &ClusterDialog::showTopics);
    connect(m_connection, &ConnectionPanel::outdated, this, &ClusterDialog::showTopics);
    connect(m_security, &SecurityForm::edited, m_connection, &ConnectionPanel::follow);
    connect(&m_client->model(), &SettingsModel::edited, m_connection, &ConnectionPanel::follow);
    connect(m_kind, &QComboBox::currentIndexChanged, m_connection, &ConnectionPanel::follow);
    connect(m_bootstrap, &QPlainTextEdit::textChanged, m_connection, &ConnectionPanel::follow);
    connect(&workspace.directory, &ClusterDirectory::clusterChanged, this, [this](const ClusterId& changed) {
        if (m_id && changed == *m_id) {
            showTopics();
        }
    });
    fill();
    m_name->setFocus();
}

ClusterDialog::~ClusterDialog() = default;

QWidget* ClusterDialog::makePage(QWidget* content) {
    auto* page = new QWidget{this};
    auto* layout = new QVBoxLayout{page};
    const int margin = qRound(m_workspace.theme.px(kPageMargin));
    layout->setContentsMargins(0, margin, 0, 0);
    layout->addWidget(content);
    return page;
}

void ClusterDialog::makeTabs() {
    m_tabs = new QTabWidget{this};
    m_tabs->setDocumentMode(true);
    auto* general = makePage(makeGeneral());
    static_cast<QVBoxLayout*>(general->layout())->addStretch(1);
    m_tabs->addTab(general, tr("&General"));

    m_security = new SecurityForm{m_workspace, this};
    auto* security = makePage(m_security);
    static_cast<QVBoxLayout*>(security->layout())->addStretch(1);
    m_tabs->addTab(security, tr("S&ecurity"));

    m_client = new SettingsTable{SettingsModel::Kind::Client, m_workspace.theme, tr("Client settings"), this};
    auto* client = makePage(m_client);
    static_cast<QVBoxLayout*>(client->layout())
        ->insertWidget(0, dimLabel(tr("Settings of librdkafka for every client of this cluster, such as "
                                      "socket.timeout.ms. Links may add their own."),
                                   m_workspace.theme, client));
    m_tabs->addTab(client, tr("Client &settings"));

    m_labels = new SettingsTable{SettingsModel::Kind::Free, m_workspace.theme, tr("Labels"), this};
    auto* labels = makePage(m_labels);
    static_cast<QVBoxLayout*>(labels->layout())
        ->insertWidget(0, dimLabel(tr("Names and values of your own, such as team and orders. They are saved with the "
                                      "document and change nothing."),
                                   m_workspace.theme, labels));
    m_tabs->addTab(labels, tr("&Labels"));

    m_topics = new TopicBrowser{m_workspace, [this] { return cluster(); }, this};
    m_tabs->addTab(makePage(m_topics), tr("T&opics"));
}

QWidget* ClusterDialog::makeGeneral() {
    auto* page = new QWidget{this};
    auto* form = new QFormLayout{page};
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_name = named(new QLineEdit{page}, tr("Name"));
    m_name->setPlaceholderText(tr("What people call it, such as Europe"));
    form->addRow(tr("&Name"), m_name);

    m_tier = named(new QComboBox{page}, tr("Tier"), tr("Where the canvas lays it out, from left to right"));
    for (const Tier tier : {Tier::None, Tier::Regional, Tier::Aggregate, Tier::Dr}) {
        m_tier->addItem(tierText(tier), static_cast<int>(tier));
    }
    form->addRow(tr("T&ier"), m_tier);
    m_kind = named(new QComboBox{page}, tr("Kind"));
    m_kind->addItem(tr("Kafka cluster"), static_cast<int>(ClusterKind::Kafka));
    m_kind->addItem(tr("Sandbox: simulated in this application"), static_cast<int>(ClusterKind::Sandbox));
    form->addRow(tr("&Kind"), m_kind);

    m_bootstrap =
        named(new QPlainTextEdit{page}, tr("Bootstrap servers"), tr("host:port, one on each line or parted by commas"));
    m_bootstrap->setPlaceholderText(QStringLiteral("kafka-1.example.com:9092"));
    m_bootstrap->setTabChangesFocus(true);
    m_bootstrap->setFont(m_workspace.theme.font(FontRole::Mono));
    m_bootstrap->setFixedHeight(qRound(QFontMetricsF{m_bootstrap->font()}.lineSpacing() * (kBootstrapLines + 1)));
    m_bootstrapLabel = new QLabel{tr("&Bootstrap servers"), page};
    m_bootstrapLabel->setBuddy(m_bootstrap);
    form->addRow(m_bootstrapLabel, m_bootstrap);
    m_bootstrapHint = dimLabel(tr("host:port, one on each line. One is enough to begin with; more keep it reachable."),
                               m_workspace.theme, page);
    form->addRow(QString{}, m_bootstrapHint);
    m_bootstrapProblem = problemLabel(m_workspace.theme, page);
    form->addRow(QString{}, m_bootstrapProblem);

    m_production = named(new QCheckBox{tr("&Production: confirm start, pause and stop"), page}, tr("Production"));
    form->addRow(QString{}, m_production);
    m_readOnly = named(new QCheckBox{tr("&Read-only: no link may write to it"), page}, tr("Read-only"));
    form->addRow(QString{}, m_readOnly);

    connect(m_kind, &QComboBox::currentIndexChanged, this, &ClusterDialog::followKind);
    connect(m_bootstrap, &QPlainTextEdit::textChanged, this, &ClusterDialog::check);
    return page;
}

void ClusterDialog::fill() {
    m_name->setText(QString::fromStdString(m_before.name));
    m_tier->setCurrentIndex(m_tier->findData(static_cast<int>(m_before.tier)));
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_before.kind)));
    QStringList addresses;
    for (const std::string& each : m_before.bootstrap) {
        addresses << QString::fromStdString(each);
    }
    m_bootstrap->setPlainText(addresses.join(u'\n'));
    m_production->setChecked(m_before.production);
    m_readOnly->setChecked(m_before.readOnly);
    m_labels->model().resetValues(m_before.labels);
    m_security->setSecurity(m_before.security);
    m_client->model().resetValues(m_before.client);
    followKind();
    showTopics();
}

ClusterSpec ClusterDialog::cluster() const {
    ClusterSpec out = m_before;
    out.name = m_name->text().trimmed().toStdString();
    out.tier = static_cast<Tier>(m_tier->currentData().toInt());
    out.kind = static_cast<ClusterKind>(m_kind->currentData().toInt());
    if (out.kind == ClusterKind::Kafka) {
        out.bootstrap = bootstrapOf(m_bootstrap->toPlainText());
        out.security = m_security->security();
        out.client = m_client->model().values();
    } else {
        // A sandbox's addresses are resolved when it runs.
        out.bootstrap.clear();
        out.security = {};
    }
    out.production = m_production->isChecked();
    out.readOnly = m_readOnly->isChecked();
    out.labels = m_labels->model().values();
    return out;
}

void ClusterDialog::followKind() {
    const bool kafka = static_cast<ClusterKind>(m_kind->currentData().toInt()) == ClusterKind::Kafka;
    for (QWidget* each : {static_cast<QWidget*>(m_bootstrap), static_cast<QWidget*>(m_bootstrapLabel),
                          static_cast<QWidget*>(m_bootstrapHint)}) {
        each->setVisible(kafka);
    }
    m_tabs->setTabVisible(static_cast<int>(Page::Security), kafka);
    m_tabs->setTabVisible(static_cast<int>(Page::Client), kafka);
    check();
}

QString ClusterDialog::bootstrapProblem() const {
    if (static_cast<ClusterKind>(m_kind->currentData().toInt()) != ClusterKind::Kafka) {
        return {};
    }
    QStringList wrong;
    for (const std::string& each : bootstrapOf(m_bootstrap->toPlainText())) {
        if (!isBootstrapAddress(each)) {
            wrong << tr("“%1” is not host:port with a port from 1 to 65535.").arg(QString::fromStdString(each));
        }
    }
    return wrong.join(u'\n');
}

void ClusterDialog::check() { setProblem(m_bootstrapProblem, bootstrapProblem()); }

void ClusterDialog::showPage(Page page) { m_tabs->setCurrentIndex(static_cast<int>(page)); }

void ClusterDialog::showTopics() {
    if (const auto tested = m_connection->test().info()) {
        m_topics->setInfo(tested, tr("from the test just made"));
        return;
    }
    const ClusterKnowledge known = m_id ? m_workspace.directory.cluster(*m_id) : ClusterKnowledge{};
    if (known.info && known.state == ClusterKnowledge::State::Connected) {
        m_topics->setInfo(known.info, {});
    } else if (known.info) {
        m_topics->setInfo(known.info, tr("as last seen; the cluster does not answer now"));
    } else {
        m_topics->setInfo(nullptr, known.error ? errorText(*known.error)
                                               : tr("The topics are listed here once the connection was tested."));
    }
}

void ClusterDialog::accept() {
    const bool kafka = static_cast<ClusterKind>(m_kind->currentData().toInt()) == ClusterKind::Kafka;
    QString problem = bootstrapProblem();
    if (problem.isEmpty() && kafka && bootstrapOf(m_bootstrap->toPlainText()).empty()) {
        problem = tr("Give at least one address, host:port.");
    }
    if (!problem.isEmpty()) {
        setProblem(m_bootstrapProblem, problem);
        showPage(Page::General);
        m_bootstrap->setFocus();
        return;
    }
    if (kafka && !m_client->problem().isEmpty()) {
        showPage(Page::Client);
        m_client->setFocus();
        return;
    }
    TopologySpec spec = m_workspace.document.spec();
    ClusterSpec wanted = cluster();
    if (wanted.name.empty() && !m_id) {
        // An id made of nothing helps nobody; the first address says more.
        const std::string& address = wanted.bootstrap.empty() ? std::string{"sandbox"} : wanted.bootstrap.front();
        wanted.name = address.substr(0, address.rfind(':'));
    }
    ClusterId id = m_id.value_or(ClusterId{});
    const QString name = QString::fromStdString(wanted.displayName());
    if (m_id && spec.cluster(*m_id) != nullptr) {
        // It may have been moved meanwhile, by an undo elsewhere.
        wanted.position = spec.cluster(*m_id)->position;
        m_workspace.document.edit(tr("Edit cluster %1").arg(name), withChanged(std::move(spec), wanted));
    } else {
        TopologySpec next = withCluster(std::move(spec), wanted, id);
        m_workspace.document.edit(tr("Add cluster %1").arg(name), std::move(next));
    }
    QDialog::accept();
    emit clusterSaved(id);
}

}  // namespace tributary::ui
