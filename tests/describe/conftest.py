"""A source over the golden graph of the invented documents, and the settings of a site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from viennagraph import ask, resources, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from viennagraph.ask.engines import Engine


@dataclass(frozen=True)
class Described:
    """Any engine as a source of descriptions."""

    engine: Engine
    base: str = BASE

    def ask(
        self, name: str, /, **parameters: ask.Term | str | Sequence[ask.Term | str]
    ) -> ask.Table:
        asked = ask.question(name, resources.queries() / "describe")
        return ask.answer(self.engine, asked, **parameters)


@dataclass(frozen=True)
class Set:
    is_live: bool = True
    has_text: bool = True


@pytest.fixture(scope="session")
def source(sample: Path) -> Iterator[Described]:
    with store.reading(sample) as snapshot:
        yield Described(Oxigraph(snapshot.store))


@pytest.fixture
def live() -> Set:
    return Set()


@pytest.fixture
def static() -> Set:
    return Set(is_live=False)


@pytest.fixture
def wordless() -> Set:
    return Set(has_text=False)
