# From the start of the process to the first answer, and memory when idle, against the plain Blazor template; both published alike.
#   bash infra/bench.sh start [--rounds N] [--short]
# --short: one round on SQLite alone, both as they are built, not published.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/postgres.sh
source infra/lib/compare.sh
source infra/lib/portal.sh

rounds=5 configuration=Release short="" platform=linux-$(uname --machine | sed 's/x86_64/x64/; s/aarch64/arm64/')
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --short) rounds=1 short=yes; shift ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done

folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_served; stop_postgres; rm -rf "$folder"' EXIT
trap exit INT TERM
template=(publish --configuration Release --runtime "$platform" -p:PublishReadyToRun=true)
ours="$folder/ours"
if [ -n "$short" ]; then
    template=(build)
    ours=$PWD/src/CouncilPortal/bin/Debug/net10.0
else
    dotnet publish src/CouncilPortal --configuration Release --runtime "$platform" --output "$ours" --verbosity quiet
fi
(cd "$folder" && dotnet new blazor --interactivity Server --name Plain --output plain && dotnet "${template[@]}" plain --output plain-built) >"$folder/template.log" 2>&1 \
    || { cat "$folder/template.log"; exit 1; }

export DataFolder="$folder/data" Demo__Data=false
portal_published() { cd "$ours" && ASPNETCORE_ENVIRONMENT=Development exec dotnet CouncilPortal.dll --urls "$1"; }
plain_published() { cd "$folder/plain-built" && exec dotnet Plain.dll --urls "$1"; }

# answered COMMAND...: sets took to the seconds until the first answer and adds the memory of the idle process to its list.
answered() {
    timed serve started "$@" URL
    sleep 2
    memory=$(awk '/VmRSS/ { print $2 / 1024 }' "/proc/${served[-1]}/status")
    stop_served
}
compare_starts() { # ENGINE
    local engine=$1 round
    eval "ours_$engine() { answered $2 portal_published; ours_memory+=(\$memory); }; peer_$engine() { answered plain_published; peer_memory+=(\$memory); }"
    ours_memory=() peer_memory=() ours_took=() peer_took=()
    for ((round = 0; round < rounds; round++)); do
        if ((round % 2)); then peer_"$engine"; peer_took+=("$took"); ours_"$engine"; ours_took+=("$took")
        else ours_"$engine"; ours_took+=("$took"); peer_"$engine"; peer_took+=("$took"); fi
        echo "round $((round + 1)) of $rounds, $engine: ours ${ours_took[-1]} s, peer ${peer_took[-1]} s"
    done
    say start-time "$engine" s "$(median "${ours_took[@]}")" "$(median "${peer_took[@]}")" 2 1.2
    say start-memory "$engine" MB "$(median "${ours_memory[@]}")" "$(median "${peer_memory[@]}")" 1.5 1.2
}
say() { awk -v n="$1" -v e="$2" -v u="$3" -v o="$4" -v p="$5" -v must="$6" -v aim="$7" \
    'BEGIN { printf "%s %s ours=%.2f%s peer=%.2f%s ratio=%.2f must=%s aim=%s\n", n, e, o, u, p, u, o / p, must, aim }'; }

(cd "$ours" && ASPNETCORE_ENVIRONMENT=Development dotnet CouncilPortal.dll migrate) >"$folder/migrate.log"
compare_starts SQLite ""
[ -z "$short" ] || exit 0
start_postgres
on_postgres_ready
(cd "$ours" && ASPNETCORE_ENVIRONMENT=Development on_postgres dotnet CouncilPortal.dll migrate) >"$folder/migrate.log"
compare_starts PostgreSQL on_postgres
