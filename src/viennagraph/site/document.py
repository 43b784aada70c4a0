"""The page of a document: its text by passage, what it is, and what it provides and names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.site import entity, facts, incoming, moved, weaving
from viennagraph.site.citing import Citation
from viennagraph.site.gather import Named, Names, official
from viennagraph.site.page import Page
from viennagraph.site.schema_org import described
from viennagraph.site.sharing import shared
from viennagraph.site.showing import day, plural
from viennagraph.site.source import written
from viennagraph.vocab import dcterms, rdfs, vg

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from viennagraph.site import Site
    from viennagraph.site.weaving import Occurrence

_OPEN: Final = "open"
_HEADING: Final = "heading"
_FILE: Final = (vg.sourceName, vg.sourceDigest, dcterms.format)
_FOREMOST: Final = (vg.Programme, vg.InformationSystem, vg.Instrument, vg.Resolution, vg.Decision)


@dataclass(frozen=True, slots=True)
class Referenced:
    """A thing that a document names, how often, and where first."""

    thing: Named
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class File:
    """What a document was read from."""

    iri: str
    told: tuple[str, ...]


def page(site: Site, match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The page of a document; of one that is only cited, the page about a thing."""
    term = ask.Iri(site.base + match.group())
    parts = site.source.ask("document-passages", document=term)
    if not parts.rows:
        return _elsewhere(site, match.group()) or entity.page(site, match, query)
    named = weaving.occurrences(site.source, term)
    names = site.names().learn(one.thing for one in named if one.thing)
    names.learn(candidate for one in named for candidate in one.candidates)
    text = weaving.passages(site.source, term, parts, named, names)
    told = facts.Statements.of(term.value, site.source.ask("statements-of", thing=term))
    names.learn(told.things())
    thing = names(term)
    counted = Counter(mark.thing.kind.word for one in weaving.walk(text) for mark in one.provisions)
    summary = _summary(told, names, counted)
    title = told.text(dcterms.title, rdfs.label) or thing.label
    context = {
        "counted": counted,
        "passages": text,
        "contents": [one for one in text if one.kind == _HEADING],
        "referenced": _referenced(named, names),
        "open": [one for one in named if one.verdict == _OPEN],
        "citation": _citation(thing, title, told, names),
    }
    return Page(
        path=match.group(),
        template="document.html",
        title=title,
        summary=summary,
        context=context | _about(site, term, told, names),
        thing=term.value,
        query=written("document-passages", document=term),
        table=shared(parts, site.settings),
        schema=described(thing, summary, told, names) | {"name": title},
    )


def _elsewhere(site: Site, path: str) -> Page | None:
    """To the one document that a cited one is by judgement, under which it was read."""
    rows = site.source.ask("read-as", thing=ask.Iri(site.base + path)).rows
    found = [str(row[0]) for row in rows if str(row[0]).startswith(site.base)]
    return moved.to(site, path, found[0].removeprefix(site.base)) if len(found) == 1 else None


def _about(site: Site, term: ask.Iri, told: facts.Statements, names: Names) -> dict[str, object]:
    """What a page of a document tells beside its text."""
    thing = names(term)
    groups, count = incoming.groups(site, term.value, names, (dcterms.isPartOf,))
    return {
        "thing": thing,
        "language": told.text(dcterms.language),
        "names": names,
        "facts": facts.facts(site.source, told, names, (dcterms.title, vg.readFrom)),
        "files": _files(site, told.values(vg.readFrom)),
        "official": official(thing.symbol) if thing.symbol else "",
        "groups": groups,
        "naming_count": count,
        "judgements": entity.judged(site.source, term, names),
    }


def _summary(told: facts.Statements, names: Names, counted: Mapping[str, int]) -> str:
    kind = told.values(vg.documentType)
    what = names(kind[0]).label if kind else "document"
    sentence = what[:1].upper() + what[1:]
    if issuers := told.values(vg.issuedBy):
        sentence += f" of {names(issuers[0]).label}"
    if issued := told.text(dcterms.issued):
        sentence += f", {day(issued)}"
    found = [plural(count, word) for word, count in counted.items()]
    return f"{sentence}. It states {', '.join(found)}." if found else f"{sentence}."


def _referenced(named: Iterable[Occurrence], names: Names) -> list[tuple[str, list[Referenced]]]:
    """The things that a document names by kind, programmes before all, the most named first."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for one in named:
        if one.thing:
            counts[one.thing] += 1
            first.setdefault(one.thing, one.iri)
    groups: dict[str, list[Referenced]] = {}
    order: dict[str, int] = {}
    for iri, count in counts.items():
        thing = names(iri)
        groups.setdefault(thing.kind.word, []).append(Referenced(thing, count, first[iri]))
        known = thing.kind.iri in _FOREMOST
        order[thing.kind.word] = _FOREMOST.index(thing.kind.iri) if known else len(_FOREMOST)
    for listed in groups.values():
        listed.sort(key=lambda one: (-one.count, one.thing.label))
    return sorted(groups.items(), key=lambda one: (order[one[0]], one[0]))


def _files(site: Site, listed: Iterable[ask.Term]) -> list[File]:
    found = []
    for one in listed:
        if isinstance(one, ask.Iri):
            told = facts.Statements.of(one.value, site.source.ask("statements-of", thing=one))
            found.append(File(one.value, tuple(told.text(name) for name in _FILE)))
    return found


def _citation(thing: Named, title: str, told: facts.Statements, names: Names) -> Citation:
    issuers = told.values(vg.issuedBy)
    author = names(issuers[0]).label if issuers else ""
    words = f"{title} ({thing.symbol})" if thing.symbol and thing.symbol not in title else title
    return Citation(words, thing.iri, told.text(dcterms.issued)[:4], author)
