"""The measurements: throughput of one mirror on one workload, its latency, and its use of CPU on a quiet link."""

import json
import os
import time

from .processes import BenchError, ForeignLoad, Process, cpu_seconds, memory_mib, run
from .workloads import LATENCY_RATE, LATENCY_SIZE, LATENCY_TOPIC, PARTITIONS

# The steady part of a run, as shares of the records: past the start-up of a JVM and its compiler's busiest time, before
# the last batches trickle in.
STEADY_FROM = 0.20
STEADY_TO = 0.95


class Bench:
    def __init__(self, source, target, tools, folder, progress):
        self.source, self.target = source, target
        self._tools, self._folder, self._progress = tools, folder, progress
        self._runs = 0

    # -- preparation

    def preload(self, workload, records):
        """Fills the source topic, and uses both brokers enough that the first mirror does not find them colder than the
        last. Returns what the topic holds."""
        self._progress(f"{workload.title}: loading {records:,} records")
        self.source.create(workload.topic, workload.partitions)
        loaded = json.loads(run([*self._load(self.source, workload.topic, workload.partitions), "--records",
                                 str(records), *workload.load], "loading"))
        warm = "bench-warm"
        self.target.create(warm, workload.partitions)
        run([*self._load(self.target, warm, workload.partitions), "--records", str(min(records, 500_000)), *workload.load], "warming up")
        self.target.delete([warm])
        content = self._read(self.source, workload.topic, workload.partitions)
        if content["records"] != records:
            raise BenchError(f"{workload.topic} holds {content['records']} records instead of {records}")
        return {"records": records, "meanValueBytes": loaded["meanValueBytes"], "checksum": content["checksum"],
                "bytesOnDisk": self.source.topic_bytes(workload.topic)}

    # -- throughput

    def throughput(self, mirror, workload, content, sample=None):
        """`sample(pid)` is called once the mirror runs, for a profiler."""
        records = content["records"]
        folder = self._run_folder(mirror, workload.key)
        self.target.create(workload.topic, workload.partitions)
        foreign = ForeignLoad([*self.source.pids, *self.target.pids])
        try:
            with mirror.start(self.source.endpoints[workload.source], self.target.endpoints[workload.target],
                              workload.topic, workload.codec, folder) as process:
                foreign.watch(process.pid)
                with Process("benchprobe", [self._tools["benchprobe"], "--bootstrap", self.target.bootstrap, "--topic",
                                            workload.topic, "--partitions", str(workload.partitions), "ends", "--expect",
                                            str(records), "--pid", str(process.pid)],
                             os.path.join(folder, "samples.txt")) as probe:
                    foreign.watch(probe.pid)
                    if sample:
                        sample(process.pid)
                    while probe.running():
                        process.require_running()
                        time.sleep(0.2)
                    others = foreign.share()
                    samples = read_samples(probe.log)
                row = evaluate(samples, records, process.started)
                stop = time.monotonic()
                row["stoppedCleanly"] = process.stop()
                row["stopSeconds"] = time.monotonic() - stop
            row["foreignLoad"] = others
            row["bytesOnDisk"] = self.target.topic_bytes(workload.topic)
            arrived = self._read(self.target, workload.topic, workload.partitions)
            row["arrived"] = arrived["records"]
            row["contentEqual"] = arrived["checksum"] == content["checksum"]
            row["correct"] = arrived["records"] == records and row["contentEqual"]
            return row
        finally:
            self._clean(workload.topic)

    def relay(self, content):
        """What it costs to move the workload's bytes from one connection to another, and nothing else."""
        moved = json.loads(run([self._tools["benchrelay"], "--bytes", str(content["bytesOnDisk"])], "relaying"))
        return {"recordsPerSecond": content["records"] / moved["seconds"],
                "cpuSecondsPerMillion": moved["cpuSeconds"] / content["records"] * 1e6}

    # -- latency and idle

    def latency(self, mirror, warmup, seconds, idle_seconds):
        """With `mirror` None: the same without a mirror, read at the source itself."""
        self.source.create(LATENCY_TOPIC, PARTITIONS)
        self.target.create(LATENCY_TOPIC, PARTITIONS)
        end = self.target if mirror else self.source
        folder = self._run_folder(mirror, "latency")
        foreign = ForeignLoad([*self.source.pids, *self.target.pids])
        process = None
        try:
            if mirror:
                process = mirror.start(self.source.endpoints["near"], self.target.endpoints["near"], LATENCY_TOPIC, "none",
                                       folder)
                foreign.watch(process.pid)
                time.sleep(5)
                process.require_running()
            row = self._loaded(process, end, folder, foreign, warmup, seconds)
            if process:
                row["idle"] = self._idle(process, idle_seconds)
                row["threads"] = _threads(process.pid)
                row["peakMiB"] = memory_mib(process.pid)
            return row
        finally:
            if process:
                process.stop()
            self._clean(None)

    def _loaded(self, process, end, folder, foreign, warmup, seconds):
        load_command = [*self._load(self.source, LATENCY_TOPIC), "--rate", str(LATENCY_RATE), "--size",
                        str(LATENCY_SIZE), "--linger-ms", "0"]
        probe_command = [self._tools["benchprobe"], "--bootstrap", end.bootstrap, "--topic", LATENCY_TOPIC, "--partitions",
                         str(PARTITIONS), "latency", "--warmup", str(warmup), "--seconds", str(seconds)]
        with Process("benchprobe", probe_command, os.path.join(folder, "latency.txt")) as probe:
            foreign.watch(probe.pid)
            time.sleep(2)
            with Process("benchload", load_command, os.path.join(folder, "load.txt")) as load:
                foreign.watch(load.pid)
                used = []
                while probe.running():
                    if process:
                        process.require_running()
                        used.append((time.monotonic(), cpu_seconds(process.pid)))
                    load.require_running()
                    time.sleep(0.5)
                others = foreign.share()
                if not load.stop():
                    raise BenchError("benchload did not stop")
                sent = json.loads(load.tail(1))["records"]
            try:
                row = json.loads(probe.tail(1))
            except ValueError:
                raise BenchError(f"measuring the latency: {probe.tail()}") from None
        row["foreignLoad"] = others
        row["sent"] = sent
        if process:
            # The last samples cover the measured part only: the warm-up comes first.
            window = [each for each in used if each[0] > used[-1][0] - seconds * 0.9]
            row["cpuPercent"] = 100 * (window[-1][1] - window[0][1]) / (window[-1][0] - window[0][0])
            row.update(self._compare_latency_topics())
            row["correct"] = row["contentEqual"] and row["arrived"] == sent
        return row

    def _compare_latency_topics(self):
        """What is on its way may take a moment, on a busy machine a long one."""
        sent = self._read(self.source, LATENCY_TOPIC)
        deadline = time.monotonic() + 20
        while True:
            arrived = self._read(self.target, LATENCY_TOPIC)
            equal = arrived["checksum"] == sent["checksum"] and arrived["records"] == sent["records"]
            if equal or time.monotonic() > deadline:
                return {"arrived": arrived["records"], "contentEqual": equal}
            time.sleep(1)

    def _idle(self, process, seconds):
        time.sleep(5)
        before, start = cpu_seconds(process.pid), time.monotonic()
        switches = _switches(process.pid)
        time.sleep(seconds)
        wall = time.monotonic() - start
        return {"seconds": wall, "cpuPercent": 100 * (cpu_seconds(process.pid) - before) / wall,
                "wakeupsPerSecond": (_switches(process.pid) - switches) / wall}

    # -- helpers

    def _run_folder(self, mirror, what):
        self._runs += 1
        folder = os.path.join(self._folder, f"{self._runs:02}-{mirror.key if mirror else 'direct'}-{what}")
        os.makedirs(folder, exist_ok=True)
        return folder

    def _load(self, cluster, topic, partitions=PARTITIONS):
        return [self._tools["benchload"], "--bootstrap", cluster.bootstrap, "--topic", topic, "--partitions",
                str(partitions)]

    def _read(self, cluster, topic, partitions=PARTITIONS):
        return json.loads(run([self._tools["benchprobe"], "--bootstrap", cluster.bootstrap, "--topic", topic, "--partitions",
                               str(partitions), "read"], f"reading {topic}"))

    def _clean(self, kept_topic):
        """Removes what the mirror wrote, its own topics and its group's positions with it."""
        self.target.delete_all_but(set())
        self.source.delete_all_but({kept_topic} if kept_topic else set())


def read_samples(path):
    """(seconds, records, cpu seconds, threads, resident KiB, peak KiB) as benchprobe printed them."""
    samples = []
    with open(path) as file:
        for line in file:
            fields = line.split()
            if line.startswith("benchprobe:"):
                raise BenchError(f"while mirroring: {line.strip()}")
            if len(fields) == 6:
                samples.append((float(fields[0]), int(fields[1]), float(fields[2]), *map(int, fields[3:])))
    return samples


def evaluate(samples, records, started):
    growing = [each for each in samples if each[1] > 0]
    if not growing or growing[-1][1] != records:
        raise BenchError(f"{growing[-1][1] if growing else 0} of {records} records arrived")
    first = growing[0]
    last = next(each for each in growing if each[1] >= records)
    from_time, from_cpu = _crossing(samples, records * STEADY_FROM)
    to_time, to_cpu = _crossing(samples, records * STEADY_TO)
    steady = (STEADY_TO - STEADY_FROM) * records
    span = last[0] - first[0]
    return {
        "records": records,
        "recordsPerSecond": (records - first[1]) / span if span > 0 else None,
        "steadyRecordsPerSecond": steady / (to_time - from_time),
        "recordsPerSecondWithStart": records / (last[0] - started),
        "startSeconds": first[0] - started,
        "seconds": span,
        "cpuSecondsPerMillion": (to_cpu - from_cpu) / steady * 1e6,
        "cpuSecondsPerMillionWithStart": last[2] / records * 1e6,
        "threads": max(each[3] for each in samples),
        "peakMiB": max(each[5] for each in samples) / 1024,
    }


def _crossing(samples, records):
    """Time and CPU seconds at which the topic held so many records, interpolated."""
    before = samples[0]
    for sample in samples:
        if sample[1] >= records:
            grown = sample[1] - before[1]
            part = (records - before[1]) / grown if grown > 0 else 1
            return before[0] + part * (sample[0] - before[0]), before[2] + part * (sample[2] - before[2])
        before = sample
    raise BenchError("the samples end too early")


def _threads(pid):
    return len(os.listdir(f"/proc/{pid}/task"))


def _switches(pid):
    """Times that any of the process's threads went to sleep."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/status") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
        except FileNotFoundError:
            pass
    return total
