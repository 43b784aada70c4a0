"""Who is asked: the words before or inside a form, as addressees with their conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from viennagraph.claim.asks_grammar import Grammar, hit, past_connectives
from viennagraph.claim.asks_words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    Word,
    cut_at_commas,
    is_adverb,
    is_limit,
    lower_at,
    phrase_end,
)
from viennagraph.model import Addressee

_JOINING: Final = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("and",), ("or",))
_SINGLING: Final = (
    ("in", "particular"), ("including",), ("especially",), ("notably",), ("particularly",),
)  # fmt: skip
_ASIDE: Final = (*_SINGLING, ("such", "as"), ("consistent", "with"))
# Words after one of these belong to it: "parties to the Convention and the Protocol".
_BINDING: Final = frozenset(("to", "across", "in", "within", "with", "from", "between", "among"))
_OF_VERBS: Final = frozenset(("upon", "on", "to"))
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
_CIRCUMSTANCE: Final = re.compile(
    r"(?:in (?:his|her|its|their) capacity|in (?:close )?(?:consultation|collaboration|coordination"
    r"|cooperation|partnership|accordance)|with the (?:assistance|support) of|when [a-z]+ing"
    r"|on the basis of|in such a way)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)

Chunk = Sequence[Word]


def addressees(
    rules: Grammar, text: str, asked: Chunk, *, opens: bool = False
) -> tuple[Addressee, ...]:
    """Those who are asked in the words before a modal or after a leading verb.

    `opens` says that the words open a sentence, so that the first capital letter means nothing.
    """
    chunks = tuple(_core(rules, cut_at_commas(_first(rules, asked))))
    opens = opens and bool(chunks) and chunks[0][0] is asked[0]
    if not chunks or not rules.names_someone(chunks[0], opens=opens):
        return ()
    found: list[Addressee] = []
    conditions: list[str] = []
    for chunk in map(_past_preposition, chunks):
        joined = _after(chunk, _JOINING)
        singled = _after(chunk, _SINGLING)
        if singled and found and lower_at(chunk, singled) in _POSSESSIVES:
            found.append(Addressee(label(text, chunk[singled:]), through=0))
        elif singled and found and lower_at(chunk, singled) == "those":
            conditions.append(_printed(text, chunk))
        elif found and (is_limit(chunk, 0) or _after(chunk, _LIMITING)):
            limited = _limit(chunk)
            found = [_also(addressee, _printed(text, limited)) for addressee in found]
        elif found and (lower_at(chunk, 0) in RELATIVES or _goes_on(rules, chunk, found[-1])):
            conditions.append(_printed(text, chunk))
        elif found and _ends(rules, chunk):
            break
        elif found or not singled:
            joined = joined or singled
            found += (_narrowed(rules, text, part) for part in _coordinated(rules, chunk[joined:]))
    for condition in conditions:
        found[0] = _also(found[0], condition)
    return tuple(found)


def _past_preposition(chunk: Chunk) -> Chunk:
    """The words after the preposition of a verb that is said once: "and upon donors"."""
    joined = _after(chunk, _JOINING)
    return chunk[joined + 1 :] if joined and lower_at(chunk, joined) in _OF_VERBS else chunk


def _goes_on(rules: Grammar, chunk: Chunk, last: Addressee) -> bool:
    """Whether a chunk ends the relative clause before it: "that have not signed, ratified or …"."""
    is_verb = chunk[0].text.islower() and rules.participle(chunk[0]) is not None
    return is_verb and bool(last.condition) and lower_at(chunk, 1) in COORDINATORS


def _members(rules: Grammar, chunk: Chunk) -> bool:
    """Whether a chunk singles out some of those asked: "including the private sector"."""
    named = chunk[_after(chunk, _SINGLING) :]
    is_singled = len(named) < len(chunk) and bool(named)
    return is_singled and not _is_circumstance(named) and _names(rules, named)


def _ends(rules: Grammar, chunk: Chunk) -> bool:
    """Whether a chunk names no one: "in due course", "guided by the Charter", "notes the plan"."""
    if hit(rules.states, chunk, 0):
        return True
    if chunk[0].text.islower() and rules.participle(chunk[0]) is not None:
        return lower_at(chunk, 1) in PREPOSITIONS
    if _after(chunk, _JOINING):
        return False
    if _is_circumstance(chunk):
        return not _members(rules, chunk)
    follows = lower_at(chunk, 1)
    is_plain = chunk[0].text.islower() and not rules.is_actor(chunk[0])
    return is_plain and (
        follows in PREPOSITIONS or (is_adverb(chunk[0]) and follows in COORDINATORS)
    )


def _first(rules: Grammar, asked: Chunk) -> Chunk:
    """The words before what is asked, or before a second verb of asking.

    "Urges donors and invites banks to …", "calls upon the Fund to explore all options to …".
    """
    for i in range(1, len(asked) - 1):
        is_asked = asked[i].lower == "to" and rules.is_verb_here(asked, i + 1)
        if is_asked and (asked[i - 1].is_name or asked[i - 1].lower.endswith("s")):
            return asked[:i]
        after = past_connectives(rules, asked, i + 1)
        if asked[i].lower in COORDINATORS and hit(rules.asks, asked, after):
            return asked[:i]
    return asked


def agents(rules: Grammar, text: str, sequence: Chunk, verb: int) -> tuple[Addressee, ...]:
    """Those by whom something is to be done: "should be reviewed and amended by Governments"."""
    by = verb + 1
    while lower_at(sequence, by) in COORDINATORS or (
        by < len(sequence) and (is_adverb(sequence[by]) or rules.participle(sequence[by]))
    ):
        by += 1
    if lower_at(sequence, by) != "by":
        return ()
    stops = (i for i in range(by + 1, len(sequence)) if not sequence[i].text[0].isalnum())
    end = next((i for i in stops), len(sequence))
    name = sequence[by + 1 : end]
    stop = next((i for i, word in enumerate(name) if word.lower in PREPOSITIONS), len(name))
    if not any(rules.is_actor(word) for word in name[:stop]):
        return ()
    return tuple(_narrowed(rules, text, part) for part in _coordinated(rules, name[:stop]))


def _also(addressee: Addressee, condition: str) -> Addressee:
    joined = f"{addressee.condition}, {condition}" if addressee.condition else condition
    return replace(addressee, condition=joined)


def _limit(chunk: Chunk) -> Chunk:
    """The first of several limits: what is joined on ("and in cooperation with …") is none."""
    for i in range(1, len(chunk) - 1):
        if chunk[i].lower in {"and", "or"} and chunk[i + 1].lower in PREPOSITIONS:
            return chunk[:i]
    return chunk


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
    return first in PREPOSITIONS or first.endswith("ing") or _after(chunk, _ASIDE) > 0


def _names(rules: Grammar, chunk: Chunk) -> bool:
    return chunk[0].lower not in {"and", "or"} and rules.names_someone(chunk, opens=False)


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
    if any(word.lower in _BINDING for word in left):
        return False
    if right[0].is_name or right[0].lower in DETERMINERS - {"such"}:
        return left[-1].is_name or rules.is_actor(left[-1]) or left[-1].text[:1].isupper()
    # "organs and bodies of the Organization", "relevant entities and agencies": one noun phrase.
    shared = len(right) > 1 and right[1].lower in PREPOSITIONS
    shared = shared or (len(right) == 1 < len(left) and left[0].text.islower())
    return rules.is_actor(left[-1]) and not shared and any(rules.is_actor(word) for word in right)


def _narrowed(rules: Grammar, text: str, chunk: Chunk) -> Addressee:
    name, condition = _cut(rules, chunk)
    return Addressee(label(text, name), condition=_printed(text, condition) or None)


def _cut(rules: Grammar, chunk: Chunk) -> tuple[Chunk, Chunk]:
    """A name and what narrows it: a relative clause, "of the region", "affected by …"."""
    printed = " ".join(word.text for word in chunk)
    at = 0
    for i, word in enumerate(chunk):
        if i and (_relates(chunk, i) or _narrows(rules, chunk, i, printed, at)):
            return chunk[:i], chunk[i:]
        if i and rules.is_finite(word):
            return chunk[:i], ()
        at += len(word.text) + 1
    return chunk, ()


def _relates(chunk: Chunk, i: int) -> bool:
    if chunk[i].lower in PREPOSITIONS:
        return lower_at(chunk, i + 1) in RELATIVES - {"that"}
    return chunk[i].lower in RELATIVES


def _narrows(rules: Grammar, chunk: Chunk, i: int, printed: str, at: int) -> bool:
    """Whether words after an actor say which of its kind are asked."""
    before, word = chunk[i - 1], chunk[i]
    if _CIRCUMSTANCE.match(printed, at):
        return True
    if before.is_name or not rules.is_actor(before):
        return False
    if _NARROWING.match(printed, at):
        return True
    is_verb = bool(rules.gerund(word) or rules.participle(word))
    return is_verb and i + 1 < len(chunk)
