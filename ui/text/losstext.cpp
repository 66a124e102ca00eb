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

struct Sentence {
    LossReason reason;
    const char* source;
};

constexpr std::array kSentences{
    Sentence{NoCounterpart, QT_TRANSLATE_NOOP("LossText", "There is no counterpart in {detail}.")},
    Sentence{Kept, QT_TRANSLATE_NOOP("LossText",
                                     "Tributary does not do this itself. It is kept in the document and written again "
                                     "by an export to {detail}.")},
    Sentence{EngineOnly, QT_TRANSLATE_NOOP("LossText", "Only Tributary's own engine has this; {detail} does not.")},
    Sentence{DrawingOnly, QT_TRANSLATE_NOOP("LossText", "It belongs to the drawing and stays in the document.")},
    Sentence{DecidedByEngine, QT_TRANSLATE_NOOP("LossText", "Tributary does not let this be set: {detail}.")},
    Sentence{
        SecretMoved,
        QT_TRANSLATE_NOOP("LossText",
                          "A secret stands here in clear. The document does not hold it: put it into the {detail}.")},
    Sentence{SecretReference, QT_TRANSLATE_NOOP("LossText", "The secret is expected as {detail}.")},
    Sentence{SecretDropped, QT_TRANSLATE_NOOP("LossText", "It is a secret that the document has no place for.")},
    Sentence{JaasUnreadable,
             QT_TRANSLATE_NOOP("LossText",
                               "User and password cannot be seen from here. Set them at the cluster: {detail}.")},
    Sentence{PlaceholderKept,
             QT_TRANSLATE_NOOP("LossText",
                               "Tributary fills in no placeholders outside of secrets. Put the value in its place.")},
    Sentence{SecondLink,
             QT_TRANSLATE_NOOP("LossText",
                               "{detail} has one flow from one cluster to another, so this second link is left out.")},
    Sentence{NamingUnsupported,
             QT_TRANSLATE_NOOP("LossText", "{detail} cannot give topics these names, so the link is left out.")},
    Sentence{PatternRewritten,
             QT_TRANSLATE_NOOP("LossText", "It is written as {detail}, which matches the same topics.")},
    Sentence{PatternUnsupported, QT_TRANSLATE_NOOP("LossText",
                                                   "{detail} separates patterns by commas, and this one cannot be "
                                                   "written without its comma. The link is left out.")},
    Sentence{LinkLeftOut, QT_TRANSLATE_NOOP("LossText", "The link is left out: {detail}.")},
    Sentence{Rounded, QT_TRANSLATE_NOOP("LossText", "Only whole seconds can be written there: {detail}.")},
    Sentence{OneForAll,
             QT_TRANSLATE_NOOP("LossText", "It counts for all flows into one cluster; written is {detail}.")},
    Sentence{DefaultWritten,
             QT_TRANSLATE_NOOP("LossText", "The other side has another default, so it is written out: {detail}.")},
    Sentence{Renamed, QT_TRANSLATE_NOOP("LossText", "It is called {detail} there.")},
    Sentence{StartReplaced, QT_TRANSLATE_NOOP("LossText", "Such a start is not known there; it begins at {detail}.")},
    Sentence{CompressionFollowed, QT_TRANSLATE_NOOP("LossText",
                                                    "{detail} does not follow the compression of the source; its "
                                                    "producer writes uncompressed unless told otherwise.")},
    Sentence{PartitioningReplaced, QT_TRANSLATE_NOOP("LossText", "Records go to their partitions by {detail} there.")},
    Sentence{KeyStore,
             QT_TRANSLATE_NOOP(
                 "LossText", "A Java key store cannot be read. Export it as PEM files and name them at the cluster.")},
    Sentence{
        FilesToJoin,
        QT_TRANSLATE_NOOP("LossText", "Certificate and key must stand in one PEM file there; put both into {detail}.")},
    Sentence{GroupWritten, QT_TRANSLATE_NOOP("LossText", "The consumer group is written out: {detail}.")},
    Sentence{GroupUnused,
             QT_TRANSLATE_NOOP("LossText", "{detail} keeps its positions elsewhere and uses no consumer group.")},
    Sentence{Twice, QT_TRANSLATE_NOOP("LossText", "It stands twice; the last one counts.")},
    Sentence{NotReadThere, QT_TRANSLATE_NOOP("LossText", "{detail} does not read this setting at this place.")},
    Sentence{FlowDisabled, QT_TRANSLATE_NOOP("LossText", "The flow is not enabled, so no link is drawn for it.")},
    Sentence{ImageName,
             QT_TRANSLATE_NOOP("LossText", "Put the name of your own container image in the place of {detail}.")},
    Sentence{
        SandboxLeftOut,
        QT_TRANSLATE_NOOP("LossText", "A simulated cluster has no address outside of its sandbox; it is left out.")},
    Sentence{NoEffect, QT_TRANSLATE_NOOP("LossText", "It had no effect there either.")},
    Sentence{
        PositionsTakenOver,
        QT_TRANSLATE_NOOP("LossText", "To go on from the positions that the group has, start it once with {detail}.")},
    Sentence{OtherKind, QT_TRANSLATE_NOOP("LossText", "It is not a mirror: {detail}.")},
    Sentence{InternalTopics, QT_TRANSLATE_NOOP("LossText", "{detail} never mirrors internal topics.")},
    Sentence{WorkerSetting,
             QT_TRANSLATE_NOOP("LossText", "It belongs to the worker that runs the connectors: set {detail} there.")},
    Sentence{ScopeWidened, QT_TRANSLATE_NOOP("LossText", "It is kept for the clients it reaches here: {detail}.")},
};

}  // namespace

const char* lossSentence(LossReason reason) {
    const auto* found = std::ranges::find(kSentences, reason, &Sentence::reason);
    return found == kSentences.end() ? nullptr : found->source;
}

QString lossKind(LossKind kind) {
    switch (kind) {
        case LossKind::Lost:
            return LossTexts::tr("not carried over");
        case LossKind::Replaced:
            return LossTexts::tr("replaced");
        case LossKind::Note:
            break;
    }
    return LossTexts::tr("note");
}

QString lossText(const LossLine& line) {
    const char* sentence = lossSentence(line.reason);
    return (sentence == nullptr ? QString::fromStdString(line.message()) : LossTexts::tr(sentence))
        .replace(QStringLiteral("{detail}"), QString::fromStdString(line.detail));
}

}  // namespace tributary::ui
