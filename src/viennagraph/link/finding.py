"""What one mention came to."""

from __future__ import annotations

from dataclasses import dataclass

from viennagraph.model import Ref, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """What one mention came to: the things, how sure, and why.

    `end` is where the mention ends when its rule took in more words than `find` saw.
    """

    entities: tuple[Ref, ...] = ()
    verdict: Verdict = Verdict.OPEN
    reason: str = "nothing of that name is known"
    candidates: tuple[Ref, ...] = ()
    end: int | None = None


def certain(ref: Ref, reason: str, candidates: tuple[Ref, ...] = ()) -> Finding:
    """That the words leave no doubt.

    >>> certain(Ref("body", "cnd"), "a name").verdict.value
    'certain'
    """
    return Finding((ref,), Verdict.CERTAIN, reason, candidates)


def likely(ref: Ref, reason: str, candidates: tuple[Ref, ...] = ()) -> Finding:
    """That the words may mean another thing, but most likely mean this one.

    >>> likely(Ref("body", "cnd"), "the body named last").verdict.value
    'likely'
    """
    return Finding((ref,), Verdict.LIKELY, reason, candidates)


def unresolved(reason: str, candidates: tuple[Ref, ...] = ()) -> Finding:
    """That the words do not say which thing they mean.

    >>> unresolved("no meeting was named").entities
    ()
    """
    return Finding(reason=reason, candidates=candidates)
