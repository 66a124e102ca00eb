#include "core/mirror/linkkeeper.h"

#include "core/link/keptpositions.h"
#include "core/link/statecopy.h"
#include "core/link/statetopic.h"
#include "core/mirror/linksettings.h"

#include <random>
#include <string>
#include <utility>

namespace tributary {

namespace {

const std::string& thisWriter() {
    static const std::string id = [] {
        std::random_device source;
        std::string out = std::to_string(source());
        for (int i = 0; i < 3; ++i) {
            out += '-' + std::to_string(source());
        }
        return out;
    }();
    return id;
}

OffsetKeeperSetup::ReadTails tailsOf(kafka::ClientSettings settings, bool committedOnly) {
    return [settings = std::move(settings), committedOnly](const std::vector<TailRequest>& requests,
                                                           MonotonicTime deadline) {
        return readTails(settings, requests, committedOnly, deadline);
    };
}

}  // namespace

std::shared_ptr<OffsetKeeper> keepOffsets(const LinkStreamsSetup& setup, const ClusterSpec& target,
                                          const LinkClusters& clusters, const std::filesystem::path& directory,
                                          std::function<void(const Error&)> warn) {
    const Result<kafka::ClientSettings> source = consumerSettings(setup.source.settings, setup.link, 0, {});
    if (!source || target.kind == ClusterKind::Sandbox || setup.link.partitioning == Partitioning::KeyHash) {
        return nullptr;
    }
    OffsetKeeperSetup out;
    out.link = keptName(clusters.sourceId(), setup.group);
    out.writer = thisWriter();
    out.target = target.displayName();
    out.targetAdmin = clusters.target();
    out.store = std::make_unique<StateTopic>(clusters.target(), setup.target.settings, StateTopic::Make::IfMissing);
    out.otherStore = [directory, group = setup.group] { return std::make_unique<StateCopy>(directory, group); };
    const auto isolation = source->find("isolation.level");
    out.sourceTails = tailsOf(*source, isolation == source->end() || isolation->second != "read_uncommitted");
    out.targetTails = tailsOf(setup.target.settings, false);
    out.warn = std::move(warn);
    return OffsetKeeper::begin(std::move(out));
}

}  // namespace tributary
