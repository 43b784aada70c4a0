"""The rules of the house that no linter knows: size, where knowledge stands, what is left out."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "src" / "viennagraph"
KNOWLEDGE: Final = ("src", "ontology", "shapes", "queries")

MODULE_LINES: Final = 300
FUNCTION_LINES: Final = 40

# Where a number would make the code worse the code wins: name it here, with the reason.
LONG_MODULES: Final = {
    "model.py": "the values that all stages share are read as one page",
}
LONG_FUNCTIONS: Final[dict[str, str]] = {}

_QUERY: Final = re.compile(
    r"\b(?:SELECT|CONSTRUCT|INSERT|DELETE|ASK|WHERE)\b[^.]*\{(?!\s*…)|\bPREFIX \w*:"
)
_IRI: Final = re.compile(r"\bhttps?://\w")
_UNDONE: Final = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|NotImplemented" + r"Error)\b")
_MACHINE: Final = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|work|private)/\w")
_WORDS: Final = re.compile(r"[^\W_]+")

MODULES: Final = sorted(SOURCE.rglob("*.py"))
by_module = pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))


def tracked() -> list[Path]:
    """The files of the project as git knows them."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Each line of the files that matches, as `path:line`."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(words(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def words(path: Path) -> str:
    """What a file says; nothing where it is a picture or an archive."""
    content = path.read_bytes()
    return "" if b"\0" in content[:8000] else content.decode("utf-8")


def name_of(module: Path) -> str:
    return str(module.relative_to(SOURCE))


def docstrings(tree: ast.Module) -> set[ast.Constant]:
    """The nodes of all docstrings, attribute docstrings included."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def strings(module: Path) -> Iterator[tuple[int, str]]:
    """Each string of a module that is not a docstring, with its line."""
    tree = ast.parse(module.read_text("utf-8"))
    left_out = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield node.lineno, node.value


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring."""
    first = function.body[0]
    is_documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    documented = (first.end_lineno or 0) - first.lineno + 1 if is_documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - documented


def normal(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


@by_module
def test_a_module_fits_on_a_few_pages(module: Path) -> None:
    lines = len(module.read_text("utf-8").splitlines())

    assert lines <= MODULE_LINES or name_of(module) in LONG_MODULES


@by_module
def test_a_function_fits_on_a_page(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    too_long = [
        f"{node.name}: {length(node)} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > FUNCTION_LINES
        and f"{name_of(module)}:{node.name}" not in LONG_FUNCTIONS
    ]

    assert not too_long


@by_module
def test_no_query_stands_in_python(module: Path) -> None:
    queries = [line for line, text in strings(module) if _QUERY.search(text)]

    assert not queries


@by_module
def test_no_iri_stands_in_python_outside_vocab(module: Path) -> None:
    if module.is_relative_to(SOURCE / "vocab"):
        return

    iris = [line for line, text in strings(module) if _IRI.search(text)]

    assert not iris


def test_each_exception_to_the_sizes_is_still_needed() -> None:
    spare = [
        name
        for name in LONG_MODULES
        if len((SOURCE / name).read_text("utf-8").splitlines()) <= MODULE_LINES
    ]

    assert not spare


def test_nothing_is_left_undone() -> None:
    ours = [path for path in tracked() if path.suffix in {".py", ".ttl", ".rq", ".sh", ".md"}]

    assert not found(_UNDONE, ours)


def test_no_file_names_a_place_on_one_machine() -> None:
    texts = [path for path in tracked() if path.suffix != ".lock"]

    assert not found(_MACHINE, texts)


def test_the_lock_names_no_host() -> None:
    assert not found(re.compile("://"), sorted((ROOT / "requirements").glob("*.lock")))


def test_each_locked_package_has_a_digest() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        pins = re.findall(r"^\S+==.*(?:\n    .*)*", lock.read_text("utf-8"), re.MULTILINE)

        assert pins
        assert not [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin]


@pytest.mark.corpus
def test_no_rule_names_a_file_of_the_corpus(shared: Path) -> None:
    stems = [path.stem.partition("_")[2] for path in (shared / "corpus/drug-policy").glob("*.txt")]
    rules = [path for path in tracked() if path.relative_to(ROOT).parts[0] in KNOWLEDGE]

    assert stems
    assert not found(re.compile("|".join(map(re.escape, stems))), rules)


@pytest.mark.corpus
def test_no_sentence_of_the_corpus_is_copied(shared: Path) -> None:
    least = 12
    sentences = {
        words
        for path in (shared / "corpus/drug-policy").glob("*.txt")
        for sentence in re.findall(r"[^.;\n]+[.;]", path.read_text("utf-8"))
        if (words := normal(sentence)).count(" ") >= least
    }
    copied = [
        f"{path.relative_to(ROOT)}: {sentence}"
        for path in tracked()
        if path.suffix in {".py", ".ttl", ".rq", ".md", ".txt", ".trig", ".tsv"}
        for text in [normal(path.read_text("utf-8"))]
        for sentence in sentences
        if sentence in text
    ]

    assert sentences
    assert not copied
