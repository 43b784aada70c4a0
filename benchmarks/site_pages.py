"""How fast the pages of a site are made, how large they are, and what publishing them costs.

    python benchmarks/site_pages.py --store DIR [--pages 300]

It makes the overview, the list of provisions, the references, the things that are named most, and
as many other pages as asked for, each as HTML and as the files beside it, in one process; times are
of the processor, sizes are those of gzip.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph import describe, store
from viennagraph.export import base_of
from viennagraph.index import open_index
from viennagraph.site import Embedded, Settings, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST: Final = 50.0  # milliseconds that the overview and an entity page may take at the median
LARGEST: Final = 100_000  # bytes of a first page, compressed
HUBS: Final = 20
WAYS: Final = ("", "provisions", "references", "documents")
UNSHOWN: Final = frozenset({"document", "questions", "vocabulary"})
SEED: Final = 3


@dataclass(frozen=True, slots=True)
class Made:
    """A page: how long it took as HTML and as data, in milliseconds, and its compressed size."""

    path: str
    html: float
    data: float
    size: int


def made(site: Site, path: str) -> Made | None:
    """One page, or None where there is none of its own at that path."""
    begun = time.process_time()
    page = site.page(path)
    if page is None or page.moved is not None:
        return None
    words = site.render(page).encode()
    shown = time.process_time()
    if page.thing is not None:
        told = describe.thing(site.source, page.thing, site.settings)
        for ending in describe.STATIC_FORMATS:
            describe.serialise(told, describe.MEDIA[ending], base=site.base)
    told_at = time.process_time()
    size = len(zlib.compress(words, 6))
    return Made(path, (shown - begun) * 1000, (told_at - shown) * 1000, size)


def line(name: str, pages: Sequence[Made]) -> str:
    """What some pages come to."""
    times = sorted(one.html for one in pages)
    worst = times[min(len(times) - 1, round(len(times) * 0.95))]
    return (
        f"{name:<28}{len(pages):>6}{statistics.median(times):>9.1f}{worst:>9.1f}{times[-1]:>9.1f}"
        f"{statistics.median(one.data for one in pages):>9.1f}"
        f"{statistics.median_high(one.size for one in pages):>10,}"
        f"{max(one.size for one in pages):>10,}"
    )


def fresh(site: Site, paths: Iterable[str]) -> list[Made]:
    """The pages as a server makes them that has made no other before."""
    found = []
    for path in paths:
        alone = Site(site.source, site.index, site.settings)
        if page := made(alone, path):
            found.append(page)
    return found


def main() -> int:
    """Prints the table; the exit code is 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=300)
    asked = parser.parse_args()
    with store.reading(asked.store) as snapshot:
        base = base_of(snapshot)
        source, index = Embedded.of(snapshot, base), open_index(snapshot)
        site, still = (Site(source, index, Settings(is_live=live)) for live in (True, False))
        every = sorted(set(site.paths()))
        for one in ("body/cnd", *WAYS):
            made(site, one)  # templates, texts and the counts of the index are read once
        rng = random.Random(SEED)  # noqa: S311 (a sample, not a secret)
        kinds = ("body", "programme", "state", "instrument", "meeting")
        hubs = sorted(site.index.things(*kinds), key=lambda one: -one.count)[:HUBS]
        things = [one for one in every if "/" in one and one.partition("/")[0] not in UNSHOWN]
        documents = [one.path for one, *_ in site.index.documents()]
        ways = fresh(site, WAYS)
        groups = {
            "overview": ways[:1],
            "lists, references": ways[1:],
            f"{HUBS} things named most": fresh(site, [one.path for one in hubs]),
            "things": fresh(site, rng.sample(things, min(asked.pages, len(things)))),
            "documents read": fresh(site, rng.sample(documents, min(60, len(documents)))),
        }
        sample = [made(still, one) for one in rng.sample(every, min(asked.pages, len(every)))]
        whole = [one for one in sample if one]
    each = statistics.mean(one.html + one.data for one in whole)
    head = f"{'ms of the processor':<28}{'pages':>6}{'median':>9}{'95 %':>9}{'most':>9}"
    lines = [
        f"{len(documents)} documents read, {len(every)} pages",
        f"{head}{'data':>9}{'gzip':>10}{'largest':>10}",
        *(line(name, pages) for name, pages in groups.items()),
        f"published: {each:.1f} ms a page, {each * len(every) / 60_000:.1f} minutes for all",
    ]
    sys.stdout.write("\n".join([*lines, ""]))
    entity = [*groups["things"], *groups[f"{HUBS} things named most"]]
    kept = statistics.median(one.html for one in entity) < MOST
    kept = kept and ways[0].html < MOST and ways[0].size < LARGEST
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
