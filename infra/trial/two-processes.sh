# Two portals on one PostgreSQL plan reminders and send mail while one, the other or both are killed at random (kill -9) and started again: nothing is
# lost, and a mail comes twice only if its process was killed as the mail server took it, and then with the same Message-ID.
#   bash infra/trial.sh two-processes [--minutes N] [--councils N] [--short]
# --minutes: how long (10). --short: a few kills, the program as it is already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/portal.sh

seconds=600 councils=40 configuration=Release
while [ $# -gt 0 ]; do
    case $1 in
        --minutes) seconds=$(($2 * 60)); shift 2 ;;
        --rounds) seconds=$(($2 * 4)); shift 2 ;;
        --councils) councils=$2; shift 2 ;;
        --short) seconds=5 councils=15 configuration=Debug; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done
[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-trial.XXXXXX)
trap 'stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM

export ASPNETCORE_ENVIRONMENT=Development Demo__Data=false DataFolder="$folder/data"
start_postgres
on_postgres_ready
on_postgres portal migrate
port=$((20000 + RANDOM % 10000))
on_postgres dotnet "tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll" two-processes \
    "Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=postgres" "src/CouncilPortal/bin/$configuration/net10.0/CouncilPortal.dll" \
    "http://localhost:$port" "http://localhost:$((port + 1))" "$councils" "$seconds"
