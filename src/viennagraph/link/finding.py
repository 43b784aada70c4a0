"""What one mention came to."""

from __future__ import annotations

from dataclasses import dataclass

from viennagraph.model import Ref, Verdict


@dataclass(slots=True)
class Finding:
    """What one mention came to: the things, how sure, and why."""

    entities: tuple[Ref, ...] = ()
    verdict: Verdict = Verdict.OPEN
    reason: str = "nothing of that name is known"
    candidates: tuple[Ref, ...] = ()
    end: int | None = None
