#include "core/kafka/internal.h"

#include <array>

#include <QLoggingCategory>

#include "core/kafka/clientfault.h"
#include "core/token/tokenrequest.h"

namespace tributary::kafka {

namespace {

Q_LOGGING_CATEGORY(lcKafka, "tributary.kafka", QtWarningMsg)

// librdkafka's log lines are detail behind the events that the engine reports: shown with
// QT_LOGGING_RULES="tributary.kafka.debug=true".
void logToQt(const rd_kafka_t* client, int /*level*/, const char* facility, const char* text) {
    qCDebug(lcKafka, "%s %s: %s", client == nullptr ? "" : rd_kafka_name(client), facility, text);
}

/// The paths that librdkafka leaves out of what it says about them.
ClientSettings filesOf(const rd_kafka_conf_t& conf) {
    ClientSettings out;
    for (const char* setting : {"ssl.ca.location", "ssl.certificate.location", "ssl.key.location"}) {
        std::array<char, 4096> value{};
        std::size_t size = value.size();
        if (rd_kafka_conf_get(&conf, setting, value.data(), &size) == RD_KAFKA_CONF_OK) {
            out[setting] = value.data();
        }
    }
    return out;
}

}  // namespace

Result<ConfHandle> makeConf(const ClientSettings& settings) {
    ConfHandle conf{rd_kafka_conf_new()};
    std::array<char, 512> reason{};
    for (const auto& [name, value] : settings) {
        if (isTokenSetting(name)) {
            continue;  // for feedTokens()
        }
        if (rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), reason.data(), reason.size()) !=
            RD_KAFKA_CONF_OK) {
            return std::unexpected(
                Error{ErrorCode::KafkaConfig}.with("setting", name).with("reason", reason.data()));
        }
    }
    rd_kafka_conf_set_log_cb(conf.get(), logToQt);
    return conf;
}

Result<rd_kafka_t*> makeClient(rd_kafka_type_t type, ConfHandle conf) {
    std::array<char, 512> reason{};
    rd_kafka_t* client = rd_kafka_new(type, conf.get(), reason.data(), reason.size());
    if (client == nullptr) {
        return std::unexpected(settingsFault(reason.data(), filesOf(*conf)));
    }
    // rd_kafka_new took the configuration over.
    static_cast<void>(conf.release());  // NOLINT(bugprone-unused-return-value)
    return client;
}

}  // namespace tributary::kafka
