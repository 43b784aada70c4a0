#!/usr/bin/env bash
# Builds the documentation as a site: `scripts/build_docs.sh [FOLDER]`, without a warning or not at all.
# VIENNAGRAPH_REPOSITORY is where the files stand that pages lead to outside of docs/.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
exec "$python" -m sphinx --fail-on-warning --keep-going --nitpicky --quiet --fresh-env \
  docs "${1:-build/docs}"
