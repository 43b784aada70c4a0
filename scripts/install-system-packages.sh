#!/usr/bin/env bash
# Installs the few system packages that the tests need and that pip cannot give.
# On Debian or Ubuntu as root it installs what is missing; elsewhere it says what is missing.
set -euo pipefail

missing=()
python=${PYTHON:-python3}

"$python" -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv) # virtual environments
command -v git >/dev/null || missing+=(git) # the tests ask git which files are ours

if [ "${#missing[@]}" -eq 0 ]; then
  exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update --quiet
  apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
else
  echo "system packages are missing · ${missing[*]} · install them, then run this again" >&2
  exit 2
fi
