#!/usr/bin/env bash
# fetch-kafka.sh [VERSION [DIRECTORY]]: puts the jars of Apache Kafka VERSION (4.1.0) into DIRECTORY/kafka-VERSION/lib
# (build/.cache) and prints that folder. What is already there is left alone; two may run at once. Of a release without a pom
# of its own beside this script: what a broker needs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=${1:-4.1.0}
cache=${2:-$here/../../build/.cache}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "fetch-kafka: $version is no release of Kafka, like 4.1.0" >&2; exit 2; }
pom=$here/kafka-$version/pom.xml
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
home=$cache/kafka-$version
stamp=$home/complete

exec 9>"$cache/kafka-$version.lock"
flock 9
if [ ! -f "$pom" ]; then
    like=4.1.0
    [ "${version%%.*}" -ge 4 ] || like=3.9.1
    pom=$cache/kafka-$version.xml
    sed -e "s/$like/$version/g" -e '/<artifactId>connect-/d' "$here/kafka-$like/pom.xml" >"$pom"
fi
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
