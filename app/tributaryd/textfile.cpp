#include "app/tributaryd/textfile.h"

#include <cstdio>

#include <QByteArray>
#include <QFile>
#include <QSaveFile>
#include <QString>

namespace tributary::daemon {

namespace {

constexpr qint64 kMaxBytes = qint64{64} * 1024 * 1024;

Error fileError(ErrorCode code, const std::string& file, const QFileDevice& device) {
    QString reason = device.errorString();
    while (reason.endsWith(QLatin1Char('.'))) {
        reason.chop(1);
    }
    return Error(code).with("file", file).with("reason", reason.toStdString());
}

}  // namespace

Result<std::string> readTextFile(const std::string& file) {
    const bool input = file == "-";
    QFile device(QString::fromStdString(file));
    const bool open = input ? device.open(stdin, QIODevice::ReadOnly) : device.open(QIODevice::ReadOnly);
    const QByteArray bytes = open ? device.read(kMaxBytes + 1) : QByteArray{};
    if (!open || device.error() != QFileDevice::NoError) {
        return std::unexpected(fileError(ErrorCode::FileUnreadable, file, device));
    }
    if (bytes.size() > kMaxBytes) {
        return std::unexpected(
            Error(ErrorCode::FileUnreadable).with("file", file).with("reason", "it is larger than 64 MiB"));
    }
    return bytes.toStdString();
}

Status writeTextFile(const std::string& file, std::string_view text, bool executable) {
    QSaveFile device(QString::fromStdString(file));
    const auto size = static_cast<qint64>(text.size());
    if (!device.open(QIODevice::WriteOnly) || device.write(text.data(), size) != size) {
        return std::unexpected(fileError(ErrorCode::FileUnwritable, file, device));
    }
    if (executable) {
        device.setPermissions(device.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeGroup |
                              QFileDevice::ExeOther);
    }
    if (!device.commit()) {
        return std::unexpected(fileError(ErrorCode::FileUnwritable, file, device));
    }
    return {};
}

}  // namespace tributary::daemon
