"""What is mirrored."""

from dataclasses import dataclass

PARTITIONS = 4
LATENCY_RATE = 2000
LATENCY_TOPIC = "bench-latency"
LATENCY_SIZE = 100


@dataclass(frozen=True)
class Workload:
    key: str
    title: str
    records: int
    load: tuple          # arguments of benchload
    codec: str           # that the mirror writes with

    @property
    def topic(self):
        return f"bench-{self.key}"


WORKLOADS = {each.key: each for each in (
    Workload("plain100", "100 B", 5_000_000, ("--kind", "plain", "--size", "100"), "none"),
    Workload("plain1k", "1 KB", 1_500_000, ("--kind", "plain", "--size", "1000"), "none"),
    Workload("json", "600 B JSON, zstd → zstd", 3_000_000, ("--kind", "json", "--codec", "zstd"), "zstd"),
)}
