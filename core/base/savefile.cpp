#include "core/base/savefile.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include <unistd.h>

#include <QSaveFile>
#include <QString>

namespace tributary {

namespace {

/// Qt's reasons end with a full stop now and then; the catalogue's sentence has its own.
std::string reasonOf(const QFileDevice& file) {
    QString reason = file.errorString();
    while (reason.endsWith(QLatin1Char('.'))) {
        reason.chop(1);
    }
    return reason.toStdString();
}

/// Unbuffered, since QSaveFile::commit() (6.4) takes no notice of a buffer that could not be written.
bool writeAll(QSaveFile& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const qint64 written = file.write(bytes.data(), static_cast<qint64>(bytes.size()));
        if (written <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Some file systems say only now that they have no room. Where nothing can be synchronised (a pipe) nothing is amiss.
bool isOnDisk(const QSaveFile& file) { return ::fsync(file.handle()) == 0 || errno == EINVAL || errno == EROFS; }

}  // namespace

Status replaceFile(const std::filesystem::path& path, std::string_view bytes, bool executable) {
    const QString name = QString::fromStdU16String(path.u16string());
    const auto unwritable = [&](const std::string& reason) {
        return std::unexpected(
            Error(ErrorCode::FileUnwritable).with("file", name.toStdString()).with("reason", reason));
    };
    // As root one could take a device's place: what is no file is never replaced.
    std::error_code unknown;
    const auto kind = std::filesystem::status(path, unknown).type();
    if (std::filesystem::exists(std::filesystem::file_status(kind)) && kind != std::filesystem::file_type::regular) {
        return unwritable(kind == std::filesystem::file_type::directory
                              ? "it is a directory"
                              : "it is not a file but a pipe, a socket or a device");
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || !writeAll(file, bytes)) {
        return unwritable(reasonOf(file));
    }
    if (!isOnDisk(file)) {
        return unwritable(std::strerror(errno));
    }
    if (executable) {
        file.setPermissions(file.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther);
    }
    if (!file.commit()) {
        return unwritable(reasonOf(file));
    }
    return {};
}

}  // namespace tributary
