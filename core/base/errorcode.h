#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace tributary {

/// Every kind of failure that core can report. The code chooses the sentence (errorCatalogue(), and its translation in
/// ui); the error's named arguments fill it in. Codes are never reused for another meaning.
enum class ErrorCode : std::uint16_t {
    None,
    // files and documents
    FileUnreadable,
    FileUnwritable,
    FileTooLarge,
    JsonSyntax,
    JsonTooDeep,
    JsonDuplicateKey,
    NotATopology,
    SchemaTooNew,
    FieldMissing,
    FieldType,
    FieldValue,
    DocumentInvalid,
    LinkUnknown,
    // topic selection
    PatternSyntax,
    PatternTooComplex,
    // secrets
    SecretUnavailable,
    // Kafka, reported by librdkafka or by a broker
    KafkaConfig,
    KafkaUnreachable,
    KafkaAuthentication,
    KafkaAuthorization,
    KafkaRequest,
    // the life of a link
    ClusterUnresolved,
    NothingSelected,
    GroupInUse,
    PositionForeign,
    PositionLost,
    PositionOutOfRange,
    TopicRecreated,
    TargetTopicUnusable,
    RecordRefused,
    ProducerFatal,
    ConsumerFatal,
    DrainTimeout,
    EchoLoop,
    StateUnwritable,
    StateDamaged,
    MachineLimit,
    MetricsEndpoint,
    // documents, in detail
    JsonTooMany,
    SecretInDocument,
    DuplicateId,
    // what validation finds in a topology
    LinkEndMissing,
    LinkToItself,
    LinkAcrossKinds,
    SharedBootstrap,
    NoBootstrap,
    LinkCycle,
    LinkCyclePossible,
    LinkCycleUnchecked,
    TargetTopicTwice,
    TargetTopicShared,
    GroupShared,
    SelectionEmpty,
    OutOfRange,
    RunOnUnknown,
    TemplateWithoutTopic,
    TargetNameIllegal,
    TargetTopicOfBrokers,
    TargetTopicOfService,
    SecretReferenceInvalid,
    SecurityIncomplete,
    SettingReserved,
    // what validation finds once the topics are known
    RuleDead,
    RuleShadowed,
    RuleDotUnescaped,
    TargetNameClash,
    Internal,
    // later additions
    LinkToReadOnly,
    DuplicateName,
    TargetLostRecords,
    IdempotenceRefused,
    SourceConfigUnread,
    TargetConfigRefused,
    TargetConfigFollows,
    TargetConfigKept,
    // files of other programs
    ForeignSyntax,
    NothingToImport,
    NothingToExport,
    // Kafka Connect
    ConnectUnusable,
    ConnectCannot,
    ConnectUnreachable,
    ConnectRefused,
    ConnectorFailed,
    ConnectorUnassigned,
    ConnectDiffers,
    // a document from elsewhere
    DocumentUntrusted,
    // what a link does not do although it runs
    PositionsUncommitted,
    CommitsFail,
    GroupRefuses,
    TargetSilent,
    AccessChanged,
    OpenTransaction,
    // one side is not what it was
    SourceReplaced,
    TargetReplaced,
    ClusterReplaced,
    PositionChosen,
    SourceJumps,
    SourceOutOfOrder,
    // what answers is no broker
    NotKafka,
    // secrets that others can get at
    PasswordInClear,
    CertificateUnverified,
    SecretExposed,
    // a link that skips what the target refuses
    RecordsSkipped,
    // where the way to a cluster ends (core/base/connectionstage.h)
    HostUnknown,
    PortClosed,
    HostUnreachable,
    BrokerSilent,
    BrokerCloses,
    TlsUntrusted,
    TlsWrongHost,
    TlsExpired,
    TlsNotYetValid,
    TlsUnverified,
    TlsNeedsCertificate,
    TlsRefusesCertificate,
    TlsNotSpoken,
    TlsExpected,
    TlsFailed,
    TlsFile,
    TlsKeyPassword,
    SaslMechanism,
    SaslNotSpoken,
    SaslExpected,
    // what a source no longer shows
    SourceTopicHidden,
    // what an import left open
    NamingOpen,
    // SASL OAUTHBEARER: the way to a token
    TokenUnreachable,
    TokenRefused,
    TokenUnusable,
    SaslMechanismUnknown,
    // which program a file is of
    ForeignFormatUnclear,
    ForeignFormatUnknown,
    ForeignClientOnly,
    // what an import cannot read until it is filled in
    PlaceholderOpen,
    // what a document has and nobody reads
    MemberUnknown,
    MemberMisspelt,
    // what is kept of a link at its target, and the groups that follow
    StateNotKept,
    StateInFile,
    TargetTailLost,
    GroupUnsynced,
    GroupsUnread,
};

/// One line of the catalogue: a stable name for logs and JSON, and the English sentence with {named} arguments.
struct ErrorCatalogueEntry {
    ErrorCode code;
    std::string_view name;
    std::string_view english;
};

/// All codes, in the order of the enumeration. Immutable, usable from any thread.
[[nodiscard]] std::span<const ErrorCatalogueEntry> errorCatalogue();

/// The catalogue's entry for `code`.
[[nodiscard]] const ErrorCatalogueEntry& catalogueEntry(ErrorCode code);

}  // namespace tributary
