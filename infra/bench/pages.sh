# Public pages against bare Kestrel with plain ADO.NET and the same rows: a council's page and a list of 25 decisions,
# each made anew and as kept; the bytes of a first visit against the plain Blazor template; circuits that read pages open.
#   bash infra/bench.sh pages [--rounds N] [--seconds N] [--short]
# --short: few councils and decisions, a council's page on SQLite alone, one round of a second, the program as it is
# already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/compare.sh
source infra/lib/portal.sh

rounds=5 seconds=5 warm=20 authorities=400 decisions=200000 configuration=Release pages="council list" short=""
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --seconds) seconds=$2; shift 2 ;;
        --short) rounds=1 seconds=1 warm=0 authorities=20 decisions=500 configuration=Debug pages=council short=yes; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done
command -v wrk >/dev/null || { echo "wrk is not installed."; exit 1; }

[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_served; stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM

# rate URL: sets took so that compare says requests in a second.
rate() {
    local line
    line=$(wrk --threads 1 --connections 8 --duration "${2:-$seconds}s" "$1")
    if grep --quiet "Non-2xx" <<<"$line"; then
        echo "$1 failed: $line" >&2
        return 1
    fi
    took=$(awk '/Requests\/sec/ { print 1 / $2 }' <<<"$line")
}

measure() { # ENGINE
    local engine=$1 address page side
    for page in $pages; do
        address=/councils/$slug
        [ $page = council ] || address+=/decisions
        for side in "$anew" "$kept" "$bare"; do [ $warm -eq 0 ] || rate "$side$address" $warm; done
        eval "ours_$engine() { rate '$anew$address'; }; peer_$engine() { rate '$bare$address'; }"
        compare "pages-$page" "$engine" 1 0.30 0.60
        eval "ours_$engine() { rate '$kept$address'; }"
        compare "pages-$page-kept" "$engine" 1 1 1
    done
    for address in / /councils "/councils/$slug" "/councils/$slug/decisions" "/councils?view=map" "/compare?councils=$slug" /national /decisions; do
        curl --silent --fail "$anew$address"
    done | grep --count "_framework/blazor" >"$folder/circuits" || true
    echo "pages-circuits $engine ours=$(cat "$folder/circuits") peer=0 ratio=- must=0 aim=0"
}

export ASPNETCORE_ENVIRONMENT=Development Demo__Data=false DataFolder="$folder/data"
portal migrate
portal generate --authorities $authorities --decisions $decisions --seed 1
# The same seed makes the same councils on both engines; this one has the most decisions of its type.
slug=$(sqlite3 "$folder/data/portal.db" "select a.slug from authorities a join decision_authorities d on d.authority_id = a.id
    where a.invented and a.type = 'District' group by a.id order by count(*) desc limit 1")
serve bare dotnet "tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll" pages SQLite "Data Source=$folder/data/portal.db" URL
serve anew portal_serving URL --PublicPages:CacheMegabytes=0
serve kept portal_serving URL
measure SQLite
first_visit=$(visited_bytes "$kept/councils/$slug")
stop_served
[ -z "$short" ] || exit 0

start_postgres
on_postgres_ready
on_postgres portal migrate
on_postgres portal generate --authorities $authorities --decisions $decisions --seed 1
psql --dbname ours --command "vacuum analyze"
serve bare dotnet "tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll" pages PostgreSQL \
    "Host=127.0.0.1;Port=$postgres_port;Username=postgres;Database=ours" URL
serve anew on_postgres portal_serving URL --PublicPages:CacheMegabytes=0
serve kept on_postgres portal_serving URL
measure PostgreSQL
stop_served

# The plain template, as it is published.
(cd "$folder" && dotnet new blazor --interactivity Server --name Plain --output plain && dotnet publish plain --configuration Release --output published) >"$folder/template.log" 2>&1 \
    || { cat "$folder/template.log"; exit 1; }
cd "$folder/published"
ASPNETCORE_ENVIRONMENT=Production serve plain dotnet Plain.dll --urls URL
plain_visit=$(visited_bytes "$plain/")
awk -v ours="$first_visit" -v peer="$plain_visit" 'BEGIN { printf "pages-bytes any ours=%d peer=%d ratio=%.2f must=0.6 aim=0.3\n", ours, peer, ours / peer }'
