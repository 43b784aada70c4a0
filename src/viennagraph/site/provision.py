"""The page of a provision: who asks what of whom, how firmly, and what became of the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viennagraph import ask
from viennagraph.site import entity, facts, incoming
from viennagraph.site.citing import Citation
from viennagraph.site.gather import Named, Names, places
from viennagraph.site.page import Page
from viennagraph.site.schema_org import described
from viennagraph.site.sharing import shared
from viennagraph.site.source import written
from viennagraph.site.weaving import Occurrence, Run
from viennagraph.site.wordings import wordings
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from viennagraph.site import Site
    from viennagraph.site.incoming import Item
    from viennagraph.site.source import Source

_SHOWN = (
    vg.strength,
    vg.modality,
    vg.action,
    vg.actionLevel,
    vg.topic,
    vg.addressee,
    vg.madeBy,
    vg.status,
    vg.content,
    vg.mentions,
    vg.restates,
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Someone who is asked: in the words of the text, as a thing, and through whom."""

    iri: str
    label: str
    thing: Named | None = None
    conditions: tuple[str, ...] = ()
    through: str = ""


def page(site: Site, match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The page of a provision, or None where there is none."""
    term = ask.Iri(site.base + match.group())
    table = site.source.ask("statements-of", thing=term)
    if not table.rows:
        return None
    told = facts.Statements.of(term.value, table)
    names = site.names().learn(told.things())
    item = incoming.items(site.source, [term.value], names).get(term.value)
    if item is None or item.place is None:
        return entity.page(site, match, query)
    groups, _ = incoming.groups(site, term.value, names)
    title, summary = _titles(item)
    return Page(
        path=match.group(),
        template="provision.html",
        title=title,
        summary=summary,
        context={
            "item": item,
            "runs": _runs(site.source, item, names),
            "told": {name.rpartition("#")[2]: _named(told, name, names) for name in _SHOWN},
            "rule": _named(told, vg.levelRule, names),
            "addressees": _addressees(site.source, term, names),
            "facts": facts.facts(site.source, told, names, _SHOWN),
            "passages": places(site.source, map(str, told.values(vg.statedIn)), names),
            "wordings": wordings(site.source, item, names),
            "groups": groups,
            "judgements": entity.judged(site.source, term, names),
            "citation": Citation(
                title, term.value, item.year, item.body.label if item.body else ""
            ),
        },
        thing=term.value,
        query=written("statements-of", thing=term),
        table=shared(table, site.settings),
        schema=described(item.thing, summary, told, names) | {"name": title},
    )


def linked(text: str, named: Iterable[tuple[str, str]]) -> tuple[Run, ...]:
    """The words with every name in them set apart, the longest name first.

    >>> [run.text for run in linked("Join AIRCOP now", [("AIRCOP", "a:b")])]
    ['Join ', 'AIRCOP', ' now']
    """
    by_surface = {" ".join(surface.split()): entity for surface, entity in named if surface.strip()}
    if not by_surface:
        return (Run(text),)
    longest = sorted(by_surface, key=lambda one: (-len(one), one))
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")
    runs = []
    for place, part in enumerate(pattern.split(text)):
        is_name = place % 2 == 1
        if part:
            name = Occurrence("", "", part, 0, 0, by_surface[part]) if is_name else None
            runs.append(Run(part, name))
    return tuple(runs)


def _titles(item: Item) -> tuple[str, str]:
    kind = item.thing.kind.word
    where = item.place.where if item.place else ""
    document = item.place.document_label if item.place else ""
    title = f"{kind[:1].upper()}{kind[1:]} in {where} of {document}"
    parts = [f"{kind[:1].upper()}{kind[1:]}"]
    if item.body:
        parts.append(f"of {item.body.label}")
    if item.year:
        parts.append(f"of {item.year}" if not item.body else f"({item.year})")
    if item.strength:
        parts.append(f"— {item.strength.label}")
    return title, f"{' '.join(parts)}."


def _runs(source: Source, item: Item, names: Names) -> tuple[Run, ...]:
    passage = ask.Iri(item.place.passage) if item.place else None
    if passage is None or not item.text:
        return ()
    rows = source.ask("surfaces", passage=passage).rows
    names.learn(str(entity) for _, entity, _ in rows)
    return linked(item.text, sorted((str(surface), str(entity)) for _, entity, surface in rows))


def _named(told: facts.Statements, prop: str, names: Names) -> list[Named]:
    found = [
        names(one) if isinstance(one, ask.Iri) else Named("", str(one)) for one in told.values(prop)
    ]
    return sorted(found, key=lambda one: one.label.casefold())


def _addressees(source: Source, provision: ask.Iri, names: Names) -> list[Addressee]:
    records = list(source.ask("addressees-of", provision=provision).records())
    names.learn(row["thing"].value for row in records if "thing" in row)
    found: dict[str, Addressee] = {}
    for row in records:
        iri = row["addressee"].value
        known = found.get(iri)
        conditions = known.conditions if known else ()
        if "condition" in row and row["condition"].value not in conditions:
            conditions = (*conditions, row["condition"].value)
        found[iri] = Addressee(
            iri,
            row["label"].value if "label" in row else "",
            names(row["thing"]) if "thing" in row else None,
            conditions,
            row["through"].value if "through" in row else "",
        )
    return sorted(found.values(), key=lambda one: incoming.natural(one.iri))
