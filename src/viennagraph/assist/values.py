"""What an assistant is answered with: things by their IRIs, words with where they stand."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Thing(_Value):
    """A thing of the graph."""

    iri: str
    label: str
    kind: str
    named: int  # in how many places


class Quote(_Value):
    """Words of a document, and where they stand."""

    words: str
    document: str
    passage: str
    where: str


class Found(_Value):
    """What a search found: things by name, and provisions by their words."""

    things: list[Thing]
    provisions: list[Quote]
    total: int


class Said(_Value):
    """One statement, and where it is said; `quote` is None where a curated file holds it."""

    subject: str
    predicate: str
    object: str
    graph: str
    quote: Quote | None


class Traced(_Value):
    """A thing and what is said of it."""

    iri: str
    label: str
    statements: list[Said]
    total: int


class Question(_Value):
    """A question that can be asked by name."""

    name: str
    question: str
    answer: str
    parameters: dict[str, str]


class Answer(_Value):
    """Rows, the query that gave them, and how many there are in all."""

    columns: list[str]
    rows: list[dict[str, str | int | float | bool | None]]
    total: int
    sparql: str
