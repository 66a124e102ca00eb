#include "ui/editors/ruledelegate.h"

#include "ui/editors/markedlineedit.h"
#include "ui/editors/ruleedits.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPersistentModelIndex>

namespace tributary::ui {

namespace {

constexpr int kRuleRowHeight = 28;
constexpr int kRuleIcon = 16;
constexpr int kGap = 6;
constexpr const char* kLoaded = "loaded";

FontRole fontOf(TopicEntry::Kind kind) { return kind == TopicEntry::Kind::Regex ? FontRole::Mono : FontRole::Body; }

QString iconOf(TopicEntry::Kind kind) {
    return kind == TopicEntry::Kind::Regex ? QStringLiteral("regex") : QStringLiteral("literal");
}

}  // namespace

RuleDelegate::RuleDelegate(Theme& theme, RuleListModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model) {}

QSize RuleDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const {
    return {qRound(m_theme.px(80)), qRound(m_theme.px(kRuleRowHeight))};
}

void RuleDelegate::paintCard(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& card) const {
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const bool hovered = (option.state & QStyle::State_MouseOver) != 0;
    const bool focused = (option.state & QStyle::State_HasFocus) != 0;
    painter.setBrush(m_theme.color(selected ? ColorRole::Selection : hovered ? ColorRole::Hover : ColorRole::Raised));
    painter.setPen(QPen{m_theme.color(focused    ? ColorRole::Focus
                                      : selected ? ColorRole::Accent
                                                 : ColorRole::Line),
                        m_theme.px(focused ? 1.5 : 1)});
    painter.drawRoundedRect(card, m_theme.px(5), m_theme.px(5));
}

void RuleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal gap = m_theme.px(kGap);
    const qreal icon = m_theme.px(kRuleIcon);
    const QRectF card = QRectF{option.rect}.adjusted(1, m_theme.px(1.5), -1, -m_theme.px(1.5));
    paintCard(*painter, option, card);
    const auto middle = [&](qreal left) { return QRectF{left, card.center().y() - icon / 2, icon, icon}.toRect(); };

    const auto kind = static_cast<TopicEntry::Kind>(index.data(RuleListModel::KindRole).toInt());
    m_theme.icon(iconOf(kind), ColorRole::Dim).paint(painter, middle(card.left() + gap));
    qreal right = card.right() - gap;
    const bool warned = index.data(RuleListModel::WarningRole).toBool();
    if (warned) {
        right -= icon;
        m_theme.icon(QStringLiteral("warn"), ColorRole::Warn).paint(painter, middle(right));
        right -= m_theme.px(2);
    }
    const QString count = index.data(RuleListModel::CountRole).toString();
    painter->setFont(m_theme.figures(FontRole::Small));
    painter->setPen(m_theme.color(warned ? ColorRole::WarnText : ColorRole::Dim));
    const qreal width = painter->fontMetrics().horizontalAdvance(count);
    painter->drawText(QRectF{right - width, card.top(), width, card.height()}, Qt::AlignVCenter | Qt::AlignRight,
                      count);
    right -= width + gap;

    const qreal left = card.left() + gap + icon + gap;
    painter->setFont(m_theme.font(fontOf(kind)));
    painter->setPen(m_theme.color(ColorRole::Text));
    const QString text = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle,
                                                           static_cast<int>(right - left));
    painter->drawText(QRectF{left, card.top(), right - left, card.height()}, Qt::AlignVCenter | Qt::AlignLeft, text);
    painter->restore();
}

QWidget* RuleDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                    const QModelIndex& index) const {
    auto* editor = new MarkedLineEdit{m_theme, parent};
    const bool regex = m_model.entry(index.row()).kind == TopicEntry::Kind::Regex;
    editor->setFont(m_theme.font(fontOf(m_model.entry(index.row()).kind)));
    editor->setAccessibleName(regex ? tr("Regular expression for topics") : tr("Topic name"));
    editor->setPlaceholderText(regex ? QStringLiteral("orders\\..*") : tr("topic name"));
    const QPersistentModelIndex at{index};
    connect(editor, &QLineEdit::textChanged, this, [this, editor, at] {
        if (at.isValid() && editor->property(kLoaded).toBool()) {
            check(*editor, at);
        }
    });
    return editor;
}

void RuleDelegate::check(MarkedLineEdit& editor, const QModelIndex& index) const {
    const TopicEntry entry{m_model.entry(index.row()).kind, editor.text().trimmed().toStdString()};
    const auto problem = entry.text.empty() ? std::nullopt : ruleProblem(entry);
    editor.setMark(problem ? problem->reason : QString{}, problem ? problem->position : -1);
    emit typed(index.row(), entry, editor.reason());
}

void RuleDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    // Once: a report that arrives must not take away what is being typed.
    if (!editor->property(kLoaded).toBool()) {
        static_cast<MarkedLineEdit*>(editor)->setText(index.data(Qt::EditRole).toString());
        editor->setProperty(kLoaded, true);
    }
}

void RuleDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    const auto* line = static_cast<MarkedLineEdit*>(editor);
    if (!line->isMarked()) {
        model->setData(index, line->text(), Qt::EditRole);
    }
}

void RuleDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                        const QModelIndex& /*index*/) const {
    editor->setGeometry(option.rect);
}

void RuleDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const {
    QStyledItemDelegate::destroyEditor(editor, index);
    emit closed(index.row());
}

bool RuleDelegate::eventFilter(QObject* watched, QEvent* event) {
    const auto* editor = qobject_cast<MarkedLineEdit*>(watched);
    if (editor != nullptr && editor->isMarked()) {
        if (event->type() == QEvent::FocusOut) {
            return false;
        }
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key == Qt::Key_Return || key == Qt::Key_Enter) {
                return true;
            }
            if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
                return false;
            }
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

}  // namespace tributary::ui
