#pragma once

#include "tests/support/mirror/recordsource.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace tributary {

/// Writes about 3,000 records a second until it is destroyed.
class SteadyWriter {
public:
    SteadyWriter(RecordSource& source, std::string topic, int partitions)
        : m_thread([this, &source, topic = std::move(topic), partitions](const std::stop_token& stop) {
              std::unique_lock lock{m_mutex};
              while (!m_pace.wait_for(lock, stop, std::chrono::milliseconds{100},
                                      [&stop] { return stop.stop_requested(); })) {
                  source.write(topic, partitions, {.records = 300});
              }
          }) {}

private:
    std::mutex m_mutex;
    std::condition_variable_any m_pace;
    std::jthread m_thread;
};

}  // namespace tributary
