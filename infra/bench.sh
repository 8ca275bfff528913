#!/usr/bin/env bash
# A comparison with a bare program that does the same work, both sides in one run, in alternating rounds.
#   bash infra/bench.sh NAME [OPTIONS]
# Ends with a line for each figure: NAME ENGINE ours=… peer=… ratio=… must=… aim=…
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/run-named.sh"
run_named bench "$@"
