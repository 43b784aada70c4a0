"""Words of a provision, and the closed classes of English by which its clauses are told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_TOKEN: Final = re.compile(r"[^\W_](?:[\w'’./&@-]*\w)?|[,;:.()\[\]]")
_OPENING: Final = {"(": ")", "[": "]"}


def _all(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DETERMINERS: Final = _all(
    "the a an this that these those their its his her our each every any all some such no "
    "both other another further additional more greater better"
)
PREPOSITIONS: Final = _all(
    "about above across after against along amid among as at based before between by concerning "
    "despite during following for from given in including into of on over pursuant regarding "
    "subject through throughout to towards under until upon via when whenever where wherever while "
    "with within without if once recognizing noting taking bearing considering recalling "
    "acknowledging building having using drawing"
)
# A noun is not followed by one of these, so a word before them that can be a verb is one.
ADJECTIVES: Final = _all(
    "existing relevant new national international regional local domestic effective appropriate "
    "full adequate specific comprehensive joint mutual close"
)
RELATIVES: Final = _all("that which who whom whose")
CONJUNCTIONS: Final = _all(
    "how what where when while whether whereby if because unless until so although"
)
PARTICLES: Final = _all("in on with up out upon to for from at over against forward")
COORDINATORS: Final = frozenset(("and", "or", "but", "nor"))
BE: Final = frozenset(("are", "is", "were", "was"))
_DEGREES: Final = _all(
    "further also better more most not fully well now still always again together only alone "
    "inter alia even closely"
)
_LIMITS: Final = _all(
    "appropriate applicable necessary needed possible relevant feasible required available"
)
_ASIDE: Final = frozenset(("inter", "no", "later", "earlier"))
_ADJECTIVE: Final = re.compile(r"(?:[iot]nal|[aeiou]tal|ral|ial|cal|ate|ent|ant|ive|ic|ble)$")
_NOUN_ENDING: Final = re.compile(r"(?:tion|sion|ment|ity|ness|ance|ence|ship|ism|ing|ies|cy|ly)$")
_LY: Final = re.compile(r"[a-z]{2,}ly$")
_NOT_ADVERBS: Final = _all("supply apply rely comply reply multiply imply family ally assembly")


class Word(NamedTuple):
    """A word or a punctuation mark, where it stands, and whether it is a name kept whole."""

    text: str
    lower: str
    start: int
    end: int
    is_name: bool = False


def words(text: str, names: Collection[str] = ()) -> tuple[Word, ...]:
    """The words of a text, without what stands in brackets; a name is one word.

    >>> [word.text for word in words("the Office (UNODC) and States")]
    ['the', 'Office', 'and', 'States']
    >>> [word.text for word in words("the Board on A and B, and States", ["Board on A and B"])]
    ['the', 'Board on A and B', ',', 'and', 'States']
    """
    return _read(text, tuple(names))


@lru_cache(maxsize=16)
def _read(text: str, names: tuple[str, ...]) -> tuple[Word, ...]:
    # The same words are read for several questions, one right after another.
    found = _words(text, _spans(text, names))
    return tuple(_unbracketed(found) if "(" in text or "[" in text else found)


def _spans(text: str, names: Collection[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    taken = -1
    found = sorted(
        (start, -start - len(name)) for name in set(names) for start in _starts(text, name)
    )
    for start, end in found:
        if start >= taken:
            spans.append((start, -end))
            taken = -end
    return spans


def _starts(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + (len(name) or 1))


def _words(text: str, spans: list[tuple[int, int]]) -> Iterator[Word]:
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        for match in _TOKEN.finditer(text, at, start):
            word = match[0]
            yield Word(word, word.lower(), *match.span())
        if end > start:
            yield Word(text[start:end], text[start:end].lower(), start, end, is_name=True)
        at = end


def _unbracketed(tokens: Iterator[Word]) -> Iterator[Word]:
    closing: list[str] = []
    for token in tokens:
        if token.text in _OPENING:
            closing.append(_OPENING[token.text])
        elif closing and token.text == closing[-1]:
            closing.pop()
        elif not closing:
            yield token


# ── Looking along a sequence of words ────────────────────────────────────────────────────────


def lower_at(sequence: Sequence[Word], i: int) -> str:
    """The word at a position in lower case; the empty string beyond either end."""
    return sequence[i].lower if 0 <= i < len(sequence) else ""


def phrase_end(sequence: Sequence[Word], i: int, phrase: Sequence[str]) -> int | None:
    """Where a phrase ends that stands at a position, if it does."""
    stop = i + len(phrase)
    if stop > len(sequence):
        return None
    for part in phrase:
        if sequence[i].lower != part:
            return None
        i += 1
    return stop


def is_adverb(word: Word) -> bool:
    """Whether a word may stand between a form and its verb and be passed over."""
    lower = word.lower
    if word.is_name:
        return False
    return lower in _DEGREES or (
        lower.endswith("ly") and bool(_LY.search(lower)) and lower not in _NOT_ADVERBS
    )


def past_adverbs(sequence: Sequence[Word], i: int) -> int:
    """The first position from `i` on that holds no adverb."""
    while i < len(sequence) and is_adverb(sequence[i]):
        i += 1
    return i


def past_insertion(sequence: Sequence[Word], i: int, furthest: int = 40) -> int:
    """The position after words between commas that begin here; the same position if none do."""
    if lower_at(sequence, i) != ",":
        return i
    first = lower_at(sequence, past_adverbs(sequence, i + 1))
    if first not in PREPOSITIONS | CONJUNCTIONS | _ASIDE:
        return i
    for k in range(i + 2, min(len(sequence), i + furthest)):
        if sequence[k].text == ",":
            return k + 1
    return i


def is_limit(sequence: Sequence[Word], i: int) -> bool:
    """Whether "where appropriate", "if necessary" and the like stand here."""
    return lower_at(sequence, i) in {"as", "where", "when", "if", "whenever", "wherever"} and (
        lower_at(sequence, i + 1) in _LIMITS
    )


def looks_like_noun(word: Word) -> bool:
    """Whether a word that is not listed has the shape of a noun."""
    return bool(_NOUN_ENDING.search(word.lower)) or word.is_name


def begins_sentence(sequence: Sequence[Word], i: int) -> bool:
    """Whether a sentence begins here: after a full stop, with a capital letter."""
    return i > 0 and sequence[i - 1].text == "." and sequence[i].text[:1].isupper()


def is_adjective(word: Word) -> bool:
    """Whether a word has the shape of an adjective, after which a name goes on past a comma."""
    is_capital = "-" in word.text and word.text[:1].isupper()  # "Secretary-General"
    return bool(_ADJECTIVE.search(word.lower)) and not word.is_name and not is_capital


def cut_at_commas(asked: Sequence[Word]) -> list[Sequence[Word]]:
    """The words between commas, in one piece where a name goes on past an adjective."""
    chunks: list[Sequence[Word]] = []
    start = 0
    for i, word in enumerate(asked):
        if word.text == ",":
            chunks.append(asked[start:i])
            start = i + 1
    return _merged([chunk for chunk in [*chunks, asked[start:]] if chunk])


def _merged(chunks: list[Sequence[Word]]) -> list[Sequence[Word]]:
    """The same chunks, where those that end in an adjective ("regional, local bodies") go on."""
    merged: list[Sequence[Word]] = []
    for chunk in chunks:
        if merged and is_adjective(merged[-1][-1]):
            merged[-1] = (*merged[-1], *chunk)
        else:
            merged.append(chunk)
    return merged
