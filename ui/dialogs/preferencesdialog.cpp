#include "ui/dialogs/preferencesdialog.h"

#include "ui/dialogs/dialogparts.h"

#include <QDialogButtonBox>
#include <QFormLayout>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr qreal kPreferencesWidth = 460;

}  // namespace

PreferencesDialog::PreferencesDialog(const Preferences& preferences, const std::vector<LanguageChoice>& languages,
                                     Theme& theme, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Preferences"));
    setMinimumWidth(qRound(theme.px(kPreferencesWidth)));
    auto* layout = dialogLayout(*this, theme);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);

    m_appearance = named(new QComboBox{this}, tr("Appearance"));
    m_appearance->addItem(tr("As the system"), static_cast<int>(Appearance::System));
    m_appearance->addItem(tr("Light"), static_cast<int>(Appearance::Light));
    m_appearance->addItem(tr("Dark"), static_cast<int>(Appearance::Dark));
    m_appearance->addItem(tr("High contrast"), static_cast<int>(Appearance::HighContrast));
    m_appearance->setCurrentIndex(m_appearance->findData(static_cast<int>(preferences.appearance)));
    form->addRow(tr("&Appearance"), m_appearance);
    m_reduceMotion = named(new QCheckBox{tr("&Reduce motion"), this}, tr("Reduce motion"),
                           tr("Nothing moves along links that carry data"));
    m_reduceMotion->setChecked(preferences.reduceMotion);
    form->addRow(QString{}, m_reduceMotion);

    m_language = named(new QComboBox{this}, tr("Language"));
    m_language->addItem(tr("As the system"), QString{});
    for (const LanguageChoice& each : languages) {
        m_language->addItem(each.name, each.code);
    }
    m_language->setCurrentIndex(std::max(0, m_language->findData(preferences.language)));
    form->addRow(tr("&Language"), m_language);
    form->addRow(QString{}, dimLabel(tr("Another language counts from the next start on."), theme, this));

    m_notifications = named(new QCheckBox{tr("&Notify me on the desktop of failures and exceeded limits"), this},
                            tr("Desktop notifications"));
    m_notifications->setChecked(preferences.notifications);
    form->addRow(QString{}, m_notifications);
    m_reopenLast = named(new QCheckBox{tr("&Open the last session at the start"), this}, tr("Open the last session"));
    m_reopenLast->setChecked(preferences.reopenLast);
    form->addRow(QString{}, m_reopenLast);
    layout->addLayout(form);
    layout->addStretch(1);

    auto* box = new QDialogButtonBox{QDialogButtonBox::Close, this};
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto tell = [this] { emit changed(this->preferences()); };
    connect(m_appearance, &QComboBox::currentIndexChanged, this, tell);
    connect(m_language, &QComboBox::currentIndexChanged, this, tell);
    connect(m_reduceMotion, &QCheckBox::toggled, this, tell);
    connect(m_notifications, &QCheckBox::toggled, this, tell);
    connect(m_reopenLast, &QCheckBox::toggled, this, tell);
}

Preferences PreferencesDialog::preferences() const {
    return {static_cast<Appearance>(m_appearance->currentData().toInt()), m_reduceMotion->isChecked(),
            m_language->currentData().toString(), m_notifications->isChecked(), m_reopenLast->isChecked()};
}

}  // namespace tributary::ui
