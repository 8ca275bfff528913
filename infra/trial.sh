#!/usr/bin/env bash
# A trial of what survives faults, judged by an independent checker.
#   bash infra/trial.sh NAME [--rounds N]
# Ends with the line: NAME ENGINE rounds=… lost=… doubled=… partial=…
# The exit code is not zero if anything was lost.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/run-named.sh"
run_named trial "$@"
