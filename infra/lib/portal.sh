# The portal and its peers as servers of a measurement. Needs $folder and $configuration.

portal() { dotnet "src/CouncilPortal/bin/$configuration/net10.0/CouncilPortal.dll" "$@" >"$folder/portal.log" 2>&1 || { cat "$folder/portal.log"; return 1; }; }

# portal_serving URL [OPTIONS]: for serve; takes the place of its shell, so that it can be ended.
portal_serving() { exec dotnet "src/CouncilPortal/bin/$configuration/net10.0/CouncilPortal.dll" --urls "$@"; }

# A database `ours` with the two roles of infra/postgres/roles.sql, and the way to it.
on_postgres_ready() {
    export PGOPTIONS="--client-min-messages=warning"
    psql --command "create role portal_owner login" --command "create role portal_app login" --command "create database ours owner portal_owner"
}
psql() { command psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --host 127.0.0.1 --port "$postgres_port" --username postgres "$@"; }
on_postgres() {
    ConnectionStrings__Portal="Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=portal_app" \
    ConnectionStrings__PortalOwner="Host=127.0.0.1;Port=$postgres_port;Database=ours;Username=portal_owner" "$@"
}

served=()

# serve NAME COMMAND...: starts a server on a free port in place of the word URL and sets NAME to its address once it answers.
serve() {
    local name=$1 url
    shift
    url=http://127.0.0.1:$((20000 + RANDOM % 10000))
    "${@/URL/$url}" >"$folder/$name.log" 2>&1 &
    served+=($!)
    for _ in $(seq 300); do
        if curl --silent --output /dev/null "$url/"; then
            printf -v "$name" %s "$url"
            return
        fi
        sleep 0.1
    done
    cat "$folder/$name.log"
    return 1
}

stop_served() {
    [ ${#served[@]} -eq 0 ] || kill "${served[@]}" 2>/dev/null || true
    wait "${served[@]}" 2>/dev/null || true
    served=()
}

# visited_bytes URL: what a browser that comes for the first time is sent, packed as it asks: the page and what the page names.
visited_bytes() {
    local page=$1 origin part
    origin=$(grep --only-matching --extended-regexp '^https?://[^/]+' <<<"$page")
    {
        sent "$page"
        curl --silent --fail "$page" \
            | grep --only-matching --extended-regexp '<(link|script)[^>]*(stylesheet|icon|src=)[^>]*>' \
            | grep --only-matching --extended-regexp '(href|src)="[^"#]+"' | sed --regexp-extended 's/.*="\/?([^"]+)"/\1/' | sort --unique \
            | while read -r part; do sent "$origin/$part"; done
    } | awk '{ total += $1 } END { print total }'
}
sent() { curl --silent --fail --output /dev/null --header 'Accept-Encoding: br, gzip' --write-out '%{size_download}\n' "$1"; }

# sign_in_as NAME ADDRESS: signs in through the demonstration provider and sets session to the cookie to send.
sign_in_as() {
    local cookies="$folder/cookies" provider account
    rm -f "$cookies"
    provider=$(curl --silent --location --cookie-jar "$cookies" --cookie "$cookies" --write-out '\n%{url_effective}' "$2/sign-in")
    account=$(grep --only-matching --perl-regexp "value=\"\K[^\"]+(?=\"[^>]*>\s*Sign in as $1)" <<<"$provider")
    curl --silent --location --cookie-jar "$cookies" --cookie "$cookies" --data "account=$account" --output /dev/null "$(tail -n 1 <<<"$provider")"
    session=$(awk '! /^# / && NF >= 7 { printf "%s%s=%s", sep, $6, $7; sep = "; " }' "$cookies")
}
