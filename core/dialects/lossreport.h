#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tributary {

/// How much of a setting reached the other side.
enum class LossKind {
    Lost,      ///< it did not: nothing stands in its place
    Replaced,  ///< something else stands in its place, and does not do quite the same
    Note,      ///< it did, in another form; or it has no part in what is mirrored
};

/// Why a line is in the report. Each has one English sentence; ui translates it by this code.
enum class LossReason : std::uint8_t {
    NoCounterpart,
    Kept,
    EngineOnly,
    DrawingOnly,
    DecidedByEngine,
    SecretMoved,
    SecretReference,
    SecretDropped,
    JaasUnreadable,
    PlaceholderKept,
    SecondLink,
    NamingUnsupported,
    PatternRewritten,
    PatternUnsupported,
    LinkLeftOut,
    Rounded,
    OneForAll,
    DefaultWritten,
    Renamed,
    StartReplaced,
    CompressionFollowed,
    PartitioningReplaced,
    KeyStore,
    FilesToJoin,
    GroupWritten,
    GroupUnused,
    Twice,
    NotReadThere,
    FlowDisabled,
    ImageName,
    SandboxLeftOut,
    NoEffect,
    PositionsTakenOver,
    OtherKind,
    InternalTopics,
    WorkerSetting,
    ScopeWidened,
    NoFlowEnabled,
    NamingLeftOpen,
    SelectionOpen,
    LinkStopped,
    RecordsChanged,
    AlwaysDone,
    ScopeConflict,
    ServiceTopics,
    UnknownSetting,
    UnknownSettingNear,
    OldSpelling,
    HostCheckOff,
    EchoExcluded,
    OtherGroup,
    DoneToo,
    EchoStopped,
    TokenUrlAllowed,
    FormatByContent,
    ClusterJoined,
    AddressOpen,
    VariableOpen,
    VariableDefault,
    GroupsLeft,
    AclsLeft,
    PositionsElsewhere,
    LimitTaken,
    ReadAsFalse,
    MayRepeat,
    HowItRuns,
    LoginOpen,
    OldPartitioner,
    PositionsMissed,
    HelpersLeft,
    HelperAlone,
    ConvertersOpen,
    ConnectClusterOther,
    NamesNotMirrored,
    HeadersLeft,
};

/// The three parts of a report, in the order in which a person reads them.
enum class LossPart {
    Mirroring,  ///< what is mirrored, or how, is not what it was
    Decide,     ///< somebody has to do or decide something
    Kept,       ///< no more than a count, unless somebody asks for it
};

/// What the lines of the last part are about, for whoever counts them.
enum class KeptKind : std::uint8_t {
    Tuning,      ///< how fast, and with how much memory
    Monitoring,  ///< what somebody watches it by
    Groups,      ///< what it does for consumer groups
    Login,       ///< what only the other program's clients log in with
    Running,     ///< pods, workers, where it keeps what it has
    Drawing,
    NoEffect,  ///< it did nothing there either
    Same,      ///< it carried over in other words
};
inline constexpr std::size_t kKeptKinds = static_cast<std::size_t>(KeptKind::Same) + 1;

struct LossReasonEntry {
    LossReason reason;
    std::string_view name;     ///< stable, for JSON
    std::string_view english;  ///< with {detail}
    LossPart part;
    int weight = 0;  ///< within its part: the larger, the earlier
};

/// All reasons, in the order of the enumeration. Immutable, usable from any thread.
[[nodiscard]] std::span<const LossReasonEntry> lossReasons();

struct LossLine {
    LossKind kind = LossKind::Lost;
    LossReason reason = LossReason::NoCounterpart;
    std::string place;    ///< "mm2.properties:12:1" where it was read; "link eu-agg" where it was written from
    std::string subject;  ///< the setting and its value, never a secret: "emit.heartbeats.enabled = true"
    std::string detail;   ///< fills in {detail} of the sentence: what was put in its place, or which program is meant

    /// The sentence with the detail filled in.
    [[nodiscard]] std::string message() const;
    /// "place: not carried over: subject: sentence"
    [[nodiscard]] std::string text() const;
    /// A note is no more than kept, unless its reason is something to decide.
    [[nodiscard]] LossPart part() const;
    /// Of a line of the last part.
    [[nodiscard]] KeptKind keptKind() const;

    bool operator==(const LossLine&) const = default;
};

/// "tuning", "without effect": as one counts them.
[[nodiscard]] std::string_view keptKindText(KeptKind kind);

/// "not carried over", "replaced", "note".
[[nodiscard]] std::string_view lossKindText(LossKind kind);

/// What an import or export did not carry over, line by line. A plain value.
class LossReport {
public:
    /// What is in it already is not said again: one setting that reaches several links is worth one line only.
    void add(LossLine line);
    void lost(LossReason reason, std::string place, std::string subject, std::string detail = {});
    void replaced(LossReason reason, std::string place, std::string subject, std::string detail = {});
    void note(LossReason reason, std::string place, std::string subject, std::string detail = {});

    /// The lines of another report, behind its own.
    void append(const LossReport& other);

    [[nodiscard]] const std::vector<LossLine>& lines() const { return m_lines; }
    /// The lines of one part, those that weigh most first; of the same weight in the order in which they came.
    [[nodiscard]] std::vector<LossLine> part(LossPart part) const;
    /// Did anything but notes come up?
    [[nodiscard]] bool loses() const;
    /// Anything of these that changes the mirroring, or that somebody has to decide?
    [[nodiscard]] bool losesMoreThanIsKept() const;
    /// How many lines of the last part there are of each kind.
    [[nodiscard]] std::array<std::size_t, kKeptKinds> keptCounts() const;

private:
    std::vector<LossLine> m_lines;
    std::unordered_set<std::string> m_known;  ///< their texts
};

}  // namespace tributary
