"""What can go wrong between a symbol and its document, and what to do about it.

```
ViennaGraphError
└── FetchError               a document cannot be fetched
    ├── ServiceError         the file that describes the service cannot be used
    ├── SymbolError          these words are no document symbol
    ├── ChoiceError          the service has no such language or format
    ├── InUseError           another process is fetching
    ├── PlaceError           a file cannot be written where it belongs
    ├── RefusedError         an address that this program does not go to
    ├── AnswerError          the answer is not the document
    ├── UnavailableError     no answer, or half of one: another attempt may do better
    └── TurnedAwayError      the service wants to be left alone
```
"""

from __future__ import annotations

from typing import Final

from viennagraph.errors import ViennaGraphError

_SHOWN: Final = 60
_LONGEST: Final = 300


class FetchError(ViennaGraphError):
    """A document cannot be fetched.

    What a server wrote is shown without its control characters, which could move the cursor.
    """

    def __init__(self, what: str, place: str, advice: str) -> None:
        what = _shown(what)
        super().__init__(f"{what} at {place}: {advice}")
        self.what = what
        self.place = place
        self.advice = advice


class ServiceError(FetchError):
    """The file that describes the service cannot be used."""

    def __init__(self, what: str, place: str) -> None:
        super().__init__(what, place, "compare it with the file of the package, or leave --service")


class SymbolError(FetchError):
    """These words are no document symbol."""

    def __init__(self, words: str) -> None:
        shown = repr(words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…")
        what = f"{shown} is not a document symbol"
        ViennaGraphError.__init__(
            self, f"{what}: write it as documents print it, as in A/RES/71/211"
        )
        self.what = what
        self.place = words
        self.advice = "write it as documents print it"


class ChoiceError(FetchError):
    """The service has no such language or format."""

    def __init__(self, kind: str, word: str, known: tuple[str, ...]) -> None:
        what = f"the service has no {kind} {word!r}"
        advice = f"choose one of {', '.join(known)}"
        ViennaGraphError.__init__(self, f"{what}: {advice}")
        self.what = what
        self.place = word
        self.advice = advice


class InUseError(FetchError):
    """Another process is fetching, and the service is asked one thing at a time."""

    def __init__(self, place: str) -> None:
        advice = "wait until it is done, or name another folder with --cache"
        super().__init__("another process is fetching into the cache", place, advice)


class PlaceError(FetchError):
    """A file cannot be written where it belongs."""


class RefusedError(FetchError):
    """An address that this program does not go to."""


class AnswerError(FetchError):
    """The answer is not the document."""


class UnavailableError(FetchError):
    """No answer, or half of one: another attempt may do better.

    `after` is how many seconds the service asks to wait, where it says so, and `is_asking_less`
    tells that it answered because there were too many requests.
    """

    def __init__(
        self,
        what: str,
        place: str,
        *,
        after: float | None = None,
        is_asking_less: bool = False,
    ) -> None:
        super().__init__(what, place, "try again later")
        self.after = after
        self.is_asking_less = is_asking_less


class TurnedAwayError(FetchError):
    """The service wants to be left alone."""


def _shown(words: str) -> str:
    plain = "".join(one if one.isprintable() else "\ufffd" for one in words)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
