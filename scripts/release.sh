#!/usr/bin/env bash
# Makes what a release consists of, in dist/: wheel, source distribution, software bill of materials
# and digests.  Both packages are built twice, in two folders, and have to be the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
command -v "$python" > /dev/null || { echo "no Python at $python · name one: PYTHON=… $0" >&2; exit 2; }
python=$(realpath --no-symlinks "$(command -v "$python")")
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in one another; do
  mkdir -p "$work/$name/tree"
  git archive HEAD | tar x -C "$work/$name/tree"
  # The styles and scripts are built files; those that are here save a second run of Node.
  [ -d src/viennagraph/site/static ] && cp -r src/viennagraph/site/static "$work/$name/tree/src/viennagraph/site/"
  (cd "$work/$name/tree" && "$python" -m hatchling build --target sdist --target wheel --directory "$work/$name/dist" > /dev/null)
done
diff -r "$work/one/dist" "$work/another/dist" || { echo "two builds of the same tree differ" >&2; exit 1; }

rm -rf dist && cp -r "$work/one/dist" dist
"$python" -m cyclonedx_py requirements requirements/run.lock --pyproject pyproject.toml \
  --output-reproducible --output-format JSON --output-file dist/sbom.cdx.json
(cd dist && sha256sum -- * > "$work/sums" && mv "$work/sums" SHA256SUMS && cat SHA256SUMS)

# Known faults of what is pinned; asks the service that pip-audit asks, where it can be reached.
"$python" -m pip_audit --disable-pip --require-hashes --requirement requirements/run.lock \
  || echo "the audit found faults, or its service could not be reached" >&2
