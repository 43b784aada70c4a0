#!/bin/sh
# Makes dataset/ anew: the graph of the four reports, without their words.
# The documents stand in ../shared/corpus/drug-policy, beside the checkout.
set -eu

cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
documents=../shared/corpus/drug-policy
if [ ! -d "$documents" ]; then
    echo "make_dataset: there are no documents · $documents · put the shared folder beside the checkout" >&2
    exit 2
fi

store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
PYTHONPATH=src "$python" -m viennagraph build "$documents" --store "$store/store"
PYTHONPATH=src "$python" -m viennagraph publish dataset --store "$store/store" \
    --without-text --data-only --force
