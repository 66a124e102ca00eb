#pragma once

#include "ui/text/statetext.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <map>
#include <vector>

class QPushButton;

namespace tributary::ui {

class Theme;

/// A button of a notice.
struct NoticeAction {
    QString text;
    std::function<void()> run;
};

/// Lines above the canvas that do not stand in the way: a file changed on disk, a refused start. Each has a key; a
/// second one of the same key replaces the first. The newest stand in sight, the others behind *n more*: whatever
/// happens, the canvas keeps its room. The text can be selected, and is read out. GUI thread.
class NoticeBar final : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(Theme& theme, QWidget* parent = nullptr);

    void show(const QString& key, Health health, const QString& text, std::vector<NoticeAction> actions = {});
    void remove(const QString& key);
    [[nodiscard]] bool has(const QString& key) const { return m_rows.contains(key); }

    /// So many are in sight; when the others are asked for, so many.
    static constexpr std::size_t kShort = 3;
    static constexpr std::size_t kLong = 10;

private:
    /// Which rows are in sight.
    void arrange();
    [[nodiscard]] QWidget* makeRow(const QString& key, Health health, const QString& text,
                                   const std::vector<NoticeAction>& actions);

    Theme& m_theme;
    std::map<QString, QWidget*> m_rows;
    std::vector<QString> m_order;  // keys, the newest last
    QPushButton* m_more;
    bool m_long = false;
};

}  // namespace tributary::ui
