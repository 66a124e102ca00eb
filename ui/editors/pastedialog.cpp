#include "ui/editors/pastedialog.h"

#include "ui/editors/ruleedits.h"
#include "ui/editors/rulelistmodel.h"
#include "ui/editors/themedlabel.h"
#include "ui/text/numbertext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace tributary::ui {

namespace {

constexpr int kCheckAfterMs = 150;

}  // namespace

PasteDialog::PasteDialog(Theme& theme, const RuleListModel& model, QWidget* parent)
    : QDialog(parent),
      m_text(new QPlainTextEdit{this}),
      m_literal(new QRadioButton{tr("&Literal names"), this}),
      m_regex(new QRadioButton{tr("&Regular expressions"), this}),
      m_result(new ThemedLabel{theme, FontRole::Small, ColorRole::Dim, this}) {
    setWindowTitle(model.list() == RuleList::Include ? tr("Paste topics to include") : tr("Paste topics to exclude"));
    for (int row = 0; row < model.rowCount(); ++row) {
        m_present.push_back(model.entry(row));
    }
    auto* caption = new ThemedLabel{theme, FontRole::Body, ColorRole::Text, this};
    caption->setText(tr("&One entry a line:"));
    caption->setBuddy(m_text);
    m_text->setFont(theme.font(FontRole::Mono));
    m_text->setAccessibleName(tr("Entries, one a line"));
    m_text->setTabChangesFocus(true);
    m_text->setPlainText(QGuiApplication::clipboard()->text());
    m_literal->setChecked(true);
    m_result->setWordWrap(true);
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Cancel, this};
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);

    auto* layout = new QVBoxLayout{this};
    layout->setSpacing(qRound(theme.px(8)));
    layout->addWidget(caption);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_literal);
    layout->addWidget(m_regex);
    layout->addWidget(m_result);
    layout->addWidget(buttons);
    resize(qRound(theme.px(440)), qRound(theme.px(380)));

    m_check.setSingleShot(true);
    m_check.setInterval(kCheckAfterMs);
    connect(&m_check, &QTimer::timeout, this, &PasteDialog::check);
    connect(m_text, &QPlainTextEdit::textChanged, &m_check, qOverload<>(&QTimer::start));
    connect(m_literal, &QRadioButton::toggled, this, &PasteDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &PasteDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

TopicEntry::Kind PasteDialog::kind() const {
    return m_regex->isChecked() ? TopicEntry::Kind::Regex : TopicEntry::Kind::Literal;
}

void PasteDialog::check() {
    m_check.stop();
    m_entries = entriesFromLines(m_text->toPlainText(), kind(), m_present);
    QString problem;
    for (const TopicEntry& entry : m_entries) {
        if (const auto found = ruleProblem(entry)) {
            problem = QStringLiteral("%1: %2").arg(QString::fromStdString(entry.text), found->reason);
            break;
        }
    }
    m_result->setColorRole(problem.isEmpty() ? ColorRole::Dim : ColorRole::BadText);
    m_result->setText(problem.isEmpty() ? tr("%n new rule(s)", nullptr, static_cast<int>(m_entries.size())) : problem);
    m_add->setEnabled(problem.isEmpty() && !m_entries.empty());
}

void PasteDialog::accept() {
    check();
    if (m_add->isEnabled()) {
        emit chosen(m_entries);
        QDialog::accept();
    }
}

}  // namespace tributary::ui
