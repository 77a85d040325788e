# Sourced by ./ita and ./check: makes .venv ready and says in Thai and English what to do where it cannot.
# Takes $root (the checkout). Uses uv when it works here, else a supported Python with venv and the hash-pinned locks.
# Everything it prints goes to stderr, so that `./ita ... --json` stays clean.
# shellcheck shell=sh

say() {
    printf '%s\n' "$1" "$2" >&2
}

# What the environment was made for: this place, and the bytes of everything that decides its content.
fingerprint() {
    {
        printf '%s\n' "$root"
        cat "$root/pyproject.toml" "$root/uv.lock" "$root/requirements.lock" "$root/requirements-dev.lock"
    } | cksum
}

# Print the first Python of a supported version that has the given module; fail if there is none.
find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c "import sys, $1; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" >/dev/null 2>&1; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    return 1
}

# Debian and Ubuntu keep venv's ensurepip in a package of its own; only root may install it.
install_python() {
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        say 'กำลังติดตั้ง python3 และ python3-venv ด้วย apt-get ...' 'Installing python3 and python3-venv with apt-get ...'
        DEBIAN_FRONTEND=noninteractive
        export DEBIAN_FRONTEND
        { apt-get update -q && apt-get install -q -y --no-install-recommends python3 python3-venv; } >&2 || true
    fi
}

# Ends the script: nothing after it could work.
explain_what_is_missing() {
    if find_python sys >/dev/null; then
        say 'Python ของเครื่องนี้สร้าง venv ไม่ได้: ขอให้ผู้ดูแลระบบรัน "apt-get install python3-venv" (หรือติดตั้ง uv) แล้วสั่งใหม่อีกครั้ง' \
            'Python here cannot make a venv: ask an administrator to run "apt-get install python3-venv" (or install uv), then try again.'
    else
        say 'ไม่พบ Python 3.11 ถึง 3.14: ขอให้ผู้ดูแลระบบรัน "apt-get install python3 python3-venv" (Debian 12 หรือ Ubuntu 24.04 ขึ้นไป) หรือติดตั้ง uv แล้วสั่งใหม่อีกครั้ง' \
            'No Python 3.11 to 3.14 here: ask an administrator to run "apt-get install python3 python3-venv" (Debian 12, Ubuntu 24.04 or newer), or install uv, then try again.'
    fi
    exit 1
}

with_uv() {
    # Running keeps what checking has installed; checking makes the environment exact.
    case $1 in
    run) set -- --inexact ;;
    check) set -- --group dev ;;
    esac
    (
        unset VIRTUAL_ENV
        UV_PROJECT_ENVIRONMENT=$root/.venv
        export UV_PROJECT_ENVIRONMENT
        uv sync --project "$root" --locked --no-default-groups "$@" >&2
    )
}

with_pip() {
    if ! "$root/.venv/bin/python" -m pip --version >/dev/null 2>&1; then
        if ! python=$(find_python ensurepip); then
            install_python
            python=$(find_python ensurepip) || explain_what_is_missing
        fi
        "$python" -m venv --clear "$root/.venv" >&2 || return 1
    fi
    case $1 in
    run) lock=requirements.lock ;;
    check) lock=requirements-dev.lock ;;
    esac
    "$root/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$root/$lock" >&2 &&
        "$root/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
            --editable "$root" >&2
}

# prepare run|check: quick when nothing changed since the last time.
prepare() {
    wanted=$(fingerprint)
    stamp=$root/.venv/.ready-$1
    if [ -x "$root/.venv/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        return 0
    fi
    say "กำลังเตรียมสภาพแวดล้อมใน $root/.venv (ครั้งแรกใช้เวลาสักครู่) ..." \
        "Preparing the environment in $root/.venv (the first time takes a moment) ..."
    if uv --version >/dev/null 2>&1 && with_uv "$1"; then
        :
    elif with_pip "$1"; then
        :
    else
        say 'เตรียมสภาพแวดล้อมไม่สำเร็จ: ดูบรรทัดก่อนหน้านี้' 'The environment could not be made: see the lines above.'
        return 1
    fi
    printf '%s\n' "$wanted" >"$stamp"
}
