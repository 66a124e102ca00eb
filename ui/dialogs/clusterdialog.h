#pragma once

#include "ui/bridge/workspace.h"
#include "ui/document/edits.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointF>
#include <QPushButton>
#include <QTabWidget>

#include <optional>

namespace tributary::ui {

class ConnectionPanel;
class SecurityForm;
class SettingsTable;
class TopicBrowser;

/// Adds a cluster, or edits one: what it is, how it is reached, and whether it can be. OK is one undo step. GUI thread.
class ClusterDialog final : public QDialog {
    Q_OBJECT

public:
    enum class Page { General, Security, Client, Labels, Topics };

    /// `id`: the cluster to edit; none: a new one at `position` on the canvas.
    ClusterDialog(Workspace& workspace, std::optional<ClusterId> id, QPointF position, QWidget* parent = nullptr);
    ~ClusterDialog() override;

    void showPage(Page page);
    /// What the fields say now.
    [[nodiscard]] ClusterSpec cluster() const;

    /// Saves and closes; with a wrong field it shows that instead.
    void accept() override;

signals:
    void clusterSaved(const tributary::ClusterId& id);

private:
    [[nodiscard]] QWidget* makeGeneral();
    [[nodiscard]] QWidget* makePage(QWidget* content);
    void makeTabs();
    void fill();
    void followKind();
    void check();
    void showTopics();
    [[nodiscard]] QString bootstrapProblem() const;

    Workspace& m_workspace;
    const std::optional<ClusterId> m_id;
    ClusterSpec m_before;
    QTabWidget* m_tabs = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_tier = nullptr;
    QComboBox* m_kind = nullptr;
    QPlainTextEdit* m_bootstrap = nullptr;
    QLabel* m_bootstrapLabel = nullptr;
    QLabel* m_bootstrapHint = nullptr;
    QLabel* m_bootstrapProblem = nullptr;
    QCheckBox* m_production = nullptr;
    QCheckBox* m_readOnly = nullptr;
    SettingsTable* m_labels = nullptr;
    SecurityForm* m_security = nullptr;
    SettingsTable* m_client = nullptr;
    TopicBrowser* m_topics = nullptr;
    ConnectionPanel* m_connection = nullptr;
    QPushButton* m_ok = nullptr;
};

/// The addresses in a text: parted by commas, blanks or line breaks.
[[nodiscard]] std::vector<std::string> bootstrapOf(const QString& text);

}  // namespace tributary::ui
