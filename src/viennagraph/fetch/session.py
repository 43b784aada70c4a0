"""From an address to the document behind it: hop by hop, checked, and asked for only if changed."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from viennagraph.fetch import guard, wire
from viennagraph.fetch.errors import AnswerError, RefusedError, UnavailableError

if TYPE_CHECKING:
    from viennagraph.fetch.cache import Cache, Entry
    from viennagraph.fetch.network import Network
    from viennagraph.fetch.service import Format, Service

_OK: Final = 200
_UNCHANGED: Final = 304
_ELSEWHERE: Final = frozenset({301, 302, 303, 307, 308})
_MISSING: Final = frozenset({404, 410})
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_ASK_LESS: Final = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Session:
    """A service, the cache of what it gave, and what of the network it may use."""

    service: Service
    cache: Cache
    network: Network
    rules: guard.Rules

    def get(self, url: str, form: Format, known: Entry | None) -> Entry:
        """The entry of the document behind an address, new or known and unchanged.

        Raises:
            RefusedError: The way leads where this program does not go.
            AnswerError: What is there is not the document.
            UnavailableError: There is no answer, and another attempt may do better.
        """
        here = url
        for _ in range(self.service.limits.redirects + 1):
            target = guard.target(here, self.rules)
            found = guard.addresses(target, self.rules, self.network)
            headers = self._headers(form, known if known and known.final == here else None)
            limits = self.service.limits
            with wire.exchange(target, found, headers, limits, self.network) as answer:
                if answer.status in _ELSEWHERE:
                    here = guard.redirected(here, answer.field("Location"))
                    continue
                return self._taken(url, answer, form, known)
        what = f"the service redirects more than {self.service.limits.redirects} times"
        raise RefusedError(what, url, "ask for another document; the service goes in circles")

    def _headers(self, form: Format, known: Entry | None) -> dict[str, str]:
        headers = {
            "User-Agent": self.service.agent,
            "Accept": ", ".join(form.media_types),
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        if known and known.tag:
            headers["If-None-Match"] = known.tag
        if known and known.changed:
            headers["If-Modified-Since"] = known.changed
        return headers

    def _taken(self, url: str, answer: wire.Answer, form: Format, known: Entry | None) -> Entry:
        here = answer.target.url
        if answer.status == _UNCHANGED and known and known.final == here:
            return self.cache.confirm(known, self.network.now())
        if answer.status == _OK:
            _check_head(answer, form)
            tag, changed = answer.field("ETag"), answer.field("Last-Modified")
            return self.cache.take(
                answer.pieces(), form, url, (here, tag, changed), self.network.now()
            )
        if answer.status in _MISSING:
            what = f"the service has no such document ({answer.status})"
            raise AnswerError(what, url, "check the symbol, or try another language or format")
        if answer.status in _PASSING:
            after = _seconds(answer.field("Retry-After"), self.network)
            what = f"the service answers {answer.status}"
            raise UnavailableError(
                what,
                here,
                after=after,
                is_asking_less=answer.status in _ASK_LESS,
            )
        what = f"the service answers {answer.status}"
        raise AnswerError(
            what, here, "look at the address in a browser; the service may have moved"
        )


def _check_head(answer: wire.Answer, form: Format) -> None:
    kind = (answer.field("Content-Type") or "").partition(";")[0].strip().casefold()
    if kind not in form.media_types:
        what = f"the answer is {kind[:80] or 'of no known type'}, not {form.name},"
        advice = "the service shows a page in place of the document: check the symbol, or try later"
        raise AnswerError(what, answer.target.url, advice)
    coding = (answer.field("Content-Encoding") or "identity").strip().casefold()
    if coding != "identity":
        what = f"the answer is packed ({coding[:20]}), which was not asked for,"
        raise AnswerError(what, answer.target.url, "try again later")


def _seconds(words: str | None, network: Network) -> float | None:
    """How long a service asks to wait, in seconds or until a date."""
    if words is None:
        return None
    if words.strip().isascii() and words.strip().isdigit():
        return float(words.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(words).timestamp() - network.now())
    except (ValueError, OverflowError):
        return None
