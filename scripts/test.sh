#!/usr/bin/env bash
# Installs what the tests need, from the lock file, into .venv, and runs every check of the project.
# Arguments go to pytest: `scripts/test.sh tests/parse -k heading`.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
export PYTHON
if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Python is too old · $("$PYTHON" --version) · name a newer one: PYTHON=python3.11 scripts/test.sh" >&2
  exit 2
fi

bash scripts/install-system-packages.sh

[ -x .venv/bin/python ] || "$PYTHON" -m venv .venv
bin=.venv/bin
export PATH="$PWD/$bin:$PATH" # the lock brings a Node for the scripts of the site, too
if ! cmp --silent requirements/dev.lock .venv/dev.lock; then
  "$bin/python" -m pip install --quiet --require-hashes --requirement requirements/dev.lock
  cp requirements/dev.lock .venv/dev.lock
fi
"$bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .

step() {
  printf '\n── %s\n' "$*"
  "$@"
}
step "$bin/ruff" check .
step "$bin/ruff" format --check .
step "$bin/mypy"
step "$bin/lint-imports"
step "$bin/python" -m pytest --numprocesses auto --dist loadfile "$@"
