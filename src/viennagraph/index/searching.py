"""Finding things by their names and provisions by their words, and reading provisions."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from viennagraph.index.values import Hit, Hits, Piece, Place, Provision, Suggestion, Thing
from viennagraph.index.words import CLOSE, OPEN, cleared, key, matching, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viennagraph.index.reading import Index

PROVISION: Final = "provision"
"""What the search calls provisions among the kinds."""

_SHOWN: Final = 48  # words of a piece of text around a hit
_LONG: Final = 400  # characters of a text that a list shows whole
_CANDIDATES: Final = 2_000  # names that are ranked
_SIGNS: Final = 3  # characters from which on a spelling without signs is compared

# What fits best comes first: the whole name, its beginning, words in it; then what is named most.
_THINGS: Final = """
SELECT thing.path, thing.label, thing.symbol, thing.named, found.name, MIN(found.fit) AS fit
FROM (
  SELECT thing, name, CASE WHEN key = :key THEN 0 ELSE 1 END AS fit
  FROM name WHERE :long AND key >= :key AND key < :after
  UNION ALL
  SELECT * FROM (
    SELECT thing, name.name, CASE WHEN name.key = :key THEN 0
      WHEN substr(name.key, 1, length(:key)) = :key THEN 1 ELSE 2 END AS fit
    FROM names JOIN name ON name.id = names.rowid WHERE names MATCH :asked LIMIT :most
  )
) AS found JOIN thing ON thing.id = found.thing
GROUP BY thing.id
ORDER BY fit, thing.named DESC, length(thing.label), thing.path
"""


def search(index: Index, words: str, kinds: tuple[str, ...], limit: int, offset: int) -> Hits:
    """What has the words in its name, or in its text."""
    words = cleared(words).strip()
    if not matching(words):
        return Hits(words)
    groups: dict[str, list[Hit]] = defaultdict(list)
    for hit in _things(index, words, matching(words)):
        if not kinds or hit.thing.kind in kinds:
            groups[hit.thing.kind].append(hit)
    counts = {kind: len(found) for kind, found in groups.items()}
    provisions: tuple[Provision, ...] = ()
    is_loose = False
    if not kinds or PROVISION in kinds:
        provisions, total, is_loose = _provisions(
            index, words, (limit, offset), is_alone=not groups
        )
        counts |= {PROVISION: total} if total else {}
    start = offset if len(kinds) == 1 else 0
    things = tuple(hit for found in groups.values() for hit in found[start : start + limit])
    return Hits(words, things, provisions, tuple(counts.items()), is_loose=is_loose)


def suggest(index: Index, prefix: str, limit: int) -> tuple[Suggestion, ...]:
    """What a word being typed may become."""
    asked = matching(cleared(prefix), is_begun=True)
    if not asked:
        return ()
    found = _named(index, prefix, asked)[:limit]
    return tuple(Suggestion(Thing(*row[:4]), row[4]) for row in found)


def provisions(index: Index, numbers: Sequence[int], asked: str = "") -> dict[int, Provision]:
    """The provisions of these numbers, whole."""
    chosen = (json.dumps(list(numbers)),)
    rows = index.rows(_WHOLE, chosen)
    addressees = _grouped(index.rows(_ADDRESSEES, chosen))
    named = _grouped(index.rows(_PROGRAMMES, chosen))
    snippets = _snippets(index, numbers, asked) if asked and index.has_text else {}
    found = {}
    for number, path, text, year, strength, level, *rest in rows:
        place, body = _place(rest[:9]), rest[9:]
        words = text if index.has_text else ""
        found[number] = Provision(
            path=path,
            place=place,
            text=words,
            body=Thing(*body) if body[0] else None,
            year=year,
            strength=index.scale.get(strength),
            level=index.scale.get(level),
            addressees=tuple(one for one in addressees[number] if one.path or index.has_text),
            programmes=tuple(named[number]),
            pieces=snippets.get(number) or ((Piece(words, is_hit=False),) if words else ()),
        )
    return found


_PLACE: Final = """
document.path, document.label, document.symbol, document.named,
passage.path, passage.paragraph, passage.item, passage.section, passage.page
"""
_WHOLE: Final = f"""
SELECT provision.id, provision.path, provision.text, provision.year, provision.strength,
  provision.level, {_PLACE}, body.path, body.label, body.symbol, body.named
FROM provision JOIN passage ON passage.id = provision.passage
JOIN thing AS document ON document.id = passage.document
LEFT JOIN thing AS body ON body.id = provision.body
WHERE provision.id IN (SELECT value FROM json_each(?))
"""  # noqa: S608
_ADDRESSEES: Final = """
SELECT provision, COALESCE(thing.path, ''), COALESCE(thing.label, addressee.label)
FROM addressee LEFT JOIN thing ON thing.id = addressee.thing
WHERE provision IN (SELECT value FROM json_each(?)) ORDER BY provision, position
"""
_PROGRAMMES: Final = """
SELECT provision, path, label FROM naming JOIN thing ON thing.id = naming.thing
WHERE provision IN (SELECT value FROM json_each(?)) AND thing.kind = 'programme'
ORDER BY provision, label
"""


_MARKED: Final = """
SELECT rowid, CASE WHEN length(text) > ? THEN snippet(words, 0, ?, ?, '…', ?)
  ELSE highlight(words, 0, ?, ?) END
FROM words WHERE words MATCH ? AND rowid IN (SELECT value FROM json_each(?))
"""


def _things(index: Index, words: str, asked: str) -> Iterable[Hit]:
    for row in _named(index, words, asked):
        thing, name = Thing(*row[:4]), row[4]
        yield Hit(thing, () if name == thing.label else (Piece(name, is_hit=False),))


def _named(index: Index, words: str, asked: str) -> list[tuple[str, str, str, int, str, int]]:
    sign = key(words)
    values = {
        "key": sign,
        "after": sign + "\U0010ffff",
        "long": len(sign) >= _SIGNS,
        "asked": asked,
        "most": _CANDIDATES,
    }
    return index.rows(_THINGS, values)


def _provisions(
    index: Index, words: str, page: tuple[int, int], *, is_alone: bool
) -> tuple[tuple[Provision, ...], int, bool]:
    """Those that hold all the words; where nothing at all was found, those that hold some."""
    ranked = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ? OFFSET ?"
    counted = "SELECT COUNT(*) FROM words WHERE words MATCH ?"
    for is_any in (False, True) if is_alone else (False,):
        asked = matching(words, is_any=is_any)
        total: int = index.rows(counted, (asked,))[0][0]
        if total:
            numbers = [number for (number,) in index.rows(ranked, (asked, *page))]
            found = provisions(index, numbers, asked)
            return tuple(found[number] for number in numbers), total, is_any
    return (), 0, False


def _snippets(index: Index, numbers: Sequence[int], asked: str) -> dict[int, tuple[Piece, ...]]:
    values = (_LONG, OPEN, CLOSE, _SHOWN, OPEN, CLOSE, asked, json.dumps(list(numbers)))
    return {number: pieces(marked) for number, marked in index.rows(_MARKED, values)}


def _place(row: Sequence[str]) -> Place:
    path, label, symbol, named, *where = row
    return Place(Thing(path, label, symbol, int(named)), *where)


def _grouped(rows: Iterable[tuple[int, str, str]]) -> dict[int, list[Thing]]:
    found: dict[int, list[Thing]] = defaultdict(list)
    for provision, path, label in rows:
        found[provision].append(Thing(path, label))
    return found
