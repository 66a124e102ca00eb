"""Real Kafka clusters of one node on loopback, and the jars they are made of."""

import os
import shutil
import socket
import time
from dataclasses import dataclass

from .processes import BenchError, Process, run
from .workloads import FAR_DELAY_MS

KAFKA = "4.1.0"
LAST_WITH_MIRRORMAKER_1 = "3.9.1"

# What Kafka's own start scripts give every JVM, beside the heap.
JVM_OPTIONS = ["-server", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35",
               "-XX:+ExplicitGCInvokesConcurrent", "-XX:MaxInlineLevel=15", "-Djava.awt.headless=true"]
BROKER_HEAP = ["-Xms1G", "-Xmx1G"]
_KEYSTORE_PASSWORD = "benchmark"  # of a key that lives as long as the run


def java(jars, heap, main_class, *arguments, options=()):
    return ["java", *heap, *JVM_OPTIONS, *options, "-cp", f"{jars}/*", main_class, *arguments]


def find_jars(source, version):
    """The folder with Kafka's jars of a version, fetched when it is not there yet."""
    output = run(["bash", f"{source}/tests/support/fetch-kafka.sh", version], f"fetching Kafka {version}", 900)
    folder = output.strip().splitlines()[-1] if output.strip() else ""
    for candidate in (folder, f"{folder}/lib", f"{folder}/libs"):
        if any(name.startswith("kafka-clients-") for name in os.listdir(candidate) if os.path.isdir(candidate)):
            return candidate
    raise BenchError(f"tests/support/fetch-kafka.sh {version} named no folder with jars: {folder!r}")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@dataclass(frozen=True)
class Endpoint:
    """Where a mirror reaches a cluster."""
    bootstrap: str
    ca: str = ""  # PEM file: TLS; empty: plain


class Cluster:
    """One broker that is its own controller, with three listeners: near, far (through a proxy that delays) and TLS. Its
    data is deleted when it is closed."""

    def __init__(self, name, jars, folder, tools):
        self.name = name
        self._jars = jars
        self._folder = os.path.join(folder, name)
        self._admin_tool, self._proxy_tool = tools["benchadmin"], tools["benchproxy"]
        self._process = None
        self._proxy = None
        self.endpoints = {}
        self.bootstrap = ""

    def __enter__(self):
        shutil.rmtree(self._folder, ignore_errors=True)
        os.makedirs(self._folder)
        port, far, tls, controller = free_ports(4)
        self.bootstrap = f"127.0.0.1:{port}"
        proxied = self._start_proxy(far)
        keystore, ca = self._make_certificate()
        self.endpoints = {"near": Endpoint(self.bootstrap), "far": Endpoint(f"127.0.0.1:{proxied}"),
                          "tls": Endpoint(f"127.0.0.1:{tls}", ca)}
        properties = os.path.join(self._folder, "server.properties")
        with open(properties, "w") as file:
            file.write("\n".join([
                "process.roles=broker,controller", "node.id=1", f"controller.quorum.voters=1@127.0.0.1:{controller}",
                f"listeners=NEAR://127.0.0.1:{port},FAR://127.0.0.1:{far},TLS://127.0.0.1:{tls},"
                f"CONTROLLER://127.0.0.1:{controller}",
                f"advertised.listeners=NEAR://127.0.0.1:{port},FAR://127.0.0.1:{proxied},TLS://127.0.0.1:{tls}",
                "listener.security.protocol.map=NEAR:PLAINTEXT,FAR:PLAINTEXT,TLS:SSL,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name=NEAR", "controller.listener.names=CONTROLLER",
                f"ssl.keystore.location={keystore}", f"ssl.keystore.password={_KEYSTORE_PASSWORD}",
                f"log.dirs={self._folder}/log", *broker_settings()]) + "\n")
        cluster_id = run(java(self._jars, [], "kafka.tools.StorageTool", "random-uuid"), "StorageTool").split()[-1]
        run(java(self._jars, [], "kafka.tools.StorageTool", "format", "-t", cluster_id, "-c", properties),
            "formatting the storage")
        self._process = Process(f"the {self.name} cluster", java(self._jars, BROKER_HEAP, "kafka.Kafka", properties),
                                os.path.join(self._folder, "server.log"))
        try:
            self._wait_until_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in (self._process, self._proxy):
            if process:
                process.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def pids(self):
        return [self._process.pid, self._proxy.pid]

    def topics(self):
        return set(self._admin("list").split())

    def create(self, topic, partitions, **config):
        settings = [word for name, value in config.items() for word in ("--config", f"{name}={value}")]
        self._admin("create", topic, "--partitions", str(partitions), *settings)

    def delete(self, topics):
        """Deletes topics and waits until their files are gone too."""
        topics = sorted(topics)
        if not topics:
            return
        self._admin("delete", *topics)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if not [name for name in os.listdir(f"{self._folder}/log")
                    if any(name.startswith(topic + "-") or name.startswith(topic + ".") for topic in topics)]:
                return
            time.sleep(0.2)

    def delete_all_but(self, kept):
        """Everything that a mirror may have left, so that the next one begins like the first."""
        self.delete(topic for topic in self.topics() if topic not in kept and topic != "__consumer_offsets")

    def topic_bytes(self, topic):
        """Size of the topic's batches on disk."""
        folder = f"{self._folder}/log"
        return sum(os.path.getsize(os.path.join(folder, name, file))
                   for name in os.listdir(folder) if name.rpartition("-")[0] == topic
                   for file in os.listdir(os.path.join(folder, name)) if file.endswith(".log"))

    def _start_proxy(self, server):
        self._proxy = Process(f"the {self.name} cluster's proxy", [self._proxy_tool, "--server", str(server), "--delay-ms",
                                                                  str(FAR_DELAY_MS)], os.path.join(self._folder, "proxy.log"))
        deadline = time.monotonic() + 10
        while not self._proxy.tail().endswith("\n"):
            self._proxy.require_running()
            if time.monotonic() > deadline:
                raise BenchError("benchproxy named no port")
            time.sleep(0.05)
        return int(self._proxy.tail())

    def _make_certificate(self):
        """A keystore with a key of its own for the broker, and the certificate for its clients."""
        keystore, ca = (os.path.join(self._folder, name) for name in ("server.p12", "ca.pem"))
        entry = ["-alias", "broker", "-keystore", keystore, "-storetype", "PKCS12", "-storepass", _KEYSTORE_PASSWORD]
        run(["keytool", "-genkeypair", *entry, "-keyalg", "RSA", "-keysize", "2048", "-validity", "30", "-dname",
             "CN=bench", "-ext", "san=ip:127.0.0.1"], "making a key")
        run(["keytool", "-exportcert", *entry, "-rfc", "-file", ca], "exporting the certificate")
        return keystore, ca

    def _admin(self, *arguments):
        self._process.require_running()
        return run([self._admin_tool, "--bootstrap", self.bootstrap, *arguments], f"the {self.name} cluster: {arguments[0]}", 60)

    def _wait_until_up(self):
        deadline = time.monotonic() + 60
        while True:
            time.sleep(0.5)
            try:
                self.topics()
                return
            except BenchError:
                self._process.require_running()
                if time.monotonic() > deadline:
                    raise


def broker_settings():
    """What differs from Kafka's defaults: one node, nothing expires, deleted files go at once."""
    return ["offsets.topic.replication.factor=1", "offsets.topic.num.partitions=1",
            "transaction.state.log.replication.factor=1", "transaction.state.log.min.isr=1",
            "share.coordinator.state.topic.replication.factor=1", "share.coordinator.state.topic.min.isr=1",
            "group.initial.rebalance.delay.ms=0", "auto.create.topics.enable=false", "log.retention.ms=-1",
            "log.segment.delete.delay.ms=100"]
