#include "ui/dialogs/movetoserverdialog.h"

#include "ui/bridge/enginebridge.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QPushButton>
#include <QScrollArea>

#include <set>

namespace tributary::ui {

namespace {

constexpr qreal kWidth = 700;
constexpr qreal kHeight = 640;
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

/// The environment variables that hold secrets, for the unit file.
QStringList secretVariables(const TopologySpec& spec) {
    std::set<QString> names;
    for (const ClusterSpec& cluster : spec.clusters) {
        for (const std::optional<SecretRef>& secret : {cluster.security.password, cluster.security.keyPassword}) {
            if (secret && secret->from == SecretRef::From::Env) {
                names.insert(QString::fromStdString(secret->name));
            }
        }
    }
    return {names.begin(), names.end()};
}

bool usesKeychain(const TopologySpec& spec) {
    for (const ClusterSpec& cluster : spec.clusters) {
        for (const std::optional<SecretRef>& secret : {cluster.security.password, cluster.security.keyPassword}) {
            if (secret && secret->from == SecretRef::From::Keychain) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

ServerSteps serverSteps(const QString& path) {
    const QString file = path.isEmpty() ? QStringLiteral("topology.tributary") : QFileInfo{path}.fileName();
    const QString local = shellWord(path.isEmpty() ? file : path);
    const QString there = QStringLiteral("/etc/tributary/") + file;
    const QString word = shellWord(there);
    // A unit file splits words and expands % by rules of its own.
    QString unitWord = there;
    unitWord.replace(u'%', QStringLiteral("%%"));
    if (unitWord.contains(u' ') || unitWord.contains(u'\'')) {
        unitWord = u'"' + unitWord + u'"';
    }
    ServerSteps steps;
    steps.copy = QStringLiteral("scp %1 SERVER:%2").arg(local, word);
    steps.check = QStringLiteral("tributaryd check %1").arg(word);
    steps.run = QStringLiteral("tributaryd run %1 --status").arg(word);
    steps.unit = QStringLiteral(
                     "[Unit]\n"
                     "Description=Tributary: %1\n"
                     "Wants=network-online.target\n"
                     "After=network-online.target\n"
                     "\n"
                     "[Service]\n"
                     "ExecStart=/usr/bin/tributaryd run %2\n"
                     "EnvironmentFile=-/etc/tributary/environment\n"
                     "DynamicUser=yes\n"
                     "StateDirectory=tributary\n"
                     "Environment=XDG_STATE_HOME=/var/lib\n"
                     "Restart=on-failure\n"
                     "RestartPreventExitStatus=2 3\n"
                     "TimeoutStopSec=45\n"
                     "\n"
                     "[Install]\n"
                     "WantedBy=multi-user.target\n")
                     .arg(QFileInfo{file}.completeBaseName().replace(u'%', QStringLiteral("%%")), unitWord);
    return steps;
}

MoveToServerDialog::MoveToServerDialog(Workspace& workspace, QWidget* parent) : QDialog(parent) {
    const Theme& theme = workspace.theme;
    const TopologySpec& spec = workspace.document.spec();
    const QString path = workspace.document.path();
    const ServerSteps steps = serverSteps(path);
    setWindowTitle(tr("Move to a server"));
    resize(qRound(theme.px(kWidth)), qRound(theme.px(kHeight)));
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
    if (const QStringList names = secretVariables(spec); !names.isEmpty()) {
        paragraph(tr("The server must set %1, in /etc/tributary/environment when systemd runs it.")
                      .arg(names.join(QStringLiteral(", "))));
    }
    if (usesKeychain(spec)) {
        paragraph(
            tr("Some secrets are in this desktop's keychain, which a server does not have: refer to environment "
               "variables or files instead, in the security of each cluster."));
    }
    paragraph(tr("3. On the server, check it. Every finding comes with its place and what to do."));
    command(steps.check, tr("Command that checks the document"));
    paragraph(workspace.bridge.anyActive()
                  ? tr("4. Stop the links here, so that two engines do not share the work, and run them there.")
                  : tr("4. Run it there."));
    command(steps.run, tr("Command that runs the links"));
    paragraph(
        tr("5. To have it run always, put this into %1:").arg(QStringLiteral("/etc/systemd/system/tributary.service")));
    command(steps.unit, tr("Unit file for systemd"));
    paragraph(tr("and then:"));
    command(QStringLiteral("systemctl enable --now tributary"), tr("Command that has systemd run it"));
    layout->addStretch(1);
    area->setWidget(content);
    outer->addWidget(area, 1);

    auto* box = new QDialogButtonBox{QDialogButtonBox::Close, this};
    outer->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

}  // namespace tributary::ui
