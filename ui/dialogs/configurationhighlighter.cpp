#include "ui/dialogs/configurationhighlighter.h"

#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace tributary::ui {

ConfigurationHighlighter::ConfigurationHighlighter(QTextDocument* document, const Theme& theme)
    : QSyntaxHighlighter(document), m_theme(theme) {}

void ConfigurationHighlighter::highlightBlock(const QString& text) {
    static const QRegularExpression kComment(QStringLiteral("^\\s*(#|//).*$"));
    static const QRegularExpression kName(QStringLiteral("^\\s*(?:- )?\"?[\\w.>$-]+\"?(?=\\s*[:=])"));
    static const QRegularExpression kQuoted(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'"));
    static const QRegularExpression kPlaceholder(QStringLiteral("\\$\\{[^}]*\\}|\\{\\{[^}]*\\}\\}"));
    const auto paint = [&](const QRegularExpression& expression, ColorRole role) {
        for (auto match = expression.globalMatch(text); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            setFormat(static_cast<int>(found.capturedStart()), static_cast<int>(found.capturedLength()),
                      m_theme.color(role));
        }
    };
    if (kComment.match(text).hasMatch()) {
        return paint(kComment, ColorRole::Dim);
    }
    paint(kQuoted, ColorRole::OkText);
    paint(kName, ColorRole::Accent);
    paint(kPlaceholder, ColorRole::WarnText);
}

}  // namespace tributary::ui
