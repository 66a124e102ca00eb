#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tributary::ui {

class Theme;

/// What an empty canvas says: how to begin, with buttons that do it. GUI thread.
class EmptyHint final : public QWidget {
    Q_OBJECT

public:
    EmptyHint(const Theme& theme, QWidget* parent);

signals:
    void addClusterRequested();
    void addClustersRequested();
    void sampleRequested();

private:
    void restyle();

    const Theme& m_theme;
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_add;
    QPushButton* m_several;
    QPushButton* m_sample;
};

}  // namespace tributary::ui
