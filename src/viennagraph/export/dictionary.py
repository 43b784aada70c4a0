"""What the tables and their columns mean: a data package, as Frictionless describes it."""

from __future__ import annotations

import csv
import hashlib
import json
from typing import IO, TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.export.labels import HELD, expanded
from viennagraph.vocab import rdfs, skos

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "datapackage.json"
"""What the description of a folder of tables is called."""

_LICENCE: Final = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
}
_ABOUT: Final = (
    "What United Nations drug-policy bodies said, to whom, how firmly, and where. "
    "Words quoted from United Nations documents remain the United Nations'."
)
_BLOCK: Final = 1 << 20


def write(store: ox.Store, folder: Path) -> None:
    """Describes the tables of a folder: each column by the definition of its property."""
    resources = [_resource(store, path) for path in sorted(folder.glob("*.csv"))]
    package = {
        "name": "viennagraph",
        "title": "Vienna Graph",
        "description": _ABOUT,
        "licenses": [_LICENCE],
        "resources": resources,
    }
    words = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (folder / FILE).write_text(words, "utf-8")


def _resource(store: ox.Store, path: Path) -> dict[str, object]:
    with path.open(encoding="utf-8", newline="") as stream:
        headings = next(csv.reader(stream))
    return {
        "name": path.stem.lower(),
        "path": path.name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": _digest(path),
        "schema": {"fields": [_field(store, heading) for heading in headings]},
    }


def _field(store: ox.Store, heading: str) -> dict[str, str]:
    field = {"name": heading, "type": "string"}
    iri = expanded(heading.removesuffix(" label"))
    if iri is None:
        return field
    field["rdfType"] = iri
    for predicate in (skos.definition, rdfs.comment):
        for quad in store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, HELD):
            if isinstance(quad.object, ox.Literal):
                words = quad.object.value
                is_label = heading.endswith(" label")
                field["description"] = f"What it is called: {words}" if is_label else words
                return field
    return field


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := _read(stream):
            digest.update(block)
    return f"sha256:{digest.hexdigest()}"


def _read(stream: IO[bytes]) -> bytes:
    return stream.read(_BLOCK)
