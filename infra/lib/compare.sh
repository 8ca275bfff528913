# Two sides of a comparison, taking turns.

# compare NAME ENGINE WORK MUST AIM: runs the functions ours_ENGINE and peer_ENGINE in $rounds rounds, the first one
# changing from round to round, and says how much WORK each did in a second, by the median. Each function times its own
# essential part with `timed`.
compare() {
    local name=$1 engine=$2 work=$3 must=$4 aim=$5 round side sides ours=() peer=()
    for ((round = 1; round <= rounds; round++)); do
        if ((round % 2)); then sides="ours peer"; else sides="peer ours"; fi
        for side in $sides; do
            "${side}_$engine"
            echo "round $round of $rounds, $engine, $side: $took s"
            if [ "$side" = ours ]; then ours+=("$took"); else peer+=("$took"); fi
        done
    done
    awk -v work="$work" -v ours="$(median "${ours[@]}")" -v peer="$(median "${peer[@]}")" \
        -v name="$name" -v engine="$engine" -v must="$must" -v aim="$aim" 'BEGIN {
            printf "%s %s ours=%d/s peer=%d/s ratio=%.2f must=%s aim=%s\n",
                name, engine, work / ours, work / peer, peer / ours, must, aim }'
}

# timed COMMAND...: runs it and sets took to its seconds.
timed() {
    local began=$EPOCHREALTIME
    "$@"
    took=$(awk -v began="$began" -v ended="$EPOCHREALTIME" 'BEGIN { printf "%.3f", ended - began }')
}

median() {
    printf '%s\n' "$@" | sort --numeric-sort | awk '{ value[NR] = $1 }
        END { print (value[int((NR + 1) / 2)] + value[int((NR + 2) / 2)]) / 2 }'
}
