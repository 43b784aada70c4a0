# ruff: noqa: INP001 (the folder holds pages, and is no package)
"""How the pages of this folder become a site: `bash scripts/build_docs.sh`.

The pages are the Markdown that is read on any host of the code; nothing in them is for the site
alone.  What the site needs beside them is worked out here: the table of contents from the lists of
`index.md`, and where a link leads that leaves this folder.
"""

from __future__ import annotations

import os
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from pygments.lexers.special import TextLexer
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
REPOSITORY: Final = os.environ.get("VIENNAGRAPH_REPOSITORY", "").rstrip("/")
sys.path.insert(0, str(ROOT / "src"))

project = "Vienna Graph"
author = "The Vienna Graph developers"
copyright = "The Vienna Graph developers, Apache-2.0"  # noqa: A001 (the name is Sphinx's)
try:
    release = metadata.version("viennagraph")
except metadata.PackageNotFoundError:
    release = ""

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "_static"]
myst_heading_anchors = 4
myst_enable_extensions = ["fieldlist"]
suppress_warnings = ["myst.header"]  # a page may be a list of pages, or begin below its title
nitpicky = True
nitpick_ignore_regex = [
    # What other packages name stands on their sites, and a build asks nobody.
    (r"py:.*", r"(nx|pd|pl|ox|networkx|pandas|polars|pathlib|collections)\b.*"),
    (r"py:exc", r"\w+Error"),  # an error says by itself what it is, and has no page
    (r"py:class", r"viennagraph\.api\.places\.Source|Table"),
]

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
napoleon_google_docstring = True
napoleon_use_rtype = False

html_theme = "furo"
html_title = "Vienna Graph"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "navigation_with_keys": True,
    "light_css_variables": {
        "font-stack": "system-ui, sans-serif",
        "font-stack--monospace": "ui-monospace, monospace",
    },
}

_LINK: Final = re.compile(r"^- \[([^\]]+)\]\(([^)#]+)\.md\)$", re.MULTILINE)
_CODE: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`|_)")
_OUTSIDE: Final = "outside"


def contents(page: str) -> str:
    """The table of contents, from the lists of the index: a part for each of its headings."""
    parts = []
    for section in page.split("\n## ")[1:]:
        caption, _, body = section.partition("\n")
        entries = "".join(f"{title} <{path}>\n" for title, path in _LINK.findall(body))
        if entries:
            parts.append(f"\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{entries}```\n")
    return "".join(parts)


class LinksOut(SphinxTransform):
    """Leads links that leave the folder to the host of the code, or makes them words."""

    default_priority = 1

    def apply(self) -> None:
        """Looks at each link before anything else resolves it."""
        page = (HERE / self.env.docname).parent
        for link in list(self.document.findall(_is_open)):
            target = link["reftarget"].partition("#")[0]
            if not target or "://" in target:
                continue
            place = (page / target).resolve()
            if place.is_relative_to(HERE) and not place.is_dir():
                continue
            link.replace_self(_outside(link, place))


def _is_open(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and "reftarget" in node


def _outside(link: nodes.Element, place: Path) -> nodes.Node:
    children = [child.deepcopy() for child in link.children]
    if REPOSITORY and place.is_relative_to(ROOT):
        where = f"{REPOSITORY}/{place.relative_to(ROOT).as_posix()}"
        return nodes.reference("", "", *children, refuri=where, internal=False)
    return nodes.inline("", "", *children, classes=[_OUTSIDE])


def _with_contents(_: Sphinx, name: str, source: list[str]) -> None:
    if name == "index":
        source[0] += contents(source[0])


def _as_rst(_: Sphinx, __: str, ___: str, ____: object, _____: object, lines: list[str]) -> None:
    lines[:] = [line if ">>>" in line else _CODE.sub(r"``\1``", line) for line in lines]


def setup(app: Sphinx) -> None:
    """Tells Sphinx of the table of contents, the links, and how docstrings mark code."""
    app.connect("source-read", _with_contents)
    app.connect("autodoc-process-docstring", _as_rst)
    app.add_transform(LinksOut)
    app.add_lexer("txt", TextLexer)
