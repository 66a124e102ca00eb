#!/usr/bin/env bash
# fetch.sh [DIRECTORY]: puts what judges exported files into DIRECTORY/checkers (build/.cache) and prints that folder: the
# published schemas of Kubernetes, Docker Compose and Strimzi, Python to apply them with, and Prometheus' own promtool.
# What is already there is left alone; two may run at once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${1:-$here/../../../build/.cache}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
home=$cache/checkers

exec 9>"$cache/checkers.lock"
flock 9
if [ -f "$home/complete" ] && cat "$here"/{requirements.txt,pom.xml,fetch.sh} | cmp -s - "$home/complete"; then
    echo "$home"
    exit 0
fi
rm -rf "$home"
mkdir -p "$home"
cd "$home"
# Steps, not functions in an `if`, where the shell would go on after a failure; what they say is shown when one fails.
exec 3>&1 4>&2 >fetch.log 2>&1
trap 'status=$?; [ $status = 0 ] || { tail -n 30 fetch.log; echo "fetch-checkers: failed; see above and $home/fetch.log, then run this again"; } >&4' EXIT

python3 -m venv venv
venv/bin/pip install --quiet --requirement "$here/requirements.txt"

# The wheel is only unpacked: the schema is a file in it.
venv/bin/pip download --quiet --no-deps --dest wheel docker-compose==1.29.2
venv/bin/python -m zipfile -e wheel/*.whl wheel
mv wheel/compose/config/compose_spec.json compose.json
rm -r wheel

mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$home/strimzi"
# The generator's jar has older classes of its own in it: it comes last.
classes=$(find strimzi -name '*.jar' ! -name 'crd-generator-*' | paste -sd:)
java -cp "$classes:strimzi/crd-generator-0.45.0.jar" io.strimzi.crdgenerator.CrdGenerator \
    --yaml "io.strimzi.api.kafka.model.mirrormaker2.KafkaMirrorMaker2=$home/strimzi.yaml"
rm -r strimzi

# Not installed: the package would start a server on this machine.
apt-get download prometheus || { apt-get update && apt-get download prometheus; }
dpkg-deb --fsys-tarfile prometheus_*.deb | tar -xO ./usr/bin/promtool >promtool
chmod +x promtool
rm prometheus_*.deb

cat "$here"/{requirements.txt,pom.xml,fetch.sh} >complete
echo "$home" >&3
