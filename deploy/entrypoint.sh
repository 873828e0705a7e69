#!/bin/sh
# Keeps what is made on /data where a persistent volume is mounted and writable, else in the home folder.
set -eu
if [ -d /data ] && [ -w /data ]; then
  export MODEL_STORAGE_PATH="${MODEL_STORAGE_PATH:-/data/models}" MODELS_PATH="${MODELS_PATH:-/data/weights}"
fi
exec "$@"
