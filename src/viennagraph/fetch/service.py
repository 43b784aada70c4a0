"""The document service as a file describes it: addresses, hosts, formats, limits."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from viennagraph.fetch.errors import ChoiceError, ServiceError

if TYPE_CHECKING:
    from pathlib import Path

_PLACES: Final = ("{symbol}", "{language}", "{format}")
_WORD: Final = re.compile(r"[a-z0-9-]{1,20}")
_PRINTABLE: Final = re.compile(r"[\x20-\x7e]+")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much, how long and how often; the file of the package explains each."""

    attempts: int
    delay_seconds: float
    backoff_seconds: float
    longest_wait_seconds: float
    idle_seconds: float
    total_seconds: float
    bytes: int
    redirects: int
    fresh_seconds: float


@dataclass(frozen=True, slots=True)
class Format:
    """One form in which the service gives documents, and how a whole file of it looks."""

    name: str
    ending: str
    media_types: tuple[str, ...]
    begins: bytes
    ends: bytes
    tail_bytes: int


@dataclass(frozen=True, slots=True)
class Service:
    """A document service."""

    address: str
    hosts: frozenset[str]
    agent: str
    languages: tuple[str, ...]
    formats: tuple[Format, ...]
    limits: Limits

    def format(self, name: str) -> Format:
        """The format of that name.

        Raises:
            ChoiceError: The service does not give it.
        """
        for one in self.formats:
            if one.name == name:
                return one
        kind = "format"
        raise ChoiceError(kind, name, tuple(one.name for one in self.formats))

    def language(self, name: str) -> str:
        """The language of that name.

        Raises:
            ChoiceError: The service does not have it.
        """
        if name not in self.languages:
            kind = "language"
            raise ChoiceError(kind, name, self.languages)
        return name

    def url(self, symbol: str, language: str, form: Format) -> str:
        """Where the service gives the document.

        >>> service = load()
        >>> service.url("S/RES/1325 (2000)", "en", service.format("pdf")).rpartition("?")[2]
        's=S/RES/1325%20%282000%29&l=en&t=pdf'
        """
        words = (quote(symbol, safe="/"), quote(language, safe=""), quote(form.name, safe=""))
        return _filled(self.address, words)


def load(path: Path | None = None) -> Service:
    """The service that a file describes, or the one of the package.

    >>> load().format("pdf").ending
    '.pdf'

    Raises:
        ServiceError: The file cannot be read, or says something that no service can be.
    """
    place = str(path) if path else "the package"
    try:
        source = path or files("viennagraph.fetch") / "service.toml"
        table = tomllib.loads(source.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = f"the description of the service cannot be read ({error})"
        raise ServiceError(what, place) from error
    reader = _Table(table, place, "")
    service = Service(
        _address(reader.text("address"), place),
        frozenset(host.casefold() for host in reader.texts("hosts")),
        _agent(reader.text("agent"), place),
        reader.texts("languages"),
        tuple(_format(name, one) for name, one in reader.tables("formats")),
        _limits(reader.table("limits")),
    )
    reader.finish()
    return service


def _filled(template: str, words: tuple[str, ...]) -> str:
    for place, word in zip(_PLACES, words, strict=True):
        template = template.replace(place, word)
    return template


def _address(template: str, place: str) -> str:
    head = template.partition("{")[0]
    parts = urlsplit(head)
    if not parts.hostname or not (parts.path or parts.query) or "{symbol}" not in template:
        what = "the address has no host, or no {symbol} after it,"
        raise ServiceError(what, place)
    if "{" in _filled(template, ("", "", "")):
        what = f"the address has other places than {', '.join(_PLACES)}"
        raise ServiceError(what, place)
    return template


def _agent(template: str, place: str) -> str:
    try:
        number = version("viennagraph")
    except PackageNotFoundError:
        number = "checkout"
    if not _PRINTABLE.fullmatch(template):
        what = "the agent has characters that no request may carry"
        raise ServiceError(what, place)
    return template.replace("{version}", number)


def _format(name: str, table: _Table) -> Format:
    if not _WORD.fullmatch(name):
        what = f"the format {name!r} is not a word"
        raise ServiceError(what, table.place)
    ending = table.text("ending")
    if not re.fullmatch(r"\.[a-z0-9]{1,10}", ending):
        what = f"the ending {ending!r} is not a point and letters"
        raise ServiceError(what, table.place)
    form = Format(
        name,
        ending,
        tuple(one.casefold() for one in table.texts("media_types")),
        table.octets("begins"),
        table.octets("ends"),
        int(table.number("tail_bytes")),
    )
    table.finish()
    return form


def _limits(table: _Table) -> Limits:
    numbers: dict[str, Any] = {field.name: table.number(field.name) for field in fields(Limits)}
    for name in ("attempts", "bytes", "redirects"):
        numbers[name] = int(numbers[name])
    table.finish()
    if numbers["attempts"] < 1:
        what = "limits.attempts is less than one"
        raise ServiceError(what, table.place)
    return Limits(**numbers)


class _Table:
    """A table of a TOML file, read key by key; what is wrong is told with its name."""

    def __init__(self, values: dict[str, Any], place: str, name: str) -> None:
        self.place = place
        self._values = dict(values)
        self._name = name

    def text(self, key: str) -> str:
        value = self._take(key, str)
        if not value:
            raise self._wrong(key, "is empty")
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, list)
        if not value or not all(isinstance(one, str) and one for one in value):
            raise self._wrong(key, "is not a list of words")
        return tuple(value)

    def octets(self, key: str) -> bytes:
        try:
            return self.text(key).encode("latin-1")
        except UnicodeEncodeError:
            raise self._wrong(key, "has characters that are no single bytes") from None

    def number(self, key: str) -> float:
        value = self._values.pop(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2**40:
            raise self._wrong(key, "is not a number, zero or more")
        return value

    def table(self, key: str) -> _Table:
        return _Table(self._take(key, dict), self.place, self._path(key))

    def tables(self, key: str) -> list[tuple[str, _Table]]:
        names = tuple(self._values[key]) if isinstance(self._values.get(key), dict) else ()
        outer = self.table(key)
        return [(name, outer.table(name)) for name in names]

    def finish(self) -> None:
        if self._values:
            raise self._wrong(min(self._values), "means nothing here")

    def _take(self, key: str, kind: type) -> Any:  # noqa: ANN401 (the kind is checked)
        value = self._values.pop(key, None)
        if not isinstance(value, kind):
            raise self._wrong(key, "is missing or of another type")
        return value

    def _wrong(self, key: str, what: str) -> ServiceError:
        return ServiceError(f"{self._path(key)} {what}", self.place)

    def _path(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key
