"""Asking again, later each time, and leaving a service alone that wants to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from viennagraph.fetch.errors import TurnedAwayError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.fetch.network import Network
    from viennagraph.fetch.service import Limits

T = TypeVar("T")


def patiently(
    ask: Callable[[], T],
    limits: Limits,
    network: Network,
    told: Callable[[float, UnavailableError], None],
) -> T:
    """What asking gives, in as many attempts as the limits allow; each wait is told.

    Raises:
        UnavailableError: The last attempt failed as well.
        TurnedAwayError: The service asks for fewer requests, or for a longer wait than the limit.
    """
    attempt = 1
    while True:
        try:
            return ask()
        except UnavailableError as error:
            wait = _wait(error, attempt, limits)
            if wait > limits.longest_wait_seconds:
                raise _turned_away(error, f"asks to wait {wait:.0f} s") from error
            if attempt >= limits.attempts and error.is_asking_less:
                raise _turned_away(error, f"asked for fewer requests {attempt} times") from error
            if attempt >= limits.attempts:
                raise
            told(wait, error)
        network.sleep(wait)
        attempt += 1


def _wait(error: UnavailableError, attempt: int, limits: Limits) -> float:
    doubled = limits.backoff_seconds * 2.0 ** (attempt - 1)
    return max(min(doubled, limits.longest_wait_seconds), error.after or 0.0)


def _turned_away(error: UnavailableError, what: str) -> TurnedAwayError:
    advice = "ask again later, for fewer documents at a time"
    return TurnedAwayError(f"{error.what} and {what}", error.place, advice)
