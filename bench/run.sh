#!/bin/sh
# make bench: installs the peers, builds what is measured, prints the tables. Bounded loops on loopback only.
set -eu
cd "$(dirname "$0")/.."
build=$1
for tool in wrk nginx; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    sudo=""
    [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get install -y -qq --no-install-recommends wrk nginx-light python3-venv >/dev/null
  fi
done
peers=$build/bench-peers
if [ ! -x "$peers/bin/uvicorn" ]; then
  python3 -m venv "$peers"
  "$peers/bin/pip" install --quiet -r bench/peers/requirements.txt
fi
ninja -C "$build" --quiet bench/bare_microhttpd
exec python3 bench/service.py "$build"
