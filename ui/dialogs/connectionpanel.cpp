#include "ui/dialogs/connectionpanel.h"

#include "ui/bridge/enginebridge.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/text/numbertext.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace tributary::ui {

namespace {

using Outcome = ConnectionTest::Outcome;
using Stage = ConnectionTest::Stage;

constexpr qreal kStageGap = 8;
constexpr qreal kStageIcon = 16;

QString stageName(Stage stage) {
    switch (stage) {
        case Stage::Dns:
            return ConnectionPanel::tr("DNS");
        case Stage::Tcp:
            return ConnectionPanel::tr("TCP");
        case Stage::Tls:
            return ConnectionPanel::tr("TLS");
        case Stage::Authentication:
            return ConnectionPanel::tr("Authentication");
        case Stage::Metadata:
            return ConnectionPanel::tr("Permission and metadata");
    }
    return {};
}

struct Look {
    QString icon;
    ColorRole mark;
    ColorRole word;
    QString text;
};

Look lookOf(Outcome outcome) {
    switch (outcome) {
        case Outcome::Waiting:
            return {QStringLiteral("idle"), ColorRole::Idle, ColorRole::Dim, ConnectionPanel::tr("not tested")};
        case Outcome::Running:
            return {QStringLiteral("busy"), ColorRole::Accent, ColorRole::Text, ConnectionPanel::tr("testing…")};
        case Outcome::Ok:
            return {QStringLiteral("ok"), ColorRole::Ok, ColorRole::OkText, ConnectionPanel::tr("ok")};
        case Outcome::Failed:
            return {QStringLiteral("bad"), ColorRole::Bad, ColorRole::BadText, ConnectionPanel::tr("failed")};
        case Outcome::Skipped:
            return {QStringLiteral("minus"), ColorRole::Idle, ColorRole::Dim, ConnectionPanel::tr("skipped")};
    }
    return {};
}

}  // namespace

ConnectionPanel::ConnectionPanel(Workspace& workspace, std::function<ClusterSpec()> cluster, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_cluster(std::move(cluster)), m_test(workspace.bridge) {
    m_test.setKeychain(workspace.keychain);
    const Theme& theme = workspace.theme;
    const int gap = qRound(theme.px(kStageGap));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    layout->setSpacing(gap);

    auto* row = new QHBoxLayout;
    m_button = named(new QPushButton{this}, tr("Test connection"),
                     tr("Shows stage by stage how far this cluster can be reached"));
    m_button->setAutoDefault(false);
    m_copy = named(new QPushButton{tr("Cop&y result"), this}, tr("Copy the result of the test"));
    m_copy->setAutoDefault(false);
    m_copy->setEnabled(false);
    row->addWidget(m_button);
    row->addWidget(m_copy);
    row->addStretch(1);
    layout->addLayout(row);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(gap);
    grid->setVerticalSpacing(gap / 2);
    grid->setColumnStretch(3, 1);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line& line = m_lines[i];
        line.icon = new QLabel{this};
        line.word = new QLabel{this};
        line.text = dimLabel({}, theme, this);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        line.text->setAccessibleDescription(stageName(static_cast<Stage>(i)));
        line.text->setFocusPolicy(Qt::NoFocus);
        const int at = static_cast<int>(i);
        grid->addWidget(line.icon, at, 0, Qt::AlignTop);
        grid->addWidget(new QLabel{stageName(static_cast<Stage>(i)), this}, at, 1, Qt::AlignTop);
        grid->addWidget(line.word, at, 2, Qt::AlignTop);
        grid->addWidget(line.text, at, 3, Qt::AlignTop);
    }
    layout->addLayout(grid);
    m_result = new QLabel{this};
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_result);

    connect(m_button, &QPushButton::clicked, this, &ConnectionPanel::toggle);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(copyText()); });
    connect(&m_test, &ConnectionTest::stageChanged, this, &ConnectionPanel::showStage);
    connect(&m_test, &ConnectionTest::finished, this, &ConnectionPanel::showResult);
    connect(&workspace.theme, &Theme::changed, this, &ConnectionPanel::restyle);
    restyle();
}

void ConnectionPanel::toggle() {
    if (m_test.isRunning()) {
        m_test.cancel();
        return;
    }
    m_workspace.bridge.trust().whenTrusted(this, [this] {
        m_result->clear();
        m_copy->setEnabled(false);
        m_tested = m_cluster();
        m_test.start(*m_tested);
        restyle();
    });
}

void ConnectionPanel::follow() {
    if (!m_tested) {
        return;
    }
    const ClusterSpec now = m_cluster();
    if (now.kind == m_tested->kind && now.bootstrap == m_tested->bootstrap && now.security == m_tested->security &&
        now.client == m_tested->client) {
        return;
    }
    m_tested.reset();
    m_test.forget();
    m_copy->setEnabled(false);
    m_result->setText(tr("Not tested since it was changed."));
    restyle();
    emit outdated();
}

void ConnectionPanel::restyle() {
    const bool running = m_test.isRunning();
    m_button->setText(running ? tr("Cancel &test") : tr("&Test connection"));
    m_button->setIcon(m_workspace.theme.icon(running ? QStringLiteral("close") : QStringLiteral("plug")));
    m_copy->setIcon(m_workspace.theme.icon(QStringLiteral("copy")));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        showStage(static_cast<Stage>(i));
    }
}

void ConnectionPanel::showStage(Stage stage) {
    const ConnectionTest::Report& report = m_test.report(stage);
    const Line& line = m_lines[static_cast<std::size_t>(stage)];
    const Look look = lookOf(report.outcome);
    const Theme& theme = m_workspace.theme;
    const int size = qRound(theme.px(kStageIcon));
    line.icon->setPixmap(theme.icon(look.icon, look.mark).pixmap(QSize{size, size}, devicePixelRatioF()));
    line.word->setText(look.text);
    QPalette palette = line.word->palette();
    palette.setColor(QPalette::WindowText, theme.color(look.word));
    line.word->setPalette(palette);
    line.text->setText(report.remedy.isEmpty() ? report.text : report.text + u'\n' + report.remedy);
    line.text->setAccessibleDescription(look.text);
}

void ConnectionPanel::showResult(bool ok) {
    restyle();
    m_copy->setEnabled(true);
    if (!ok) {
        m_result->clear();
        return;
    }
    const ClusterInfo& info = *m_test.info();
    int partitions = 0;
    for (const TopicInfo& topic : info.topics) {
        partitions += topic.partitions;
    }
    const QString release = releaseText(info);
    QString text = tr("Connected: %1, %2, %3, %4; cluster id %5.")
                       .arg(release.isEmpty() ? tr("release not known") : release,
                            tr("%Ln broker(s)", nullptr, info.brokers),
                            tr("%Ln topic(s)", nullptr, static_cast<int>(info.topics.size())),
                            tr("%Ln partition(s)", nullptr, partitions),
                            info.clusterId.empty() ? tr("unknown") : QString::fromStdString(info.clusterId));
    if (!m_test.failedAddresses().isEmpty()) {
        text += u'\n' + tr("Not every address answers: %1").arg(m_test.failedAddresses().join(u' '));
    }
    m_result->setText(text);
    emit connected();
}

QString ConnectionPanel::copyText() const {
    QString text;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const auto stage = static_cast<Stage>(i);
        const ConnectionTest::Report& report = m_test.report(stage);
        text += QStringLiteral("%1: %2  %3 %4\n")
                    .arg(stageName(stage), lookOf(report.outcome).text, report.text, report.remedy);
    }
    return text + m_result->text();
}

}  // namespace tributary::ui
