#include "core/kafka/mockcluster.h"

#include "core/kafka/internal.h"

#include <chrono>
#include <thread>
#include <utility>

#include <librdkafka/rdkafka_mock.h>

namespace tributary::kafka {

struct MockCluster::Impl {
    rd_kafka_t* client = nullptr;  // the mock cluster lives on a client's threads
    rd_kafka_mock_cluster_t* cluster = nullptr;
};

MockCluster::MockCluster(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

MockCluster::~MockCluster() {
    rd_kafka_mock_cluster_destroy(m_impl->cluster);
    rd_kafka_destroy(m_impl->client);
}

Result<std::unique_ptr<MockCluster>> MockCluster::create(int brokers) {
    Result<ConfHandle> conf = makeConf({});
    if (!conf) {
        return std::unexpected(std::move(conf.error()));
    }
    Result<rd_kafka_t*> client = makeClient(RD_KAFKA_PRODUCER, std::move(*conf));
    if (!client) {
        return std::unexpected(std::move(client.error()));
    }
    auto impl = std::make_unique<Impl>();
    impl->client = *client;
    impl->cluster = rd_kafka_mock_cluster_new(impl->client, brokers);
    if (impl->cluster == nullptr) {
        rd_kafka_destroy(impl->client);
        return std::unexpected(Error{ErrorCode::Internal}.with("reason", "the simulated cluster did not start"));
    }
    // Three seconds by default, for which nothing happens in a sandbox. Long enough for all streams of a link to join at
    // once: the mock's rebalances take several heartbeats, and it refuses commits meanwhile.
    rd_kafka_mock_group_initial_rebalance_delay_ms(impl->cluster, 1000);
    return std::unique_ptr<MockCluster>{new MockCluster{std::move(impl)}};  // NOLINT: private constructor
}

std::string MockCluster::bootstrap() const { return rd_kafka_mock_cluster_bootstraps(m_impl->cluster); }

Status MockCluster::createTopic(const std::string& name, int partitions) {
    const rd_kafka_resp_err_t code = rd_kafka_mock_topic_create(m_impl->cluster, name.c_str(), partitions, 1);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(kafkaError(code, "Creating the simulated topic " + name, {}));
    }
    // The mock's thread answers first and empties its wake-up pipe then: a request made in between loses its wake-up
    // and waits for the thread's next round, a second later.
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
    return {};
}

void MockCluster::setBrokerUp(int broker, bool up) {
    if (up) {
        rd_kafka_mock_broker_set_up(m_impl->cluster, broker);
    } else {
        rd_kafka_mock_broker_set_down(m_impl->cluster, broker);
    }
}

}  // namespace tributary::kafka
