# A private Azurite in a temporary folder, on a free port of this machine alone. Needs find_azurite of packages.sh.

# start_azurite: starts it and sets azurite_connection.
start_azurite() {
    local program port key
    program=$(find_azurite) || { echo "Azurite is not installed."; return 1; }
    azurite_data=$(mktemp --directory -t councilportal-azurite.XXXXXX)
    port=$((20000 + RANDOM % 10000))
    # The account is made up for this one run.
    key=$(head --bytes 48 /dev/urandom | base64 --wrap 0)
    AZURITE_ACCOUNTS="evidence:$key" node "$program" --silent --skipApiVersionCheck --disableTelemetry --location "$azurite_data" \
        --blobHost 127.0.0.1 --blobPort "$port" >"$azurite_data/log" 2>&1 &
    azurite_process=$!
    azurite_connection="DefaultEndpointsProtocol=http;AccountName=evidence;AccountKey=$key;BlobEndpoint=http://127.0.0.1:$port/evidence;"
    for _ in $(seq 100); do
        if curl --silent --output /dev/null "http://127.0.0.1:$port/"; then
            return
        fi
        sleep 0.1
    done
    cat "$azurite_data/log"
    stop_azurite
    return 1
}

stop_azurite() {
    [ -n "${azurite_process-}" ] || return 0
    kill "$azurite_process" 2>/dev/null
    wait "$azurite_process" 2>/dev/null
    rm -rf "$azurite_data"
    azurite_process=""
}
