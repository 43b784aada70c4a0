"""A page is the same whatever answers its queries."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from viennagraph.ask.engine_rdflib import Rdflib
from viennagraph.ask.formats import as_json
from viennagraph.site import Server, Settings, Site
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.store.remote import Remote


@dataclass(frozen=True)
class Loopback:
    """What a server would answer, by an engine that shares nothing with the store."""

    engine: Rdflib

    def select(self, query: str) -> str:
        return as_json(self.engine.select(query))


@pytest.fixture(scope="module")
def elsewhere(golden: Site, root: Path) -> Site:
    dataset = rdflib.Dataset(default_union=False)
    quads = list(ox.parse(path=root / "tests/questions/sample.trig"))
    held = {ox.Quad(one.subject, one.predicate, one.object) for one in quads}
    written = ox.serialize([*quads, *held], format=ox.RdfFormat.N_QUADS)
    assert written is not None
    with warnings.catch_warnings():
        # rdflib 7 warns of names that its own parser still uses.
        warnings.filterwarnings("ignore", r"Dataset\.", DeprecationWarning)
        dataset.parse(data=written, format="nquads")
    remote: Remote = Loopback(Rdflib(dataset))  # type: ignore[assignment]
    return Site(Server(remote, BASE), golden.index, Settings())


@pytest.mark.parametrize(
    "path",
    [
        "programme/aircop",
        "body/honlea-europe",
        "document/UNODC-HONEURO-91-6",
        "recommendation/E-CN.7-2092-9-p5-c",
    ],
)
def test_a_server_gives_the_page_that_the_store_gives(
    golden: Site, elsewhere: Site, path: str
) -> None:
    pages = [site.page(path) for site in (golden, elsewhere)]

    html = [
        site.render(page) for site, page in zip((golden, elsewhere), pages, strict=True) if page
    ]
    assert len(html) == len(pages)
    assert html[0] == html[1]
