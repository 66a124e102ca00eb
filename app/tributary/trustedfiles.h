#pragma once

#include "core/base/id.h"

#include <QSet>
#include <QString>

#include <optional>

class QSettings;

namespace tributary::app {

/// The documents on this machine that the person vouches for. One is known by its file, its id and where it reaches:
/// neither a copy at another place, nor another document at the same place, nor one that reaches further than what the
/// person was shown is it. GUI thread.
class TrustedFiles final {
public:
    explicit TrustedFiles(QSettings& settings) : m_settings(settings) {}

    [[nodiscard]] bool contains(const QString& path, const std::optional<DocumentId>& id,
                                const QSet<QString>& reach) const;
    /// Takes the place of what was kept of this file.
    void add(const QString& path, const std::optional<DocumentId>& id, const QSet<QString>& reach);

private:
    QSettings& m_settings;
};

}  // namespace tributary::app
