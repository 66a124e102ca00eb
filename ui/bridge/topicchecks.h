#pragma once

#include "core/selection/targetoverlaps.h"
#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace tributary::ui {

class ClusterDirectory;
class TopologyDocument;

/// Holds every link against the last known topics of its source, and hands what it finds (clashes at a target, illegal
/// names, rules without effect) to the document. Matches on a worker, and only the links whose selection, naming or
/// topics are others than last time. GUI thread; only the destructor waits, until the worker stands between two topics.
class TopicChecks final : public QObject {
    Q_OBJECT

public:
    TopicChecks(TopologyDocument& document, const ClusterDirectory& directory, QObject* parent = nullptr);
    ~TopicChecks() override;
    TopicChecks(const TopicChecks&) = delete;
    TopicChecks& operator=(const TopicChecks&) = delete;
    TopicChecks(TopicChecks&&) = delete;
    TopicChecks& operator=(TopicChecks&&) = delete;

    /// Calls `act` once the document's findings tell of the document as it is now: from within this call when they do.
    void whenDone(std::function<void()> act);

private:
    using Names = std::shared_ptr<const std::vector<std::string>>;
    /// One link with the topics of its source, and what came out. The worker fills it in once; then nobody changes it.
    struct Check {
        LinkSpec link;
        MirroredTopics mirrored;
        bool done = false;
        std::vector<Finding> findings{};
    };
    struct Batch {
        std::shared_ptr<const TopologySpec> spec;
        std::vector<std::shared_ptr<Check>> links;  ///< in the order of the document
        std::vector<Finding> overlaps;
    };

    void refresh();
    void takeTopics(const ClusterId& cluster);
    void take(const Batch& batch);
    void finish();
    static void run(Check& check, const TopologySpec& spec, const std::stop_token& stop);

    TopologyDocument& m_document;
    const ClusterDirectory& m_directory;
    std::map<ClusterId, Names> m_topics;
    std::map<LinkId, std::shared_ptr<Check>> m_checked;
    std::vector<std::function<void()>> m_waiting;
    QThreadPool m_worker;
    std::stop_source m_stop;
    std::uint64_t m_number = 0;
    bool m_busy = false;
};

}  // namespace tributary::ui
