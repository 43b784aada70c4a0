"""Whatever is wrong with an input, one line says what, where and what to do; nothing is lost."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Workshop

    Run = Callable[..., subprocess.CompletedProcess[str]]

GOOD: Final = "UNODC-HONEURO-93-6"
BAD_FILES: Final = {
    "empty": (b"", "the file is empty", "Give a file that holds text"),
    "white space": (b"\n \t\r\n\xef\xbb\xbf"[:5], "the file is empty", "Give a file"),
    "binary": (b"\x01\x02\x00\x03" * 50, "binary, not text", "Give a text file"),
    "disguised PDF": (b"%PDF-1.7 \xe2\xe3", "PDF", ""),
    "Latin-1": ("Côte d’Azur".encode("windows-1252"), "not UTF-8: byte 1", "iconv"),
    "half a character": ("Côte".encode()[:2], "not UTF-8: byte 1 (line 1)", "UTF-8"),
    "half of UTF-16": (b"\xff\xfea", "not UTF-16", "UTF-8"),
    "one line of 50 MB": (b"word " * 10_000_000, "line 1 has 50,000,000 characters", "paragraphs"),
}


@pytest.mark.parametrize(("content", "what", "remedy"), BAD_FILES.values(), ids=list(BAD_FILES))
def test_a_file_that_cannot_be_read_is_told_in_one_line_and_the_others_are_built(
    shop: Workshop, run: Run, content: bytes, what: str, remedy: str
) -> None:
    shop.report("good.txt")
    bad = shop.write("bad.txt", content)
    done = run("build", shop.files, "--store", shop.store)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"viennagraph: {bad}: ")
    assert what in done.stderr
    assert remedy in done.stderr
    assert shop.held() == {GOOD: "good.txt"}


def test_a_path_that_is_not_there_is_told_and_the_others_are_built(
    shop: Workshop, run: Run
) -> None:
    good, missing = shop.report("good.txt"), shop.files / "missing.txt"
    done = run("build", missing, good, "--store", shop.store)

    assert done.returncode == 2
    assert done.stderr == f"viennagraph: {missing}: no such file. Check the path.\n"
    assert shop.held() == {GOOD: "good.txt"}


def test_a_file_that_may_not_be_read_is_told_and_the_others_are_built(
    shop: Workshop, run: Run
) -> None:
    shop.report("good.txt")
    bad = shop.report("bad.txt", 94)
    bad.chmod(0)
    done = run("build", shop.files, "--store", shop.store)

    assert done.returncode == 2
    assert done.stderr == (
        f"viennagraph: {bad}: no permission to read it. Change its permissions.\n"
    )
    assert shop.held() == {GOOD: "good.txt"}


def test_a_folder_that_may_not_be_opened_is_told_and_the_others_are_built(
    shop: Workshop, run: Run
) -> None:
    shop.report("good.txt")
    closed = shop.report("closed/bad.txt", 94).parent
    closed.chmod(0)
    done = run("build", shop.files, "--store", shop.store)
    closed.chmod(0o700)

    assert done.returncode == 2
    assert done.stderr.startswith(f"viennagraph: {closed}: the folder cannot be opened")
    assert shop.held() == {GOOD: "good.txt"}


def test_a_pipe_is_not_waited_for(shop: Workshop, run: Run) -> None:
    pipe = shop.files / "pipe.txt"
    os.mkfifo(pipe)
    done = run("build", pipe, "--store", shop.store)

    assert done.returncode == 2
    assert "neither a file nor a folder" in done.stderr


@pytest.mark.parametrize(
    ("name", "what"),
    [("", "the folder holds no file."), ("figures.xlsx", "no file of a type that is read")],
    ids=["nothing", "no readable type"],
)
def test_a_folder_without_documents_is_told_and_no_store_is_made(
    shop: Workshop, run: Run, name: str, what: str
) -> None:
    if name:
        shop.write(name, b"PK")
    done = run("build", shop.files, "--store", shop.store)

    assert done.returncode == 2
    assert done.stderr.startswith(f"viennagraph: {shop.files}: ")
    assert what in done.stderr
    assert ".txt" in done.stderr
    assert not shop.store.exists()


# ── Authority files and manifests ────────────────────────────────────────────────────────────

HEAD: Final = """@prefix vg: <https://w3id.org/viennagraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix our: <https://w3id.org/viennagraph/body/> .
"""
BAD_AUTHORITY: Final = {
    "no Turtle": (HEAD + "our:ull a vg:Body ;;; skos\n", "line 5", "Repair the line"),
    "not even text": (b"\x00\xff\xfe", "not Turtle", "Repair"),
    "no label": (
        HEAD + "our:ull a vg:Body .",
        "<https://w3id.org/viennagraph/body/ull> has no preferred label",
        "skos:prefLabel",
    ),
    "no class": (HEAD + 'our:ull skos:prefLabel "ULL"@en .', "has no class", "a vg:Body"),
    "a blank node": (
        HEAD + 'our:ull a vg:Body, org:Organization ; skos:prefLabel "ULL"@en ; '
        'org:subOrganizationOf [ skos:prefLabel "Union"@en ] .',
        "blank node",
        "Give each thing an IRI",
    ),
    "broken shapes": (
        HEAD + 'our:ull a vg:Body ; skos:prefLabel "ULL"@en .',
        "<https://w3id.org/viennagraph/body/ull> breaks the shapes",
        "org:Organization",
    ),
}


@pytest.mark.parametrize(
    ("content", "what", "remedy"), BAD_AUTHORITY.values(), ids=list(BAD_AUTHORITY)
)
def test_a_broken_authority_file_is_told_before_anything_is_touched(
    shop: Workshop, run: Run, content: str | bytes, what: str, remedy: str
) -> None:
    shop.report("good.txt", 93)
    shop.build()
    before = shop.exported()
    shop.report("more.txt", 94)
    bad = shop.folder / "ours.ttl"
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run("build", shop.files, "--store", shop.store, "--authority", bad)

    assert done.returncode == 2
    assert done.stderr.startswith(f"viennagraph: {bad}: ")
    assert what in done.stderr
    assert remedy in done.stderr
    assert before == shop.exported()


def test_an_authority_file_that_is_not_there_is_told(shop: Workshop, run: Run) -> None:
    shop.report("good.txt")
    done = run("build", shop.files, "--store", shop.store, "--authority", shop.folder / "no.ttl")

    assert done.returncode == 2
    assert "no.ttl: the file could not be read" in done.stderr
    assert not shop.store.exists()


BAD_MANIFESTS: Final = {
    "other columns": ("name,symbol\n", "the first line is not file<tab>symbol"),
    "a line without symbol": ("file\tsymbol\na.txt\n", "line 2 is not a file name and a symbol"),
    "a line with more": ("file\tsymbol\na.txt\tA/1\tx\n", "line 2 is not a file name"),
    "two symbols": ("file\tsymbol\na.txt\tA/1\na.txt\tA/2\n", "line 3 gives a.txt a second symbol"),
    "another encoding": (b"file\tsymbol\n\xff\tA/1\n", "the manifest is not UTF-8"),
}


@pytest.mark.parametrize(("content", "what"), BAD_MANIFESTS.values(), ids=list(BAD_MANIFESTS))
def test_a_broken_manifest_is_told_with_its_line(
    shop: Workshop, run: Run, content: str | bytes, what: str
) -> None:
    shop.report("good.txt")
    bad = shop.folder / "manifest.tsv"
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run("build", shop.files, "--store", shop.store, "--manifest", bad)

    assert done.returncode == 2
    assert done.stderr.startswith(f"viennagraph: {bad}: {what}")
    assert not shop.store.exists()


def test_a_manifest_that_is_not_there_is_told(shop: Workshop, run: Run) -> None:
    shop.report("good.txt")
    done = run("build", shop.files, "--store", shop.store, "--manifest", shop.folder / "no.tsv")

    assert done.returncode == 2
    assert "no.tsv: the manifest cannot be read (No such file or directory)" in done.stderr


# ── The store ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("limit", [4_000, 60_000, 400_000])
def test_a_full_disk_is_told_and_what_the_store_held_is_still_there(
    shop: Workshop, run: Run, limit: int
) -> None:
    shop.report("good.txt", 93)
    shop.build()
    before = shop.exported()
    for number in range(94, 100):
        shop.write(f"{number}.txt", _long(shop.report("long.txt", number)))
    (shop.files / "long.txt").unlink()
    done = run("build", shop.files, "--store", shop.store, limit=limit)

    assert done.returncode == 2
    assert done.stderr.startswith(f"viennagraph: the disk is full at {shop.store}: free some space")
    assert "what the store held before is still there" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert before == shop.exported()


def _long(report: Path) -> str:
    items = "".join(
        f"\n{number}. Governments should count lamp number {number} once more.\n"
        for number in range(2, 400)
    )
    return report.read_text("utf-8") + items


def test_a_disk_that_was_full_is_built_on_when_there_is_room(shop: Workshop, run: Run) -> None:
    shop.report("good.txt")
    full = run("build", shop.files, "--store", shop.store, limit=4_000)
    done = run("build", shop.files, "--store", shop.store)

    assert (full.returncode, done.returncode) == (2, 0)
    assert shop.held() == {GOOD: "good.txt"}


def test_a_store_that_may_not_be_written_is_told(shop: Workshop, run: Run) -> None:
    shop.report("good.txt", 93)
    shop.build()
    shop.report("more.txt", 94)
    folders = [path for path in [shop.store, *shop.store.rglob("*")] if path.is_dir()]
    for path in folders:
        path.chmod(0o500)
    done = run("build", shop.files, "--store", shop.store)
    for path in folders:
        path.chmod(0o700)

    assert done.returncode == 2
    assert done.stderr.startswith(
        f"viennagraph: the store may not be read or written at {shop.store}: change the permissions"
    )
    assert shop.held() == {GOOD: "good.txt"}


def test_a_place_where_no_store_can_be_made_is_told(shop: Workshop, run: Run) -> None:
    shop.report("good.txt")
    shop.files.chmod(0o500)
    done = run("build", shop.files, "--store", shop.files / "store")
    shop.files.chmod(0o700)

    assert done.returncode == 2
    assert "may not be read or written" in done.stderr


def test_a_store_in_use_is_told(shop: Workshop, run: Run) -> None:
    shop.report("good.txt")
    shop.build()
    with (shop.store / "lock").open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        done = run("build", shop.files, "--store", shop.store)

    assert done.returncode == 2
    assert done.stderr.startswith(
        f"viennagraph: another process is building in the store at {shop.store}: wait"
    )


def test_a_damaged_store_is_told_before_anything_is_read(shop: Workshop, run: Run) -> None:
    shop.report("good.txt")
    shop.build()
    (shop.store / "CURRENT").write_text("seven")
    done = run("build", shop.files, "--store", shop.store)

    assert done.returncode == 2
    assert "CURRENT says 'seven'" in done.stderr


def test_a_file_in_the_place_of_the_store_is_left_as_it_is(shop: Workshop, run: Run) -> None:
    good = shop.report("good.txt")
    before = good.read_bytes()
    done = run("build", shop.files, "--store", good)

    assert done.returncode == 2
    assert "there is a file, not a store" in done.stderr
    assert before == good.read_bytes()


# ── Text that is no report ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "word",
        "1.",
        "(a)",
        "1. (a) (i)\n(b)",
        "\x0c\x0c 1. \x0c",
        "#",
        "**",
        "| |\n|-|\n",
        "1. a\r2. b\r\n3. c\u2028d",
        "\ufeff1. A\u0301 𝔘 \U0001f600",
        "![](x)[](y)",
        "(" * 2000,
        "1. " * 2000,
        "Recalling " * 2000,
        "held in from to , 2091\n" * 50,
        "UNODC/HONEURO/93/6 " * 300,
        "annex\n\nAnnex\n\nANNEX I\n\nAnnex\n",
    ],
    ids=lambda text: ascii(text[:12]),
)
@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_no_text_is_too_odd_to_be_read(shop: Workshop, text: str, ending: str) -> None:
    shop.write(f"odd{ending}", text)
    built = shop.build(allow_violations=True)

    assert (f"odd{ending}",) == built.read
