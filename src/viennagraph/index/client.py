"""The index for browsers: what a site without a server searches by itself."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viennagraph.index.reading import Index

_MOST: Final = 5_000  # provisions whose words travel along; more would be a download of its own
_CUT: Final = 240
_NAMES: Final = """
SELECT thing.path, thing.label, thing.kind, thing.symbol, name.name
FROM thing JOIN name ON name.thing = thing.id
WHERE thing.named > 0 OR thing.id IN (SELECT thing FROM document)
ORDER BY thing.named DESC, thing.label, thing.path, name.name
"""
_WORDS: Final = """
SELECT provision.path, provision.text, document.label, passage.paragraph, passage.item
FROM provision JOIN passage ON passage.id = provision.passage
JOIN thing AS document ON document.id = passage.document
ORDER BY provision.id
"""


def client_data(index: Index) -> list[list[str]]:
    """Rows of label, kind, address and remark: things with their other names, then provisions.

    The words of provisions are left out where there are too many, or where words may not travel.
    """
    things: dict[str, list[str]] = {}
    others: dict[str, list[str]] = defaultdict(list)
    for path, label, kind, symbol, name in index.rows(_NAMES):
        things.setdefault(path, [label, kind.replace("-", " "), f"{path}.html", symbol])
        if name not in {label, symbol} and len(name) < _CUT:
            others[path].append(name)
    rows = [
        [label, kind, address, " · ".join(one for one in (symbol, *others[path]) if one)]
        for path, (label, kind, address, symbol) in things.items()
    ]
    if index.has_text and index.total <= _MOST:
        rows += [_provision(*row) for row in index.rows(_WORDS)]
    return rows


def client_script(index: Index) -> str:
    """The rows as a classic script, which a page opened as a file can load as well."""
    data = json.dumps(client_data(index), ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.viennagraphIndex={data};\n"


def _provision(path: str, text: str, document: str, paragraph: str, item: str) -> list[str]:
    words = text if len(text) <= _CUT else f"{text[: _CUT - 1].rstrip()}…"
    place = f"{document}, paragraph {paragraph}" if paragraph else document
    kind = path.partition("/")[0].replace("-", " ")
    return [words, kind, f"{path}.html", f"{place} ({item})" if item else place]
