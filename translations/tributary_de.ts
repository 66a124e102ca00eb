<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CanvasAccessibility</name>
    <message>
        <source>Cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes not applied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasEdits</name>
    <message>
        <source>There is no cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cluster cannot be linked to itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is read-only: nothing may be written to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated cluster cannot be linked to a real one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Align</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay out by tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bend link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmark production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmark read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a production cluster. Delete it and its links from this document?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links that run go on until the change is applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what &amp;feeds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what it fee&amp;ds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show rea&amp;sons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;verse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this &amp;bend point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;bend point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all bend &amp;points</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pa&amp;use %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add cluster here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add se&amp;veral…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lay out by tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Align</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Center</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute &amp;horizontally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute &amp;vertically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClusterCard</name>
    <message>
        <source>simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 topic(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClusterLines</name>
    <message>
        <source>“%1” is not host:port with a port from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name stands twice in this list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DialogParts</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>No error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read {file}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write {file}: {reason}. What was there before is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {size} bytes; a topology has at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid JSON: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON is nested deeper than {limit} levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The member &quot;{key}&quot; stands twice; remove one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a Tributary topology: &quot;format&quot; must be &quot;tributary&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document has version {version}; this program reads up to {supported}. Use a newer Tributary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must be {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is &quot;{value}&quot;; it must be {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no link &quot;{link}&quot;; the document has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern {pattern}: {reason} at character {position}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern {pattern} takes too long to match {topic}; simplify its nested repetitions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret {reference} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client setting {setting} is not accepted: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cluster} does not answer at {bootstrap}: {reason}. Trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cluster} refuses the credentials: {reason}. Correct the security settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not authorised for {resource} at {cluster}. Grant the permission; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{request} failed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster {cluster} has no address: sandbox clusters exist only inside a running sandbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No topic of {cluster} matches the selection yet; the link waits for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consumer group {group} has active members, so its position cannot be set. Stop them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The positions of group {group} were committed for {found}, not for {expected}. Choose where this link is to start before it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link ran before, but group {group} has no positions any more (an idle group expires). Choose where this link is to start before it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topic} [{partition}]: position {position} is outside what the source still has ({first} to {last}); the records between are gone. Choose where to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topic} was deleted and created again at the source. Its old and new records are not mixed: the topic is halted until a position is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target topic {topic} cannot be used: {reason}. It is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{topic} [{partition}]: the target refuses the record at offset {offset}: {reason}. The partition has stopped before it; raise the target&apos;s limit or set the link to skip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The producer stopped ({reason}); a new one goes on from the acknowledged position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consumer stopped: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} records were still unacknowledged after {seconds} s; their positions were not committed and they will be sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} and {target} are the same cluster ({cluster}); mirroring a topic onto itself would never end. Use another target or a prefix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot record in {file} that the link ran: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metrics endpoint cannot listen on {address}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JSON has more than {limit} values; a topology has far fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} would keep a secret in the document. Keep it in the keychain, the environment or a file and write {remedy}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two {kind} have the id &quot;{id}&quot;; give one of them another id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {end} &quot;{cluster}&quot; of this link is not in the document. Connect it to one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link&apos;s source and target are both {cluster}. Choose another cluster for one end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} and {target}: one is a sandbox, the other a real Kafka cluster. Link clusters of the same kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is also an address of {other}. If they are one Kafka cluster, draw it once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cluster} has no address. Add a bootstrap server, host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics selected here can return over {path} under the same name, and would be mirrored for ever. Use prefixes, or exclude at one link what another one of the path includes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics mirrored over {path} may come back under new names and be mirrored again. Exclude the names that the other links of the path create, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topology is too large to rule out that topics travel in a circle. Check it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link and {other} both mirror {topic} of the same source to the same target topic, so every record would arrive twice. Exclude it in one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link and {other} both write {topic}: the records of two sources meet in one topic. If that is not meant, use the prefix naming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link and {other} use the same consumer group {group} at the same source and would take each other&apos;s partitions. Give each its own group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The include list is empty, so nothing is mirrored. Add a topic or a pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; it must be between {min} and {max}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No engine is called &quot;{value}&quot;. Let the link run on one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The naming template &quot;{template}&quot; lacks ${topic}: all topics would be mixed into one. Add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a legal topic name at the target: {reason}. Change the naming of the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} does not name a place for a secret: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security of {cluster} is incomplete: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client setting {setting} cannot be overridden: {reason}. Remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No topic matches the {list} entry {pattern}. Correct or remove it, unless the topic is yet to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {list} entry {pattern} changes nothing: other entries decide every topic it matches. Remove it or narrow the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the {list} entry {pattern} the dot at character {position} stands for any character. Write \. for a dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second} would both be written to {target}. Change the naming or exclude one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error: {reason}. Please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cluster} is marked read-only, so no link may write to it. Choose another target, or take the mark off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two {kind} are called &quot;{name}&quot;; give one of them another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rule sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document&apos;s id or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a rule set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;host:port&quot; with a port between 1 and 65535</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the bootstrap address, the firewall and the security protocol of the cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the SASL mechanism, the user name and where the password is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for an ACL: Read and Describe at the source, Write, Create and Describe at the target, Read for the consumer group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct or remove the client setting in the cluster or link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the keychain entry, environment variable or file exists on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a start position for the link, then start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop whatever else uses this consumer group, or give the link its own group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a topic or a pattern to the include list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise max.message.bytes of the target topic, or let the link skip refused records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the topic at the target: its partitions, its settings and the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use prefix naming, or exclude the topics that come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions and the free space of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the secret in the keychain and let the document refer to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another target, or take the read-only mark off the cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a newer Tributary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kafka: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkLabel</name>
    <message>
        <source>no topics chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n topic rule(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>removed, runs until Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited: the changes are not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age of the lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1k</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1G</source>
        <comment>thousand millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <comment>messages per second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–</source>
        <comment>a duration that is not known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag %1</source>
        <comment>in records</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag %1 · %2</source>
        <comment>in records, in time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReloadQuestion</name>
    <message>
        <source>Changed on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window has changes that are not saved; loading the file again loses them. Saving instead overwrites what the other program wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading it again starts and stops nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again and lose my changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>unreachable: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>credentials refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not authorised: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no topic matches yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a start position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position lost: %1 [%2]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>created again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record refused: %1 [%2]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would echo for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>secret missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) stand still: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing new at the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>reason, next try</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 [%2]</source>
        <comment>topic, partition</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures are %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committing positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catching up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retrying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topic %1 joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topic %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topic for %1 created at the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) added at the target for %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gap in %1: %n record(s) not mirrored, offsets %2 to %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>producer replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took over its edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n older event(s) could not be kept</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>No tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DR</source>
        <comment>disaster recovery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text (PLAINTEXT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS (SSL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASL without TLS (SASL_PLAINTEXT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASL over TLS (SASL_SSL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition modulo count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash of the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earliest record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Committed position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip, and note the gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As at the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <comment>compression</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>data path</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record by record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::app::Desk</name>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The addresses of this sample are examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate its clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the simulated clusters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an untitled topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved work on %1 was found, of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::app::WindowSession</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox: simulated clusters in this program, with made-up traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox: simulated clusters, made-up traffic · %1 records checked at the end of their way · %2 out of order · %3 twice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui</name>
    <message>
        <source>%1 – %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one line for each %1 s; empty: not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::AboutDialog</name>
    <message>
        <source>About Tributary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icon of Tributary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tributary %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws Kafka clusters and the links between them, mirrors topics, and shows how it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::AddClustersDialog</name>
    <message>
        <source>Add several clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;cluster a line: name host:port, or host:port alone; more addresses after commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier of all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tier of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document has a cluster of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or type a list above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be added; correct or remove them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n cluster(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::AlertWatch</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lags by %2 (limit %3, for %4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alert at %1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alert at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ApplyDialog</name>
    <message>
        <source>is taken over while it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts from its next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stops, commits, and starts again where it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stops; a position must be chosen before it runs again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position must be chosen before it runs again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is made known; it is not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drains, commits and stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What applying does to each link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I &amp;know that these links stand still until a position was chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links stand still until a position was chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting to be applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Applying concerns %n link(s); the others go on undisturbed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>is skipped: it is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters and the links between them. The arrow keys go from one to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to another cluster to link them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartGrid</name>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartLegend</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartMarks</name>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartPanel</name>
    <message>
        <source>What “%1” shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart. Left and right move in time, plus and minus zoom, Home resets, End goes live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClientsPage</name>
    <message>
        <source>Consumer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Producer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consumers that share the partitions. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change consumer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change producer settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClusterDialog</name>
    <message>
        <source>Cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ecurity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of librdkafka for every client of this cluster, such as socket.timeout.ms. Links may add their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Client settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;opics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What people call it, such as Europe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the canvas lays it out, from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kafka cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox: simulated in this application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bootstrap servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host:port, one on each line or parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bootstrap servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host:port, one on each line. One is enough to begin with; more keep it reachable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Production: ask before links at it are started, paused or stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read-only: no link may write to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not host:port with a port from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the test just made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as last seen; the cluster does not answer now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topics are listed here once the connection was tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least one address, host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add cluster %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClusterPage</name>
    <message>
        <source>Ask a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Production: starts and stops are confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read-only: never a link&apos;s target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kafka</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>team=payments, site=fra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bootstrap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host:port, several separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key=value, several separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no address: write host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label is key=value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change bootstrap servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmark production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmark read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ connected, seen at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>cluster id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClusterTopicModel</name>
    <message>
        <source>internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectDialog</name>
    <message>
        <source>Connect %1 to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Target cluster:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type to narrow the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectionPanel</name>
    <message>
        <source>DNS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission and metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows stage by stage how far this cluster can be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the result of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel &amp;test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected: %1 brokers, %2 topics, %3 partitions; cluster id %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every address answers: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectionTest</name>
    <message>
        <source>a simulated cluster needs none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least one bootstrap server, host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name server answered for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and its name servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is unknown: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check how the host is spelt, and the search domain or VPN that knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall may drop the packets, or the host is down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refuses the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port, and that the broker is running and listens on this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, the VPN and the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not used by this security protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no PEM certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no private key that can be read with this password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this Qt has no TLS; the next stage will tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file&apos;s path, or its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 accepts the connection, and then says nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This port probably does not speak TLS. Kafka often has another port for it, such as 9093.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TLS handshake with %1 failed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that this port speaks TLS, and whether it wants a client certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the CA file, and that the certificate names this host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate of %1, valid until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not known: the cluster did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is open, but no Kafka broker answers there in this protocol. Check the port and the security protocol, and that the brokers&apos; advertised addresses can be reached from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::DashboardBar</name>
    <message>
        <source>Links shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the busiest topics of this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‹ All topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the topics of this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Freeze &amp;view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view stands still; figures are kept on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is shown as a picture or a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Drawing (SVG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Table (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All links</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::DashboardPanel</name>
    <message>
        <source>Dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wire two clusters and start the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No figures from this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export to %1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::DeliveryPage</name>
    <message>
        <source>Names at the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Naming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefi&amp;x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separa&amp;tor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;emplate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text with ${topic}, and ${source} for the source&apos;s id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example of a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A topic name has only letters, digits, “.”, “_” and “-”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lacks ${topic}: all topics would be mixed into one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change naming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change naming template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Partitioning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change partitioning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts for the very first start; later ones go on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change start position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consumer &amp;group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change consumer group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When re&amp;fused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to a record that the target refuses for good. One that is skipped is kept in the gap ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what a refused record does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the target&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replication factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of topics that the link creates at the target. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change replication factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time such as 500 ms, 60 s or 5 min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be between %1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mmit every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a crash at most this much is mirrored twice. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change commit interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look for topics every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change topic refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise an &amp;alarm when it lags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag limit in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag limit in records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds that a limit must be exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set an alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change alarm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::DetailModel</name>
    <message>
        <source>%1, halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (+%2 in an open transaction)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the target up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::DetailPane</name>
    <message>
        <source>Topics of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions of the topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::DocumentPage</name>
    <message>
        <source>&amp;Delete rule set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free text, such as production or test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic selections kept under a name. Save and use them at a link&apos;s topics.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 included, %3 excluded)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete rule set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::EmptyHint</name>
    <message>
        <source>Draw your clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add two Kafka clusters and pull a wire from the right port of one to the left port of the other. No Kafka at hand? The sandbox simulates some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add se&amp;veral…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::EventLogModel</name>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::EventsPanel</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by link, topic or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet. What links do, and what goes wrong, is written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of which link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of which severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All links</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::FileCommands</name>
    <message>
        <source>Open a Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topologies (*.tributary);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topology is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topology cannot be read again; what is here stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed by another program, and there are unsaved changes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload and lose mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::FindBox</name>
    <message>
        <source>Find a cluster, link or topic…  Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::GapModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::GapsPanel</name>
    <message>
        <source>Gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by link, topic or reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gap: every record was mirrored, or waits to be. Only links that skip refused records make gaps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::HeatLegend</name>
    <message>
        <source>Lag in records, from 0 to more than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::HeatmapPanel</name>
    <message>
        <source>&amp;Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A link&apos;s partitions are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The partitions show while the link runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No topic has this text in its name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ImpactText</name>
    <message>
        <source>consumer group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>naming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partitioning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replication factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consumer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>producer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topic selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commit interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topic refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on send failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>addresses of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>security of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client settings of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>addresses of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>security of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client settings of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over while the link runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts the link where it was, when applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its positions no longer hold: asks where to start, when applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new position needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not applied yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::InlineRename</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::KeysDialog</name>
    <message>
        <source>Keys and gestures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkActions</name>
    <message>
        <source>Show on the &amp;canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkDialog</name>
    <message>
        <source>Edit link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit link %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkHeader</name>
    <message>
        <source>Name of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link&apos;s name. Empty: its two clusters&apos; names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkPages</name>
    <message>
        <source>Pages of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkTableModel</name>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages (1/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag (records)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99 (ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight (records)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinksPanel</name>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name, cluster or state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link yet. Draw one on the canvas from port to port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::MainWindow</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not started: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] — Tributary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start all</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Start %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Pause %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Stop %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::MetricsHistory</name>
    <message>
        <source>Another program holds the history %1. Charts of this session are kept in memory only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 is damaged and was kept as %2. Charts of this session are kept in memory only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 cannot be used (%2). Charts of this session are kept in memory only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::Minimap</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole canvas, small. Press or drag to move the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press or drag to move the view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::MoveToServerDialog</name>
    <message>
        <source>Move to a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let these links run next to the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links in this window stop when it is closed. tributaryd is the same engine without a window: it takes the same document, and goes on where this window stopped, because the positions are kept in the source clusters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Save the document: it has changes that are not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. The document is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Copy it to the server. It holds no secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command that copies the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server must set %1, in /etc/tributary/environment when systemd runs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some secrets are in this desktop&apos;s keychain, which a server does not have: refer to environment variables or files instead, in the security of each cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. On the server, check it. Every finding comes with its place and what to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command that checks the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4. Stop the links here, so that two engines do not share the work, and run them there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4. Run it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command that runs the links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5. To have it run always, put this into /etc/systemd/system/tributary.service, and then: systemctl enable --now tributary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit file for systemd</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::NameDialog</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::Notifier</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::NumberField</name>
    <message>
        <source>It must be between %1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::OverridesModel</name>
    <message>
        <source>The name of the setting is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a secret. Secrets are kept in the keychain, the environment or a file; the cluster&apos;s security refers to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be overridden: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no value yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a setting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::PaletteStrip</name>
    <message>
        <source>Add cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag onto the canvas, or click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add several…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add many clusters at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::PartitionHeatmap</name>
    <message>
        <source>Lag of each partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, partition %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the target up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source end %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::PartitionTableModel</name>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag (records)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages (1/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catching up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::PartitionsPanel</name>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by link or topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No running link is selected. Select one, or clear the selection to see all that run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row for each topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row for each partition, with its offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of all running links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>of %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PasteDialog</name>
    <message>
        <source>&amp;Literal names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Regular expressions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste topics to include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste topics to exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One entry a line:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new rule(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing moves along links that carry data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language counts from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notify me on the desktop of failures and exceeded limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open the last session at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the last session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::QuestionDialog</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type “%1” to confirm:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::QuitDialog</name>
    <message>
        <source>Links are running</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) run in this window and stop with it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping drains what is on its way and commits the positions, so that the next start goes on exactly there. To keep links running, move them to a server (File menu).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quits at once; what was not committed is mirrored again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some links take long. Forcing quits at once: nothing is lost, but what was not committed, a commit interval at most, is mirrored a second time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping and committing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped, committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>stopping: %n record(s) on their way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ReasonsPopup</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::RecoverDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tributary did not end properly. This work was not saved:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Recovering opens it as unsaved work and starts nothing. What stays here is offered again next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleDelegate</name>
    <message>
        <source>Regular expression for topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topic name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleEdits</name>
    <message>
        <source>“%1” cannot stand in a topic name. For a pattern, make it a regular expression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A topic name has 1 to 249 characters and is not “.” or “..”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleListModel</name>
    <message numerus="yes">
        <source>Gave up on %n topic(s): too complex. Simplify its nested repetitions.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Matches no topic that the source has now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes nothing: other entries decide every topic it matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes nothing: what it matches is not mirrored anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dot at character %1 stands for any character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>literal name</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Literal name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change topic rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %n topic rule(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n topic rule(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Move topic rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleListPanel</name>
    <message>
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Included topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics that one of these entries matches are mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics that one of these entries matches are never mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a regular expression (Ins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a list, one entry a line (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen entries (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;literal name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Switch between literal and regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make rule a regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make rule a literal name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pattern stands for more than one name, which a literal cannot.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleSetButton</name>
    <message>
        <source>&amp;Rule sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selections kept under a name, to be used for other links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save these lists as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete a rule set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save rule set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of the rule set:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one of this name; it will be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use rule set “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save rule set “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete rule set “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::RunControl</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n link(s) at a production cluster.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::SecretField</name>
    <message>
        <source>name of the keychain entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name of the variable, such as EU_PASSWORD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path of the file, such as /run/secrets/eu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: where it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: name of the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the name of the place is saved with the document, never the secret.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::SecurityForm</name>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASL mechanism</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SASL &amp;mechanism</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;A file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM; empty: the system&apos;s certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM; only for mutual TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::SettingsTable</name>
    <message>
        <source>Two columns: name and value. F2 edits a cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a row to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the row from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::SeveralPage</name>
    <message>
        <source>different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;reams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mmit every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time such as 500 ms, 60 s or 5 min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change commit interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>St&amp;op %n link(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::StartField</name>
    <message>
        <source>Start time, local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::StartPage</name>
    <message>
        <source>Hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three regions into one aggregate, and on to disaster recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disaster recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cluster, and a second one that takes over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active/active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two regions mirror each other, with prefixes against echoes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the data centre to a managed cluster, topic by topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tributary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw Kafka clusters and the links between them. Run them. Watch them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated clusters with traffic: nothing to install, nothing to break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add clusters, wire them port to port, choose topics, start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a topology…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A .tributary file; it can be dropped on the window too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::StatePage</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What validation says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent events of this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What applying changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;where this link goes on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where this link goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from &amp;here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;sume link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has this link as it stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not know this link yet. Starting it applies it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::StatusPanel</name>
    <message>
        <source>Links by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links run in this window · Move to a server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catching up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retrying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures are %1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All links together; processor and memory of this program, its engine included</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::TablePanel</name>
    <message>
        <source>Filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1 as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicBrowser</name>
    <message>
        <source>Filter topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n topic(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicPreview</name>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the selection does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show topics by decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the chosen rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n name clash(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n illegal name(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not answer: these are its topics of %2 ago. %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topics of %1 are not known. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1 for its topics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link has no source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topics of %1 are not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Include exactly this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Exclude exactly this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicPreviewModel</name>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern takes too long to match this name, so the topic is not mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would be written to the same topic. Change the naming or exclude one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kafka refuses this name at the target: up to 249 letters, digits, “.”, “_” and “-”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: it joins the link when the changes are applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicTableModel</name>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages (1/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag (records)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lag, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicsPage</name>
    <message>
        <source>Mirror inter&amp;nal topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write \.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts a backslash before the dot, so that it stands for a dot only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escape the dot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics whose names begin with “__” or “.”, or end with “.internal” or “-internal”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror internal topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave internal topics out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default excludes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets the exclude list to the three patterns that MirrorMaker 2 excludes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try a name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a topic name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict on the tried name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ mirrored by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– excluded by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– an internal topic: not mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– not included: no entry matches it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! undecided: %1 is too complex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a legal topic name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default excludes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopologyDocument</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::WindowActions</name>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty topology in a new window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saves the file. What runs is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file is another document: its links get consumer groups of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the San&amp;dbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated clusters with traffic, in this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export Drawing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The topology as SVG, PDF or PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the selected cluster or link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters, links and topics by name or id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;Cluster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Se&amp;veral Clusters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;nnect To…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws a link from the selected cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select What Feeds &amp;It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select What It F&amp;eeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lay Out by Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align Left Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align Centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align Right Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align Top Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align Middles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align Bottom Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute Horizontally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribute Vertically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Snap to Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt moves freely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts or resumes the selected links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commits, and keeps its place in the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commits, and leaves the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause A&amp;ll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appl&amp;y…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what the edits do to running links, and does it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move to a Server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the same links without this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and Gestures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Tributary</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::WindowDialogs</name>
    <message>
        <source>Qt %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag from port to port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the cluster or link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run or pause what has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk from cluster to link to cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel, Shift+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt while dragging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move without the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the whole window of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG (*.svg);;PDF (*.pdf);;PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause 10 links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply 10 changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tributary::ui::ZoomBar</name>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (Ctrl+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay out by tier, from left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
