# Circuits of the actions page with 25 rows against those of the plain Blazor template's counter: heap for each, and the time from an
# event to what it renders, with 1,000 circuits open and think time between events.
#   bash infra/bench.sh circuits [--rounds N] [--circuits N] [--events N] [--short]
# --short: 10 circuits, one round, the programs as they are already built for tests.
# Needs npm, for a client that speaks to circuits.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/compare.sh
source infra/lib/portal.sh

rounds=5 circuits=1000 events=4 think=5000 configuration=Release
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --circuits) circuits=$2; shift 2 ;;
        --events) events=$2; shift 2 ;;
        --short) rounds=1 circuits=10 events=1 think=200 configuration=Debug; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done

folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_served; rm -rf "$folder"' EXIT
trap exit INT TERM
[ "$configuration" = Debug ] || dotnet build tests/CouncilPortal.Benchmarks --configuration "$configuration" --verbosity quiet
npm install --prefix "$folder" --no-audit --no-fund --silent @microsoft/signalr@10.0.11 @microsoft/signalr-protocol-msgpack@10.0.11
(cd "$folder" && dotnet new blazor --interactivity Server --name Plain --output plain && dotnet build plain --configuration "$configuration") >"$folder/template.log" 2>&1 \
    || { cat "$folder/template.log"; exit 1; }

hook="$PWD/tests/CouncilPortal.Benchmarks/bin/$configuration/net10.0/CouncilPortal.Benchmarks.dll" client="$PWD/infra/bench/circuits.mjs"
with_heap() { DOTNET_STARTUP_HOOKS=$hook HEAP_ADDRESS="$heap" exec "$@"; }
ours_serving() { with_heap dotnet "src/CouncilPortal/bin/$configuration/net10.0/CouncilPortal.dll" --urls "$1"; }
peer_serving() { cd "$folder/plain" && with_heap dotnet "bin/$configuration/net10.0/Plain.dll" --urls "$1"; }
export ASPNETCORE_ENVIRONMENT=Development DataFolder="$folder/data" Jobs__Off=true

port() { echo $((20000 + RANDOM % 10000)); }
# The demonstration's council, with so many open actions that its first page has 25 rows.
prepare() {
    serve portal_address portal_serving URL
    stop_served
    sqlite3 "$folder/data/portal.db" "
        with recursive n (i) as (select 1 union all select i + 1 from n where i < 60)
        insert into decisions (reference, decided_on, category, outcome) select printf('98%06d', i), date('now', '-60 days'), 'Housing', 'Upheld' from n;
        insert into decision_authorities (decision_id, authority_id, decided_on) select d.id, a.id, d.decided_on from decisions d, authorities a where a.code = 'ZZA' and d.reference like '98%';
        insert into recommendations (decision_id, authority_id, number, kind, remedy, text, original_due_on, due_on, state)
            select d.id, a.id, 1, 'personal_remedy', 'apology', 'Apologise to the complainant for the delay in answering the complaint.', date('now', (d.id % 40) || ' days'), date('now', (d.id % 40) || ' days'), 'open'
            from decisions d, authorities a where a.code = 'ZZA' and d.reference like '98%';"
}
prepare

# measured SIDE PATH TARGET: sets heap_kilobytes and p95 from circuits of a process that was started for it.
measured() {
    local heap answer
    heap=http://127.0.0.1:$(port)/
    heap=$heap serve measured_address "$1_serving" URL
    session=""
    [ "$1" = peer ] || sign_in_as "Lena Officer" "$measured_address"
    answer=$(cd "$folder" && node "$client" --url "$measured_address$2" --circuits "$circuits" --events "$events" --think "$think" --target "$3" --cookie "$session" --heap "$heap")
    stop_served
    echo "round $((round + 1)) of $rounds, $1: $answer"
    read -r heap_kilobytes p95 < <(node -e 'const a = JSON.parse(process.argv[1]); console.log(a.heapKilobytes, a.p95)' "$answer")
}
ours() { measured ours /actions "$target"; ours_heap+=("$heap_kilobytes"); ours_p95+=("$p95"); }
peer() { measured peer /counter button:onclick; peer_heap+=("$heap_kilobytes"); peer_p95+=("$p95"); }
say() { awk -v n="$1" -v u="$2" -v o="$3" -v p="$4" -v must="$5" -v aim="$6" 'BEGIN { printf "%s SQLite ours=%.2f%s peer=%.2f%s ratio=%.2f must=%s aim=%s\n", n, o, u, p, u, o / p, must, aim }'; }

target=input:onchange
ours_heap=() peer_heap=() ours_p95=() peer_p95=()
for ((round = 0; round < rounds; round++)); do
    if ((round % 2)); then peer; ours; else ours; peer; fi
done
say circuits-heap kB "$(median "${ours_heap[@]}")" "$(median "${peer_heap[@]}")" 3 2
say circuits-event ms "$(median "${ours_p95[@]}")" "$(median "${peer_p95[@]}")" 15 3
