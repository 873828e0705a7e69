#!/bin/sh
# Real Gradio servers, each in a virtual environment of its own below the folder given: install_servers.sh FOLDER.
# A release that cannot be had is left out, and its tests say so; one that is there already costs nothing.
set -u
folder=$1
mkdir -p "$folder"
install() {
  version=$1
  shift
  [ -f "$folder/$version/.complete" ] && return
  echo "installing gradio $version for the tests"
  rm -rf "${folder:?}/$version"
  python3 -m venv "$folder/$version" &&
    "$folder/$version/bin/pip" install --quiet --disable-pip-version-check "gradio==$version" "$@" \
      >"$folder/$version.log" 2>&1 &&
    touch "$folder/$version/.complete"
}
# The extra pins are what each release was written against; newer ones break it.
install 3.50.2 "huggingface_hub<0.26" "pydantic<2.11" "numpy<2"
install 4.0.0 "huggingface_hub<0.26" "pydantic<2.11" "numpy<2" "fastapi<0.113"
install 4.16.0 "huggingface_hub<0.26" "pydantic<2.11" "numpy<2" "fastapi<0.113"
install 4.44.1 "huggingface_hub<0.26" "pydantic<2.11" "fastapi<0.113"
install 5.49.1
install 6.31.0
exit 0
