# A private PostgreSQL server in a temporary folder, on a free port of this machine alone.
# Needs find_postgres of packages.sh.

# PostgreSQL refuses to run as root, so root runs it as the user that its package makes.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && runuser --user postgres -- "$@")
    else
        "$@"
    fi
}

# start_postgres [SETTING=VALUE...]: starts it and sets postgres_port.
start_postgres() {
    local setting options=""
    postgres_programs=$(find_postgres) || { echo "PostgreSQL 15 or later is not installed."; return 1; }
    postgres_folder=$(mktemp --directory -t councilportal-postgres.XXXXXX)
    [ "$(id -u)" -ne 0 ] || chown postgres "$postgres_folder"
    as_postgres "$postgres_programs/initdb" --pgdata="$postgres_folder/data" --username=postgres --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$postgres_folder/initdb.log" || return
    for setting in listen_addresses=127.0.0.1 "unix_socket_directories=$postgres_folder" max_connections=300 \
                   wal_level=minimal max_wal_senders=0 max_wal_size=2GB shared_buffers=256MB "$@"; do
        options+=" -c $setting"
    done
    for _ in 1 2 3 4 5; do
        postgres_port=$((20000 + RANDOM % 10000))
        if as_postgres "$postgres_programs/pg_ctl" start --silent --wait --pgdata="$postgres_folder/data" \
            --log="$postgres_folder/server.log" --options="-c port=$postgres_port $options" 2>/dev/null; then
            return
        fi
    done
    cat "$postgres_folder/server.log"
    return 1
}

stop_postgres() {
    [ -n "${postgres_folder-}" ] || return 0
    as_postgres "$postgres_programs/pg_ctl" stop --silent --mode=immediate --pgdata="$postgres_folder/data" 2>/dev/null
    rm -rf "$postgres_folder"
    postgres_folder=""
}
