"""Accept headers are weighed as RFC 9110 says."""

from __future__ import annotations

import pytest

from viennagraph.serve import media

OFFERS = (media.HTML, media.TURTLE, media.JSON_LD)


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (None, media.HTML),
        ("", media.HTML),
        ("*/*", media.HTML),
        ("text/turtle", media.TURTLE),
        ("TEXT/TURTLE", media.TURTLE),
        ("text/turtle;q=0.5, application/ld+json", media.JSON_LD),
        ("application/ld+json;q=0.9, text/turtle;q=0.91", media.TURTLE),
        ("text/*", media.HTML),
        ("text/*, text/html;q=0", media.TURTLE),
        ("text/html;q=0, */*", media.TURTLE),
        ("*/*;q=0.1, text/turtle;q=0.2", media.TURTLE),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", media.HTML),
        ("text/turtle;charset=utf-8", media.TURTLE),
        ('text/turtle; profile="urn:x"; q=0.3, text/html;q=0.2', media.TURTLE),
        ("application/pdf", None),
        ("*/*;q=0", None),
        ("text/turtle;q=0", None),
        ("text/turtle;q=nonsense", None),
        ("nonsense", None),
        ("text/turtle;q=1.5", None),
    ],
)
def test_the_best_type_is_the_one_that_the_client_weighs_most(
    accept: str | None, wanted: str | None
) -> None:
    assert wanted == media.best(accept, OFFERS)


def test_a_range_names_no_type() -> None:
    assert not media.names("text/*, */*", media.HTML)


def test_a_header_of_thousands_of_ranges_is_cut_short() -> None:
    header = ", ".join(["text/csv"] * 10_000 + ["text/turtle"])

    assert media.best(header, OFFERS) is None
