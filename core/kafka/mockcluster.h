#pragma once

#include "core/base/error.h"

#include <memory>
#include <string>

namespace tributary::kafka {

/// A simulated cluster in this process (librdkafka's mock broker) on a loopback port. It keeps 5 MiB a partition, has
/// no administrative requests and forgets everything when it is destroyed.
class MockCluster {
public:
    [[nodiscard]] static Result<std::unique_ptr<MockCluster>> create(int brokers);
    ~MockCluster();
    MockCluster(const MockCluster&) = delete;
    MockCluster& operator=(const MockCluster&) = delete;

    [[nodiscard]] std::string bootstrap() const;
    [[nodiscard]] Status createTopic(const std::string& name, int partitions);
    /// Takes a broker (1 …) down or up again.
    void setBrokerUp(int broker, bool up);

private:
    struct Impl;
    explicit MockCluster(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary::kafka
