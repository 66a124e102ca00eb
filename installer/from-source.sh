#!/usr/bin/env bash
# from-source.sh [--no-sandbox]: builds Tributary on this machine and shows it at work on simulated clusters.
#
# Made for a bare Debian 12: installs what is missing (as root, or through sudo), builds the release preset into
# build/release, and opens the sandbox: in the window where there is a display, else for 20 seconds in the terminal. Can be
# run again at any time; what is done is not done twice.
set -euo pipefail
program=from-source
root=$(cd "$(dirname "$0")/.." && pwd)
sandbox=yes
for argument in "$@"; do
    case $argument in
    --no-sandbox) sandbox=no ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) echo "$program: unknown argument $argument; try --help" >&2 && exit 2 ;;
    esac
done
. "$root/installer/steps.sh"

need_packages "$root/installer/packages-build.txt"
build_preset release tributary tributaryd

tributary=$root/build/release/app/tributary/tributary
tributaryd=$root/build/release/app/tributaryd/tributaryd
for program_built in "$tributary" "$tributaryd"; do
    [ -x "$program_built" ] || fail "the build succeeded but made no $program_built; this source tree is incomplete"
done
if [ "$sandbox" = yes ]; then
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        echo "running: ${tributary#"$root"/} --sandbox (it ends when its window is closed)"
        "$tributary" --sandbox || fail "the application ended with exit status $?"
    else
        echo "no display; running: ${tributaryd#"$root"/} sandbox --seconds 20"
        "$tributaryd" sandbox --seconds 20 || fail "the sandbox ended with exit status $?"
    fi
fi
echo "The desktop application is ${tributary#"$root"/}; the headless program is ${tributaryd#"$root"/}, begin with --help"
