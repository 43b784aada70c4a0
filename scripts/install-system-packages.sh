#!/usr/bin/env bash
# Installs the few system packages that the tests need and that pip cannot give.
# On Debian or Ubuntu as root it installs what is missing; elsewhere it says what is missing.
set -euo pipefail

missing=()
python=${PYTHON:-python3}

"$python" -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv) # virtual environments
command -v git >/dev/null || missing+=(git) # the tests ask git which files are ours
command -v chromium >/dev/null || missing+=(chromium) # the pages are walked through in a browser
command -v rapper >/dev/null || missing+=(raptor2-utils) # a parser of RDF that is not ours
command -v java >/dev/null || missing+=(openjdk-17-jre-headless) # Spark runs on it
command -v virtuoso-t >/dev/null || missing+=(virtuoso-opensource-7) # a SPARQL server to load

if [ "${#missing[@]}" -eq 0 ]; then
  exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update --quiet
  apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
else
  case " ${missing[*]} " in
    *" python3-venv "* | *" git "*) ;;
    *)
      echo "without ${missing[*]}, the tests that need them are skipped" >&2
      exit 0
      ;;
  esac
  echo "system packages are missing · ${missing[*]} · install them, then run this again" >&2
  exit 2
fi
