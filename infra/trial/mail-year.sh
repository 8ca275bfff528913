# A year of mornings against a real mail server on loopback that refuses, defers, hangs, closes and drops the line after DATA: every mail that
# should come comes exactly once, by a count that uses nothing of the code that plans; the same Message-ID again only after a line that dropped.
#   bash infra/trial.sh mail-year [--days N] [--councils N] [--actions N] [--engine SQLite|PostgreSQL] [--short]
# 400 councils and 20,000 actions over 365 days, unless told otherwise. --actions follows --councils, fifty for each.
# --short: a few weeks of a few councils, the program as it is already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/portal.sh

days=365 councils=400 actions="" configuration=Release engines="SQLite PostgreSQL"
while [ $# -gt 0 ]; do
    case $1 in
        --days) days=$2; shift 2 ;;
        --councils) councils=$2; shift 2 ;;
        --actions) actions=$2; shift 2 ;;
        --rounds) days=$2; shift 2 ;;
        --engine) engines=$2; shift 2 ;;
        --short) days=45 councils=4 actions=90 configuration=Debug; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done
[ -n "$actions" ] || actions=$((councils * 50))
[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-trial.XXXXXX)
trap 'stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM

export ASPNETCORE_ENVIRONMENT=Development Demo__Data=false DataFolder="$folder/data"
failed=0
year() { dotnet "tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll" mail-year "$@" "$councils" "$actions" "$days" || failed=1; }

for engine in $engines; do
    if [ "$engine" = SQLite ]; then
        portal migrate
        year SQLite "$folder/data/portal.db" "Data Source=$folder/data/portal.db"
    else
        start_postgres
        on_postgres_ready
        on_postgres portal migrate
        year PostgreSQL "Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=portal_app" "Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=postgres"
    fi
done
exit $failed
