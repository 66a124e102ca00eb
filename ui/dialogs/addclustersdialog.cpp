#include "ui/dialogs/addclustersdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/document/topologydocument.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kAddClustersWidth = 640;
constexpr qreal kAddClustersHeight = 560;
constexpr qreal kClusterRowHeight = 24;
constexpr qreal kClusterNameColumn = 150;
constexpr qreal kAddressWidth = 190;
// In the document's own units, as the canvas lays cards out.
constexpr int kColumnOf = 8;
constexpr double kDown = 112;
constexpr double kAcross = 240;

}  // namespace

AddClustersDialog::AddClustersDialog(Workspace& workspace, QPointF position, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_position(position) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Add several clusters"));
    resize(qRound(theme.px(kAddClustersWidth)), qRound(theme.px(kAddClustersHeight)));
    auto* layout = dialogLayout(*this, theme);

    auto* label =
        new QLabel{tr("One &cluster a line: name host:port, or host:port alone; more addresses after commas."), this};
    label->setWordWrap(true);
    m_text = named(new QPlainTextEdit{this}, tr("Clusters, one a line"));
    m_text->setPlaceholderText(
        QStringLiteral("Europe eu-kafka-1:9092,eu-kafka-2:9092\nUS East use-kafka:9092\nap-kafka:9092"));
    m_text->setFont(theme.font(FontRole::Mono));
    m_text->setTabChangesFocus(true);
    label->setBuddy(m_text);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);

    auto* form = new QFormLayout;
    m_tier = named(new QComboBox{this}, tr("Tier of all of them"));
    for (const Tier tier : {Tier::None, Tier::Regional, Tier::Aggregate, Tier::Dr}) {
        m_tier->addItem(tierText(tier), static_cast<int>(tier));
    }
    form->addRow(tr("&Tier of all"), m_tier);
    layout->addLayout(form);

    m_preview = named(new QTableWidget{0, 3, this}, tr("Preview"));
    m_preview->setHorizontalHeaderLabels({tr("Name"), tr("Addresses"), tr("Problem")});
    m_preview->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_preview->horizontalHeader()->setHighlightSections(false);
    m_preview->horizontalHeader()->setStretchLastSection(true);
    m_preview->verticalHeader()->setDefaultSectionSize(qRound(theme.px(kClusterRowHeight)));
    m_preview->setColumnWidth(0, qRound(theme.px(kClusterNameColumn)));
    m_preview->setColumnWidth(1, qRound(theme.px(kAddressWidth)));
    m_preview->setShowGrid(false);
    m_preview->setWordWrap(false);
    m_preview->setTabKeyNavigation(false);
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    layout->addWidget(m_preview, 1);
    m_summary = dimLabel({}, theme, this);
    layout->addWidget(m_summary);

    auto* box = new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this};
    m_add = box->button(QDialogButtonBox::Ok);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &AddClustersDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QPlainTextEdit::textChanged, this, &AddClustersDialog::preview);
    preview();
    m_text->setFocus();
}

void AddClustersDialog::preview() {
    m_lines = parseClusterLines(m_text->toPlainText());
    const TopologySpec& spec = m_workspace.document.spec();
    for (ClusterLine& line : m_lines) {
        const bool known = std::ranges::any_of(
            spec.clusters, [&line](const ClusterSpec& each) { return each.displayName() == line.name; });
        if (known && line.problem.isEmpty()) {
            line.problem = tr("The document has a cluster of this name.");
        }
    }
    const Theme& theme = m_workspace.theme;
    const auto good = std::ranges::count(m_lines, QString{}, &ClusterLine::problem);
    m_preview->setRowCount(static_cast<int>(m_lines.size()));
    QStringList numbers;
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        const ClusterLine& line = m_lines[static_cast<std::size_t>(row)];
        QStringList addresses;
        for (const std::string& each : line.bootstrap) {
            addresses << QString::fromStdString(each);
        }
        numbers << QString::number(line.line);
        m_preview->setItem(row, 0, new QTableWidgetItem{QString::fromStdString(line.name)});
        m_preview->setItem(row, 1, new QTableWidgetItem{addresses.join(QStringLiteral(", "))});
        auto* problem = new QTableWidgetItem{line.problem};
        problem->setToolTip(line.problem);
        problem->setForeground(theme.color(ColorRole::BadText));
        if (!line.problem.isEmpty()) {
            problem->setIcon(theme.icon(QStringLiteral("bad"), ColorRole::Bad));
        }
        m_preview->setItem(row, 2, problem);
    }
    m_preview->setVerticalHeaderLabels(numbers);
    const int bad = static_cast<int>(static_cast<std::ptrdiff_t>(m_lines.size()) - good);
    m_summary->setText(m_lines.empty() ? tr("Paste or type a list above.")
                       : bad > 0       ? tr("%n line(s) cannot be added; correct or remove them.", nullptr, bad)
                                       : QString{});
    m_add->setText(good > 0 ? tr("Add %n cluster(s)", nullptr, static_cast<int>(good)) : tr("Add"));
    m_add->setEnabled(good > 0 && bad == 0);
}

void AddClustersDialog::accept() {
    preview();
    if (!m_add->isEnabled()) {
        return;
    }
    TopologySpec next = m_workspace.document.spec();
    std::vector<ClusterId> ids;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        ClusterSpec cluster;
        cluster.name = m_lines[i].name;
        cluster.bootstrap = m_lines[i].bootstrap;
        cluster.tier = static_cast<Tier>(m_tier->currentData().toInt());
        cluster.position = Position{m_position.x() + kAcross * static_cast<double>(i / kColumnOf),
                                    m_position.y() + kDown * static_cast<double>(i % kColumnOf)};
        ClusterId id;
        next = withCluster(std::move(next), std::move(cluster), id);
        ids.push_back(std::move(id));
    }
    m_workspace.document.edit(tr("Add %n cluster(s)", nullptr, static_cast<int>(ids.size())), std::move(next));
    QDialog::accept();
    emit clustersAdded(ids);
}

}  // namespace tributary::ui
