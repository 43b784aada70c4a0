#!/usr/bin/env bash
# Renews the lock files: every package that the program (run.lock) and its tests (dev.lock) need,
# each with its exact version and the digests of its files, for every platform and Python >= 3.11.
# Needs uv. `scripts/lock.sh --upgrade` moves to the newest versions that pyproject.toml allows;
# without it, versions already in the lock stay.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "scripts/lock.sh" "$@"
}

compile pyproject.toml --output-file requirements/run.lock "$@"
compile pyproject.toml --extra analysis --extra mcp --group dev --constraint requirements/run.lock \
  --output-file requirements/dev.lock "$@"

if grep -n '://' requirements/*.lock; then
  echo "a lock file names a host · requirements/ · take the line out: mirrors differ from place to place" >&2
  exit 1
fi
