#pragma once

#include "ui/dialogs/preferencesdialog.h"

#include <QObject>
#include <QString>

class QSettings;

namespace tributary::ui {
class DialogHost;
class Notifier;
class Theme;
}  // namespace tributary::ui

namespace tributary::app {

/// What a person has chosen for all windows: kept in the settings and carried out. GUI thread.
class PreferenceStore final : public QObject {
    Q_OBJECT

public:
    /// Carries out what is stored.
    PreferenceStore(QSettings& settings, ui::Theme& theme, ui::Notifier& notifier);

    [[nodiscard]] const ui::Preferences& preferences() const { return m_preferences; }

    void showDialog(ui::DialogHost& dialogs);

private:
    void carryOut();
    void store();

    QSettings& m_settings;
    ui::Theme& m_theme;
    ui::Notifier& m_notifier;
    ui::Preferences m_preferences;
};

}  // namespace tributary::app
