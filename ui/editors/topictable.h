#pragma once

#include <QTableView>

namespace tributary::ui {

class Theme;

/// The view of the previewed topics: names get most of the width; Ctrl+C copies the chosen names. GUI thread.
class TopicTable final : public QTableView {
    Q_OBJECT

public:
    explicit TopicTable(Theme& theme, QWidget* parent = nullptr);

    void copySelected() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Theme& m_theme;
};

}  // namespace tributary::ui
