"""What is published as a research object: RO-Crate metadata that names each file of data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from viennagraph.describe import header
from viennagraph.publish import hosting
from viennagraph.vocab import dcterms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from viennagraph.describe import Dump

NAME: Final = "ro-crate-metadata.json"
"""The name that the format gives the file, at the top of the folder."""

_DEVELOPERS: Final = "agent/developers"
_SAID: Final = {
    "title": dcterms.title,
    "description": dcterms.description,
    "rights": dcterms.rights,
    "licence": dcterms.license,
}
_BESIDE: Final = {
    "data.ttl": ("What the dataset is: VoID and DCAT", "text/turtle"),
    "ontology.ttl": ("The ontology", "text/turtle"),
    "context.jsonld": ("The JSON-LD context", "application/ld+json"),
    "dumps/SHA256SUMS": ("The digests of the dumps", "text/plain"),
    "SHA256SUMS": ("The digests", "text/plain"),
    "README.md": ("What is in the folder, and how to use it", "text/markdown"),
}


def write(folder: Path, told: Sequence[Dump], base: str, day: date, *, has_text: bool) -> None:
    """Writes the metadata of all that stands in the folder, which is then a crate."""
    crate = _crate(base, day, has_text=has_text)
    files = [*map(_dump, told), *_beside(folder)]
    root = next(one for one in crate["@graph"] if one["@id"] == "./")
    root["hasPart"] = [{"@id": one["@id"]} for one in files]
    crate["@graph"] += files
    words = json.dumps(crate, ensure_ascii=False, indent=2)
    (folder / NAME).write_text(words + "\n", "utf-8")


def _crate(base: str, day: date, *, has_text: bool) -> dict[str, Any]:
    said = header.statements(base, has_text=has_text)
    words = {
        name: " ".join(getattr(value, "value", "") for given, value in said if given.value == iri)
        for name, iri in _SAID.items()
    }
    words |= {"day": day.isoformat(), "dataset": header.dataset_of(base)}
    words["creator"] = base + _DEVELOPERS
    quoted = {name: json.dumps(value, ensure_ascii=False) for name, value in words.items()}
    crate: dict[str, Any] = json.loads(hosting.text("crate.json", **quoted))
    return crate


def _dump(one: Dump) -> dict[str, object]:
    media = [one.media, one.compression] if one.compression else one.media
    return _file(one.name, one.title, media, one.size) | {"sha256": one.digest}


def _beside(folder: Path) -> list[dict[str, object]]:
    return [
        _file(name, title, media, (folder / name).stat().st_size)
        for name, (title, media) in _BESIDE.items()
        if (folder / name).is_file()
    ]


def _file(name: str, title: str, media: str | list[str], size: int) -> dict[str, object]:
    return {
        "@id": name,
        "@type": "File",
        "name": title,
        "encodingFormat": media,
        "contentSize": str(size),
    }
