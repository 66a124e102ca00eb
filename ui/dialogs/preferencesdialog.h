#pragma once

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QString>

#include <vector>

namespace tributary::ui {

/// What a person sets for the application; kept by the caller.
struct Preferences {
    Appearance appearance = Appearance::System;
    bool reduceMotion = false;
    QString language;  ///< "de"; empty: the system's
    bool notifications = true;
    bool reopenLast = true;

    bool operator==(const Preferences&) const = default;
};

/// A language that there is a translation for.
struct LanguageChoice {
    QString code;  ///< "de"
    QString name;  ///< in itself: "Deutsch"
};

/// Edits the preferences; each change counts at once. GUI thread.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(const Preferences& preferences, const std::vector<LanguageChoice>& languages, Theme& theme,
                      QWidget* parent = nullptr);

    [[nodiscard]] Preferences preferences() const;

signals:
    void changed(const tributary::ui::Preferences& preferences);

private:
    QComboBox* m_appearance = nullptr;
    QCheckBox* m_reduceMotion = nullptr;
    QComboBox* m_language = nullptr;
    QCheckBox* m_notifications = nullptr;
    QCheckBox* m_reopenLast = nullptr;
};

}  // namespace tributary::ui
