#include "core/topology/topologyfile.h"

#include <string_view>

#include <QByteArray>
#include <QFile>
#include <QSaveFile>
#include <QString>

#include "core/topology/jsondocument.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

QString toQString(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

std::string fileText(const std::filesystem::path& path) { return toQString(path).toStdString(); }

/// Qt's reasons end with a full stop now and then; the catalogue's sentence has its own.
Error fileError(ErrorCode code, const std::filesystem::path& path, const QFileDevice& file) {
    QString reason = file.errorString();
    while (reason.endsWith(QLatin1Char('.'))) {
        reason.chop(1);
    }
    return Error(code).with("file", fileText(path)).with("reason", reason.toStdString());
}

}  // namespace

Result<TopologySpec> loadTopology(const std::filesystem::path& path) {
    QFile file(toQString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(fileError(ErrorCode::FileUnreadable, path, file));
    }
    const QByteArray bytes = file.read(static_cast<qint64>(kMaxDocumentBytes) + 1);
    if (file.error() != QFileDevice::NoError) {
        return std::unexpected(fileError(ErrorCode::FileUnreadable, path, file));
    }
    return parseTopology(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), fileText(path));
}

Status saveTopology(const std::filesystem::path& path, const TopologySpec& spec) {
    const std::string text = writeTopology(spec);
    if (const auto readBack = parseTopology(text, fileText(path)); !readBack) {
        return std::unexpected(readBack.error());
    }
    QSaveFile file(toQString(path));
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit()) {
        return std::unexpected(fileError(ErrorCode::FileUnwritable, path, file));
    }
    return {};
}

}  // namespace tributary
