#include "tests/soak/credentials.h"

#include <array>

#include <librdkafka/rdkafka.h>

#include "tests/support/mirror/adminrequest.h"

namespace tributary::soak {

void setPassword(const std::string& bootstrap, const std::string& password) {
    constexpr int kIterations = 4096;
    adminRequest(bootstrap, "the password cannot be changed", [&](rd_kafka_t* client, rd_kafka_queue_t* queue) {
        std::array<rd_kafka_UserScramCredentialAlteration_t*, 1> changes{rd_kafka_UserScramCredentialUpsertion_new(
            kUser, RD_KAFKA_SCRAM_MECHANISM_SHA_512, kIterations,
            reinterpret_cast<const unsigned char*>(password.data()), password.size(), nullptr, 0)};
        rd_kafka_AlterUserScramCredentials(client, changes.data(), changes.size(), nullptr, queue);
        rd_kafka_UserScramCredentialAlteration_destroy_array(changes.data(), changes.size());
    });
}

}  // namespace tributary::soak
