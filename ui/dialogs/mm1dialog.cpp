#include "ui/dialogs/mm1dialog.h"

#include "ui/bridge/dialoghost.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPointer>

namespace tributary::ui {

namespace {

constexpr qreal kMm1Width = 620;
constexpr qreal kOptionsHeight = 72;

}  // namespace

Mm1Dialog::Mm1Dialog(Workspace& workspace, const Mm1Start& start, QWidget* parent)
    : QDialog(parent), m_dialogs(workspace.dialogs) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Import a MirrorMaker 1"));
    resize(qRound(theme.px(kMm1Width)), 0);
    auto* layout = dialogLayout(*this, theme);
    layout->addWidget(
        dimLabel(tr("A MirrorMaker 1 is known by how it is started. Paste its command line, or fill in the fields."),
                 theme, this));
    auto* form = new QFormLayout;
    m_options = named(new QPlainTextEdit{this}, tr("Command line"));
    m_options->setFont(theme.font(FontRole::Mono));
    m_options->setPlaceholderText(QStringLiteral("--num.streams 4 --offset.commit.interval.ms 60000"));
    m_options->setTabChangesFocus(true);
    m_options->setFixedHeight(qRound(theme.px(kOptionsHeight)));
    m_include = named(new QLineEdit{start.include, this}, tr("Topics"));
    m_include->setFont(theme.font(FontRole::Mono));
    m_include->setPlaceholderText(QStringLiteral("orders.*|clicks"));
    QWidget* consumer = fileField(m_consumer, tr("Consumer properties"));
    QWidget* producer = fileField(m_producer, tr("Producer properties"));
    m_consumer->setText(start.consumerFile);
    m_producer->setText(start.producerFile);
    const auto row = [&](const QString& label, QWidget* field, QWidget* buddy) {
        auto* caption = new QLabel{label, this};
        caption->setBuddy(buddy);
        form->addRow(caption, field);
    };
    row(tr("Command &line"), m_options, m_options);
    row(tr("&Consumer properties"), consumer, m_consumer);
    row(tr("&Producer properties"), producer, m_producer);
    row(tr("&Topics (--include)"), m_include, m_include);
    layout->addLayout(form);
    m_problem = problemLabel(theme, this);
    layout->addWidget(m_problem);

    auto* box = new QDialogButtonBox{QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this};
    m_next = box->button(QDialogButtonBox::Ok);
    m_next->setText(tr("P&review…"));
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &Mm1Dialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_options, &QPlainTextEdit::textChanged, this, &Mm1Dialog::takeFromCommandLine);
    for (const QLineEdit* field : {m_consumer, m_producer, m_include}) {
        connect(field, &QLineEdit::textChanged, this, &Mm1Dialog::follow);
    }
    follow();
}

QWidget* Mm1Dialog::fileField(QLineEdit*& field, const QString& what) {
    auto* box = new QWidget{this};
    auto* row = new QHBoxLayout{box};
    row->setContentsMargins({});
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field = named(new QLineEdit{box}, what);
    auto* browse = named(new QPushButton{tr("Browse…"), box}, tr("Choose the file of the %1").arg(what));
    browse->setAutoDefault(false);
    row->addWidget(field, 1);
    row->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, [this, what, chosen = QPointer<QLineEdit>{field}] {
        m_dialogs.chooseOpenFile(what, tr("Properties (*.properties);;All files (*)"), [chosen](const QString& path) {
            if (chosen) {
                chosen->setText(path);
            }
        });
    });
    return box;
}

// While it is typed nothing is taken away from under the cursor: only what the fields are filled with.
void Mm1Dialog::takeFromCommandLine() {
    Mm1Start pasted;
    takeCommandLine(m_options->toPlainText(), pasted);
    const auto fill = [](QLineEdit* field, const QString& text) {
        if (!text.isEmpty()) {
            field->setText(text);
        }
    };
    fill(m_consumer, pasted.consumerFile);
    fill(m_producer, pasted.producerFile);
    fill(m_include, pasted.include);
    follow();
}

Mm1Start Mm1Dialog::start() const {
    Mm1Start start;
    takeCommandLine(m_options->toPlainText(), start);
    start.consumerFile = m_consumer->text().trimmed();
    start.producerFile = m_producer->text().trimmed();
    start.include = m_include->text().trimmed();
    return start;
}

void Mm1Dialog::follow() {
    const Mm1Start all = start();
    m_next->setEnabled(!all.consumerFile.isEmpty() && !all.producerFile.isEmpty() && !all.include.isEmpty());
    setProblem(m_problem, {});
}

void Mm1Dialog::accept() {
    if (!m_next->isEnabled()) {
        return;
    }
    const Result<ImportSource> source = readMm1(start());
    if (!source) {
        setProblem(m_problem, errorText(source.error()));
        return;
    }
    QDialog::accept();
    emit sourceRead(*source);
}

}  // namespace tributary::ui
