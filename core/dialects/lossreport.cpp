#include "core/dialects/lossreport.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>

#include "core/base/error.h"

namespace tributary {

namespace {

using enum LossReason;

constexpr std::array kReasons{
    LossReasonEntry{NoCounterpart, "no-counterpart", "There is no counterpart in {detail}.", LossPart::Mirroring, 20},
    LossReasonEntry{Kept, "kept",
                    "Tributary does not do this itself. It is kept in the document and written again by an export to "
                    "{detail}.",
                    LossPart::Kept, 0},
    LossReasonEntry{EngineOnly, "engine-only", "Only Tributary's own engine has this; {detail} does not.",
                    LossPart::Mirroring, 10},
    LossReasonEntry{DrawingOnly, "drawing-only", "It belongs to the drawing and stays in the document.", LossPart::Kept,
                    0},
    LossReasonEntry{DecidedByEngine, "decided-by-engine", "Tributary does not let this be set: {detail}.",
                    LossPart::Mirroring, 15},
    LossReasonEntry{SecretMoved, "secret-moved",
                    "A secret stands here in clear. The document does not hold it: put it into the {detail}.",
                    LossPart::Decide, 60},
    LossReasonEntry{SecretReference, "secret-reference", "The secret is expected as {detail}.", LossPart::Decide, 50},
    LossReasonEntry{SecretDropped, "secret-dropped", "It is a secret that the document has no place for.",
                    LossPart::Decide, 55},
    LossReasonEntry{JaasUnreadable, "jaas-unreadable",
                    "User and password cannot be seen from here. Set them at the cluster: {detail}.", LossPart::Decide,
                    70},
    LossReasonEntry{PlaceholderKept, "placeholder-kept",
                    "Tributary fills in no placeholders outside of secrets. Put the value in its place.",
                    LossPart::Decide, 80},
    LossReasonEntry{SecondLink, "second-link",
                    "{detail} has one flow from one cluster to another, so this second link is left out.",
                    LossPart::Mirroring, 90},
    LossReasonEntry{NamingUnsupported, "naming-unsupported",
                    "{detail} cannot give topics these names, so the link is left out.", LossPart::Mirroring, 90},
    LossReasonEntry{PatternRewritten, "pattern-rewritten", "It is written as {detail}, which matches the same topics.",
                    LossPart::Kept, 0},
    LossReasonEntry{PatternUnsupported, "pattern-unsupported",
                    "{detail} separates patterns by commas, and this one cannot be written without its comma. The link "
                    "is left out.",
                    LossPart::Mirroring, 90},
    LossReasonEntry{LinkLeftOut, "link-left-out", "The link is left out: {detail}.", LossPart::Mirroring, 90},
    LossReasonEntry{Rounded, "rounded", "Only whole seconds can be written there: {detail}.", LossPart::Mirroring, 5},
    LossReasonEntry{OneForAll, "one-for-all", "It counts for all flows into one cluster; written is {detail}.",
                    LossPart::Mirroring, 5},
    LossReasonEntry{DefaultWritten, "default-written",
                    "The other side has another default, so it is written out: {detail}.", LossPart::Kept, 0},
    LossReasonEntry{Renamed, "renamed", "It is called {detail} there.", LossPart::Kept, 0},
    LossReasonEntry{StartReplaced, "start-replaced", "Such a start is not known there; it begins at {detail}.",
                    LossPart::Mirroring, 50},
    LossReasonEntry{CompressionFollowed, "compression-followed",
                    "{detail} does not follow the compression of the source; its producer writes uncompressed unless "
                    "told otherwise.",
                    LossPart::Kept, 0},
    LossReasonEntry{PartitioningReplaced, "partitioning-replaced", "Records go to their partitions by {detail} there.",
                    LossPart::Mirroring, 60},
    LossReasonEntry{KeyStore, "key-store",
                    "A Java key store cannot be read. Export it as PEM files and name them at the cluster.",
                    LossPart::Decide, 65},
    LossReasonEntry{FilesToJoin, "files-to-join",
                    "Certificate and key must stand in one PEM file there; put both into {detail}.", LossPart::Decide,
                    40},
    LossReasonEntry{GroupWritten, "group-written", "The consumer group is written out: {detail}.", LossPart::Kept, 0},
    LossReasonEntry{GroupUnused, "group-unused", "{detail} keeps its positions elsewhere and uses no consumer group.",
                    LossPart::Kept, 0},
    LossReasonEntry{Twice, "twice", "It stands twice; the last one counts.", LossPart::Decide, 10},
    LossReasonEntry{NotReadThere, "not-read-there", "{detail} does not read this setting at this place.",
                    LossPart::Decide, 20},
    LossReasonEntry{FlowDisabled, "flow-disabled", "The flow is not enabled, so no link is drawn for it.",
                    LossPart::Kept, 0},
    LossReasonEntry{ImageName, "image-name", "Put the name of your own container image in the place of {detail}.",
                    LossPart::Decide, 30},
    LossReasonEntry{SandboxLeftOut, "sandbox-left-out",
                    "A simulated cluster has no address outside of its sandbox; it is left out.", LossPart::Mirroring,
                    85},
    LossReasonEntry{NoEffect, "no-effect", "It had no effect there either.", LossPart::Kept, 0},
    LossReasonEntry{PositionsTakenOver, "positions-taken-over",
                    "To go on from the positions that the group has, start it once with {detail}.", LossPart::Decide,
                    75},
    LossReasonEntry{OtherKind, "other-kind", "It is not a mirror: {detail}.", LossPart::Kept, 0},
    LossReasonEntry{InternalTopics, "internal-topics", "{detail} never mirrors internal topics.", LossPart::Mirroring,
                    40},
    LossReasonEntry{WorkerSetting, "worker-setting",
                    "It belongs to the worker that runs the connectors: set {detail} there.", LossPart::Decide, 25},
    LossReasonEntry{ScopeWidened, "scope-widened", "It is kept for the clients it reaches here: {detail}.",
                    LossPart::Kept, 0},
    LossReasonEntry{NoFlowEnabled, "no-flow-enabled",
                    "No flow is enabled, so nothing is mirrored and no link is drawn. Enable the flows that you want: "
                    "{detail}.",
                    LossPart::Mirroring, 100},
    LossReasonEntry{NamingLeftOpen, "naming-open",
                    "How topics are called at the target cannot be known: {detail}. The link does not start before its "
                    "naming is chosen.",
                    LossPart::Mirroring, 99},
    LossReasonEntry{
        SelectionOpen, "selection-open",
        "Which topics are mirrored cannot be known: {detail}. The link does not start before its topics are "
        "chosen.",
        LossPart::Mirroring, 98},
    LossReasonEntry{LinkStopped, "link-stopped",
                    "It does not run there. The link is drawn, and starts only when it is asked for by name.",
                    LossPart::Mirroring, 97},
    LossReasonEntry{RecordsChanged, "records-changed",
                    "{detail} changes records on their way here; Tributary mirrors them as they are.",
                    LossPart::Mirroring, 95},
    LossReasonEntry{AlwaysDone, "always-done", "Tributary always does this: {detail}.", LossPart::Mirroring, 30},
    LossReasonEntry{ScopeConflict, "scope-conflict",
                    "A cluster has one way to be reached here. Taken is {detail}; draw a second cluster for the other.",
                    LossPart::Mirroring, 80},
    LossReasonEntry{
        ServiceTopics, "service-topics",
        "Topics of services beside the brokers ({detail}) are mirrored under their own name only where they are spelt "
        "out: add those that you want.",
        LossPart::Mirroring, 42},
    LossReasonEntry{UnknownSetting, "unknown-setting", "{detail} knows no setting of this name here; it did nothing.",
                    LossPart::Decide, 8},
    LossReasonEntry{UnknownSettingNear, "unknown-setting-near",
                    "It is no setting of that program, and did nothing; {detail} may be meant.", LossPart::Decide, 95},
    LossReasonEntry{OldSpelling, "old-spelling",
                    "An old spelling, which new versions no longer read. It is read as {detail}.", LossPart::Decide,
                    15},
    LossReasonEntry{HostCheckOff, "host-check-off",
                    "The certificate may name another host: whoever holds any valid one can pose as the cluster. It "
                    "stays so; {detail}.",
                    LossPart::Decide, 85},
    LossReasonEntry{EchoExcluded, "echo-excluded",
                    "MirrorMaker 2 takes no topic back to where it came from. So does the link: it excludes {detail}.",
                    LossPart::Kept, 0},
    LossReasonEntry{OtherGroup, "other-group", "It is read as the resource of that kind of {detail}.", LossPart::Kept,
                    0},
    LossReasonEntry{DoneToo, "done-too", "Tributary does this too.", LossPart::Kept, 0},
    LossReasonEntry{EchoStopped, "echo-stopped",
                    "MirrorMaker 2 does not know its own prefix {detail} again, and mirrors its copies back; the link "
                    "does not.",
                    LossPart::Mirroring, 45},
    LossReasonEntry{TokenUrlAllowed, "token-url-allowed",
                    "From Kafka 4 on the program that runs it must be allowed to: "
                    "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls={detail}.",
                    LossPart::Decide, 45},
    LossReasonEntry{FormatByContent, "format-by-content", "Its content tells that it is of {detail}.", LossPart::Kept,
                    0},
    LossReasonEntry{ClusterJoined, "cluster-joined",
                    "It has an address in common with the cluster {detail}, so the two are one.", LossPart::Decide, 12},
    LossReasonEntry{
        AddressOpen, "address-open",
        "Where this cluster is cannot be known: {detail}. No link of it starts before its address is given.",
        LossPart::Mirroring, 98},
    LossReasonEntry{VariableOpen, "variable-open", "What {detail} stands for is not in the file, so this is left out.",
                    LossPart::Mirroring, 92},
    LossReasonEntry{VariableDefault, "variable-default",
                    "This is the default of a variable that the environment may set to something else.",
                    LossPart::Decide, 35},
    LossReasonEntry{GroupsLeft, "groups-left",
                    "The positions of consumer groups are not written at the target ({detail}). Groups that move there "
                    "need another way to theirs.",
                    LossPart::Mirroring, 70},
    LossReasonEntry{AclsLeft, "acls-left", "Access control lists of topics are not copied to the target.",
                    LossPart::Mirroring, 28},
    LossReasonEntry{PositionsElsewhere, "positions-elsewhere",
                    "{detail} keeps its positions where no link finds them. A link begins as its start says: with "
                    "\"earliest\" it mirrors everything once more, behind what the target has already. Choose another "
                    "start, or begin once with --accept-position.",
                    LossPart::Decide, 76},
    LossReasonEntry{LimitTaken, "limit-taken", "It is beyond Tributary's limit. Taken is {detail}.",
                    LossPart::Mirroring, 12},
    LossReasonEntry{ReadAsFalse, "read-as-false",
                    "{detail} reads this as false: blanks and comments behind a value belong to it. The link is drawn, "
                    "and starts only when it is asked for by name.",
                    LossPart::Mirroring, 97},
    LossReasonEntry{MayRepeat, "may-repeat",
                    "Tributary loses no record, but after a crash it may mirror up to one commit interval twice.",
                    LossPart::Mirroring, 65},
    LossReasonEntry{HowItRuns, "how-it-runs", "It says how it is run there, and nothing of which records go where.",
                    LossPart::Kept, 0},
    LossReasonEntry{LoginOpen, "login-open", "Look at the login of this cluster: {detail}.", LossPart::Decide, 72},
    LossReasonEntry{OldPartitioner, "old-partitioner",
                    "The producer of Kafka 0.8 chooses the partition by another hash of the key: a key goes on in "
                    "another partition than before.",
                    LossPart::Mirroring, 60},
    LossReasonEntry{
        PositionsMissed, "positions-missed",
        "{detail} goes on from positions that no link finds, and the link begins at the end: what is written between "
        "the stop of the one and the start of the other is missing at the target. Start the link before the other "
        "stops, so that some records come twice, or begin once with --accept-position and a time before the stop.",
        LossPart::Mirroring, 94},
    LossReasonEntry{HelpersLeft, "helpers-left",
                    "Topics of MirrorMaker 2 that are not written any more: {detail}. What reads them, such as "
                    "RemoteClusterUtils or an alert on heartbeats, stops working.",
                    LossPart::Mirroring, 27},
    LossReasonEntry{HelperAlone, "helper-alone",
                    "It belongs to no flow here, and the document does not have it: its aliases are {detail}. Where it "
                    "belongs to that flow, give both the same aliases.",
                    LossPart::Decide, 96},
    LossReasonEntry{ConvertersOpen, "converters-open",
                    "Its worker says this, and the worker's file is not here. Any class but ByteArrayConverter, for "
                    "headers also its default, changes records there; Tributary mirrors them as they are. Import the "
                    "worker's file too, or look it up.",
                    LossPart::Decide, 82},
    LossReasonEntry{ConnectClusterOther, "connect-cluster",
                    "Strimzi refuses this resource, and mirrors nothing: connectCluster has to be the target of each "
                    "of its mirrors, which write to {detail}. Decide which is meant before its links start.",
                    LossPart::Decide, 100},
    LossReasonEntry{NamesNotMirrored, "names-not-mirrored",
                    "It is taken over as it is. Names such as x-internal are besides not mirrored, unless they are "
                    "spelt out; {detail} mirrors them.",
                    LossPart::Mirroring, 40},
    LossReasonEntry{HeadersLeft, "headers-left",
                    "Records get headers there that they do not get here: {detail}. Tributary tells copies by the "
                    "names of topics, and refuses links that would bring records back under the same name.",
                    LossPart::Mirroring, 62},
};

constexpr bool inEnumerationOrder() {
    for (std::size_t i = 0; i < kReasons.size(); ++i) {
        if (static_cast<std::size_t>(kReasons[i].reason) != i) {
            return false;
        }
    }
    return kReasons.size() == static_cast<std::size_t>(HeadersLeft) + 1;
}
static_assert(inEnumerationOrder(), "every LossReason needs its sentence, in order");

constexpr std::array<std::string_view, kKeptKinds> kKindTexts{
    "tuning",  "monitoring", "consumer groups", "login",
    "running", "drawing",    "without effect",  "the same in other words"};

/// What settings of other programs are about, by a part of their name; the first that fits counts.
constexpr std::pair<std::string_view, KeptKind> kNames[] = {{"heartbeat", KeptKind::Monitoring},
                                                            {"metric", KeptKind::Monitoring},
                                                            {"jmx", KeptKind::Monitoring},
                                                            {"errors.log.", KeptKind::Monitoring},
                                                            {"checkpoint", KeptKind::Groups},
                                                            {"offset-syncs", KeptKind::Groups},
                                                            {"offset.lag.max", KeptKind::Groups},
                                                            {"groups", KeptKind::Groups},
                                                            {"group.filter", KeptKind::Groups},
                                                            {"offset.translator", KeptKind::Groups},
                                                            {"ssl.", KeptKind::Login},
                                                            {"sasl.", KeptKind::Login},
                                                            {"security.", KeptKind::Login},
                                                            {"config.providers", KeptKind::Login},
                                                            {"storage.", KeptKind::Running},
                                                            {"group.id", KeptKind::Running},
                                                            {"listener", KeptKind::Running},
                                                            {"rest.", KeptKind::Running},
                                                            {"plugin", KeptKind::Running},
                                                            {"converter", KeptKind::Running},
                                                            {"worker.", KeptKind::Running},
                                                            {"task.", KeptKind::Running},
                                                            {"topic.creation", KeptKind::Running},
                                                            {"exactly.once", KeptKind::Running},
                                                            {"transaction.boundary", KeptKind::Running}};

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

std::string_view keptKindText(KeptKind kind) { return kKindTexts.at(static_cast<std::size_t>(kind)); }

std::string LossLine::message() const {
    return fillIn(kReasons.at(static_cast<std::size_t>(reason)).english, {{"detail", detail}});
}

LossPart LossLine::part() const {
    const LossPart own = kReasons.at(static_cast<std::size_t>(reason)).part;
    return kind == LossKind::Note && own == LossPart::Mirroring ? LossPart::Kept : own;
}

KeptKind LossLine::keptKind() const {
    switch (reason) {
        case DrawingOnly:
            return KeptKind::Drawing;
        case HowItRuns:
        case OtherKind:
            return KeptKind::Running;
        case NoEffect:
        case FlowDisabled:
            return KeptKind::NoEffect;
        case NoCounterpart:
        case DecidedByEngine:
            return KeptKind::Tuning;
        case LossReason::Kept:
            break;
        default:
            return KeptKind::Same;
    }
    const std::string_view name = std::string_view(subject).substr(0, subject.find(" = "));
    const auto* found = std::ranges::find_if(kNames, [&](const auto& each) { return name.contains(each.first); });
    return found == std::end(kNames) ? KeptKind::Tuning : found->second;
}

std::string LossLine::text() const {
    return place + ": " + std::string(lossKindText(kind)) + ": " + subject + ": " + message();
}

void LossReport::add(LossLine line) {
    if (m_known.insert(line.text()).second) {
        m_lines.push_back(std::move(line));
    }
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

std::vector<LossLine> LossReport::part(LossPart part) const {
    std::vector<LossLine> out;
    std::ranges::copy_if(m_lines, std::back_inserter(out), [&](const LossLine& line) { return line.part() == part; });
    std::ranges::stable_sort(out, std::ranges::greater{}, [](const LossLine& line) {
        return kReasons.at(static_cast<std::size_t>(line.reason)).weight;
    });
    return out;
}

bool LossReport::loses() const {
    return std::ranges::any_of(m_lines, [](const LossLine& line) { return line.kind != LossKind::Note; });
}

bool LossReport::losesMoreThanIsKept() const {
    return std::ranges::any_of(
        m_lines, [](const LossLine& line) { return line.kind != LossKind::Note && line.part() != LossPart::Kept; });
}

std::array<std::size_t, kKeptKinds> LossReport::keptCounts() const {
    std::array<std::size_t, kKeptKinds> counts{};
    for (const LossLine& line : m_lines) {
        if (line.part() == LossPart::Kept) {
            ++counts.at(static_cast<std::size_t>(line.keptKind()));
        }
    }
    return counts;
}

}  // namespace tributary
