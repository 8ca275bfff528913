#!/usr/bin/env bash
# Runs a command beside a private PostgreSQL server and, where there is one, a clamd, gone afterwards, for work on one test project:
#   bash infra/with-postgres.sh dotnet run --project tests/CouncilPortal.DatabaseTests -- --filter-class '*Reminders*'
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/packages.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib/postgres.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib/clamd.sh"
trap 'stop_postgres; stop_clamd' EXIT
trap exit INT TERM
start_postgres fsync=off synchronous_commit=off full_page_writes=off || exit
export COUNCILPORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=postgres;Database=postgres"
if find_clamd >/dev/null && start_clamd; then
    export COUNCILPORTAL_TEST_CLAMD="$clamd_socket"
fi
"$@"
