"""The values that every stage shares: frozen, without behaviour, free of RDF and of files.

The text side names a thing by a `Ref`, never by an IRI, and relates two things by a `Claim`,
never by a triple.  `viennagraph.graph` alone turns both into quads.

Three kinds of offset occur, all counting Unicode code points:

* *raw* offsets count in the characters as read from the file, after decoding (`Text.raw`);
* *clean* offsets count in the same characters without markup (`Text.characters`);
* *reading* offsets count in the words of the leaf passages, one after another (`Document.reading`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters.

    >>> Span(2, 5).end
    5
    """

    start: int
    end: int


class Ref(NamedTuple):
    """A thing named by its kind and its local name, such as the body `cnd`.

    `kind` is the path segment of the thing's IRI, `local` what follows it.

    >>> Ref("body", "cnd")
    Ref(kind='body', local='cnd')
    """

    kind: str
    local: str


class Typed(NamedTuple):
    """A literal value with the local name of its XML Schema datatype, such as `date`.

    >>> Typed("2017-06-27", "date")
    Typed(value='2017-06-27', datatype='date')
    """

    value: str
    datatype: str


# ── Text and its passages ────────────────────────────────────────────────────────────────────


class MarkKind(StrEnum):
    """What markup said about a stretch of clean characters."""

    STRONG = "strong"
    HEADING = "heading"
    LINK = "link"
    BREAK = "break"


class Mark(NamedTuple):
    """A hint that markup left: a bold stretch, a heading line, a link.

    Offsets are clean.  `value` is the level of a heading ("1" to "6") or the target of a link.
    """

    kind: MarkKind
    start: int
    end: int
    value: str = ""


class Run(NamedTuple):
    """From clean offset `clean` on, characters stand at `raw` and after, until the next run."""

    clean: int
    raw: int


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of one file, with and without markup, and the way back to the file.

    `runs` are in order and the first begins at clean offset 0.  `pages` are the clean offsets at
    which a page begins, where the format knows pages.
    """

    name: str
    digest: str
    media_type: str
    raw: str
    characters: str
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...] = ()
    pages: tuple[int, ...] = ()

    def raw_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of raw characters that hold the clean characters from `start` to `end`."""
        spans: list[Span] = []
        i = bisect_right(self.runs, (start, len(self.raw) + 1)) - 1
        while start < end:
            run = self.runs[i]
            stop = min(end, self.runs[i + 1].clean) if i + 1 < len(self.runs) else end
            raw = run.raw + start - run.clean
            if spans and spans[-1].end == raw:
                spans[-1] = Span(spans[-1].start, raw + stop - start)
            else:
                spans.append(Span(raw, raw + stop - start))
            start = stop
            i += 1
        return tuple(spans)


class PassageKind(StrEnum):
    """The kinds of passage; each is a concept of the vocabulary `passage-kind`."""

    MASTHEAD = "masthead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"
    ANNEX = "annex"
    BLOCK = "block"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document: its words, where they stand, and what it stands in.

    `fragment` names it in its document (`p2-a`); `parent` is the fragment of the passage that
    contains it.  `segments` are raw spans in order, and joined they give `words` character for
    character.  `start` is the reading offset of the first word of a leaf; of a container, that of
    its first leaf.  `heading` is the fragment of the nearest heading above it, `level` the depth
    of a heading (1 is the highest).
    """

    fragment: str
    kind: PassageKind
    words: str
    segments: tuple[Span, ...]
    start: int
    parent: str | None = None
    is_leaf: bool = True
    paragraph: str | None = None
    item: str | None = None
    section: str | None = None
    page: int | None = None
    heading: str | None = None
    level: int = 0


class Link(NamedTuple):
    """A hyperlink of the file: the reading span that carries it and its target."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file cut into passages, in document order; a container comes before what it contains.

    `reading` holds the words of the leaf passages one after another, each followed by a line feed,
    with every white-space character inside a passage turned into a space (one for one).
    """

    text: Text
    passages: tuple[Passage, ...]
    reading: str
    links: tuple[Link, ...] = ()
    starts: tuple[int, ...] = field(default=(), repr=False)
    leaves: tuple[Passage, ...] = field(default=(), repr=False)

    def leaf_at(self, offset: int) -> Passage:
        """The leaf passage that holds the character at a reading offset."""
        return self.leaves[bisect_right(self.starts, offset) - 1]

    def raw_span(self, start: int, end: int) -> Span:
        """The raw span from the first to the last character of a reading span inside one leaf."""
        passage = self.leaf_at(start)
        return Span(
            _raw(passage, start - passage.start),
            _raw(passage, end - 1 - passage.start) + 1,
        )


def _raw(passage: Passage, offset: int) -> int:
    for start, end in passage.segments:
        if offset < end - start:
            return start + offset
        offset -= end - start
    message = f"offset outside passage {passage.fragment}"
    raise IndexError(message)


# ── What is named ────────────────────────────────────────────────────────────────────────────


class MentionKind(StrEnum):
    """How an occurrence names its thing, which decides how it is linked."""

    NAME = "name"  # a name of the authority files, or one defined in this document
    SYMBOL = "symbol"  # a document symbol, "UNODC/HONEURO/12/2"
    ACT = "act"  # "General Assembly resolution 71/211"
    MEETING = "meeting"  # "Twelfth Meeting of …", "sixty-second session of …"
    SITTING = "sitting"  # "At its 3rd to 5th meetings"
    PERSON = "person"  # "Yoni Dekker (Netherlands)"
    REFERENCE = "reference"  # "the Meeting", "the outcome document": stands for something else


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name: where it stands and of what kind it is, not yet what it names.

    `start` and `end` are reading offsets inside one leaf passage; `surface` is the exact words.
    `key` is what `find` read out of the words in normal form (a symbol, an ordinal, a name).
    `locator` is the part cited ("paragraph 97").  `details` are further readings by name, such as
    the body of an act or the state behind a person.
    """

    kind: MentionKind
    passage: str
    start: int
    end: int
    surface: str
    key: str
    locator: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str | None:
        """The reading of that name, where there is one."""
        return next((value for key, value in self.details if key == name), None)


class Verdict(StrEnum):
    """How sure a link is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention and what it refers to.

    `entities` is empty where the verdict is open; `candidates` are what it may stand for then.
    A range ("3rd to 5th meetings") refers to each of several entities.
    """

    mention: Mention
    entities: tuple[Ref, ...]
    verdict: Verdict
    reason: str
    candidates: tuple[Ref, ...] = ()
    is_citation: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with its class and its names: from an authority file, or new in a document.

    `category` is the local name of its class in the ontology (`Body`, `Programme`).
    """

    ref: Ref
    category: str
    label: str
    alternatives: tuple[str, ...] = ()
    acronym: str | None = None
    identifier: str | None = None


# ── What is claimed ──────────────────────────────────────────────────────────────────────────


class Claim(NamedTuple):
    """That `subject` stands in `relation` to `object`, as the passage says.

    `relation` is a member of `viennagraph.relations.Relation`.  `passage` is the fragment of the
    passage that completes the claim; None stands for the document itself (its file, and the
    classes and names of things new in it).
    """

    subject: Ref
    relation: str
    object: Ref | Typed | str
    passage: str | None


@dataclass(frozen=True, slots=True)
class Addressee:
    """Of whom something is asked: the text's words, and what they stand for.

    `condition` narrows it ("on whose territories …"); `through` is the position, in the tuple of
    addressees that holds this one, of the addressee through whom it is asked.
    """

    label: str
    entity: Ref | None = None
    condition: str | None = None
    through: int | None = None


class ProvisionKind(StrEnum):
    """The classes of provision; the value is the local name of the class."""

    RECOMMENDATION = "Recommendation"
    OBSERVATION = "Observation"
    CONCLUSION = "Conclusion"
    COMMITMENT = "Commitment"
    STATEMENT = "Statement"
    OPERATIVE = "OperativeParagraph"
    PREAMBULAR = "PreambularParagraph"


@dataclass(frozen=True, slots=True)
class Provision:
    """What a passage provides, such as a recommendation, an observation or a conclusion.

    `text` is the passage's words with white space normalised and the closing punctuation kept.
    `strength` is a notation of the vocabulary `strength`, `status` one of `provision-status`,
    `action_level` the local name of a concept of `action-level`, `level_rule` that of the rule
    which gave it.
    """

    kind: ProvisionKind
    ref: Ref
    passage: str
    text: str
    topic: str | None = None
    made_by: Ref | None = None
    status: str | None = None
    is_ask: bool = False
    addressees: tuple[Addressee, ...] = ()
    modality: str | None = None
    strength: str | None = None
    actions: tuple[str, ...] = ()
    mentions: tuple[Ref, ...] = ()
    part_of: Ref | None = None
    leading_verb: str | None = None
    action_level: str | None = None
    level_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document: the meeting point of the text side and the RDF side."""

    document: Document
    ref: Ref
    links: tuple[Linked, ...]
    entities: tuple[Entity, ...]
    provisions: tuple[Provision, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a document stands: what it is, whose it is, and what each part of it speaks of.

    `meeting` is the meeting or session for which the document was issued, `is_report` whether it
    reports that meeting.  `topics` gives the topic of a passage, `meetings` the meeting of which a
    passage speaks and `groups` the working group, by fragment.  `act` is the resolution or decision
    of which the document is the text.
    """

    ref: Ref
    symbol: str | None = None
    body: Ref | None = None
    meeting: Ref | None = None
    is_report: bool = False
    year: int | None = None
    topics: dict[str, str] = field(default_factory=dict)
    meetings: dict[str, Ref] = field(default_factory=dict)
    groups: dict[str, Entity] = field(default_factory=dict)
    act: Ref | None = None


@dataclass(frozen=True, slots=True)
class Linkage:
    """What `link` made of a document's mentions."""

    links: tuple[Linked, ...]
    entities: tuple[Entity, ...]
    setting: Setting
