# A file of 300 MB sent to the portal as its page sends it, hashed and flushed before it is acknowledged, against a bare endpoint that
# does the same; the memory that ten uploads at once take; a file of 512 MB refused by its size.
#   bash infra/bench.sh upload [--rounds N] [--short]
# --short: 20 MB once on SQLite alone, the program as it is already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/portal.sh

rounds=5 megabytes=300 configuration=Release engines="SQLite PostgreSQL" short=""
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --short) rounds=1 megabytes=20 configuration=Debug engines=SQLite short=yes; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done
[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_served; stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM

export ASPNETCORE_ENVIRONMENT=Development Demo__Data=false Evidence__MaxFileBytes=400000000 Evidence__MaxTotalBytes=1000000000
programs="tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll"
bare_serving() { exec dotnet "$programs" bare-upload "$folder/bare" "$1"; }

# A council whose officer can sign in, with an action for each upload.
council="
    insert into authorities (id, code, name, short_name, type, slug, invented)
        values (990001, 'T990001', 'Ambleford Borough Council', 'Ambleford', 'District', 'ambleford-borough-council', true);
    insert into decisions (id, reference, decided_on, category, outcome) values (990001, '25990001', '2025-06-02', 'Housing', 'Upheld');
    insert into decision_authorities (decision_id, authority_id, decided_on) values (990001, 990001, '2025-06-02');
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 200)
    insert into recommendations (id, decision_id, authority_id, number, kind, remedy, text, original_due_on, due_on, state)
        select 990000 + i, 990001, 990001, i, 'service_improvement', 'training_or_guidance', 'Train officers.', '2099-01-01', '2099-01-01', 'open' from n;"

failed=0
measure() { # ENGINE [on_postgres]
    local engine=$1 ours peer
    shift
    serve bare bare_serving URL
    peer=${served[-1]}
    # With localhost, as the demonstration provider knows it.
    serve portal_address "$@" portal_serving URL
    ours=${served[-1]}
    dotnet "$programs" upload "$engine" "$portal_address" "$ours" "$bare" "$peer" 990001 "$megabytes" "$rounds" || failed=1
    stop_served
}

for engine in $engines; do
    export DataFolder="$folder/$engine"
    if [ "$engine" = SQLite ]; then
        portal migrate
        sqlite3 "$folder/SQLite/portal.db" "$council"
        measure SQLite
    else
        start_postgres
        on_postgres_ready
        on_postgres portal migrate
        psql --dbname ours --command "$council"
        measure PostgreSQL on_postgres
    fi
done
# The short form only has to work: its figures say nothing.
[ -n "$short" ] || exit $failed
