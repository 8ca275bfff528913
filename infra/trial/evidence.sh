# Link officers send and submit evidence while the portal is killed at random points and started again; a checker that
# knows only what was acknowledged, the database and the files judges what is left.
#   bash infra/trial.sh evidence [--rounds N] [--engine SQLite|PostgreSQL] [--short]
# --rounds: how often the portal is killed, on each engine (200).
# --short: three times on each, the program as it is already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/portal.sh

rounds=200 configuration=Release engines="SQLite PostgreSQL"
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --engine) engines=$2; shift 2 ;;
        --short) rounds=3 configuration=Debug; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done
[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-trial.XXXXXX)
trap 'stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM

export ASPNETCORE_ENVIRONMENT=Development Demo__Data=false Evidence__MaxFiles=50
program="src/CouncilPortal/bin/$configuration/net10.0/CouncilPortal.dll"
trials="tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll"

# A council whose officer can sign in, and more agreed actions than can be done in the rounds.
actions=$((rounds * 40 + 200))
council="
    insert into authorities (id, code, name, short_name, type, slug, invented)
        values (990001, 'T990001', 'Ambleford Borough Council', 'Ambleford', 'District', 'ambleford-borough-council', true);
    insert into decisions (id, reference, decided_on, category, outcome) values (990001, '25990001', '2025-06-02', 'Housing', 'Upheld');
    insert into decision_authorities (decision_id, authority_id, decided_on) values (990001, 990001, '2025-06-02');
    with recursive n (i) as (select 1 union all select i + 1 from n where i < $actions)
    insert into recommendations (id, decision_id, authority_id, number, kind, remedy, text, original_due_on, due_on, state)
        select 990000 + i, 990001, 990001, i, 'service_improvement', 'training_or_guidance', 'Train officers.', '2099-01-01', '2099-01-01', 'open' from n;"

# trial ENGINE CONNECTION [on_postgres]: kills and judges.
trial() {
    local engine=$1 connection=$2 acknowledged="$folder/$1.acknowledged"
    shift 2
    export DataFolder="$folder/$engine"
    touch "$acknowledged"
    "$@" dotnet "$trials" evidence-trial "http://localhost:$((20000 + RANDOM % 10000))" "$program" "$acknowledged" 990001 "$actions" "$rounds"
    dotnet "$trials" evidence-check "$engine" "$connection" "$folder/$engine/evidence" "$acknowledged" "$rounds" || failed=1
}

failed=0
for engine in $engines; do
    if [ "$engine" = SQLite ]; then
        DataFolder="$folder/SQLite" portal migrate
        sqlite3 "$folder/SQLite/portal.db" "$council"
        trial SQLite "Data Source=$folder/SQLite/portal.db"
    else
        start_postgres
        on_postgres_ready
        on_postgres portal migrate
        psql --dbname ours --command "$council"
        trial PostgreSQL "Host=127.0.0.1;Port=$postgres_port;Username=postgres;Database=ours" on_postgres
    fi
done
exit $failed
