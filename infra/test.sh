#!/usr/bin/env bash
# Runs every test, on both database engines and in a real browser. tests/README.md says more.
#   bash infra/test.sh            everything
#   bash infra/test.sh FILTER     only the test classes with FILTER in their full name
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
export LC_ALL=C.UTF-8 DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/azurite.sh
source infra/lib/clamd.sh

filter="${1-}"
passed=0 failed=0 skipped=0 running=""
logs=artifacts/test-logs

# The tally is the last line whatever happens before it.
finish() {
    [ -z "$running" ] || kill "$running" 2>/dev/null
    stop_postgres
    stop_azurite
    stop_clamd
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && { [ "$skipped" -eq 0 ] || [ "${CI-}" != true ]; }
    exit $?
}
trap finish EXIT
trap 'failed=$((failed + 1)); exit' INT TERM

# run LOG COMMAND...: in the background, so that an interruption is heard at once.
run() {
    "${@:2}" >"$1" 2>&1 &
    running=$!
    wait "$running"
    local code=$?
    running=""
    return "$code"
}

# step NAME COMMAND...: shows what it wrote only if it fails, and then counts as a failed test.
step() {
    local name=$1 began=$SECONDS
    shift
    if run "$logs/$name.log" "$@"; then
        echo "$name: $((SECONDS - began)) s"
    else
        failed=$((failed + 1))
        cat "$logs/$name.log"
        echo "$name: FAILED, $((SECONDS - began)) s"
        return 1
    fi
}

# check NAME COMMAND...: a step that counts as a test when it succeeds, too.
check() { step "$@" && passed=$((passed + 1)); }

count() { sed --quiet "s/^  $1: //p" "$2" | tail -n 1 | grep --extended-regexp '^[0-9]+$' || echo 0; }

# tests PROJECT: runs a test project and adds up its results. A run that hangs is ended.
tests() {
    local log="$logs/$1.log" began=$SECONDS code=0 options=(--ansi off --progress off --max-threads 1.5x --timeout 15m)
    [ -z "$filter" ] || options+=(--filter-class "*$filter*" --ignore-exit-code 8)
    run "$log" timeout --kill-after=30s 16m "tests/$1/bin/Debug/net10.0/$1" "${options[@]}" || code=$?
    cat "$log"
    local project_failed
    project_failed=$(count failed "$log")
    if [ "$code" -ne 0 ] && [ "$project_failed" -eq 0 ]; then
        echo "$1 ended with exit code $code."
        project_failed=1
    fi
    passed=$((passed + $(count succeeded "$log")))
    failed=$((failed + project_failed))
    skipped=$((skipped + $(count skipped "$log")))
    echo "$1: $((SECONDS - began)) s"
}

# comparison NAME: the short form of a comparison of speed, which only has to work.
comparison() {
    if [ -n "${COUNCILPORTAL_TEST_POSTGRES-}" ] && command -v sqlite3 >/dev/null; then
        check "bench-$1" bash infra/bench.sh "$1" --short
    else
        skipped=$((skipped + 1))
        echo "bench-$1: skipped, PostgreSQL or sqlite3 is missing"
    fi
}

# trial NAME: the short form of a trial of faults.
trial() {
    if [ -n "${COUNCILPORTAL_TEST_POSTGRES-}" ] && command -v sqlite3 >/dev/null; then
        check "trial-$1" bash infra/trial.sh "$1" --short
    else
        skipped=$((skipped + 1))
        echo "trial-$1: skipped, PostgreSQL or sqlite3 is missing"
    fi
}

mkdir -p "$logs"
install_missing
# Databases by the hundred come and go: in memory, where there is room, in a quarter of the time.
if [ -w /dev/shm ] && [ "$(df --output=avail --block-size=1G /dev/shm | tail -n 1)" -ge 6 ]; then
    export TMPDIR=/dev/shm
fi
if start_postgres fsync=off synchronous_commit=off full_page_writes=off; then
    export COUNCILPORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=postgres;Database=postgres"
fi
if start_clamd; then
    export COUNCILPORTAL_TEST_CLAMD="$clamd_socket"
fi
if start_azurite; then
    export COUNCILPORTAL_TEST_BLOBS="$azurite_connection"
fi
if chromium=$(find_chromium); then
    export COUNCILPORTAL_TEST_CHROMIUM="$chromium"
fi

step restore dotnet restore CouncilPortal.sln || exit
step build dotnet build CouncilPortal.sln --no-restore || exit
if [ -z "$filter" ]; then
    check format dotnet format CouncilPortal.sln --no-restore --verify-no-changes
else
    echo "Only the test classes with \"$filter\" in their name; the other checks are left out."
fi
tests CouncilPortal.UnitTests
tests CouncilPortal.ComponentTests
tests CouncilPortal.DatabaseTests
tests CouncilPortal.BrowserTests
if [ -z "$filter" ]; then
    comparison import
    comparison pages
    comparison national
    comparison start
    comparison circuits
    comparison upload
    comparison reminders
    comparison letters
    trial evidence
    trial mail-year
    trial two-processes
fi
