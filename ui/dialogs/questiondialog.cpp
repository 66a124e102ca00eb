#include "ui/dialogs/questiondialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr qreal kQuestionWidth = 460;
constexpr qreal kQuestionDetailsShortest = 110;
constexpr qreal kQuestionDetailsTallest = 420;
constexpr qreal kQuestionIcon = 24;

}  // namespace

QuestionDialog::QuestionDialog(const Question& question, Theme& theme, QWidget* parent)
    : QDialog(parent), m_typeToConfirm(question.typeToConfirm) {
    setWindowTitle(question.title);
    setMinimumWidth(qRound(theme.px(kQuestionWidth)));
    auto* layout = dialogLayout(*this, theme);

    auto* head = new QHBoxLayout;
    auto* icon = new QLabel{this};
    icon->setPixmap(
        theme.icon(QStringLiteral("warn"), question.destructive ? ColorRole::Bad : ColorRole::Warn)
            .pixmap(QSize{qRound(theme.px(kQuestionIcon)), qRound(theme.px(kQuestionIcon))}, devicePixelRatioF()));
    icon->setVisible(question.destructive || !question.typeToConfirm.isEmpty());
    auto* text = new QLabel{question.text, this};
    text->setWordWrap(true);
    text->setFont(theme.font(FontRole::Title));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFocusPolicy(Qt::NoFocus);
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addWidget(text, 1);
    layout->addLayout(head);
    setAccessibleDescription(question.text);

    if (!question.details.isEmpty()) {
        auto* details = new QPlainTextEdit{question.details, this};
        details->setReadOnly(true);
        details->setTabChangesFocus(true);
        details->setAccessibleName(tr("Details"));
        // As high as it needs to be, so that what matters is not below an edge; then it scrolls.
        const int needed = static_cast<int>(question.details.count(u'\n') + 2) * details->fontMetrics().lineSpacing();
        details->setFixedHeight(
            std::clamp(needed, qRound(theme.px(kQuestionDetailsShortest)), qRound(theme.px(kQuestionDetailsTallest))));
        layout->addWidget(details);
    }
    if (!m_typeToConfirm.isEmpty()) {
        auto* label = new QLabel{tr("&Type “%1” to confirm:").arg(m_typeToConfirm), this};
        m_typed = new QLineEdit{this};
        m_typed->setAccessibleName(tr("Type “%1” to confirm").arg(m_typeToConfirm));
        label->setBuddy(m_typed);
        layout->addWidget(label);
        layout->addWidget(m_typed);
    }
    makeButtons(question);
    connect(this, &QDialog::finished, this, [this] { emit answered(m_answer); });
}

void QuestionDialog::makeButtons(const Question& question) {
    auto* box = new QDialogButtonBox{this};
    for (int i = 0; i < question.buttons.size(); ++i) {
        QPushButton* button =
            box->addButton(question.buttons[i], i == 0 ? QDialogButtonBox::AcceptRole : QDialogButtonBox::ActionRole);
        connect(button, &QPushButton::clicked, this, [this, i] {
            m_answer = i;
            accept();
        });
        m_buttons.push_back(button);
    }
    QPushButton* cancel =
        box->addButton(question.buttons.isEmpty() ? QDialogButtonBox::Close : QDialogButtonBox::Cancel);
    if (!question.refusal.isEmpty()) {
        cancel->setText(question.refusal);
    }
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (!question.details.isEmpty()) {
        QPushButton* copy = box->addButton(tr("&Copy details"), QDialogButtonBox::HelpRole);
        connect(copy, &QPushButton::clicked, this,
                [details = question.details] { QApplication::clipboard()->setText(details); });
        copy->setAutoDefault(false);
    }
    if (m_typed != nullptr) {
        m_buttons.front()->setEnabled(false);
        connect(m_typed, &QLineEdit::textChanged, this,
                [this](const QString& typed) { m_buttons.front()->setEnabled(typed == m_typeToConfirm); });
        m_typed->setFocus();
    }
    // Enter must not destroy anything by itself.
    QPushButton* usual = question.destructive || m_buttons.empty() ? cancel : m_buttons.front();
    usual->setDefault(true);
    if (m_typed == nullptr) {
        usual->setFocus();
    }
    layout()->addWidget(box);
}

}  // namespace tributary::ui
