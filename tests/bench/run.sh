#!/usr/bin/env bash
# run.sh [--quick] [--only WORKLOAD] [--mirrors LIST] [--repeat N] …: measures MirrorMaker 1, MirrorMaker 2 and Tributary on
# the same topics, in turn, on two real Kafka clusters of this machine; prints a table with ratios.
#
# Installs what is missing on a Debian machine, builds the release preset and fetches both versions of Kafka. A full run
# writes docs/benchmarks.md. Leave the machine alone meanwhile. All options: run.sh --help
set -euo pipefail
program=bench
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/installer/steps.sh"

need_packages "$root/installer/packages-build.txt" "$root/installer/packages-test.txt" "$root/tests/bench/packages.txt"
for argument in "$@"; do
    case $argument in
    -h | --help) exec python3 "$root/tests/bench/bench.py" --help ;;
    esac
done
build_preset release tributaryd benchload benchprobe benchadmin benchproxy benchrelay
for version in 4.1.0 3.9.1; do
    step "Apache Kafka $version" "$root/tests/support/fetch-kafka.sh" "$version"
done
exec python3 "$root/tests/bench/bench.py" "$@"
