#pragma once

#include <QDialog>
#include <QString>

namespace tributary::ui {

class Theme;

/// What this is, its version and its licence. GUI thread.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    /// `details`: lines about libraries and system, to be copied into a report.
    AboutDialog(const QString& version, const QString& details, Theme& theme, QWidget* parent = nullptr);
};

}  // namespace tributary::ui
