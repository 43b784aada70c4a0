"""The page about a thing, whatever its kind: its sections come from the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viennagraph import ask
from viennagraph.site import facts, incoming, timeline
from viennagraph.site.citing import Citation
from viennagraph.site.gather import Named, Names, places
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.page import Page
from viennagraph.site.schema_org import described
from viennagraph.site.sharing import shared
from viennagraph.site.showing import days, number, plural
from viennagraph.site.source import written
from viennagraph.site.words import words
from viennagraph.vocab import dcterms, schema, skos, vg

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site
    from viennagraph.site.incoming import Group
    from viennagraph.site.source import Source

_TOLD = 2
_NAMING = 60  # documents that name a thing and are listed
_NOTES = (skos.definition, skos.scopeNote)


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement about a thing: the other thing, the verdict, and why."""

    thing: Named
    other: Named
    verdict: str
    score: str
    reasons: tuple[str, ...]
    by: Named | None


def page(site: Site, match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The page about a thing, or None where nothing is said of it and nothing refers to it."""
    path = match.group()
    term = ask.Iri(site.base + path)
    table = site.source.ask("statements-of", thing=term)
    if not table.rows and not site.source.ask("reference-counts", thing=term).rows:
        return None
    told = facts.Statements.of(term.value, table)
    names = site.names().learn(told.things())
    thing = names(term)
    found, count = incoming.groups(site, term.value, names)
    naming, documents = indexed(site).naming(path, _NAMING)
    summary = _summary(thing, told, names, found, count, documents)
    return Page(
        path=path,
        template="entity.html",
        title=thing.label,
        summary=summary,
        context={
            "thing": thing,
            "names": facts.names_of(told),
            "notes": told.values(*_NOTES),
            "facts": facts.facts(site.source, told, names),
            "matches": told.values(*words().matches),
            "origins": told.values(dcterms.source),
            "groups": found,
            "naming": naming,
            "named_count": count,
            "naming_count": documents,
            "timeline": timeline.entries(found),
            "judgements": judged(site.source, term, names),
            "stated": tuple(_stated(site, told, names)),
            "citation": Citation(thing.label, term.value, told.text(dcterms.issued)[:4]),
        },
        thing=term.value,
        query=written("statements-of", thing=term),
        table=shared(table, site.settings),
        schema=described(thing, summary, told, names),
    )


def judged(source: Source, thing: ask.Iri, names: Names) -> tuple[Judged, ...]:
    """The judgements about a thing, each with all its reasons."""
    records = list(source.ask("judgements-about", thing=thing).records())
    names.learn(
        row[name].value for row in records for name in ("other", "judgement", "by") if name in row
    )
    reasons: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Mapping[str, ask.Term]] = {}
    for row in records:
        key = (row["judgement"].value, row["other"].value)
        first.setdefault(key, row)
        told = reasons.setdefault(key, [])
        if "reason" in row and row["reason"].value not in told:
            told.append(row["reason"].value)
    return tuple(
        Judged(
            names(key[0]),
            names(key[1]),
            row["verdictLabel"].value if "verdictLabel" in row else "",
            row["score"].value if "score" in row else "",
            tuple(reasons[key]),
            names(row["by"]) if "by" in row else None,
        )
        for key, row in first.items()
    )


def _stated(site: Site, told: facts.Statements, names: Names) -> list[object]:
    passages = [str(one) for one in told.values(vg.statedIn)]
    return list(places(site.source, passages, names).values())


def _summary(
    thing: Named,
    told: facts.Statements,
    names: Names,
    found: Sequence[Group],
    count: int,
    documents: int,
) -> str:
    kind = thing.kind.word
    sentence = kind[:1].upper() + kind[1:]
    for prop, form in words().summary.items():
        if values := told.values(prop):
            sentence += form.format(_several([_word(one, names) for one in values]))
    if begun := told.text(schema.startDate, dcterms.issued, vg.adoptedOn):
        sentence += f", {days(begun, told.text(schema.endDate))}"
    counted = [
        words().counted[group.iri][group.count != 1].format(number(group.count))
        for group in found
        if group.iri in words().counted
    ]
    if count:
        where = f" of {plural(documents, 'document')}" if documents else ""
        counted.append(f"it is named in {plural(count, 'place')}{where}")
    told_of = "; ".join(counted)
    return f"{sentence}. {told_of[:1].upper()}{told_of[1:]}." if told_of else f"{sentence}."


def _word(term: ask.Term, names: Names) -> str:
    return names(term).short if isinstance(term, ask.Iri) else str(term)


def _several(words_: Sequence[str]) -> str:
    if len(words_) > _TOLD:
        return f"{', '.join(words_[:_TOLD])} and {len(words_) - _TOLD} more"
    return " and ".join(words_)
