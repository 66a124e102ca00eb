#!/usr/bin/env bash
# run.sh [--preset NAME] [--label LABEL]… [-- CTEST-ARGUMENT…]: builds a preset and runs its tests, all or those with a label
# (unit, kafka, …). By default the release preset: what is shipped is what is tested.
#
# Installs what is missing on a Debian machine, Java and Maven included; Apache Kafka itself is fetched by Maven. Ends with
# ctest's own report and exit status.
set -euo pipefail
program=run-tests
root=$(cd "$(dirname "$0")/.." && pwd)
preset=release
labels=
while [ $# -gt 0 ]; do
    case $1 in
    --preset) preset=${2:?--preset needs a name} && shift 2 ;;
    --label) labels+="${labels:+|}^${2:?--label needs a name}\$" && shift 2 ;;
    --) shift && break ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) echo "$program: unknown argument $1; try --help" >&2 && exit 2 ;;
    esac
done
. "$root/installer/steps.sh"

need_packages "$root/installer/packages-build.txt" "$root/installer/packages-test.txt"
build_preset "$preset"
# Without labels, or with one that is not just unit tests, brokers will be needed.
if [ "$labels" != '^unit$' ]; then
    step "Apache Kafka" "$root/tests/support/fetch-kafka.sh"
fi
# One more at a time than there are cores: most of them wait for brokers, and two kept two cores busy to 40 %.
exec ctest --test-dir "$root/build/$preset" --output-on-failure --no-tests=error --parallel "$(($(nproc) + 1))" \
    ${labels:+--label-regex "$labels"} "$@"
