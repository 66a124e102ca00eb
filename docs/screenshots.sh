#!/usr/bin/env bash
# screenshots.sh: makes docs/window-light.png and docs/window-dark.png, the pictures of the README, from the running sandbox.
# Takes about two minutes; needs no display.
set -euo pipefail
program=screenshots
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/installer/steps.sh"
need_packages "$root/installer/packages-build.txt" "$root/installer/packages-test.txt"
build_preset release windowshot
exec xvfb-run -a -s "-screen 0 1600x1000x24" "$root/build/release/tests/app/windowshot" "$root/docs"
