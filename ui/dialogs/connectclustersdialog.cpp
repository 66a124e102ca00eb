#include "ui/dialogs/connectclustersdialog.h"

#include "core/topology/validation.h"
#include "ui/bridge/enginebridge.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/secretfield.h"
#include "ui/document/topologydocument.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFontMetricsF>
#include <QFormLayout>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kConnectClustersWidth = 720;
constexpr qreal kConnectClustersHeight = 460;
constexpr qreal kListWidth = 200;
constexpr int kUrlLines = 3;

/// "connect", "connect-2" …: an id that none of them has.
ConnectId newId(const std::vector<ConnectSpec>& clusters) {
    const std::string stem = "connect";
    for (int number = 1;; ++number) {
        const ConnectId id{number == 1 ? stem : stem + "-" + std::to_string(number)};
        if (std::ranges::find(clusters, id, &ConnectSpec::id) == clusters.end()) {
            return id;
        }
    }
}

}  // namespace

ConnectClustersDialog::ConnectClustersDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_clusters(workspace.document.spec().connect) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Connect clusters"));
    resize(qRound(theme.px(kConnectClustersWidth)), qRound(theme.px(kConnectClustersHeight)));
    auto* layout = dialogLayout(*this, theme);
    layout->addWidget(
        dimLabel(tr("Kafka Connect clusters in distributed mode (3.7 or newer) that links of this document "
                    "can run on. Where a link runs is chosen at the link."),
                 theme, this));
    auto* middle = new QHBoxLayout;
    middle->addWidget(makeList());
    middle->addWidget(makeForm(), 1);
    layout->addLayout(middle, 1);
    auto* box = new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this};
    m_ok = box->button(QDialogButtonBox::Ok);
    m_ok->setText(tr("Save"));
    m_ok->setDefault(true);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &ConnectClustersDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const ConnectSpec& each : m_clusters) {
        m_list->addItem(QString::fromStdString(each.displayName()));
    }
    if (m_clusters.empty()) {
        add();
    } else {
        m_list->setCurrentRow(0);
    }
}

ConnectClustersDialog::~ConnectClustersDialog() = default;

QWidget* ConnectClustersDialog::makeList() {
    auto* side = new QWidget{this};
    side->setFixedWidth(qRound(m_workspace.theme.px(kListWidth)));
    auto* layout = new QVBoxLayout{side};
    layout->setContentsMargins({});
    m_list = named(new QListWidget{side}, tr("Connect clusters"));
    auto* buttons = new QHBoxLayout;
    auto* addButton = new QPushButton{tr("&Add"), side};
    m_remove = new QPushButton{tr("&Delete"), side};
    for (QPushButton* each : {addButton, m_remove}) {
        each->setAutoDefault(false);
        buttons->addWidget(each);
    }
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectClustersDialog::showCluster);
    connect(addButton, &QPushButton::clicked, this, &ConnectClustersDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &ConnectClustersDialog::remove);
    return side;
}

QWidget* ConnectClustersDialog::makeForm() {
    const Theme& theme = m_workspace.theme;
    m_form = new QWidget{this};
    auto* form = new QFormLayout{m_form};
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_name = named(new QLineEdit{m_form}, tr("Name"));
    form->addRow(tr("&Name"), m_name);
    m_urls = named(new QPlainTextEdit{m_form}, tr("Addresses"), tr("Of its workers; they are tried in turn"));
    m_urls->setPlaceholderText(QStringLiteral("https://connect-1:8083\nhttps://connect-2:8083"));
    m_urls->setTabChangesFocus(true);
    m_urls->setFixedHeight(qRound(QFontMetricsF{m_urls->font()}.lineSpacing() * (kUrlLines + 1)));
    form->addRow(tr("Add&resses"), m_urls);
    m_user = named(new QLineEdit{m_form}, tr("User"));
    m_user->setPlaceholderText(tr("Empty: no login"));
    form->addRow(tr("&User"), m_user);
    m_password = new SecretField{tr("Password"), m_workspace, m_form};
    form->addRow(tr("&Password"), m_password);
    m_caFile = named(new QLineEdit{m_form}, tr("Authority"), tr("File in PEM format"));
    m_caFile->setPlaceholderText(tr("Empty: those that this system trusts"));
    form->addRow(tr("Au&thority"), m_caFile);
    m_test = new QPushButton{tr("T&est connection"), m_form};
    m_test->setAutoDefault(false);
    form->addRow({}, m_test);
    m_outcome = dimLabel({}, theme, m_form);
    m_outcome->setAccessibleDescription(tr("Result of the test"));
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow({}, m_outcome);
    m_problem = problemLabel(theme, m_form);
    form->addRow(m_problem);
    for (QLineEdit* each : {m_name, m_user, m_caFile}) {
        connect(each, &QLineEdit::textEdited, this, &ConnectClustersDialog::takeFields);
    }
    connect(m_urls, &QPlainTextEdit::textChanged, this, &ConnectClustersDialog::takeFields);
    connect(m_password, &SecretField::edited, this, &ConnectClustersDialog::takeFields);
    connect(m_test, &QPushButton::clicked, this, &ConnectClustersDialog::test);
    return m_form;
}

void ConnectClustersDialog::add() {
    ConnectSpec made;
    made.id = newId(m_clusters);
    m_clusters.push_back(made);
    m_list->addItem(QString::fromStdString(made.displayName()));
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->setFocus();
}

void ConnectClustersDialog::remove() {
    const int row = m_list->currentRow();
    if (row < 0) {
        return;
    }
    m_clusters.erase(m_clusters.begin() + row);
    delete m_list->takeItem(row);  // the list has given it away
    showCluster(m_list->currentRow());
}

void ConnectClustersDialog::showCluster(int row) {
    m_form->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    const ConnectSpec shown = row < 0 || row >= static_cast<int>(m_clusters.size())
                                  ? ConnectSpec{}
                                  : m_clusters[static_cast<std::size_t>(row)];
    m_showing = true;
    m_name->setText(QString::fromStdString(shown.name));
    QStringList urls;
    for (const std::string& each : shown.urls) {
        urls << QString::fromStdString(each);
    }
    m_urls->setPlainText(urls.join(u'\n'));
    m_user->setText(QString::fromStdString(shown.username));
    m_password->setReference(shown.password);
    m_caFile->setText(QString::fromStdString(shown.caFile));
    m_outcome->clear();
    m_showing = false;
    check();
}

void ConnectClustersDialog::takeFields() {
    const int row = m_list->currentRow();
    if (m_showing || row < 0) {
        return;
    }
    ConnectSpec& edited = m_clusters[static_cast<std::size_t>(row)];
    edited.name = m_name->text().trimmed().toStdString();
    edited.urls = bootstrapOf(m_urls->toPlainText());
    edited.username = m_user->text().trimmed().toStdString();
    edited.password = m_password->reference();
    edited.caFile = m_caFile->text().trimmed().toStdString();
    m_list->item(row)->setText(QString::fromStdString(edited.displayName()));
    m_outcome->clear();
    check();
}

/// What is not whole yet may be saved all the same: validation keeps links from running there.
void ConnectClustersDialog::check() {
    TopologySpec alone;
    alone.id = DocumentId{"draft"};
    if (const int row = m_list->currentRow(); row >= 0) {
        alone.connect = {m_clusters[static_cast<std::size_t>(row)]};
    }
    const std::vector<Finding> findings = validate(alone);
    setProblem(m_problem, findings.empty() ? QString{} : errorText(findings.front().error));
    m_test->setEnabled(!alone.connect.empty() && findings.empty());
}

void ConnectClustersDialog::test() {
    m_workspace.bridge.trust().whenTrusted(this, [this] {
        m_test->setEnabled(false);
        m_outcome->setText(tr("Asking…"));
        m_workspace.bridge.describe(m_clusters[static_cast<std::size_t>(m_list->currentRow())], this,
                                    [this](const Result<std::string>& version) { showOutcome(version); });
    });
}

void ConnectClustersDialog::showOutcome(const Result<std::string>& version) {
    m_test->setEnabled(true);
    m_outcome->setText(version ? tr("It answers: Kafka Connect %1.").arg(QString::fromStdString(*version))
                               : errorText(version.error()));
}

void ConnectClustersDialog::accept() {
    TopologySpec next = m_workspace.document.spec();
    next.connect = m_clusters;
    // One that was added and never filled in is not meant.
    std::erase_if(next.connect, [](const ConnectSpec& each) {
        ConnectSpec untouched;
        untouched.id = each.id;
        return each == untouched;
    });
    m_workspace.document.edit(tr("Edit Connect clusters"), std::move(next));
    QDialog::accept();
}

}  // namespace tributary::ui
