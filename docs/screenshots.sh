#!/usr/bin/env bash
# screenshots.sh: makes docs/window-light.png and docs/window-dark.png, the pictures of the README, from the running sandbox.
# Takes about two minutes; needs no display.
set -euo pipefail
program=screenshots
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/installer/steps.sh"
need_packages "$root/installer/packages-build.txt" "$root/installer/packages-test.txt"
cd "$root"
step "configuring (bench), with librdkafka if the system's is too old" cmake --preset bench
step "building (bench)" cmake --build --preset bench --target windowshot
exec xvfb-run -a -s "-screen 0 1600x1000x24" "$root/build/bench/tests/app/windowshot" "$root/docs"
