# Importing decisions with all checks, against \copy and .import of the same rows into the same tables with the same
# indexes and constraints: row for row what the portal stored. Each run is into a fresh copy of one migrated database.
#   bash infra/bench.sh import [--rounds N] [--decisions N] [--short]
# --short: 2,000 decisions, one round, the program as it is already built for tests.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/compare.sh

rounds=5 decisions=200000 configuration=Release
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --decisions) decisions=$2; shift 2 ;;
        --short) rounds=1 decisions=2000 configuration=Debug; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done

[ "$configuration" = Debug ] || dotnet build src/CouncilPortal --configuration "$configuration" --verbosity quiet
folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM
start_postgres
export DataFolder="$folder/ours" ASPNETCORE_ENVIRONMENT=Development Demo__Data=false

portal() { dotnet "src/CouncilPortal/bin/$configuration/net10.0/CouncilPortal.dll" "$@" >"$folder/portal.log" 2>&1 || { cat "$folder/portal.log"; return 1; }; }
psql() { command psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --host 127.0.0.1 --port "$postgres_port" --username postgres "$@"; }
export PGOPTIONS="--client-min-messages=warning"
on_postgres() {
    ConnectionStrings__Portal="Host=127.0.0.1;Port=$postgres_port;Database=$1;Username=portal_app" \
    ConnectionStrings__PortalOwner="Host=127.0.0.1;Port=$postgres_port;Database=$1;Username=portal_owner" "${@:2}"
}

decision_columns=id,reference,received_on,decided_on,category,subcategory,outcome,document_type,satisfactory_remedy,published_on,title,summary
authority_columns=decision_id,authority_id,decided_on,published_on
# What both sides must hold in the end.
check="select (select count(*) from decisions), (select count(*) from decision_authorities), (select sum(length(summary)) from decisions)"
same() { [ "$1" = "$2" ] || { echo "The two sides hold different rows: $1 and $2"; return 1; }; }

ours_SQLite() {
    rm -rf "$folder/ours" && cp -r "$folder/template" "$folder/ours"
    timed portal import decisions "$folder/decisions.csv"
    same "$expected" "$(sqlite3 "$folder/ours/portal.db" "$check")"
}
peer_SQLite() {
    rm -rf "$folder/peer" && cp -r "$folder/template" "$folder/peer"
    timed sqlite3 -bail "$folder/peer/portal.db" "pragma foreign_keys = on" "pragma synchronous = full" begin \
        ".import --csv $folder/decisions.sqlite.csv decisions" \
        ".import --csv $folder/decision_authorities.sqlite.csv decision_authorities" commit
    same "$expected" "$(sqlite3 "$folder/peer/portal.db" "$check")"
}
ours_PostgreSQL() {
    psql --command "drop database if exists ours" --command "create database ours template template_portal"
    timed on_postgres ours portal import decisions "$folder/decisions.csv"
    same "$expected" "$(psql --tuples-only --no-align --dbname ours --command "$check")"
}
peer_PostgreSQL() {
    psql --command "drop database if exists peer" --command "create database peer template template_portal"
    timed psql --dbname peer --single-transaction \
        --command "\\copy decisions ($decision_columns) from '$folder/decisions.pg.csv' csv" \
        --command "\\copy decision_authorities ($authority_columns) from '$folder/decision_authorities.pg.csv' csv"
    same "$expected" "$(psql --tuples-only --no-align --dbname peer --command "$check")"
}

# SQLite: a template, one import whose rows become the peer's files, then the rounds.
mkdir "$folder/ours"
portal migrate
cp -r "$folder/ours" "$folder/template"
sqlite3 "$folder/template/portal.db" "select code from authorities where end_date is null order by code" \
    | awk -v count="$decisions" -f infra/bench/decisions.awk >"$folder/decisions.csv"
portal import decisions "$folder/decisions.csv"
expected=$(sqlite3 "$folder/ours/portal.db" "$check")
sqlite3 -csv "$folder/ours/portal.db" "select * from decisions order by id" >"$folder/decisions.sqlite.csv"
sqlite3 -csv "$folder/ours/portal.db" "select * from decision_authorities order by 1, 2" >"$folder/decision_authorities.sqlite.csv"
compare import SQLite "$decisions" 0.5 0.9

# PostgreSQL: the same; its peer works as a superuser, whom row-level security does not bind and \copy needs.
psql --command "create role portal_owner login" --command "create role portal_app login" \
    --command "create database template_portal owner portal_owner" --command "create database ours owner portal_owner"
on_postgres template_portal portal migrate
psql --command "drop database ours" --command "create database ours template template_portal"
on_postgres ours portal import decisions "$folder/decisions.csv"
expected=$(psql --tuples-only --no-align --dbname ours --command "$check")
psql --dbname ours --command "\\copy (select $decision_columns from decisions order by id) to '$folder/decisions.pg.csv' csv" \
    --command "\\copy (select $authority_columns from decision_authorities order by 1, 2) to '$folder/decision_authorities.pg.csv' csv"
compare import PostgreSQL "$decisions" 0.5 0.9
