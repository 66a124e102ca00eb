#!/usr/bin/env bash
# nightly.sh [STEP…]: what takes too long for every change: each step by itself, or all of them in this order.
#
#   apart     every file by itself, without precompiled headers: each includes what it needs
#   headless  the engine and tributaryd without Qt Widgets, and their unit tests
#   tools     the benchmarks' clients and the program that takes screenshots
#   clang     everything with clang 19, and the unit tests
#   asan      unit tests under the address and undefined-behaviour sanitizers
#   tsan      unit tests under the thread sanitizer
#   tidy      clang-tidy 19 on every file
#   stops     thirty clean stops under load, where the tests make twelve
#   soak      half an hour of random faults
#
# Takes some hours on two cores. Goes on after a step that failed, and ends with the list of those that did.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
case ${1:-} in
-h | --help) sed -n '2,15s/^# \{0,1\}//p' "$0" && exit 0 ;;
esac
steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(apart headless tools clang asan tsan tidy stops soak)

# In a shell of its own, for a step that fails ends it.
build() (
    set -euo pipefail
    program=nightly
    . "$root/installer/steps.sh"
    need_packages "$root/installer/packages-build.txt" "$root/installer/packages-test.txt"
    build_preset "$@"
)

# The other compiler is no part of what a build or the tests need.
other_compiler() (
    set -euo pipefail
    program=nightly
    . "$root/installer/steps.sh"
    need_packages "$root/installer/packages-nightly.txt"
)

failed=()
for step in "${steps[@]}"; do
    echo "== $step"
    case $step in
    apart) build apart ;;
    tidy) other_compiler && build tidy ;;
    tools) build release tools ;;
    stops) TRIBUTARY_STOPS=10 "$root/tests/run.sh" -- --tests-regex '^cleanstop$' ;;
    soak)
        build release soak && "$root/tests/support/fetch-kafka.sh" &&
            TRIBUTARY_CACHE_DIR=${TRIBUTARY_CACHE_DIR:-$root/build/.cache} \
                TRIBUTARYD=$root/build/release/app/tributaryd/tributaryd "$root/build/release/tests/soak/soak" --minutes 30
        ;;
    clang) other_compiler && "$root/tests/run.sh" --preset clang --label unit ;;
    headless | asan | tsan) "$root/tests/run.sh" --preset "$step" --label unit ;;
    *) echo "nightly: there is no step $step; try --help" >&2 && exit 2 ;;
    esac || failed+=("$step")
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "nightly: failed: ${failed[*]}"
    exit 1
fi
echo "nightly: all of ${steps[*]} passed"
