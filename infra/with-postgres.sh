#!/usr/bin/env bash
# Runs a command beside a private PostgreSQL server and, where they are there, a clamd and an Azurite, gone afterwards, for work on one test project:
#   bash infra/with-postgres.sh dotnet run --project tests/CouncilPortal.DatabaseTests -- --filter-class '*Reminders*'
set -uo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/packages.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib/postgres.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib/clamd.sh"
source "$(dirname "${BASH_SOURCE[0]}")/lib/azurite.sh"
trap 'stop_postgres; stop_clamd; stop_azurite' EXIT
trap exit INT TERM
start_postgres fsync=off synchronous_commit=off full_page_writes=off || exit
export COUNCILPORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=postgres;Database=postgres"
if find_clamd >/dev/null && start_clamd; then
    export COUNCILPORTAL_TEST_CLAMD="$clamd_socket"
fi
# Where infra/test.sh has installed it.
azurite_folder="$(dirname "${BASH_SOURCE[0]}")/../artifacts/azurite"
if find_azurite >/dev/null && start_azurite; then
    export COUNCILPORTAL_TEST_BLOBS="$azurite_connection"
fi
"$@"
