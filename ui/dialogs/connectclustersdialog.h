#pragma once

#include "core/base/error.h"
#include "core/topology/topologyspec.h"
#include "ui/bridge/workspace.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

#include <vector>

namespace tributary::ui {

class SecretField;

/// The document's Connect clusters: a list of them, and the chosen one's addresses, login and authority, with a test.
/// OK is one undo step. GUI thread.
class ConnectClustersDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ConnectClustersDialog(Workspace& workspace, QWidget* parent = nullptr);
    ~ConnectClustersDialog() override;

    /// What the fields say now.
    [[nodiscard]] const std::vector<ConnectSpec>& clusters() const { return m_clusters; }

    void accept() override;

private:
    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeForm();
    void add();
    void remove();
    void showCluster(int row);
    void takeFields();
    void check();
    void test();
    void showOutcome(const Result<std::string>& version);

    Workspace& m_workspace;
    std::vector<ConnectSpec> m_clusters;
    bool m_showing = false;  ///< the fields are being filled, not edited
    QListWidget* m_list = nullptr;
    QPushButton* m_remove = nullptr;
    QWidget* m_form = nullptr;
    QLineEdit* m_name = nullptr;
    QPlainTextEdit* m_urls = nullptr;
    QLineEdit* m_user = nullptr;
    SecretField* m_password = nullptr;
    QLineEdit* m_caFile = nullptr;
    QPushButton* m_test = nullptr;
    QLabel* m_outcome = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_ok = nullptr;
};

}  // namespace tributary::ui
