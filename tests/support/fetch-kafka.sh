#!/usr/bin/env bash
# fetch-kafka.sh [VERSION [DIRECTORY]]: puts the jars of Apache Kafka VERSION (4.1.0) into DIRECTORY/kafka-VERSION/lib
# (build/.cache) and prints that folder. What is already there is left alone; two may run at once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=${1:-4.1.0}
cache=${2:-$here/../../build/.cache}
pom=$here/kafka-$version/pom.xml
[ -f "$pom" ] || { echo "fetch-kafka: there is no pom for Kafka $version in $here" >&2; exit 2; }
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
home=$cache/kafka-$version
stamp=$home/complete

exec 9>"$cache/kafka-$version.lock"
flock 9
if [ -f "$stamp" ] && cmp -s "$stamp" "$pom"; then
    echo "$home/lib"
    exit 0
fi
command -v mvn >/dev/null || { echo "fetch-kafka: Maven (mvn) is missing; on Debian: apt install maven" >&2; exit 1; }
rm -rf "$home"
mkdir -p "$home"
if ! mvn -q -B -f "$pom" dependency:copy-dependencies -DoutputDirectory="$home/lib" >"$home/mvn.log" 2>&1; then
    tail -n 30 "$home/mvn.log" >&2
    echo "fetch-kafka: Maven could not fetch Kafka $version; see above and $home/mvn.log, then run this again" >&2
    exit 1
fi
cp "$pom" "$stamp"
echo "$home/lib"
