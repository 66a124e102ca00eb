#include "app/tributary/preferencestore.h"

#include "ui/bridge/dialoghost.h"
#include "ui/desktop/notifier.h"
#include "ui/theme/theme.h"

#include <QSettings>

#include <array>
#include <utility>

namespace tributary::app {

namespace {

constexpr std::array<std::pair<ui::Appearance, const char*>, 4> kAppearances{
    {{ui::Appearance::System, "system"},
     {ui::Appearance::Light, "light"},
     {ui::Appearance::Dark, "dark"},
     {ui::Appearance::HighContrast, "high-contrast"}}};

ui::Appearance appearanceOf(const QString& name) {
    for (const auto& [appearance, text] : kAppearances) {
        if (name == QLatin1String{text}) {
            return appearance;
        }
    }
    return ui::Appearance::System;
}

QString nameOf(ui::Appearance wanted) {
    for (const auto& [appearance, text] : kAppearances) {
        if (appearance == wanted) {
            return QString::fromLatin1(text);
        }
    }
    return {};
}

}  // namespace

PreferenceStore::PreferenceStore(QSettings& settings, ui::Theme& theme, ui::Notifier& notifier)
    : m_settings(settings), m_theme(theme), m_notifier(notifier) {
    m_preferences.appearance = appearanceOf(settings.value("preferences/appearance").toString());
    m_preferences.reduceMotion = settings.value("preferences/reduceMotion", false).toBool();
    m_preferences.language = settings.value("preferences/language").toString();
    m_preferences.notifications = settings.value("preferences/notifications", true).toBool();
    m_preferences.reopenLast = settings.value("preferences/reopenLast", true).toBool();
    carryOut();
}

void PreferenceStore::showDialog(ui::DialogHost& dialogs) {
    const std::vector<ui::LanguageChoice> languages{{"en", "English"}, {"de", "Deutsch"}};
    auto* dialog = new ui::PreferencesDialog{m_preferences, languages, m_theme};
    connect(dialog, &ui::PreferencesDialog::changed, this, [this](const ui::Preferences& chosen) {
        m_preferences = chosen;
        store();
        carryOut();
    });
    dialogs.show(dialog);
}

// The language counts from the next start on: texts that are shown already stay as they are.
void PreferenceStore::carryOut() {
    m_theme.setAppearance(m_preferences.appearance);
    m_theme.setReduceMotion(m_preferences.reduceMotion);
    m_notifier.setEnabled(m_preferences.notifications);
}

void PreferenceStore::store() {
    m_settings.setValue("preferences/appearance", nameOf(m_preferences.appearance));
    m_settings.setValue("preferences/reduceMotion", m_preferences.reduceMotion);
    m_settings.setValue("preferences/language", m_preferences.language);
    m_settings.setValue("preferences/notifications", m_preferences.notifications);
    m_settings.setValue("preferences/reopenLast", m_preferences.reopenLast);
}

}  // namespace tributary::app
