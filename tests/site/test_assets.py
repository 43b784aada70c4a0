"""Styles and scripts: as built, or the plain style where nothing is built."""

from __future__ import annotations

import json
from pathlib import Path

from viennagraph.site import assets


def test_without_a_build_there_is_one_plain_style_and_no_script(tmp_path: Path) -> None:
    found = assets.built(tmp_path)

    assert (found.styles("main"), found.scripts("main")) == (("plain.css",), ())
    assert (assets.folder(tmp_path) / "plain.css").is_file()


def test_names_with_digests_are_read_from_the_build(tmp_path: Path) -> None:
    chunk = {"file": "main-abc.js", "name": "main", "isEntry": True, "css": ["style-def.css"]}
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite/manifest.json").write_text(json.dumps({"src/main.ts": chunk}))

    found = assets.built(tmp_path)

    assert (found.styles("main"), found.scripts("main")) == (("style-def.css",), ("main-abc.js",))
    assert found.file("src/main.ts") == "main-abc.js"
    assert assets.folder(tmp_path) == tmp_path


def test_what_is_not_built_has_no_file(tmp_path: Path) -> None:
    assert assets.built(tmp_path).file("src/nowhere.ts") == ""


def test_the_plain_style_names_no_other_host() -> None:
    words = Path(assets.PLAIN / "plain.css").read_text("utf-8")

    assert "http" not in words
