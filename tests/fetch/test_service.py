"""The file that describes the service."""

from __future__ import annotations

from pathlib import Path

import pytest

from viennagraph import fetch
from viennagraph.fetch.errors import ChoiceError, ServiceError

PACKAGE = (Path(fetch.__file__).parent / "service.toml").read_text("utf-8")


def written(tmp_path: Path, old: str, new: str) -> Path:
    assert old in PACKAGE
    path = tmp_path / "service.toml"
    path.write_text(PACKAGE.replace(old, new, 1), "utf-8")
    return path


def test_the_service_of_the_package_is_asked_over_tls() -> None:
    service = fetch.load()

    assert service.address.startswith("https://")
    assert service.address.split("/")[2] in service.hosts


def test_the_program_names_itself_with_its_version() -> None:
    assert fetch.load().agent.startswith("viennagraph/")
    assert "{" not in fetch.load().agent


def test_words_cannot_leave_their_place_in_the_address() -> None:
    service = fetch.load()
    url = service.url("A/1&t=x#y?z", "en", service.format("pdf"))

    assert url.endswith("?s=A/1%26t%3Dx%23y%3Fz&l=en&t=pdf")


def test_another_file_describes_another_service(tmp_path: Path) -> None:
    path = written(tmp_path, "documents.un.org/api", "documents.example/api")

    assert fetch.load(path).address.startswith("https://documents.example/api")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("address = ", "address = 1 #", "address is missing or of another type"),
        ("s={symbol}", "s=A", "no {symbol}"),
        ("documents.un.org/api", "{symbol}.un.org/api", "has no host"),
        ("t={format}", "t={kind}", "other places than"),
        ('hosts = ["documents.un.org", "documents-dds-ny.un.org"]', "hosts = []", "hosts is not"),
        ('"viennagraph/{version}"', '"a\\r\\nX: y"', "characters that no request may carry"),
        ("attempts = 4", "attempts = 0", "limits.attempts is less than one"),
        ("attempts = 4", "attempts = true", "limits.attempts is not a number"),
        ("redirects = 5", "redirects = -1", "limits.redirects is not a number"),
        ("redirects = 5", "redirects = 5\nspeed = 3", "limits.speed means nothing here"),
        ('ending = ".pdf"', 'ending = "/../x"', "is not a point and letters"),
        ('begins = "%PDF-"', 'begins = "☃"', "formats.pdf.begins has characters"),
        ("[formats.docx]", "[formats.'a b']", "is not a word"),
        ("[limits]", "[limits", "cannot be read"),
    ],
)
def test_a_fault_in_the_file_is_told_by_its_name(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(ServiceError) as refused:
        fetch.load(written(tmp_path, old, new))

    assert told in str(refused.value)
    assert str(tmp_path) in str(refused.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="cannot be read"):
        fetch.load(tmp_path / "none.toml")


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ChoiceError, match="choose one of pdf, docx"):
        fetch.load().format("odt")


def test_an_unknown_language_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ChoiceError, match="choose one of ar, en, es, fr, ru, zh"):
        fetch.load().language("de")
