"""What the graph covers, and what it is known to lack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.index.values import Coverage, Gap, Year

if TYPE_CHECKING:
    from viennagraph.index.reading import Index

_TOTALS: Final = """
SELECT COUNT(*), COALESCE(SUM(passages), 0), COALESCE(SUM(provisions), 0),
  COALESCE(SUM(mentions), 0), COALESCE(SUM(unresolved), 0),
  COALESCE(MIN(NULLIF(issued, '')), ''), COALESCE(MAX(NULLIF(issued, '')), '')
FROM document
"""
_YEARS: Final = """
SELECT year, COUNT(*), SUM(provisions), SUM(mentions) FROM document
WHERE year IS NOT NULL GROUP BY year ORDER BY year
"""
# Each gap: its name, how many have it, of how many.
_GAPS: Final = (
    ("unresolved", "SELECT SUM(unresolved), SUM(mentions) FROM document"),
    ("undated", "SELECT SUM(year IS NULL), COUNT(*) FROM document"),
    ("empty", "SELECT SUM(provisions = 0), COUNT(*) FROM document"),
    ("nobody", "SELECT SUM(body IS NULL), COUNT(*) FROM provision"),
    (
        "unaddressed",
        """SELECT SUM(id NOT IN (SELECT provision FROM addressee)), COUNT(*) FROM provision
        WHERE strength <> ''""",
    ),
    (
        "unread",
        """SELECT SUM(id NOT IN (SELECT thing FROM document)), COUNT(*) FROM thing
        WHERE kind = 'document'""",
    ),
)


def coverage(index: Index) -> Coverage:
    """What the index covers, in numbers."""
    documents, passages, provisions, mentions, unresolved, first, last = index.rows(_TOTALS)[0]
    gaps = ((name, *index.rows(sql)[0]) for name, sql in _GAPS)
    kinds = index.rows("SELECT kind, COUNT(*) FROM thing WHERE named > 0 GROUP BY kind")
    return Coverage(
        documents=documents,
        passages=passages,
        provisions=provisions,
        mentions=mentions,
        unresolved=unresolved,
        first=first,
        last=last,
        years=tuple(Year(*row) for row in index.rows(_YEARS)),
        gaps=tuple(Gap(name, count, total) for name, count, total in gaps if count),
        kinds=tuple(kinds),
    )
