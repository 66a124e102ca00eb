"""The mirrors, and exactly how each is configured."""

import json
import os

from . import cluster
from .processes import Process


class Mirror:
    """Starts one mirror from the source to the target. `describe()` says what the report has to say of its settings."""

    key = ""
    title = ""

    def start(self, source, target, topic, codec, folder):
        raise NotImplementedError

    def describe(self):
        raise NotImplementedError

    def _write(self, folder, name, lines):
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, name)
        with open(path, "w") as file:
            file.write("\n".join(lines) + "\n")
        return path


def group_of(folder):
    """A consumer group for each run, so that none finds the positions of the one before."""
    return "bench-" + os.path.basename(folder)


def _java_connection(endpoint, prefix=""):
    """A Java client's settings for an endpoint."""
    tls = {"security.protocol": "SSL", "ssl.truststore.type": "PEM", "ssl.truststore.location": endpoint.ca}
    return {prefix + name: value
            for name, value in {"bootstrap.servers": endpoint.bootstrap, **(tls if endpoint.ca else {})}.items()}


def _drawn_cluster(name, endpoint):
    """The same for Tributary's document."""
    security = {"security": {"protocol": "SSL", "caFile": endpoint.ca}} if endpoint.ca else {}
    return {"id": name, "bootstrap": [endpoint.bootstrap], **security}


def _properties(settings):
    return [f"{name}={value}" for name, value in settings.items()]


class MirrorMaker1(Mirror):
    """kafka.tools.MirrorMaker of 3.9.1, the last release that has it."""

    def __init__(self, jars, key, title, streams, heap, consumer, producer):
        self.key, self.title = key, title
        self._jars, self._streams, self._heap = jars, streams, heap
        self._consumer, self._producer = consumer, producer

    def start(self, source, target, topic, codec, folder):
        consumer = self._write(folder, "consumer.properties", _properties(
            {**_java_connection(source), "group.id": group_of(folder), "auto.offset.reset": "earliest", **self._consumer}))
        producer = self._write(folder, "producer.properties", _properties(
            {**_java_connection(target), "compression.type": codec, **self._producer}))
        return Process(self.title, cluster.java(
            self._jars, self._heap, "kafka.tools.MirrorMaker", "--consumer.config", consumer, "--producer.config",
            producer, "--include", topic, "--num.streams", str(self._streams)), os.path.join(folder, "output.log"))

    def describe(self):
        return (f"Kafka {cluster.LAST_WITH_MIRRORMAKER_1}, `{' '.join(self._heap)}`, `--num.streams {self._streams}`; consumer: "
                f"`auto.offset.reset=earliest`{_listed(self._consumer)}; producer: `compression.type` as the "
                f"workload{_listed(self._producer)}; everything else at its default")


class MirrorMaker2(Mirror):
    """Dedicated mode, in one process."""

    def __init__(self, jars, key, title, tasks, heap, settings):
        self.key, self.title = key, title
        self._jars, self._tasks, self._heap, self._settings = jars, tasks, heap, settings

    def start(self, source, target, topic, codec, folder):
        replication = {f"{name}.replication.factor": 1 for name in (
            "offset-syncs.topic", "checkpoints.topic", "heartbeats.topic", "offset.storage", "status.storage",
            "config.storage")}
        path = self._write(folder, "mm2.properties", _properties({
            "clusters": "source, target", **_java_connection(source, "source."), **_java_connection(target, "target."),
            "source->target.enabled": "true", "source->target.topics": topic, "target->source.enabled": "false",
            "replication.policy.class": "org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
            "replication.factor": 1, **replication, "tasks.max": self._tasks,
            "target.producer.compression.type": codec, **self._settings}))
        return Process(self.title, cluster.java(
            self._jars, self._heap, "org.apache.kafka.connect.mirror.MirrorMaker", path),
            os.path.join(folder, "output.log"))

    def describe(self):
        return (f"Kafka {cluster.KAFKA}, dedicated, `{' '.join(self._heap)}`, `tasks.max={self._tasks}`, "
                f"`IdentityReplicationPolicy`, replication factors 1, `target.producer.compression.type` as the "
                f"workload{_listed(self._settings)}; everything else at its default")


class Tributary(Mirror):
    """`tributaryd run` of a document."""

    def __init__(self, program, key, title, streams, path, compression, consumer=None, producer=None, link=None):
        self.key, self.title = key, title
        self._program, self._streams, self._path = program, streams, path
        self._compression = compression
        self._consumer, self._producer, self._link = consumer or {}, producer or {}, link or {}

    def start(self, source, target, topic, codec, folder):
        document = {
            "format": "tributary", "version": 1, "name": "bench",
            "clusters": [_drawn_cluster("source", source), _drawn_cluster("target", target)],
            "links": [{"id": "bench", "source": "source", "target": "target", "topics": {"include": [{"literal": topic}]},
                       "streams": self._streams, "start": "earliest", "path": self._path, "compression": self._compression or codec,
                       "group": group_of(folder), "consumer": self._consumer, "producer": self._producer, **self._link}]}
        path = self._write(folder, "bench.tributary", [json.dumps(document, indent=2)])
        return Process(self.title, [self._program, "run", "--state-dir", os.path.join(folder, "state"), path],
                       os.path.join(folder, "output.log"))

    def describe(self):
        changed = {**self._link, **{f"consumer {name}": value for name, value in self._consumer.items()},
                   **{f"producer {name}": value for name, value in self._producer.items()}}
        compression = f": `{self._compression}`" if self._compression else " as the workload"
        return (f"`tributaryd run`, `\"streams\": {self._streams}`, `\"path\": \"{self._path}\"`, `\"compression\"`"
                f"{compression}{_listed(changed)}; everything else at its default, `memoryMiB` 64 included")


def _listed(settings):
    return "".join(f", `{name}={value}`" for name, value in settings.items())


def all_mirrors(old_jars, jars, tributaryd):
    """In the order in which they are measured."""
    mirrors = [
        MirrorMaker1(old_jars, "mm1", "MirrorMaker 1", 4, ["-Xmx256M"], {}, {}),
        MirrorMaker1(old_jars, "mm1-tuned", "MirrorMaker 1, tuned", 4, ["-Xms1G", "-Xmx1G"],
                     {"max.poll.records": 5000, "max.partition.fetch.bytes": 4194304},
                     {"batch.size": 262144, "linger.ms": 20, "buffer.memory": 134217728}),
        MirrorMaker2(jars, "mm2", "MirrorMaker 2", 4, ["-Xms256M", "-Xmx2G"], {}),
        MirrorMaker2(jars, "mm2-tuned", "MirrorMaker 2, tuned", 4, ["-Xms256M", "-Xmx2G"],
                     {"source.consumer.max.poll.records": 5000, "source.consumer.max.partition.fetch.bytes": 4194304,
                      "target.producer.batch.size": 262144, "target.producer.linger.ms": 20,
                      "target.producer.buffer.memory": 134217728}),
        Tributary(tributaryd, "tributary", "Tributary", 1, "auto", "source"),
        Tributary(tributaryd, "tributary-batches", "Tributary, batch path", 1, "batch", "source"),
        Tributary(tributaryd, "tributary-records", "Tributary, record path", 2, "record", None),
    ]
    return {mirror.key: mirror for mirror in mirrors}
