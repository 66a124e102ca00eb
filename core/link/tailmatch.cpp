#include "core/link/tailmatch.h"

namespace tributary {

std::vector<OffsetRun> matchTails(std::span<const TailRecord> source, std::span<const TailRecord> target) {
    std::vector<OffsetRun> out;
    auto next = source.begin();
    for (const TailRecord& there : target) {
        if (next == source.end()) {
            break;
        }
        if (there.digest != next->digest) {
            continue;
        }
        if (!out.empty() && out.back().source + out.back().count == next->offset &&
            out.back().target + out.back().count == there.offset) {
            ++out.back().count;
        } else {
            out.push_back({next->offset, there.offset, 1});
        }
        ++next;
    }
    return out;
}

}  // namespace tributary
