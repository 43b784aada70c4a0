"""Constraints that the text of values answers, where it does: yes, no, or neither.

An answer is given only where the engine must come to the same; every other case is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from viennagraph.vocab import rdf, xsd

if TYPE_CHECKING:
    from viennagraph.check.surmise import View

YES: Final = 1
UNSURE: Final = 0
NO: Final = -1

Glance: TypeAlias = Callable[[str, list[str], "View"], int]
Value: TypeAlias = Callable[[str], bool]
Fields: TypeAlias = dict[str, str]

_TYPE: Final = f"<{rdf.type}>"
_TERM: Final = re.compile(r'<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?')
_TONGUE: Final = re.compile(r'".*"@([A-Za-z0-9-]+)', re.DOTALL)
_FORMS: Final = {
    "boolean": re.compile("true|false|1|0"),
    "integer": re.compile("-?[0-9]{1,17}"),
    "decimal": re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?"),
    "date": re.compile("[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"),
    "gYear": re.compile("[12][0-9]{3}"),
    "gYearMonth": re.compile("[12][0-9]{3}-(?:0[1-9]|1[0-2])"),
}
"""Written forms that a datatype certainly has; it may have others."""

_LONG_DAYS: Final = re.compile(
    "[12][0-9]{3}-(?:(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
_ORDERED: Final = frozenset({"date", "integer", "decimal"})
_FOREIGN: Final = re.compile(r"\(\?|\[\[|\[:|&&|--|~~|\\[^.()\[\]/-]")
"""What regular expressions of the engine and of Python may understand in two ways."""


def glance(template: str, fields: Fields) -> Glance:
    """The answer to a test from the text of its values."""
    if template in _OF_VALUE:
        is_so = _OF_VALUE[template](fields)

        def of_each(_: str, values: list[str], __: View) -> int:
            for value in values:
                if not is_so(value):
                    return UNSURE
            return YES

        return of_each
    return _OF_ALL.get(template, _unsure)(fields)


def _unsure(_: Fields) -> Glance:
    return lambda _node, _values, _view: UNSURE


def _inside(value: str) -> str | None:
    """The characters of a literal or IRI; None where some are escaped."""
    if "\\" in value:
        return None
    return value[1:-1] if value[0] == "<" else value[1 : value.rindex('"')]


def _datatype_of(value: str) -> str:
    return value.rpartition("^^<" + xsd.NS)[2][:-1] if value[-1] == ">" and value[0] == '"' else ""


def _datatype(fields: Fields) -> Value:
    wanted = fields["datatype"]
    if wanted == f"<{xsd.NS}string>":
        return lambda value: value[0] == '"' and value[-1] == '"'
    if wanted == f"<{rdf.NS}langString>":
        return lambda value: _TONGUE.fullmatch(value) is not None
    ending = f'"^^{wanted}'
    return lambda value: value[0] == '"' and value.endswith(ending)


def _lexical(fields: Fields) -> Value:
    is_typed = _datatype(fields)
    name = fields["datatype"].removeprefix(f"<{xsd.NS}")[:-1]
    form = _FORMS.get(name)
    long = _LONG_DAYS if name == "date" else form

    def is_so(value: str) -> bool:
        if form is None or long is None or not is_typed(value):
            return False
        words = value[1 : value.rindex('"')]
        return bool(form.fullmatch(words) or long.fullmatch(words))

    return is_so


def _kind(fields: Fields) -> Value:
    wanted = {"<": fields["iri"], '"': fields["literal"], "_": fields["blank"]}
    return lambda value: wanted.get(value[0]) == "true"


def _at_least_long(fields: Fields) -> Value:
    length = int(fields["length"])

    def is_so(value: str) -> bool:
        words = _inside(value)
        if words is None:
            return length == 1 and value[0] == '"'
        return len(words) >= length

    return is_so


def _at_most_long(fields: Fields) -> Value:
    length = int(fields["length"])
    return lambda value: len(_inside(value) or " " * (length + 1)) <= length


def _pattern(fields: Fields) -> Value:
    written = _TERM.findall(fields["pattern"])[0]
    pattern = written[1 : written.rindex('"')].replace("\\\\", "\\")
    if fields["flags"] != '""' or _FOREIGN.search(pattern) or '\\"' in written:
        return lambda _: False
    search = re.compile(pattern).search

    def is_so(value: str) -> bool:
        words = _inside(value)
        return words is not None and search(words) is not None

    return is_so


def _in(fields: Fields) -> Value:
    members = frozenset(_TERM.findall(fields["members"]))
    return lambda value: value in members


def _languages(fields: Fields) -> Value:
    wanted = tuple(one[1:-1].lower() for one in _TERM.findall(fields["languages"]))

    def is_so(value: str) -> bool:
        found = _TONGUE.fullmatch(value)
        tongue = found[1].lower() if found else ""
        return any(tongue == one or tongue.startswith(f"{one}-") for one in wanted)

    return is_so


def _compared(is_right: Callable[[Decimal, Decimal], bool]) -> Callable[[Fields], Value]:
    def made(fields: Fields) -> Value:
        bound = _number(fields["bound"])

        def is_so(value: str) -> bool:
            number = _number(value)
            return bound is not None and number is not None and is_right(number, bound)

        return is_so

    return made


def _number(value: str) -> Decimal | None:
    form = _FORMS.get(_datatype_of(value))
    if form is None or _datatype_of(value) not in {"integer", "decimal"}:
        return None
    words = value[1 : value.rindex('"')]
    return Decimal(words) if form.fullmatch(words) else None


_OF_VALUE: Final[dict[str, Callable[[Fields], Value]]] = {
    "datatype": _datatype,
    "datatype-lexical": _lexical,
    "in": _in,
    "language-in": _languages,
    "max-inclusive": _compared(lambda one, bound: one <= bound),
    "max-length": _at_most_long,
    "min-inclusive": _compared(lambda one, bound: one >= bound),
    "min-length": _at_least_long,
    "node-kind": _kind,
    "pattern": _pattern,
}


def _class(fields: Fields) -> Glance:
    wanted = fields["class"]

    def ask(_: str, values: list[str], view: View) -> int:
        for value in values:
            types = view.properties(value).get(_TYPE, ())
            if wanted not in types and not any(wanted in view.above.get(t, ()) for t in types):
                return NO
        return YES

    return ask


def _some(_: Fields) -> Glance:
    return lambda _node, values, _view: YES if values else NO


def _several(fields: Fields) -> Glance:
    least = int(fields["count"])

    def ask(_: str, values: list[str], __: View) -> int:
        return YES if len({one for one in values if one[0] == "<"}) >= least else UNSURE

    return ask


def _few(fields: Fields) -> Glance:
    most = int(fields["count"])

    def ask(_: str, values: list[str], __: View) -> int:
        if len(values) <= most or len(set(values)) <= most:
            return YES
        return NO if len({one for one in values if one[0] == "<"}) > most else UNSURE

    return ask


def _has(fields: Fields) -> Glance:
    wanted = fields["value"]
    otherwise = NO if wanted[0] == "<" else UNSURE
    return lambda _node, values, _view: YES if wanted in values else otherwise


def _is(fields: Fields) -> Glance:
    return lambda node, _values, _view: YES if node == fields["value"] else UNSURE


def _tongues(_: Fields) -> Glance:
    def ask(_: str, values: list[str], __: View) -> int:
        different = set(values)
        found = [one[1].lower() for one in map(_TONGUE.fullmatch, different) if one]
        return YES if len(found) == len(set(found)) else UNSURE

    return ask


def _disjoint(fields: Fields) -> Glance:
    other = fields["property"]

    def ask(node: str, values: list[str], view: View) -> int:
        others = view.properties(node).get(other, ())
        both = [*values, *others]
        if not values or not others or all(one[0] == "<" for one in values):
            return UNSURE if set(values) & set(others) else YES
        if any("\\" in one or "^^" in one for one in both):
            return UNSURE
        return UNSURE if {*map(str.lower, values)} & {*map(str.lower, others)} else YES

    return ask


def _before(fields: Fields) -> Glance:
    other = fields["property"]

    def ask(node: str, values: list[str], view: View) -> int:
        others = view.properties(node).get(other, ())
        return YES if all(_is_before(a, b) for a in values for b in others) else UNSURE

    return ask


def _is_before(one: str, other: str) -> bool:
    kind = _datatype_of(one)
    if kind not in _ORDERED or kind != _datatype_of(other):
        return False
    left, right = (value[1 : value.rindex('"')] for value in (one, other))
    form = _FORMS[kind]
    if not form.fullmatch(left) or not form.fullmatch(right):
        return False
    if kind == "date":
        return left < right
    return int(left) < int(right) if kind == "integer" else Decimal(left) < Decimal(right)


_OF_ALL: Final[dict[str, Callable[[Fields], Glance]]] = {
    "class": _class,
    "disjoint": _disjoint,
    "has-value": _has,
    "has-value-far": _has,
    "is-value": _is,
    "less-than": _before,
    "max-count": _few,
    "min-count": _several,
    "min-one": _some,
    "min-one-far": _some,
    "unique-lang": _tongues,
}

PASS_EMPTY: Final = frozenset(
    {*_OF_VALUE, "class", "disjoint", "less-than", "max-count", "unique-lang"}
)
"""The tests that hold wherever there is no value."""
