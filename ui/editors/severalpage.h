#pragma once

#include "core/topology/topologyspec.h"
#include "ui/bridge/workspace.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QPushButton;

namespace tributary::ui {

class ChoiceField;
class Form;
class NumberField;
class TextField;
class ThemedLabel;

/// What several selected objects have in common, and commands for all of them. GUI thread.
class SeveralPage final : public QWidget {
    Q_OBJECT

public:
    explicit SeveralPage(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] NumberField& streams() { return *m_streams; }
    [[nodiscard]] TextField& commitInterval() { return *m_commitInterval; }
    [[nodiscard]] ChoiceField& tier() { return *m_tier; }
    [[nodiscard]] QCheckBox& autoStart() { return *m_autoStart; }
    [[nodiscard]] QPushButton& startButton() { return *m_start; }
    [[nodiscard]] QString summary() const;

private:
    void buildButtons();
    /// `another`: other objects are selected.
    void refresh(bool another);
    void refreshButtons();
    void editLinks(const QString& text, const std::function<void(LinkSpec&)>& change);

    Workspace& m_workspace;
    ThemedLabel* m_title;
    ThemedLabel* m_summary;
    QPushButton* m_start;
    QPushButton* m_pause;
    QPushButton* m_stop;
    Form* m_form;
    ChoiceField* m_tier;
    NumberField* m_streams;
    TextField* m_commitInterval;
    QCheckBox* m_autoStart;
};

}  // namespace tributary::ui
