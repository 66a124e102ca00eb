#include "core/engine/datapath.h"

namespace tributary {

RecordPathReason recordPathReason(const LinkSpec& link) {
    if (link.path == DataPath::Record) {
        return RecordPathReason::Chosen;
    }
    if (link.partitioning == Partitioning::KeyHash) {
        return RecordPathReason::KeyHash;
    }
    return link.compression == Compression::Source ? RecordPathReason::None : RecordPathReason::Recompressed;
}

std::string_view recordPathReasonName(RecordPathReason reason) {
    switch (reason) {
        case RecordPathReason::None: break;
        case RecordPathReason::Chosen: return "chosen";
        case RecordPathReason::KeyHash: return "key-hash";
        case RecordPathReason::Recompressed: return "recompressed";
        case RecordPathReason::Settings: return "settings";
        case RecordPathReason::OldFormat: return "old-format";
        case RecordPathReason::PartOfBatch: return "part-of-batch";
        case RecordPathReason::Compacted: return "compacted";
        case RecordPathReason::AppendTime: return "append-time";
        case RecordPathReason::TooLarge: return "too-large";
        case RecordPathReason::Refused: return "refused";
        case RecordPathReason::Damaged: return "damaged";
        case RecordPathReason::Mixed:
            return "mixed";
    }
    return "";
}

}  // namespace tributary
