#!/usr/bin/env python3
"""Measures MirrorMaker 1, MirrorMaker 2 and Tributary side by side. Started by run.sh, which builds what it needs."""

import sys

sys.dont_write_bytecode = True  # no __pycache__ in the source tree

import argparse
import json
import os
import shutil
import signal
import time
from contextlib import ExitStack

from harness import cluster, machine, report
from harness.measure import Bench
from harness.mirrors import all_mirrors
from harness.processes import BenchError
from harness.workloads import USUAL, WORKLOADS

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def parse(arguments):
    parser = argparse.ArgumentParser(prog="tests/bench/run.sh", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a fifth of the records, shorter latency runs")
    parser.add_argument("--only", action="append", choices=[*WORKLOADS, "latency"], metavar="WORKLOAD",
                        help=f"{', '.join(WORKLOADS)} or latency; may be given more than once")
    parser.add_argument("--mirrors", metavar="LIST",
                        help="comma-separated: mm1, mm1-tuned, mm2, mm2-tuned, tributary, tributary-batches, tributary-records; "
                             "default: those that the workload is for")
    parser.add_argument("--repeat", type=int, default=1, metavar="N",
                        help="measure everything N times, the mirrors in turn, and take the medians")
    parser.add_argument("--build", default=os.path.join(SOURCE, "build", "release"), metavar="DIR",
                        help="build folder with tributaryd and the bench clients; default: build/release")
    parser.add_argument("--into", metavar="FILE",
                        help="put what is measured in place of the same workloads in the raw figures of an earlier full run")
    parser.add_argument("--docs", metavar="FILE", help="write the report here; by default docs/benchmarks.md after a full run")
    return parser.parse_args(arguments)


def find_program(build, name):
    for folder, _, files in os.walk(build):
        if name in files and os.access(os.path.join(folder, name), os.X_OK):
            return os.path.join(folder, name)
    return None


def chosen_mirrors(options, build):
    jars = {version: cluster.find_jars(SOURCE, version) for version in (cluster.KAFKA, cluster.LAST_WITH_MIRRORMAKER_1)}
    tributaryd = find_program(build, "tributaryd")
    known = all_mirrors(jars[cluster.LAST_WITH_MIRRORMAKER_1], jars[cluster.KAFKA], tributaryd)
    keys = options.mirrors.split(",") if options.mirrors else list(known)
    if unknown := [key for key in keys if key not in known]:
        raise BenchError(f"unknown mirror {', '.join(unknown)}; there are {', '.join(known)}")
    if tributaryd is None and any(key.startswith("tributary") for key in keys):
        raise BenchError(f"tributaryd is not built in {build}")
    return jars[cluster.KAFKA], [known[key] for key in keys]


def measure(options, bench, mirrors, results, progress):
    wanted = options.only or [*WORKLOADS, "latency"]
    for key in wanted:
        if key == "latency":
            continue
        workload = WORKLOADS[key]
        content = bench.preload(workload, workload.records // 5 if options.quick else workload.records)
        concerned = [mirror for mirror in mirrors if mirror.key in workload.mirrors]
        results["workloads"][key] = {"title": workload.title, "content": content, "rows": {m.key: [] for m in concerned},
                                     "relay": bench.relay(content)}
        for _ in range(options.repeat):
            for mirror in concerned:
                row = bench.throughput(mirror, workload, content)
                results["workloads"][key]["rows"][mirror.key].append(row)
                progress(f"{workload.title}: {mirror.title}: {report.throughput_line(row)}")
        bench.source.delete([workload.topic])
    if "latency" in wanted:
        warmup, seconds, idle = (15, 10, 10) if options.quick else (25, 30, 30)
        for _ in range(options.repeat):
            for mirror in [None, *(mirror for mirror in mirrors if mirror.key in USUAL)]:
                row = bench.latency(mirror, warmup, seconds, idle)
                results["latency"].setdefault(mirror.key if mirror else "direct", []).append(row)
                progress(f"latency: {mirror.title if mirror else 'no mirror'}: {report.latency_line(row)}")


def placed_into(earlier, results):
    """The earlier run with these workloads, each of which says the commit that it was measured at."""
    with open(earlier) as file:
        whole = json.load(file)
    for key, workload in results["workloads"].items():
        whole["workloads"][key] = {**workload, "commit": results["commit"]}
    whole["latency"].update(results["latency"])
    return whole


def main(arguments):
    options = parse(arguments)
    build = os.path.abspath(options.build)
    tools = {name: find_program(build, name) for name in ("benchload", "benchprobe", "benchadmin", "benchproxy", "benchrelay")}
    if missing := [name for name, path in tools.items() if path is None]:
        raise BenchError(f"{', '.join(missing)} not built in {build}; start tests/bench/run.sh")
    start = time.monotonic()

    def progress(text):
        print(f"[{time.monotonic() - start:6.0f} s] {text}", flush=True)

    jars, mirrors = chosen_mirrors(options, build)
    results = {"date": time.strftime("%Y-%m-%d"), "quick": options.quick, "repeat": options.repeat,
               "machine": machine.describe(), "commit": machine.commit(SOURCE), "mirrors": {},
               "brokerSettings": cluster.broker_settings(), "workloads": {}, "latency": {}}
    for mirror in mirrors:
        results["mirrors"][mirror.key] = {"title": mirror.title, "configuration": mirror.describe()}
    place = os.path.join(SOURCE, "build", "bench")
    output = os.path.join(place, "results")
    data = os.path.join(place, "data")
    shutil.rmtree(data, ignore_errors=True)
    shutil.rmtree(output, ignore_errors=True)
    os.makedirs(output)
    raw = os.path.join(place, "benchmarks.json")
    try:
        with ExitStack() as stack:
            stack.callback(shutil.rmtree, data, ignore_errors=True)
            progress("starting two Kafka clusters")
            source = stack.enter_context(cluster.Cluster("source", jars, data, tools))
            target = stack.enter_context(cluster.Cluster("target", jars, data, tools))
            measure(options, Bench(source, target, tools, output, progress), mirrors, results, progress)
        if options.into:
            results = placed_into(options.into, results)
    finally:
        with open(raw, "w") as file:
            json.dump(results, file, indent=1)
    print()
    print(report.terminal(results))
    print(f"Raw figures: {os.path.relpath(raw)}")
    complete = options.into or not options.quick and not options.only and not options.mirrors
    docs = options.docs or (os.path.join(SOURCE, "docs", "benchmarks.md") if complete else None)
    if docs:
        os.makedirs(os.path.dirname(os.path.abspath(docs)), exist_ok=True)
        with open(docs, "w") as file:
            file.write(report.markdown(results))
        print(f"Report: {os.path.relpath(docs)}")
    return 0 if report.all_correct(results) else 1


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
