<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CanvasAccessibility</name>
    <message>
        <source>Cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>Cluster %1, %2</source>
        <translation>Cluster %1, %2</translation>
    </message>
    <message>
        <source>Link %1, %2</source>
        <translation>Link %1, %2</translation>
    </message>
    <message>
        <source>changes not applied</source>
        <translation>Änderungen nicht angewendet</translation>
    </message>
</context>
<context>
    <name>CanvasEdits</name>
    <message>
        <source>There is no cluster.</source>
        <translation>Es gibt keinen Cluster.</translation>
    </message>
    <message>
        <source>A cluster cannot be linked to itself.</source>
        <translation>Ein Cluster kann nicht mit sich selbst verbunden werden.</translation>
    </message>
    <message>
        <source>%1 is read-only: nothing may be written to it.</source>
        <translation>%1 ist schreibgeschützt: nichts darf dorthin geschrieben werden.</translation>
    </message>
    <message>
        <source>A simulated cluster cannot be linked to a real one.</source>
        <translation>Ein simulierter Cluster kann nicht mit einem echten verbunden werden.</translation>
    </message>
    <message>
        <source>Link clusters</source>
        <translation>Cluster verbinden</translation>
    </message>
    <message numerus="yes">
        <source>Move %n cluster(s)</source>
        <translation>
            <numerusform>Cluster verschieben</numerusform>
            <numerusform>%n Cluster verschieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Ausrichten</translation>
    </message>
    <message>
        <source>Distribute</source>
        <translation>Verteilen</translation>
    </message>
    <message>
        <source>Lay out by tier</source>
        <translation>Nach Ebenen anordnen</translation>
    </message>
    <message>
        <source>Bend link</source>
        <translation>Link biegen</translation>
    </message>
    <message>
        <source>Rename cluster</source>
        <translation>Cluster umbenennen</translation>
    </message>
    <message>
        <source>Rename link</source>
        <translation>Link umbenennen</translation>
    </message>
    <message>
        <source>Reverse link</source>
        <translation>Link umkehren</translation>
    </message>
    <message>
        <source>Mark as production</source>
        <translation>Als Produktion markieren</translation>
    </message>
    <message>
        <source>Unmark production</source>
        <translation>Produktionsmarke entfernen</translation>
    </message>
    <message>
        <source>Mark as read-only</source>
        <translation>Als schreibgeschützt markieren</translation>
    </message>
    <message>
        <source>Unmark read-only</source>
        <translation>Schreibschutz aufheben</translation>
    </message>
    <message>
        <source>Production cluster</source>
        <translation>Produktionscluster</translation>
    </message>
    <message>
        <source>%1 is a production cluster. Delete it and its links from this document?</source>
        <translation>%1 ist ein Produktionscluster. Ihn und seine Links aus diesem Dokument löschen?</translation>
    </message>
    <message>
        <source>Links that run go on until the change is applied.</source>
        <translation>Laufende Links laufen weiter, bis die Änderung angewendet wird.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n link(s) at the production cluster %1 from this document?</source>
        <translation>
            <numerusform>%n Link am Produktionscluster %1 aus diesem Dokument löschen?</numerusform>
            <numerusform>%n Links am Produktionscluster %1 aus diesem Dokument löschen?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>&amp;Edit…</source>
        <translation>Be&amp;arbeiten…</translation>
    </message>
    <message>
        <source>&amp;Connect to…</source>
        <translation>&amp;Verbinden mit…</translation>
    </message>
    <message>
        <source>Ask it &amp;again</source>
        <translation>Erneut abfra&amp;gen</translation>
    </message>
    <message>
        <source>Select what &amp;feeds it</source>
        <translation>Auswählen, was ihn &amp;speist</translation>
    </message>
    <message>
        <source>Select what it fee&amp;ds</source>
        <translation>Auswählen, was er speis&amp;t</translation>
    </message>
    <message>
        <source>&amp;Production</source>
        <translation>&amp;Produktion</translation>
    </message>
    <message>
        <source>&amp;Read-only</source>
        <translation>Sch&amp;reibgeschützt</translation>
    </message>
    <message>
        <source>Show rea&amp;sons</source>
        <translation>&amp;Gründe zeigen</translation>
    </message>
    <message>
        <source>Re&amp;verse</source>
        <translation>Umk&amp;ehren</translation>
    </message>
    <message>
        <source>Remove this &amp;bend point</source>
        <translation>Diesen &amp;Biegepunkt entfernen</translation>
    </message>
    <message>
        <source>Add a &amp;bend point</source>
        <translation>&amp;Biegepunkt hinzufügen</translation>
    </message>
    <message>
        <source>Remove all bend &amp;points</source>
        <translation>Alle Biege&amp;punkte entfernen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>Link &amp;starten</numerusform>
            <numerusform>%n Links &amp;starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pa&amp;use %n link(s)</source>
        <translation>
            <numerusform>L&amp;ink pausieren</numerusform>
            <numerusform>%n L&amp;inks pausieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n link(s)</source>
        <translation>
            <numerusform>Link an&amp;halten</numerusform>
            <numerusform>%n Links an&amp;halten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add cluster here</source>
        <translation>Cluster &amp;hier hinzufügen</translation>
    </message>
    <message>
        <source>Add se&amp;veral…</source>
        <translation>&amp;Mehrere hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Lay out by tier</source>
        <translation>Nach Ebenen an&amp;ordnen</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Align</source>
        <translation>A&amp;usrichten</translation>
    </message>
    <message>
        <source>&amp;Left</source>
        <translation>&amp;Links</translation>
    </message>
    <message>
        <source>&amp;Center</source>
        <translation>&amp;Mitte</translation>
    </message>
    <message>
        <source>&amp;Right</source>
        <translation>&amp;Rechts</translation>
    </message>
    <message>
        <source>&amp;Top</source>
        <translation>&amp;Oben</translation>
    </message>
    <message>
        <source>&amp;Middle</source>
        <translation>M&amp;itte</translation>
    </message>
    <message>
        <source>&amp;Bottom</source>
        <translation>&amp;Unten</translation>
    </message>
    <message>
        <source>Distribute &amp;horizontally</source>
        <translation>&amp;Horizontal verteilen</translation>
    </message>
    <message>
        <source>Distribute &amp;vertically</source>
        <translation>&amp;Vertikal verteilen</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>U&amp;mbenennen</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;ut</source>
        <translation>Aussch&amp;neiden</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Sho&amp;w plan…</source>
        <translation>&amp;Plan anzeigen…</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>%1 – %2, %3</source>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <source>one line for each %1 s; empty: not known</source>
        <translation>eine Zeile je %1 s; leer: unbekannt</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>ClusterCard</name>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source> · TLS</source>
        <translation> · TLS</translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n Broker</numerusform>
            <numerusform>%n Broker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 topic(s)</source>
        <translation>
            <numerusform>%1 Topic</numerusform>
            <numerusform>%1 Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht abgefragt</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>needs an address</source>
        <translation>braucht eine Adresse</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>not asked: document not trusted</source>
        <translation>nicht abgefragt: Dokument ohne Vertrauen</translation>
    </message>
</context>
<context>
    <name>ClusterLines</name>
    <message>
        <source>“%1” is not host:port with a port from 1 to 65535.</source>
        <translation>„%1“ ist nicht host:port mit einem Port von 1 bis 65535.</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Es gibt keine Adresse.</translation>
    </message>
    <message>
        <source>The name stands twice in this list.</source>
        <translation>Der Name steht zweimal in dieser Liste.</translation>
    </message>
</context>
<context>
    <name>DialogParts</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>No error.</source>
        <translation>Kein Fehler.</translation>
    </message>
    <message>
        <source>Cannot read {file}: {reason}.</source>
        <translation>{file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Cannot write {file}: {reason}. What was there before is unchanged.</source>
        <translation>{file} kann nicht geschrieben werden: {reason}. Was vorher dort stand, ist unverändert.</translation>
    </message>
    <message>
        <source>{file} has {size} bytes; a topology has at most {limit}.</source>
        <translation>{file} hat {size} Byte; eine Topologie hat höchstens {limit}.</translation>
    </message>
    <message>
        <source>Not valid JSON: {reason}.</source>
        <translation>Kein gültiges JSON: {reason}.</translation>
    </message>
    <message>
        <source>The JSON is nested deeper than {limit} levels.</source>
        <translation>Das JSON ist tiefer als {limit} Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>The member &quot;{key}&quot; stands twice; remove one of them.</source>
        <translation>Das Element „{key}“ steht zweimal da; eines davon muss weg.</translation>
    </message>
    <message>
        <source>This is not a Tributary topology: &quot;format&quot; must be &quot;tributary&quot;.</source>
        <translation>Das ist keine Tributary-Topologie: &quot;format&quot; muss &quot;tributary&quot; sein.</translation>
    </message>
    <message>
        <source>The document has version {version}; this program reads up to {supported}. Use a newer Tributary.</source>
        <translation>Das Dokument hat Version {version}; dieses Programm liest bis Version {supported}. Verwenden Sie ein neueres Tributary.</translation>
    </message>
    <message>
        <source>{field} is missing.</source>
        <translation>{field} fehlt.</translation>
    </message>
    <message>
        <source>{field} must be {expected}.</source>
        <translation>{field} muss {expected} sein.</translation>
    </message>
    <message>
        <source>{field} is &quot;{value}&quot;; it must be {expected}.</source>
        <translation>{field} ist „{value}“; erwartet wird {expected}.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>There is no link &quot;{link}&quot;; the document has: {known}.</source>
        <translation>Es gibt keinen Link „{link}“; das Dokument hat: {known}.</translation>
    </message>
    <message>
        <source>Pattern {pattern}: {reason} at character {position}.</source>
        <translation>Muster {pattern}: {reason} bei Zeichen {position}.</translation>
    </message>
    <message>
        <source>Pattern {pattern} takes too long to match {topic}; simplify its nested repetitions.</source>
        <translation>Muster {pattern} braucht zu lange, um {topic} zu prüfen; vereinfachen Sie die verschachtelten Wiederholungen.</translation>
    </message>
    <message>
        <source>The secret {reference} cannot be read: {reason}.</source>
        <translation>Das Geheimnis {reference} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>Client setting {setting} is not accepted: {reason}.</source>
        <translation>Die Client-Einstellung {setting} wird nicht angenommen: {reason}.</translation>
    </message>
    <message>
        <source>{cluster} does not answer at {bootstrap}: {reason}. Trying again.</source>
        <translation>{cluster} antwortet nicht unter {bootstrap}: {reason}. Es wird weiter versucht.</translation>
    </message>
    <message>
        <source>{cluster} refuses the credentials: {reason}. Correct the security settings.</source>
        <translation>{cluster} lehnt die Anmeldung ab: {reason}. Korrigieren Sie die Sicherheitseinstellungen.</translation>
    </message>
    <message>
        <source>Not authorised for {resource} at {cluster}. Grant the permission; it is tried again by itself.</source>
        <translation>Keine Berechtigung für {resource} auf {cluster}. Erteilen Sie die Berechtigung; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>{request} failed: {reason}.</source>
        <translation>{request} ist fehlgeschlagen: {reason}.</translation>
    </message>
    <message>
        <source>The cluster {cluster} has no address: sandbox clusters exist only inside a running sandbox.</source>
        <translation>Der Cluster {cluster} hat keine Adresse: Sandbox-Cluster gibt es nur in einer laufenden Sandbox.</translation>
    </message>
    <message>
        <source>No topic of {cluster} matches the selection yet; the link waits for one.</source>
        <translation>Noch passt kein Topic von {cluster} zur Auswahl; der Link wartet auf eines.</translation>
    </message>
    <message>
        <source>The consumer group {group} has active members, so its position cannot be set. Stop them first.</source>
        <translation>Die Consumer Group {group} hat aktive Mitglieder, daher kann ihre Position nicht gesetzt werden. Halten Sie diese zuerst an.</translation>
    </message>
    <message>
        <source>The positions of group {group} were committed for {found}, not for {expected}. Choose where this link is to start before it runs.</source>
        <translation>Die Positionen der Gruppe {group} wurden für {found} committet, nicht für {expected}. Wählen Sie, wo dieser Link beginnen soll, bevor er läuft.</translation>
    </message>
    <message>
        <source>This link ran before, but group {group} has no positions any more (an idle group expires). Choose where this link is to start before it runs.</source>
        <translation>Dieser Link lief schon einmal, aber die Gruppe {group} hat keine Positionen mehr (eine ungenutzte Gruppe verfällt). Wählen Sie, wo dieser Link beginnen soll, bevor er läuft.</translation>
    </message>
    <message>
        <source>{topic} [{partition}]: position {position} is outside what the source still has ({first} to {last}); the records between are gone. Choose where to go on.</source>
        <translation>{topic} [{partition}]: Position {position} liegt außerhalb dessen, was die Quelle noch hat ({first} bis {last}); die Records dazwischen sind weg. Wählen Sie, wo es weitergeht.</translation>
    </message>
    <message>
        <source>{topic} was deleted and created again at the source. Its old and new records are not mixed: the topic is halted until a position is chosen.</source>
        <translation>{topic} wurde an der Quelle gelöscht und neu angelegt. Alte und neue Records werden nicht vermischt: das Topic steht still, bis eine Position gewählt ist.</translation>
    </message>
    <message>
        <source>The target topic {topic} cannot be used: {reason}. It is tried again by itself.</source>
        <translation>Das Ziel-Topic {topic} kann nicht verwendet werden: {reason}. Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The producer stopped ({reason}); a new one goes on from the acknowledged position.</source>
        <translation>Der Producer hat aufgehört ({reason}); ein neuer macht ab der bestätigten Position weiter.</translation>
    </message>
    <message>
        <source>The consumer stopped: {reason}.</source>
        <translation>Der Consumer hat aufgehört: {reason}.</translation>
    </message>
    <message>
        <source>{count} records were still unacknowledged after {seconds} s; their positions were not committed and they will be sent again.</source>
        <translation>{count} Records waren nach {seconds} s noch unbestätigt; ihre Positionen wurden nicht committet, und sie werden noch einmal gesendet.</translation>
    </message>
    <message>
        <source>{source} and {target} are the same cluster ({cluster}); mirroring a topic onto itself would never end. Use another target or a prefix.</source>
        <translation>{source} und {target} sind derselbe Cluster ({cluster}); ein Topic auf sich selbst zu spiegeln nähme kein Ende. Verwenden Sie ein anderes Ziel oder ein Präfix.</translation>
    </message>
    <message>
        <source>Cannot record in {file} that the link ran: {reason}.</source>
        <translation>In {file} kann nicht vermerkt werden, dass der Link lief: {reason}.</translation>
    </message>
    <message>
        <source>The metrics endpoint cannot listen on {address}: {reason}.</source>
        <translation>Der Metrik-Endpunkt kann nicht auf {address} lauschen: {reason}.</translation>
    </message>
    <message>
        <source>The JSON has more than {limit} values; a topology has far fewer.</source>
        <translation>Das JSON hat mehr als {limit} Werte; eine Topologie hat weit weniger.</translation>
    </message>
    <message>
        <source>{field} would keep a secret in the document. Keep it in the keychain, the environment or a file and write {remedy}.</source>
        <translation>{field} würde ein Geheimnis im Dokument ablegen. Bewahren Sie es im Schlüsselbund, in der Umgebung oder in einer Datei auf, und schreiben Sie {remedy}.</translation>
    </message>
    <message>
        <source>Two {kind} have the id &quot;{id}&quot;; give one of them another id.</source>
        <translation>Zwei {kind} haben die ID „{id}“; geben Sie einem davon eine andere.</translation>
    </message>
    <message>
        <source>The {end} &quot;{cluster}&quot; of this link is not in the document. Connect it to one of: {known}.</source>
        <translation>Der Cluster „{cluster}“ dieses Links ({end}) ist nicht im Dokument. Verbinden Sie ihn mit einem von diesen: {known}.</translation>
    </message>
    <message>
        <source>The link&apos;s source and target are both {cluster}. Choose another cluster for one end.</source>
        <translation>Quelle und Ziel des Links sind beide {cluster}. Wählen Sie für ein Ende einen anderen Cluster.</translation>
    </message>
    <message>
        <source>{source} and {target}: one is a sandbox, the other a real Kafka cluster. Link clusters of the same kind.</source>
        <translation>{source} und {target}: der eine ist eine Sandbox, der andere ein echter Kafka-Cluster. Verbinden Sie Cluster der gleichen Art.</translation>
    </message>
    <message>
        <source>{address} is also an address of {other}. If they are one Kafka cluster, draw it once.</source>
        <translation>{address} ist auch eine Adresse von {other}. Wenn beide ein Kafka-Cluster sind, zeichnen Sie ihn einmal.</translation>
    </message>
    <message>
        <source>{cluster} has no address. Add a bootstrap server, host:port.</source>
        <translation>{cluster} hat keine Adresse. Fügen Sie einen Bootstrap-Server hinzu, host:port.</translation>
    </message>
    <message>
        <source>Topics selected here can return over {path} under the same name, and would be mirrored for ever. Use prefixes, or exclude at one link what another one of the path includes.</source>
        <translation>Hier ausgewählte Topics können über {path} unter demselben Namen zurückkehren und würden endlos gespiegelt. Verwenden Sie Präfixe, oder schließen Sie bei einem Link aus, was ein anderer auf dem Weg einschließt.</translation>
    </message>
    <message>
        <source>Topics mirrored over {path} may come back under new names and be mirrored again. Exclude the names that the other links of the path create, such as {example}.</source>
        <translation>Über {path} gespiegelte Topics können unter neuen Namen zurückkommen und noch einmal gespiegelt werden. Schließen Sie die Namen aus, die die anderen Links auf dem Weg anlegen, etwa {example}.</translation>
    </message>
    <message>
        <source>The topology is too large to rule out that topics travel in a circle. Check it by hand.</source>
        <translation>Die Topologie ist zu groß, um auszuschließen, dass Topics im Kreis laufen. Prüfen Sie das selbst.</translation>
    </message>
    <message>
        <source>This link and {other} both mirror {topic} of the same source to the same target topic, so every record would arrive twice. Exclude it in one of them.</source>
        <translation>Dieser Link und {other} spiegeln beide {topic} derselben Quelle in dasselbe Ziel-Topic; jeder Record käme zweimal an. Schließen Sie es in einem der beiden aus.</translation>
    </message>
    <message>
        <source>This link and {other} both write {topic}: the records of two sources meet in one topic. If that is not meant, use the prefix naming.</source>
        <translation>Dieser Link und {other} schreiben beide {topic}: die Records zweier Quellen treffen sich in einem Topic. Wenn das nicht gewollt ist, verwenden Sie die Benennung mit Präfix.</translation>
    </message>
    <message>
        <source>This link and {other} use the same consumer group {group} at the same source and would take each other&apos;s partitions. Give each its own group.</source>
        <translation>Dieser Link und {other} verwenden dieselbe Consumer Group {group} an derselben Quelle und würden sich die Partitionen wegnehmen. Geben Sie jedem eine eigene Gruppe.</translation>
    </message>
    <message>
        <source>No topics are chosen, so there is nothing to mirror. Add a topic or a pattern to the include list.</source>
        <translation>Es sind keine Topics gewählt, es gibt also nichts zu spiegeln. Fügen Sie der Einschlussliste ein Topic oder ein Muster hinzu.</translation>
    </message>
    <message>
        <source>{field} is {value}; it must be between {min} and {max}.</source>
        <translation>{field} ist {value}; erlaubt ist {min} bis {max}.</translation>
    </message>
    <message>
        <source>No engine is called &quot;{value}&quot;. Let the link run on one of: {known}.</source>
        <translation>Keine Engine heißt „{value}“. Lassen Sie den Link auf einer von diesen laufen: {known}.</translation>
    </message>
    <message>
        <source>The naming template &quot;{template}&quot; lacks ${topic}: all topics would be mixed into one. Add it.</source>
        <translation>In der Namensvorlage „{template}“ fehlt ${topic}: alle Topics würden in eines gemischt. Fügen Sie es hinzu.</translation>
    </message>
    <message>
        <source>{name} is not a legal topic name at the target: {reason}. Change the naming of the link.</source>
        <translation>{name} ist am Ziel kein zulässiger Topic-Name: {reason}. Ändern Sie die Benennung des Links.</translation>
    </message>
    <message>
        <source>{field} does not name a place for a secret: {reason}.</source>
        <translation>{field} nennt keinen Ort für ein Geheimnis: {reason}.</translation>
    </message>
    <message>
        <source>The security of {cluster} is incomplete: {reason}.</source>
        <translation>Die Sicherheit von {cluster} ist unvollständig: {reason}.</translation>
    </message>
    <message>
        <source>The client setting {setting} cannot be overridden: {reason}. Remove it.</source>
        <translation>Die Client-Einstellung {setting} kann nicht überschrieben werden: {reason}. Entfernen Sie sie.</translation>
    </message>
    <message>
        <source>No topic matches the {list} entry {pattern}. Correct or remove it, unless the topic is yet to come.</source>
        <translation>Kein Topic passt zum Eintrag {pattern} ({list}). Korrigieren oder entfernen Sie ihn, außer das Topic kommt erst noch.</translation>
    </message>
    <message>
        <source>The {list} entry {pattern} changes nothing: other entries decide every topic it matches. Remove it or narrow the others.</source>
        <translation>Der Eintrag {pattern} ({list}) ändert nichts: andere Einträge entscheiden über jedes Topic, auf das er passt. Entfernen Sie ihn, oder engen Sie die anderen ein.</translation>
    </message>
    <message>
        <source>In the {list} entry {pattern} the dot at character {position} stands for any character. Write \. for a dot.</source>
        <translation>Im Eintrag {pattern} ({list}) steht der Punkt bei Zeichen {position} für ein beliebiges Zeichen. Schreiben Sie \. für einen Punkt.</translation>
    </message>
    <message>
        <source>{first} and {second} would both be written to {target}. Change the naming or exclude one.</source>
        <translation>{first} und {second} würden beide nach {target} geschrieben. Ändern Sie die Benennung, oder schließen Sie eines aus.</translation>
    </message>
    <message>
        <source>Internal error: {reason}. Please report it.</source>
        <translation>Interner Fehler: {reason}. Bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>{cluster} is marked read-only, so no link may write to it. Choose another target, or take the mark off.</source>
        <translation>{cluster} ist als schreibgeschützt markiert, daher darf kein Link dorthin schreiben. Wählen Sie ein anderes Ziel, oder entfernen Sie die Markierung.</translation>
    </message>
    <message>
        <source>Two {kind} are called &quot;{name}&quot;; give one of them another name.</source>
        <translation>Zwei {kind} heißen „{name}“; geben Sie einem davon einen anderen Namen.</translation>
    </message>
    <message>
        <source>The cluster</source>
        <translation>Der Cluster</translation>
    </message>
    <message>
        <source>its address</source>
        <translation>seiner Adresse</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>Die Verbindung</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>rule sets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>include</source>
        <translation>Einschluss</translation>
    </message>
    <message>
        <source>exclude</source>
        <translation>Ausschluss</translation>
    </message>
    <message>
        <source>this link</source>
        <translation>diesen Link</translation>
    </message>
    <message>
        <source>The document&apos;s id or name</source>
        <translation>Die ID oder der Name des Dokuments</translation>
    </message>
    <message>
        <source>The name of a rule set</source>
        <translation>Der Name eines Regelsatzes</translation>
    </message>
    <message>
        <source>&quot;host:port&quot; with a port between 1 and 65535</source>
        <translation>„host:port“ mit einem Port zwischen 1 und 65535</translation>
    </message>
    <message>
        <source>Check the bootstrap address, the firewall and the security protocol of the cluster.</source>
        <translation>Prüfen Sie Bootstrap-Adresse, Firewall und Sicherheitsprotokoll des Clusters.</translation>
    </message>
    <message>
        <source>Check the SASL mechanism, the user name and where the password is kept.</source>
        <translation>Prüfen Sie SASL-Mechanismus, Benutzernamen und den Ablageort des Passworts.</translation>
    </message>
    <message>
        <source>Ask for an ACL: Read and Describe at the source, Write, Create and Describe at the target, Read for the consumer group.</source>
        <translation>Lassen Sie sich eine ACL geben: Read und Describe an der Quelle, Write, Create und Describe am Ziel, Read für die Consumer Group.</translation>
    </message>
    <message>
        <source>Correct or remove the client setting in the cluster or link.</source>
        <translation>Korrigieren oder entfernen Sie die Client-Einstellung im Cluster oder Link.</translation>
    </message>
    <message>
        <source>Check that the keychain entry, environment variable or file exists on this machine.</source>
        <translation>Prüfen Sie, ob es den Eintrag im Schlüsselbund, die Umgebungsvariable oder die Datei auf diesem Rechner gibt.</translation>
    </message>
    <message>
        <source>Choose a start position for the link, then start it again.</source>
        <translation>Wählen Sie eine Startposition für den Link, und starten Sie ihn dann wieder.</translation>
    </message>
    <message>
        <source>Stop whatever else uses this consumer group, or give the link its own group.</source>
        <translation>Halten Sie an, was diese Consumer Group sonst noch verwendet, oder geben Sie dem Link eine eigene Gruppe.</translation>
    </message>
    <message>
        <source>Add a topic or a pattern to the include list.</source>
        <translation>Fügen Sie der Einschlussliste ein Topic oder ein Muster hinzu.</translation>
    </message>
    <message>
        <source>Raise max.message.bytes of the target topic, or let the link skip refused records.</source>
        <translation>Erhöhen Sie max.message.bytes des Ziel-Topics, oder lassen Sie den Link abgelehnte Records überspringen.</translation>
    </message>
    <message>
        <source>Check the topic at the target: its partitions, its settings and the permissions.</source>
        <translation>Prüfen Sie das Topic am Ziel: Partitionen, Einstellungen und Berechtigungen.</translation>
    </message>
    <message>
        <source>Use prefix naming, or exclude the topics that come back.</source>
        <translation>Verwenden Sie die Benennung mit Präfix, oder schließen Sie die zurückkehrenden Topics aus.</translation>
    </message>
    <message>
        <source>Check the permissions and the free space of the folder.</source>
        <translation>Prüfen Sie die Rechte und den freien Platz des Ordners.</translation>
    </message>
    <message>
        <source>Keep the secret in the keychain and let the document refer to it.</source>
        <translation>Bewahren Sie das Geheimnis im Schlüsselbund auf, und lassen Sie das Dokument darauf verweisen.</translation>
    </message>
    <message>
        <source>Choose another target, or take the read-only mark off the cluster.</source>
        <translation>Wählen Sie ein anderes Ziel, oder heben Sie den Schreibschutz des Clusters auf.</translation>
    </message>
    <message>
        <source>Install a newer Tributary.</source>
        <translation>Installieren Sie ein neueres Tributary.</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Kafka: %1 (%2)</source>
        <translation>Kafka: %1 (%2)</translation>
    </message>
    <message>
        <source>the cluster&apos;s own fields in the document say it</source>
        <translation>das sagen die eigenen Felder des Clusters im Dokument</translation>
    </message>
    <message>
        <source>it would run foreign code, which no document may</source>
        <translation>sie würde fremden Code ausführen, was kein Dokument darf</translation>
    </message>
    <message>
        <source>the engine commits a position only once the target has acknowledged it</source>
        <translation>die Engine committet eine Position erst, wenn das Ziel sie bestätigt hat</translation>
    </message>
    <message>
        <source>the link&apos;s group decides it, and its positions hang on it</source>
        <translation>darüber entscheidet die Gruppe des Links, und an ihr hängen seine Positionen</translation>
    </message>
    <message>
        <source>it describes the client library</source>
        <translation>sie beschreibt die Client-Bibliothek</translation>
    </message>
    <message>
        <source>the engine needs cooperative-sticky to move partitions without a stop</source>
        <translation>die Engine braucht cooperative-sticky, um Partitionen ohne Halt zu verschieben</translation>
    </message>
    <message>
        <source>the link&apos;s &quot;start&quot; decides where it begins, and nothing is skipped later</source>
        <translation>wo er beginnt, entscheidet „start“ des Links, und später wird nichts übersprungen</translation>
    </message>
    <message>
        <source>the engine relies on it to know when a partition is at its end</source>
        <translation>daran erkennt die Engine, dass eine Partition am Ende ist</translation>
    </message>
    <message>
        <source>the target would get records twice or out of order without it</source>
        <translation>ohne sie bekäme das Ziel Records doppelt oder in falscher Reihenfolge</translation>
    </message>
    <message>
        <source>the engine does not run its producer in transactions of others</source>
        <translation>die Engine lässt ihren Producer nicht in fremden Transaktionen laufen</translation>
    </message>
    <message>
        <source>a record counts as mirrored only when all in-sync replicas have it</source>
        <translation>ein Record gilt erst als gespiegelt, wenn alle synchronen Replikate ihn haben</translation>
    </message>
    <message>
        <source>the producer never drops a record that it could not deliver in time</source>
        <translation>der Producer verwirft nie einen Record, den er nicht rechtzeitig zustellen konnte</translation>
    </message>
    <message>
        <source>the link&apos;s &quot;partitioning&quot; decides it</source>
        <translation>darüber entscheidet „partitioning“ des Links</translation>
    </message>
    <message>
        <source>the link&apos;s &quot;compression&quot; decides it</source>
        <translation>darüber entscheidet „compression“ des Links</translation>
    </message>
    <message>
        <source>every record&apos;s delivery report is needed</source>
        <translation>der Zustellbericht jedes Records wird gebraucht</translation>
    </message>
    <message>
        <source>the engine measures by itself</source>
        <translation>die Engine misst selbst</translation>
    </message>
    <message>
        <source>it holds a secret; the cluster&apos;s &quot;security&quot; refers to secrets kept elsewhere</source>
        <translation>sie enthält ein Geheimnis; „security“ des Clusters verweist auf Geheimnisse, die anderswo liegen</translation>
    </message>
    <message>
        <source>its &quot;name&quot; is empty</source>
        <translation>der „name“ ist leer</translation>
    </message>
    <message>
        <source>an environment variable&apos;s name has letters, digits and underscores only</source>
        <translation>der Name einer Umgebungsvariablen hat nur Buchstaben, Ziffern und Unterstriche</translation>
    </message>
    <message>
        <source>the path of a secret&apos;s file must be absolute</source>
        <translation>der Pfad zur Datei eines Geheimnisses muss absolut sein</translation>
    </message>
    <message>
        <source>a certificate and its key belong together; give both certificateFile and keyFile</source>
        <translation>ein Zertifikat und sein Schlüssel gehören zusammen; geben Sie certificateFile und keyFile an</translation>
    </message>
    <message>
        <source>SASL needs a mechanism, such as SCRAM-SHA-512</source>
        <translation>SASL braucht einen Mechanismus, etwa SCRAM-SHA-512</translation>
    </message>
    <message>
        <source>this SASL mechanism needs a username and a password reference</source>
        <translation>dieser SASL-Mechanismus braucht einen Benutzernamen und einen Verweis auf ein Passwort</translation>
    </message>
    <message>
        <source>a topic name has at most 249 characters</source>
        <translation>ein Topic-Name hat höchstens 249 Zeichen</translation>
    </message>
    <message>
        <source>only letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos; may stand in one</source>
        <translation>darin dürfen nur Buchstaben, Ziffern, „.“, „_“ und „-“ stehen</translation>
    </message>
    <message>
        <source>Kafka allows up to 249 letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;</source>
        <translation>Kafka erlaubt bis zu 249 Buchstaben, Ziffern, „.“, „_“ und „-“</translation>
    </message>
    <message>
        <source>it is not set for this process</source>
        <translation>sie ist für diesen Prozess nicht gesetzt</translation>
    </message>
    <message>
        <source>no keychain is in use here; use {&quot;from&quot;: &quot;env&quot;} or {&quot;from&quot;: &quot;file&quot;}</source>
        <translation>hier wird kein Schlüsselbund benutzt; verwenden Sie {&quot;from&quot;: &quot;env&quot;} oder {&quot;from&quot;: &quot;file&quot;}</translation>
    </message>
    <message>
        <source>this machine has no keychain service; use {&quot;from&quot;: &quot;env&quot;} or {&quot;from&quot;: &quot;file&quot;}</source>
        <translation>dieser Rechner hat keinen Schlüsselbunddienst; verwenden Sie {&quot;from&quot;: &quot;env&quot;} oder {&quot;from&quot;: &quot;file&quot;}</translation>
    </message>
    <message>
        <source>the keychain has no such entry of the service &quot;tributary&quot;, or it stays locked</source>
        <translation>der Schlüsselbund hat keinen solchen Eintrag des Dienstes „tributary“, oder er bleibt gesperrt</translation>
    </message>
    <message>
        <source>the keychain is locked; unlock it and try again</source>
        <translation>der Schlüsselbund ist gesperrt; entsperren Sie ihn und versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>access to it was refused</source>
        <translation>der Zugriff wurde verweigert</translation>
    </message>
    <message>
        <source>the keychain does not answer; it may be waiting to be unlocked</source>
        <translation>der Schlüsselbund antwortet nicht; vielleicht wartet er darauf, entsperrt zu werden</translation>
    </message>
    <message>
        <source>not every partition answered</source>
        <translation>nicht jede Partition hat geantwortet</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>Reading the start offsets</source>
        <translation>Das Lesen der Start-Offsets</translation>
    </message>
    <message>
        <source>The target no longer has the last records of {topic} that it acknowledged; {source}, partition {partition}, stops at offset {offset}. Choose a position from which it is mirrored again.</source>
        <translation>Das Ziel hat die letzten Records von {topic}, die es bestätigt hat, nicht mehr; {source}, Partition {partition}, hält bei Offset {offset}. Wählen Sie eine Position, ab der erneut gespiegelt wird.</translation>
    </message>
    <message>
        <source>Writing to {cluster} goes on without idempotence, one batch of a partition at a time, since {cluster} does not allow it: a lost connection may double a batch there. Allow IdempotentWrite on the cluster.</source>
        <translation>Nach {cluster} wird ohne Idempotenz geschrieben, je Partition ein Batch auf einmal, da {cluster} sie nicht erlaubt: Bricht eine Verbindung ab, kann ein Batch dort doppelt stehen. Erlauben Sie IdempotentWrite auf dem Cluster.</translation>
    </message>
    <message>
        <source>The configuration of {topic} cannot be read at the source: {reason}. Its target topic is not made without it, since it could delete what the source keeps. Allow DescribeConfigs on {topic}, or make the target topic by hand; it is tried again by itself.</source>
        <translation>Die Konfiguration von {topic} ist an der Quelle nicht lesbar: {reason}. Ohne sie wird das Ziel-Topic nicht angelegt, denn es könnte löschen, was die Quelle behält. Erlauben Sie DescribeConfigs auf {topic}, oder legen Sie das Ziel-Topic von Hand an; es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>The target topic {topic} was made without {properties}, which the target refuses. Set what it needs instead there, or leave it as it is.</source>
        <translation>Das Ziel-Topic {topic} wurde ohne {properties} angelegt, denn das Ziel lehnt das ab. Setzen Sie dort, was es stattdessen braucht, oder lassen Sie es so.</translation>
    </message>
    <message>
        <source>The configuration of {source} has changed at the source, and its target topic {topic} follows: {changes}.</source>
        <translation>Die Konfiguration von {source} hat sich an der Quelle geändert, und das Ziel-Topic {topic} folgt ihr: {changes}.</translation>
    </message>
    <message>
        <source>The configuration of {source} has changed at the source. Its target topic {topic} keeps its own {properties}; change them there if they are to follow.</source>
        <translation>Die Konfiguration von {source} hat sich an der Quelle geändert. Das Ziel-Topic {topic} behält seine eigenen Werte für {properties}; ändern Sie sie dort, wenn sie folgen sollen.</translation>
    </message>
    <message>
        <source>Not a valid {format}: {reason}.</source>
        <translation>Keine gültige Datei im Format {format}: {reason}.</translation>
    </message>
    <message>
        <source>There is nothing to import: {reason}.</source>
        <translation>Es gibt nichts zu importieren: {reason}.</translation>
    </message>
    <message>
        <source>No link of the document can be written as {format}: {reason}.</source>
        <translation>Kein Link des Dokuments lässt sich als {format} schreiben: {reason}.</translation>
    </message>
    <message>
        <source>the target did not answer for it</source>
        <translation>das Ziel hat dazu nicht geantwortet</translation>
    </message>
    <message>
        <source>the ending of the file is not .properties, .yaml, .yml or .json</source>
        <translation>die Endung der Datei ist nicht .properties, .yaml, .yml oder .json</translation>
    </message>
    <message>
        <source>it has %1 partitions, partition %2 is needed</source>
        <translation>es hat %1 Partitionen, Partition %2 wird gebraucht</translation>
    </message>
    <message>
        <source>partition %1 is not there yet</source>
        <translation>Partition %1 ist noch nicht da</translation>
    </message>
    <message>
        <source>the source topic %1 is mirrored into it already</source>
        <translation>das Quell-Topic %1 wird schon dorthin gespiegelt</translation>
    </message>
    <message>
        <source>target cluster %1 with placement %2</source>
        <translation>Zielcluster %1 mit Verteilung %2</translation>
    </message>
    <message>
        <source>two files have different secrets that would both be called %1; import one after the other</source>
        <translation>zwei Dateien haben verschiedene Geheimnisse, die beide %1 hießen; importieren Sie eine nach der anderen</translation>
    </message>
    <message>
        <source>The Connect cluster {connect} cannot be used: {reason}.</source>
        <translation>Der Connect-Cluster {connect} ist nicht zu gebrauchen: {reason}.</translation>
    </message>
    <message>
        <source>{connect} cannot run this link: {reason}. Change that, or let the link run here.</source>
        <translation>{connect} kann diesen Link nicht ausführen: {reason}. Ändern Sie das, oder lassen Sie den Link hier laufen.</translation>
    </message>
    <message>
        <source>The Connect cluster {connect} does not answer at {url}: {reason}. Trying again.</source>
        <translation>Der Connect-Cluster {connect} antwortet unter {url} nicht: {reason}. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The Connect cluster {connect} refuses to {request}: {reason}.</source>
        <translation>Der Connect-Cluster {connect} lehnt ab ({request}): {reason}.</translation>
    </message>
    <message>
        <source>{connector} has failed at {connect}: {reason}. Correct the cause and restart it.</source>
        <translation>{connector} ist auf {connect} fehlgeschlagen: {reason}. Beheben Sie die Ursache und starten Sie ihn neu.</translation>
    </message>
    <message>
        <source>No worker of {connect} runs {connector} at present. It is looked at again by itself.</source>
        <translation>Kein Worker von {connect} führt {connector} zurzeit aus. Es wird von selbst wieder nachgesehen.</translation>
    </message>
    <message>
        <source>On {connect} this is not quite the same: {reason}</source>
        <translation>Auf {connect} ist das nicht ganz dasselbe: {reason}</translation>
    </message>
    <message>
        <source>The document comes from elsewhere and is not trusted yet, so nothing of it is asked. Trust it first.</source>
        <translation>Das Dokument kommt von anderswo, und ihm wird noch nicht vertraut; darum wird nichts daraus abgefragt. Vertrauen Sie ihm zuerst.</translation>
    </message>
    <message>
        <source>The memory of the link in {file} is damaged: {reason}. Nothing is begun without it: put a good copy back, or choose a position.</source>
        <translation>Das Gedächtnis des Links in {file} ist beschädigt: {reason}. Ohne es wird nichts begonnen: spielen Sie eine gute Kopie zurück oder wählen Sie eine Position.</translation>
    </message>
    <message>
        <source>This machine ran out of something that the link needs: {reason}. It is tried again by itself; raise the limit (LimitNOFILE, ulimit) where that does not help.</source>
        <translation>Diesem Rechner ist etwas ausgegangen, das der Link braucht: {reason}. Es wird von selbst wieder versucht; heben Sie die Grenze an (LimitNOFILE, ulimit), wo das nicht hilft.</translation>
    </message>
    <message>
        <source>{topic} at the target would be {name}, a topic of the brokers themselves: all groups there would lose their positions. No link writes to one; take it out, or give the link a prefix.</source>
        <translation>{topic} hieße am Ziel {name}, ein Topic der Broker selbst: Alle Gruppen dort verlören ihre Positionen. Kein Link schreibt in eines; nehmen Sie es heraus oder geben Sie dem Link ein Präfix.</translation>
    </message>
    <message>
        <source>{topic} at the target is {name}, which programs there use for themselves (a schema registry, Connect, a mirror). Make sure that none of them runs on it.</source>
        <translation>{topic} heißt am Ziel {name}, was Programme dort für sich selbst benutzen (eine Schema Registry, Connect, eine Spiegelung). Stellen Sie sicher, dass keines davon darauf läuft.</translation>
    </message>
    <message>
        <source>it is not among the settings that a document may give</source>
        <translation>sie gehört nicht zu den Einstellungen, die ein Dokument geben darf</translation>
    </message>
    <message>
        <source>its value must be a number</source>
        <translation>ihr Wert muss eine Zahl sein</translation>
    </message>
    <message>
        <source>its value may have letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos; only</source>
        <translation>ihr Wert darf nur Buchstaben, Ziffern, „.“, „_“ und „-“ haben</translation>
    </message>
    <message>
        <source>its value must be a list of plain words</source>
        <translation>ihr Wert muss eine Liste einfacher Wörter sein</translation>
    </message>
    <message>
        <source>its value must be an absolute path of plain characters</source>
        <translation>ihr Wert muss ein absoluter Pfad aus einfachen Zeichen sein</translation>
    </message>
    <message>
        <source>its value must be an absolute path of letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos; and &apos;/&apos;</source>
        <translation>ihr Wert muss ein absoluter Pfad aus Buchstaben, Ziffern, „.“, „_“, „-“ und „/“ sein</translation>
    </message>
    <message>
        <source>its value must be a Kerberos principal: letters, digits, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;, &apos;/&apos; and &apos;@&apos;</source>
        <translation>ihr Wert muss ein Kerberos-Principal sein: Buchstaben, Ziffern, „.“, „_“, „-“, „/“ und „@“</translation>
    </message>
    <message>
        <source>its value must not have control characters</source>
        <translation>ihr Wert darf keine Steuerzeichen haben</translation>
    </message>
    <message>
        <source>it is a directory</source>
        <translation>es ist ein Verzeichnis</translation>
    </message>
    <message>
        <source>it is not a file but a pipe, a socket or a device</source>
        <translation>es ist keine Datei, sondern eine Pipe, ein Socket oder ein Gerät</translation>
    </message>
    <message>
        <source>{topic} [{partition}]: the target refuses the record at offset {offset}: {reason}. The partition has stopped before it. Let the target topic take it, or set the link to skip.</source>
        <translation>{topic} [{partition}]: Das Ziel lehnt den Record bei Offset {offset} ab: {reason}. Die Partition hält davor an. Sorgen Sie dafür, dass das Ziel-Topic ihn nimmt, oder stellen Sie den Link auf Überspringen.</translation>
    </message>
    <message>
        <source>{topic} [{partition}]: offset {offset} is skipped, because the target refuses it: {reason}. The gap ledger lists it.</source>
        <translation>{topic} [{partition}]: Offset {offset} wird übersprungen, weil das Ziel ihn ablehnt: {reason}. Das Lückenverzeichnis führt ihn auf.</translation>
    </message>
    <message>
        <source>Positions cannot be committed: {reason}. It is tried again by itself; what is mirrored until it succeeds would come twice after a crash.</source>
        <translation>Positionen lassen sich nicht committen: {reason}. Es wird von selbst weiter versucht; was bis dahin gespiegelt wird, käme nach einem Absturz doppelt.</translation>
    </message>
    <message>
        <source>The consumer group {group} does not take this link in: {reason}. It is tried again by itself.</source>
        <translation>Die Consumer-Gruppe {group} nimmt diesen Link nicht auf: {reason}. Es wird von selbst weiter versucht.</translation>
    </message>
    <message>
        <source>The target has acknowledged nothing of {topic} for {seconds} s although records wait for it. It is tried again by itself; look whether enough replicas are in sync there.</source>
        <translation>Das Ziel hat seit {seconds} s nichts von {topic} bestätigt, obwohl Records darauf warten. Es wird von selbst weiter versucht; sehen Sie nach, ob dort genügend Replikate synchron sind.</translation>
    </message>
    <message>
        <source>The credentials or certificates for {cluster} have changed; the link connects again with the new ones.</source>
        <translation>Die Zugangsdaten oder Zertifikate für {cluster} haben sich geändert; der Link verbindet sich mit den neuen wieder.</translation>
    </message>
    <message>
        <source>{topic} [{partition}]: records wait behind a transaction at the source that has been open for over a minute. Look what has become of its producer; kafka-transactions.sh find-hanging names it.</source>
        <translation>{topic} [{partition}]: Records warten hinter einer Transaktion an der Quelle, die seit über einer Minute offen ist. Sehen Sie nach, was aus ihrem Producer geworden ist; kafka-transactions.sh find-hanging nennt ihn.</translation>
    </message>
    <message>
        <source>Group {group} has mirrored cluster {before}, and the source is cluster {cluster} now. The records of both are not mixed in the same target topics: choose where this link is to start before it runs.</source>
        <translation>Die Gruppe {group} hat den Cluster {before} gespiegelt, und die Quelle ist jetzt der Cluster {cluster}. Die Records beider werden nicht in denselben Ziel-Topics vermischt: Wählen Sie, wo dieser Link beginnen soll, bevor er läuft.</translation>
    </message>
    <message>
        <source>The target topic {topic} is not the one that was mirrored into: it was deleted or made again there, and what had been mirrored is gone with it. The topic is halted until a position is chosen.</source>
        <translation>Das Ziel-Topic {topic} ist nicht das, in das gespiegelt wurde: Es wurde dort gelöscht oder neu angelegt, und was gespiegelt war, ist damit verloren. Das Topic hält an, bis eine Position gewählt ist.</translation>
    </message>
    <message>
        <source>{cluster} is another cluster than before at the same address: {now} instead of {before}. The link starts anew and looks whether its positions are good for that one.</source>
        <translation>{cluster} ist unter derselben Adresse ein anderer Cluster als zuvor: {now} statt {before}. Der Link beginnt neu und prüft, ob seine Positionen für diesen gelten.</translation>
    </message>
    <message>
        <source>A position was chosen behind records that had not been mirrored.</source>
        <translation>Es wurde eine Position hinter Records gewählt, die noch nicht gespiegelt waren.</translation>
    </message>
    <message>
        <source>{topic} [{partition}]: the log of the source goes on at offset {to} behind {from}, although nothing was compacted there. Either it was compacted once, or it is damaged; look at it with kafka-dump-log.sh.</source>
        <translation>{topic} [{partition}]: Das Log der Quelle geht nach {from} erst bei Offset {to} weiter, obwohl dort nichts verdichtet wird. Entweder wurde es früher verdichtet, oder es ist beschädigt; sehen Sie es mit kafka-dump-log.sh an.</translation>
    </message>
    <message>
        <source>{topic} [{partition}]: the log of the source goes back from offset {from} to {to}, so it is damaged. The partition has stopped there; look at it with kafka-dump-log.sh, then choose where to go on.</source>
        <translation>{topic} [{partition}]: Das Log der Quelle springt von Offset {from} auf {to} zurück, ist also beschädigt. Die Partition hält dort an; sehen Sie es mit kafka-dump-log.sh an und wählen Sie dann, wo es weitergeht.</translation>
    </message>
    <message>
        <source>Kafka: what answers at {bootstrap} for {cluster} is no broker: it looks like {protocol}. Check the host and the port.</source>
        <translation>Kafka: Was unter {bootstrap} für {cluster} antwortet, ist kein Broker: Es sieht nach {protocol} aus. Prüfen Sie Host und Port.</translation>
    </message>
    <message>
        <source>The password of {cluster} goes over the network in clear: {how} without TLS. Use TLS.</source>
        <translation>Das Passwort von {cluster} geht im Klartext über das Netz: {how} ohne TLS. Verwenden Sie TLS.</translation>
    </message>
    <message>
        <source>{cluster} does not have to prove who it is: {setting} = {value}. Somebody on the way can read the password and change records. Name the CA file of the cluster instead.</source>
        <translation>{cluster} muss nicht nachweisen, wer es ist: {setting} = {value}. Wer auf dem Weg dazwischensteht, kann das Passwort lesen und Records verändern. Nennen Sie stattdessen die CA-Datei des Clusters.</translation>
    </message>
    <message>
        <source>Every user of this machine can read the secret in {file}. Leave it to its owner: chmod 600.</source>
        <translation>Jeder Benutzer dieses Rechners kann das Geheimnis in {file} lesen. Überlassen Sie es seinem Eigentümer: chmod 600.</translation>
    </message>
    <message>
        <source>DNS: no address is known for {bootstrap} of {cluster}. Check how the host is spelt, and the network or VPN that knows it.</source>
        <translation>DNS: Für {bootstrap} von {cluster} ist keine Adresse bekannt. Prüfen Sie, wie der Host geschrieben ist, und das Netz oder VPN, das ihn kennt.</translation>
    </message>
    <message>
        <source>TCP: {cluster} refuses the connection at {bootstrap}. Check the port, and that a broker runs and listens there.</source>
        <translation>TCP: {cluster} lehnt die Verbindung unter {bootstrap} ab. Prüfen Sie den Port, und ob dort ein Broker läuft und lauscht.</translation>
    </message>
    <message>
        <source>TCP: {cluster} cannot be reached at {bootstrap}: {reason}. Check the network, the VPN and the firewall.</source>
        <translation>TCP: {cluster} ist unter {bootstrap} nicht zu erreichen: {reason}. Prüfen Sie Netz, VPN und Firewall.</translation>
    </message>
    <message>
        <source>Kafka: {cluster} accepts the connection at {bootstrap} and then says nothing. Check the port and the security protocol, and whether the broker is overloaded.</source>
        <translation>Kafka: {cluster} nimmt die Verbindung unter {bootstrap} an und sagt dann nichts. Prüfen Sie Port und Sicherheitsprotokoll, und ob der Broker überlastet ist.</translation>
    </message>
    <message>
        <source>Kafka: {cluster} closes the connection at {bootstrap} without an answer. Check the port and the security protocol; the broker&apos;s log says more.</source>
        <translation>Kafka: {cluster} schließt die Verbindung unter {bootstrap} ohne Antwort. Prüfen Sie Port und Sicherheitsprotokoll; das Log des Brokers sagt mehr.</translation>
    </message>
    <message>
        <source>TLS: the certificate of {cluster} at {bootstrap} comes from an authority that is not trusted here. Give the certificate of its authority as the cluster&apos;s CA file.</source>
        <translation>TLS: Das Zertifikat von {cluster} unter {bootstrap} stammt von einer Stelle, der hier nicht vertraut wird. Geben Sie das Zertifikat dieser Stelle als CA-Datei des Clusters an.</translation>
    </message>
    <message>
        <source>TLS: the certificate that {cluster} shows is not for the host of {bootstrap}. Use an address that the certificate names, or have the broker&apos;s certificate made for this one.</source>
        <translation>TLS: Das Zertifikat, das {cluster} zeigt, gilt nicht für den Host von {bootstrap}. Verwenden Sie eine Adresse, die das Zertifikat nennt, oder lassen Sie das Zertifikat des Brokers für diese ausstellen.</translation>
    </message>
    <message>
        <source>TLS: the certificate of {cluster} at {bootstrap} has expired. Have it renewed at the broker; check this machine&apos;s clock if it is not so.</source>
        <translation>TLS: Das Zertifikat von {cluster} unter {bootstrap} ist abgelaufen. Lassen Sie es am Broker erneuern; prüfen Sie die Uhr dieses Rechners, falls das nicht zutrifft.</translation>
    </message>
    <message>
        <source>TLS: the certificate of {cluster} at {bootstrap} is not valid yet. Check this machine&apos;s clock, or wait until it is.</source>
        <translation>TLS: Das Zertifikat von {cluster} unter {bootstrap} gilt noch nicht. Prüfen Sie die Uhr dieses Rechners, oder warten Sie, bis es gilt.</translation>
    </message>
    <message>
        <source>TLS: the certificate of {cluster} at {bootstrap} does not pass the check: {reason}. Check the CA file, the host in the address and the certificate&apos;s dates.</source>
        <translation>TLS: Das Zertifikat von {cluster} unter {bootstrap} besteht die Prüfung nicht: {reason}. Prüfen Sie die CA-Datei, den Host in der Adresse und die Daten des Zertifikats.</translation>
    </message>
    <message>
        <source>TLS: {cluster} wants a client certificate at {bootstrap}, and none is given. Give the cluster&apos;s client certificate and its key.</source>
        <translation>TLS: {cluster} verlangt unter {bootstrap} ein Client-Zertifikat, und es ist keines angegeben. Geben Sie das Client-Zertifikat des Clusters und dessen Schlüssel an.</translation>
    </message>
    <message>
        <source>TLS: {cluster} does not take this client&apos;s certificate at {bootstrap}. Use one of an authority that the broker trusts, and that has not expired.</source>
        <translation>TLS: {cluster} nimmt unter {bootstrap} das Zertifikat dieses Clients nicht an. Verwenden Sie eines von einer Stelle, der der Broker vertraut, und das nicht abgelaufen ist.</translation>
    </message>
    <message>
        <source>TLS: {cluster} does not speak TLS at {bootstrap}. Use the port of its TLS listener, or a security protocol without TLS.</source>
        <translation>TLS: {cluster} spricht unter {bootstrap} kein TLS. Verwenden Sie den Port seines TLS-Listeners oder ein Sicherheitsprotokoll ohne TLS.</translation>
    </message>
    <message>
        <source>TLS: {cluster} speaks TLS at {bootstrap}, and the security protocol is one without. Set SSL or SASL_SSL, or use a port without TLS.</source>
        <translation>TLS: {cluster} spricht unter {bootstrap} TLS, und das Sicherheitsprotokoll ist eines ohne. Stellen Sie SSL oder SASL_SSL ein, oder verwenden Sie einen Port ohne TLS.</translation>
    </message>
    <message>
        <source>TLS: the handshake with {cluster} at {bootstrap} fails: {reason}. Check which versions and ciphers of TLS both sides allow; the broker&apos;s log says more.</source>
        <translation>TLS: Der Handshake mit {cluster} unter {bootstrap} scheitert: {reason}. Prüfen Sie, welche Versionen und Verfahren von TLS beide Seiten zulassen; das Log des Brokers sagt mehr.</translation>
    </message>
    <message>
        <source>TLS: the file {file} ({setting}) cannot be used: {reason}. Correct its path, its contents or its permissions.</source>
        <translation>TLS: Die Datei {file} ({setting}) ist nicht zu verwenden: {reason}. Berichtigen Sie Pfad, Inhalt oder Rechte.</translation>
    </message>
    <message>
        <source>TLS: the key in {file} cannot be read with the password given for it. Correct the password, or where it is kept.</source>
        <translation>TLS: Der Schlüssel in {file} lässt sich mit dem angegebenen Passwort nicht lesen. Berichtigen Sie das Passwort oder den Ort, an dem es steht.</translation>
    </message>
    <message>
        <source>Login (SASL): {cluster} does not offer {mechanism} at {bootstrap}, but {offered}. Choose one of these as the mechanism.</source>
        <translation>Anmeldung (SASL): {cluster} bietet unter {bootstrap} nicht {mechanism} an, sondern {offered}. Wählen Sie eines davon als Verfahren.</translation>
    </message>
    <message>
        <source>Login (SASL): {cluster} takes no login at {bootstrap}. Use the port of its SASL listener, or a security protocol without SASL.</source>
        <translation>Anmeldung (SASL): {cluster} nimmt unter {bootstrap} keine Anmeldung an. Verwenden Sie den Port seines SASL-Listeners oder ein Sicherheitsprotokoll ohne SASL.</translation>
    </message>
    <message>
        <source>Login (SASL): {cluster} wants a login at {bootstrap}, and the security protocol is one without. Set SASL_PLAINTEXT or SASL_SSL, the mechanism, the name and the password.</source>
        <translation>Anmeldung (SASL): {cluster} verlangt unter {bootstrap} eine Anmeldung, und das Sicherheitsprotokoll ist eines ohne. Stellen Sie SASL_PLAINTEXT oder SASL_SSL, das Verfahren, den Namen und das Passwort ein.</translation>
    </message>
    <message>
        <source>the cluster</source>
        <translation>der Cluster</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>die Verbindung ist abgebrochen</translation>
    </message>
    <message>
        <source>the broker closed the connection</source>
        <translation>der Broker hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>none of its brokers can be reached</source>
        <translation>keiner seiner Broker ist zu erreichen</translation>
    </message>
    <message>
        <source>the group&apos;s coordinator is not known yet</source>
        <translation>der Koordinator der Gruppe ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>the connection ends meanwhile, as it does where a port does not speak TLS</source>
        <translation>die Verbindung endet dabei, wie es geschieht, wo ein Port kein TLS spricht</translation>
    </message>
    <message>
        <source>the authority, the host or the dates are not what they should be</source>
        <translation>Stelle, Host oder Daten sind nicht, wie sie sein sollten</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt keine solche Datei</translation>
    </message>
    <message>
        <source>it may not be read</source>
        <translation>sie darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>it holds none in PEM form</source>
        <translation>sie enthält keines in PEM-Form</translation>
    </message>
    <message>
        <source>the key does not belong to the certificate</source>
        <translation>der Schlüssel gehört nicht zum Zertifikat</translation>
    </message>
    <message>
        <source>it holds no key that its password opens and that belongs to the certificate</source>
        <translation>sie enthält keinen Schlüssel, den ihr Passwort öffnet und der zum Zertifikat gehört</translation>
    </message>
    <message>
        <source>{count} records are at the target, but their positions could not be committed ({reason}): at most these will be mirrored once more.</source>
        <translation>{count} Records sind am Ziel, aber ihre Positionen konnten nicht committet werden ({reason}): Höchstens diese werden noch einmal gespiegelt.</translation>
    </message>
    <message>
        <source>{topic} cannot be described at {cluster}: this login is not, or no longer, authorised for it, and nothing of it is mirrored. Allow Describe and Read on it, or take it out of the link; it is tried again by itself.</source>
        <translation>{topic} kann auf {cluster} nicht beschrieben werden: Diese Anmeldung ist dafür nicht oder nicht mehr berechtigt, und nichts davon wird gespiegelt. Erlauben Sie Describe und Read darauf, oder nehmen Sie es aus dem Link; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>How topics are called at the target is left open. Choose the naming of the link before it is started.</source>
        <translation>Wie Topics am Ziel heißen, ist offen. Wählen Sie die Benennung des Links, bevor er gestartet wird.</translation>
    </message>
    <message>
        <source>Token: the token endpoint {url} for {cluster} does not answer: {reason}. Check its address, the network, and the CA file of the endpoint.</source>
        <translation>Token: Der Token-Endpunkt {url} für {cluster} antwortet nicht: {reason}. Prüfen Sie seine Adresse, das Netz und die CA-Datei des Endpunkts.</translation>
    </message>
    <message>
        <source>Token: the token endpoint {url} for {cluster} refuses the client {client}: {reason}. Correct the client id, the client secret or the scope.</source>
        <translation>Token: Der Token-Endpunkt {url} für {cluster} weist den Client {client} ab: {reason}. Berichtigen Sie Client-ID, Client-Secret oder Scope.</translation>
    </message>
    <message>
        <source>Token: what the token endpoint {url} for {cluster} answers is no token: {reason}. Check its address; it must take the client-credentials grant of OAuth 2.</source>
        <translation>Token: Was der Token-Endpunkt {url} für {cluster} antwortet, ist kein Token: {reason}. Prüfen Sie seine Adresse; er muss den Client-Credentials-Grant von OAuth 2 annehmen.</translation>
    </message>
    <message>
        <source>No client can log in to {cluster} with the SASL mechanism {mechanism}: {reason}. Choose another mechanism.</source>
        <translation>Mit dem SASL-Mechanismus {mechanism} kann sich kein Client bei {cluster} anmelden: {reason}. Wählen Sie einen anderen Mechanismus.</translation>
    </message>
    <message>
        <source>Raise segment.bytes of the target topic, or let the link skip refused records.</source>
        <translation>Erhöhen Sie segment.bytes des Ziel-Topics, oder lassen Sie den Link abgelehnte Records überspringen.</translation>
    </message>
    <message>
        <source>Raise message.timestamp.before.max.ms and message.timestamp.after.max.ms of the target topic, or let the link skip refused records.</source>
        <translation>Erhöhen Sie message.timestamp.before.max.ms und message.timestamp.after.max.ms des Ziel-Topics, oder lassen Sie den Link abgelehnte Records überspringen.</translation>
    </message>
    <message>
        <source>Take compact out of cleanup.policy of the target topic, or let the link skip refused records.</source>
        <translation>Nehmen Sie compact aus cleanup.policy des Ziel-Topics, oder lassen Sie den Link abgelehnte Records überspringen.</translation>
    </message>
    <message>
        <source>Change what the target has against the record, or let the link skip refused records.</source>
        <translation>Ändern Sie, was das Ziel an dem Record stört, oder lassen Sie den Link abgelehnte Records überspringen.</translation>
    </message>
    <message>
        <source>&quot;https://host/…&quot; (&quot;http://…&quot; on this machine only), without user, password and fragment</source>
        <translation>„https://host/…“ („http://…“ nur auf diesem Rechner), ohne Benutzer, Passwort und Fragment</translation>
    </message>
    <message>
        <source>a name of letters other than &quot;auth&quot;, with a value without commas and control characters</source>
        <translation>ein Name aus Buchstaben, nicht „auth“, mit einem Wert ohne Kommas und Steuerzeichen</translation>
    </message>
    <message>
        <source>OAUTHBEARER needs the oauth/tokenUrl of its token endpoint, a username (the client id) and a password reference (the client secret)</source>
        <translation>OAUTHBEARER braucht oauth/tokenUrl des Token-Endpunkts, einen username (die Client-ID) und einen Verweis password (das Client-Secret)</translation>
    </message>
    <message>
        <source>a PKCS#12 certificateFile holds its key; leave keyFile out</source>
        <translation>ein certificateFile in PKCS#12 enthält den Schlüssel; lassen Sie keyFile weg</translation>
    </message>
    <message>
        <source>a certificateFile in PKCS#12 needs a keyPassword reference</source>
        <translation>ein certificateFile in PKCS#12 braucht einen Verweis keyPassword</translation>
    </message>
    <message>
        <source>a caFile in PKCS#12 needs a caPassword reference</source>
        <translation>ein caFile in PKCS#12 braucht einen Verweis caPassword</translation>
    </message>
    <message>
        <source>it signs with credentials of AWS by AWS&apos; own rules, which this program does not do; MSK takes SCRAM-SHA-512 or mutual TLS instead</source>
        <translation>er signiert mit Zugangsdaten von AWS nach deren eigenen Regeln, was dieses Programm nicht tut; MSK nimmt stattdessen SCRAM-SHA-512 oder gegenseitiges TLS</translation>
    </message>
    <message>
        <source>it is none of SCRAM-SHA-512, SCRAM-SHA-256, PLAIN, GSSAPI and OAUTHBEARER</source>
        <translation>er ist keiner von SCRAM-SHA-512, SCRAM-SHA-256, PLAIN, GSSAPI und OAUTHBEARER</translation>
    </message>
    <message>
        <source>it does not accept the token</source>
        <translation>er nimmt das Token nicht an</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>it has no &quot;access_token&quot;</source>
        <translation>es hat kein „access_token“</translation>
    </message>
    <message>
        <source>its &quot;token_type&quot; is not Bearer</source>
        <translation>sein „token_type“ ist nicht Bearer</translation>
    </message>
    <message>
        <source>it does not say how long it is good</source>
        <translation>es sagt nicht, wie lange es gilt</translation>
    </message>
    <message>
        <source>it is over already; check this machine&apos;s clock</source>
        <translation>es ist schon abgelaufen; prüfen Sie die Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>it is no PKCS#12 store</source>
        <translation>es ist kein PKCS#12-Speicher</translation>
    </message>
    <message>
        <source>there is no key in it</source>
        <translation>es ist kein Schlüssel darin</translation>
    </message>
    <message>
        <source>there is no certificate in it</source>
        <translation>es ist kein Zertifikat darin</translation>
    </message>
    <message>
        <source>its key belongs to no certificate in it</source>
        <translation>sein Schlüssel gehört zu keinem Zertifikat darin</translation>
    </message>
    <message>
        <source>it is encrypted in a way that is no longer supported; write it anew with AES-256</source>
        <translation>er ist auf eine nicht mehr unterstützte Weise verschlüsselt; schreiben Sie ihn mit AES-256 neu</translation>
    </message>
    <message>
        <source>It reads as more than one format: {formats}. Import it by itself and say which one it is (--from).</source>
        <translation>Die Datei liest sich als mehr als ein Format: {formats}. Importieren Sie sie einzeln und geben Sie an, welches es ist (--from).</translation>
    </message>
    <message>
        <source>Nothing in it tells which program it is of. Formats that are known: {formats}.</source>
        <translation>Nichts darin verrät, von welchem Programm die Datei ist. Bekannte Formate: {formats}.</translation>
    </message>
    <message>
        <source>These are properties of one client of Kafka and say nothing of a mirror. Import them together with the command line, script or connector that uses them.</source>
        <translation>Das sind Properties eines einzelnen Kafka-Clients; über eine Spiegelung sagen sie nichts. Importieren Sie sie zusammen mit der Befehlszeile, dem Skript oder dem Konnektor, der sie verwendet.</translation>
    </message>
    <message>
        <source>{field} is the placeholder {placeholder}, where {expected} has to stand. Have it filled in first (helm template, envsubst, …), or write the value in its place.</source>
        <translation>{field} ist der Platzhalter {placeholder}; dort muss {expected} stehen. Lassen Sie ihn zuerst ausfüllen (helm template, envsubst, …), oder schreiben Sie den Wert an seine Stelle.</translation>
    </message>
    <message>
        <source>its value must not be a placeholder: nothing fills it in</source>
        <translation>sein Wert darf kein Platzhalter sein: nichts füllt ihn aus</translation>
    </message>
    <message>
        <source>a user&apos;s name</source>
        <translation>ein Benutzername</translation>
    </message>
    <message>
        <source>a file&apos;s path</source>
        <translation>der Pfad einer Datei</translation>
    </message>
    <message>
        <source>a scope</source>
        <translation>ein Scope</translation>
    </message>
    <message>
        <source>an extension&apos;s value</source>
        <translation>der Wert einer Erweiterung</translation>
    </message>
    <message>
        <source>a group&apos;s name</source>
        <translation>der Name einer Gruppe</translation>
    </message>
    <message>
        <source>a topic&apos;s name or pattern</source>
        <translation>der Name oder das Muster eines Topics</translation>
    </message>
    <message>
        <source>{field} is no member that Tributary knows. It is kept, and without effect.</source>
        <translation>{field} ist kein Eintrag, den Tributary kennt. Er bleibt erhalten und hat keine Wirkung.</translation>
    </message>
    <message>
        <source>Where the records stand at the target cannot be kept at {cluster}: {reason}. It is tried again by itself; until it succeeds a restart begins at the committed positions, and the groups&apos; positions at the target are as old as the last that was kept.</source>
        <translation>Wo die Records am Ziel stehen, kann bei {cluster} nicht festgehalten werden: {reason}. Es wird von selbst erneut versucht; bis es gelingt, beginnt ein Neustart bei den committeten Positionen, und die Positionen der Gruppen am Ziel sind so alt wie das zuletzt Festgehaltene.</translation>
    </message>
    <message>
        <source>The topic {topic} cannot be made at {cluster}: {reason}. Where the records stand there is kept in the state directory of this machine instead, and no other machine can take it over. Make the topic (1 partition, cleanup.policy=compact), or allow this user to.</source>
        <translation>Das Topic {topic} kann bei {cluster} nicht angelegt werden: {reason}. Wo die Records dort stehen, wird stattdessen im Zustandsverzeichnis dieses Rechners festgehalten, und kein anderer Rechner kann es übernehmen. Legen Sie das Topic an (1 Partition, cleanup.policy=compact), oder erlauben Sie es diesem Benutzer.</translation>
    </message>
    <message>
        <source>The target {topic} [{partition}] has lost {count} records that it had acknowledged. They are mirrored again from source offset {offset} on.</source>
        <translation>Das Ziel {topic} [{partition}] hat {count} Records verloren, die es bestätigt hatte. Sie werden ab dem Quell-Offset {offset} erneut gespiegelt.</translation>
    </message>
    <message>
        <source>The position of the group {group} at {topic} [{partition}] cannot be written at {cluster}: {reason}. It is tried again by itself.</source>
        <translation>Die Position der Gruppe {group} bei {topic} [{partition}] kann bei {cluster} nicht geschrieben werden: {reason}. Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>The consumer groups of {cluster} cannot be read: {reason}. It is tried again by itself.</source>
        <translation>Die Consumer-Gruppen von {cluster} können nicht gelesen werden: {reason}. Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>{field} is no member that Tributary knows. It is kept, and without effect. Is {meant} meant?</source>
        <translation>{field} ist kein Element, das Tributary kennt. Es wird behalten und bewirkt nichts. Ist {meant} gemeint?</translation>
    </message>
</context>
<context>
    <name>ImportSource</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkLabel</name>
    <message>
        <source>no topics chosen</source>
        <translation>keine Topics gewählt</translation>
    </message>
    <message numerus="yes">
        <source>%n topic rule(s)</source>
        <translation>
            <numerusform>%n Topic-Regel</numerusform>
            <numerusform>%n Topic-Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>removed, runs until Apply</source>
        <translation>entfernt, läuft bis zum Anwenden</translation>
    </message>
    <message>
        <source>Edited: the changes are not applied yet.</source>
        <translation>Bearbeitet: die Änderungen sind noch nicht angewendet.</translation>
    </message>
</context>
<context>
    <name>LossText</name>
    <message>
        <source>There is no counterpart in {detail}.</source>
        <translation>In {detail} gibt es dafür keine Entsprechung.</translation>
    </message>
    <message>
        <source>Tributary does not do this itself. It is kept in the document and written again by an export to {detail}.</source>
        <translation>Tributary tut das nicht selbst. Es bleibt im Dokument und wird bei einem Export nach {detail} wieder geschrieben.</translation>
    </message>
    <message>
        <source>Only Tributary&apos;s own engine has this; {detail} does not.</source>
        <translation>Das hat nur die Engine von Tributary; {detail} hat es nicht.</translation>
    </message>
    <message>
        <source>It belongs to the drawing and stays in the document.</source>
        <translation>Es gehört zur Zeichnung und bleibt im Dokument.</translation>
    </message>
    <message>
        <source>Tributary does not let this be set: {detail}.</source>
        <translation>Tributary lässt das nicht einstellen: {detail}.</translation>
    </message>
    <message>
        <source>A secret stands here in clear. The document does not hold it: put it into the {detail}.</source>
        <translation>Hier steht ein Geheimnis im Klartext. Das Dokument enthält es nicht; es gehört nach: {detail}.</translation>
    </message>
    <message>
        <source>The secret is expected as {detail}.</source>
        <translation>Das Geheimnis wird hier erwartet: {detail}.</translation>
    </message>
    <message>
        <source>It is a secret that the document has no place for.</source>
        <translation>Es ist ein Geheimnis, für das das Dokument keinen Platz hat.</translation>
    </message>
    <message>
        <source>User and password cannot be seen from here. Set them at the cluster: {detail}.</source>
        <translation>Benutzer und Kennwort sind von hier aus nicht zu sehen. Am Cluster eintragen: {detail}.</translation>
    </message>
    <message>
        <source>Tributary fills in no placeholders outside of secrets. Put the value in its place.</source>
        <translation>Außerhalb von Geheimnissen füllt Tributary keine Platzhalter aus. Den Wert an seine Stelle setzen.</translation>
    </message>
    <message>
        <source>{detail} has one flow from one cluster to another, so this second link is left out.</source>
        <translation>{detail} hat nur einen Fluss von einem Cluster zum anderen; dieser zweite Link fehlt.</translation>
    </message>
    <message>
        <source>{detail} cannot give topics these names, so the link is left out.</source>
        <translation>{detail} kann Topics nicht so benennen; der Link fehlt.</translation>
    </message>
    <message>
        <source>It is written as {detail}, which matches the same topics.</source>
        <translation>Geschrieben wird {detail}; das passt auf dieselben Topics.</translation>
    </message>
    <message>
        <source>{detail} separates patterns by commas, and this one cannot be written without its comma. The link is left out.</source>
        <translation>{detail} trennt Muster durch Kommas, und dieses lässt sich nicht ohne sein Komma schreiben. Der Link fehlt.</translation>
    </message>
    <message>
        <source>The link is left out: {detail}.</source>
        <translation>Der Link fehlt: {detail}.</translation>
    </message>
    <message>
        <source>Only whole seconds can be written there: {detail}.</source>
        <translation>Dort sind nur ganze Sekunden möglich: {detail}.</translation>
    </message>
    <message>
        <source>It counts for all flows into one cluster; written is {detail}.</source>
        <translation>Es gilt für alle Flüsse in einen Cluster; geschrieben wird {detail}.</translation>
    </message>
    <message>
        <source>The other side has another default, so it is written out: {detail}.</source>
        <translation>Die andere Seite hat eine andere Vorgabe, darum ausgeschrieben: {detail}.</translation>
    </message>
    <message>
        <source>It is called {detail} there.</source>
        <translation>Dort heißt es {detail}.</translation>
    </message>
    <message>
        <source>Such a start is not known there; it begins at {detail}.</source>
        <translation>So ein Anfang ist dort unbekannt; begonnen wird bei {detail}.</translation>
    </message>
    <message>
        <source>{detail} does not follow the compression of the source; its producer writes uncompressed unless told otherwise.</source>
        <translation>{detail} folgt der Kompression der Quelle nicht; der Producer schreibt ohne Angabe unkomprimiert.</translation>
    </message>
    <message>
        <source>Records go to their partitions by {detail} there.</source>
        <translation>Dort kommen Records in ihre Partitionen nach: {detail}.</translation>
    </message>
    <message>
        <source>A Java key store cannot be read. Export it as PEM files and name them at the cluster.</source>
        <translation>Ein Java-Keystore kann nicht gelesen werden. Als PEM-Dateien exportieren und am Cluster angeben.</translation>
    </message>
    <message>
        <source>Certificate and key must stand in one PEM file there; put both into {detail}.</source>
        <translation>Zertifikat und Schlüssel müssen dort in einer PEM-Datei stehen; beide gehören in {detail}.</translation>
    </message>
    <message>
        <source>The consumer group is written out: {detail}.</source>
        <translation>Die Consumer-Gruppe wird ausgeschrieben: {detail}.</translation>
    </message>
    <message>
        <source>{detail} keeps its positions elsewhere and uses no consumer group.</source>
        <translation>{detail} hält seine Positionen anderswo und benutzt keine Consumer-Gruppe.</translation>
    </message>
    <message>
        <source>It stands twice; the last one counts.</source>
        <translation>Es steht zweimal da; das letzte gilt.</translation>
    </message>
    <message>
        <source>{detail} does not read this setting at this place.</source>
        <translation>{detail} liest diese Einstellung an dieser Stelle nicht.</translation>
    </message>
    <message>
        <source>The flow is not enabled, so no link is drawn for it.</source>
        <translation>Der Fluss ist nicht eingeschaltet, darum gibt es keinen Link dafür.</translation>
    </message>
    <message>
        <source>Put the name of your own container image in the place of {detail}.</source>
        <translation>Anstelle von {detail} den Namen des eigenen Container-Images einsetzen.</translation>
    </message>
    <message>
        <source>A simulated cluster has no address outside of its sandbox; it is left out.</source>
        <translation>Ein simulierter Cluster hat außerhalb seiner Sandbox keine Adresse; er fehlt.</translation>
    </message>
    <message>
        <source>It had no effect there either.</source>
        <translation>Es hatte auch dort keine Wirkung.</translation>
    </message>
    <message>
        <source>To go on from the positions that the group has, start it once with {detail}.</source>
        <translation>Um bei den Positionen der Gruppe weiterzumachen, einmal mit {detail} starten.</translation>
    </message>
    <message>
        <source>It is not a mirror: {detail}.</source>
        <translation>Es ist kein Spiegel: {detail}.</translation>
    </message>
    <message>
        <source>{detail} never mirrors internal topics.</source>
        <translation>{detail} spiegelt nie interne Topics.</translation>
    </message>
    <message>
        <source>It belongs to the worker that runs the connectors: set {detail} there.</source>
        <translation>Es gehört zum Worker, der die Connectors ausführt: dort {detail} setzen.</translation>
    </message>
    <message>
        <source>It is kept for the clients it reaches here: {detail}.</source>
        <translation>Es gilt für die Clients, die es hier erreicht: {detail}.</translation>
    </message>
    <message>
        <source>not carried over</source>
        <translation>nicht übernommen</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>No flow is enabled, so nothing is mirrored and no link is drawn. Enable the flows that you want: {detail}.</source>
        <translation>Kein Flow ist eingeschaltet: Nichts wird gespiegelt, kein Link gezeichnet. Schalten Sie die gewünschten ein: {detail}.</translation>
    </message>
    <message>
        <source>How topics are called at the target cannot be known: {detail}. The link does not start before its naming is chosen.</source>
        <translation>Wie Topics am Ziel heißen, ist nicht zu erkennen: {detail}. Der Link startet erst, wenn seine Benennung gewählt ist.</translation>
    </message>
    <message>
        <source>Which topics are mirrored cannot be known: {detail}. The link does not start before its topics are chosen.</source>
        <translation>Welche Topics gespiegelt werden, ist nicht zu erkennen: {detail}. Der Link startet erst, wenn seine Topics gewählt sind.</translation>
    </message>
    <message>
        <source>It does not run there. The link is drawn, and starts only when it is asked for by name.</source>
        <translation>Dort läuft es nicht. Der Link ist gezeichnet und startet nur, wenn er mit Namen verlangt wird.</translation>
    </message>
    <message>
        <source>{detail} changes records on their way here; Tributary mirrors them as they are.</source>
        <translation>{detail} ändert hier Records unterwegs; Tributary spiegelt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>Tributary always does this: {detail}.</source>
        <translation>Das tut Tributary immer: {detail}.</translation>
    </message>
    <message>
        <source>A cluster has one way to be reached here. Taken is {detail}; draw a second cluster for the other.</source>
        <translation>Ein Cluster wird hier auf eine Weise erreicht. Genommen ist {detail}; zeichnen Sie für die andere einen zweiten Cluster.</translation>
    </message>
    <message>
        <source>{detail} knows no setting of this name here; it did nothing.</source>
        <translation>{detail} kennt hier keine Einstellung dieses Namens; sie bewirkte nichts.</translation>
    </message>
    <message>
        <source>It is no setting of that program, and did nothing; {detail} may be meant.</source>
        <translation>Das ist keine Einstellung jenes Programms und bewirkte nichts; gemeint ist vielleicht {detail}.</translation>
    </message>
    <message>
        <source>An old spelling, which new versions no longer read. It is read as {detail}.</source>
        <translation>Eine alte Schreibweise, die neue Versionen nicht mehr lesen. Gelesen wird sie als {detail}.</translation>
    </message>
    <message>
        <source>The certificate may name another host: whoever holds any valid one can pose as the cluster. It stays so; {detail}.</source>
        <translation>Das Zertifikat darf auf einen anderen Host lauten: Wer irgendein gültiges hat, kann sich als der Cluster ausgeben. Es bleibt so; {detail}.</translation>
    </message>
    <message>
        <source>MirrorMaker 2 takes no topic back to where it came from. So does the link: it excludes {detail}.</source>
        <translation>MirrorMaker 2 bringt kein Topic dorthin zurück, woher es kam. Der Link auch nicht: Er schließt {detail} aus.</translation>
    </message>
    <message>
        <source>It is read as the resource of that kind of {detail}.</source>
        <translation>Gelesen wird es als die Ressource dieser Art von {detail}.</translation>
    </message>
    <message>
        <source>Tributary does this too.</source>
        <translation>Das tut Tributary auch.</translation>
    </message>
    <message>
        <source>MirrorMaker 2 does not know its own prefix {detail} again, and mirrors its copies back; the link does not.</source>
        <translation>MirrorMaker 2 erkennt seinen eigenen Präfix {detail} nicht wieder und spiegelt seine Kopien zurück; der Link nicht.</translation>
    </message>
    <message>
        <source>From Kafka 4 on the program that runs it must be allowed to: -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls={detail}.</source>
        <translation>Ab Kafka 4 muss es dem ausführenden Programm erlaubt werden: -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls={detail}.</translation>
    </message>
    <message>
        <source>Its content tells that it is of {detail}.</source>
        <translation>Der Inhalt zeigt, dass die Datei von {detail} ist.</translation>
    </message>
    <message>
        <source>It has an address in common with the cluster {detail}, so the two are one.</source>
        <translation>Er hat eine Adresse mit dem Cluster {detail} gemeinsam; beide sind daher einer.</translation>
    </message>
    <message>
        <source>Where this cluster is cannot be known: {detail}. No link of it starts before its address is given.</source>
        <translation>Wo dieser Cluster ist, lässt sich nicht erkennen: {detail}. Keiner seiner Links startet, bevor die Adresse angegeben ist.</translation>
    </message>
    <message>
        <source>What {detail} stands for is not in the file, so this is left out.</source>
        <translation>Wofür {detail} steht, ist nicht in der Datei; das wird weggelassen.</translation>
    </message>
    <message>
        <source>This is the default of a variable that the environment may set to something else.</source>
        <translation>Das ist der Standardwert einer Variablen, die in der Umgebung anders gesetzt sein kann.</translation>
    </message>
    <message>
        <source>{detail} keeps its positions where no link finds them. A link begins as its start says: with &quot;earliest&quot; it mirrors everything once more, behind what the target has already. Choose another start, or begin once with --accept-position.</source>
        <translation>{detail} hält seine Positionen dort, wo kein Link sie findet. Ein Link beginnt, wie sein Start es sagt: Mit „earliest“ spiegelt er alles noch einmal, hinter dem, was das Ziel schon hat. Wählen Sie einen anderen Start, oder beginnen Sie einmal mit --accept-position.</translation>
    </message>
    <message>
        <source>It is beyond Tributary&apos;s limit. Taken is {detail}.</source>
        <translation>Das liegt jenseits der Grenze von Tributary. Genommen wird {detail}.</translation>
    </message>
    <message>
        <source>{detail} reads this as false: blanks and comments behind a value belong to it. The link is drawn, and starts only when it is asked for by name.</source>
        <translation>{detail} liest das als false: Leerzeichen und Kommentare hinter einem Wert gehören zu ihm. Der Link wird gezeichnet und startet nur, wenn er beim Namen genannt wird.</translation>
    </message>
    <message>
        <source>Tributary loses no record, but after a crash it may mirror up to one commit interval twice.</source>
        <translation>Tributary verliert keinen Record, kann aber nach einem Absturz bis zu ein Commit-Intervall doppelt spiegeln.</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>zu entscheiden</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>The positions of consumer groups are not written at the target ({detail}). Groups that move there need another way to theirs.</source>
        <translation>Die Positionen der Consumer-Gruppen werden am Ziel nicht geschrieben ({detail}). Gruppen, die dorthin wechseln, brauchen einen anderen Weg zu ihren.</translation>
    </message>
    <message>
        <source>Access control lists of topics are not copied to the target.</source>
        <translation>Zugriffslisten von Topics werden nicht ans Ziel kopiert.</translation>
    </message>
    <message>
        <source>It says how it is run there, and nothing of which records go where.</source>
        <translation>Es sagt, wie es dort betrieben wird, und nichts darüber, welche Records wohin gehen.</translation>
    </message>
    <message>
        <source>Look at the login of this cluster: {detail}.</source>
        <translation>Sehen Sie die Anmeldung dieses Clusters an: {detail}.</translation>
    </message>
    <message>
        <source>The producer of Kafka 0.8 chooses the partition by another hash of the key: a key goes on in another partition than before.</source>
        <translation>Der Producer von Kafka 0.8 wählt die Partition nach einem anderen Hash des Schlüssels: Ein Schlüssel landet künftig in einer anderen Partition als bisher.</translation>
    </message>
    <message>
        <source>Topics of services beside the brokers ({detail}) are mirrored under their own name only where they are spelt out: add those that you want.</source>
        <translation>Topics von Diensten neben den Brokern ({detail}) werden unter eigenem Namen nur gespiegelt, wo sie ausgeschrieben sind: Ergänzen Sie die, die Sie wollen.</translation>
    </message>
    <message>
        <source>{detail} goes on from positions that no link finds, and the link begins at the end: what is written between the stop of the one and the start of the other is missing at the target. Start the link before the other stops, so that some records come twice, or begin once with --accept-position and a time before the stop.</source>
        <translation>{detail} macht bei Positionen weiter, die kein Link findet, und der Link beginnt am Ende: Was zwischen dem Halt des einen und dem Start des anderen geschrieben wird, fehlt am Ziel. Starten Sie den Link, bevor das andere hält, sodass einige Records doppelt kommen, oder beginnen Sie einmal mit --accept-position und einem Zeitpunkt vor dem Halt.</translation>
    </message>
    <message>
        <source>Topics of MirrorMaker 2 that are not written any more: {detail}. What reads them, such as RemoteClusterUtils or an alert on heartbeats, stops working.</source>
        <translation>Topics von MirrorMaker 2, die nicht mehr geschrieben werden: {detail}. Was sie liest, etwa RemoteClusterUtils oder ein Alarm auf Heartbeats, arbeitet nicht mehr.</translation>
    </message>
    <message>
        <source>It belongs to no flow here, and the document does not have it: its aliases are {detail}. Where it belongs to that flow, give both the same aliases.</source>
        <translation>Es gehört hier zu keinem Fluss, und das Dokument enthält es nicht: Seine Aliasse sind {detail}. Wo es zu diesem Fluss gehört, geben Sie beiden dieselben Aliasse.</translation>
    </message>
    <message>
        <source>Its worker says this, and the worker&apos;s file is not here. Any class but ByteArrayConverter, for headers also its default, changes records there; Tributary mirrors them as they are. Import the worker&apos;s file too, or look it up.</source>
        <translation>Das sagt sein Worker, und dessen Datei ist nicht hier. Jede Klasse außer ByteArrayConverter, für Header auch die Vorgabe, ändert dort Records; Tributary spiegelt sie, wie sie sind. Importieren Sie die Datei des Workers mit, oder sehen Sie nach.</translation>
    </message>
    <message>
        <source>Strimzi refuses this resource, and mirrors nothing: connectCluster has to be the target of each of its mirrors, which write to {detail}. Decide which is meant before its links start.</source>
        <translation>Strimzi weist diese Ressource ab und spiegelt nichts: connectCluster muss das Ziel jedes ihrer Spiegel sein, und die schreiben nach {detail}. Entscheiden Sie, was gemeint ist, bevor ihre Links starten.</translation>
    </message>
    <message>
        <source>It is taken over as it is. Names such as x-internal are besides not mirrored, unless they are spelt out; {detail} mirrors them.</source>
        <translation>Es wird übernommen, wie es ist. Namen wie x-internal werden außerdem nicht gespiegelt, wenn sie nicht ausgeschrieben sind; {detail} spiegelt sie.</translation>
    </message>
    <message>
        <source>Records get headers there that they do not get here: {detail}. Tributary tells copies by the names of topics, and refuses links that would bring records back under the same name.</source>
        <translation>Records bekommen dort Header, die sie hier nicht bekommen: {detail}. Tributary erkennt Kopien an den Namen der Topics und weist Links ab, die Records unter demselben Namen zurückbrächten.</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>Age of the lag</source>
        <translation>Alter des Lags</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>Latenz p50</translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation>Latenz p95</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>Byte/s</translation>
    </message>
    <message>
        <source>records/s</source>
        <translation>Records/s</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1k</source>
        <comment>thousands</comment>
        <translation>%1k</translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions</comment>
        <translation>%1M</translation>
    </message>
    <message>
        <source>%1G</source>
        <comment>thousand millions</comment>
        <translation>%1G</translation>
    </message>
    <message>
        <source>%1 B/s</source>
        <translation>%1 B/s</translation>
    </message>
    <message>
        <source>%1 kB/s</source>
        <translation>%1 kB/s</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 MB/s</translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation>%1 GB/s</translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <comment>messages per second</comment>
        <translation>%1 Msg/s</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <source>–</source>
        <comment>a duration that is not known</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>lag unknown</source>
        <translation>Lag unbekannt</translation>
    </message>
    <message>
        <source>lag %1</source>
        <comment>in records</comment>
        <translation>Lag %1</translation>
    </message>
    <message>
        <source>lag %1 · %2</source>
        <comment>in records, in time</comment>
        <translation>Lag %1 · %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date, time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>–</source>
        <comment>a rate that is not known</comment>
        <translation>–</translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>%1, from %2</source>
        <comment>a topic and the one it is mirrored from</comment>
        <translation>%1, aus %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>topic, its partitions, its replicas</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replica(s)</source>
        <translation>
            <numerusform>%Ln Replikat</numerusform>
            <numerusform>%Ln Replikate</numerusform>
        </translation>
    </message>
    <message>
        <source>the broker&apos;s number of replicas</source>
        <translation>so viele Replikate, wie der Broker vorgibt</translation>
    </message>
    <message>
        <source>begins at the end of %1</source>
        <translation>beginnt am Ende von %1</translation>
    </message>
    <message>
        <source>begins at %1 in %2</source>
        <translation>beginnt bei %1 in %2</translation>
    </message>
    <message>
        <source>begins at the first record of %1</source>
        <translation>beginnt beim ersten Record von %1</translation>
    </message>
    <message numerus="yes">
        <source>creates %Ln topic(s) at %1</source>
        <translation>
            <numerusform>legt %Ln Topic in %1 an</numerusform>
            <numerusform>legt %Ln Topics in %1 an</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>adds partitions to %Ln topic(s) at %1</source>
        <translation>
            <numerusform>gibt %Ln Topic in %1 weitere Partitionen</numerusform>
            <numerusform>gibt %Ln Topics in %1 weitere Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 → %3 partitions</source>
        <translation>%1: %2 → %3 Partitionen</translation>
    </message>
    <message>
        <source>consumer group %1</source>
        <translation>Consumer-Gruppe %1</translation>
    </message>
    <message>
        <source>changes nothing before it mirrors: %1 in %2</source>
        <translation>ändert nichts, bevor er spiegelt: %1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic</numerusform>
            <numerusform>%Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>creates %Ln topic(s)</source>
        <translation>
            <numerusform>legt %Ln Topic an</numerusform>
            <numerusform>legt %Ln Topics an</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>adds partitions to %Ln topic(s)</source>
        <translation>
            <numerusform>gibt %Ln Topic weitere Partitionen</numerusform>
            <numerusform>gibt %Ln Topics weitere Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sets the first positions of %Ln link(s)</source>
        <translation>
            <numerusform>setzt die ersten Positionen von %Ln Link</numerusform>
            <numerusform>setzt die ersten Positionen von %Ln Links</numerusform>
        </translation>
    </message>
    <message>
        <source>changes nothing at the clusters before it mirrors</source>
        <translation>ändert nichts an den Clustern, bevor gespiegelt wird</translation>
    </message>
    <message>
        <source>Starting %1.</source>
        <translation>Der Start %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s).</source>
        <translation>
            <numerusform>%Ln Problem.</numerusform>
            <numerusform>%Ln Probleme.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>unreachable: %1</source>
        <translation>nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>credentials refused: %1</source>
        <translation>Anmeldung abgelehnt: %1</translation>
    </message>
    <message>
        <source>not authorised: %1</source>
        <translation>keine Berechtigung: %1</translation>
    </message>
    <message>
        <source>no topic matches yet</source>
        <translation>noch passt kein Topic</translation>
    </message>
    <message>
        <source>choose a start position</source>
        <translation>Startposition wählen</translation>
    </message>
    <message>
        <source>position lost: %1 [%2]</source>
        <translation>Position verloren: %1 [%2]</translation>
    </message>
    <message>
        <source>created again: %1</source>
        <translation>neu angelegt: %1</translation>
    </message>
    <message>
        <source>cannot write: %1</source>
        <translation>nicht beschreibbar: %1</translation>
    </message>
    <message>
        <source>configuration unreadable: %1</source>
        <translation>Konfiguration nicht lesbar: %1</translation>
    </message>
    <message>
        <source>record refused: %1 [%2]</source>
        <translation>Record abgelehnt: %1 [%2]</translation>
    </message>
    <message>
        <source>would echo for ever</source>
        <translation>gäbe ein endloses Echo</translation>
    </message>
    <message>
        <source>secret missing: %1</source>
        <translation>Geheimnis fehlt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) stand still: %1</source>
        <translation>
            <numerusform>%n Partition steht still: %1</numerusform>
            <numerusform>%n Partitionen stehen still: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>nothing new at the source</source>
        <translation>nichts Neues an der Quelle</translation>
    </message>
    <message>
        <source>next try in %1</source>
        <translation>nächster Versuch in %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>reason, next try</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 [%2]</source>
        <comment>topic, partition</comment>
        <translation>%1 [%2]</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>figures are %1 old</source>
        <translation>Werte sind %1 alt</translation>
    </message>
    <message>
        <source>ready in %1</source>
        <translation>aufgeholt in %1</translation>
    </message>
    <message>
        <source>committing positions</source>
        <translation>committet Positionen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>holt auf</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>versucht erneut</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>topic %1 joined</source>
        <translation>Topic %1 ist dazugekommen</translation>
    </message>
    <message>
        <source>topic %1 left</source>
        <translation>Topic %1 ist weggefallen</translation>
    </message>
    <message>
        <source>topic for %1 created at the target</source>
        <translation>Topic für %1 am Ziel angelegt</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) added at the target for %1</source>
        <translation>
            <numerusform>%n Partition am Ziel für %1 hinzugefügt</numerusform>
            <numerusform>%n Partitionen am Ziel für %1 hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>gap in %1: %n record(s) not mirrored, offsets %2 to %3</source>
        <translation>
            <numerusform>Lücke in %1: %n Record nicht gespiegelt, Offsets %2 bis %3</numerusform>
            <numerusform>Lücke in %1: %n Records nicht gespiegelt, Offsets %2 bis %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 halted</source>
        <translation>%1 steht still</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 geht weiter</translation>
    </message>
    <message>
        <source>producer replaced</source>
        <translation>Producer ersetzt</translation>
    </message>
    <message>
        <source>took over its edits</source>
        <translation>hat seine Änderungen übernommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message numerus="yes">
        <source>%n older event(s) could not be kept</source>
        <translation>
            <numerusform>%n älteres Ereignis konnte nicht aufbewahrt werden</numerusform>
            <numerusform>%n ältere Ereignisse konnten nicht aufbewahrt werden</numerusform>
        </translation>
    </message>
    <message>
        <source>target made again: %1</source>
        <translation>Ziel neu angelegt: %1</translation>
    </message>
    <message>
        <source>positions not committed</source>
        <translation>Positionen nicht committet</translation>
    </message>
    <message>
        <source>not in its group: %1</source>
        <translation>nicht in seiner Gruppe: %1</translation>
    </message>
    <message>
        <source>nothing acknowledged: %1</source>
        <translation>nichts bestätigt: %1</translation>
    </message>
    <message>
        <source>open transaction: %1 [%2]</source>
        <translation>offene Transaktion: %1 [%2]</translation>
    </message>
    <message>
        <source>DNS: unknown: %1</source>
        <translation>DNS: unbekannt: %1</translation>
    </message>
    <message>
        <source>TLS fails: %1</source>
        <translation>TLS scheitert: %1</translation>
    </message>
    <message>
        <source>login fails: %1</source>
        <translation>Anmeldung scheitert: %1</translation>
    </message>
    <message>
        <source>lagging</source>
        <translation>im Rückstand</translation>
    </message>
    <message>
        <source>no token: %1</source>
        <translation>kein Token: %1</translation>
    </message>
    <message>
        <source>Mirroring</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>Connectors</source>
        <translation>Connectors</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>task, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 since %3</source>
        <comment>task, state, time</comment>
        <translation>%1: %2 seit %3</translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s) stand still: %1</source>
        <translation>
            <numerusform>%n Topic steht still: %1</numerusform>
            <numerusform>%n Topics stehen still: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>trying now</source>
        <translation>versucht es gerade</translation>
    </message>
    <message>
        <source>%1 is read again from offset %2 on</source>
        <translation>%1 wird ab Offset %2 noch einmal gelesen</translation>
    </message>
</context>
<context>
    <name>TrustText</name>
    <message>
        <source>keychain entry %1</source>
        <translation>Schlüsselbund-Eintrag %1</translation>
    </message>
    <message>
        <source>environment variable %1</source>
        <translation>Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Addresses:</source>
        <translation>Adressen:</translation>
    </message>
    <message>
        <source>Secrets:</source>
        <translation>Geheimnisse:</translation>
    </message>
    <message>
        <source>A document from elsewhere</source>
        <translation>Ein Dokument von anderswo</translation>
    </message>
    <message>
        <source>Trust this document? Tributary then connects to these addresses and reads these secrets.</source>
        <translation>Diesem Dokument vertrauen? Tributary verbindet sich dann mit diesen Adressen und liest diese Geheimnisse.</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>Kafka %1</source>
        <translation>Kafka %1</translation>
    </message>
    <message>
        <source>like Kafka %1</source>
        <translation>wie Kafka %1</translation>
    </message>
    <message>
        <source>No tier</source>
        <translation>Keine Ebene</translation>
    </message>
    <message>
        <source>Regional</source>
        <translation>Regional</translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation>Aggregat</translation>
    </message>
    <message>
        <source>DR</source>
        <comment>disaster recovery</comment>
        <translation>DR</translation>
    </message>
    <message>
        <source>Plain text (PLAINTEXT)</source>
        <translation>Klartext (PLAINTEXT)</translation>
    </message>
    <message>
        <source>TLS (SSL)</source>
        <translation>TLS (SSL)</translation>
    </message>
    <message>
        <source>SASL without TLS (SASL_PLAINTEXT)</source>
        <translation>SASL ohne TLS (SASL_PLAINTEXT)</translation>
    </message>
    <message>
        <source>SASL over TLS (SASL_SSL)</source>
        <translation>SASL über TLS (SASL_SSL)</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Gleicher Name</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Same partition</source>
        <translation>Gleiche Partition</translation>
    </message>
    <message>
        <source>Partition modulo count</source>
        <translation>Partition modulo Anzahl</translation>
    </message>
    <message>
        <source>Hash of the key</source>
        <translation>Hash des Schlüssels</translation>
    </message>
    <message>
        <source>Earliest record</source>
        <translation>Frühester Record</translation>
    </message>
    <message>
        <source>Latest record</source>
        <translation>Neuester Record</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Committed position</source>
        <translation>Committete Position</translation>
    </message>
    <message>
        <source>Stop the partition</source>
        <translation>Partition anhalten</translation>
    </message>
    <message>
        <source>Skip, and note the gap</source>
        <translation>Überspringen und die Lücke vermerken</translation>
    </message>
    <message>
        <source>As at the source</source>
        <translation>Wie an der Quelle</translation>
    </message>
    <message>
        <source>None</source>
        <comment>compression</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>data path</comment>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Whole batches</source>
        <translation>Ganze Batches</translation>
    </message>
    <message>
        <source>Record by record</source>
        <translation>Record für Record</translation>
    </message>
    <message>
        <source>Record by record: %1</source>
        <translation>Record für Record: %1</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>so gewählt</translation>
    </message>
    <message>
        <source>partitioned by key</source>
        <translation>nach Schlüssel partitioniert</translation>
    </message>
    <message>
        <source>another compression</source>
        <translation>andere Kompression</translation>
    </message>
    <message>
        <source>a connection setting</source>
        <translation>eine Verbindungseinstellung</translation>
    </message>
    <message>
        <source>old message format</source>
        <translation>altes Nachrichtenformat</translation>
    </message>
    <message>
        <source>inside a batch</source>
        <translation>mitten in einem Batch</translation>
    </message>
    <message>
        <source>compacted batch</source>
        <translation>verdichteter Batch</translation>
    </message>
    <message>
        <source>stamped by the source</source>
        <translation>von der Quelle gestempelt</translation>
    </message>
    <message>
        <source>batch too large for the target</source>
        <translation>Batch zu groß für das Ziel</translation>
    </message>
    <message>
        <source>batch refused by the target</source>
        <translation>Batch vom Ziel abgelehnt</translation>
    </message>
    <message>
        <source>damaged batch</source>
        <translation>beschädigter Batch</translation>
    </message>
    <message>
        <source>many such batches</source>
        <translation>viele solche Batches</translation>
    </message>
    <message>
        <source>Whole batches in %1 of %2 partitions</source>
        <translation>Ganze Batches in %1 von %2 Partitionen</translation>
    </message>
</context>
<context>
    <name>tributary::app::Desk</name>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>„%1“ kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The sample cannot be opened.</source>
        <translation>Das Beispiel kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The addresses of this sample are examples.</source>
        <translation>Die Adressen dieses Beispiels sind erfunden.</translation>
    </message>
    <message>
        <source>Simulate its clusters</source>
        <translation>Seine Cluster simulieren</translation>
    </message>
    <message>
        <source>The sandbox cannot be opened.</source>
        <translation>Die Sandbox kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Making the simulated clusters…</source>
        <translation>Simulierte Cluster werden erzeugt…</translation>
    </message>
    <message>
        <source>an untitled topology</source>
        <translation>eine unbenannte Topologie</translation>
    </message>
    <message>
        <source>Unsaved work on %1 was found, of %2.</source>
        <translation>Ungespeicherte Arbeit an %1 von %2 wurde gefunden.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>Nicht gespeicherte Arbeit verwerfen</translation>
    </message>
    <message>
        <source>The unsaved work on %1 is removed, and cannot be brought back.</source>
        <translation>Die nicht gespeicherte Arbeit an %1 wird entfernt und lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>%1 was edited here meanwhile. Save or undo that first.</source>
        <translation>%1 wurde hier inzwischen bearbeitet. Speichern Sie das zuerst oder machen Sie es rückgängig.</translation>
    </message>
</context>
<context>
    <name>tributary::app::WindowSession</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Sandbox: simulated clusters in this program, with made-up traffic</source>
        <translation>Sandbox: simulierte Cluster in diesem Programm, mit erfundenem Verkehr</translation>
    </message>
    <message>
        <source>Sandbox: simulated clusters, made-up traffic · %1 records checked at the end of their way · %2 out of order · %3 twice</source>
        <translation>Sandbox: simulierte Cluster, erfundener Verkehr · %1 Records am Ende ihres Weges geprüft · %2 in falscher Reihenfolge · %3 doppelt</translation>
    </message>
    <message numerus="yes">
        <source>%n simulated cluster(s) came after the sandbox was made.</source>
        <translation>
            <numerusform>%n simulierter Cluster kam dazu, nachdem die Sandbox angelegt war.</numerusform>
            <numerusform>%n simulierte Cluster kamen dazu, nachdem die Sandbox angelegt war.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart the sandbox with them</source>
        <translation>Sandbox mit ihnen neu starten</translation>
    </message>
    <message numerus="yes">
        <source>%n simulated cluster(s) do not run here, beside real ones.</source>
        <translation>
            <numerusform>%n simulierter Cluster läuft hier nicht, neben echten.</numerusform>
            <numerusform>%n simulierte Cluster laufen hier nicht, neben echten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Simulate the whole topology in a copy</source>
        <translation>Die ganze Topologie in einer Kopie simulieren</translation>
    </message>
</context>
<context>
    <name>tributary::ui::AboutDialog</name>
    <message>
        <source>About Tributary</source>
        <translation>Über Tributary</translation>
    </message>
    <message>
        <source>Icon of Tributary</source>
        <translation>Symbol von Tributary</translation>
    </message>
    <message>
        <source>Tributary %1</source>
        <translation>Tributary %1</translation>
    </message>
    <message>
        <source>Draws Kafka clusters and the links between them, mirrors topics, and shows how it goes.</source>
        <translation>Zeichnet Kafka-Cluster und die Links zwischen ihnen, spiegelt Topics und zeigt, wie es läuft.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer. Sie kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
</context>
<context>
    <name>tributary::ui::AddClustersDialog</name>
    <message>
        <source>Add several clusters</source>
        <translation>Mehrere Cluster hinzufügen</translation>
    </message>
    <message>
        <source>One &amp;cluster a line: name host:port, or host:port alone; more addresses after commas.</source>
        <translation>Ein &amp;Cluster je Zeile: Name host:port, oder nur host:port; weitere Adressen nach Kommas.</translation>
    </message>
    <message>
        <source>Clusters, one a line</source>
        <translation>Cluster, einer je Zeile</translation>
    </message>
    <message>
        <source>Tier of all of them</source>
        <translation>Ebene von allen</translation>
    </message>
    <message>
        <source>&amp;Tier of all</source>
        <translation>&amp;Ebene von allen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>The document has a cluster of this name.</source>
        <translation>Das Dokument hat einen Cluster dieses Namens.</translation>
    </message>
    <message>
        <source>Paste or type a list above.</source>
        <translation>Fügen Sie oben eine Liste ein, oder tippen Sie sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be added; correct or remove them.</source>
        <translation>
            <numerusform>%n Zeile kann nicht hinzugefügt werden; korrigieren oder entfernen Sie sie.</numerusform>
            <numerusform>%n Zeilen können nicht hinzugefügt werden; korrigieren oder entfernen Sie sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n cluster(s)</source>
        <translation>
            <numerusform>Cluster hinzufügen</numerusform>
            <numerusform>%n Cluster hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::AlertWatch</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Record</numerusform>
            <numerusform>%n Records</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 lags by %2 (limit %3, for %4)</source>
        <translation>%1 hat %2 Lag (Grenze %3, seit %4)</translation>
    </message>
    <message>
        <source>alert at %1 for %2</source>
        <translation>Alarm bei %1 für %2</translation>
    </message>
    <message>
        <source>alert at %1</source>
        <translation>Alarm bei %1</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ApplyDialog</name>
    <message>
        <source>is taken over while it runs</source>
        <translation>wird im Lauf übernommen</translation>
    </message>
    <message>
        <source>counts from its next start</source>
        <translation>zählt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>stops, commits, and starts again where it was</source>
        <translation>hält an, committet und startet wieder, wo er war</translation>
    </message>
    <message>
        <source>stops; a position must be chosen before it runs again</source>
        <translation>hält an; vor dem nächsten Lauf muss eine Position gewählt werden</translation>
    </message>
    <message>
        <source>a position must be chosen before it runs again</source>
        <translation>vor dem nächsten Lauf muss eine Position gewählt werden</translation>
    </message>
    <message>
        <source>is made known; it is not started</source>
        <translation>wird bekannt gemacht; gestartet wird er nicht</translation>
    </message>
    <message>
        <source>drains, commits and stops</source>
        <translation>läuft leer, committet und hält an</translation>
    </message>
    <message>
        <source>is forgotten</source>
        <translation>wird vergessen</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>Änderungen anwenden</translation>
    </message>
    <message>
        <source>What applying does to each link</source>
        <translation>Was das Anwenden mit jedem Link macht</translation>
    </message>
    <message>
        <source>I &amp;know that these links stand still until a position was chosen</source>
        <translation>Ich &amp;weiß, dass diese Links stillstehen, bis eine Position gewählt ist</translation>
    </message>
    <message>
        <source>Links stand still until a position was chosen</source>
        <translation>Links stehen still, bis eine Position gewählt ist</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Nothing is waiting to be applied.</source>
        <translation>Es gibt nichts anzuwenden.</translation>
    </message>
    <message numerus="yes">
        <source>Applying concerns %n link(s); the others go on undisturbed.</source>
        <translation>
            <numerusform>Das Anwenden betrifft %n Link; die anderen laufen ungestört weiter.</numerusform>
            <numerusform>Das Anwenden betrifft %n Links; die anderen laufen ungestört weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>is skipped: it is not valid</source>
        <translation>wird übersprungen: nicht gültig</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>geändert: %1</translation>
    </message>
    <message>
        <source>when it is started:</source>
        <translation>wenn er gestartet wird:</translation>
    </message>
</context>
<context>
    <name>tributary::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Clusters and the links between them. The arrow keys go from one to the next.</source>
        <translation>Cluster und die Links zwischen ihnen. Die Pfeiltasten führen von einem zum nächsten.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartGrid</name>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Lag, records</source>
        <translation>Lag, Records</translation>
    </message>
    <message>
        <source>Lag, seconds</source>
        <translation>Lag, Sekunden</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s), total</source>
        <translation>
            <numerusform>%n weiterer, Summe</numerusform>
            <numerusform>%n weitere, Summe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s), worst</source>
        <translation>
            <numerusform>%n weiterer, schlechtester</numerusform>
            <numerusform>%n weitere, schlechtester</numerusform>
        </translation>
    </message>
    <message>
        <source>Partitions have no latency of their own</source>
        <translation>Partitionen haben keine eigene Latenz</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartLegend</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartMarks</name>
    <message>
        <source>start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Halt</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::ChartPanel</name>
    <message>
        <source>What “%1” shows</source>
        <translation>Was „%1“ zeigt</translation>
    </message>
    <message>
        <source>Chart. Left and right move in time, plus and minus zoom, Home resets, End goes live.</source>
        <translation>Diagramm. Links und rechts bewegen in der Zeit, Plus und Minus zoomen, Pos1 setzt zurück, Ende geht zur Gegenwart.</translation>
    </message>
    <message>
        <source>Lines of “%1”</source>
        <translation>Linien von „%1“</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClientsPage</name>
    <message>
        <source>Consumer settings</source>
        <translation>Consumer-Einstellungen</translation>
    </message>
    <message>
        <source>Producer settings</source>
        <translation>Producer-Einstellungen</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>&amp;Streams</source>
        <translation>&amp;Streams</translation>
    </message>
    <message>
        <source>Consumers that share the partitions. %1</source>
        <translation>Consumer, die sich die Partitionen teilen. %1</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>&amp;Speicher</translation>
    </message>
    <message>
        <source>Data &amp;path</source>
        <translation>&amp;Datenpfad</translation>
    </message>
    <message>
        <source>Change streams</source>
        <translation>Streams ändern</translation>
    </message>
    <message>
        <source>Change memory</source>
        <translation>Speicher ändern</translation>
    </message>
    <message>
        <source>Change data path</source>
        <translation>Datenpfad ändern</translation>
    </message>
    <message>
        <source>Change consumer settings</source>
        <translation>Consumer-Einstellungen ändern</translation>
    </message>
    <message>
        <source>Change producer settings</source>
        <translation>Producer-Einstellungen ändern</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClusterDialog</name>
    <message>
        <source>Cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>Add cluster</source>
        <translation>Cluster hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
    <message>
        <source>S&amp;ecurity</source>
        <translation>S&amp;icherheit</translation>
    </message>
    <message>
        <source>Client settings</source>
        <translation>Client-Einstellungen</translation>
    </message>
    <message>
        <source>Settings of librdkafka for every client of this cluster, such as socket.timeout.ms. Links may add their own.</source>
        <translation>Einstellungen von librdkafka für jeden Client dieses Clusters, etwa socket.timeout.ms. Links können eigene ergänzen.</translation>
    </message>
    <message>
        <source>T&amp;opics</source>
        <translation>T&amp;opics</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What people call it, such as Europe</source>
        <translation>Wie man ihn nennt, etwa Europa</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Where the canvas lays it out, from left to right</source>
        <translation>Wo die Zeichenfläche ihn anordnet, von links nach rechts</translation>
    </message>
    <message>
        <source>T&amp;ier</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kafka cluster</source>
        <translation>Kafka-Cluster</translation>
    </message>
    <message>
        <source>Sandbox: simulated in this application</source>
        <translation>Sandbox: in dieser Anwendung simuliert</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>A&amp;rt</translation>
    </message>
    <message>
        <source>Bootstrap servers</source>
        <translation>Bootstrap-Server</translation>
    </message>
    <message>
        <source>host:port, one on each line or parted by commas</source>
        <translation>host:port, einer je Zeile oder durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;Bootstrap servers</source>
        <translation>&amp;Bootstrap-Server</translation>
    </message>
    <message>
        <source>host:port, one on each line. One is enough to begin with; more keep it reachable.</source>
        <translation>host:port, einer je Zeile. Einer genügt für den Anfang; mehrere halten ihn erreichbar.</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>&amp;Read-only: no link may write to it</source>
        <translation>Schreib&amp;geschützt: kein Link darf dorthin schreiben</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Schreibgeschützt</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
    <message>
        <source>“%1” is not host:port with a port from 1 to 65535.</source>
        <translation>„%1“ ist nicht host:port mit einem Port von 1 bis 65535.</translation>
    </message>
    <message>
        <source>from the test just made</source>
        <translation>vom eben gemachten Test</translation>
    </message>
    <message>
        <source>as last seen; the cluster does not answer now</source>
        <translation>wie zuletzt gesehen; der Cluster antwortet jetzt nicht</translation>
    </message>
    <message>
        <source>The topics are listed here once the connection was tested.</source>
        <translation>Die Topics stehen hier, sobald die Verbindung getestet wurde.</translation>
    </message>
    <message>
        <source>Give at least one address, host:port.</source>
        <translation>Geben Sie mindestens eine Adresse an, host:port.</translation>
    </message>
    <message>
        <source>Edit cluster %1</source>
        <translation>Cluster %1 bearbeiten</translation>
    </message>
    <message>
        <source>Add cluster %1</source>
        <translation>Cluster %1 hinzufügen</translation>
    </message>
    <message>
        <source>Client &amp;settings</source>
        <translation>Client-Ein&amp;stellungen</translation>
    </message>
    <message>
        <source>Names and values of your own, such as team and orders. They are saved with the document and change nothing.</source>
        <translation>Eigene Namen und Werte, etwa team und orders. Sie werden mit dem Dokument gespeichert und ändern nichts.</translation>
    </message>
    <message>
        <source>&amp;Production: confirm start, pause and stop</source>
        <translation>&amp;Produktion: Start, Pause und Halt bestätigen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClusterPage</name>
    <message>
        <source>Ask a&amp;gain</source>
        <translation>Er&amp;neut abfragen</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>&amp;Verbindung bearbeiten…</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>team=payments, site=fra</source>
        <translation>team=payments, site=fra</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Tier</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>A&amp;rt</translation>
    </message>
    <message>
        <source>host:port, several separated by commas.</source>
        <translation>host:port, mehrere durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>&amp;Labels</translation>
    </message>
    <message>
        <source>key=value, several separated by commas.</source>
        <translation>Schlüssel=Wert, mehrere durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>“%1” is no address: write host:port.</source>
        <translation>„%1“ ist keine Adresse: schreiben Sie host:port.</translation>
    </message>
    <message>
        <source>A label is key=value.</source>
        <translation>Ein Label ist Schlüssel=Wert.</translation>
    </message>
    <message>
        <source>Rename cluster</source>
        <translation>Cluster umbenennen</translation>
    </message>
    <message>
        <source>Change tier</source>
        <translation>Ebene ändern</translation>
    </message>
    <message>
        <source>Change kind</source>
        <translation>Art ändern</translation>
    </message>
    <message>
        <source>Change bootstrap servers</source>
        <translation>Bootstrap-Server ändern</translation>
    </message>
    <message>
        <source>Change labels</source>
        <translation>Labels ändern</translation>
    </message>
    <message>
        <source>Mark as production</source>
        <translation>Als Produktion markieren</translation>
    </message>
    <message>
        <source>Unmark production</source>
        <translation>Produktionsmarke entfernen</translation>
    </message>
    <message>
        <source>Mark as read-only</source>
        <translation>Als schreibgeschützt markieren</translation>
    </message>
    <message>
        <source>Unmark read-only</source>
        <translation>Schreibschutz aufheben</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht abgefragt</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet…</translation>
    </message>
    <message>
        <source>✓ connected, seen at %1</source>
        <translation>✓ verbunden, gesehen um %1</translation>
    </message>
    <message>
        <source>! %1</source>
        <translation>! %1</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n Broker</numerusform>
            <numerusform>%n Broker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n Topic</numerusform>
            <numerusform>%n Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>cluster id %1</source>
        <translation>Cluster-ID %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>&amp;Production: confirm start, pause and stop</source>
        <translation>&amp;Produktion: Start, Pause und Halt bestätigen</translation>
    </message>
    <message>
        <source>&amp;Read-only: no link may write to it</source>
        <translation>&amp;Schreibgeschützt: kein Link darf dorthin schreiben</translation>
    </message>
    <message>
        <source>Kafka cluster</source>
        <translation>Kafka-Cluster</translation>
    </message>
    <message>
        <source>&amp;Bootstrap servers</source>
        <translation>&amp;Bootstrap-Server</translation>
    </message>
    <message>
        <source>not asked: the document is not trusted</source>
        <translation>nicht abgefragt: dem Dokument wird nicht vertraut</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ClusterTopicModel</name>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
</context>
<context>
    <name>tributary::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Befehl eingeben</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>No command is called “%1”.</source>
        <translation>Kein Befehl heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectClustersDialog</name>
    <message>
        <source>Connect clusters</source>
        <translation>Connect-Cluster</translation>
    </message>
    <message>
        <source>Kafka Connect clusters in distributed mode (3.7 or newer) that links of this document can run on. Where a link runs is chosen at the link.</source>
        <translation>Kafka-Connect-Cluster im verteilten Modus (3.7 oder neuer), auf denen Links dieses Dokuments laufen können. Wo ein Link läuft, wird am Link gewählt.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Of its workers; they are tried in turn</source>
        <translation>Seiner Worker; sie werden der Reihe nach versucht</translation>
    </message>
    <message>
        <source>Add&amp;resses</source>
        <translation>Ad&amp;ressen</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Empty: no login</source>
        <translation>Leer: keine Anmeldung</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>File in PEM format</source>
        <translation>Datei im PEM-Format</translation>
    </message>
    <message>
        <source>Empty: those that this system trusts</source>
        <translation>Leer: die, denen dieses System vertraut</translation>
    </message>
    <message>
        <source>Au&amp;thority</source>
        <translation>&amp;Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>T&amp;est connection</source>
        <translation>Verbindung t&amp;esten</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <source>It answers: Kafka Connect %1.</source>
        <translation>Er antwortet: Kafka Connect %1.</translation>
    </message>
    <message>
        <source>Edit Connect clusters</source>
        <translation>Connect-Cluster bearbeiten</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectDialog</name>
    <message>
        <source>Connect %1 to</source>
        <translation>%1 verbinden mit</translation>
    </message>
    <message>
        <source>&amp;Target cluster:</source>
        <translation>&amp;Zielcluster:</translation>
    </message>
    <message>
        <source>Type to narrow the list</source>
        <translation>Tippen engt die Liste ein</translation>
    </message>
    <message>
        <source>Target cluster</source>
        <translation>Zielcluster</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectionPanel</name>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Permission and metadata</source>
        <translation>Berechtigung und Metadaten</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht getestet</translation>
    </message>
    <message>
        <source>testing…</source>
        <translation>wird getestet…</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Shows stage by stage how far this cluster can be reached</source>
        <translation>Zeigt Stufe für Stufe, wie weit dieser Cluster erreichbar ist</translation>
    </message>
    <message>
        <source>Cop&amp;y result</source>
        <translation>Ergebnis ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the result of the test</source>
        <translation>Ergebnis des Tests kopieren</translation>
    </message>
    <message>
        <source>Cancel &amp;test</source>
        <translation>Test a&amp;bbrechen</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Not every address answers: %1</source>
        <translation>Nicht jede Adresse antwortet: %1</translation>
    </message>
    <message>
        <source>Connected: %1, %2, %3, %4; cluster id %5.</source>
        <translation>Verbunden: %1, %2, %3, %4; Cluster-ID %5.</translation>
    </message>
    <message>
        <source>release not known</source>
        <translation>Version unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln broker(s)</source>
        <translation>
            <numerusform>%Ln Broker</numerusform>
            <numerusform>%Ln Broker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln Topic</numerusform>
            <numerusform>%Ln Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partition(s)</source>
        <translation>
            <numerusform>%Ln Partition</numerusform>
            <numerusform>%Ln Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not tested since it was changed.</source>
        <translation>Seit der Änderung nicht getestet.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectionTest</name>
    <message>
        <source>a simulated cluster needs none</source>
        <translation>ein simulierter Cluster braucht keine</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>Es gibt keine Adresse.</translation>
    </message>
    <message>
        <source>Give at least one bootstrap server, host:port.</source>
        <translation>Geben Sie mindestens einen Bootstrap-Server an, host:port.</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation>verbunden mit %1</translation>
    </message>
    <message>
        <source>not used by this security protocol</source>
        <translation>von diesem Sicherheitsprotokoll nicht verwendet</translation>
    </message>
    <message>
        <source>this Qt has no TLS; the next stage will tell</source>
        <translation>dieses Qt hat kein TLS; die nächste Stufe zeigt es</translation>
    </message>
    <message>
        <source>certificate of %1, valid until %2</source>
        <translation>Zertifikat von %1, gültig bis %2</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>accepted as %1</source>
        <translation>angenommen als %1</translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n Topic</numerusform>
            <numerusform>%n Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n broker(s)</source>
        <translation>
            <numerusform>%n Broker</numerusform>
            <numerusform>%n Broker</numerusform>
        </translation>
    </message>
    <message>
        <source>not known: the cluster did not answer</source>
        <translation>unbekannt: der Cluster hat nicht geantwortet</translation>
    </message>
    <message>
        <source>%1 is an address and needs no look-up</source>
        <translation>%1 ist eine Adresse und braucht keine Auflösung</translation>
    </message>
    <message>
        <source>certificates in PKCS#12; the next stage will tell</source>
        <translation>Zertifikate in PKCS#12; die nächste Stufe zeigt es</translation>
    </message>
    <message>
        <source>“%1” is not host:port with a port from 1 to 65535.</source>
        <translation>„%1“ ist nicht host:port mit einem Port von 1 bis 65535.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ConnectorsBox</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Connector, task</source>
        <translation>Connector, Task</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Connectors and their tasks</source>
        <translation>Connectors und ihre Tasks</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Stacktrace</translation>
    </message>
    <message>
        <source>Copy trace</source>
        <translation>Stacktrace kopieren</translation>
    </message>
    <message>
        <source>&amp;Restart what failed</source>
        <translation>Fehlgeschlagenes neu sta&amp;rten</translation>
    </message>
    <message>
        <source>Not as drawn</source>
        <translation>Anders als gezeichnet</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Where connectors differ from the drawing</source>
        <translation>Wo Connectors von der Zeichnung abweichen</translation>
    </message>
    <message>
        <source>&amp;Apply again</source>
        <translation>Erneut &amp;anwenden</translation>
    </message>
    <message>
        <source>Take &amp;over</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>Trace of the failure</source>
        <translation>Stacktrace des Fehlers</translation>
    </message>
    <message>
        <source>Gives the connectors the configuration that is drawn</source>
        <translation>Gibt den Connectors die gezeichnete Konfiguration</translation>
    </message>
    <message>
        <source>Draws the link as its connectors run</source>
        <translation>Zeichnet den Link so, wie seine Connectors laufen</translation>
    </message>
    <message>
        <source>Connectors</source>
        <translation>Connectors</translation>
    </message>
    <message>
        <source>%1, task %2</source>
        <translation>%1, Task %2</translation>
    </message>
    <message>
        <source>What differs belongs to the clusters, not to this link. Edit those, or apply again.</source>
        <translation>Was abweicht, gehört zu den Clustern, nicht zu diesem Link. Bearbeiten Sie diese, oder wenden Sie erneut an.</translation>
    </message>
    <message>
        <source>Take over what runs</source>
        <translation>Übernehmen, was läuft</translation>
    </message>
</context>
<context>
    <name>tributary::ui::DashboardBar</name>
    <message>
        <source>Links shown</source>
        <translation>Gezeigte Links</translation>
    </message>
    <message>
        <source>By &amp;topic</source>
        <translation>Nach &amp;Topic</translation>
    </message>
    <message>
        <source>Show the busiest topics of this link</source>
        <translation>Die meistgenutzten Topics dieses Links zeigen</translation>
    </message>
    <message>
        <source>‹ All topics</source>
        <translation>‹ Alle Topics</translation>
    </message>
    <message>
        <source>Back to the topics of this link</source>
        <translation>Zurück zu den Topics dieses Links</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Freeze &amp;view</source>
        <translation>Ansicht ein&amp;frieren</translation>
    </message>
    <message>
        <source>The view stands still; figures are kept on</source>
        <translation>Die Ansicht steht still; die Werte werden weiter gesammelt</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>Follow the present</source>
        <translation>Der Gegenwart folgen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Keep what is shown as a picture or a table</source>
        <translation>Das Gezeigte als Bild oder Tabelle festhalten</translation>
    </message>
    <message>
        <source>&amp;Picture (PNG)…</source>
        <translation>&amp;Bild (PNG)…</translation>
    </message>
    <message>
        <source>&amp;Drawing (SVG)…</source>
        <translation>&amp;Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>&amp;Table (CSV)…</source>
        <translation>&amp;Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>All links</source>
        <translation>Alle Links</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n Link</numerusform>
            <numerusform>%n Links</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::DashboardPanel</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation>Partition %1</translation>
    </message>
    <message>
        <source>Wire two clusters and start the link</source>
        <translation>Zwei Cluster verbinden und den Link starten</translation>
    </message>
    <message>
        <source>No figures from this time</source>
        <translation>Keine Werte aus dieser Zeit</translation>
    </message>
    <message>
        <source>All links</source>
        <translation>Alle Links</translation>
    </message>
    <message>
        <source>%1 · topics</source>
        <translation>%1 · Topics</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Nach %1 exportiert</translation>
    </message>
    <message>
        <source>The export to %1 failed: %2</source>
        <translation>Der Export nach %1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Export a drawing</source>
        <translation>Zeichnung exportieren</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Start a link to see figures</source>
        <translation>Starten Sie einen Link, um Zahlen zu sehen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::DeliveryPage</name>
    <message>
        <source>Names at the target</source>
        <translation>Namen am Ziel</translation>
    </message>
    <message>
        <source>&amp;Naming</source>
        <translation>&amp;Benennung</translation>
    </message>
    <message>
        <source>Prefi&amp;x</source>
        <translation>&amp;Präfix</translation>
    </message>
    <message>
        <source>Separa&amp;tor</source>
        <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
        <source>T&amp;emplate</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>Text with ${topic}, and ${source} for the source&apos;s id.</source>
        <translation>Text mit ${topic}, und ${source} für die ID der Quelle.</translation>
    </message>
    <message>
        <source>Example of a name</source>
        <translation>Beispiel eines Namens</translation>
    </message>
    <message>
        <source>A topic name has only letters, digits, “.”, “_” and “-”.</source>
        <translation>Ein Topic-Name hat nur Buchstaben, Ziffern, „.“, „_“ und „-“.</translation>
    </message>
    <message>
        <source>It lacks ${topic}: all topics would be mixed into one.</source>
        <translation>Es fehlt ${topic}: alle Topics würden in eines gemischt.</translation>
    </message>
    <message>
        <source>Change naming</source>
        <translation>Benennung ändern</translation>
    </message>
    <message>
        <source>Change prefix</source>
        <translation>Präfix ändern</translation>
    </message>
    <message>
        <source>Change separator</source>
        <translation>Trennzeichen ändern</translation>
    </message>
    <message>
        <source>Change naming template</source>
        <translation>Namensvorlage ändern</translation>
    </message>
    <message>
        <source>&amp;Partitioning</source>
        <translation>Pa&amp;rtitionierung</translation>
    </message>
    <message>
        <source>Change partitioning</source>
        <translation>Partitionierung ändern</translation>
    </message>
    <message>
        <source>Where it begins</source>
        <translation>Wo er beginnt</translation>
    </message>
    <message>
        <source>&amp;Start at</source>
        <translation>&amp;Start bei</translation>
    </message>
    <message>
        <source>Counts for the very first start; later ones go on where it was.</source>
        <translation>Zählt für den allerersten Start; spätere machen weiter, wo er war.</translation>
    </message>
    <message>
        <source>Change start position</source>
        <translation>Startposition ändern</translation>
    </message>
    <message>
        <source>Consumer &amp;group</source>
        <translation>Consumer &amp;Group</translation>
    </message>
    <message>
        <source>Change consumer group</source>
        <translation>Consumer Group ändern</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>When re&amp;fused</source>
        <translation>&amp;Bei Ablehnung</translation>
    </message>
    <message>
        <source>What happens to a record that the target refuses for good. One that is skipped is kept in the gap ledger.</source>
        <translation>Was mit einem Record geschieht, den das Ziel endgültig ablehnt. Ein übersprungener kommt ins Lückenverzeichnis.</translation>
    </message>
    <message>
        <source>Change what a refused record does</source>
        <translation>Verhalten bei Ablehnung ändern</translation>
    </message>
    <message>
        <source>&amp;Compression</source>
        <translation>&amp;Kompression</translation>
    </message>
    <message>
        <source>Change compression</source>
        <translation>Kompression ändern</translation>
    </message>
    <message>
        <source>the target&apos;s default</source>
        <translation>Vorgabe des Ziels</translation>
    </message>
    <message>
        <source>&amp;Replication factor</source>
        <translation>&amp;Replikationsfaktor</translation>
    </message>
    <message>
        <source>Of topics that the link creates at the target. %1</source>
        <translation>Von Topics, die der Link am Ziel anlegt. %1</translation>
    </message>
    <message>
        <source>Change replication factor</source>
        <translation>Replikationsfaktor ändern</translation>
    </message>
    <message>
        <source>Write a time such as 500 ms, 60 s or 5 min.</source>
        <translation>Schreiben Sie eine Zeit wie 500 ms, 60 s oder 5 min.</translation>
    </message>
    <message>
        <source>It must be between %1 and %2.</source>
        <translation>Erlaubt ist %1 bis %2.</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Co&amp;mmit every</source>
        <translation>Co&amp;mmit alle</translation>
    </message>
    <message>
        <source>After a crash at most this much is mirrored twice. %1</source>
        <translation>Nach einem Absturz wird höchstens so viel doppelt gespiegelt. %1</translation>
    </message>
    <message>
        <source>Change commit interval</source>
        <translation>Commit-Intervall ändern</translation>
    </message>
    <message>
        <source>&amp;Look for topics every</source>
        <translation>Nach Topics &amp;suchen alle</translation>
    </message>
    <message>
        <source>Change topic refresh</source>
        <translation>Topic-Suche ändern</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Raise an &amp;alarm when it lags</source>
        <translation>&amp;Alarm auslösen, wenn er zurückliegt</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>More than</source>
        <translation>Mehr als</translation>
    </message>
    <message>
        <source>Lag limit in seconds</source>
        <translation>Lag-Grenze in Sekunden</translation>
    </message>
    <message>
        <source>or records</source>
        <translation>oder Records</translation>
    </message>
    <message>
        <source>Lag limit in records</source>
        <translation>Lag-Grenze in Records</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>Seconds that a limit must be exceeded</source>
        <translation>Sekunden, die eine Grenze überschritten sein muss</translation>
    </message>
    <message>
        <source>Set an alarm</source>
        <translation>Alarm setzen</translation>
    </message>
    <message>
        <source>Remove the alarm</source>
        <translation>Alarm entfernen</translation>
    </message>
    <message>
        <source>Change alarm</source>
        <translation>Alarm ändern</translation>
    </message>
    <message>
        <source>Runs &amp;on</source>
        <translation>Lä&amp;uft auf</translation>
    </message>
    <message>
        <source>Its positions move with it. Connect clusters are added in the menu Topology. %1</source>
        <translation>Seine Positionen ziehen mit um. Connect-Cluster werden im Menü Topologie hinzugefügt. %1</translation>
    </message>
    <message>
        <source>Starts w&amp;ith all others</source>
        <translation>Startet m&amp;it allen anderen</translation>
    </message>
    <message>
        <source>A link without this mark starts only when it is chosen itself.</source>
        <translation>Ein Link ohne diese Markierung startet nur, wenn er selbst gewählt wird.</translation>
    </message>
    <message>
        <source>Start with all others</source>
        <translation>Mit allen anderen starten</translation>
    </message>
    <message>
        <source>Start only when chosen</source>
        <translation>Nur auf Auswahl starten</translation>
    </message>
</context>
<context>
    <name>tributary::ui::DetailModel</name>
    <message>
        <source>%1, halted</source>
        <translation>%1, steht still</translation>
    </message>
    <message>
        <source>%1 (+%2 in an open transaction)</source>
        <translation>%1 (+%2 in einer offenen Transaktion)</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>At the target</source>
        <translation>Am Ziel</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Committet</translation>
    </message>
    <message>
        <source>Source end</source>
        <translation>Ende der Quelle</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Target offset</source>
        <translation>Ziel-Offset</translation>
    </message>
</context>
<context>
    <name>tributary::ui::DetailPane</name>
    <message>
        <source>Topics of the link</source>
        <translation>Topics des Links</translation>
    </message>
    <message>
        <source>Partitions of the topic</source>
        <translation>Partitionen des Topics</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 · figures are %2 old</source>
        <translation>%1 · Werte sind %2 alt</translation>
    </message>
</context>
<context>
    <name>tributary::ui::DocumentPage</name>
    <message>
        <source>&amp;Delete rule set</source>
        <translation>Regelsatz &amp;löschen</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>Free text, such as production or test.</source>
        <translation>Freier Text, etwa Produktion oder Test.</translation>
    </message>
    <message>
        <source>Rule sets</source>
        <translation>Regelsätze</translation>
    </message>
    <message>
        <source>Topic selections kept under a name. Save and use them at a link&apos;s topics.</source>
        <translation>Topic-Auswahlen, unter einem Namen aufbewahrt. Speichern und verwenden Sie sie bei den Topics eines Links.</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Rename topology</source>
        <translation>Topologie umbenennen</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>Umgebung ändern</translation>
    </message>
    <message>
        <source>%1 (%2 included, %3 excluded)</source>
        <translation>%1 (%2 eingeschlossen, %3 ausgeschlossen)</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n Link</numerusform>
            <numerusform>%n Links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete rule set</source>
        <translation>Regelsatz löschen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::EmptyHint</name>
    <message>
        <source>Draw your clusters</source>
        <translation>Zeichnen Sie Ihre Cluster</translation>
    </message>
    <message>
        <source>Add two Kafka clusters and pull a wire from the right port of one to the left port of the other. No Kafka at hand? The sandbox simulates some.</source>
        <translation>Fügen Sie zwei Kafka-Cluster hinzu, und ziehen Sie einen Draht vom rechten Port des einen zum linken Port des anderen. Kein Kafka zur Hand? Die Sandbox simuliert welche.</translation>
    </message>
    <message>
        <source>&amp;Add cluster</source>
        <translation>Cluster &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add se&amp;veral…</source>
        <translation>&amp;Mehrere hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Open the sandbox</source>
        <translation>&amp;Sandbox öffnen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::EventLogModel</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>tributary::ui::EventsPanel</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Filter by link, topic or text</source>
        <translation>Nach Link, Topic oder Text filtern</translation>
    </message>
    <message>
        <source>Nothing has happened yet. What links do, and what goes wrong, is written here.</source>
        <translation>Noch ist nichts geschehen. Was Links tun und was schiefgeht, steht hier.</translation>
    </message>
    <message>
        <source>C&amp;lear the log</source>
        <translation>Protokoll &amp;leeren</translation>
    </message>
    <message>
        <source>Events of which link</source>
        <translation>Ereignisse welches Links</translation>
    </message>
    <message>
        <source>Events of which severity</source>
        <translation>Ereignisse welcher Schwere</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>All links</source>
        <translation>Alle Links</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ExportDialog</name>
    <message>
        <source>Export for another program</source>
        <translation>Für ein anderes Programm exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>Date&amp;i</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>&amp;Save All…</source>
        <translation>Alle &amp;speichern …</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>Save %n file(s) into one folder</source>
        <translation>
            <numerusform>%n Datei in einen Ordner speichern</numerusform>
            <numerusform>%n Dateien in einen Ordner speichern</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the exported file</source>
        <translation>Die exportierte Datei speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>Replace files</source>
        <translation>Dateien ersetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) of this export are there already and would be replaced.</source>
        <translation>
            <numerusform>%n weitere Datei dieses Exports gibt es schon; sie würde ersetzt.</numerusform>
            <numerusform>%n weitere Dateien dieses Exports gibt es schon; sie würden ersetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::FailureWatch</name>
    <message>
        <source>%1: %2</source>
        <comment>link, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what happened, why</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::FileCommands</name>
    <message>
        <source>Open a Topology</source>
        <translation>Topologie öffnen</translation>
    </message>
    <message>
        <source>Topologies (*.tributary);;All files (*)</source>
        <translation>Topologien (*.tributary);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The topology is not saved.</source>
        <translation>Die Topologie ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Save the Topology</source>
        <translation>Topologie speichern</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The topology cannot be read again; what is here stays.</source>
        <translation>Die Topologie kann nicht wieder gelesen werden; was hier ist, bleibt.</translation>
    </message>
    <message>
        <source>The file was changed by another program, and there are unsaved changes here.</source>
        <translation>Die Datei wurde von einem anderen Programm geändert, und hier gibt es ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>The file was changed by another program.</source>
        <translation>Die Datei wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Reload and lose mine</source>
        <translation>Neu laden und meine verwerfen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
</context>
<context>
    <name>tributary::ui::FindBox</name>
    <message>
        <source>Find a cluster, link or topic…  Ctrl+F</source>
        <translation>Cluster, Link oder Topic suchen…  Strg+F</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>tributary::ui::GapModel</name>
    <message>
        <source>Time</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>First offset</source>
        <translation>Erster Offset</translation>
    </message>
    <message>
        <source>Last offset</source>
        <translation>Letzter Offset</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>Offsets</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Read again from offset %1 on. %2</source>
        <translation>Ab Offset %1 noch einmal gelesen. %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::GapsPanel</name>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Filter by link, topic or reason</source>
        <translation>Nach Link, Topic oder Grund filtern</translation>
    </message>
    <message>
        <source>No record was passed over since this window was opened. What was before is kept: “tributaryd gaps FILE” lists it.</source>
        <translation>Seit dieses Fenster offen ist, wurde kein Record übergangen. Was vorher war, ist aufbewahrt: „tributaryd gaps DATEI“ listet es auf.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::HeatLegend</name>
    <message>
        <source>Lag in records, from 0 to more than %1</source>
        <translation>Lag in Records, von 0 bis über %1</translation>
    </message>
    <message>
        <source>Lag, records</source>
        <translation>Lag, Records</translation>
    </message>
</context>
<context>
    <name>tributary::ui::HeatmapPanel</name>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Link</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation>Topics filtern</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n Partition</numerusform>
            <numerusform>%n Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n Topic</numerusform>
            <numerusform>%n Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>A link&apos;s partitions are shown here.</source>
        <translation>Hier stehen die Partitionen eines Links.</translation>
    </message>
    <message>
        <source>The partitions show while the link runs.</source>
        <translation>Die Partitionen erscheinen, während der Link läuft.</translation>
    </message>
    <message>
        <source>No topic has this text in its name.</source>
        <translation>Kein Topic hat diesen Text im Namen.</translation>
    </message>
    <message>
        <source>figures are %1 old</source>
        <translation>Werte sind %1 alt</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ImpactText</name>
    <message>
        <source>consumer group</source>
        <translation>Consumer Group</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>naming</source>
        <translation>Benennung</translation>
    </message>
    <message>
        <source>partitioning</source>
        <translation>Partitionierung</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>data path</source>
        <translation>Datenpfad</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>replication factor</source>
        <translation>Replikationsfaktor</translation>
    </message>
    <message>
        <source>where it runs</source>
        <translation>wo er läuft</translation>
    </message>
    <message>
        <source>consumer settings</source>
        <translation>Consumer-Einstellungen</translation>
    </message>
    <message>
        <source>producer settings</source>
        <translation>Producer-Einstellungen</translation>
    </message>
    <message>
        <source>topic selection</source>
        <translation>Topic-Auswahl</translation>
    </message>
    <message>
        <source>commit interval</source>
        <translation>Commit-Intervall</translation>
    </message>
    <message>
        <source>topic refresh</source>
        <translation>Topic-Suche</translation>
    </message>
    <message>
        <source>on send failure</source>
        <translation>Verhalten bei Ablehnung</translation>
    </message>
    <message>
        <source>kind of the source</source>
        <translation>Art der Quelle</translation>
    </message>
    <message>
        <source>addresses of the source</source>
        <translation>Adressen der Quelle</translation>
    </message>
    <message>
        <source>security of the source</source>
        <translation>Sicherheit der Quelle</translation>
    </message>
    <message>
        <source>client settings of the source</source>
        <translation>Client-Einstellungen der Quelle</translation>
    </message>
    <message>
        <source>kind of the target</source>
        <translation>Art des Ziels</translation>
    </message>
    <message>
        <source>addresses of the target</source>
        <translation>Adressen des Ziels</translation>
    </message>
    <message>
        <source>security of the target</source>
        <translation>Sicherheit des Ziels</translation>
    </message>
    <message>
        <source>client settings of the target</source>
        <translation>Client-Einstellungen des Ziels</translation>
    </message>
    <message>
        <source>Taken over while the link runs.</source>
        <translation>Wird im Lauf des Links übernommen.</translation>
    </message>
    <message>
        <source>Restarts the link where it was, when applied.</source>
        <translation>Startet den Link beim Anwenden neu, wo er war.</translation>
    </message>
    <message>
        <source>Its positions no longer hold: asks where to start, when applied.</source>
        <translation>Seine Positionen gelten nicht mehr: beim Anwenden wird nach dem Start gefragt.</translation>
    </message>
    <message>
        <source>no effect</source>
        <translation>ohne Wirkung</translation>
    </message>
    <message>
        <source>while it runs</source>
        <translation>im Lauf</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>new position needed</source>
        <translation>neue Position nötig</translation>
    </message>
    <message>
        <source>not applied yet</source>
        <translation>noch nicht angewendet</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>how its Connect cluster is reached</source>
        <translation>wie sein Connect-Cluster erreicht wird</translation>
    </message>
    <message>
        <source>consumer groups that follow</source>
        <translation>mitziehende Consumer-Gruppen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>What the import does</source>
        <translation>Was der Import tut</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Store its secrets in the keychain</source>
        <translation>Ihre Geheimnisse im Schlüssel&amp;bund ablegen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>The secret “%1” cannot be stored: %2. Take the mark off to have it in the environment.</source>
        <translation>Das Geheimnis „%1“ kann nicht abgelegt werden: %2. Ohne das Häkchen kommt es aus der Umgebung.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>&amp;Remove clusters and links that are not in it</source>
        <translation>Cluster und Links entfe&amp;rnen, die nicht darin stehen</translation>
    </message>
    <message>
        <source>default</source>
        <comment>a value that is not set</comment>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Read as %1. %2</source>
        <translation>Gelesen als %1. %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::InlineRename</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>tributary::ui::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>tributary::ui::KeysDialog</name>
    <message>
        <source>Keys and gestures</source>
        <translation>Tasten und Gesten</translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation>Taste suchen</translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation>Taste oder ihre Wirkung suchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkActions</name>
    <message>
        <source>Show on the &amp;canvas</source>
        <translation>Auf der &amp;Zeichenfläche zeigen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>&amp;Link starten</numerusform>
            <numerusform>%n &amp;Links starten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n link(s)</source>
        <translation>
            <numerusform>Link &amp;pausieren</numerusform>
            <numerusform>%n Links &amp;pausieren</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message numerus="yes">
        <source>S&amp;top %n link(s)</source>
        <translation>
            <numerusform>Link &amp;anhalten</numerusform>
            <numerusform>%n Links &amp;anhalten</numerusform>
        </translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Sho&amp;w plan…</source>
        <translation>&amp;Plan anzeigen…</translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkDialog</name>
    <message>
        <source>Edit link</source>
        <translation>Link bearbeiten</translation>
    </message>
    <message>
        <source>Edit link %1</source>
        <translation>Link %1 bearbeiten</translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkHeader</name>
    <message>
        <source>Name of the link</source>
        <translation>Name des Links</translation>
    </message>
    <message>
        <source>The link&apos;s name. Empty: its two clusters&apos; names.</source>
        <translation>Der Name des Links. Leer: die Namen seiner beiden Cluster.</translation>
    </message>
    <message>
        <source>State of the link</source>
        <translation>Zustand des Links</translation>
    </message>
    <message>
        <source>Rename link</source>
        <translation>Link umbenennen</translation>
    </message>
    <message>
        <source>path: %1</source>
        <translation>Pfad: %1</translation>
    </message>
    <message>
        <source>runs on %1</source>
        <translation>läuft auf %1</translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkPages</name>
    <message>
        <source>Pages of the link</source>
        <translation>Seiten des Links</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) of the checks</source>
        <translation>
            <numerusform>%n Befund der Prüfung</numerusform>
            <numerusform>%n Befunde der Prüfung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkTableModel</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation>Durchsatz (Byte/s)</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Messages (1/s)</source>
        <translation>Nachrichten (1/s)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Lag (records)</source>
        <translation>Lag (Records)</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>Lag (s)</source>
        <translation>Lag (s)</translation>
    </message>
    <message>
        <source>Lag, time</source>
        <translation>Lag, Zeit</translation>
    </message>
    <message>
        <source>Latency p99 (ms)</source>
        <translation>Latenz p99 (ms)</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>In flight (records)</source>
        <translation>Unterwegs (Records)</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Not applied</source>
        <translation>Nicht angewendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinkTree</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
</context>
<context>
    <name>tributary::ui::LinksPanel</name>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Filter by name, cluster or state</source>
        <translation>Nach Name, Cluster oder Zustand filtern</translation>
    </message>
    <message>
        <source>No link yet. Draw one on the canvas from port to port.</source>
        <translation>Noch kein Link. Zeichnen Sie einen auf der Zeichenfläche, von Port zu Port.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::LossTable</name>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Everything carries over.</source>
        <translation>Alles wird übernommen.</translation>
    </message>
    <message>
        <source>What changes the mirroring</source>
        <translation>Was sich am Spiegeln ändert</translation>
    </message>
    <message>
        <source>What to decide or to do</source>
        <translation>Was zu entscheiden oder zu tun ist</translation>
    </message>
    <message>
        <source>What is kept, or is the same in another form</source>
        <translation>Was aufgehoben wird oder in anderer Form dasselbe ist</translation>
    </message>
    <message>
        <source>What carries over, and what does not</source>
        <translation>Was übernommen wird und was nicht</translation>
    </message>
    <message>
        <source>Changes to the mirroring: %1; to decide: %2; kept: %3.</source>
        <translation>Änderungen an der Spiegelung: %1; zu entscheiden: %2; behalten: %3.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::MainWindow</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>%1 was not started: %2</source>
        <translation>%1 wurde nicht gestartet: %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Events (%1)</source>
        <translation>Ereignisse (%1)</translation>
    </message>
    <message>
        <source>%1[*] — Tributary</source>
        <translation>%1[*] — Tributary</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Start all</source>
        <translation>Alle starten</translation>
    </message>
    <message numerus="yes">
        <source>Start %n link(s)</source>
        <translation>
            <numerusform>Link starten</numerusform>
            <numerusform>%n Links starten</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle pausieren</translation>
    </message>
    <message numerus="yes">
        <source>Pause %n link(s)</source>
        <translation>
            <numerusform>Link pausieren</numerusform>
            <numerusform>%n Links pausieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Stop %n link(s)</source>
        <translation>
            <numerusform>Link anhalten</numerusform>
            <numerusform>%n Links anhalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>%n Änderung anwenden</numerusform>
            <numerusform>%n Änderungen anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Gaps (%1)</source>
        <translation>Lücken (%1)</translation>
    </message>
</context>
<context>
    <name>tributary::ui::MetricsHistory</name>
    <message>
        <source>Another program holds the history %1. Charts of this session are kept in memory only.</source>
        <translation>Ein anderes Programm hält die Historie %1. Die Diagramme dieser Sitzung bleiben nur im Speicher.</translation>
    </message>
    <message>
        <source>The history %1 is damaged and was kept as %2. Charts of this session are kept in memory only.</source>
        <translation>Die Historie %1 ist beschädigt und wurde als %2 aufgehoben. Die Diagramme dieser Sitzung bleiben nur im Speicher.</translation>
    </message>
    <message>
        <source>The history %1 cannot be used (%2). Charts of this session are kept in memory only.</source>
        <translation>Die Historie %1 kann nicht verwendet werden (%2). Die Diagramme dieser Sitzung bleiben nur im Speicher.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The whole canvas, small. Press or drag to move the view.</source>
        <translation>Die ganze Zeichenfläche im Kleinen. Drücken oder Ziehen bewegt die Ansicht.</translation>
    </message>
    <message>
        <source>Press or drag to move the view</source>
        <translation>Drücken oder Ziehen bewegt die Ansicht</translation>
    </message>
</context>
<context>
    <name>tributary::ui::Mm1Dialog</name>
    <message>
        <source>Import a MirrorMaker 1</source>
        <translation>MirrorMaker 1 importieren</translation>
    </message>
    <message>
        <source>A MirrorMaker 1 is known by how it is started. Paste its command line, or fill in the fields.</source>
        <translation>Einen MirrorMaker 1 kennt man daran, wie er gestartet wird. Fügen Sie seine Befehlszeile ein oder füllen Sie die Felder aus.</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Consumer properties</source>
        <translation>Consumer-Eigenschaften</translation>
    </message>
    <message>
        <source>Producer properties</source>
        <translation>Producer-Eigenschaften</translation>
    </message>
    <message>
        <source>Command &amp;line</source>
        <translation>&amp;Befehlszeile</translation>
    </message>
    <message>
        <source>&amp;Consumer properties</source>
        <translation>&amp;Consumer-Eigenschaften</translation>
    </message>
    <message>
        <source>&amp;Producer properties</source>
        <translation>&amp;Producer-Eigenschaften</translation>
    </message>
    <message>
        <source>&amp;Topics (--include)</source>
        <translation>&amp;Topics (--include)</translation>
    </message>
    <message>
        <source>P&amp;review…</source>
        <translation>&amp;Vorschau…</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose the file of the %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>Properties (*.properties);;All files (*)</source>
        <translation>Eigenschaften (*.properties);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>tributary::ui::MoveToServerDialog</name>
    <message>
        <source>Move to a server</source>
        <translation>Auf einen Server umziehen</translation>
    </message>
    <message>
        <source>Let these links run next to the data</source>
        <translation>Diese Links neben den Daten laufen lassen</translation>
    </message>
    <message>
        <source>Links in this window stop when it is closed. tributaryd is the same engine without a window: it takes the same document, and goes on where this window stopped, because the positions are kept in the source clusters.</source>
        <translation>Links in diesem Fenster halten an, wenn es geschlossen wird. tributaryd ist dieselbe Engine ohne Fenster: es nimmt dasselbe Dokument und macht weiter, wo dieses Fenster aufgehört hat, denn die Positionen liegen in den Quellclustern.</translation>
    </message>
    <message>
        <source>1. Save the document: it has changes that are not saved yet.</source>
        <translation>1. Das Dokument speichern: es hat ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>1. The document is saved.</source>
        <translation>1. Das Dokument ist gespeichert.</translation>
    </message>
    <message>
        <source>2. Copy it to the server. It holds no secret.</source>
        <translation>2. Auf den Server kopieren. Es enthält kein Geheimnis.</translation>
    </message>
    <message>
        <source>Command that copies the document</source>
        <translation>Befehl, der das Dokument kopiert</translation>
    </message>
    <message>
        <source>3. On the server, check it. Every finding comes with its place and what to do.</source>
        <translation>3. Auf dem Server prüfen. Jeder Befund nennt seine Stelle und was zu tun ist.</translation>
    </message>
    <message>
        <source>Command that checks the document</source>
        <translation>Befehl, der das Dokument prüft</translation>
    </message>
    <message>
        <source>4. Stop the links here, so that two engines do not share the work, and run them there.</source>
        <translation>4. Die Links hier anhalten, damit sich nicht zwei Engines die Arbeit teilen, und dort starten.</translation>
    </message>
    <message>
        <source>4. Run it there.</source>
        <translation>4. Dort starten.</translation>
    </message>
    <message>
        <source>Command that runs the links</source>
        <translation>Befehl, der die Links startet</translation>
    </message>
    <message>
        <source>Unit file for systemd</source>
        <translation>Unit-Datei für systemd</translation>
    </message>
    <message>
        <source>5. To have it run always, put this into %1:</source>
        <translation>5. Damit es immer läuft, dies nach %1 schreiben:</translation>
    </message>
    <message>
        <source>and then:</source>
        <translation>und dann:</translation>
    </message>
    <message>
        <source>Command that has systemd run it</source>
        <translation>Befehl, mit dem systemd es startet</translation>
    </message>
    <message>
        <source>The server must set %1, in %2 when systemd runs it.</source>
        <translation>Der Server muss %1 setzen, und zwar in %2, wenn systemd es startet.</translation>
    </message>
    <message>
        <source>Some secrets are in this desktop&apos;s keychain, which a server does not have. The export for systemd writes the document with environment variables in their place: copy that one.</source>
        <translation>Einige Geheimnisse liegen im Schlüsselbund dieses Rechners, den ein Server nicht hat. Der Export für systemd schreibt das Dokument mit Umgebungsvariablen an ihrer Stelle: kopieren Sie dieses.</translation>
    </message>
    <message>
        <source>&amp;Export for systemd…</source>
        <translation>Für systemd &amp;exportieren…</translation>
    </message>
</context>
<context>
    <name>tributary::ui::NameDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>tributary::ui::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Weniger</translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <comment>notices</comment>
        <translation>
            <numerusform>%n weitere…</numerusform>
            <numerusform>%n weitere…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::Notifier</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::NumberField</name>
    <message>
        <source>It must be between %1 and %2.</source>
        <translation>Erlaubt ist %1 bis %2.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::PaletteStrip</name>
    <message>
        <source>Add cluster</source>
        <translation>Cluster hinzufügen</translation>
    </message>
    <message>
        <source>Drag onto the canvas, or click</source>
        <translation>Auf die Zeichenfläche ziehen oder klicken</translation>
    </message>
    <message>
        <source>Add several…</source>
        <translation>Mehrere hinzufügen…</translation>
    </message>
    <message>
        <source>Add many clusters at once</source>
        <translation>Viele Cluster auf einmal hinzufügen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::PartitionHeatmap</name>
    <message>
        <source>Lag of each partition</source>
        <translation>Lag jeder Partition</translation>
    </message>
    <message>
        <source>%1, partition %2</source>
        <translation>%1, Partition %2</translation>
    </message>
    <message>
        <source>lag not known</source>
        <translation>Lag unbekannt</translation>
    </message>
    <message>
        <source>committed %1</source>
        <translation>committet %1</translation>
    </message>
    <message>
        <source>source end %1</source>
        <translation>Ende der Quelle %1</translation>
    </message>
    <message>
        <source>halted</source>
        <translation>steht still</translation>
    </message>
    <message>
        <source>mirrored to %1</source>
        <translation>gespiegelt bis %1</translation>
    </message>
</context>
<context>
    <name>tributary::ui::PartitionTableModel</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Source end</source>
        <translation>Ende der Quelle</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Committet</translation>
    </message>
    <message>
        <source>Lag (records)</source>
        <translation>Lag (Records)</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>Lag (s)</source>
        <translation>Lag (s)</translation>
    </message>
    <message>
        <source>Lag, time</source>
        <translation>Lag, Zeit</translation>
    </message>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation>Durchsatz (Byte/s)</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Messages (1/s)</source>
        <translation>Nachrichten (1/s)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>halted</source>
        <translation>steht still</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>holt auf</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Target offset</source>
        <translation>Ziel-Offset</translation>
    </message>
    <message>
        <source>Data path</source>
        <translation>Datenweg</translation>
    </message>
</context>
<context>
    <name>tributary::ui::PartitionsPanel</name>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Filter by link or topic</source>
        <translation>Nach Link oder Topic filtern</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>No running link is selected. Select one, or clear the selection to see all that run.</source>
        <translation>Kein laufender Link ist ausgewählt. Wählen Sie einen, oder heben Sie die Auswahl auf, um alle laufenden zu sehen.</translation>
    </message>
    <message>
        <source>&amp;Topics</source>
        <translation>&amp;Topics</translation>
    </message>
    <message>
        <source>One row for each topic</source>
        <translation>Eine Zeile je Topic</translation>
    </message>
    <message>
        <source>&amp;Partitions</source>
        <translation>&amp;Partitionen</translation>
    </message>
    <message>
        <source>One row for each partition, with its offsets</source>
        <translation>Eine Zeile je Partition, mit ihren Offsets</translation>
    </message>
    <message>
        <source>of all running links</source>
        <translation>aller laufenden Links</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>of %n link(s)</source>
        <translation>
            <numerusform>von %n Link</numerusform>
            <numerusform>von %n Links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PasteDialog</name>
    <message>
        <source>&amp;Literal names</source>
        <translation>&amp;Literale Namen</translation>
    </message>
    <message>
        <source>&amp;Regular expressions</source>
        <translation>&amp;Reguläre Ausdrücke</translation>
    </message>
    <message>
        <source>Paste topics to include</source>
        <translation>Eingeschlossene Topics einfügen</translation>
    </message>
    <message>
        <source>Paste topics to exclude</source>
        <translation>Ausgeschlossene Topics einfügen</translation>
    </message>
    <message>
        <source>&amp;One entry a line:</source>
        <translation>Ein &amp;Eintrag je Zeile:</translation>
    </message>
    <message>
        <source>Entries, one a line</source>
        <translation>Einträge, einer je Zeile</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>%n new rule(s)</source>
        <translation>
            <numerusform>%n neue Regel</numerusform>
            <numerusform>%n neue Regeln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PlanDialog</name>
    <message>
        <source>What starting changes</source>
        <translation>Was der Start ändert</translation>
    </message>
    <message>
        <source>What starting changes for each link</source>
        <translation>Was der Start bei jedem Link ändert</translation>
    </message>
    <message>
        <source>Only asked, nothing is changed yet. Access rights are not part of the plan.</source>
        <translation>Es wurde nur gefragt, noch ist nichts geändert. Zugriffsrechte gehören nicht zum Plan.</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Ask &amp;again</source>
        <translation>&amp;Noch einmal fragen</translation>
    </message>
    <message>
        <source>is being asked about…</source>
        <translation>wird erfragt…</translation>
    </message>
    <message>
        <source>cannot start: it is not valid</source>
        <translation>kann nicht starten: er ist ungültig</translation>
    </message>
    <message>
        <source>cannot be told: a cluster does not answer</source>
        <translation>lässt sich nicht sagen: ein Cluster antwortet nicht</translation>
    </message>
    <message>
        <source>will not run as it should</source>
        <translation>wird nicht laufen, wie er soll</translation>
    </message>
    <message>
        <source>changes this, then mirrors</source>
        <translation>ändert dies, spiegelt dann</translation>
    </message>
    <message>
        <source>just mirrors</source>
        <translation>spiegelt einfach</translation>
    </message>
    <message>
        <source>was not asked about</source>
        <translation>wurde nicht erfragt</translation>
    </message>
    <message>
        <source>There is no link to plan.</source>
        <translation>Es gibt keinen Link zu planen.</translation>
    </message>
    <message numerus="yes">
        <source>Planning %n link(s)</source>
        <translation>
            <numerusform>Plan für %n Link</numerusform>
            <numerusform>Plan für %n Links</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan is not complete.</source>
        <translation>Der Plan ist nicht vollständig.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>%n Link &amp;starten</numerusform>
            <numerusform>%n Links &amp;starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s) in production</source>
        <translation>
            <numerusform>%n Link in Produktion &amp;starten</numerusform>
            <numerusform>%n Links in Produktion &amp;starten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tributary::ui::PlanProgress</name>
    <message>
        <source>Progress of the plan</source>
        <translation>Fortschritt des Plans</translation>
    </message>
    <message>
        <source>S&amp;top asking</source>
        <translation>Nicht weiter &amp;fragen</translation>
    </message>
    <message>
        <source>Asking the clusters what starting would change: %1 of %2</source>
        <translation>Die Cluster werden gefragt, was der Start ändern würde: %1 von %2</translation>
    </message>
</context>
<context>
    <name>tributary::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>Bewegung &amp;reduzieren</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung reduzieren</translation>
    </message>
    <message>
        <source>Nothing moves along links that carry data</source>
        <translation>Nichts bewegt sich entlang von Links, die Daten führen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Another language counts from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Notify me on the desktop of failures and exceeded limits</source>
        <translation>Fehler und überschrittene Grenzen auf dem Desktop &amp;melden</translation>
    </message>
    <message>
        <source>Desktop notifications</source>
        <translation>Desktop-Meldungen</translation>
    </message>
    <message>
        <source>&amp;Open the last session at the start</source>
        <translation>Beim Start die letzte Sitzung &amp;öffnen</translation>
    </message>
    <message>
        <source>Open the last session</source>
        <translation>Letzte Sitzung öffnen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::QuestionDialog</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>&amp;Type “%1” to confirm:</source>
        <translation>Zur Bestätigung „%1“ &amp;eintippen:</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Zur Bestätigung „%1“ eintippen</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>Details &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>tributary::ui::QuitDialog</name>
    <message>
        <source>Links are running</source>
        <translation>Links laufen</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) run in this window and stop with it.</source>
        <translation>
            <numerusform>%n Link läuft in diesem Fenster und hält mit ihm an.</numerusform>
            <numerusform>%n Links laufen in diesem Fenster und halten mit ihm an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping drains what is on its way and commits the positions, so that the next start goes on exactly there. To keep links running, move them to a server (Links menu).</source>
        <translation>Beim Anhalten wird zugestellt, was unterwegs ist, und die Positionen werden committet, sodass der nächste Start genau dort weitermacht. Damit Links weiterlaufen, ziehen Sie sie auf einen Server um (Menü Links).</translation>
    </message>
    <message>
        <source>Running links</source>
        <translation>Laufende Links</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;Stop and quit</source>
        <translation>&amp;Anhalten und beenden</translation>
    </message>
    <message>
        <source>&amp;Force</source>
        <translation>&amp;Erzwingen</translation>
    </message>
    <message>
        <source>Quits at once; what was not committed is mirrored again later</source>
        <translation>Beendet sofort; was nicht committet wurde, wird später noch einmal gespiegelt</translation>
    </message>
    <message>
        <source>Some links take long. Forcing quits at once: nothing is lost, but what was not committed, a commit interval at most, is mirrored a second time.</source>
        <translation>Einige Links brauchen lange. Erzwingen beendet sofort: nichts geht verloren, aber was nicht committet wurde, höchstens ein Commit-Intervall, wird ein zweites Mal gespiegelt.</translation>
    </message>
    <message>
        <source>Stopping and committing…</source>
        <translation>Hält an und committet…</translation>
    </message>
    <message>
        <source>stopped, committed</source>
        <translation>angehalten, committet</translation>
    </message>
    <message numerus="yes">
        <source>stopping: %n record(s) on their way</source>
        <translation>
            <numerusform>hält an: %n Record unterwegs</numerusform>
            <numerusform>hält an: %n Records unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Type “%1”, a production cluster, to stop its links:</source>
        <translation>&amp;Tippen Sie „%1“, den Namen eines Produktionsclusters, um seine Links anzuhalten:</translation>
    </message>
    <message>
        <source>Stopped. Not everything was committed.</source>
        <translation>Angehalten. Nicht alles wurde committet.</translation>
    </message>
    <message>
        <source>Nothing is lost: what was not committed is mirrored a second time at the next start.</source>
        <translation>Nichts geht verloren: Was nicht committet wurde, wird beim nächsten Start ein zweites Mal gespiegelt.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>stopped; not everything was committed</source>
        <translation>angehalten; nicht alles committet</translation>
    </message>
    <message>
        <source>%1 · production</source>
        <translation>%1 · Produktion</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ReasonsPopup</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleDelegate</name>
    <message>
        <source>Regular expression for topics</source>
        <translation>Regulärer Ausdruck für Topics</translation>
    </message>
    <message>
        <source>Topic name</source>
        <translation>Topic-Name</translation>
    </message>
    <message>
        <source>topic name</source>
        <translation>Topic-Name</translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleEdits</name>
    <message>
        <source>“%1” cannot stand in a topic name. For a pattern, make it a regular expression.</source>
        <translation>„%1“ kann nicht in einem Topic-Namen stehen. Für ein Muster machen Sie einen regulären Ausdruck daraus.</translation>
    </message>
    <message>
        <source>A topic name has 1 to 249 characters and is not “.” or “..”.</source>
        <translation>Ein Topic-Name hat 1 bis 249 Zeichen und ist nicht „.“ oder „..“.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleListModel</name>
    <message numerus="yes">
        <source>Gave up on %n topic(s): too complex. Simplify its nested repetitions.</source>
        <translation>
            <numerusform>Bei %n Topic aufgegeben: zu komplex. Vereinfachen Sie die verschachtelten Wiederholungen.</numerusform>
            <numerusform>Bei %n Topics aufgegeben: zu komplex. Vereinfachen Sie die verschachtelten Wiederholungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Matches no topic that the source has now.</source>
        <translation>Passt auf kein Topic, das die Quelle jetzt hat.</translation>
    </message>
    <message>
        <source>Changes nothing: other entries decide every topic it matches.</source>
        <translation>Ändert nichts: andere Einträge entscheiden über jedes Topic, auf das er passt.</translation>
    </message>
    <message>
        <source>Changes nothing: what it matches is not mirrored anyway.</source>
        <translation>Ändert nichts: worauf er passt, wird ohnehin nicht gespiegelt.</translation>
    </message>
    <message>
        <source>The dot at character %1 stands for any character.</source>
        <translation>Der Punkt bei Zeichen %1 steht für ein beliebiges Zeichen.</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>regulärer Ausdruck</translation>
    </message>
    <message>
        <source>literal name</source>
        <translation>literaler Name</translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n Topic</numerusform>
            <numerusform>%n Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Literal name</source>
        <translation>Literaler Name</translation>
    </message>
    <message>
        <source>Change topic rule</source>
        <translation>Topic-Regel ändern</translation>
    </message>
    <message numerus="yes">
        <source>Add %n topic rule(s)</source>
        <translation>
            <numerusform>Topic-Regel hinzufügen</numerusform>
            <numerusform>%n Topic-Regeln hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n topic rule(s)</source>
        <translation>
            <numerusform>Topic-Regel entfernen</numerusform>
            <numerusform>%n Topic-Regeln entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Move topic rule</source>
        <translation>Topic-Regel verschieben</translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleListPanel</name>
    <message>
        <source>Include</source>
        <translation>Einschließen</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Included topics</source>
        <translation>Eingeschlossene Topics</translation>
    </message>
    <message>
        <source>Excluded topics</source>
        <translation>Ausgeschlossene Topics</translation>
    </message>
    <message>
        <source>Topics that one of these entries matches are mirrored.</source>
        <translation>Topics, auf die einer dieser Einträge passt, werden gespiegelt.</translation>
    </message>
    <message>
        <source>Topics that one of these entries matches are never mirrored.</source>
        <translation>Topics, auf die einer dieser Einträge passt, werden nie gespiegelt.</translation>
    </message>
    <message>
        <source>Add a regular expression (Ins)</source>
        <translation>Regulären Ausdruck hinzufügen (Einfg)</translation>
    </message>
    <message>
        <source>Paste a list, one entry a line (Ctrl+V)</source>
        <translation>Liste einfügen, ein Eintrag je Zeile (Strg+V)</translation>
    </message>
    <message>
        <source>Remove the chosen entries (Del)</source>
        <translation>Gewählte Einträge entfernen (Entf)</translation>
    </message>
    <message>
        <source>More for this list</source>
        <translation>Mehr für diese Liste</translation>
    </message>
    <message>
        <source>Add &amp;regular expression</source>
        <translation>&amp;Regulären Ausdruck hinzufügen</translation>
    </message>
    <message>
        <source>Add &amp;literal name</source>
        <translation>&amp;Literalen Namen hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Paste list…</source>
        <translation>Liste &amp;einfügen…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Switch between literal and regular expression</source>
        <translation>&amp;Zwischen literal und regulärem Ausdruck wechseln</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>Make rule a regular expression</source>
        <translation>Aus der Regel einen regulären Ausdruck machen</translation>
    </message>
    <message>
        <source>Make rule a literal name</source>
        <translation>Aus der Regel einen literalen Namen machen</translation>
    </message>
    <message>
        <source>This pattern stands for more than one name, which a literal cannot.</source>
        <translation>Dieses Muster steht für mehr als einen Namen, was ein literaler nicht kann.</translation>
    </message>
    <message>
        <source>Nothing is mirrored yet. Add a pattern or a name with +.</source>
        <translation>Noch wird nichts gespiegelt. Fügen Sie mit + ein Muster oder einen Namen hinzu.</translation>
    </message>
    <message>
        <source>Nothing is excluded.</source>
        <translation>Nichts ist ausgeschlossen.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::RuleSetButton</name>
    <message>
        <source>&amp;Rule sets</source>
        <translation>&amp;Regelsätze</translation>
    </message>
    <message>
        <source>Selections kept under a name, to be used for other links</source>
        <translation>Auswahlen, unter einem Namen für andere Links aufbewahrt</translation>
    </message>
    <message>
        <source>&amp;Save these lists as…</source>
        <translation>Diese Listen &amp;speichern als…</translation>
    </message>
    <message>
        <source>Use for this link</source>
        <translation>Für diesen Link verwenden</translation>
    </message>
    <message>
        <source>&amp;Delete a rule set</source>
        <translation>Regelsatz &amp;löschen</translation>
    </message>
    <message>
        <source>Save rule set</source>
        <translation>Regelsatz speichern</translation>
    </message>
    <message>
        <source>&amp;Name of the rule set:</source>
        <translation>&amp;Name des Regelsatzes:</translation>
    </message>
    <message>
        <source>There is one of this name; it will be replaced.</source>
        <translation>Es gibt einen dieses Namens; er wird ersetzt.</translation>
    </message>
    <message>
        <source>Use rule set “%1”</source>
        <translation>Regelsatz „%1“ verwenden</translation>
    </message>
    <message>
        <source>Save rule set “%1”</source>
        <translation>Regelsatz „%1“ speichern</translation>
    </message>
    <message>
        <source>Delete rule set “%1”</source>
        <translation>Regelsatz „%1“ löschen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::RunControl</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n link(s) at a production cluster.</source>
        <translation>
            <numerusform>%1: %n Link an einem Produktionscluster.</numerusform>
            <numerusform>%1: %n Links an einem Produktionscluster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n link(s) at the production cluster “%1”?</source>
        <translation>
            <numerusform>%n Link am Produktionscluster „%1“ anhalten?</numerusform>
            <numerusform>%n Links am Produktionscluster „%1“ anhalten?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applying stops %n link(s) at the production cluster “%1”.</source>
        <translation>
            <numerusform>Anwenden hält %n Link am Produktionscluster „%1“ an.</numerusform>
            <numerusform>Anwenden hält %n Links am Produktionscluster „%1“ an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Show Plan…</source>
        <translation>Plan anzeigen…</translation>
    </message>
    <message>
        <source>Other links run there</source>
        <translation>Andere Links laufen dort</translation>
    </message>
    <message numerus="yes">
        <source>%n other link(s) are stopped and started again: what was edited at their clusters is applied to them too.</source>
        <translation>
            <numerusform>%n anderer Link wird angehalten und wieder gestartet: Was an seinen Clustern bearbeitet wurde, gilt dann auch für ihn.</numerusform>
            <numerusform>%n andere Links werden angehalten und wieder gestartet: Was an ihren Clustern bearbeitet wurde, gilt dann auch für sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>At the production cluster “%1”:</source>
        <translation>Am Produktionscluster „%1“:</translation>
    </message>
</context>
<context>
    <name>tributary::ui::RunOnField</name>
    <message>
        <source>Change where the link runs</source>
        <translation>Ändern, wo der Link läuft</translation>
    </message>
    <message>
        <source>In this program</source>
        <translation>In diesem Programm</translation>
    </message>
    <message>
        <source>Kafka Connect: %1</source>
        <translation>Kafka Connect: %1</translation>
    </message>
    <message>
        <source>%1 (not in the document)</source>
        <translation>%1 (nicht im Dokument)</translation>
    </message>
</context>
<context>
    <name>tributary::ui::SecretField</name>
    <message>
        <source>name of the keychain entry</source>
        <translation>Name des Eintrags im Schlüsselbund</translation>
    </message>
    <message>
        <source>name of the variable, such as EU_PASSWORD</source>
        <translation>Name der Variable, etwa EU_PASSWORD</translation>
    </message>
    <message>
        <source>path of the file, such as /run/secrets/eu</source>
        <translation>Pfad der Datei, etwa /run/secrets/eu</translation>
    </message>
    <message>
        <source>%1: where it is kept</source>
        <translation>%1: wo es liegt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1: name of the place</source>
        <translation>%1: Name des Ortes</translation>
    </message>
    <message>
        <source>Only the name of the place is saved with the document, never the secret.</source>
        <translation>Nur der Name des Ortes wird mit dem Dokument gespeichert, nie das Geheimnis.</translation>
    </message>
    <message>
        <source>This desktop has no keychain service. Use an environment variable or a file.</source>
        <translation>Dieser Desktop hat keinen Schlüsselbunddienst. Verwenden Sie eine Umgebungsvariable oder eine Datei.</translation>
    </message>
    <message>
        <source>The keychain has no such entry.</source>
        <translation>Der Schlüsselbund hat keinen solchen Eintrag.</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it and try again.</source>
        <translation>Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain refused it.</source>
        <translation>Der Schlüsselbund hat es abgelehnt.</translation>
    </message>
    <message>
        <source>The keychain does not answer. It may be waiting to be unlocked.</source>
        <translation>Der Schlüsselbund antwortet nicht. Vielleicht wartet er darauf, entsperrt zu werden.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Der Schlüsselbund meldet einen Fehler: %1</translation>
    </message>
    <message>
        <source>Store secret…</source>
        <translation>Geheimnis ablegen…</translation>
    </message>
    <message>
        <source>%1: store in the keychain</source>
        <translation>%1: im Schlüsselbund ablegen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>%1: delete from the keychain</source>
        <translation>%1: aus dem Schlüsselbund löschen</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Wird abgelegt…</translation>
    </message>
    <message>
        <source>Stored in the keychain as “%1”.</source>
        <translation>Im Schlüsselbund als „%1“ abgelegt.</translation>
    </message>
    <message>
        <source>Delete secret</source>
        <translation>Geheimnis löschen</translation>
    </message>
    <message>
        <source>Delete “%1” from the keychain?</source>
        <translation>„%1“ aus dem Schlüsselbund löschen?</translation>
    </message>
    <message>
        <source>Every topology that refers to this entry loses its secret. This cannot be undone.</source>
        <translation>Jede Topologie, die auf diesen Eintrag verweist, verliert ihr Geheimnis. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>“%1” is deleted from the keychain.</source>
        <translation>„%1“ ist aus dem Schlüsselbund gelöscht.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::SecurityForm</name>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>SASL mechanism</source>
        <translation>SASL-Mechanismus</translation>
    </message>
    <message>
        <source>SASL &amp;mechanism</source>
        <translation>SASL-&amp;Mechanismus</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>C&amp;A file</source>
        <translation>C&amp;A-Datei</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>PEM; empty: the system&apos;s certificates</source>
        <translation>PEM; leer: die Zertifikate des Systems</translation>
    </message>
    <message>
        <source>&amp;Certificate file</source>
        <translation>&amp;Zertifikatsdatei</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>PEM; only for mutual TLS</source>
        <translation>PEM; nur für gegenseitiges TLS</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Schlüsseldatei</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Key password</source>
        <translation>Schlüsselpasswort</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Key passwor&amp;d</source>
        <translation>Schlüsselpasswor&amp;t</translation>
    </message>
    <message>
        <source>Token endpoint</source>
        <translation>Token-Endpunkt</translation>
    </message>
    <message>
        <source>https://host/…/token</source>
        <translation>https://host/…/token</translation>
    </message>
    <message>
        <source>Token e&amp;ndpoint</source>
        <translation>Token-E&amp;ndpunkt</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>empty: the endpoint&apos;s default</source>
        <translation>leer: die Vorgabe des Endpunkts</translation>
    </message>
    <message>
        <source>CA &amp;file of the endpoint</source>
        <translation>CA-Da&amp;tei des Endpunkts</translation>
    </message>
    <message>
        <source>CA file of the endpoint</source>
        <translation>CA-Datei des Endpunkts</translation>
    </message>
    <message>
        <source>PEM or PKCS#12; empty: the system&apos;s certificates</source>
        <translation>PEM oder PKCS#12; leer: die Zertifikate des Systems</translation>
    </message>
    <message>
        <source>CA file password</source>
        <translation>Passwort der CA-Datei</translation>
    </message>
    <message>
        <source>CA file passwo&amp;rd</source>
        <translation>Passwo&amp;rt der CA-Datei</translation>
    </message>
    <message>
        <source>PEM, or PKCS#12 with the key; only for mutual TLS</source>
        <translation>PEM, oder PKCS#12 mit dem Schlüssel; nur für gegenseitiges TLS</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key *.p12 *.pfx);;All files (*)</source>
        <translation>Zertifikate und Schlüssel (*.pem *.crt *.cer *.key *.p12 *.pfx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>Client-&amp;ID</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Secret</translation>
    </message>
</context>
<context>
    <name>tributary::ui::SettingsModel</name>
    <message>
        <source>%1 holds a secret. Secrets are kept in the keychain, the environment or a file; the cluster&apos;s security refers to them.</source>
        <translation>%1 enthält ein Geheimnis. Geheimnisse liegen im Schlüsselbund, in der Umgebung oder in einer Datei; die Sicherheit des Clusters verweist darauf.</translation>
    </message>
    <message>
        <source>%1 cannot be overridden: %2.</source>
        <translation>%1 kann nicht überschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 has no value yet.</source>
        <translation>%1 hat noch keinen Wert.</translation>
    </message>
    <message>
        <source>The name of the setting is missing.</source>
        <translation>Der Name der Einstellung fehlt.</translation>
    </message>
    <message>
        <source>%1 stands twice.</source>
        <translation>%1 steht zweimal da.</translation>
    </message>
    <message>
        <source>add a setting…</source>
        <translation>Einstellung hinzufügen…</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>tributary::ui::SettingsTable</name>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Two columns: name and value. F2 edits a cell, Del removes a row.</source>
        <translation>Zwei Spalten: Name und Wert. F2 bearbeitet eine Zelle, Entf entfernt eine Zeile.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::SeveralPage</name>
    <message>
        <source>different</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>&amp;Tier</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>St&amp;reams</source>
        <translation>St&amp;reams</translation>
    </message>
    <message>
        <source>Co&amp;mmit every</source>
        <translation>Co&amp;mmit alle</translation>
    </message>
    <message>
        <source>Write a time such as 500 ms, 60 s or 5 min.</source>
        <translation>Schreiben Sie eine Zeit wie 500 ms, 60 s oder 5 min.</translation>
    </message>
    <message>
        <source>Change tier</source>
        <translation>Ebene ändern</translation>
    </message>
    <message>
        <source>Change streams</source>
        <translation>Streams ändern</translation>
    </message>
    <message>
        <source>Change commit interval</source>
        <translation>Commit-Intervall ändern</translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n Cluster</numerusform>
            <numerusform>%n Cluster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n Link</numerusform>
            <numerusform>%n Links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n link(s)</source>
        <translation>
            <numerusform>&amp;Link starten</numerusform>
            <numerusform>%n &amp;Links starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Pause %n link(s)</source>
        <translation>
            <numerusform>Link &amp;pausieren</numerusform>
            <numerusform>%n Links &amp;pausieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>St&amp;op %n link(s)</source>
        <translation>
            <numerusform>Link &amp;anhalten</numerusform>
            <numerusform>%n Links &amp;anhalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Start w&amp;ith all others</source>
        <translation>M&amp;it allen anderen starten</translation>
    </message>
    <message>
        <source>Links without this mark start only when they are chosen themselves.</source>
        <translation>Links ohne diese Markierung starten nur, wenn sie selbst gewählt werden.</translation>
    </message>
    <message>
        <source>Start with all others</source>
        <translation>Mit allen anderen starten</translation>
    </message>
    <message>
        <source>Start only when chosen</source>
        <translation>Nur auf Auswahl starten</translation>
    </message>
</context>
<context>
    <name>tributary::ui::StartField</name>
    <message>
        <source>Start time, local</source>
        <translation>Startzeit, lokal</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
</context>
<context>
    <name>tributary::ui::StartPage</name>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Three regions into one aggregate, and on to disaster recovery</source>
        <translation>Drei Regionen in ein Aggregat, und weiter zur Notfallwiederherstellung</translation>
    </message>
    <message>
        <source>Disaster recovery</source>
        <translation>Notfallwiederherstellung</translation>
    </message>
    <message>
        <source>One cluster, and a second one that takes over</source>
        <translation>Ein Cluster, und ein zweiter, der übernimmt</translation>
    </message>
    <message>
        <source>Active/active</source>
        <translation>Aktiv/aktiv</translation>
    </message>
    <message>
        <source>Two regions mirror each other, with prefixes against echoes</source>
        <translation>Zwei Regionen spiegeln sich gegenseitig, mit Präfixen gegen Echos</translation>
    </message>
    <message>
        <source>Cloud migration</source>
        <translation>Umzug in die Cloud</translation>
    </message>
    <message>
        <source>From the data centre to a managed cluster, topic by topic</source>
        <translation>Vom Rechenzentrum in einen verwalteten Cluster, Topic für Topic</translation>
    </message>
    <message>
        <source>Tributary</source>
        <translation>Tributary</translation>
    </message>
    <message>
        <source>Draw Kafka clusters and the links between them. Run them. Watch them.</source>
        <translation>Kafka-Cluster und die Links zwischen ihnen zeichnen. Laufen lassen. Zusehen.</translation>
    </message>
    <message>
        <source>Open the &amp;sandbox</source>
        <translation>&amp;Sandbox öffnen</translation>
    </message>
    <message>
        <source>Simulated clusters with traffic: nothing to install, nothing to break</source>
        <translation>Simulierte Cluster mit Verkehr: nichts zu installieren, nichts kaputtzumachen</translation>
    </message>
    <message>
        <source>&amp;New topology</source>
        <translation>&amp;Neue Topologie</translation>
    </message>
    <message>
        <source>Add clusters, wire them port to port, choose topics, start</source>
        <translation>Cluster hinzufügen, von Port zu Port verbinden, Topics wählen, starten</translation>
    </message>
    <message>
        <source>&amp;Open a topology…</source>
        <translation>Topologie &amp;öffnen…</translation>
    </message>
    <message>
        <source>A .tributary file; it can be dropped on the window too</source>
        <translation>Eine .tributary-Datei; man kann sie auch auf das Fenster ziehen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>What you open or save appears here</source>
        <translation>Was Sie öffnen oder speichern, erscheint hier</translation>
    </message>
</context>
<context>
    <name>tributary::ui::StatePage</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Halted partitions</source>
        <translation>Stillstehende Partitionen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>What validation says</source>
        <translation>Was die Prüfung sagt</translation>
    </message>
    <message>
        <source>Recent events of this link</source>
        <translation>Letzte Ereignisse dieses Links</translation>
    </message>
    <message>
        <source>Reason of the state</source>
        <translation>Grund des Zustands</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Part.</source>
        <translation>Part.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What applying changes</source>
        <translation>Was das Anwenden ändert</translation>
    </message>
    <message>
        <source>Applying</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Start link</source>
        <translation>Link &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Pause link</source>
        <translation>Link &amp;pausieren</translation>
    </message>
    <message>
        <source>S&amp;top link</source>
        <translation>Link &amp;anhalten</translation>
    </message>
    <message>
        <source>Choose &amp;where this link goes on:</source>
        <translation>&amp;Wählen, wo dieser Link weitermacht:</translation>
    </message>
    <message>
        <source>Where this link goes on</source>
        <translation>Wo dieser Link weitermacht</translation>
    </message>
    <message>
        <source>Start from &amp;here</source>
        <translation>&amp;Hier starten</translation>
    </message>
    <message>
        <source>Re&amp;sume link</source>
        <translation>Link &amp;fortsetzen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>The engine has this link as it stands here.</source>
        <translation>Die Engine hat diesen Link so, wie er hier steht.</translation>
    </message>
    <message>
        <source>The engine does not know this link yet. Starting it applies it.</source>
        <translation>Die Engine kennt diesen Link noch nicht. Starten wendet ihn an.</translation>
    </message>
    <message>
        <source>Not applied: %1. %2</source>
        <translation>Nicht angewendet: %1. %2</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Sho&amp;w plan…</source>
        <translation>&amp;Plan anzeigen…</translation>
    </message>
    <message>
        <source>What starting this link would change at its clusters</source>
        <translation>Was der Start dieses Links an seinen Clustern ändern würde</translation>
    </message>
    <message>
        <source>Tasks of the link</source>
        <translation>Aufgaben des Links</translation>
    </message>
</context>
<context>
    <name>tributary::ui::StatusPanel</name>
    <message>
        <source>Links by state</source>
        <translation>Links nach Zustand</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Links run in this window · Move to a server…</source>
        <translation>Links laufen in diesem Fenster · Auf einen Server umziehen…</translation>
    </message>
    <message>
        <source>running</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>aufholend</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startend</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>im Neuversuch</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>beim Anhalten</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>figures are %1 old</source>
        <translation>Werte sind %1 alt</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>All links together; processor and memory of this program, its engine included</source>
        <translation>Alle Links zusammen; Prozessor und Speicher dieses Programms samt seiner Engine</translation>
    </message>
    <message>
        <source>lagging</source>
        <translation>im Rückstand</translation>
    </message>
</context>
<context>
    <name>tributary::ui::StoreSecretDialog</name>
    <message>
        <source>Store secret</source>
        <translation>Geheimnis ablegen</translation>
    </message>
    <message>
        <source>%1 for the keychain entry “%2”</source>
        <translation>%1 für den Schlüsselbund-Eintrag „%2“</translation>
    </message>
    <message>
        <source>S&amp;ecret:</source>
        <translation>&amp;Geheimnis:</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>What is typed is not shown.</source>
        <translation>Was getippt wird, ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>It goes to the keychain of this desktop at once, and replaces what the entry held. The document and its undo history never see it.</source>
        <translation>Es geht sofort in den Schlüsselbund dieses Desktops und ersetzt, was der Eintrag enthielt. Das Dokument und seine Bearbeitungsschritte sehen es nie.</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>Ab&amp;legen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TablePanel</name>
    <message>
        <source>Filter %1</source>
        <translation>%1 filtern</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Columns of %1</source>
        <translation>Spalten von %1</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Export %1 as CSV</source>
        <translation>%1 als CSV exportieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicBrowser</name>
    <message>
        <source>Filter topics</source>
        <translation>Topics filtern</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>Nach Name filtern</translation>
    </message>
    <message>
        <source>Topics of the cluster</source>
        <translation>Topics des Clusters</translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n Topic</numerusform>
            <numerusform>%n Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n topic(s)</source>
        <translation>
            <numerusform>%1 von %n Topic</numerusform>
            <numerusform>%1 von %n Topics</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Details of the topic</source>
        <translation>Einzelheiten des Topics</translation>
    </message>
    <message>
        <source>Choose a topic to see its records and its configuration.</source>
        <translation>Wählen Sie ein Topic, um seine Records und seine Konfiguration zu sehen.</translation>
    </message>
    <message>
        <source>%1: asking…</source>
        <translation>%1: wird gefragt …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: not every partition told how much it holds</source>
        <translation>%1: nicht jede Partition hat gesagt, wie viel sie enthält</translation>
    </message>
    <message>
        <source>%1: %2 offsets from the first record to the end; a size in bytes is not told to clients</source>
        <translation>%1: %2 Offsets vom ersten Record bis zum Ende; eine Größe in Bytes erfahren Clients nicht</translation>
    </message>
    <message>
        <source>Its configuration is not known: it may not be read, or the cluster does not offer it.</source>
        <translation>Seine Konfiguration ist nicht bekannt: Sie darf nicht gelesen werden, oder der Cluster bietet sie nicht an.</translation>
    </message>
    <message>
        <source>Configuration: the defaults of the brokers</source>
        <translation>Konfiguration: die Vorgaben der Broker</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicPreview</name>
    <message>
        <source>Ask again</source>
        <translation>Erneut abfragen</translation>
    </message>
    <message>
        <source>What the selection does</source>
        <translation>Was die Auswahl bewirkt</translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation>Topics filtern</translation>
    </message>
    <message>
        <source>Show topics by decision</source>
        <translation>Topics nach Entscheidung zeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Gespiegelt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Not included</source>
        <translation>Nicht gewählt</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Mit Problemen</translation>
    </message>
    <message>
        <source>By the chosen rule</source>
        <translation>Nach der gewählten Regel</translation>
    </message>
    <message>
        <source>Matching…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Topics of the source</source>
        <translation>Topics der Quelle</translation>
    </message>
    <message>
        <source>%1 mirrored</source>
        <translation>%1 gespiegelt</translation>
    </message>
    <message>
        <source>%1 excluded</source>
        <translation>%1 ausgeschlossen</translation>
    </message>
    <message>
        <source>%1 internal</source>
        <translation>%1 intern</translation>
    </message>
    <message>
        <source>%1 not included</source>
        <translation>%1 nicht gewählt</translation>
    </message>
    <message>
        <source>%1 undecided</source>
        <translation>%1 unentschieden</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 no longer</source>
        <translation>%1 nicht mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n name clash(es)</source>
        <translation>
            <numerusform>%n Namenskonflikt</numerusform>
            <numerusform>%n Namenskonflikte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n illegal name(s)</source>
        <translation>
            <numerusform>%n unzulässiger Name</numerusform>
            <numerusform>%n unzulässige Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not answer: these are its topics of %2 ago. %3</source>
        <translation>%1 antwortet nicht: das sind seine Topics von vor %2. %3</translation>
    </message>
    <message>
        <source>The topics of %1 are not known. %2</source>
        <translation>Die Topics von %1 sind nicht bekannt. %2</translation>
    </message>
    <message>
        <source>Asking %1 for its topics…</source>
        <translation>%1 wird nach seinen Topics gefragt…</translation>
    </message>
    <message>
        <source>The link has no source.</source>
        <translation>Der Link hat keine Quelle.</translation>
    </message>
    <message>
        <source>The topics of %1 are not known yet.</source>
        <translation>Die Topics von %1 sind noch nicht bekannt.</translation>
    </message>
    <message>
        <source>&amp;Include exactly this</source>
        <translation>Genau dieses &amp;einschließen</translation>
    </message>
    <message>
        <source>Include topic</source>
        <translation>Topic einschließen</translation>
    </message>
    <message>
        <source>&amp;Exclude exactly this</source>
        <translation>Genau dieses &amp;ausschließen</translation>
    </message>
    <message>
        <source>Exclude topic</source>
        <translation>Topic ausschließen</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>%1 is not asked for its topics: the document is not trusted.</source>
        <translation>%1 wird nicht nach Topics gefragt: Dem Dokument wird nicht vertraut.</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicPreviewModel</name>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>not included</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>unentschieden</translation>
    </message>
    <message>
        <source>The pattern takes too long to match this name, so the topic is not mirrored.</source>
        <translation>Das Muster braucht zu lange, um diesen Namen zu prüfen; das Topic wird daher nicht gespiegelt.</translation>
    </message>
    <message>
        <source>%1 would be written to the same topic. Change the naming or exclude one.</source>
        <translation>%1 würde in dasselbe Topic geschrieben. Ändern Sie die Benennung, oder schließen Sie eines aus.</translation>
    </message>
    <message>
        <source>Kafka refuses this name at the target: up to 249 letters, digits, “.”, “_” and “-”.</source>
        <translation>Kafka lehnt diesen Namen am Ziel ab: bis zu 249 Buchstaben, Ziffern, „.“, „_“ und „-“.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>New: it joins the link when the changes are applied.</source>
        <translation>Neu: es kommt zum Link, wenn die Änderungen angewendet werden.</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Part.</source>
        <translation>Part.</translation>
    </message>
    <message>
        <source>At the target</source>
        <translation>Am Ziel</translation>
    </message>
    <message>
        <source>came from the target</source>
        <translation>kam vom Ziel</translation>
    </message>
    <message>
        <source>system topic</source>
        <translation>System-Topic</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicTableModel</name>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>At the target</source>
        <translation>Am Ziel</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Throughput (bytes/s)</source>
        <translation>Durchsatz (Byte/s)</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Messages (1/s)</source>
        <translation>Nachrichten (1/s)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Lag (records)</source>
        <translation>Lag (Records)</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Lag</translation>
    </message>
    <message>
        <source>Lag (s)</source>
        <translation>Lag (s)</translation>
    </message>
    <message>
        <source>Lag, time</source>
        <translation>Lag, Zeit</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopicsPage</name>
    <message>
        <source>Mirror inter&amp;nal topics</source>
        <translation>&amp;Interne Topics spiegeln</translation>
    </message>
    <message>
        <source>Write \.</source>
        <translation>Schreiben: \.</translation>
    </message>
    <message>
        <source>Puts a backslash before the dot, so that it stands for a dot only</source>
        <translation>Setzt einen Backslash vor den Punkt, sodass er nur für einen Punkt steht</translation>
    </message>
    <message>
        <source>Escape the dot</source>
        <translation>Punkt maskieren</translation>
    </message>
    <message>
        <source>Topics whose names begin with “__” or “.”, or end with “.internal” or “-internal”</source>
        <translation>Topics, deren Namen mit „__“ oder „.“ beginnen oder mit „.internal“ oder „-internal“ enden</translation>
    </message>
    <message>
        <source>Mirror internal topics</source>
        <translation>Interne Topics spiegeln</translation>
    </message>
    <message>
        <source>Leave internal topics out</source>
        <translation>Interne Topics weglassen</translation>
    </message>
    <message>
        <source>&amp;Default excludes</source>
        <translation>&amp;Standardausschlüsse</translation>
    </message>
    <message>
        <source>Sets the exclude list to the three patterns that MirrorMaker 2 excludes</source>
        <translation>Setzt die Ausschlussliste auf die drei Muster, die MirrorMaker 2 ausschließt</translation>
    </message>
    <message>
        <source>&amp;Try a name:</source>
        <translation>Namen &amp;probieren:</translation>
    </message>
    <message>
        <source>Try a topic name</source>
        <translation>Topic-Namen probieren</translation>
    </message>
    <message>
        <source>Verdict on the tried name</source>
        <translation>Urteil über den probierten Namen</translation>
    </message>
    <message>
        <source>✓ mirrored by %1</source>
        <translation>✓ gespiegelt durch %1</translation>
    </message>
    <message>
        <source>– excluded by %1</source>
        <translation>– ausgeschlossen durch %1</translation>
    </message>
    <message>
        <source>– an internal topic: not mirrored</source>
        <translation>– ein internes Topic: nicht gespiegelt</translation>
    </message>
    <message>
        <source>– not included: no entry matches it</source>
        <translation>– nicht gewählt: kein Eintrag passt</translation>
    </message>
    <message>
        <source>! undecided: %1 is too complex</source>
        <translation>! unentschieden: %1 ist zu komplex</translation>
    </message>
    <message>
        <source>not a legal topic name</source>
        <translation>kein zulässiger Topic-Name</translation>
    </message>
    <message>
        <source>Default excludes</source>
        <translation>Standardausschlüsse</translation>
    </message>
    <message>
        <source>– it came from the target: not mirrored back</source>
        <translation>– es kam vom Ziel: wird nicht zurückgespiegelt</translation>
    </message>
    <message>
        <source>– a system topic at the target: not mirrored</source>
        <translation>– ein System-Topic am Ziel: wird nicht gespiegelt</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopologyDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>tributary::ui::TopologyScene</name>
    <message>
        <source>Drag to another cluster to link them</source>
        <translation>Zum Verbinden auf einen anderen Cluster ziehen</translation>
    </message>
</context>
<context>
    <name>tributary::ui::WindowActions</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>An empty topology in a new window</source>
        <translation>Eine leere Topologie in einem neuen Fenster</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Saves the file. What runs is not touched.</source>
        <translation>Speichert die Datei. Was läuft, bleibt unberührt.</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Another file is another document: its links get consumer groups of their own</source>
        <translation>Eine andere Datei ist ein anderes Dokument: ihre Links bekommen eigene Consumer Groups</translation>
    </message>
    <message>
        <source>Open the San&amp;dbox</source>
        <translation>S&amp;andbox öffnen</translation>
    </message>
    <message>
        <source>Simulated clusters with traffic, in this program</source>
        <translation>Simulierte Cluster mit Verkehr, in diesem Programm</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>&amp;Export Drawing…</source>
        <translation>Zeichnung &amp;exportieren…</translation>
    </message>
    <message>
        <source>The topology as SVG, PDF or PNG</source>
        <translation>Die Topologie als SVG, PDF oder PNG</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Aussch&amp;neiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>U&amp;mbenennen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>Bear&amp;beiten…</translation>
    </message>
    <message>
        <source>Opens the selected cluster or link</source>
        <translation>Öffnet den ausgewählten Cluster oder Link</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Clusters, links and topics by name or id</source>
        <translation>Cluster, Links und Topics nach Name oder ID</translation>
    </message>
    <message>
        <source>Prefere&amp;nces…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>Add &amp;Cluster…</source>
        <translation>&amp;Cluster hinzufügen…</translation>
    </message>
    <message>
        <source>Add Se&amp;veral Clusters…</source>
        <translation>&amp;Mehrere Cluster hinzufügen…</translation>
    </message>
    <message>
        <source>Co&amp;nnect To…</source>
        <translation>&amp;Verbinden mit…</translation>
    </message>
    <message>
        <source>Draws a link from the selected cluster</source>
        <translation>Zeichnet einen Link vom ausgewählten Cluster</translation>
    </message>
    <message>
        <source>Select What Feeds &amp;It</source>
        <translation>Auswählen, was ihn spe&amp;ist</translation>
    </message>
    <message>
        <source>Select What It F&amp;eeds</source>
        <translation>Auswählen, was er sp&amp;eist</translation>
    </message>
    <message>
        <source>&amp;Lay Out by Tier</source>
        <translation>&amp;Nach Ebenen anordnen</translation>
    </message>
    <message>
        <source>Align Left Edges</source>
        <translation>Linke Kanten ausrichten</translation>
    </message>
    <message>
        <source>Align Centres</source>
        <translation>Mitten senkrecht ausrichten</translation>
    </message>
    <message>
        <source>Align Right Edges</source>
        <translation>Rechte Kanten ausrichten</translation>
    </message>
    <message>
        <source>Align Top Edges</source>
        <translation>Obere Kanten ausrichten</translation>
    </message>
    <message>
        <source>Align Middles</source>
        <translation>Mitten waagerecht ausrichten</translation>
    </message>
    <message>
        <source>Align Bottom Edges</source>
        <translation>Untere Kanten ausrichten</translation>
    </message>
    <message>
        <source>Distribute Horizontally</source>
        <translation>Horizontal verteilen</translation>
    </message>
    <message>
        <source>Distribute Vertically</source>
        <translation>Vertikal verteilen</translation>
    </message>
    <message>
        <source>&amp;Snap to Grid</source>
        <translation>Am &amp;Raster einrasten</translation>
    </message>
    <message>
        <source>Alt moves freely</source>
        <translation>Mit Alt frei bewegen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Start &amp;All</source>
        <translation>A&amp;lle starten</translation>
    </message>
    <message>
        <source>Pause A&amp;ll</source>
        <translation>Alle pa&amp;usieren</translation>
    </message>
    <message>
        <source>Appl&amp;y…</source>
        <translation>An&amp;wenden…</translation>
    </message>
    <message>
        <source>Shows what the edits do to running links, and does it</source>
        <translation>Zeigt, was die Änderungen mit laufenden Links machen, und führt sie aus</translation>
    </message>
    <message>
        <source>&amp;Move to a Server…</source>
        <translation>Auf einen Server um&amp;ziehen…</translation>
    </message>
    <message>
        <source>Run the same links without this window</source>
        <translation>Dieselben Links ohne dieses Fenster laufen lassen</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Minimap</source>
        <translation>&amp;Übersicht</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Keys and Gestures</source>
        <translation>&amp;Tasten und Gesten</translation>
    </message>
    <message>
        <source>&amp;About Tributary</source>
        <translation>&amp;Über Tributary</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>The mirrors of MirrorMaker 2, Strimzi or Kafka Connect</source>
        <translation>Die Spiegel von MirrorMaker 2, Strimzi oder Kafka Connect</translation>
    </message>
    <message>
        <source>As MirrorMaker, Strimzi, Kafka Connect, systemd, Kubernetes and others run it</source>
        <translation>So, wie MirrorMaker, Strimzi, Kafka Connect, systemd, Kubernetes und andere es ausführen</translation>
    </message>
    <message>
        <source>E&amp;xport for Another Program…</source>
        <translation>Für ein anderes Programm e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Import a &amp;MirrorMaker 1…</source>
        <translation>&amp;MirrorMaker 1 importieren…</translation>
    </message>
    <message>
        <source>Its two files of properties and its command line</source>
        <translation>Seine zwei Dateien mit Eigenschaften und seine Befehlszeile</translation>
    </message>
    <message>
        <source>Sho&amp;w Plan…</source>
        <translation>Pla&amp;n anzeigen…</translation>
    </message>
    <message>
        <source>What starting the selected links, or all, would change at the clusters</source>
        <translation>Was der Start der gewählten Links oder aller an den Clustern ändern würde</translation>
    </message>
    <message>
        <source>&amp;Kafka Connect Clusters…</source>
        <translation>&amp;Kafka-Connect-Cluster …</translation>
    </message>
    <message>
        <source>Where links can run outside this program</source>
        <translation>Wo Links außerhalb dieses Programms laufen können</translation>
    </message>
    <message>
        <source>Starts or resumes the selected links; without any, all</source>
        <translation>Startet die ausgewählten Links oder setzt sie fort; ohne Auswahl alle</translation>
    </message>
    <message>
        <source>The selected links, or all: commits, and keeps the place in the group</source>
        <translation>Die ausgewählten Links oder alle: committet und behält den Platz in der Gruppe</translation>
    </message>
    <message>
        <source>The selected links, or all: commits, and leaves the group</source>
        <translation>Die ausgewählten Links oder alle: committet und verlässt die Gruppe</translation>
    </message>
    <message>
        <source>St&amp;op All</source>
        <translation>Alle anhal&amp;ten</translation>
    </message>
</context>
<context>
    <name>tributary::ui::WindowDialogs</name>
    <message>
        <source>Qt %1 on %2</source>
        <translation>Qt %1 auf %2</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Drag from port to port</source>
        <translation>Von Port zu Port ziehen</translation>
    </message>
    <message>
        <source>Draw a link</source>
        <translation>Einen Link zeichnen</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Edit the cluster or link</source>
        <translation>Cluster oder Link bearbeiten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Run or pause what has the focus</source>
        <translation>Starten oder pausieren, was den Fokus hat</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Walk from cluster to link to cluster</source>
        <translation>Von Cluster zu Link zu Cluster gehen</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Strg+Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the selected clusters</source>
        <translation>Ausgewählte Cluster bewegen</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Mauszeiger zoomen</translation>
    </message>
    <message>
        <source>Wheel, Shift+wheel</source>
        <translation>Mausrad, Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>Mittlere Taste</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Ansicht verschieben</translation>
    </message>
    <message>
        <source>Alt while dragging</source>
        <translation>Alt beim Ziehen</translation>
    </message>
    <message>
        <source>Move without the grid</source>
        <translation>Ohne Raster bewegen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Pan in time</source>
        <translation>In der Zeit bewegen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom in time</source>
        <translation>In der Zeit zoomen</translation>
    </message>
    <message>
        <source>Back to the whole window of time</source>
        <translation>Zurück zum ganzen Zeitfenster</translation>
    </message>
    <message>
        <source>Export the Drawing</source>
        <translation>Zeichnung exportieren</translation>
    </message>
    <message>
        <source>SVG (*.svg);;PDF (*.pdf);;PNG (*.png)</source>
        <translation>SVG (*.svg);;PDF (*.pdf);;PNG (*.png)</translation>
    </message>
    <message>
        <source>Double-click, Enter</source>
        <translation>Doppelklick, Eingabetaste</translation>
    </message>
    <message>
        <source>Import the mirrors of another program</source>
        <translation>Die Spiegel eines anderen Programms importieren</translation>
    </message>
    <message>
        <source>This document comes from elsewhere. Tributary connects to nothing and reads no secret of it until you trust it.</source>
        <translation>Dieses Dokument kommt von anderswo. Tributary verbindet sich mit nichts daraus und liest keines seiner Geheimnisse, bis Sie ihm vertrauen.</translation>
    </message>
    <message>
        <source>Trust…</source>
        <translation>Vertrauen…</translation>
    </message>
    <message>
        <source>Mirrors of other programs (*.properties *.yaml *.yml *.json *.sh *.service *.conf *.tf);;All files (*)</source>
        <translation>Spiegelungen anderer Programme (*.properties *.yaml *.yml *.json *.sh *.service *.conf *.tf);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>tributary::ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Topology</source>
        <translation>&amp;Topologie</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>An&amp;ordnen</translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation>&amp;Links</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Pause 10 links</source>
        <translation>10 Links pausieren</translation>
    </message>
    <message>
        <source>Apply 10 changes</source>
        <translation>10 Änderungen anwenden</translation>
    </message>
</context>
<context>
    <name>tributary::ui::ZoomBar</name>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+wheel)</source>
        <translation>Verkleinern (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Back to 100 %</source>
        <translation>Zurück auf 100 %</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl+wheel)</source>
        <translation>Vergrößern (Strg+Mausrad)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>Anordnen</translation>
    </message>
    <message>
        <source>Lay out by tier, from left to right</source>
        <translation>Nach Ebenen anordnen, von links nach rechts</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
</TS>
