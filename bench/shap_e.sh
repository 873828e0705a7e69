#!/bin/sh
# make bench-shap-e: builds the clock, makes random weights of full size, prints the tables.
set -eu
cd "$(dirname "$0")/.."
build=$1
shift
ninja -C "$build" --quiet promptar bench/bench_shap_e
weights=$build/bench-weights/shap-e
[ -e "$weights/model_index.json" ] || "$build/promptar" models synth shap-e --seed 1 --quiet "$weights"
exec python3 bench/shap_e.py "$build" "$weights" "$@"
