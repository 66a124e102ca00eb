#pragma once

#include <QSyntaxHighlighter>

namespace tributary::ui {

class Theme;

/// Tells comments, names of settings, quoted text and placeholders of secrets apart, in properties, YAML, JSON and
/// shell scripts alike. GUI thread.
class ConfigurationHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT

public:
    ConfigurationHighlighter(QTextDocument* document, const Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    const Theme& m_theme;
};

}  // namespace tributary::ui
