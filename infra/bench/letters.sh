# From a file of figures of 361 councils to issued letters, with their mails queued.
#   bash infra/bench.sh letters [--rounds N] [--short]
# --short: few councils, one round, the program as it is already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/portal.sh

rounds=5 councils=361 configuration=Release
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --short) rounds=1 councils=10 configuration=Debug; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done
[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM

export ASPNETCORE_ENVIRONMENT=Development Demo__Data=false DataFolder="$folder/data"
benchmark() { dotnet "tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll" letters "$@" "$councils" "$rounds"; }
portal migrate
benchmark SQLite "$folder/data/portal.db" "Data Source=$folder/data/portal.db"
start_postgres
on_postgres_ready
on_postgres portal migrate
benchmark PostgreSQL "Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=portal_app" "Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=postgres"
