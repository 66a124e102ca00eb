# Sourced by the scripts that people run: one line of progress for each step, the rest goes to a log that is shown only when a
# step fails. The caller has set `program` (its name in messages) and `root` (the top of the source tree).

export LC_ALL=C.UTF-8
log=$root/build/logs/$program.log
mkdir -p "${log%/*}"
: >"$log"

fail() {
    echo "$program: $*" >&2
    exit 1
}

# step TITLE COMMAND…: runs the command; its output goes to the log.
step() {
    local title=$1 began status=0
    shift
    began=$(date +%s)
    printf '%s ... ' "$title"
    printf '\n== %s: %s\n' "$title" "$*" >>"$log"
    "$@" >>"$log" 2>&1 </dev/null || status=$?
    if [ "$status" != 0 ]; then
        echo "FAILED"
        echo "---- the end of $log" >&2
        tail -n 40 "$log" >&2
        echo "----" >&2
        fail "\"$title\" failed (exit status $status). The whole output is in $log. Run this again when the cause is removed: what is done is not done twice."
    fi
    echo "done, $(($(date +%s) - began)) s"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

install_packages() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update
    as_root "${apt[@]}" install --no-install-recommends "$@"
}

# Whether there is a cargo that can read today's crates.
good_cargo() {
    local version
    version=$(PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin" cargo --version 2>/dev/null) || return 1
    version=${version#cargo }
    dpkg --compare-versions "${version%% *}" ge 1.78 2>/dev/null
}

# need_packages FILE…: installs the Debian packages that the files name and that are missing.
need_packages() {
    local wanted missing=() package
    wanted=$(sed 's/#.*//' "$@")
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "packages ... not a Debian system: these, or their equivalents, must be there already:" $wanted cargo
        return
    fi
    for package in $wanted; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    # librdkafka's source comes with cargo, unless the system's librdkafka is good enough.
    if ! pkg-config --atleast-version=2.10.1 rdkafka 2>/dev/null && ! good_cargo; then
        missing+=(cargo-web)
    fi
    if [ ${#missing[@]} = 0 ]; then
        echo "packages ... all there"
        return
    fi
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
        command -v sudo >/dev/null || fail "these packages are missing and only root can install them: ${missing[*]}"
        echo "$program: sudo asks for your password to install: ${missing[*]}"
        sudo -v || fail "these packages are missing: ${missing[*]}"
    fi
    step "packages (${#missing[@]} missing)" install_packages "${missing[@]}"
}

# build_preset NAME: configures and builds build/NAME.
build_preset() {
    cd "$root"
    step "configuring ($1), with librdkafka if the system's is too old" cmake --preset "$1"
    step "building ($1)" cmake --build --preset "$1"
}
