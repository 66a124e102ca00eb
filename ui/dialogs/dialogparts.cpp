#include "ui/dialogs/dialogparts.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QToolButton>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr qreal kDialogMargin = 16;
constexpr qreal kDialogGap = 12;
constexpr int kMostLines = 20;

struct DialogParts {
    Q_DECLARE_TR_FUNCTIONS(DialogParts)
};

QLabel* colored(const QString& text, const Theme& theme, ColorRole role, FontRole font, QWidget* parent) {
    auto* label = new QLabel{text, parent};
    label->setWordWrap(true);
    // Else a form lets it wrap at half of the width that there is.
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Fixed};
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    label->setFont(theme.font(font));
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, theme.color(role));
    label->setPalette(palette);
    QObject::connect(&theme, &Theme::changed, label, [label, &theme, role, font] {
        QPalette next = label->palette();
        next.setColor(QPalette::WindowText, theme.color(role));
        label->setPalette(next);
        label->setFont(theme.font(font));
    });
    return label;
}

}  // namespace

QVBoxLayout* dialogLayout(QDialog& dialog, const Theme& theme) {
    auto* layout = new QVBoxLayout{&dialog};
    const int margin = qRound(theme.px(kDialogMargin));
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(qRound(theme.px(kDialogGap)));
    return layout;
}

QLabel* dimLabel(const QString& text, const Theme& theme, QWidget* parent) {
    return colored(text, theme, ColorRole::Dim, FontRole::Small, parent);
}

QLabel* titleLabel(const QString& text, const Theme& theme, QWidget* parent) {
    return colored(text, theme, ColorRole::Text, FontRole::Title, parent);
}

QLabel* problemLabel(const Theme& theme, QWidget* parent) {
    QLabel* label = colored({}, theme, ColorRole::BadText, FontRole::Small, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->hide();
    return label;
}

void setProblem(QLabel* label, const QString& problem) {
    label->setText(problem);
    label->setVisible(!problem.isEmpty());
}

QWidget* commandBlock(const QString& command, const QString& name, const Theme& theme, QWidget* parent) {
    auto* block = new QWidget{parent};
    auto* row = new QHBoxLayout{block};
    row->setContentsMargins({});
    auto* text = named(new QPlainTextEdit{command, block}, name);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(theme.font(FontRole::Mono));
    const int lines = std::min(static_cast<int>(command.count(u'\n')) + 1, kMostLines);
    const qreal line = QFontMetricsF{text->font()}.lineSpacing();
    const QMargins inner = text->contentsMargins();
    // One line more than there are: a long one needs a scroll bar below.
    text->setFixedHeight(qRound(line * (lines + 1)) + inner.top() + inner.bottom() +
                         qRound(2 * text->document()->documentMargin()));
    auto* copy = new QToolButton{block};
    copy->setIcon(theme.icon(QStringLiteral("copy")));
    copy->setToolTip(DialogParts::tr("Copy"));
    named(copy, DialogParts::tr("Copy: %1").arg(name));
    QObject::connect(copy, &QToolButton::clicked, block, [command] { QApplication::clipboard()->setText(command); });
    row->addWidget(text, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    return block;
}

}  // namespace tributary::ui
