#pragma once

#include "core/engine/engine.h"
#include "core/topology/topologyspec.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tributary::ui {

class EngineBridge;
class TopologyDocument;

/// What is known of a cluster.
struct ClusterKnowledge {
    enum class State {
        Unknown,     ///< never asked
        Withheld,    ///< never asked: the document is not trusted
        Connecting,  ///< asked for the first time since its address or security changed
        Connected,   ///< `info` is from `checkedAt`
        Failed,      ///< `error`; `info` is the last one that was good, if any
    };
    State state = State::Unknown;
    std::shared_ptr<const ClusterInfo> info;  ///< topics by name; null: never seen
    std::optional<Error> error;
    QDateTime checkedAt;  ///< of `info` or `error`
    QDateTime listedAt;   ///< of `info`
};

/// The last known facts about each cluster of the document: asked for in the background, at most one question per
/// cluster at a time, every 30 s while the window is shown. What a link finds out meanwhile counts at once: that a
/// cluster does not answer, and that it does again. Keeps the last good topic list when a cluster goes away. GUI
/// thread.
class ClusterDirectory final : public QObject {
    Q_OBJECT

public:
    ClusterDirectory(TopologyDocument& document, EngineBridge& bridge, QObject* parent = nullptr);

    /// Never blocks; a default value for an unknown id.
    [[nodiscard]] ClusterKnowledge cluster(const ClusterId& id) const;
    /// The names of its topics, as last seen; empty when it was never reached.
    [[nodiscard]] std::vector<std::string> topicNames(const ClusterId& id) const;
    /// Asks again now, when the document is trusted, as a person wants it.
    void refresh(const ClusterId& id);
    /// Leaves out what may not be asked.
    void refreshAll();
    /// Without it nothing is asked (a window that nobody sees, a test).
    void setActive(bool active);

signals:
    void clusterChanged(const tributary::ClusterId& id);

private:
    struct Entry {
        ClusterKnowledge knowledge;
        ClusterSpec asked;  // as it was when asked: another address makes the answer worthless
        bool pending = false;
        int questions = 0;  // only the last one's answer counts
    };
    void ask(const ClusterId& id);
    void followDocument();
    void followTrust();
    void followLink(const LinkId& id);
    void lose(const ClusterSpec& cluster, const Error& why);

    TopologyDocument& m_document;
    EngineBridge& m_bridge;
    std::map<ClusterId, Entry> m_entries;
    QTimer m_timer;
};

}  // namespace tributary::ui
