"""The documents of some symbols, one after the other, each whole in a folder or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from viennagraph.fetch import folder, guard, symbols
from viennagraph.fetch.errors import FetchError, PlaceError, TurnedAwayError, UnavailableError
from viennagraph.fetch.network import Network
from viennagraph.fetch.patience import patiently
from viennagraph.fetch.session import Session
from viennagraph.manifest import ManifestError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from viennagraph.fetch.cache import Cache, Entry
    from viennagraph.fetch.service import Format, Service


_ENOUGH: Final = 2  # documents given up in a row, after which the service is left alone


class Status(StrEnum):
    """What became of a symbol."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Order:
    """Which form of documents is wanted, from where and to where."""

    service: Service
    folder: Path
    cache: Cache
    language: str = "en"
    format: str = "pdf"
    is_asking_anew: bool = False
    replace: bool = False
    allow_loopback: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one symbol; `was_asked` says whether the service had to be."""

    symbol: str
    status: Status
    file: str = ""
    digest: str = ""
    size: int = 0
    address: str = ""
    reason: str = ""
    was_asked: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far fetching is: `waiting` are the seconds of a wait, with the reason for it."""

    done: int
    total: int
    symbol: str
    waiting: float = 0.0
    reason: str = ""


def _silent(_: Progress) -> None:
    pass


def documents(
    wanted: Sequence[str],
    order: Order,
    network: Network | None = None,
    told: Callable[[Progress], None] = _silent,
) -> tuple[Outcome, ...]:
    """What became of each symbol: a file in the folder and its line in the manifest, or a reason.

    A symbol that fails does not stop the others, unless the service asks to be left alone, fails
    for one document after the other, or the cache cannot take what comes.

    Raises:
        SymbolError: One of the words is no symbol; nothing is asked then.
        ChoiceError: The service does not have the language or the format.
        InUseError: Another process is fetching into this cache.
        PlaceError: The folder of the cache cannot be made.
    """
    names = tuple({symbols.stem(one): one for one in map(symbols.symbol, wanted)}.values())
    order.service.language(order.language)
    form = order.service.format(order.format)
    run = _Run(order, form, network or Network(), told, len(names))
    with order.cache.lock():
        return tuple(run.outcome(number, name) for number, name in enumerate(names))


@dataclass(slots=True)
class _Run:
    order: Order
    form: Format
    network: Network
    told: Callable[[Progress], None]
    total: int
    given_up: int = 0
    stopped: FetchError | None = None

    def outcome(self, number: int, symbol: str) -> Outcome:
        """What becomes of one symbol."""
        if self.stopped is not None:
            return Outcome(symbol, Status.NOT_ASKED, reason=f"after this: {self.stopped}")
        self.told(Progress(number, self.total, symbol))
        try:
            entry, was_asked = self._entry(number, symbol)
        except FetchError as error:
            self._heed(error)
            return Outcome(symbol, Status.REFUSED, reason=str(error))
        self.given_up = 0
        try:
            return self._placed(symbol, entry, was_asked=was_asked)
        except (PlaceError, ManifestError) as error:
            return Outcome(symbol, Status.REFUSED, reason=str(error))

    def _heed(self, error: FetchError) -> None:
        is_down = isinstance(error, UnavailableError)
        self.given_up = self.given_up + 1 if is_down else 0
        if isinstance(error, TurnedAwayError | PlaceError) or self.given_up >= _ENOUGH:
            self.stopped = error

    def _entry(self, number: int, symbol: str) -> tuple[Entry, bool]:
        order, limits = self.order, self.order.service.limits
        url = order.service.url(symbol, order.language, self.form)
        known = order.cache.entry(url)
        age = self.network.now() - known.checked if known else 0.0
        if known and not order.is_asking_anew and 0 <= age < limits.fresh_seconds:
            return known, False
        rules = guard.Rules(order.service.hosts, order.allow_loopback)
        session = Session(order.service, order.cache, self.network, rules)

        def waiting(seconds: float, error: FetchError) -> None:
            self.told(Progress(number, self.total, symbol, seconds, error.what))

        self._pause()
        try:
            entry = patiently(
                lambda: session.get(url, self.form, known), limits, self.network, waiting
            )
        finally:
            order.cache.note_asked(self.network.now())
        return entry, True

    def _pause(self) -> None:
        last, delay = self.order.cache.last_asked(), self.order.service.limits.delay_seconds
        since = self.network.now() - last if last is not None else delay
        if 0 <= since < delay:
            self.network.sleep(delay - since)

    def _placed(self, symbol: str, entry: Entry, *, was_asked: bool) -> Outcome:
        order = self.order
        suffix = "" if order.language == "en" else f".{order.language}"
        name = f"{symbols.stem(symbol)}{suffix}{self.form.ending}"
        source, target = order.cache.file(entry), order.folder / name
        with folder.held(order.folder):
            is_new = folder.place(source, target, entry.digest, replace=order.replace)
            folder.record(order.folder, name, symbol)
        status = Status.FETCHED if is_new else Status.UNCHANGED
        return Outcome(
            symbol, status, name, entry.digest, entry.size, entry.final, was_asked=was_asked
        )
