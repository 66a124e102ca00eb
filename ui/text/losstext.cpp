#include "ui/text/losstext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tributary::ui {

namespace {

using enum LossReason;

/// The texts of this file, for the translator.
struct LossTexts {
    Q_DECLARE_TR_FUNCTIONS(LossText)
};

struct LossSentence {
    LossReason reason;
    const char* source;
};

constexpr std::array kLossSentences{
    LossSentence{NoCounterpart, QT_TRANSLATE_NOOP("LossText", "There is no counterpart in {detail}.")},
    LossSentence{Kept,
                 QT_TRANSLATE_NOOP("LossText",
                                   "Tributary does not do this itself. It is kept in the document and written again "
                                   "by an export to {detail}.")},
    LossSentence{EngineOnly, QT_TRANSLATE_NOOP("LossText", "Only Tributary's own engine has this; {detail} does not.")},
    LossSentence{DrawingOnly, QT_TRANSLATE_NOOP("LossText", "It belongs to the drawing and stays in the document.")},
    LossSentence{DecidedByEngine, QT_TRANSLATE_NOOP("LossText", "Tributary does not let this be set: {detail}.")},
    LossSentence{
        SecretMoved,
        QT_TRANSLATE_NOOP("LossText",
                          "A secret stands here in clear. The document does not hold it: put it into the {detail}.")},
    LossSentence{SecretReference, QT_TRANSLATE_NOOP("LossText", "The secret is expected as {detail}.")},
    LossSentence{SecretDropped, QT_TRANSLATE_NOOP("LossText", "It is a secret that the document has no place for.")},
    LossSentence{JaasUnreadable,
                 QT_TRANSLATE_NOOP("LossText",
                                   "User and password cannot be seen from here. Set them at the cluster: {detail}.")},
    LossSentence{PlaceholderKept,
                 QT_TRANSLATE_NOOP(
                     "LossText", "Tributary fills in no placeholders outside of secrets. Put the value in its place.")},
    LossSentence{
        SecondLink,
        QT_TRANSLATE_NOOP("LossText",
                          "{detail} has one flow from one cluster to another, so this second link is left out.")},
    LossSentence{NamingUnsupported,
                 QT_TRANSLATE_NOOP("LossText", "{detail} cannot give topics these names, so the link is left out.")},
    LossSentence{PatternRewritten,
                 QT_TRANSLATE_NOOP("LossText", "It is written as {detail}, which matches the same topics.")},
    LossSentence{PatternUnsupported, QT_TRANSLATE_NOOP("LossText",
                                                       "{detail} separates patterns by commas, and this one cannot be "
                                                       "written without its comma. The link is left out.")},
    LossSentence{LinkLeftOut, QT_TRANSLATE_NOOP("LossText", "The link is left out: {detail}.")},
    LossSentence{Rounded, QT_TRANSLATE_NOOP("LossText", "Only whole seconds can be written there: {detail}.")},
    LossSentence{OneForAll,
                 QT_TRANSLATE_NOOP("LossText", "It counts for all flows into one cluster; written is {detail}.")},
    LossSentence{DefaultWritten,
                 QT_TRANSLATE_NOOP("LossText", "The other side has another default, so it is written out: {detail}.")},
    LossSentence{Renamed, QT_TRANSLATE_NOOP("LossText", "It is called {detail} there.")},
    LossSentence{StartReplaced,
                 QT_TRANSLATE_NOOP("LossText", "Such a start is not known there; it begins at {detail}.")},
    LossSentence{CompressionFollowed, QT_TRANSLATE_NOOP("LossText",
                                                        "{detail} does not follow the compression of the source; its "
                                                        "producer writes uncompressed unless told otherwise.")},
    LossSentence{PartitioningReplaced,
                 QT_TRANSLATE_NOOP("LossText", "Records go to their partitions by {detail} there.")},
    LossSentence{
        KeyStore,
        QT_TRANSLATE_NOOP("LossText",
                          "A Java key store cannot be read. Export it as PEM files and name them at the cluster.")},
    LossSentence{
        FilesToJoin,
        QT_TRANSLATE_NOOP("LossText", "Certificate and key must stand in one PEM file there; put both into {detail}.")},
    LossSentence{GroupWritten, QT_TRANSLATE_NOOP("LossText", "The consumer group is written out: {detail}.")},
    LossSentence{GroupUnused,
                 QT_TRANSLATE_NOOP("LossText", "{detail} keeps its positions elsewhere and uses no consumer group.")},
    LossSentence{Twice, QT_TRANSLATE_NOOP("LossText", "It stands twice; the last one counts.")},
    LossSentence{NotReadThere, QT_TRANSLATE_NOOP("LossText", "{detail} does not read this setting at this place.")},
    LossSentence{FlowDisabled, QT_TRANSLATE_NOOP("LossText", "The flow is not enabled, so no link is drawn for it.")},
    LossSentence{ImageName,
                 QT_TRANSLATE_NOOP("LossText", "Put the name of your own container image in the place of {detail}.")},
    LossSentence{
        SandboxLeftOut,
        QT_TRANSLATE_NOOP("LossText", "A simulated cluster has no address outside of its sandbox; it is left out.")},
    LossSentence{NoEffect, QT_TRANSLATE_NOOP("LossText", "It had no effect there either.")},
    LossSentence{
        PositionsTakenOver,
        QT_TRANSLATE_NOOP("LossText", "To go on from the positions that the group has, start it once with {detail}.")},
    LossSentence{OtherKind, QT_TRANSLATE_NOOP("LossText", "It is not a mirror: {detail}.")},
    LossSentence{InternalTopics, QT_TRANSLATE_NOOP("LossText", "{detail} never mirrors internal topics.")},
    LossSentence{
        WorkerSetting,
        QT_TRANSLATE_NOOP("LossText", "It belongs to the worker that runs the connectors: set {detail} there.")},
    LossSentence{ScopeWidened, QT_TRANSLATE_NOOP("LossText", "It is kept for the clients it reaches here: {detail}.")},
    LossSentence{NoFlowEnabled,
                 QT_TRANSLATE_NOOP(
                     "LossText",
                     "No flow is enabled, so nothing is mirrored and no link is drawn. Enable the flows that you want: "
                     "{detail}.")},
    LossSentence{
        NamingLeftOpen,
        QT_TRANSLATE_NOOP(
            "LossText",
            "How topics are called at the target cannot be known: {detail}. The link does not start before its "
            "naming is chosen.")},
    LossSentence{
        SelectionOpen,
        QT_TRANSLATE_NOOP(
            "LossText",
            "Which topics are mirrored cannot be known: {detail}. The link does not start before its topics are "
            "chosen.")},
    LossSentence{
        LinkStopped,
        QT_TRANSLATE_NOOP("LossText",
                          "It does not run there. The link is drawn, and starts only when it is asked for by name.")},
    LossSentence{RecordsChanged,
                 QT_TRANSLATE_NOOP("LossText",
                                   "{detail} changes records on their way here; Tributary mirrors them as they are.")},
    LossSentence{AlwaysDone, QT_TRANSLATE_NOOP("LossText", "Tributary always does this: {detail}.")},
    LossSentence{
        ScopeConflict,
        QT_TRANSLATE_NOOP(
            "LossText",
            "A cluster has one way to be reached here. Taken is {detail}; draw a second cluster for the other.")},
    LossSentence{ServiceTopics, QT_TRANSLATE_NOOP("LossText",
                                                  "Topics of services beside the brokers ({detail}) are mirrored under "
                                                  "their own name only where they are spelt "
                                                  "out: add those that you want.")},
    LossSentence{UnknownSetting,
                 QT_TRANSLATE_NOOP("LossText", "{detail} knows no setting of this name here; it did nothing.")},
    LossSentence{
        UnknownSettingNear,
        QT_TRANSLATE_NOOP("LossText", "It is no setting of that program, and did nothing; {detail} may be meant.")},
    LossSentence{
        OldSpelling,
        QT_TRANSLATE_NOOP("LossText", "An old spelling, which new versions no longer read. It is read as {detail}.")},
    LossSentence{HostCheckOff,
                 QT_TRANSLATE_NOOP(
                     "LossText",
                     "The certificate may name another host: whoever holds any valid one can pose as the cluster. It "
                     "stays so; {detail}.")},
    LossSentence{
        EchoExcluded,
        QT_TRANSLATE_NOOP(
            "LossText",
            "MirrorMaker 2 takes no topic back to where it came from. So does the link: it excludes {detail}.")},
    LossSentence{OtherGroup, QT_TRANSLATE_NOOP("LossText", "It is read as the resource of that kind of {detail}.")},
    LossSentence{DoneToo, QT_TRANSLATE_NOOP("LossText", "Tributary does this too.")},
    LossSentence{EchoStopped, QT_TRANSLATE_NOOP("LossText",
                                                "MirrorMaker 2 does not know its own prefix {detail} again, and "
                                                "mirrors its copies back; the link does not.")},
    LossSentence{TokenUrlAllowed, QT_TRANSLATE_NOOP("LossText",
                                                    "From Kafka 4 on the program that runs it must be allowed to: "
                                                    "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls={detail}.")},
    LossSentence{FormatByContent, QT_TRANSLATE_NOOP("LossText", "Its content tells that it is of {detail}.")},
    LossSentence{
        ClusterJoined,
        QT_TRANSLATE_NOOP("LossText", "It has an address in common with the cluster {detail}, so the two are one.")},
    LossSentence{
        AddressOpen,
        QT_TRANSLATE_NOOP("LossText",
                          "Where this cluster is cannot be known: {detail}. No link of it starts before its address is "
                          "given.")},
    LossSentence{VariableOpen,
                 QT_TRANSLATE_NOOP("LossText", "What {detail} stands for is not in the file, so this is left out.")},
    LossSentence{VariableDefault,
                 QT_TRANSLATE_NOOP(
                     "LossText", "This is the default of a variable that the environment may set to something else.")},
    LossSentence{
        GroupsLeft,
        QT_TRANSLATE_NOOP(
            "LossText",
            "The positions of consumer groups are not written at the target ({detail}). Groups that move there "
            "need another way to theirs.")},
    LossSentence{AclsLeft,
                 QT_TRANSLATE_NOOP("LossText", "Access control lists of topics are not copied to the target.")},
    LossSentence{PositionsElsewhere,
                 QT_TRANSLATE_NOOP(
                     "LossText",
                     "{detail} keeps its positions where no link finds them. A link begins as its start says: with "
                     "\"earliest\" it mirrors everything once more, behind what the target has already. Choose another "
                     "start, or begin once with --accept-position.")},
    LossSentence{LimitTaken, QT_TRANSLATE_NOOP("LossText", "It is beyond Tributary's limit. Taken is {detail}.")},
    LossSentence{ReadAsFalse,
                 QT_TRANSLATE_NOOP("LossText",
                                   "{detail} reads this as false: blanks and comments behind a value belong to it. The "
                                   "link is drawn, and starts only when it is asked for by name.")},
    LossSentence{
        MayRepeat,
        QT_TRANSLATE_NOOP(
            "LossText", "Tributary loses no record, but after a crash it may mirror up to one commit interval twice.")},
    LossSentence{HowItRuns,
                 QT_TRANSLATE_NOOP("LossText", "It says how it is run there, and nothing of which records go where.")},
    LossSentence{LoginOpen, QT_TRANSLATE_NOOP("LossText", "Look at the login of this cluster: {detail}.")},
    LossSentence{OldPartitioner, QT_TRANSLATE_NOOP("LossText",
                                                   "The producer of Kafka 0.8 chooses the partition by another hash of "
                                                   "the key: a key goes on in another partition than before.")},
    LossSentence{PositionsMissed,
                 QT_TRANSLATE_NOOP("LossText",
                                   "{detail} goes on from positions that no link finds, and the link begins at the "
                                   "end: what is written between the stop of the one and the start of the other is "
                                   "missing at the target. Start the link before the other stops, so that some records "
                                   "come twice, or begin once with --accept-position and a time before the stop.")},
    LossSentence{HelpersLeft,
                 QT_TRANSLATE_NOOP("LossText",
                                   "Topics of MirrorMaker 2 that are not written any more: {detail}. What reads them, "
                                   "such as RemoteClusterUtils or an alert on heartbeats, stops working.")},
    LossSentence{HelperAlone,
                 QT_TRANSLATE_NOOP("LossText",
                                   "It belongs to no flow here, and the document does not have it: its aliases are "
                                   "{detail}. Where it belongs to that flow, give both the same aliases.")},
    LossSentence{ConvertersOpen,
                 QT_TRANSLATE_NOOP("LossText",
                                   "Its worker says this, and the worker's file is not here. Any class but "
                                   "ByteArrayConverter, for headers also its default, changes records there; Tributary "
                                   "mirrors them as they are. Import the worker's file too, or look it up.")},
    LossSentence{ConnectClusterOther,
                 QT_TRANSLATE_NOOP(
                     "LossText",
                     "Strimzi refuses this resource, and mirrors nothing: connectCluster has to be the target of each "
                     "of its mirrors, which write to {detail}. Decide which is meant before its links start.")},
    LossSentence{NamesNotMirrored,
                 QT_TRANSLATE_NOOP("LossText",
                                   "It is taken over as it is. Names such as x-internal are besides not mirrored, "
                                   "unless they are spelt out; {detail} mirrors them.")},
    LossSentence{
        HeadersLeft,
        QT_TRANSLATE_NOOP("LossText",
                          "Records get headers there that they do not get here: {detail}. Tributary tells copies by "
                          "the names of topics, and refuses links that would bring records back under the same name.")},
};

}  // namespace

const char* lossSentence(LossReason reason) {
    const auto* found = std::ranges::find(kLossSentences, reason, &LossSentence::reason);
    return found == kLossSentences.end() ? nullptr : found->source;
}

QString lossOutcome(const LossLine& line) {
    switch (line.part()) {
        case LossPart::Mirroring:
            return line.kind == LossKind::Lost ? LossTexts::tr("not carried over") : LossTexts::tr("replaced");
        case LossPart::Decide:
            return LossTexts::tr("to decide");
        case LossPart::Kept:
            break;
    }
    return LossTexts::tr("kept");
}

QString lossText(const LossLine& line) {
    const char* sentence = lossSentence(line.reason);
    return (sentence == nullptr ? QString::fromStdString(line.message()) : LossTexts::tr(sentence))
        .replace(QStringLiteral("{detail}"), QString::fromStdString(line.detail));
}

}  // namespace tributary::ui
