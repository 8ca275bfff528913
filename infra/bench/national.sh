# The national tables of a year over 400 authorities against the bare statements that sum them.
#   bash infra/bench.sh national [--rounds N] [--short]
# --short: few councils and decisions, one round, the program as it is already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/portal.sh

rounds=5 authorities=400 decisions=200000 configuration=Release
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --short) rounds=1 authorities=20 decisions=500 configuration=Debug; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done

[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM
benchmark() { dotnet "tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll" "$@"; }
# The national summary leaves invented councils out, so here the generated ones pass for real.
real="update authorities set invented = false"

export ASPNETCORE_ENVIRONMENT=Development Demo__Data=false DataFolder="$folder/data"
portal migrate
portal generate --authorities $authorities --decisions $decisions --seed 1
sqlite3 "$folder/data/portal.db" "$real"
benchmark national SQLite "$folder/data/portal.db" "Data Source=$folder/data/portal.db" 2023-24 "$rounds"

start_postgres
on_postgres_ready
on_postgres portal migrate
on_postgres portal generate --authorities $authorities --decisions $decisions --seed 1
psql --dbname ours --command "$real" --command "vacuum analyze"
benchmark national PostgreSQL "Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=portal_app" \
    "Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=postgres" 2023-24 "$rounds"
