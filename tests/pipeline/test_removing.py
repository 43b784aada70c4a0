"""Documents go with all that rested on them, and leave no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.errors import AmbiguousNameError
from viennagraph.pipeline.removing import NoDocumentError, remove

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Workshop

NUMBERS = (91, 92, 93)


def many(shop: Workshop, *numbers: int) -> None:
    for number in numbers:
        shop.report(f"{number}.txt", number)


def test_what_is_left_is_what_a_build_without_it_gives(another: Callable[[], Workshop]) -> None:
    one, other = another(), another()
    many(one, *NUMBERS)
    many(other, 91, 93)
    one.build()
    other.build()
    remove(["92.txt"], one.store)

    assert other.exported() == one.exported()


def test_a_document_that_comes_back_brings_all_of_it_again(shop: Workshop) -> None:
    many(shop, *NUMBERS)
    shop.build()
    before = shop.exported()
    remove(["UNODC/HONEURO/92/6"], shop.store)
    without = shop.exported()
    shop.build()

    assert before != without
    assert before == shop.exported()


def test_any_order_of_adding_and_removing_gives_the_same_graph(
    another: Callable[[], Workshop],
) -> None:
    exports = set()
    for order in ((91, 92, 93), (93, 91, 92), (92, 93, 91)):
        shop = another()
        many(shop, *NUMBERS)
        for number in order:
            shop.build(shop.files / f"{number}.txt")
        remove([f"{order[0]}.txt"], shop.store)
        shop.build(shop.files / f"{order[0]}.txt")
        exports.add(shop.exported())

    assert len(exports) == 1


def test_restatements_go_with_either_of_their_documents(shop: Workshop) -> None:
    many(shop, 91, 92)
    shop.build()
    held = shop.exported()
    remove(["92.txt"], shop.store)

    assert b"#Restatement>" in held.replace(b"ontology#Restatement> .", b"")
    assert b"restatement/" not in shop.exported()


@pytest.mark.parametrize(
    "name",
    [
        "92.txt",
        "UNODC/HONEURO/92/6",
        "UNODC-HONEURO-92-6",
        "document/UNODC-HONEURO-92-6",
        "https://w3id.org/viennagraph/document/UNODC-HONEURO-92-6",
    ],
)
def test_a_document_goes_by_any_of_its_names(shop: Workshop, name: str) -> None:
    many(shop, 91, 92)
    shop.build()
    done = remove([name], shop.store)

    assert [one.name for one in done.removed] == ["92.txt"]
    assert shop.held() == {"UNODC-HONEURO-91-6": "91.txt"}
    assert done.documents == 1


def test_an_unknown_name_is_answered_with_the_nearest(shop: Workshop) -> None:
    many(shop, 91)
    shop.build()
    held = shop.exported()

    with pytest.raises(NoDocumentError, match=r"did you mean .*91\.txt"):
        remove(["91.txt", "911.txt"], shop.store)
    assert held == shop.exported()


def test_a_name_of_several_documents_is_answered_with_all(shop: Workshop) -> None:
    shop.report("a/report.txt", 91)
    shop.report("b/report.txt", 92)
    shop.build()

    with pytest.raises(AmbiguousNameError, match="HONEURO-91-6"):
        remove(["report.txt"], shop.store)


def test_the_last_document_may_go(shop: Workshop) -> None:
    many(shop, 91)
    shop.build()

    assert remove(["91.txt"], shop.store).provisions == 0
    assert shop.held() == {}
