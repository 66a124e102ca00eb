#pragma once

#include "core/topology/topologyspec.h"
#include "ui/bridge/workspace.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QPlainTextEdit;
class QPushButton;

namespace tributary::ui {

class ChoiceField;
class TextField;
class ThemedLabel;

/// One cluster: its fields, and what is known of it. GUI thread.
class ClusterPage final : public QWidget {
    Q_OBJECT

public:
    explicit ClusterPage(Workspace& workspace, QWidget* parent = nullptr);

    void setCluster(const ClusterId& id);

    [[nodiscard]] TextField& name() { return *m_name; }
    [[nodiscard]] TextField& bootstrap() { return *m_bootstrap; }
    [[nodiscard]] TextField& labels() { return *m_labels; }
    [[nodiscard]] ChoiceField& tier() { return *m_tier; }
    [[nodiscard]] QCheckBox& production() { return *m_production; }
    [[nodiscard]] QCheckBox& readOnly() { return *m_readOnly; }
    [[nodiscard]] QString connectionText() const;

signals:
    void editRequested(const tributary::ClusterId& id);

private:
    void build();
    void connectFields();
    void edit(const QString& text, const std::function<void(ClusterSpec&)>& change);
    void refresh(bool another);
    void refreshConnection();

    Workspace& m_workspace;
    ClusterId m_id;
    ThemedLabel* m_title;
    ThemedLabel* m_connection;
    ThemedLabel* m_facts;
    QPushButton* m_retry;
    TextField* m_name;
    ChoiceField* m_tier;
    ChoiceField* m_kind;
    TextField* m_bootstrap;
    QCheckBox* m_production;
    QCheckBox* m_readOnly;
    TextField* m_labels;
    QPushButton* m_edit;
};

/// "a:9092, b:9092" as it is typed: separated by commas, spaces or lines.
[[nodiscard]] std::vector<std::string> addressesFromText(const QString& text);
/// "team=payments, site=fra"; nothing when a part is not of that form.
[[nodiscard]] std::optional<std::map<std::string, std::string>> labelsFromText(const QString& text);

}  // namespace tributary::ui
