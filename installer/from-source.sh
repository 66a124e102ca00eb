#!/usr/bin/env bash
# from-source.sh [--no-sandbox]: builds Tributary on this machine and shows it at work on simulated clusters.
#
# Made for a bare Debian 12: installs what is missing (as root, or through sudo), builds the release preset into
# build/release, and runs the sandbox for 20 seconds. Can be run again at any time; what is done is not done twice.
set -euo pipefail
program=from-source
root=$(cd "$(dirname "$0")/.." && pwd)
sandbox=yes
for argument in "$@"; do
    case $argument in
    --no-sandbox) sandbox=no ;;
    -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) echo "$program: unknown argument $argument; try --help" >&2 && exit 2 ;;
    esac
done
. "$root/installer/steps.sh"

need_packages "$root/installer/packages-build.txt"
build_preset release

tributaryd=$root/build/release/app/tributaryd/tributaryd
[ -x "$tributaryd" ] || fail "the build succeeded but made no $tributaryd; this source tree is incomplete"
if [ "$sandbox" = yes ]; then
    echo "running: ${tributaryd#"$root"/} sandbox --seconds 20"
    "$tributaryd" sandbox --seconds 20 || fail "the sandbox ended with exit status $?"
fi
echo "Tributary is in ${tributaryd#"$root"/}; begin with: ${tributaryd#"$root"/} --help"
