"""When the styles and scripts are built with the package, and what happens where they cannot be."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture(scope="module")
def hook(root: Path) -> ModuleType:
    """The module of the build hook."""
    spec = importlib.util.spec_from_file_location("hatch_build", root / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with one source."""
    (tmp_path / "web/src").mkdir(parents=True)
    (tmp_path / "web/package.json").write_text("{}")
    (tmp_path / "web/src/main.ts").write_text("export {};")
    return tmp_path


class App:
    """What hatchling gives hooks to speak with."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def display_warning(self, words: str) -> None:
        self.warnings.append(words)


def made(hook: ModuleType, root: Path, target: str, app: App) -> Any:  # noqa: ANN401 - a class of that module
    return hook.AssetsHook(str(root), {}, None, None, str(root), target, app)


def stamped(hook: ModuleType, root: Path) -> None:
    static = root / "src/viennagraph/site/static"
    static.mkdir(parents=True)
    (static / ".stamp").write_text(hook.digest(root / "web"))


def test_what_was_never_built_is_stale(hook: ModuleType, checkout: Path) -> None:
    assert hook.is_stale(checkout)


def test_what_was_built_of_the_same_sources_is_not_stale(hook: ModuleType, checkout: Path) -> None:
    stamped(hook, checkout)

    assert not hook.is_stale(checkout)


def test_a_changed_source_makes_it_stale(hook: ModuleType, checkout: Path) -> None:
    stamped(hook, checkout)
    (checkout / "web/src/main.ts").write_text("export const one = 1;")

    assert hook.is_stale(checkout)


def test_packages_of_a_developer_do_not_make_it_stale(hook: ModuleType, checkout: Path) -> None:
    stamped(hook, checkout)
    (checkout / "web/node_modules").mkdir()
    (checkout / "web/node_modules/x.js").write_text("")

    assert not hook.is_stale(checkout)


def test_without_sources_nothing_is_stale(hook: ModuleType, tmp_path: Path) -> None:
    assert not hook.is_stale(tmp_path)


def test_node_is_asked_for_only_where_it_is_needed(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "has_node", lambda: False)
    needed = made(hook, checkout, "wheel", App()).dependencies()
    stamped(hook, checkout)
    spared = made(hook, checkout, "wheel", App()).dependencies()

    assert [needed, spared] == [[hook.NODE], []]


def test_an_install_goes_on_without_what_cannot_be_built_and_says_so(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "_npm", lambda: (_ for _ in ()).throw(hook.NodeError()))
    app = App()

    made(hook, checkout, "wheel", app).initialize("editable", {})

    assert len(app.warnings) == 1
    assert "there is no Node 20 or newer" in app.warnings[0]


def test_a_source_distribution_is_refused_without_them(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "_npm", lambda: (_ for _ in ()).throw(hook.NodeError()))

    with pytest.raises(hook.AssetsError):
        made(hook, checkout, "sdist", App()).initialize("standard", {})


def test_the_lock_of_the_sources_names_no_host(root: Path) -> None:
    lock = (root / "web/package-lock.json").read_text("utf-8")

    assert '"resolved"' not in lock
    assert '"integrity"' in lock
