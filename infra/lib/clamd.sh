# A private clamd in a temporary folder that knows the EICAR test file and nothing else. Needs find_clamd of packages.sh.

# start_clamd: starts it and sets clamd_socket.
start_clamd() {
    local program root
    root=$(dirname "${BASH_SOURCE[0]}")/../..
    program=$(find_clamd) || { echo "clamd is not installed."; return 1; }
    clamd_folder=$(mktemp --directory -t councilportal-clamd.XXXXXX)
    clamd_socket=$clamd_folder/clamd.sock
    mkdir "$clamd_folder/signatures"
    cp "$root"/tests/CouncilPortal.Testing/Signatures/* "$clamd_folder/signatures"
    {
        grep --invert-match --extended-regexp '^(#|$|User|LocalSocket|DatabaseDirectory|StreamMaxLength|MaxScanSize|MaxFileSize)' "$root/infra/clamd.conf"
        # Small limits, so that what exceeds them is quickly made.
        printf '%s\n' "Foreground yes" "LocalSocket $clamd_socket" "DatabaseDirectory $clamd_folder/signatures" \
            "StreamMaxLength 8M" "MaxFileSize 16M" "MaxScanSize 16M"
    } >"$clamd_folder/clamd.conf"
    "$program" --config-file="$clamd_folder/clamd.conf" >"$clamd_folder/clamd.log" 2>&1 &
    clamd_process=$!
    for _ in $(seq 100); do
        [ ! -S "$clamd_socket" ] || return 0
        kill -0 "$clamd_process" 2>/dev/null || break
        sleep 0.1
    done
    cat "$clamd_folder/clamd.log"
    return 1
}

stop_clamd() {
    [ -n "${clamd_folder-}" ] || return 0
    [ -z "${clamd_process-}" ] || kill "$clamd_process" 2>/dev/null
    rm -rf "$clamd_folder"
    clamd_folder=""
}
