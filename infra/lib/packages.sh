# What the tests need beyond the .NET SDK: where it is, and how it is installed.

find_chromium() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

# The newest PostgreSQL from 15 on; Debian keeps its programs off the PATH.
find_postgres() {
    local folder version
    for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort --version-sort --reverse) \
                  "$(pg_config --bindir 2>/dev/null)"; do
        version=$("$folder/postgres" --version 2>/dev/null | grep --only-matching --extended-regexp '[0-9]+' | head -n 1)
        if [ "${version:-0}" -ge 15 ] && [ -x "$folder/initdb" ]; then
            echo "$folder"
            return
        fi
    done
    return 1
}

find_clamd() {
    command -v clamd || { [ -x /usr/sbin/clamd ] && echo /usr/sbin/clamd; }
}

# Installs what is missing where that can be done (root on Debian); elsewhere says what is missing. Logs to $logs.
install_missing() {
    local missing=() reason=""
    find_postgres >/dev/null || missing+=(postgresql)
    find_chromium >/dev/null || missing+=(chromium fonts-liberation)
    find_clamd >/dev/null || missing+=(clamav-daemon)
    command -v sqlite3 >/dev/null || missing+=(sqlite3)
    command -v wrk >/dev/null || missing+=(wrk)
    command -v curl >/dev/null || missing+=(curl)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        reason="only root can install packages"
    elif ! command -v apt-get >/dev/null; then
        reason="there is no apt-get here"
    else
        echo "Installing ${missing[*]}"
        apt_install "${missing[@]}" >"$logs/apt-get.log" 2>&1 || reason="apt-get failed: see $logs/apt-get.log"
    fi
    [ -z "$reason" ] || echo "Missing: ${missing[*]} ($reason). The tests that need them are skipped."
}

apt_install() {
    local apt=(apt-get --quiet -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    export DEBIAN_FRONTEND=noninteractive
    dpkg --configure -a
    "${apt[@]}" update
    "${apt[@]}" install --yes --no-install-recommends "$@" || return
    # Debian starts a server of its own with the package; the tests start a private one.
    [[ " $* " != *" postgresql "* ]] || service postgresql stop || true
    [[ " $* " != *" clamav-daemon "* ]] || service clamav-daemon stop || true
}
