#include "app/tributary/trustedfiles.h"

#include <QFileInfo>
#include <QSettings>
#include <QStringList>

namespace tributary::app {

namespace {

// "trust/documents" was of an earlier state of this program: paths alone, which are worth nothing.
const char* const kTrustedKey = "trust/reach";
const QChar kBetween{'\n'};
constexpr int kMostTrusted = 1'000;  // beyond that the oldest are asked about again

/// Empty for a file that is not there.
QString entryOf(const QString& path, const std::optional<DocumentId>& id) {
    const QString file = QFileInfo{path}.canonicalFilePath();
    return file.isEmpty() ? file : QString::fromStdString(id.value_or(DocumentId{}).str()) + ' ' + file;
}

}  // namespace

bool TrustedFiles::contains(const QString& path, const std::optional<DocumentId>& id,
                            const QSet<QString>& reach) const {
    const QString entry = entryOf(path, id);
    for (const QString& each : m_settings.value(kTrustedKey).toStringList()) {
        const QStringList parts = each.split(kBetween);
        if (!entry.isEmpty() && parts.front() == entry) {
            return QSet<QString>{parts.begin() + 1, parts.end()}.contains(reach);
        }
    }
    return false;
}

void TrustedFiles::add(const QString& path, const std::optional<DocumentId>& id, const QSet<QString>& reach) {
    const QString entry = entryOf(path, id);
    if (entry.isEmpty()) {
        return;
    }
    QStringList trusted = m_settings.value(kTrustedKey).toStringList();
    trusted.removeIf([&](const QString& each) { return each.section(kBetween, 0, 0) == entry; });
    trusted.prepend((QStringList{entry} + QStringList{reach.begin(), reach.end()}).join(kBetween));
    m_settings.setValue(kTrustedKey, trusted.mid(0, kMostTrusted));
}

}  // namespace tributary::app
