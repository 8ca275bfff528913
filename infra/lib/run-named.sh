# run_named FOLDER NAME [OPTIONS]: runs infra/FOLDER/NAME.sh in the root of the repository.
run_named() {
    local folder=$1 name=${2-}
    cd "$(dirname "${BASH_SOURCE[0]}")/../.."
    if [ -z "$name" ] || [ ! -f "infra/$folder/$name.sh" ]; then
        echo "Usage: bash infra/$folder.sh NAME. NAME is one of:" \
            "$(find "infra/$folder" -name '*.sh' -exec basename {} .sh ';' 2>/dev/null | sort | tr '\n' ' ')" >&2
        exit 2
    fi
    shift 2
    exec bash "infra/$folder/$name.sh" "$@"
}
