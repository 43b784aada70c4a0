"""A site that may not republish the words of documents shows their places and not their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from lxml import html

from viennagraph import ask
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from viennagraph.site import Site

_LONG: Final = 30


@pytest.fixture(scope="module")
def texts(golden: Site) -> set[str]:
    """The words of all passages and provisions that are long enough to be told apart."""
    documents = [one for one in golden.paths() if one.startswith("document/")]
    found = set()
    for path in documents:
        table = golden.source.ask("document-passages", document=ask.Iri(golden.base + path))
        kinds = map(str, table.column("kind"))
        for kind, text in zip(kinds, table.column("text"), strict=True):
            # The line that is the title of the document is a fact as well.
            if text is not None and not kind.endswith("/masthead"):
                found.add(" ".join(str(text).split()))
    return {one for one in found if len(one) > _LONG}


def test_no_page_has_the_words_of_a_document(wordless: Site, texts: set[str]) -> None:
    found = set()
    for path in wordless.paths():
        page = wordless.page(path)
        assert page is not None
        shown = html.fromstring(wordless.render(page))
        words = " ".join(shown.text_content().split())
        found |= {(path, one) for one in texts if one in words}

    assert not found


def test_no_table_has_the_words_of_a_document(wordless: Site, texts: set[str]) -> None:
    found = set()
    for path in wordless.paths():
        page = wordless.page(path)
        for row in page.table.rows if page and page.table else ():
            found |= {(path, str(cell)) for cell in row if " ".join(str(cell).split()) in texts}

    assert not found


def test_a_passage_still_tells_where_its_words_stand(wordless: Site) -> None:
    page = wordless.page("document/UNODC-HONEURO-91-6")

    assert page is not None
    passage = html.fromstring(wordless.render(page)).xpath("//section[@id='p2-a']")[0]
    assert "characters" in passage.text_content()


def test_the_words_of_a_provision_are_left_out_of_its_statements(wordless: Site) -> None:
    page = wordless.page("recommendation/UNODC-HONEURO-91-6-p2-a")

    assert page is not None
    assert page.table is not None
    assert vg.text not in set(map(str, page.table.column("property")))
