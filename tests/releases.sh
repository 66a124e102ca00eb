#!/usr/bin/env bash
# releases.sh [--preset NAME] [RELEASE…]: runs the chief tests with brokers of other releases of Kafka than the one that
# tests/run.sh takes: of 3.9, the last before 4, and of the newest one. By hand, some minutes for each release.
#
# Builds the tests, fetches each release with Maven, and ends with a table of releases and tests. Exit status: 0 when every
# test passed with every release, 1 when one did not, or a release could not be had.
set -euo pipefail
program=test-releases
root=$(cd "$(dirname "$0")/.." && pwd)
preset=release
releases=()
while [ $# -gt 0 ]; do
    case $1 in
    --preset) preset=${2:?--preset needs a name} && shift 2 ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0" && exit 0 ;;
    -*) echo "$program: unknown argument $1; try --help" >&2 && exit 2 ;;
    *) releases+=("$1") && shift ;;
    esac
done
[ ${#releases[@]} -gt 0 ] || releases=(3.9.2 4.4.0)
tests=(mirror positions topics refusal batchbytes)
. "$root/installer/steps.sh"

need_packages "$root/installer/packages-build.txt" "$root/installer/packages-test.txt"
build_preset "$preset" kafkafixture tests_kafka
build=$root/build/$preset
cache=$(sed -n 's/^TRIBUTARY_CACHE_DIR:[A-Z]*=//p' "$build/CMakeCache.txt")
report=$(mktemp)
trap 'rm -f "$report"' EXIT

# The word for a test in ctest's report.
outcome_of() {
    case $(sed -n "s/.*<testcase name=\"$1\".* status=\"\([a-z]*\)\".*/\1/p" "$report") in
    run) echo passed ;;
    fail) echo FAILED ;;
    *) echo "not run" ;;
    esac
}

status=0
table=$(printf '%-10s' release && printf '%-12s' "${tests[@]}")
for release in "${releases[@]}"; do
    row=$(printf '%-10s' "$release")
    if ! "$root/tests/support/fetch-kafka.sh" "$release" "$cache"; then
        table+=$'\n'"$row"'cannot be had; see above'
        status=1
        continue
    fi
    : >"$report"
    TRIBUTARY_KAFKA_RELEASE=$release ctest --test-dir "$build" --output-on-failure --no-tests=error --output-junit "$report" \
        --tests-regex "^($(IFS='|' && echo "${tests[*]}"))\$" || status=1
    for each in "${tests[@]}"; do
        row+=$(printf '%-12s' "$(outcome_of "$each")")
    done
    table+=$'\n'$row
done
printf '\n%s\n' "$table"
exit "$status"
