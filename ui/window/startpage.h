#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QListWidget;

namespace tributary::ui {

class Theme;

/// What a window without a document shows: the sandbox, an empty topology, the samples, recent files. GUI thread.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(Theme& theme, QWidget* parent = nullptr);

    void setRecentFiles(const QStringList& paths);

signals:
    void sandboxRequested();
    void newRequested();
    void openRequested();
    /// A resource path of a sample topology.
    void sampleRequested(const QString& path);
    void recentRequested(const QString& path);

private:
    [[nodiscard]] QWidget* makeChoices();
    [[nodiscard]] QWidget* makeRecent();
    [[nodiscard]] QLabel* makeHeading(const QString& text, QWidget* parent);
    void setStyle();

    Theme& m_theme;
    QListWidget* m_recent;
    QList<QWidget*> m_cards;
    QList<QLabel*> m_headings;
};

}  // namespace tributary::ui
