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
    install_packages
    install_azurite
}

install_packages() {
    local missing=() reason=""
    find_postgres >/dev/null || missing+=(postgresql)
    find_chromium >/dev/null || missing+=(chromium fonts-liberation)
    find_clamd >/dev/null || missing+=(clamav-daemon)
    command -v pdftoppm >/dev/null || missing+=(poppler-utils)
    command -v sqlite3 >/dev/null || missing+=(sqlite3)
    command -v wrk >/dev/null || missing+=(wrk)
    command -v curl >/dev/null || missing+=(curl)
    command -v npm >/dev/null || missing+=(npm)
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

# Azurite stands in for Azure Blob Storage. The version is the last that runs on Debian's Node.
azurite_folder=artifacts/azurite
find_azurite() {
    [ -f "$azurite_folder/node_modules/azurite/dist/src/blob/main.js" ] && command -v node >/dev/null && echo "$azurite_folder/node_modules/azurite/dist/src/blob/main.js"
}
install_azurite() {
    find_azurite >/dev/null && return
    command -v npm >/dev/null || return
    mkdir -p "$azurite_folder"
    npm install --prefix "$azurite_folder" --no-audit --no-fund --silent azurite@3.35.0 >"$logs/azurite.log" 2>&1 \
        || echo "Azurite could not be installed: see $logs/azurite.log. The tests of Azure Blob Storage are skipped."
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
