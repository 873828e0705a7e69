#!/bin/sh
# Keeps what is made on /data where a persistent volume is mounted and writable, else in the home folder.
set -eu
if [ -z "${MODEL_STORAGE_PATH:-}" ] && [ -d /data ] && [ -w /data ]; then
  export MODEL_STORAGE_PATH=/data/models
fi
exec "$@"
