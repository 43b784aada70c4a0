"""Things that no authority file holds: made from their names, the same way each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.model import Entity, Ref
from viennagraph.wording import ordinals, slugs, symbols

if TYPE_CHECKING:
    from viennagraph.register.values import Known

KIND_OF: Final = {
    "Body": "body",
    "Programme": "programme",
    "InformationSystem": "system",
    "Instrument": "instrument",
    "Standard": "standard",
}


def known(entity: Known) -> Entity:
    """An entity of the authority files as the value that others are made from."""
    return Entity(entity.ref, entity.category, entity.label, entity.names, entity.acronym)


def key(body: Known) -> str:
    """The short form of a body in the local names of its meetings and acts."""
    return body.notation or body.ref.local


def meeting(body: Known, number: int, noun: str) -> Entity:
    """A meeting or session of a body, by its ordinal.

    `noun` is "meeting", "session", "special session" or "congress".
    """
    special = noun == "special session"
    ref = Ref("meeting", f"{key(body)}-{'special-' if special else ''}{number}")
    words, digits = ordinals.in_words(number), ordinals.in_digits(number)
    if is_series(body):
        label = f"{words} {body.label}"
        others = [f"{digits} {body.label}", f"{words} {_lower_head(body.label)}"]
    else:
        label = f"{words} {noun} of the {body.label}"
        others = [f"{digits} {noun} of the {body.label}"]
        if body.acronym:
            others.append(f"{digits} {noun} of {body.acronym}")
    return Entity(ref, "Meeting", label, tuple(others))


def is_series(body: Known) -> bool:
    """Whether the body is called by its meetings: "Meeting of Heads of …"."""
    return body.label.startswith(("Meeting of", "Meeting on", "Congress"))


def _lower_head(label: str) -> str:
    return label[:1].lower() + label[1:]


def sitting(meeting: Entity, number: int) -> Entity:
    """A sitting within a meeting, counted from the first."""
    ref = Ref("meeting", f"{meeting.ref.local}-sitting-{number}")
    return Entity(ref, "Meeting", f"{ordinals.in_digits(number)} meeting of the {meeting.label}")


def working_group(meeting: Entity, topic: str) -> Entity:
    """The working group of a meeting on a topic."""
    ref = Ref("body", f"{meeting.ref.local}-working-group-{slugs.slug(topic, 60)}")
    return Entity(ref, "Body", f"Working group on {topic}", (f"Working group: {topic}",))


def working_groups(whole: Entity) -> Entity:
    """The working groups of a meeting or of a body, taken together."""
    ref = Ref("body", f"{whole.ref.local}-working-groups")
    return Entity(ref, "Body", f"Working groups of the {whole.label}")


def group_meeting(group: Entity, topic: str, when: str | None) -> Entity:
    """The one meeting that a working group held."""
    ref = Ref("meeting", f"{group.ref.local}-meeting-1")
    label = f"Meeting of the working group on {topic}" + (f", {when}" if when else "")
    return Entity(ref, "Meeting", label, (f"One meeting of the working group on {topic}",))


def report(meeting: Entity, *, draft: bool) -> Entity:
    """The report of a meeting, cited without a symbol."""
    ref = Ref("document", f"{'draft-' if draft else ''}report-of-{meeting.ref.local}")
    words = "Draft report" if draft else "Report"
    return Entity(ref, "Document", f"{words} of the {meeting.label}")


def document(symbol: str) -> Entity:
    """A document by its symbol."""
    ref = Ref("document", slugs.of_symbol(symbol))
    return Entity(ref, "Document", symbol, identifier=symbol)


def series(symbol: str) -> tuple[Entity, tuple[Entity, ...]]:
    """A range of documents, and each of them."""
    ref = Ref("series", slugs.of_symbol(symbol))
    parts = tuple(document(part) for part in symbols.expand(symbol))
    return Entity(ref, "DocumentSeries", symbol), parts


def act(body: Known, kind: str, number: str) -> Entity:
    """A resolution or decision of a body, by its number.

    >>> from viennagraph.register import Known
    >>> cnd = Known(Ref("body", "cnd"), "Body", "Commission on Narcotic Drugs", (), acronym="CND")
    >>> act(cnd, "resolution", "56/10").identifier
    'CND resolution 56/10'
    """
    tidy = symbols.act_number(number)
    ref = Ref(kind, f"{key(body)}-{slugs.slug(tidy)}")
    category = kind.capitalize()
    long = f"{body.label} {kind} {tidy}"
    if symbol := symbols.of_act(body.series, kind, tidy):
        return Entity(ref, category, long, (), None, symbol)
    short = f"{body.acronym or body.label} {kind} {tidy}"
    return Entity(ref, category, long, (short,) if short != long else (), None, short)


def person(name: str) -> Entity:
    """A person by name."""
    return Entity(Ref("person", slugs.slug(name)), "Person", name)


def holder(role: str, of: str, key: str) -> Entity:
    """The unnamed holder of an office: "Secretary of the Ninety-first Meeting"."""
    return Entity(Ref("person", slugs.slug(f"{role} {key}")), "Person", f"{role} of {of}")


def learned(long: str, short: str | None, category: str) -> Entity:
    """A thing whose name the document defines."""
    ref = Ref(KIND_OF.get(category, "body"), slugs.slug(long))
    return Entity(ref, category, long, (), short)


def holder_by_words(words: str) -> Entity:
    """The unnamed holder of an office that the text spells out."""
    label = words[:1].upper() + words[1:]
    return Entity(Ref("person", slugs.slug(words)), "Person", label)
