#include "ui/dialogs/movetoserverdialog.h"

#include "core/dialects/serverdocument.h"
#include "core/dialects/systemdexporter.h"
#include "ui/bridge/enginebridge.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QPushButton>
#include <QScrollArea>

namespace tributary::ui {

namespace {

constexpr qreal kMoveToServerWidth = 700;
constexpr qreal kMoveToServerHeight = 640;
constexpr qreal kScrollBarRoom = 16;

/// For a POSIX shell.
QString shellWord(const QString& word) {
    static const QString kPlain = QStringLiteral("_-./@:+");
    for (const QChar c : word) {
        if (!c.isLetterOrNumber() && !kPlain.contains(c)) {
            return u'\'' + QString{word}.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
        }
    }
    return word;
}

bool usesKeychain(const TopologySpec& spec) {
    for (const ClusterSpec& cluster : spec.clusters) {
        for (const SecurityField& each : kSecuritySecrets) {
            const std::optional<SecretRef>& secret = cluster.security.*each.secret;
            if (secret && secret->from == SecretRef::From::Keychain) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

ServerSteps serverSteps(TopologySpec spec, const QString& path) {
    if (!path.isEmpty()) {
        spec.name = QFileInfo{path}.completeBaseName().toStdString();
    }
    LossReport report;
    const ServerDocument document = serverDocument(spec, report);
    const QString name = QString::fromStdString(document.name);
    const QString there = QStringLiteral("/etc/tributary/%1.tributary").arg(name);
    ServerSteps steps;
    steps.copy = QStringLiteral("scp %1 SERVER:%2")
                     .arg(path.isEmpty() ? name + QStringLiteral(".tributary") : shellWord(path), there);
    steps.check = QStringLiteral("tributaryd check %1").arg(there);
    steps.run = QStringLiteral("tributaryd run %1 --status").arg(there);
    for (const std::string& variable : document.environment) {
        steps.variables << QString::fromStdString(variable);
    }
    steps.environmentFile = QStringLiteral("/etc/tributary/%1.env").arg(name);
    if (const Result<Exported> exported = SystemdExporter{}.write(spec)) {
        const ExportedFile& unit = exported->files.front();
        steps.unitFile = QStringLiteral("/etc/systemd/system/") + QString::fromStdString(unit.name);
        steps.unit = QString::fromStdString(unit.text);
    }
    steps.enable = QStringLiteral("systemctl daemon-reload && systemctl enable --now tributary-%1").arg(name);
    return steps;
}

MoveToServerDialog::MoveToServerDialog(Workspace& workspace, QWidget* parent) : QDialog(parent) {
    const Theme& theme = workspace.theme;
    const TopologySpec& spec = workspace.document.spec();
    const QString path = workspace.document.path();
    const ServerSteps steps = serverSteps(spec, path);
    setWindowTitle(tr("Move to a server"));
    resize(qRound(theme.px(kMoveToServerWidth)), qRound(theme.px(kMoveToServerHeight)));
    auto* outer = dialogLayout(*this, theme);

    auto* area = new QScrollArea{this};
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget{area};
    auto* layout = new QVBoxLayout{content};
    layout->setContentsMargins(0, 0, qRound(theme.px(kScrollBarRoom)), 0);
    const auto paragraph = [&](const QString& text) {
        auto* label = new QLabel{text, content};
        label->setWordWrap(true);
        layout->addWidget(label);
    };
    const auto command = [&](const QString& text, const QString& name) {
        layout->addWidget(commandBlock(text, name, theme, content));
    };
    layout->addWidget(titleLabel(tr("Let these links run next to the data"), theme, content));
    paragraph(
        tr("Links in this window stop when it is closed. tributaryd is the same engine without a window: it takes the "
           "same document, and goes on where this window stopped, because the positions are kept in the source "
           "clusters."));
    if (path.isEmpty() || workspace.document.isUnsaved()) {
        paragraph(tr("1. Save the document: it has changes that are not saved yet."));
        auto* save = new QPushButton{theme.icon(QStringLiteral("save")), tr("&Save"), content};
        save->setAutoDefault(false);
        layout->addWidget(save, 0, Qt::AlignLeft);
        connect(save, &QPushButton::clicked, this, &MoveToServerDialog::saveRequested);
    } else {
        paragraph(tr("1. The document is saved."));
    }
    paragraph(tr("2. Copy it to the server. It holds no secret."));
    command(steps.copy, tr("Command that copies the document"));
    if (!steps.variables.isEmpty()) {
        paragraph(tr("The server must set %1, in %2 when systemd runs it.")
                      .arg(steps.variables.join(QStringLiteral(", ")), steps.environmentFile));
    }
    if (usesKeychain(spec)) {
        paragraph(tr(
            "Some secrets are in this desktop's keychain, which a server does not have. The export for systemd writes "
            "the document with environment variables in their place: copy that one."));
        auto* save = new QPushButton{theme.icon(QStringLiteral("export")), tr("&Export for systemd…"), content};
        save->setAutoDefault(false);
        layout->addWidget(save, 0, Qt::AlignLeft);
        connect(save, &QPushButton::clicked, this, &MoveToServerDialog::exportRequested);
    }
    paragraph(tr("3. On the server, check it. Every finding comes with its place and what to do."));
    command(steps.check, tr("Command that checks the document"));
    paragraph(workspace.bridge.anyActive()
                  ? tr("4. Stop the links here, so that two engines do not share the work, and run them there.")
                  : tr("4. Run it there."));
    command(steps.run, tr("Command that runs the links"));
    paragraph(tr("5. To have it run always, put this into %1:").arg(steps.unitFile));
    command(steps.unit, tr("Unit file for systemd"));
    paragraph(tr("and then:"));
    command(steps.enable, tr("Command that has systemd run it"));
    layout->addStretch(1);
    area->setWidget(content);
    outer->addWidget(area, 1);

    auto* box = new QDialogButtonBox{QDialogButtonBox::Close, this};
    outer->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace tributary::ui
