#include "tests/dialects/goldenfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

QString pathOf(const std::string& name) {
    return qEnvironmentVariable("TRIBUTARY_GOLDEN") + "/" + QString::fromStdString(name);
}

}  // namespace

std::string goldenText(const std::string& name) {
    QFile file(pathOf(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

TopologySpec goldenTopology() {
    auto spec = parseTopology(goldenText("all.tributary"), "all.tributary");
    return spec.value_or(TopologySpec{});
}

bool matchesGolden(const std::string& name, const std::string& text) {
    if (qEnvironmentVariableIsSet("TRIBUTARY_WRITE_GOLDEN")) {
        QDir().mkpath(QFileInfo(pathOf(name)).path());
        QFile file(pathOf(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0;
    }
    const std::string expected = goldenText(name);
    if (expected == text) {
        return true;
    }
    const QList<QByteArray> wanted = QByteArray::fromStdString(expected).split('\n');
    const QList<QByteArray> found = QByteArray::fromStdString(text).split('\n');
    for (qsizetype i = 0; i < qMax(wanted.size(), found.size()); ++i) {
        if (wanted.value(i) != found.value(i) || i >= wanted.size() || i >= found.size()) {
            qWarning("%s:%lld\n  expected: %s\n  found:    %s", name.c_str(), static_cast<long long>(i + 1),
                     wanted.value(i).constData(), found.value(i).constData());
            break;
        }
    }
    return false;
}

}  // namespace tributary
