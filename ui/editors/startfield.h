#pragma once

#include "core/topology/topologyspec.h"

#include <QWidget>

class QDateTimeEdit;

namespace tributary::ui {

class ChoiceField;
class Theme;
class ThemedLabel;

/// Where a link begins: earliest, latest, a time (local, with UTC beside it) or what is committed. GUI thread.
class StartField final : public QWidget {
    Q_OBJECT

public:
    explicit StartField(Theme& theme, QWidget* parent = nullptr);

    void setStart(const StartSpec& start);
    [[nodiscard]] StartSpec start() const;
    [[nodiscard]] ChoiceField& choice() { return *m_choice; }
    [[nodiscard]] QDateTimeEdit& time() { return *m_time; }

signals:
    void committed(const tributary::StartSpec& start);

private:
    void showTime();
    void commit();

    ChoiceField* m_choice;
    QDateTimeEdit* m_time;
    ThemedLabel* m_utc;
    StartSpec m_start;
};

}  // namespace tributary::ui
