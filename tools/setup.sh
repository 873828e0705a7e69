#!/bin/sh
# Installs what is missing: `setup.sh build` for the product, `setup.sh test` for its tests,
# `setup.sh pages` for the npm packages of the pages alone.
# Debian packages through apt-get (with sudo when not root), npm packages for pages and test tools.
set -eu
cd "$(dirname "$0")/.."

build_packages="gcc libc6-dev meson ninja-build pkg-config python3 libmicrohttpd-dev libgnutls28-dev libjansson-dev
  libsqlite3-dev liblua5.4-dev libpng-dev libjpeg62-turbo-dev libwebp-dev uuid-dev nettle-dev libmeshoptimizer-dev
  libcurl4-openssl-dev libdeflate-dev libunistring-dev libdnnl-dev wordnet-base"
test_packages="python3-venv libcmocka-dev zlib1g-dev clang libclang-rt-14-dev libomp-dev clang-format clang-tidy cppcheck
  curl jq sqlite3 chromium"

install_packages() {
  missing=""
  for package in "$@"; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  sudo=""
  if [ "$(id -u)" != 0 ]; then
    sudo=sudo
  fi
  echo "installing:$missing"
  # shellcheck disable=SC2086
  $sudo apt-get update -qq
  # shellcheck disable=SC2086
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# npm packages of one folder, installed again only when its lock file changed.
install_npm() {
  folder=$1
  [ -f "$folder/package-lock.json" ] || return 0
  command -v npm >/dev/null 2>&1 || install_packages nodejs npm
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock"; then
    echo "installing npm packages of $folder"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
  fi
}

# shellcheck disable=SC2086
case "${1:-build}" in
build)
  install_packages $build_packages
  install_npm web
  ;;
pages)
  install_npm web
  ;;
test)
  install_packages $test_packages
  install_npm tests
  tests/gradio/install_servers.sh tests/gradio/servers
  tests/api/install_schemathesis.sh tests/api/schemathesis
  ;;
*)
  echo "usage: setup.sh build|pages|test" >&2
  exit 2
  ;;
esac
