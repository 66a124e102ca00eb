"""The results as text: a table on the terminal and docs/benchmarks.md."""

from statistics import median

from .measure import STEADY_FROM, STEADY_TO
from .workloads import FAR_DELAY_MS, LATENCY_RATE, PARTITIONS

# Above this share of the machine taken by others, a figure is marked.
NOISY = 0.10

_THROUGHPUT = (("recordsPerSecond", "records/s", "{:,.0f}"), ("cpuSecondsPerMillion", "CPU-s per million", "{:.2f}"),
               ("peakMiB", "peak MiB", "{:,.0f}"))


def throughput_line(row):
    return (f"{row['recordsPerSecond']:,.0f} records/s (steady {row['steadyRecordsPerSecond']:,.0f}), "
            f"{row['cpuSecondsPerMillion']:.2f} CPU-s per million (with start-up {row['cpuSecondsPerMillionWithStart']:.2f}), "
            f"peak {row['peakMiB']:,.0f} MiB, {row['threads']} threads, first record after {row['startSeconds']:.1f} s"
            f"{_marks(row)}")


def latency_line(row):
    text = (f"p50 {row['p50Ms']:.1f} ms, p95 {row['p95Ms']:.1f}, p99 {row['p99Ms']:.1f}, max {row['maxMs']:.1f}")
    if "cpuPercent" in row:
        text += f"; {row['cpuPercent']:.1f} % of a core, idle {row['idle']['cpuPercent']:.2f} %"
    return text + _marks(row)


def all_correct(results):
    rows = [row for workload in results["workloads"].values() for rows in workload["rows"].values() for row in rows]
    rows += [row for rows in results["latency"].values() for row in rows]
    return all(row.get("correct", True) for row in rows)


def terminal(results):
    lines = []
    for title, header, rows in _tables(results):
        widths = [max(len(line[i]) for line in [header, *rows]) for i in range(len(header))]
        lines.append(title)
        for line in [header, *rows]:
            lines.append("  " + "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                                          for i, (cell, width) in enumerate(zip(line, widths))))
        lines.append("")
    return "\n".join(lines)


def markdown(results):
    machine = results["machine"]
    lines = [
        "# Benchmarks", "",
        f"Measured on {results['date']} by `tests/bench/run.sh{_arguments(results)}` at commit {results['commit']}; this page "
        "is written by it. MirrorMaker 1, MirrorMaker 2 and Tributary mirror the same preloaded topics in turn, in one run, "
        "between two real Kafka clusters on the same machine.", "",
        "## Figures", "",
        "\"÷\" columns: Tributary's figure divided by that row's. Above 1 is better for records/s, below 1 for the rest.", "",
    ]
    for title, header, rows in _tables(results):
        lines += [f"### {title}", "", _row(header), _row(["---", *["---:"] * (len(header) - 1)]), *map(_row, rows), ""]
    lines += ["## How it is measured", "", *_method(results), "",
              "## Machine", "",
              f"- {machine['cpu']}, {machine['cores']} cores{' of a virtual machine' if machine['virtual'] else ''}, "
              f"{machine['memoryGiB']} GiB; {machine['system']}, Linux {machine['kernel']}, Java {machine['java']}.",
              "- Source broker, target broker, mirror and probe share the cores, so records/s is a figure of the whole "
              "system: a mirror that needs less CPU also leaves more to the brokers. CPU-seconds per million records is "
              "the mirror's alone.", "",
              "## Configuration", ""]
    lines += [f"- **{each['title']}**: {each['configuration']}." for each in results["mirrors"].values()]
    lines += ["- **Brokers**: Kafka 4.1.0, KRaft, one node each, `-Xms1G -Xmx1G`; "
              + ", ".join(f"`{each}`" for each in results["brokerSettings"]) + "; everything else at its default.",
              "- **JVMs** run with the options of Kafka's own start scripts (G1).", ""]
    return "\n".join(lines)


def _method(results):
    lines = [
        f"- Each topic has {PARTITIONS} partitions, where nothing else is said, and is loaded once, in batches of up to 256 KiB; the mirror starts at its "
        "beginning into an empty topic of the same name. Before the first mirror both brokers are warmed up by writing "
        "and reading the workload.",
        "- **records/s**: records between the first and the last arrival at the target, seen by asking for the end offsets "
        "every 50 ms; start-up is not in it. *With start-up* counts from the start of the process.",
        f"- **CPU-s per million**: user and system time of the mirror's process while the records from {STEADY_FROM:.0%} to "
        f"{STEADY_TO:.0%} arrived, so that starting a JVM and most of its compiling are left out; *whole run* has them in.",
        "- **peak MiB**: VmHWM of the process. **threads**: the most seen.",
        "- A row counts only when the target then holds exactly the records of the source: number and checksum over key, "
        "value and timestamp.",
        f"- **Latency**: {LATENCY_RATE:,} records/s of 100 B, round-robin over the partitions, sent one by one "
        "(`linger.ms=0`); from the moment before sending to the source until a consumer at the target has the record, after "
        "a warm-up of at least 15 s. *No mirror* is the same with the consumer at the source. **Idle** is the CPU of the same process "
        "afterwards, with nothing to mirror.",
    ]
    lines += [
        "- **A plain TCP relay** moves as many bytes as the topic has on disk from one loopback connection to another through "
        "a buffer of 256 KiB, and does nothing else: the least that forwarding can cost.",
        f"- **200 ms away**: the mirror reaches that cluster through a proxy that delays each byte by {FAR_DELAY_MS} ms, either "
        "way; loading and measuring do not. *MirrorMaker 2, tuned* writes batches of the size that the source's have, or up to "
        "that; *MirrorMaker 2* of 16 KiB.",
        "- **TLS**: a listener of the same brokers with a certificate of their own (RSA 2048); the version and cipher that both agree on."]
    if results["repeat"] > 1:
        lines.append(f"- Everything is measured {results['repeat']} times; the medians are shown.")
    if _noisy(results):
        lines.append(f"- `~`: others used more than {NOISY:.0%} of the machine during the measurement.")
    for workload in results["workloads"].values():
        content = workload["content"]
        lines.append(f"- {workload['title']}: {content['records']:,} records, {content['meanValueBytes']:.0f} bytes of value "
                     f"on average, {content['bytesOnDisk'] / content['records']:.0f} bytes a record on the source's disk.")
    return lines


def _arguments(results):
    return (" --quick" if results["quick"] else "") + (f" --repeat {results['repeat']}" if results["repeat"] > 1 else "")


def _row(cells):
    return "| " + " | ".join(cells) + " |"


def _tables(results):
    names = {key: each["title"] for key, each in results["mirrors"].items()}
    for workload in results["workloads"].values():
        yield _throughput_table(workload, names)
    if results["latency"]:
        yield _latency_table(results["latency"], names)


def _throughput_table(workload, names):
    header = [""]
    for _, title, _ in _THROUGHPUT:
        header += [title, "÷"]
    header += ["threads", "records/s with start-up", "CPU-s per million, whole run"]
    middle = {key: _medians(rows) for key, rows in workload["rows"].items() if rows}
    own = middle.get("tributary")
    lines = []
    for key, row in middle.items():
        line = [names[key] + _marks(row, short=True)]
        for field, _, form in _THROUGHPUT:
            line += [form.format(row[field]), f"{own[field] / row[field]:.2f}" if own and not key.startswith("tributary") else ""]
        lines.append([*line, str(round(row["threads"])), f"{row['recordsPerSecondWithStart']:,.0f}",
                      f"{row['cpuSecondsPerMillionWithStart']:.2f}"])
    if own and "relay" in workload:
        lines.append(_relay_line(workload["relay"], own))
    content = workload["content"]
    later = f", measured later, at commit {workload['commit']}" if "commit" in workload else ""
    return f"{workload['title']} ({content['records']:,} records{later})", header, lines


def _relay_line(relay, own):
    cells = ["a plain TCP relay of the bytes"]
    for field, _, form in _THROUGHPUT:
        cells += [form.format(relay[field]), f"{own[field] / relay[field]:.2f}"] if field in relay else ["", ""]
    return [*cells, "", "", ""]


def _latency_table(latency, names):
    header = ["", "p50 ms", "p95 ms", "p99 ms", "max ms", "% of a core at the rate", "% of a core idle", "wake-ups/s idle"]
    lines = []
    for key, rows in latency.items():
        row = _medians(rows)
        idle = _medians([each["idle"] for each in rows]) if "idle" in rows[0] else None
        lines.append([names.get(key, "no mirror") + _marks(row, short=True), *(f"{row[field]:.1f}" for field in (
            "p50Ms", "p95Ms", "p99Ms", "maxMs")), *([f"{row['cpuPercent']:.1f}", f"{idle['cpuPercent']:.2f}",
                                                    f"{idle['wakeupsPerSecond']:.0f}"] if idle else ["", "", ""])])
    return f"Latency at {LATENCY_RATE:,} records/s, and idle", header, lines


def _medians(rows):
    out = {}
    for field, value in rows[0].items():
        if isinstance(value, bool):
            out[field] = all(row[field] for row in rows)
        elif isinstance(value, (int, float)):
            out[field] = median(row[field] for row in rows)
    return out


def _marks(row, short=False):
    text = ""
    if not row.get("correct", True):
        text += " (WRONG CONTENT)"
    if row["foreignLoad"] > NOISY:
        text += " ~" if short else f" [others used {row['foreignLoad']:.0%} of the machine]"
    return text


def _noisy(results):
    rows = [row for workload in results["workloads"].values() for rows in workload["rows"].values() for row in rows]
    return any(row["foreignLoad"] > NOISY for row in rows + [row for rows in results["latency"].values() for row in rows])
