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

# Copies ninja's lines to the log, and shows how far it is: on a terminal its count, else every tenth of it.
show_count() {
    local line tenth=0 shown=
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$log"
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        if [ -t 1 ]; then
            printf '%*s' ${#shown} '' | tr ' ' '\b'
            shown="${BASH_REMATCH[1]} of ${BASH_REMATCH[2]} "
            printf '%s' "$shown"
        elif ((BASH_REMATCH[1] * 10 / BASH_REMATCH[2] > tenth)); then
            tenth=$((BASH_REMATCH[1] * 10 / BASH_REMATCH[2]))
            printf '%s0 %% ' "$tenth"
        fi
    done
    return 0
}

# step TITLE COMMAND…: runs the command; its output goes to the log. With `counted` set, the command is a build with ninja, and
# the line says how far it is.
step() {
    local title=$1 began status=0
    shift
    began=$(date +%s)
    printf '%s ... ' "$title"
    printf '\n== %s: %s\n' "$title" "$*" >>"$log"
    if [ -n "${counted:-}" ]; then
        "$@" 2>&1 </dev/null | show_count || status=$?  # the callers set pipefail
    else
        "$@" >>"$log" 2>&1 </dev/null || status=$?
    fi
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

# build_preset NAME [TARGET…]: configures build/NAME and builds all of it, or those targets.
build_preset() {
    local preset=$1
    shift
    cd "$root"
    # Once: moc runs again after each time, and what it makes is compiled again. ninja itself notices changed CMake files.
    local stamp=build/$preset/configured as="werror=${TRIBUTARY_WERROR:-}"
    if [ ! -f "build/$preset/build.ninja" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$as" ] || [ CMakePresets.json -nt "$stamp" ]; then
        step "configuring ($preset), with librdkafka if the system's is too old" cmake --preset "$preset"
        echo "$as" >"$stamp"
    fi
    counted=yes step "building ($preset)" cmake --build --preset "$preset" ${1:+--target "$@"}
}
