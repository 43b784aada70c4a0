"""Building again: only what changed is read, and nothing that was held is lost on the way."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import knowledge, pipeline, store
from viennagraph.summary import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.summary import Summary

    from .conftest import Workshop

EARLIER: Final = "UNODC-HONEURO-93-6"
LATER: Final = "UNODC-HONEURO-94-6"
OURS: Final = """
@prefix vg: <https://w3id.org/viennagraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/viennagraph/body/lamp-lighters> a vg:Body, org:Organization ;
    skos:prefLabel "Union of Lamp Lighters"@en ; vg:acronym "ULL" .
"""


def reasons(summary: Summary) -> list[str]:
    return [refusal.reason for refusal in (*summary.refused, *summary.rejected)]


def graphs(shop: Workshop) -> set[str]:
    with store.reading(shop.store) as snapshot:
        return {record.iri.rpartition("viennagraph/")[2] for record in snapshot.state.graphs}


def generation(shop: Workshop) -> int:
    with store.reading(shop.store) as snapshot:
        return snapshot.number


# ── What changed ─────────────────────────────────────────────────────────────────────────────


def test_a_second_build_reads_nothing_and_leaves_the_store_as_it_is(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.build()
    before = generation(shop)
    again = shop.build()

    assert (again.read, again.unchanged, again.exit_code) == ((), 1, 0)
    assert before == generation(shop)


def test_only_the_file_that_changed_is_read_again(shop: Workshop) -> None:
    shop.report("a.txt", 93)
    shop.report("b.txt", 94)
    shop.build()
    shop.report("a.txt", 93, topic="Ropes and rafts")
    again = shop.build()

    assert (again.read, again.unchanged) == (("a.txt",), 1)
    assert b"Ropes and rafts" in shop.exported()
    assert b"Lamps and ladders" in shop.exported()


def test_a_file_that_becomes_another_document_takes_the_first_one_with_it(shop: Workshop) -> None:
    shop.report("a.txt", 93)
    shop.build()
    shop.report("a.txt", 94)
    shop.build()

    assert shop.held() == {LATER: "a.txt"}


def test_a_file_that_moved_is_not_read_again_and_its_new_place_is_known(shop: Workshop) -> None:
    first = shop.report("a.txt")
    shop.build()
    (shop.files / "deep").mkdir()
    first.rename(shop.files / "deep" / "a.txt")
    moved = shop.build()
    shop.report("deep/a.txt", topic="Ropes and rafts")
    changed = shop.build()

    assert (moved.read, moved.unchanged) == ((), 1)
    assert (changed.read, changed.exit_code) == (("a.txt",), 0)


def test_a_file_with_a_new_name_is_named_anew(shop: Workshop) -> None:
    first = shop.report("a.txt")
    shop.build()
    first.rename(shop.files / "z.txt")
    again = shop.build()

    assert again.read == ("z.txt",)
    assert shop.held() == {EARLIER: "z.txt"}


def test_two_files_that_changed_names_are_told_apart(shop: Workshop) -> None:
    first, second = shop.report("a.txt", 93), shop.report("b.txt", 94)
    shop.build()
    first.rename(shop.files / "c.txt")
    second.rename(first)
    (shop.files / "c.txt").rename(second)
    shop.build()

    assert shop.held() == {EARLIER: "b.txt", LATER: "a.txt"}


def test_a_new_document_under_the_name_of_one_that_was_renamed_takes_nothing_away(
    shop: Workshop,
) -> None:
    first = shop.report("a.txt", 93)
    shop.build()
    first.rename(shop.files / "b.txt")
    shop.report("a.txt", 94)
    shop.build()

    assert shop.held() == {EARLIER: "b.txt", LATER: "a.txt"}


def test_a_relative_path_and_a_whole_one_are_one_file(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.report("a.txt")
    shop.build()
    monkeypatch.chdir(shop.files)
    again = shop.build(type(shop.files)("a.txt"), type(shop.files)("../files/a.txt"))

    assert (again.read, again.unchanged, again.repeated) == ((), 1, 0)


def test_a_document_whose_file_is_gone_stays(shop: Workshop) -> None:
    shop.report("a.txt", 93)
    shop.report("b.txt", 94)
    shop.build()
    (shop.files / "a.txt").unlink()
    shop.build()

    assert {EARLIER, LATER} == set(shop.held())


# ── The same document twice ──────────────────────────────────────────────────────────────────


def test_a_copy_of_a_file_is_counted_and_not_read(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.report("b.txt")
    built = shop.build()

    assert (built.read, built.repeated, built.exit_code) == (("a.txt",), 1, 0)


def names(shop: Workshop) -> set[str]:
    """The names under which the one document of a store is to be found."""
    pattern = b'<https://w3id.org/viennagraph/document/[^ ]*> <[^ ]*sourceName> "([^"]*)" \\.'
    return {name.decode() for name in re.findall(pattern, shop.exported())}


def test_the_name_of_a_copy_leads_to_the_document_too(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.report("b.txt")
    shop.build()

    assert names(shop) == {"a.txt", "b.txt"}


@pytest.mark.parametrize("first", ["a.txt", "b.txt"])
def test_a_copy_that_comes_later_is_known_as_if_it_had_come_at_once(
    shop: Workshop, first: str
) -> None:
    shop.report("a.txt")
    shop.report("b.txt")
    shop.build(shop.files / first)
    for path in sorted(shop.files.iterdir()):
        shop.build(path)
    again = shop.build()

    assert again.read == ()
    assert names(shop) == {"a.txt", "b.txt"}


def test_a_copy_that_was_removed_is_forgotten_when_the_other_is_built(shop: Workshop) -> None:
    shop.report("a.txt")
    copy = shop.report("b.txt")
    shop.build()
    copy.unlink()
    shop.build()

    assert names(shop) == {"a.txt"}


def test_two_texts_of_one_document_are_not_both_taken(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.report("b.txt", topic="Ropes and rafts")
    built = shop.build()

    assert (built.read, built.exit_code) == (("a.txt",), 2)
    assert "a.txt is the same document" in reasons(built)[0]
    assert "Leave one of the two out" in reasons(built)[0]


@pytest.mark.parametrize("replace", [True, False])
def test_of_two_texts_of_one_document_the_same_one_stands_after_every_build(
    shop: Workshop, *, replace: bool
) -> None:
    shop.report("a.txt")
    shop.report("b.txt", topic="Ropes and rafts")
    for _ in range(3):
        shop.build(replace=replace)

        assert shop.held() == {EARLIER: "a.txt"}


def test_a_second_file_for_a_document_that_is_held_is_refused(shop: Workshop) -> None:
    shop.build(shop.report("a.txt"))
    built = shop.build(shop.report("b.txt", topic="Ropes and rafts"))

    assert (built.read, built.exit_code) == ((), 2)
    assert "Use --replace" in reasons(built)[0]
    assert shop.held() == {EARLIER: "a.txt"}


def test_a_second_file_takes_the_place_of_the_first_where_that_is_wanted(shop: Workshop) -> None:
    shop.build(shop.report("a.txt"))
    built = shop.build(shop.report("b.txt", topic="Ropes and rafts"), replace=True)

    assert (built.read, built.exit_code) == (("b.txt",), 0)
    assert shop.held() == {EARLIER: "b.txt"}
    assert b"Lamps and ladders" not in shop.exported()


# ── Other settings ───────────────────────────────────────────────────────────────────────────


def test_with_an_authority_file_of_ones_own_what_is_held_is_read_again(shop: Workshop) -> None:
    shop.report("a.txt", topic="What the Union of Lamp Lighters does")
    shop.build()
    other = shop.report("b.txt", 94)
    ours = shop.folder / "our names.ttl"
    ours.write_text(OURS)
    built = shop.build(other, authority=[ours])

    assert built.read == ("a.txt", "b.txt")
    assert b"#refersTo> <https://w3id.org/viennagraph/body/lamp-lighters>" in shop.exported()


def test_an_authority_file_that_is_no_longer_named_leaves_the_store(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.build()
    before = shop.exported()
    ours = shop.folder / "our names.ttl"
    ours.write_text(OURS)
    shop.build(authority=[ours])
    named = {name for name in graphs(shop) if name.startswith("authority/user-our-names-")}
    shop.build()

    assert len(named) == 1
    assert not named & graphs(shop)
    assert before == shop.exported()


def test_authority_files_may_be_named_in_any_order_and_twice(shop: Workshop) -> None:
    shop.report("a.txt")
    files = [shop.folder / "one.ttl", shop.folder / "two.ttl"]
    files[0].write_text(OURS)
    files[1].write_text(OURS.replace("lamp-lighters", "rope-makers").replace("Lamp Lighters", "R"))
    shop.build(authority=files)
    before = shop.exported()
    again = shop.build(authority=[*reversed(files), files[0]])

    assert again.read == ()
    assert before == shop.exported()


def test_with_new_rules_each_document_whose_file_stands_is_read_again(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.report("a.txt", 93)
    shop.report("b.txt", 94)
    shop.build()
    monkeypatch.setattr(knowledge, "_rules", lambda: "other rules")
    again = shop.build(shop.files / "a.txt")

    assert (again.read, again.outdated) == (("a.txt", "b.txt"), 0)


def test_with_new_rules_a_document_without_its_file_stays_and_is_told(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.report("a.txt", 93)
    shop.report("b.txt", 94)
    shop.build()
    (shop.files / "a.txt").unlink()
    monkeypatch.setattr(knowledge, "_rules", lambda: "other rules")
    once, again = shop.build(), shop.build()

    assert (once.read, once.outdated) == (("b.txt",), 1)
    assert (again.read, again.outdated) == ((), 1)
    assert {EARLIER, LATER} == set(shop.held())


def test_a_new_version_that_is_refused_leaves_the_old_one(shop: Workshop) -> None:
    shop.report("a.txt", 93)
    shop.build()
    before = shop.exported()
    shop.write("a.txt", b"")
    again = shop.build()

    assert again.exit_code == 2
    assert before == shop.exported()


# ── The base ─────────────────────────────────────────────────────────────────────────────────


def test_things_stand_under_the_base_that_a_user_names(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.build(base="https://example.org/un/")
    lines = shop.exported().decode().splitlines()
    ours = "https://w3id.org/viennagraph/"
    foreign = {
        word
        for line in lines
        for word in line.split(" ")
        if word.startswith(f"<{ours}")
        and not word.startswith((f"<{ours}ontology", f"<{ours}vocabulary", f"<{ours}shapes"))
    }

    assert any(line.startswith("<https://example.org/un/programme/aircop>") for line in lines)
    assert not foreign


def test_a_store_keeps_its_base(shop: Workshop) -> None:
    shop.build(shop.report("a.txt", 93), base="https://example.org/un/")
    shop.build(shop.report("b.txt", 94))
    with store.reading(shop.store) as snapshot:
        bases = {record.iri.partition("document/")[0] for record in snapshot.state.documents}

    assert {"https://example.org/un/"} == bases


def test_another_base_than_that_of_the_store_is_refused(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.build()

    with pytest.raises(pipeline.BaseError, match="leave --base out"):
        shop.build(base="https://example.org/un/")


@pytest.mark.parametrize("base", ["example", "https://example.org/un", "https://ex ample.org/", ""])
def test_a_base_under_which_nothing_can_stand_is_refused(shop: Workshop, base: str) -> None:
    shop.report("a.txt")

    with pytest.raises(pipeline.BaseError, match="ends in /"):
        shop.build(base=base)
    assert not shop.store.exists()


# ── The manifest ─────────────────────────────────────────────────────────────────────────────


def manifest(shop: Workshop, *lines: str) -> Path:
    path = shop.folder / "manifest.tsv"
    path.write_text("\n".join(["file\tsymbol", *lines, ""]))
    return path


def test_a_manifest_names_the_document_of_a_file(shop: Workshop) -> None:
    shop.write("a.txt", "A note without a symbol.\n\n1. Nothing was asked of anybody.\n")
    shop.build(manifest=manifest(shop, "a.txt\tE/CN.7/2091/CRP.9"))

    assert shop.held() == {"E-CN.7-2091-CRP.9": "a.txt"}


def test_what_a_manifest_said_once_holds_without_it(shop: Workshop) -> None:
    shop.write("a.txt", "A note without a symbol.\n\n1. Nothing was asked of anybody.\n")
    shop.build(manifest=manifest(shop, "a.txt\tE/CN.7/2091/CRP.9"))
    again = shop.build()

    assert again.read == ()


def test_another_symbol_in_the_manifest_renames_the_document(shop: Workshop) -> None:
    shop.write("a.txt", "A note without a symbol.\n\n1. Nothing was asked of anybody.\n")
    shop.build()
    shop.build(manifest=manifest(shop, "a.txt\tE/CN.7/2091/CRP.9"))
    shop.build(manifest=manifest(shop, "a.txt\tE/CN.7/2091/CRP.10"))

    assert shop.held() == {"E-CN.7-2091-CRP.10": "a.txt"}


# ── Progress, and what is left alone ─────────────────────────────────────────────────────────


def test_progress_counts_the_files_that_are_read(shop: Workshop) -> None:
    for number in (93, 94):
        shop.report(f"{number}.txt", number)
    told: list[Progress] = []
    shop.build(progress=told.append)

    assert [
        Progress(1, 2, "93.txt", "reading"),
        Progress(2, 2, "94.txt", "reading"),
        Progress(2, 2, "", "relating"),
        Progress(2, 2, "", "storing"),
    ] == told


def test_files_of_other_types_and_hidden_ones_are_left_alone(shop: Workshop) -> None:
    shop.report("a.txt")
    shop.write("figures.xlsx", b"PK")
    shop.write(".hidden.txt", "hidden")
    shop.write(".git/config.txt", "hidden")
    built = shop.build()

    assert (built.read, built.left_alone, built.exit_code) == (("a.txt",), 1, 0)


def test_a_link_to_a_file_is_read_under_its_own_name(shop: Workshop) -> None:
    source = shop.report("a.txt")
    shutil.copy(source, shop.folder / "elsewhere.txt")
    source.unlink()
    (shop.files / "linked.txt").symlink_to(shop.folder / "elsewhere.txt")
    shop.build()

    assert shop.held() == {EARLIER: "linked.txt"}
