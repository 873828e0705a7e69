#!/bin/sh
# Schemathesis in a virtual environment of its own: install_schemathesis.sh FOLDER.
# Where it cannot be had its test says so and is skipped; when it is there already this costs nothing.
set -u
folder=$1
version=4.32.5
[ -f "$folder/.complete-$version" ] && exit 0
echo "installing schemathesis for the tests"
rm -rf "${folder:?}"
python3 -m venv "$folder" &&
  "$folder/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version" >"$folder/pip.log" 2>&1 &&
  touch "$folder/.complete-$version"
exit 0
