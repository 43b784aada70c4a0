"""Who is asked: the words before or inside a form, as addressees with their conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from viennagraph.claim.asks_grammar import Grammar
from viennagraph.claim.asks_words import (
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    Word,
    is_limit,
    lower_at,
    phrase_end,
)
from viennagraph.model import Addressee

_JOINING: Final = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("and",), ("or",))
_SINGLING: Final = (
    ("in", "particular"), ("including",), ("especially",), ("notably",), ("particularly",),
)  # fmt: skip
_POSSESSIVES: Final = frozenset(("their", "its"))
_LIMITING: Final = (
    ("within", "their"), ("within", "its"), ("subject", "to"), ("in", "accordance", "with"),
    ("to", "the", "extent"), ("as", "far", "as"), ("with", "due", "regard"), ("if", "they"),
)  # fmt: skip
_NARROWING: Final = re.compile(
    r"(?:(?:of|in|from|within) (?:the|that|those|these|their|each|every|both|all) "
    r"(?:same )?(?:sub)?(?:region|area|zone|continent)s?\b|in a position to\b|with(?:out)?\b)",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)

Chunk = Sequence[Word]


def addressees(rules: Grammar, text: str, asked: Chunk) -> tuple[Addressee, ...]:
    """Those who are asked in the words before a modal or after a leading verb."""
    chunks = tuple(_core(rules, _chunks(asked)))
    if not chunks:
        return ()
    found: list[Addressee] = []
    conditions: list[str] = []
    for chunk in chunks:
        joined = _after(chunk, _JOINING)
        singled = _after(chunk, _SINGLING)
        if singled and found and lower_at(chunk, singled) in _POSSESSIVES:
            found.append(Addressee(label(text, chunk[singled:]), through=0))
        elif singled and found and lower_at(chunk, singled) == "those":
            conditions.append(_printed(text, chunk))
        elif found and (is_limit(chunk, 0) or _after(chunk, _LIMITING)):
            conditions.append(_printed(text, chunk))
        elif found and lower_at(chunk, 0) in RELATIVES:
            conditions.append(_printed(text, chunk))
        elif found and joined == 0 and lower_at(chunk, 0) in PREPOSITIONS:
            break
        elif not singled:
            found += (_narrowed(rules, text, part) for part in _coordinated(rules, chunk[joined:]))
    if conditions and found:
        parts = [*filter(None, (found[0].condition,)), *conditions]
        found[0] = Addressee(found[0].label, condition=", ".join(parts))
    return tuple(found)


def label(text: str, chunk: Chunk) -> str:
    """The words of an addressee as printed, without a leading article."""
    return _ARTICLE.sub("", _printed(text, chunk), count=1) if chunk else ""


def nested(rules: Grammar, text: str, chunk: Chunk) -> Addressee | None:
    """Someone asked through another, if that is what the words before a second "to" name.

    Words such as "further measures" name no one.
    """
    if not chunk or any(word.text == ":" for word in chunk):
        return None
    name, condition = _cut(rules, chunk)
    end = next((i for i, word in enumerate(name) if word.lower in PREPOSITIONS), len(name))
    if not any(rules.is_actor(word) for word in name[:end][-2:]):
        return None
    return Addressee(label(text, name), condition=_printed(text, condition) or None)


def _printed(text: str, chunk: Chunk) -> str:
    return text[chunk[0].start : chunk[-1].end] if chunk else ""


def _after(chunk: Chunk, phrases: Sequence[Sequence[str]]) -> int:
    """Where one of the phrases ends that begins a chunk; 0 if none does."""
    return next((end for phrase in phrases if (end := phrase_end(chunk, 0, phrase))), 0)


def _chunks(asked: Chunk) -> list[Chunk]:
    chunks: list[Chunk] = []
    start = 0
    for i, word in enumerate(asked):
        if word.text == ",":
            chunks.append(asked[start:i])
            start = i + 1
    return [chunk for chunk in [*chunks, asked[start:]] if chunk]


def _core(rules: Grammar, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks from the first that names someone: a circumstance may stand before it."""
    if not chunks:
        return
    start = 0
    if _is_circumstance(chunks[0]):
        later = range(1, len(chunks))
        named = (i for i in later if not _is_circumstance(chunks[i]) and _names(rules, chunks[i]))
        start = next(named, len(chunks) - 1)
        if start == 0:
            return
    yield from chunks[start:]


def _is_circumstance(chunk: Chunk) -> bool:
    first = chunk[0].lower
    return first in PREPOSITIONS or first.endswith("ing") or _after(chunk, _SINGLING) > 0


def _names(rules: Grammar, chunk: Chunk) -> bool:
    end = next((i for i, word in enumerate(chunk) if word.lower in PREPOSITIONS), len(chunk))
    first = chunk[0].lower
    return first not in {"and", "or"} and any(
        rules.is_actor(word) or word.text[:1].isupper() for word in chunk[:end]
    )


# ── One chunk ────────────────────────────────────────────────────────────────────────────────


def _coordinated(rules: Grammar, chunk: Chunk) -> Iterator[Chunk]:
    """The parts of "Governments and the international community", where each names someone."""
    start = 0
    for i, word in enumerate(chunk):
        if word.lower in RELATIVES:
            break
        if word.lower in {"and", "or"} and _stands_alone(rules, chunk, start, i):
            yield chunk[start:i]
            start = i + 1
    if chunk[start:]:
        yield chunk[start:]


def _stands_alone(rules: Grammar, chunk: Chunk, start: int, i: int) -> bool:
    """Whether the words before and after a coordinator are two names and not one."""
    left, right = chunk[start:i], chunk[i + 1 :]
    if not left or not right:
        return False
    if right[0].is_name or right[0].lower in DETERMINERS - {"such"}:
        return left[-1].is_name or rules.is_actor(left[-1]) or left[-1].text[:1].isupper()
    shared = len(right) > 1 and right[1].lower in PREPOSITIONS
    return rules.is_actor(left[-1]) and not shared and any(rules.is_actor(word) for word in right)


def _narrowed(rules: Grammar, text: str, chunk: Chunk) -> Addressee:
    name, condition = _cut(rules, chunk)
    return Addressee(label(text, name), condition=_printed(text, condition) or None)


def _cut(rules: Grammar, chunk: Chunk) -> tuple[Chunk, Chunk]:
    """A name and what narrows it: a relative clause, "of the region", "affected by …"."""
    rest = " ".join(word.text for word in chunk)
    at = 0
    for i, word in enumerate(chunk):
        if i and _narrows(rules, chunk, i, rest[at:]):
            return chunk[:i], chunk[i:]
        at += len(word.text) + 1
    return chunk, ()


def _narrows(rules: Grammar, chunk: Chunk, i: int, rest: str) -> bool:
    word = chunk[i]
    if word.lower in RELATIVES:
        return True
    if word.lower in PREPOSITIONS | {"to"} and lower_at(chunk, i + 1) in {"whose", "which", "whom"}:
        return True
    if not rules.is_actor(chunk[i - 1]) or chunk[i - 1].is_name:
        return False
    if _NARROWING.match(rest):
        return True
    return (
        i + 1 < len(chunk)
        and rules.is_actor(chunk[i - 1])
        and bool(rules.gerund(word) or rules.participle(word))
    )
