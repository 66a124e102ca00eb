#pragma once

#include "core/base/id.h"

#include <QString>

#include <optional>

class QSettings;

namespace tributary::app {

/// The documents on this machine that the person vouches for. One is known by its file and its id: neither a copy at
/// another place nor another document at the same place is it. GUI thread.
class TrustedFiles final {
public:
    explicit TrustedFiles(QSettings& settings) : m_settings(settings) {}

    [[nodiscard]] bool contains(const QString& path, const std::optional<DocumentId>& id) const;
    void add(const QString& path, const std::optional<DocumentId>& id);

private:
    QSettings& m_settings;
};

}  // namespace tributary::app
