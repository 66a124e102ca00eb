#pragma once

#include "core/topology/topologyspec.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace tributary::ui {

class RuleListModel;
class Theme;
class ThemedLabel;

/// Many entries at once, one a line, all literal or all regular expressions. Begins with the clipboard's text. GUI
/// thread.
class PasteDialog final : public QDialog {
    Q_OBJECT

public:
    PasteDialog(Theme& theme, const RuleListModel& model, QWidget* parent);

    void accept() override;

signals:
    void chosen(const std::vector<tributary::TopicEntry>& entries);

private:
    [[nodiscard]] TopicEntry::Kind kind() const;
    void check();

    std::vector<TopicEntry> m_present;
    std::vector<TopicEntry> m_entries;
    QPlainTextEdit* m_text;
    QRadioButton* m_literal;
    QRadioButton* m_regex;
    ThemedLabel* m_result;
    QPushButton* m_add;
    QTimer m_check;
};

}  // namespace tributary::ui
