# Lighthouse's scores of public pages and the members' dashboard, as on a phone, beside those of the plain Blazor template.
#   bash infra/bench.sh lighthouse [--rounds N]
# Needs npm; the version named is the last that runs on Debian's Node.
set -euo pipefail
source infra/lib/packages.sh
source infra/lib/compare.sh
source infra/lib/portal.sh

rounds=5
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        *) echo "Not known here: $1" >&2; exit 2 ;;
    esac
done

configuration=Release
CHROME_PATH=$(find_chromium)
export CHROME_PATH
folder=$(mktemp --directory -t councilportal-bench.XXXXXX)
trap 'stop_served; rm -rf "$folder"' EXIT
trap exit INT TERM
dotnet build src/CouncilPortal --configuration Release --verbosity quiet
npm install --prefix "$folder" --no-audit --no-fund --silent lighthouse@12.8.2
(cd "$folder" && dotnet new blazor --interactivity Server --name Plain --output plain && dotnet publish plain --configuration Release --output plain-published) >"$folder/template.log" 2>&1 \
    || { cat "$folder/template.log"; exit 1; }
plain_published() { cd "$folder/plain-published" && exec dotnet Plain.dll --urls "$1"; }

export ASPNETCORE_ENVIRONMENT=Development
DataFolder="$folder/data" serve portal_address portal_serving URL
serve plain plain_published URL

sign_in_as "Sam Scrutiny" "$portal_address"
grep --quiet "Questions worth asking" <(curl --silent --cookie "$session" "$portal_address/scrutiny") || { echo "Signing in did not lead to the dashboard." >&2; exit 1; }

# scores URL COOKIE: a line "performance accessibility" for each round.
scores() {
    local round
    for ((round = 0; round < rounds; round++)); do
        "$folder/node_modules/.bin/lighthouse" "$1" --quiet --output=json --only-categories=performance,accessibility \
            --chrome-flags="--headless=new --no-sandbox --disable-dev-shm-usage" --extra-headers="{\"Cookie\":\"$2\"}" \
            | node -e 'const r = JSON.parse(require("fs").readFileSync(0)).categories; console.log(Math.round(r.performance.score * 100), Math.round(r.accessibility.score * 100))'
    done
}

scores "$plain/" "" >"$folder/peer"
peer_performance=$(median $(cut -d' ' -f1 "$folder/peer")) peer_accessibility=$(median $(cut -d' ' -f2 "$folder/peer"))
while read -r name address cookie; do
    scores "$portal_address$address" "${cookie:+$session}" >"$folder/ours"
    echo "lighthouse-$name-performance SQLite ours=$(median $(cut -d' ' -f1 "$folder/ours")) peer=$peer_performance ratio=- must=95 aim=100"
    echo "lighthouse-$name-accessibility SQLite ours=$(median $(cut -d' ' -f2 "$folder/ours")) peer=$peer_accessibility ratio=- must=100 aim=100"
done <<'PAGES'
council /councils/ambleford-borough-council
map /councils?view=map
compare /compare?councils=ambleford-borough-council,westmere-council
national /national/2023-24
scrutiny /scrutiny session
PAGES
