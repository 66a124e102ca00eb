#include "core/dialects/lossreport.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/error.h"

namespace tributary {

namespace {

using enum LossReason;

constexpr std::array kReasons{
    LossReasonEntry{NoCounterpart, "no-counterpart", "There is no counterpart in {detail}."},
    LossReasonEntry{Kept, "kept",
                    "Tributary does not do this itself. It is kept in the document and written again by an export to "
                    "{detail}."},
    LossReasonEntry{EngineOnly, "engine-only", "Only Tributary's own engine has this; {detail} does not."},
    LossReasonEntry{DrawingOnly, "drawing-only", "It belongs to the drawing and stays in the document."},
    LossReasonEntry{DecidedByEngine, "decided-by-engine", "Tributary does not let this be set: {detail}."},
    LossReasonEntry{SecretMoved, "secret-moved",
                    "A secret stands here in clear. The document does not hold it: put it into the {detail}."},
    LossReasonEntry{SecretReference, "secret-reference", "The secret is expected as {detail}."},
    LossReasonEntry{SecretDropped, "secret-dropped", "It is a secret that the document has no place for."},
    LossReasonEntry{JaasUnreadable, "jaas-unreadable",
                    "User and password cannot be seen from here. Set them at the cluster: {detail}."},
    LossReasonEntry{PlaceholderKept, "placeholder-kept",
                    "Tributary fills in no placeholders outside of secrets. Put the value in its place."},
    LossReasonEntry{SecondLink, "second-link",
                    "{detail} has one flow from one cluster to another, so this second link is left out."},
    LossReasonEntry{NamingUnsupported, "naming-unsupported",
                    "{detail} cannot give topics these names, so the link is left out."},
    LossReasonEntry{PatternRewritten, "pattern-rewritten", "It is written as {detail}, which matches the same topics."},
    LossReasonEntry{PatternUnsupported, "pattern-unsupported",
                    "{detail} separates patterns by commas, and this one cannot be written without its comma. The link "
                    "is left out."},
    LossReasonEntry{LinkLeftOut, "link-left-out", "The link is left out: {detail}."},
    LossReasonEntry{Rounded, "rounded", "Only whole seconds can be written there: {detail}."},
    LossReasonEntry{OneForAll, "one-for-all", "It counts for all flows into one cluster; written is {detail}."},
    LossReasonEntry{DefaultWritten, "default-written",
                    "The other side has another default, so it is written out: {detail}."},
    LossReasonEntry{Renamed, "renamed", "It is called {detail} there."},
    LossReasonEntry{StartReplaced, "start-replaced", "Such a start is not known there; it begins at {detail}."},
    LossReasonEntry{CompressionFollowed, "compression-followed",
                    "{detail} does not follow the compression of the source; its producer writes uncompressed unless "
                    "told otherwise."},
    LossReasonEntry{PartitioningReplaced, "partitioning-replaced", "Records go to their partitions by {detail} there."},
    LossReasonEntry{KeyStore, "key-store",
                    "A Java key store cannot be read. Export it as PEM files and name them at the cluster."},
    LossReasonEntry{FilesToJoin, "files-to-join",
                    "Certificate and key must stand in one PEM file there; put both into {detail}."},
    LossReasonEntry{GroupWritten, "group-written", "The consumer group is written out: {detail}."},
    LossReasonEntry{GroupUnused, "group-unused", "{detail} keeps its positions elsewhere and uses no consumer group."},
    LossReasonEntry{Twice, "twice", "It stands twice; the last one counts."},
    LossReasonEntry{NotReadThere, "not-read-there", "{detail} does not read this setting at this place."},
    LossReasonEntry{FlowDisabled, "flow-disabled", "The flow is not enabled, so no link is drawn for it."},
    LossReasonEntry{ImageName, "image-name", "Put the name of your own container image in the place of {detail}."},
    LossReasonEntry{SandboxLeftOut, "sandbox-left-out",
                    "A simulated cluster has no address outside of its sandbox; it is left out."},
    LossReasonEntry{NoEffect, "no-effect", "It had no effect there either."},
    LossReasonEntry{PositionsTakenOver, "positions-taken-over",
                    "To go on from the positions that the group has, start it once with {detail}."},
    LossReasonEntry{OtherKind, "other-kind", "It is not a mirror: {detail}."},
    LossReasonEntry{InternalTopics, "internal-topics", "{detail} never mirrors internal topics."},
    LossReasonEntry{WorkerSetting, "worker-setting",
                    "It belongs to the worker that runs the connectors: set {detail} there."},
    LossReasonEntry{ScopeWidened, "scope-widened", "It is kept for the clients it reaches here: {detail}."},
};

constexpr bool inEnumerationOrder() {
    for (std::size_t i = 0; i < kReasons.size(); ++i) {
        if (static_cast<std::size_t>(kReasons[i].reason) != i) {
            return false;
        }
    }
    return kReasons.size() == static_cast<std::size_t>(ScopeWidened) + 1;
}
static_assert(inEnumerationOrder(), "every LossReason needs its sentence, in order");

}  // namespace

std::span<const LossReasonEntry> lossReasons() { return kReasons; }

std::string_view lossKindText(LossKind kind) {
    switch (kind) {
        case LossKind::Lost:
            return "not carried over";
        case LossKind::Replaced:
            return "replaced";
        case LossKind::Note:
            break;
    }
    return "note";
}

std::string LossLine::message() const {
    return fillIn(kReasons.at(static_cast<std::size_t>(reason)).english, {{"detail", detail}});
}

std::string LossLine::text() const {
    return place + ": " + std::string(lossKindText(kind)) + ": " + subject + ": " + message();
}

void LossReport::lost(LossReason reason, std::string place, std::string subject, std::string detail) {
    add({LossKind::Lost, reason, std::move(place), std::move(subject), std::move(detail)});
}

void LossReport::replaced(LossReason reason, std::string place, std::string subject, std::string detail) {
    add({LossKind::Replaced, reason, std::move(place), std::move(subject), std::move(detail)});
}

void LossReport::note(LossReason reason, std::string place, std::string subject, std::string detail) {
    add({LossKind::Note, reason, std::move(place), std::move(subject), std::move(detail)});
}

void LossReport::append(const LossReport& other) {
    for (const LossLine& line : other.m_lines) {
        add(line);
    }
}

bool LossReport::loses() const {
    return std::ranges::any_of(m_lines, [](const LossLine& line) { return line.kind != LossKind::Note; });
}

/// One setting that reaches several links is worth one line only.
void LossReport::add(LossLine line) {
    if (std::ranges::find(m_lines, line) == m_lines.end()) {
        m_lines.push_back(std::move(line));
    }
}

}  // namespace tributary
