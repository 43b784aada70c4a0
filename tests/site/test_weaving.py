"""Names in the words of a passage: each at its place, whatever was cleaned since it was counted."""

from __future__ import annotations

from viennagraph.site.provision import linked
from viennagraph.site.weaving import Occurrence, weave


def name(surface: str, start: int, end: int) -> Occurrence:
    return Occurrence(f"d#char={start},{end}", "d#p1", surface, start, end, "body/x")


def test_the_occurrence_nearest_to_the_offset_is_taken() -> None:
    runs = weave("CND and the CND", [(0, 15)], [name("CND", 12, 15)])

    assert [run.text for run in runs] == ["CND and the ", "CND"]


def test_a_name_is_found_where_a_line_was_broken_in_the_file() -> None:
    runs = weave("the World Customs Organization", [(0, 31)], [name("World\nCustoms", 4, 17)])

    assert [run.text for run in runs] == ["the ", "World Customs", " Organization"]


def test_offsets_count_across_the_pieces_of_a_cut_passage() -> None:
    runs = weave("CND or CND", [(0, 6), (90, 94)], [name("CND", 91, 94)])

    assert [run.text for run in runs if run.occurrence is None] == ["CND or "]


def test_a_name_inside_another_keeps_its_anchor_and_leaves_the_link() -> None:
    whole, inside = name("HONLEA Europe", 0, 13), name("Europe", 7, 13)

    runs = weave("HONLEA Europe met", [(0, 17)], [whole, inside])

    assert [run.occurrence for run in runs] == [whole, None]
    assert [anchor for run in runs for anchor in run.anchors] == ["char=0,13", "char=7,13"]


def test_a_name_that_the_words_no_longer_have_keeps_its_anchor() -> None:
    runs = weave("met", [(0, 3)], [name("CND", 0, 3)])

    assert [(run.text, run.anchors) for run in runs] == [("met", ("char=0,3",))]


def test_no_word_of_a_passage_is_lost_or_told_twice() -> None:
    text = "The CND, UNODC and the CND met in Vienna."
    named = [name("CND", 4, 7), name("UNODC", 9, 14), name("CND", 23, 26), name("Vienna", 34, 40)]

    assert "".join(run.text for run in weave(text, [(0, 41)], named)) == text


def test_in_a_provision_the_longer_name_comes_before_the_shorter() -> None:
    runs = linked("Join HONLEA Europe", [("Europe", "a:e"), ("HONLEA Europe", "a:h")])

    assert [run.text for run in runs if run.occurrence] == ["HONLEA Europe"]


def test_a_name_is_no_part_of_a_word() -> None:
    assert [run.text for run in linked("CNDs", [("CND", "a:cnd")])] == ["CNDs"]
