"""The data page: figures, files, licence and limits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lxml import html

from viennagraph.describe import Dump, Edition
from viennagraph.site.data_page import Share, with_edition
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from viennagraph.site import Page, Site


def text(site: Site, page: Page | None) -> str:
    assert page is not None
    return " ".join(html.fromstring(site.render(page)).text_content().split())


def test_things_are_counted_as_the_graph_holds_them(golden: Site) -> None:
    page = golden.page("data")
    assert page is not None
    counts = {str(iri): count for iri, _, count in page.context["classes"]}

    held = golden.source.ask("things").column("thing")
    shown = [one for one in held if one and "/recommendation/" in str(one)]

    assert len(shown) == counts[vg.Recommendation]


def test_the_page_says_that_nothing_was_reviewed(golden: Site) -> None:
    assert "Nothing here was reviewed by people." in text(golden, golden.page("data"))


def test_the_files_of_an_edition_are_listed_with_their_digests(wordless: Site) -> None:
    page = wordless.page("data")
    assert page is not None
    dump = Dump("dumps/a.nq.gz", "All graphs", "application/n-quads", 12345, "ab" * 32)

    words = text(wordless, with_edition(page, Edition(date(2026, 11, 21), "1.2", "", (dump,))))

    assert "All graphsapplication/n-quads12 345abababababababab…" in words
    assert "1.2, 21 November 2026" in words


def test_a_page_without_words_says_that_they_are_left_out(wordless: Site) -> None:
    assert "they are left out here" in text(wordless, wordless.page("data"))


def test_a_share_is_whole_only_when_nothing_is_missing() -> None:
    assert (Share("x", 199, 200).percent, Share("x", 199, 200).rest) == (99, 1)


def test_a_share_of_nothing_is_nothing() -> None:
    assert Share("x", 0, 0).percent == 0
