#!/bin/sh
# make bench-assets: installs the peers into a folder of the build, makes the inputs, prints the tables.
set -eu
cd "$(dirname "$0")/.."
build=$1
shift
if ! command -v gltfpack >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get install -y -qq --no-install-recommends gltfpack nodejs npm python3-venv >/dev/null
fi
peers=$build/bench-asset-peers
[ -x "$peers/bin/python" ] || python3 -m venv "$peers"
"$peers/bin/pip" install --quiet pygltflib==1.16.0
[ -d "$peers/npm/node_modules/@gltf-transform/cli" ] ||
  npm install --prefix "$peers/npm" --no-audit --no-fund --loglevel=error @gltf-transform/cli@4.5.1 >/dev/null
ninja -C "$build" --quiet bench/bench_assets
exec python3 bench/assets.py "$build" "$@"
