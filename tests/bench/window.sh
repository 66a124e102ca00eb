#!/usr/bin/env bash
# window.sh: what the desktop window costs: time to the first window, the longest block of the GUI thread, processor and
# memory, with 30 clusters, 200 links and 10,000 topics. Prints figures; takes about a minute.
#
# Runs on a virtual display, on the release preset. Leave the machine alone meanwhile.
set -euo pipefail
program=window-bench
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/installer/steps.sh"
need_packages "$root/installer/packages-build.txt" "$root/installer/packages-test.txt"
build_preset release windowbench
exec xvfb-run -a -s "-screen 0 1600x1000x24" "$root/build/release/tests/bench/windowbench"
