#pragma once

#include "ui/editors/rulelistmodel.h"

#include <QStyledItemDelegate>

namespace tributary::ui {

class MarkedLineEdit;
class Theme;

/// Draws one rule and edits it in place. The text is checked while it is typed and the offending character is marked; a
/// text with a mistake is not committed, and its editor stays until it is corrected or left with Esc. GUI thread.
class RuleDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    RuleDelegate(Theme& theme, RuleListModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;

signals:
    /// While it is edited; `problem` is empty for a good text.
    void typed(int row, const tributary::TopicEntry& entry, const QString& problem) const;
    void closed(int row) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void paintCard(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& card) const;
    void check(MarkedLineEdit& editor, const QModelIndex& index) const;

    Theme& m_theme;
    RuleListModel& m_model;
};

}  // namespace tributary::ui
