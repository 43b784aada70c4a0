"""All documents of the corpora build: none is refused by the shapes, and none is unreadable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph import pipeline

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["resolutions", "reports", "recommendations", "bulk"])
def test_no_document_of_a_corpus_is_refused(shared: Path, tmp_path: Path, folder: str) -> None:
    summary = pipeline.build([shared / "corpus" / folder], tmp_path / "store")

    assert summary.read
    assert (summary.refused, summary.rejected, summary.violations) == ((), (), 0)
