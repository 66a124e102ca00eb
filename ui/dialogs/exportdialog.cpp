#include "ui/dialogs/exportdialog.h"

#include "core/base/savefile.h"
#include "core/dialects/registry.h"
#include "ui/bridge/dialoghost.h"
#include "ui/dialogs/configurationhighlighter.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/losstable.h"
#include "ui/document/topologydocument.h"
#include "ui/text/errortext.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPointer>
#include <QSignalBlocker>
#include <QSplitter>

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kExportWidth = 860;
constexpr qreal kExportHeight = 680;
constexpr int kTextStretch = 3;

QString text(std::string_view words) { return QString::fromUtf8(words.data(), std::ssize(words)); }

Status writeFile(const QString& path, const ExportedFile& file) {
    return replaceFile(path.toStdString(), file.text, file.executable);
}

}  // namespace

ExportDialog::ExportDialog(Workspace& workspace, const QString& format, QWidget* parent)
    : QDialog(parent), m_workspace(workspace) {
    const Theme& theme = workspace.theme;
    setWindowTitle(tr("Export for another program"));
    resize(qRound(theme.px(kExportWidth)), qRound(theme.px(kExportHeight)));
    auto* layout = dialogLayout(*this, theme);

    auto* form = new QFormLayout;
    m_format = named(new QComboBox{this}, tr("Format"));
    for (const ExportFormat& each : exportFormats()) {
        m_format->addItem(text(each.title), text(each.name));
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(format)));
    m_file = named(new QComboBox{this}, tr("File"));
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("F&ile"), m_file);
    layout->addLayout(form);

    m_problem = problemLabel(theme, this);
    layout->addWidget(m_problem);
    auto* parts = new QSplitter{Qt::Vertical, this};
    m_text = named(new QPlainTextEdit{parts}, tr("Text of the file"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(theme.font(FontRole::Mono));
    m_text->setTabChangesFocus(true);
    new ConfigurationHighlighter{m_text->document(), theme};
    m_report = new LossTable{theme, parts};
    parts->addWidget(m_text);
    parts->addWidget(m_report);
    parts->setStretchFactor(0, kTextStretch);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts, 1);
    m_outcome = dimLabel({}, theme, this);
    layout->addWidget(m_outcome);

    auto* box = new QDialogButtonBox{QDialogButtonBox::Close, this};
    m_copy = box->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_save = box->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFormat);
    connect(m_file, &QComboBox::currentIndexChanged, this, &ExportDialog::showFile);
    showFormat();
}

void ExportDialog::showFormat() {
    const ExportFormat* format = exportFormat(m_format->currentData().toString().toStdString());
    Result<Exported> exported = format->exporter.write(m_workspace.document.spec());
    setProblem(m_problem, exported ? QString{} : errorText(exported.error()));
    m_exported = exported ? std::move(*exported) : Exported{};
    const QSignalBlocker quiet(m_file);
    m_file->clear();
    for (const ExportedFile& file : m_exported.files) {
        m_file->addItem(QString::fromStdString(file.name));
    }
    m_file->setEnabled(m_file->count() > 1);
    m_report->setReport(m_exported.report);
    m_outcome->setText(exported ? lossSummary(m_exported.report) : QString{});
    m_save->setText(m_file->count() > 1 ? tr("&Save All…") : tr("&Save…"));
    showFile();
}

void ExportDialog::showFile() {
    const int index = m_file->currentIndex();
    m_text->setPlainText(index < 0 ? QString{}
                                   : QString::fromStdString(m_exported.files[static_cast<std::size_t>(index)].text));
    m_copy->setEnabled(index >= 0);
    m_save->setEnabled(index >= 0);
}

void ExportDialog::copy() {
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_outcome->setText(tr("Copied."));
}

void ExportDialog::save() {
    const QString first = QString::fromStdString(m_exported.files.front().name);
    const int count = static_cast<int>(m_exported.files.size());
    m_workspace.dialogs.chooseSaveFile(
        count > 1 ? tr("Save %n file(s) into one folder", nullptr, count) : tr("Save the exported file"),
        tr("All files (*)"), first, [self = QPointer<ExportDialog>{this}](const QString& path) {
            if (self && !path.isEmpty()) {
                self->askAndWrite(path);
            }
        });
}

/// The first file goes where the person says, the others beside it under their own names: scripts refer to them by
/// these.
QStringList ExportDialog::placesBeside(const QString& path) const {
    QStringList places{path};
    for (std::size_t i = 1; i < m_exported.files.size(); ++i) {
        places << QFileInfo{path}.path() + QLatin1Char('/') + QString::fromStdString(m_exported.files[i].name);
    }
    return places;
}

// About the first file the choice of its place has asked already.
void ExportDialog::askAndWrite(const QString& path) {
    const QStringList places = placesBeside(path);
    QStringList there = places.mid(1);
    there.removeIf([](const QString& each) { return !QFileInfo::exists(each); });
    if (there.isEmpty()) {
        write(places);
        return;
    }
    Question question;
    question.title = tr("Replace files");
    question.text = tr("%n other file(s) of this export are there already and would be replaced.", nullptr,
                       static_cast<int>(there.size()));
    question.details = there.join(u'\n');
    question.buttons = {tr("Replace")};
    question.destructive = true;
    m_workspace.dialogs.ask(question, [self = QPointer<ExportDialog>{this}, places](int button) {
        if (self && button == 0) {
            self->write(places);
        }
    });
}

void ExportDialog::write(const QStringList& places) {
    for (std::size_t i = 0; i < m_exported.files.size(); ++i) {
        if (const Status written = writeFile(places[static_cast<qsizetype>(i)], m_exported.files[i]); !written) {
            setProblem(m_problem, errorText(written.error()));
            return;
        }
    }
    setProblem(m_problem, {});
    m_outcome->setText(tr("Saved to %1.").arg(places.size() > 1 ? QFileInfo{places.front()}.path() : places.front()));
}

}  // namespace tributary::ui
