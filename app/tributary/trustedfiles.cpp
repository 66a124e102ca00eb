#include "app/tributary/trustedfiles.h"

#include <QFileInfo>
#include <QSettings>
#include <QStringList>

namespace tributary::app {

namespace {

const char* const kTrustedKey = "trust/documents";
constexpr int kMostTrusted = 1'000;  // beyond that the oldest are asked about again

/// Empty for a file that is not there.
QString entryOf(const QString& path, const std::optional<DocumentId>& id) {
    const QString file = QFileInfo{path}.canonicalFilePath();
    return file.isEmpty() ? file : QString::fromStdString(id.value_or(DocumentId{}).str()) + ' ' + file;
}

}  // namespace

bool TrustedFiles::contains(const QString& path, const std::optional<DocumentId>& id) const {
    const QString entry = entryOf(path, id);
    return !entry.isEmpty() && m_settings.value(kTrustedKey).toStringList().contains(entry);
}

void TrustedFiles::add(const QString& path, const std::optional<DocumentId>& id) {
    const QString entry = entryOf(path, id);
    if (entry.isEmpty()) {
        return;
    }
    QStringList trusted = m_settings.value(kTrustedKey).toStringList();
    trusted.removeAll(entry);
    trusted.prepend(entry);
    m_settings.setValue(kTrustedKey, trusted.mid(0, kMostTrusted));
}

}  // namespace tributary::app
