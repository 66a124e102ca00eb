#include "tests/support/kafkafixture.h"

#include <atomic>
#include <stdexcept>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace tributary {

std::string fixtureBootstrap(const std::string& cluster) {
    QFile file(qEnvironmentVariable("TRIBUTARY_KAFKA_FIXTURE"));
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error(
            "the Kafka fixture does not run: start the test through ctest, or `kafkafixture start`");
    }
    const QJsonObject entry =
        QJsonDocument::fromJson(file.readAll()).object().value(QString::fromStdString(cluster)).toObject();
    const std::string bootstrap = entry.value("bootstrap").toString().toStdString();
    if (bootstrap.empty()) {
        throw std::runtime_error("the Kafka fixture has no cluster " + cluster);
    }
    return bootstrap;
}

std::string uniqueName(const std::string& stem) {
    static std::atomic<int> counter{0};
    return stem + "-" + std::to_string(::getpid()) + "-" + std::to_string(++counter);
}

}  // namespace tributary
