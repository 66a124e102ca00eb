#pragma once

#include "ui/bridge/workspace.h"
#include "ui/dialogs/connectiontest.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <array>
#include <functional>
#include <optional>

namespace tributary::ui {

/// Shows a connection test live, a line for each stage, with its button. GUI thread.
class ConnectionPanel final : public QWidget {
    Q_OBJECT

public:
    /// `cluster` gives what is to be tested, when the button is pressed.
    ConnectionPanel(Workspace& workspace, std::function<ClusterSpec()> cluster, QWidget* parent = nullptr);

    [[nodiscard]] ConnectionTest& test() { return m_test; }

public slots:
    /// Tests, or cancels the test that runs.
    void toggle();
    /// What is to be tested may be another one: then a result does not hold any longer.
    void follow();

signals:
    /// A test succeeded.
    void connected();
    /// The last result does not hold any longer.
    void outdated();

private:
    struct Line {
        QLabel* icon = nullptr;
        QLabel* word = nullptr;
        QLabel* text = nullptr;
    };

    void showStage(ConnectionTest::Stage stage);
    void showResult(bool ok);
    void restyle();
    [[nodiscard]] QString copyText() const;

    Workspace& m_workspace;
    const std::function<ClusterSpec()> m_cluster;
    ConnectionTest m_test;
    std::optional<ClusterSpec> m_tested;
    QPushButton* m_button = nullptr;
    QPushButton* m_copy = nullptr;
    std::array<Line, ConnectionTest::kStages> m_lines;
    QLabel* m_result = nullptr;
};

}  // namespace tributary::ui
