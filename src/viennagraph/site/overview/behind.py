"""The query behind a page that the index answers: the same question as SPARQL."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from viennagraph import ask, resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PATH: Final = re.compile(r"[a-z][a-z-]*/[^\x00-\x20<>\"{}|^`\\\ud800-\udfff]+")


def behind(name: str, chosen: Mapping[str, Sequence[str]]) -> str:
    """The query of `queries/index`, narrowed to what was chosen and runnable as it stands.

    Lines that belong to a filter that was not chosen are left out.

    >>> "VALUES ?body" in behind("provisions", {})
    False
    >>> "FILTER(?year >= ?since)" in behind("provisions", {"since": ["2017"]})
    True

    Raises:
        ParameterError: A value does not fit its parameter.
    """
    asked = _question(name)
    known = {parameter.name: parameter for parameter in asked.parameters}
    given = {key: values for key, values in chosen.items() if key in known and values}
    filled = ask.fill(
        asked, {key: [ask.term(known[key], one) for one in given[key]] for key in given}
    )
    left_out = known.keys() - given.keys()
    rows = tuple(f"VALUES ?{key} {{" for key in left_out)
    marks = tuple(f"# {key}" for key in left_out)
    return "\n".join(
        line.partition(" # ")[0]
        for line in filled.splitlines()
        if not line.startswith("#+")
        and not line.lstrip().startswith(rows)
        and not line.endswith(marks)
    )


def names(base: str, paths: Iterable[str]) -> tuple[str, ...]:
    """The IRIs of the paths that an address gives; what can be none is left out.

    >>> names("https://example.org/", ["body/cnd", "unknown", "body/<script>"])
    ('https://example.org/body/cnd',)
    """
    return tuple(base + path for path in paths if _PATH.fullmatch(path))


@cache
def _question(name: str) -> ask.Question:
    return ask.read_question(resources.queries() / "index" / f"behind-{name}.rq")
