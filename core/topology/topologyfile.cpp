#include "core/topology/topologyfile.h"

#include <string>

#include <QFile>
#include <QString>

#include "core/base/readfile.h"
#include "core/base/savefile.h"
#include "core/topology/jsondocument.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

/// ":/…": a file that is compiled into the program (Qt's resource system).
Result<std::string> readResource(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(Error(ErrorCode::FileUnreadable)
                                   .with("file", path.string())
                                   .with("reason", file.errorString().toStdString()));
    }
    return file.readAll().toStdString();
}

}  // namespace

Result<std::string> readTopologyText(const std::filesystem::path& path) {
    return path.string().starts_with(":/") ? readResource(path) : readFile(path, kMaxDocumentBytes + 1);
}

Result<TopologySpec> loadTopology(const std::filesystem::path& path) {
    const Result<std::string> text = readTopologyText(path);
    if (!text) {
        return std::unexpected(text.error());
    }
    return parseTopology(*text, path.string());
}

Status saveTopology(const std::filesystem::path& path, const TopologySpec& spec) {
    const std::string text = writeTopology(spec);
    if (const auto readBack = parseTopology(text, path.string()); !readBack) {
        return std::unexpected(readBack.error());
    }
    return replaceFile(path, text);
}

}  // namespace tributary
