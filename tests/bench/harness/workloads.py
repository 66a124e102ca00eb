"""What is mirrored."""

from dataclasses import dataclass

PARTITIONS = 4
LATENCY_RATE = 2000
LATENCY_TOPIC = "bench-latency"
LATENCY_SIZE = 100
FAR_DELAY_MS = 100

# Who is measured where a workload names nobody.
USUAL = ("mm1", "mm1-tuned", "mm2", "mm2-tuned", "tributary", "tributary-records")


@dataclass(frozen=True)
class Workload:
    key: str
    title: str
    records: int
    load: tuple          # arguments of benchload
    codec: str           # that the mirror writes with
    partitions: int = PARTITIONS
    source: str = "near"  # which of a cluster's listeners the mirror uses: near, far or tls
    target: str = "near"
    mirrors: tuple = USUAL

    @property
    def topic(self):
        return f"bench-{self.key}"


# MirrorMaker 2 as it comes writes batches of 16 KiB, some 1,300 records/s over such a way: measured where the source's are
# as small, and left out where it would only take its time.
_FAR_MIRRORS = ("mm2-tuned", "tributary", "tributary-batches", "tributary-records")
_PLAIN_1K = ("--kind", "plain", "--size", "1000")
_TINY = ("--kind", "plain", "--size", "100", "--linger-ms", "0", "--batch-records")
_TINY_MIRRORS = ("mm2", "tributary", "tributary-batches", "tributary-records")


WORKLOADS = {each.key: each for each in (
    Workload("plain100", "100 B", 5_000_000, ("--kind", "plain", "--size", "100"), "none"),
    Workload("plain1k", "1 KB", 1_500_000, _PLAIN_1K, "none"),
    Workload("tiny1", "100 B, a batch for each record", 400_000, (*_TINY, "1"), "none", mirrors=_TINY_MIRRORS),
    Workload("tiny5", "100 B in batches of 5", 1_000_000, (*_TINY, "5"), "none", mirrors=_TINY_MIRRORS),
    Workload("tiny20", "100 B in batches of 20", 3_000_000, (*_TINY, "20"), "none", mirrors=_TINY_MIRRORS),
    Workload("json", "600 B JSON, zstd → zstd", 3_000_000, ("--kind", "json", "--codec", "zstd"), "zstd"),
    Workload("tls", "600 B JSON, zstd → zstd, TLS on both sides", 2_000_000, ("--kind", "json", "--codec", "zstd"), "zstd",
             source="tls", target="tls", mirrors=("mm2", "mm2-tuned", "tributary", "tributary-records")),
    Workload("far16", "1 KB to a target 200 ms away, 16 partitions", 400_000, _PLAIN_1K, "none", partitions=16, target="far",
             mirrors=_FAR_MIRRORS),
    Workload("far1", "1 KB to a target 200 ms away, 1 partition", 100_000, _PLAIN_1K, "none", partitions=1, target="far",
             mirrors=_FAR_MIRRORS),
    Workload("farsmall", "1 KB in batches of 16 KiB to a target 200 ms away, 16 partitions", 200_000,
             (*_PLAIN_1K, "--batch-bytes", "16384"), "none", partitions=16, target="far", mirrors=("mm2", *_FAR_MIRRORS)),
    Workload("farsource", "1 KB from a source 200 ms away, 16 partitions", 400_000, _PLAIN_1K, "none", partitions=16,
             source="far", mirrors=_FAR_MIRRORS),
)}
