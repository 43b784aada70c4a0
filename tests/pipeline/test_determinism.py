"""The same input gives the same bytes, in any order, at once or in turn, with any workers."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Workshop

MANY = range(90, 100)


def copied(examples: Path, shop: Workshop) -> list[Path]:
    return [shutil.copy2(path, shop.files / path.name) for path in sorted(examples.iterdir())]


@pytest.mark.parametrize("suffix", [".nq", ".trig", ".ttl", ".jsonld", ".graphml", ".gexf"])
def test_the_order_of_the_files_does_not_show(
    examples: Path, another: Callable[[], Workshop], suffix: str
) -> None:
    one, other = another(), another()
    one.build(*copied(examples, one))
    other.build(*reversed(copied(examples, other)))

    assert one.exported(f"graph{suffix}") == other.exported(f"graph{suffix}")


def test_building_in_one_go_gives_what_building_file_by_file_gives(
    examples: Path, another: Callable[[], Workshop]
) -> None:
    one, forth, back = another(), another(), another()
    one.build(*copied(examples, one))
    for path in copied(examples, forth):
        forth.build(path)
    for path in reversed(copied(examples, back)):
        back.build(path)

    assert one.exported() == forth.exported() == back.exported()


def test_the_number_of_workers_does_not_show(another: Callable[[], Workshop]) -> None:
    one, other = another(), another()
    for shop in (one, other):
        for number in MANY:
            shop.report(f"{number}.txt", number)
    alone = one.build(jobs=1)
    shared = other.build(jobs=2)

    assert alone.read == shared.read == tuple(f"{number}.txt" for number in MANY)
    assert one.exported() == other.exported()


def test_a_document_read_again_leaves_no_trace_of_the_first_time(
    another: Callable[[], Workshop],
) -> None:
    one, other = another(), another()
    one.report("a.txt", 93)
    other.report("a.txt", 93, topic="Ropes and rafts")
    other.build()
    other.report("a.txt", 93)
    for shop in (one, other):
        shop.build()

    assert one.exported() == other.exported()


def test_a_fault_of_one_document_depends_on_no_other(another: Callable[[], Workshop]) -> None:
    together, in_turn = another(), another()
    for shop in (together, in_turn):
        shop.report("a.txt", 93)
        shop.report("b.txt", 94)
    together.build()
    for name in ("b.txt", "a.txt"):
        in_turn.build(in_turn.files / name)

    assert together.held() == in_turn.held()
    assert together.exported() == in_turn.exported()


def test_where_the_files_stand_does_not_show(another: Callable[[], Workshop]) -> None:
    one, other = another(), another()
    one.report("report.txt", 93)
    other.report("deep/down/report.txt", 93)
    for shop in (one, other):
        shop.build()

    assert one.exported() == other.exported()


@pytest.mark.parametrize("first", ["a.txt", "b.txt"])
def test_of_two_copies_the_first_name_stands_whichever_came_first(
    shop: Workshop, first: str
) -> None:
    for name in ("a.txt", "b.txt"):
        shop.report(name, 93)
    shop.build(shop.files / first)
    shop.build()

    assert list(shop.held().values()) == ["a.txt"]
