#include "core/base/errorcode.h"

#include <array>

namespace tributary {

namespace {

using enum ErrorCode;

constexpr std::array kCatalogue{
    ErrorCatalogueEntry{None, "none", "No error."},
    ErrorCatalogueEntry{FileUnreadable, "file-unreadable", "Cannot read {file}: {reason}."},
    ErrorCatalogueEntry{FileUnwritable, "file-unwritable",
                        "Cannot write {file}: {reason}. What was there before is unchanged."},
    ErrorCatalogueEntry{FileTooLarge, "file-too-large", "{file} has {size} bytes; a topology has at most {limit}."},
    ErrorCatalogueEntry{JsonSyntax, "json-syntax", "Not valid JSON: {reason}."},
    ErrorCatalogueEntry{JsonTooDeep, "json-too-deep", "The JSON is nested deeper than {limit} levels."},
    ErrorCatalogueEntry{JsonDuplicateKey, "json-duplicate-key",
                        "The member \"{key}\" stands twice; remove one of them."},
    ErrorCatalogueEntry{NotATopology, "not-a-topology",
                        "This is not a Tributary topology: \"format\" must be \"tributary\"."},
    ErrorCatalogueEntry{
        SchemaTooNew, "schema-too-new",
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
    ErrorCatalogueEntry{
        KafkaAuthorization, "kafka-authorization",
        "Not authorised for {resource} at {cluster}. Grant the permission; it is tried again by itself."},
    ErrorCatalogueEntry{KafkaRequest, "kafka-request", "{request} failed: {reason}."},
    ErrorCatalogueEntry{ClusterUnresolved, "cluster-unresolved",
                        "The cluster {cluster} has no address: sandbox clusters exist only inside a running sandbox."},
    ErrorCatalogueEntry{NothingSelected, "nothing-selected",
                        "No topic of {cluster} matches the selection yet; the link waits for one."},
    ErrorCatalogueEntry{
        GroupInUse, "group-in-use",
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
                        "partition has stopped before it. Let the target topic take it, or set the link to skip."},
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
    ErrorCatalogueEntry{
        StateDamaged, "state-damaged",
        "The memory of the link in {file} is damaged: {reason}. Nothing is begun without it: put a good "
        "copy back, or choose a position."},
    ErrorCatalogueEntry{
        MachineLimit, "machine-limit",
        "This machine ran out of something that the link needs: {reason}. It is tried again by itself; raise "
        "the limit (LimitNOFILE, ulimit) where that does not help."},
    ErrorCatalogueEntry{MetricsEndpoint, "metrics-endpoint",
                        "The metrics endpoint cannot listen on {address}: {reason}."},
    ErrorCatalogueEntry{JsonTooMany, "json-too-many",
                        "The JSON has more than {limit} values; a topology has far fewer."},
    ErrorCatalogueEntry{SecretInDocument, "secret-in-document",
                        "{field} would keep a secret in the document. Keep it in the keychain, the environment or a "
                        "file and write {remedy}."},
    ErrorCatalogueEntry{DuplicateId, "duplicate-id", "Two {kind} have the id \"{id}\"; give one of them another id."},
    ErrorCatalogueEntry{LinkEndMissing, "link-end-missing",
                        "The {end} \"{cluster}\" of this link is not in the document. Connect it to one of: {known}."},
    ErrorCatalogueEntry{LinkToItself, "link-to-itself",
                        "The link's source and target are both {cluster}. Choose another cluster for one end."},
    ErrorCatalogueEntry{LinkAcrossKinds, "link-across-kinds",
                        "{source} and {target}: one is a sandbox, the other a real Kafka cluster. Link clusters of "
                        "the same kind."},
    ErrorCatalogueEntry{SharedBootstrap, "shared-bootstrap",
                        "{address} is also an address of {other}. If they are one Kafka cluster, draw it once."},
    ErrorCatalogueEntry{NoBootstrap, "no-bootstrap", "{cluster} has no address. Add a bootstrap server, host:port."},
    ErrorCatalogueEntry{LinkCycle, "link-cycle",
                        "Topics selected here can return over {path} under the same name, and would be mirrored for "
                        "ever. Use prefixes, or exclude at one link what another one of the path includes."},
    ErrorCatalogueEntry{LinkCyclePossible, "link-cycle-possible",
                        "Topics mirrored over {path} may come back under new names and be mirrored again. Exclude "
                        "the names that the other links of the path create, such as {example}."},
    ErrorCatalogueEntry{LinkCycleUnchecked, "link-cycle-unchecked",
                        "The topology is too large to rule out that topics travel in a circle. Check it by hand."},
    ErrorCatalogueEntry{TargetTopicTwice, "target-topic-twice",
                        "This link and {other} both mirror {topic} of the same source to the same target topic, so "
                        "every record would arrive twice. Exclude it in one of them."},
    ErrorCatalogueEntry{TargetTopicShared, "target-topic-shared",
                        "This link and {other} both write {topic}: the records of two sources meet in one topic. "
                        "If that is not meant, use the prefix naming."},
    ErrorCatalogueEntry{GroupShared, "group-shared",
                        "This link and {other} use the same consumer group {group} at the same source and would take "
                        "each other's partitions. Give each its own group."},
    ErrorCatalogueEntry{
        SelectionEmpty, "selection-empty",
        "No topics are chosen, so there is nothing to mirror. Add a topic or a pattern to the include list."},
    ErrorCatalogueEntry{OutOfRange, "out-of-range", "{field} is {value}; it must be between {min} and {max}."},
    ErrorCatalogueEntry{RunOnUnknown, "run-on-unknown",
                        "No engine is called \"{value}\". Let the link run on one of: {known}."},
    ErrorCatalogueEntry{
        TemplateWithoutTopic, "template-without-topic",
        "The naming template \"{template}\" lacks ${topic}: all topics would be mixed into one. Add it."},
    ErrorCatalogueEntry{TargetNameIllegal, "target-name-illegal",
                        "{name} is not a legal topic name at the target: {reason}. Change the naming of the link."},
    ErrorCatalogueEntry{
        TargetTopicOfBrokers, "target-topic-of-brokers",
        "{topic} at the target would be {name}, a topic of the brokers themselves: all groups there would "
        "lose their positions. No link writes to one; take it out, or give the link a prefix."},
    ErrorCatalogueEntry{TargetTopicOfService, "target-topic-of-service",
                        "{topic} at the target is {name}, which programs there use for themselves (a schema registry, "
                        "Connect, a mirror). Make sure that none of them runs on it."},
    ErrorCatalogueEntry{SecretReferenceInvalid, "secret-reference-invalid",
                        "{field} does not name a place for a secret: {reason}."},
    ErrorCatalogueEntry{SecurityIncomplete, "security-incomplete",
                        "The security of {cluster} is incomplete: {reason}."},
    ErrorCatalogueEntry{SettingReserved, "setting-reserved",
                        "The client setting {setting} cannot be overridden: {reason}. Remove it."},
    ErrorCatalogueEntry{RuleDead, "rule-dead",
                        "No topic matches the {list} entry {pattern}. Correct or remove it, unless the topic is yet "
                        "to come."},
    ErrorCatalogueEntry{RuleShadowed, "rule-shadowed",
                        "The {list} entry {pattern} changes nothing: other entries decide every topic it matches. "
                        "Remove it or narrow the others."},
    ErrorCatalogueEntry{RuleDotUnescaped, "rule-dot-unescaped",
                        "In the {list} entry {pattern} the dot at character {position} stands for any character. "
                        "Write \\. for a dot."},
    ErrorCatalogueEntry{TargetNameClash, "target-name-clash",
                        "{first} and {second} would both be written to {target}. Change the naming or exclude one."},
    ErrorCatalogueEntry{Internal, "internal", "Internal error: {reason}. Please report it."},
    ErrorCatalogueEntry{LinkToReadOnly, "link-to-read-only",
                        "{cluster} is marked read-only, so no link may write to it. Choose another target, or take "
                        "the mark off."},
    ErrorCatalogueEntry{DuplicateName, "duplicate-name",
                        "Two {kind} are called \"{name}\"; give one of them another name."},
    ErrorCatalogueEntry{
        TargetLostRecords, "target-lost-records",
        "The target no longer has the last records of {topic} that it acknowledged; {source}, partition "
        "{partition}, stops at offset {offset}. Choose a position from which it is mirrored again."},
    ErrorCatalogueEntry{IdempotenceRefused, "idempotence-refused",
                        "Writing to {cluster} goes on without idempotence, one batch of a partition at a time, since "
                        "{cluster} does not "
                        "allow it: a lost connection may double a batch there. Allow IdempotentWrite on the cluster."},
    ErrorCatalogueEntry{
        SourceConfigUnread, "source-config-unread",
        "The configuration of {topic} cannot be read at the source: {reason}. Its target topic is not "
        "made without it, since it could delete what the source keeps. Allow DescribeConfigs on {topic}, or make the "
        "target topic by hand; it is tried again by itself."},
    ErrorCatalogueEntry{
        TargetConfigRefused, "target-config-refused",
        "The target topic {topic} was made without {properties}, which the target refuses. Set what it needs "
        "instead there, or leave it as it is."},
    ErrorCatalogueEntry{
        TargetConfigFollows, "target-config-follows",
        "The configuration of {source} has changed at the source, and its target topic {topic} follows: "
        "{changes}."},
    ErrorCatalogueEntry{
        TargetConfigKept, "target-config-kept",
        "The configuration of {source} has changed at the source. Its target topic {topic} keeps its own "
        "{properties}; change them there if they are to follow."},
    ErrorCatalogueEntry{ForeignSyntax, "foreign-syntax", "Not a valid {format}: {reason}."},
    ErrorCatalogueEntry{NothingToImport, "nothing-to-import", "There is nothing to import: {reason}."},
    ErrorCatalogueEntry{NothingToExport, "nothing-to-export",
                        "No link of the document can be written as {format}: {reason}."},
    ErrorCatalogueEntry{ConnectUnusable, "connect-unusable", "The Connect cluster {connect} cannot be used: {reason}."},
    ErrorCatalogueEntry{ConnectCannot, "connect-cannot",
                        "{connect} cannot run this link: {reason}. Change that, or let the link run here."},
    ErrorCatalogueEntry{ConnectUnreachable, "connect-unreachable",
                        "The Connect cluster {connect} does not answer at {url}: {reason}. Trying again."},
    ErrorCatalogueEntry{ConnectRefused, "connect-refused",
                        "The Connect cluster {connect} refuses to {request}: {reason}."},
    ErrorCatalogueEntry{ConnectorFailed, "connector-failed",
                        "{connector} has failed at {connect}: {reason}. Correct the cause and restart it."},
    ErrorCatalogueEntry{ConnectorUnassigned, "connector-unassigned",
                        "No worker of {connect} runs {connector} at present. It is looked at again by itself."},
    ErrorCatalogueEntry{ConnectDiffers, "connect-differs", "On {connect} this is not quite the same: {reason}"},
    ErrorCatalogueEntry{DocumentUntrusted, "document-untrusted",
                        "The document comes from elsewhere and is not trusted yet, so nothing of it is asked. Trust "
                        "it first."},
    ErrorCatalogueEntry{PositionsUncommitted, "positions-uncommitted",
                        "{count} records are at the target, but their positions could not be committed ({reason}): "
                        "at most these will be mirrored once more."},
    ErrorCatalogueEntry{CommitsFail, "commits-fail",
                        "Positions cannot be committed: {reason}. It is tried again by itself; what is mirrored until "
                        "it succeeds would come twice after a crash."},
    ErrorCatalogueEntry{
        GroupRefuses, "group-refuses",
        "The consumer group {group} does not take this link in: {reason}. It is tried again by itself."},
    ErrorCatalogueEntry{TargetSilent, "target-silent",
                        "The target has acknowledged nothing of {topic} for {seconds} s although records wait for it. "
                        "It is tried again by itself; look whether enough replicas are in sync there."},
    ErrorCatalogueEntry{
        AccessChanged, "access-changed",
        "The credentials or certificates for {cluster} have changed; the link connects again with the new ones."},
    ErrorCatalogueEntry{
        OpenTransaction, "open-transaction",
        "{topic} [{partition}]: records wait behind a transaction at the source that has been open for over a minute. "
        "Look what has become of its producer; kafka-transactions.sh find-hanging names it."},
    ErrorCatalogueEntry{
        SourceReplaced, "source-replaced",
        "Group {group} has mirrored cluster {before}, and the source is cluster {cluster} now. The records of both are "
        "not mixed in the same target topics: choose where this link is to start before it runs."},
    ErrorCatalogueEntry{
        TargetReplaced, "target-replaced",
        "The target topic {topic} is not the one that was mirrored into: it was deleted or made again there, and what "
        "had been mirrored is gone with it. The topic is halted until a position is chosen."},
    ErrorCatalogueEntry{ClusterReplaced, "cluster-replaced",
                        "{cluster} is another cluster than before at the same address: {now} instead of {before}. The "
                        "link starts anew and looks whether its positions are good for that one."},
    ErrorCatalogueEntry{PositionChosen, "position-chosen",
                        "A position was chosen behind records that had not been mirrored."},
    ErrorCatalogueEntry{
        SourceJumps, "source-jumps",
        "{topic} [{partition}]: the log of the source goes on at offset {to} behind {from}, although nothing was "
        "compacted there. Either it was compacted once, or it is damaged; look at it with kafka-dump-log.sh."},
    ErrorCatalogueEntry{
        SourceOutOfOrder, "source-out-of-order",
        "{topic} [{partition}]: the log of the source goes back from offset {from} to {to}, so it is damaged. The "
        "partition has stopped there; look at it with kafka-dump-log.sh, then choose where to go on."},
    ErrorCatalogueEntry{NotKafka, "not-kafka",
                        "Kafka: what answers at {bootstrap} for {cluster} is no broker: it looks like {protocol}. "
                        "Check the host and the "
                        "port."},
    ErrorCatalogueEntry{PasswordInClear, "password-in-clear",
                        "The password of {cluster} goes over the network in clear: {how} without TLS. Use TLS."},
    ErrorCatalogueEntry{CertificateUnverified, "certificate-unverified",
                        "{cluster} does not have to prove who it is: {setting} = {value}. Somebody on the way can read "
                        "the password and change records. Name the CA file of the cluster instead."},
    ErrorCatalogueEntry{SecretExposed, "secret-exposed",
                        "Every user of this machine can read the secret in {file}. Leave it to its owner: chmod 600."},
    ErrorCatalogueEntry{RecordsSkipped, "records-skipped",
                        "{topic} [{partition}]: offset {offset} is skipped, because the target refuses it: {reason}. "
                        "The gap ledger lists it."},
    ErrorCatalogueEntry{HostUnknown, "host-unknown",
                        "DNS: no address is known for {bootstrap} of {cluster}. Check how the host is spelt, and "
                        "the network or VPN that knows it."},
    ErrorCatalogueEntry{PortClosed, "port-closed",
                        "TCP: {cluster} refuses the connection at {bootstrap}. Check the port, and that a broker "
                        "runs and listens there."},
    ErrorCatalogueEntry{HostUnreachable, "host-unreachable",
                        "TCP: {cluster} cannot be reached at {bootstrap}: {reason}. Check the network, the VPN "
                        "and the firewall."},
    ErrorCatalogueEntry{BrokerSilent, "broker-silent",
                        "Kafka: {cluster} accepts the connection at {bootstrap} and then says nothing. Check the port "
                        "and the security protocol, and whether the broker is overloaded."},
    ErrorCatalogueEntry{BrokerCloses, "broker-closes",
                        "Kafka: {cluster} closes the connection at {bootstrap} without an answer. Check the port and "
                        "the security protocol; the broker's log says more."},
    ErrorCatalogueEntry{TlsUntrusted, "tls-untrusted",
                        "TLS: the certificate of {cluster} at {bootstrap} comes from an authority that is not "
                        "trusted here. Give the certificate of its authority as the cluster's CA file."},
    ErrorCatalogueEntry{TlsWrongHost, "tls-wrong-host",
                        "TLS: the certificate that {cluster} shows is not for the host of {bootstrap}. Use an "
                        "address that the certificate names, or have the broker's certificate made for this one."},
    ErrorCatalogueEntry{TlsExpired, "tls-expired",
                        "TLS: the certificate of {cluster} at {bootstrap} has expired. Have it renewed at the "
                        "broker; check this machine's clock if it is not so."},
    ErrorCatalogueEntry{TlsNotYetValid, "tls-not-yet-valid",
                        "TLS: the certificate of {cluster} at {bootstrap} is not valid yet. Check this machine's "
                        "clock, or wait until it is."},
    ErrorCatalogueEntry{TlsUnverified, "tls-unverified",
                        "TLS: the certificate of {cluster} at {bootstrap} does not pass the check: {reason}. "
                        "Check the CA file, the host in the address and the certificate's dates."},
    ErrorCatalogueEntry{TlsNeedsCertificate, "tls-needs-certificate",
                        "TLS: {cluster} wants a client certificate at {bootstrap}, and none is given. Give the "
                        "cluster's client certificate and its key."},
    ErrorCatalogueEntry{TlsRefusesCertificate, "tls-refuses-certificate",
                        "TLS: {cluster} does not take this client's certificate at {bootstrap}. Use one of an "
                        "authority that the broker trusts, and that has not expired."},
    ErrorCatalogueEntry{TlsNotSpoken, "tls-not-spoken",
                        "TLS: {cluster} does not speak TLS at {bootstrap}. Use the port of its TLS listener, or "
                        "a security protocol without TLS."},
    ErrorCatalogueEntry{TlsExpected, "tls-expected",
                        "TLS: {cluster} speaks TLS at {bootstrap}, and the security protocol is one without. Set "
                        "SSL or SASL_SSL, or use a port without TLS."},
    ErrorCatalogueEntry{TlsFailed, "tls-failed",
                        "TLS: the handshake with {cluster} at {bootstrap} fails: {reason}. Check which versions "
                        "and ciphers of TLS both sides allow; the broker's log says more."},
    ErrorCatalogueEntry{TlsFile, "tls-file",
                        "TLS: the file {file} ({setting}) cannot be used: {reason}. Correct its path, its "
                        "contents or its permissions."},
    ErrorCatalogueEntry{TlsKeyPassword, "tls-key-password",
                        "TLS: the key in {file} cannot be read with the password given for it. Correct the "
                        "password, or where it is kept."},
    ErrorCatalogueEntry{SaslMechanism, "sasl-mechanism",
                        "Login (SASL): {cluster} does not offer {mechanism} at {bootstrap}, but {offered}. "
                        "Choose one of these as the mechanism."},
    ErrorCatalogueEntry{SaslNotSpoken, "sasl-not-spoken",
                        "Login (SASL): {cluster} takes no login at {bootstrap}. Use the port of its SASL "
                        "listener, or a security protocol without SASL."},
    ErrorCatalogueEntry{SaslExpected, "sasl-expected",
                        "Login (SASL): {cluster} wants a login at {bootstrap}, and the security protocol is one "
                        "without. Set SASL_PLAINTEXT or SASL_SSL, the mechanism, the name and the password."},
    ErrorCatalogueEntry{SourceTopicHidden, "source-topic-hidden",
                        "{topic} cannot be described at {cluster}: this login is not, or no longer, authorised for it, "
                        "and nothing of it is mirrored. Allow Describe and Read on it, or take it out of the link; it "
                        "is tried again by itself."},
    ErrorCatalogueEntry{NamingOpen, "naming-open",
                        "How topics are called at the target is left open. Choose the naming of the link before it is "
                        "started."},
    ErrorCatalogueEntry{TokenUnreachable, "token-unreachable",
                        "Token: the token endpoint {url} for {cluster} does not answer: {reason}. Check its address, "
                        "the network, and the CA file of the endpoint."},
    ErrorCatalogueEntry{TokenRefused, "token-refused",
                        "Token: the token endpoint {url} for {cluster} refuses the client {client}: {reason}. Correct "
                        "the client id, the client secret or the scope."},
    ErrorCatalogueEntry{TokenUnusable, "token-unusable",
                        "Token: what the token endpoint {url} for {cluster} answers is no token: {reason}. Check its "
                        "address; it must take the client-credentials grant of OAuth 2."},
    ErrorCatalogueEntry{SaslMechanismUnknown, "sasl-mechanism-unknown",
                        "No client can log in to {cluster} with the SASL mechanism {mechanism}: {reason}. Choose "
                        "another mechanism."},
    ErrorCatalogueEntry{ForeignFormatUnclear, "foreign-format-unclear",
                        "It reads as more than one format: {formats}. Import it by itself and say which one it is "
                        "(--from)."},
    ErrorCatalogueEntry{ForeignFormatUnknown, "foreign-format-unknown",
                        "Nothing in it tells which program it is of. Formats that are known: {formats}."},
    ErrorCatalogueEntry{ForeignClientOnly, "foreign-client-only",
                        "These are properties of one client of Kafka and say nothing of a mirror. Import them together "
                        "with the command line, script or connector that uses them."},
    ErrorCatalogueEntry{PlaceholderOpen, "placeholder-open",
                        "{field} is the placeholder {placeholder}, where {expected} has to stand. Have it filled in "
                        "first (helm template, envsubst, …), or write the value in its place."},
    ErrorCatalogueEntry{MemberUnknown, "member-unknown",
                        "{field} is no member that Tributary knows. It is kept, and without effect."},
    ErrorCatalogueEntry{MemberMisspelt, "member-misspelt",
                        "{field} is no member that Tributary knows. It is kept, and without effect. Is {meant} meant?"},
    ErrorCatalogueEntry{StateNotKept, "state-not-kept",
                        "Where the records stand at the target cannot be kept at {cluster}: {reason}. It is tried "
                        "again by itself; until it succeeds a restart begins at the committed positions, and the "
                        "groups' positions at the target are as old as the last that was kept."},
    ErrorCatalogueEntry{StateInFile, "state-in-file",
                        "The topic {topic} cannot be made at {cluster}: {reason}. Where the records stand there is "
                        "kept in the state directory of this machine instead, and no other machine can take it "
                        "over. Make the topic (1 partition, cleanup.policy=compact), or allow this user to."},
    ErrorCatalogueEntry{TargetTailLost, "target-tail-lost",
                        "The target {topic} [{partition}] has lost {count} records that it had acknowledged. They "
                        "are mirrored again from source offset {offset} on."},
    ErrorCatalogueEntry{GroupUnsynced, "group-unsynced",
                        "The position of the group {group} at {topic} [{partition}] cannot be written at {cluster}: "
                        "{reason}. It is tried again by itself."},
    ErrorCatalogueEntry{GroupsUnread, "groups-unread",
                        "The consumer groups of {cluster} cannot be read: {reason}. It is tried again by itself."},
};

constexpr bool inEnumerationOrder() {
    for (std::size_t i = 0; i < kCatalogue.size(); ++i) {
        if (static_cast<std::size_t>(kCatalogue[i].code) != i) {
            return false;
        }
    }
    return kCatalogue.size() == static_cast<std::size_t>(GroupsUnread) + 1;
}
static_assert(inEnumerationOrder(), "every ErrorCode needs its catalogue line, in order");

}  // namespace

std::span<const ErrorCatalogueEntry> errorCatalogue() { return kCatalogue; }

const ErrorCatalogueEntry& catalogueEntry(ErrorCode code) { return kCatalogue.at(static_cast<std::size_t>(code)); }

}  // namespace tributary
