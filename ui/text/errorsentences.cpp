#include "ui/text/errorsentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tributary::ui {

namespace {

using enum ErrorCode;

struct Sentence {
    ErrorCode code;
    const char* source;
};

// The same sentences as core/base/errorcode.cpp: they are the source texts of the translation.
constexpr std::array kSentences{
    Sentence{None, QT_TRANSLATE_NOOP("ErrorText", "No error.")},
    Sentence{FileUnreadable, QT_TRANSLATE_NOOP("ErrorText", "Cannot read {file}: {reason}.")},
    Sentence{FileUnwritable,
             QT_TRANSLATE_NOOP("ErrorText", "Cannot write {file}: {reason}. What was there before is unchanged.")},
    Sentence{FileTooLarge, QT_TRANSLATE_NOOP("ErrorText", "{file} has {size} bytes; a topology has at most {limit}.")},
    Sentence{JsonSyntax, QT_TRANSLATE_NOOP("ErrorText", "Not valid JSON: {reason}.")},
    Sentence{JsonTooDeep, QT_TRANSLATE_NOOP("ErrorText", "The JSON is nested deeper than {limit} levels.")},
    Sentence{JsonDuplicateKey,
             QT_TRANSLATE_NOOP("ErrorText", "The member \"{key}\" stands twice; remove one of them.")},
    Sentence{NotATopology,
             QT_TRANSLATE_NOOP("ErrorText", "This is not a Tributary topology: \"format\" must be \"tributary\".")},
    Sentence{SchemaTooNew,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The document has version {version}; this program reads up to {supported}. Use "
                               "a newer Tributary.")},
    Sentence{FieldMissing, QT_TRANSLATE_NOOP("ErrorText", "{field} is missing.")},
    Sentence{FieldType, QT_TRANSLATE_NOOP("ErrorText", "{field} must be {expected}.")},
    Sentence{FieldValue, QT_TRANSLATE_NOOP("ErrorText", "{field} is \"{value}\"; it must be {expected}.")},
    Sentence{DocumentInvalid, QT_TRANSLATE_NOOP("ErrorText", "{reason}")},
    Sentence{LinkUnknown, QT_TRANSLATE_NOOP("ErrorText", "There is no link \"{link}\"; the document has: {known}.")},
    Sentence{PatternSyntax, QT_TRANSLATE_NOOP("ErrorText", "Pattern {pattern}: {reason} at character {position}.")},
    Sentence{PatternTooComplex,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Pattern {pattern} takes too long to match {topic}; simplify its nested "
                               "repetitions.")},
    Sentence{SecretUnavailable, QT_TRANSLATE_NOOP("ErrorText", "The secret {reference} cannot be read: {reason}.")},
    Sentence{KafkaConfig, QT_TRANSLATE_NOOP("ErrorText", "Client setting {setting} is not accepted: {reason}.")},
    Sentence{KafkaUnreachable,
             QT_TRANSLATE_NOOP("ErrorText", "{cluster} does not answer at {bootstrap}: {reason}. Trying again.")},
    Sentence{
        KafkaAuthentication,
        QT_TRANSLATE_NOOP("ErrorText", "{cluster} refuses the credentials: {reason}. Correct the security settings.")},
    Sentence{KafkaAuthorization,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Not authorised for {resource} at {cluster}. Grant the permission; it is tried "
                               "again by itself.")},
    Sentence{KafkaRequest, QT_TRANSLATE_NOOP("ErrorText", "{request} failed: {reason}.")},
    Sentence{ClusterUnresolved,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The cluster {cluster} has no address: sandbox clusters exist only inside a "
                               "running sandbox.")},
    Sentence{
        NothingSelected,
        QT_TRANSLATE_NOOP("ErrorText", "No topic of {cluster} matches the selection yet; the link waits for one.")},
    Sentence{GroupInUse,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The consumer group {group} has active members, so its position cannot be set. "
                               "Stop them first.")},
    Sentence{PositionForeign, QT_TRANSLATE_NOOP("ErrorText",
                                                "The positions of group {group} were committed for {found}, not for "
                                                "{expected}. Choose where this link is to start before it runs.")},
    Sentence{PositionLost,
             QT_TRANSLATE_NOOP("ErrorText",
                               "This link ran before, but group {group} has no positions any more (an idle "
                               "group expires). Choose where this link is to start before it runs.")},
    Sentence{PositionOutOfRange,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{topic} [{partition}]: position {position} is outside what the source still "
                               "has ({first} to {last}); the records between are gone. Choose where to go on.")},
    Sentence{TopicRecreated,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{topic} was deleted and created again at the source. Its old and new records "
                               "are not mixed: the topic is halted until a position is chosen.")},
    Sentence{TargetTopicUnusable,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The target topic {topic} cannot be used: {reason}. It is tried again by "
                               "itself.")},
    Sentence{RecordRefused,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{topic} [{partition}]: the target refuses the record at offset {offset}: "
                               "{reason}. The partition has stopped before it. Let the target topic take it, or "
                               "set the link to skip.")},
    Sentence{RecordsSkipped,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{topic} [{partition}]: offset {offset} is skipped, because the target refuses it: "
                               "{reason}. The gap ledger lists it.")},
    Sentence{ProducerFatal,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The producer stopped ({reason}); a new one goes on from the acknowledged "
                               "position.")},
    Sentence{ConsumerFatal, QT_TRANSLATE_NOOP("ErrorText", "The consumer stopped: {reason}.")},
    Sentence{DrainTimeout,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{count} records were still unacknowledged after {seconds} s; their positions "
                               "were not committed and they will be sent again.")},
    Sentence{EchoLoop, QT_TRANSLATE_NOOP("ErrorText",
                                         "{source} and {target} are the same cluster ({cluster}); mirroring a topic "
                                         "onto itself would never end. Use another target or a prefix.")},
    Sentence{StateUnwritable, QT_TRANSLATE_NOOP("ErrorText", "Cannot record in {file} that the link ran: {reason}.")},
    Sentence{StateDamaged,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The memory of the link in {file} is damaged: {reason}. Nothing is begun without it: "
                               "put a good copy back, or choose a position.")},
    Sentence{MachineLimit,
             QT_TRANSLATE_NOOP("ErrorText",
                               "This machine ran out of something that the link needs: {reason}. It is tried again by "
                               "itself; raise the limit (LimitNOFILE, ulimit) where that does not help.")},
    Sentence{MetricsEndpoint,
             QT_TRANSLATE_NOOP("ErrorText", "The metrics endpoint cannot listen on {address}: {reason}.")},
    Sentence{JsonTooMany,
             QT_TRANSLATE_NOOP("ErrorText", "The JSON has more than {limit} values; a topology has far fewer.")},
    Sentence{SecretInDocument,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{field} would keep a secret in the document. Keep it in the keychain, the "
                               "environment or a file and write {remedy}.")},
    Sentence{DuplicateId,
             QT_TRANSLATE_NOOP("ErrorText", "Two {kind} have the id \"{id}\"; give one of them another id.")},
    Sentence{LinkEndMissing,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The {end} \"{cluster}\" of this link is not in the document. Connect it to "
                               "one of: {known}.")},
    Sentence{LinkToItself,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The link's source and target are both {cluster}. Choose another cluster for "
                               "one end.")},
    Sentence{LinkAcrossKinds,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{source} and {target}: one is a sandbox, the other a real Kafka cluster. Link "
                               "clusters of the same kind.")},
    Sentence{SharedBootstrap,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{address} is also an address of {other}. If they are one Kafka cluster, draw "
                               "it once.")},
    Sentence{NoBootstrap,
             QT_TRANSLATE_NOOP("ErrorText", "{cluster} has no address. Add a bootstrap server, host:port.")},
    Sentence{LinkCycle,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Topics selected here can return over {path} under the same name, and would be "
                               "mirrored for ever. Use prefixes, or exclude at one link what another one of "
                               "the path includes.")},
    Sentence{LinkCyclePossible,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Topics mirrored over {path} may come back under new names and be mirrored "
                               "again. Exclude the names that the other links of the path create, such as "
                               "{example}.")},
    Sentence{LinkCycleUnchecked,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The topology is too large to rule out that topics travel in a circle. Check "
                               "it by hand.")},
    Sentence{TargetTopicTwice,
             QT_TRANSLATE_NOOP("ErrorText",
                               "This link and {other} both mirror {topic} of the same source to the same "
                               "target topic, so every record would arrive twice. Exclude it in one of them.")},
    Sentence{TargetTopicShared,
             QT_TRANSLATE_NOOP("ErrorText",
                               "This link and {other} both write {topic}: the records of two sources meet in "
                               "one topic. If that is not meant, use the prefix naming.")},
    Sentence{GroupShared,
             QT_TRANSLATE_NOOP("ErrorText",
                               "This link and {other} use the same consumer group {group} at the same source "
                               "and would take each other's partitions. Give each its own group.")},
    Sentence{SelectionEmpty,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "No topics are chosen, so there is nothing to mirror. Add a topic or a pattern to the include list.")},
    Sentence{OutOfRange, QT_TRANSLATE_NOOP("ErrorText", "{field} is {value}; it must be between {min} and {max}.")},
    Sentence{RunOnUnknown,
             QT_TRANSLATE_NOOP("ErrorText", "No engine is called \"{value}\". Let the link run on one of: {known}.")},
    Sentence{TemplateWithoutTopic,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The naming template \"{template}\" lacks ${topic}: all topics would be mixed "
                               "into one. Add it.")},
    Sentence{TargetNameIllegal,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{name} is not a legal topic name at the target: {reason}. Change the naming "
                               "of the link.")},
    Sentence{TargetTopicOfBrokers,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "{topic} at the target would be {name}, a topic of the brokers themselves: all groups there "
                 "would lose their positions. No link writes to one; take it out, or give the link a prefix.")},
    Sentence{TargetTopicOfService,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{topic} at the target is {name}, which programs there use for themselves (a schema "
                               "registry, Connect, a mirror). Make sure that none of them runs on it.")},
    Sentence{SecretReferenceInvalid,
             QT_TRANSLATE_NOOP("ErrorText", "{field} does not name a place for a secret: {reason}.")},
    Sentence{SecurityIncomplete, QT_TRANSLATE_NOOP("ErrorText", "The security of {cluster} is incomplete: {reason}.")},
    Sentence{SettingReserved,
             QT_TRANSLATE_NOOP("ErrorText", "The client setting {setting} cannot be overridden: {reason}. Remove it.")},
    Sentence{RuleDead,
             QT_TRANSLATE_NOOP("ErrorText",
                               "No topic matches the {list} entry {pattern}. Correct or remove it, unless the "
                               "topic is yet to come.")},
    Sentence{RuleShadowed,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The {list} entry {pattern} changes nothing: other entries decide every topic "
                               "it matches. Remove it or narrow the others.")},
    Sentence{RuleDotUnescaped,
             QT_TRANSLATE_NOOP("ErrorText",
                               "In the {list} entry {pattern} the dot at character {position} stands for any "
                               "character. Write \\. for a dot.")},
    Sentence{TargetNameClash,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{first} and {second} would both be written to {target}. Change the naming or "
                               "exclude one.")},
    Sentence{Internal, QT_TRANSLATE_NOOP("ErrorText", "Internal error: {reason}. Please report it.")},
    Sentence{LinkToReadOnly,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{cluster} is marked read-only, so no link may write to it. Choose another "
                               "target, or take the mark off.")},
    Sentence{DuplicateName,
             QT_TRANSLATE_NOOP("ErrorText", "Two {kind} are called \"{name}\"; give one of them another name.")},
    Sentence{TargetLostRecords,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The target no longer has the last records of {topic} that it acknowledged; {source}, "
                               "partition {partition}, stops at offset {offset}. Choose a position from which it is "
                               "mirrored again.")},
    Sentence{IdempotenceRefused,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Writing to {cluster} goes on without idempotence, one batch of a partition at a time, "
                               "since {cluster} does not allow it: a lost connection may double a batch there. Allow "
                               "IdempotentWrite on the cluster.")},
    Sentence{SourceConfigUnread,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "The configuration of {topic} cannot be read at the source: {reason}. Its target topic is not "
                 "made without it, since it could delete what the source keeps. Allow DescribeConfigs on {topic}, or "
                 "make the "
                 "target topic by hand; it is tried again by itself.")},
    Sentence{TargetConfigRefused,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "The target topic {topic} was made without {properties}, which the target refuses. Set what it needs "
                 "instead there, or leave it as it is.")},
    Sentence{TargetConfigFollows,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "The configuration of {source} has changed at the source, and its target topic {topic} follows: "
                 "{changes}.")},
    Sentence{TargetConfigKept,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "The configuration of {source} has changed at the source. Its target topic {topic} keeps its own "
                 "{properties}; change them there if they are to follow.")},
    Sentence{ForeignSyntax, QT_TRANSLATE_NOOP("ErrorText", "Not a valid {format}: {reason}.")},
    Sentence{NothingToImport, QT_TRANSLATE_NOOP("ErrorText", "There is nothing to import: {reason}.")},
    Sentence{NothingToExport,
             QT_TRANSLATE_NOOP("ErrorText", "No link of the document can be written as {format}: {reason}.")},
    Sentence{ConnectUnusable,
             QT_TRANSLATE_NOOP("ErrorText", "The Connect cluster {connect} cannot be used: {reason}.")},
    Sentence{ConnectCannot,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{connect} cannot run this link: {reason}. Change that, or let the link run here.")},
    Sentence{ConnectUnreachable,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The Connect cluster {connect} does not answer at {url}: {reason}. Trying again.")},
    Sentence{ConnectRefused,
             QT_TRANSLATE_NOOP("ErrorText", "The Connect cluster {connect} refuses to {request}: {reason}.")},
    Sentence{ConnectorFailed,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{connector} has failed at {connect}: {reason}. Correct the cause and restart it.")},
    Sentence{ConnectorUnassigned,
             QT_TRANSLATE_NOOP("ErrorText",
                               "No worker of {connect} runs {connector} at present. It is looked at again by itself.")},
    Sentence{ConnectDiffers, QT_TRANSLATE_NOOP("ErrorText", "On {connect} this is not quite the same: {reason}")},
    Sentence{DocumentUntrusted,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The document comes from elsewhere and is not trusted yet, so nothing of it is asked. "
                               "Trust it first.")},
    Sentence{PositionsUncommitted, QT_TRANSLATE_NOOP("ErrorText",
                                                     "{count} records are at the target, but their positions could not "
                                                     "be committed ({reason}): at most these will be mirrored once "
                                                     "more.")},
    Sentence{CommitsFail, QT_TRANSLATE_NOOP("ErrorText",
                                            "Positions cannot be committed: {reason}. It is tried again by itself; "
                                            "what is mirrored until it succeeds would come twice after a crash.")},
    Sentence{GroupRefuses,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "The consumer group {group} does not take this link in: {reason}. It is tried again by itself.")},
    Sentence{TargetSilent,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The target has acknowledged nothing of {topic} for {seconds} s although records wait "
                               "for it. It is tried again by itself; look whether enough replicas are in sync there.")},
    Sentence{
        AccessChanged,
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "The credentials or certificates for {cluster} have changed; the link connects again with the new ones.")},
    Sentence{OpenTransaction,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "{topic} [{partition}]: records wait behind a transaction at the source that has been open for over a "
                 "minute. Look what has become of its producer; kafka-transactions.sh find-hanging names it.")},
    Sentence{SourceReplaced,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "Group {group} has mirrored cluster {before}, and the source is cluster {cluster} now. The records of "
                 "both are not mixed in the same target topics: choose where this link is to start before it runs.")},
    Sentence{TargetReplaced,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "The target topic {topic} is not the one that was mirrored into: it was deleted or made again there, "
                 "and what had been mirrored is gone with it. The topic is halted until a position is chosen.")},
    Sentence{
        ClusterReplaced,
        QT_TRANSLATE_NOOP("ErrorText",
                          "{cluster} is another cluster than before at the same address: {now} instead of {before}. "
                          "The link starts anew and looks whether its positions are good for that one.")},
    Sentence{PositionChosen,
             QT_TRANSLATE_NOOP("ErrorText", "A position was chosen behind records that had not been mirrored.")},
    Sentence{
        SourceJumps,
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "{topic} [{partition}]: the log of the source goes on at offset {to} behind {from}, although nothing was "
            "compacted there. Either it was compacted once, or it is damaged; look at it with kafka-dump-log.sh.")},
    Sentence{SourceOutOfOrder,
             QT_TRANSLATE_NOOP(
                 "ErrorText",
                 "{topic} [{partition}]: the log of the source goes back from offset {from} to {to}, so it is damaged. "
                 "The partition has stopped there; look at it with kafka-dump-log.sh, then choose where to go on.")},
    Sentence{NotKafka, QT_TRANSLATE_NOOP("ErrorText",
                                         "Kafka: what answers at {bootstrap} for {cluster} is no broker: it looks like "
                                         "{protocol}. Check the host and the port.")},
    Sentence{PasswordInClear,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The password of {cluster} goes over the network in clear: {how} without TLS. Use "
                               "TLS.")},
    Sentence{CertificateUnverified,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{cluster} does not have to prove who it is: {setting} = {value}. Somebody on the way "
                               "can read the password and change records. Name the CA file of the cluster instead.")},
    Sentence{SecretExposed,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Every user of this machine can read the secret in {file}. Leave it to its owner: chmod "
                               "600.")},
    Sentence{HostUnknown, QT_TRANSLATE_NOOP("ErrorText",
                                            "DNS: no address is known for {bootstrap} of {cluster}. Check "
                                            "how the host is spelt, and the network or VPN that knows it.")},
    Sentence{PortClosed, QT_TRANSLATE_NOOP("ErrorText",
                                           "TCP: {cluster} refuses the connection at {bootstrap}. Check "
                                           "the port, and that a broker runs and listens there.")},
    Sentence{HostUnreachable, QT_TRANSLATE_NOOP("ErrorText",
                                                "TCP: {cluster} cannot be reached at {bootstrap}: {reason}. "
                                                "Check the network, the VPN and the firewall.")},
    Sentence{BrokerSilent, QT_TRANSLATE_NOOP("ErrorText",
                                             "Kafka: {cluster} accepts the connection at {bootstrap} and then says "
                                             "nothing. Check the port and the security protocol, and "
                                             "whether the broker is overloaded.")},
    Sentence{BrokerCloses, QT_TRANSLATE_NOOP("ErrorText",
                                             "Kafka: {cluster} closes the connection at {bootstrap} without an "
                                             "answer. Check the port and the security protocol; the "
                                             "broker's log says more.")},
    Sentence{TlsUntrusted, QT_TRANSLATE_NOOP("ErrorText",
                                             "TLS: the certificate of {cluster} at {bootstrap} comes from "
                                             "an authority that is not trusted here. Give the certificate "
                                             "of its authority as the cluster's CA file.")},
    Sentence{TlsWrongHost, QT_TRANSLATE_NOOP("ErrorText",
                                             "TLS: the certificate that {cluster} shows is not for the host "
                                             "of {bootstrap}. Use an address that the certificate names, or "
                                             "have the broker's certificate made for this one.")},
    Sentence{TlsExpired, QT_TRANSLATE_NOOP("ErrorText",
                                           "TLS: the certificate of {cluster} at {bootstrap} has expired. "
                                           "Have it renewed at the broker; check this machine's clock if "
                                           "it is not so.")},
    Sentence{TlsNotYetValid, QT_TRANSLATE_NOOP("ErrorText",
                                               "TLS: the certificate of {cluster} at {bootstrap} is not valid "
                                               "yet. Check this machine's clock, or wait until it is.")},
    Sentence{TlsUnverified, QT_TRANSLATE_NOOP("ErrorText",
                                              "TLS: the certificate of {cluster} at {bootstrap} does not "
                                              "pass the check: {reason}. Check the CA file, the host in the "
                                              "address and the certificate's dates.")},
    Sentence{TlsNeedsCertificate, QT_TRANSLATE_NOOP("ErrorText",
                                                    "TLS: {cluster} wants a client certificate at {bootstrap}, and "
                                                    "none is given. Give the cluster's client certificate and its "
                                                    "key.")},
    Sentence{TlsRefusesCertificate, QT_TRANSLATE_NOOP("ErrorText",
                                                      "TLS: {cluster} does not take this client's certificate at "
                                                      "{bootstrap}. Use one of an authority that the broker trusts, "
                                                      "and that has not expired.")},
    Sentence{TlsNotSpoken, QT_TRANSLATE_NOOP("ErrorText",
                                             "TLS: {cluster} does not speak TLS at {bootstrap}. Use the "
                                             "port of its TLS listener, or a security protocol without TLS.")},
    Sentence{TlsExpected, QT_TRANSLATE_NOOP("ErrorText",
                                            "TLS: {cluster} speaks TLS at {bootstrap}, and the security "
                                            "protocol is one without. Set SSL or SASL_SSL, or use a port "
                                            "without TLS.")},
    Sentence{TlsFailed, QT_TRANSLATE_NOOP("ErrorText",
                                          "TLS: the handshake with {cluster} at {bootstrap} fails: "
                                          "{reason}. Check which versions and ciphers of TLS both sides "
                                          "allow; the broker's log says more.")},
    Sentence{TlsFile, QT_TRANSLATE_NOOP("ErrorText",
                                        "TLS: the file {file} ({setting}) cannot be used: {reason}. "
                                        "Correct its path, its contents or its permissions.")},
    Sentence{TlsKeyPassword, QT_TRANSLATE_NOOP("ErrorText",
                                               "TLS: the key in {file} cannot be read with the password given "
                                               "for it. Correct the password, or where it is kept.")},
    Sentence{SaslMechanism, QT_TRANSLATE_NOOP("ErrorText",
                                              "Login (SASL): {cluster} does not offer {mechanism} at "
                                              "{bootstrap}, but {offered}. Choose one of these as the "
                                              "mechanism.")},
    Sentence{SaslNotSpoken, QT_TRANSLATE_NOOP("ErrorText",
                                              "Login (SASL): {cluster} takes no login at {bootstrap}. Use "
                                              "the port of its SASL listener, or a security protocol without "
                                              "SASL.")},
    Sentence{SaslExpected, QT_TRANSLATE_NOOP("ErrorText",
                                             "Login (SASL): {cluster} wants a login at {bootstrap}, and the "
                                             "security protocol is one without. Set SASL_PLAINTEXT or "
                                             "SASL_SSL, the mechanism, the name and the password.")},
    Sentence{SourceTopicHidden, QT_TRANSLATE_NOOP("ErrorText",
                                                  "{topic} cannot be described at {cluster}: this login is not, or no "
                                                  "longer, authorised for it, and nothing of it is mirrored. Allow "
                                                  "Describe and Read on it, or take it out of the link; it is tried "
                                                  "again by itself.")},
    Sentence{NamingOpen, QT_TRANSLATE_NOOP("ErrorText",
                                           "How topics are called at the target is left open. Choose the naming of "
                                           "the link before it is started.")},
    Sentence{TokenUnreachable, QT_TRANSLATE_NOOP("ErrorText",
                                                 "Token: the token endpoint {url} for {cluster} does not answer: "
                                                 "{reason}. Check its address, the network, and the CA file of the "
                                                 "endpoint.")},
    Sentence{TokenRefused, QT_TRANSLATE_NOOP("ErrorText",
                                             "Token: the token endpoint {url} for {cluster} refuses the client "
                                             "{client}: {reason}. Correct the client id, the client secret or the "
                                             "scope.")},
    Sentence{TokenUnusable, QT_TRANSLATE_NOOP("ErrorText",
                                              "Token: what the token endpoint {url} for {cluster} answers is no "
                                              "token: {reason}. Check its address; it must take the "
                                              "client-credentials grant of OAuth 2.")},
    Sentence{SaslMechanismUnknown, QT_TRANSLATE_NOOP("ErrorText",
                                                     "No client can log in to {cluster} with the SASL mechanism "
                                                     "{mechanism}: {reason}. Choose another mechanism.")},
    Sentence{ForeignFormatUnclear,
             QT_TRANSLATE_NOOP("ErrorText",
                               "It reads as more than one format: {formats}. Import it by itself and say which one it "
                               "is (--from).")},
    Sentence{ForeignFormatUnknown,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Nothing in it tells which program it is of. Formats that are known: {formats}.")},
    Sentence{ForeignClientOnly,
             QT_TRANSLATE_NOOP("ErrorText",
                               "These are properties of one client of Kafka and say nothing of a mirror. Import them "
                               "together with the command line, script or connector that uses them.")},
    Sentence{PlaceholderOpen,
             QT_TRANSLATE_NOOP("ErrorText",
                               "{field} is the placeholder {placeholder}, where {expected} has to stand. Have it "
                               "filled in first (helm template, envsubst, …), or write the value in its place.")},
    Sentence{
        MemberUnknown,
        QT_TRANSLATE_NOOP("ErrorText", "{field} is no member that Tributary knows. It is kept, and without effect.")},
    Sentence{MemberMisspelt, QT_TRANSLATE_NOOP("ErrorText",
                                               "{field} is no member that Tributary knows. It is kept, and without "
                                               "effect. Is {meant} meant?")},
    Sentence{StateNotKept,
             QT_TRANSLATE_NOOP("ErrorText",
                               "Where the records stand at the target cannot be kept at {cluster}: {reason}. It "
                               "is tried again by itself; until it succeeds a restart begins at the committed "
                               "positions, and the groups' positions at the target are as old as the last that "
                               "was kept.")},
    Sentence{StateInFile,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The topic {topic} cannot be made at {cluster}: {reason}. Where the records stand "
                               "there is kept in the state directory of this machine instead, and no other "
                               "machine can take it over. Make the topic (1 partition, cleanup.policy=compact), "
                               "or allow this user to.")},
    Sentence{TargetTailLost,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The target {topic} [{partition}] has lost {count} records that it had "
                               "acknowledged. They are mirrored again from source offset {offset} on.")},
    Sentence{GroupUnsynced,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The position of the group {group} at {topic} [{partition}] cannot be written at "
                               "{cluster}: {reason}. It is tried again by itself.")},
    Sentence{GroupsUnread,
             QT_TRANSLATE_NOOP("ErrorText",
                               "The consumer groups of {cluster} cannot be read: {reason}. It is tried again by "
                               "itself.")},
};

}  // namespace

const char* errorSentence(ErrorCode code) {
    const auto* found = std::ranges::find(kSentences, code, &Sentence::code);
    return found == kSentences.end() ? nullptr : found->source;
}

}  // namespace tributary::ui
