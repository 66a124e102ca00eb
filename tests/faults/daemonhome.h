#pragma once

#include "core/topology/topologyfile.h"
#include "core/topology/topologyspec.h"

#include <QString>
#include <QTemporaryDir>

namespace tributary {

/// A folder of a test's own for the daemons that it runs: documents, state and sockets.
class DaemonHome {
public:
    /// Of every daemon that is started from now on.
    void use() const {
        qputenv("XDG_RUNTIME_DIR", m_dir.path().toUtf8());
        qputenv("XDG_STATE_HOME", m_dir.filePath("state").toUtf8());
    }
    /// The file; empty where it could not be written.
    [[nodiscard]] QString save(const TopologySpec& spec) const {
        const QString path = m_dir.filePath(QString::fromStdString(spec.id->str()) + ".tributary");
        return saveTopology(path.toStdString(), spec) ? path : QString{};
    }

private:
    const QTemporaryDir m_dir;
};

}  // namespace tributary
