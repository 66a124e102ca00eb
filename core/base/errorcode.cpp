#include "core/base/errorcode.h"

#include <array>

namespace tributary {

namespace {

using enum ErrorCode;

constexpr std::array kCatalogue{
    ErrorCatalogueEntry{None, "none", "No error."},
    ErrorCatalogueEntry{FileUnreadable, "file-unreadable", "Cannot read {file}: {reason}."},
    ErrorCatalogueEntry{FileUnwritable, "file-unwritable", "Cannot write {file}: {reason}. What was there before is unchanged."},
    ErrorCatalogueEntry{FileTooLarge, "file-too-large", "{file} has {size} bytes; a topology has at most {limit}."},
    ErrorCatalogueEntry{JsonSyntax, "json-syntax", "Not valid JSON: {reason}."},
    ErrorCatalogueEntry{JsonTooDeep, "json-too-deep", "The JSON is nested deeper than {limit} levels."},
    ErrorCatalogueEntry{JsonDuplicateKey, "json-duplicate-key", "The member \"{key}\" stands twice; remove one of them."},
    ErrorCatalogueEntry{NotATopology, "not-a-topology",
                        "This is not a Tributary topology: \"format\" must be \"tributary\"."},
    ErrorCatalogueEntry{SchemaTooNew, "schema-too-new",
                        "The document has version {version}; this program reads up to {supported}. Use a newer Tributary."},
    ErrorCatalogueEntry{FieldMissing, "field-missing", "{field} is missing."},
    ErrorCatalogueEntry{FieldType, "field-type", "{field} must be {expected}."},
    ErrorCatalogueEntry{FieldValue, "field-value", "{field} is \"{value}\"; it must be {expected}."},
    ErrorCatalogueEntry{DocumentInvalid, "document-invalid", "{reason}"},
    ErrorCatalogueEntry{LinkUnknown, "link-unknown", "There is no link \"{link}\"; the document has: {known}."},
    ErrorCatalogueEntry{PatternSyntax, "pattern-syntax", "Pattern {pattern}: {reason} at character {position}."},
    ErrorCatalogueEntry{PatternTooComplex, "pattern-too-complex",
                        "Pattern {pattern} takes too long to match {topic}; simplify its nested repetitions."},
    ErrorCatalogueEntry{SecretUnavailable, "secret-unavailable", "The secret {reference} cannot be read: {reason}."},
    ErrorCatalogueEntry{KafkaConfig, "kafka-config", "Client setting {setting} is not accepted: {reason}."},
    ErrorCatalogueEntry{KafkaUnreachable, "kafka-unreachable",
                        "{cluster} does not answer at {bootstrap}: {reason}. Trying again."},
    ErrorCatalogueEntry{KafkaAuthentication, "kafka-authentication",
                        "{cluster} refuses the credentials: {reason}. Correct the security settings."},
    ErrorCatalogueEntry{KafkaAuthorization, "kafka-authorization",
                        "Not authorised for {resource} at {cluster}. Grant the permission; it is tried again by itself."},
    ErrorCatalogueEntry{KafkaRequest, "kafka-request", "{request} failed: {reason}."},
    ErrorCatalogueEntry{ClusterUnresolved, "cluster-unresolved",
                        "The cluster {cluster} has no address: sandbox clusters exist only inside a running sandbox."},
    ErrorCatalogueEntry{NothingSelected, "nothing-selected",
                        "No topic of {cluster} matches the selection yet; the link waits for one."},
    ErrorCatalogueEntry{GroupInUse, "group-in-use",
                        "The consumer group {group} has active members, so its position cannot be set. Stop them first."},
    ErrorCatalogueEntry{PositionForeign, "position-foreign",
                        "The positions of group {group} were committed for {found}, not for {expected}. "
                        "Choose where this link is to start before it runs."},
    ErrorCatalogueEntry{PositionLost, "position-lost",
                        "This link ran before, but group {group} has no positions any more (an idle group expires). "
                        "Choose where this link is to start before it runs."},
    ErrorCatalogueEntry{PositionOutOfRange, "position-out-of-range",
                        "{topic} [{partition}]: position {position} is outside what the source still has "
                        "({first} to {last}); the records between are gone. Choose where to go on."},
    ErrorCatalogueEntry{TopicRecreated, "topic-recreated",
                        "{topic} was deleted and created again at the source. Its old and new records are not mixed: "
                        "the topic is halted until a position is chosen."},
    ErrorCatalogueEntry{TargetTopicUnusable, "target-topic-unusable",
                        "The target topic {topic} cannot be used: {reason}. It is tried again by itself."},
    ErrorCatalogueEntry{RecordRefused, "record-refused",
                        "{topic} [{partition}]: the target refuses the record at offset {offset}: {reason}. The "
                        "partition has stopped before it; raise the target's limit or set the link to skip."},
    ErrorCatalogueEntry{ProducerFatal, "producer-fatal",
                        "The producer stopped ({reason}); a new one goes on from the acknowledged position."},
    ErrorCatalogueEntry{ConsumerFatal, "consumer-fatal", "The consumer stopped: {reason}."},
    ErrorCatalogueEntry{DrainTimeout, "drain-timeout",
                        "{count} records were still unacknowledged after {seconds} s; their positions were not "
                        "committed and they will be sent again."},
    ErrorCatalogueEntry{EchoLoop, "echo-loop",
                        "{source} and {target} are the same cluster ({cluster}); mirroring a topic onto itself would "
                        "never end. Use another target or a prefix."},
    ErrorCatalogueEntry{StateUnwritable, "state-unwritable", "Cannot record in {file} that the link ran: {reason}."},
    ErrorCatalogueEntry{MetricsEndpoint, "metrics-endpoint", "The metrics endpoint cannot listen on {address}: {reason}."},
    ErrorCatalogueEntry{Internal, "internal", "Internal error: {reason}. Please report it."},
};

constexpr bool inEnumerationOrder() {
    for (std::size_t i = 0; i < kCatalogue.size(); ++i) {
        if (static_cast<std::size_t>(kCatalogue[i].code) != i) {
            return false;
        }
    }
    return kCatalogue.size() == static_cast<std::size_t>(Internal) + 1;
}
static_assert(inEnumerationOrder(), "every ErrorCode needs its catalogue line, in order");

}  // namespace

std::span<const ErrorCatalogueEntry> errorCatalogue() { return kCatalogue; }

const ErrorCatalogueEntry& catalogueEntry(ErrorCode code) { return kCatalogue.at(static_cast<std::size_t>(code)); }

}  // namespace tributary
