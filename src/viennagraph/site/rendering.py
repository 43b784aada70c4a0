"""Pages to HTML: the Jinja environment, and what its templates may call."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from viennagraph.site import assets, showing
from viennagraph.site.gather import cut
from viennagraph.site.links import Links
from viennagraph.site.words import words

if TYPE_CHECKING:
    from viennagraph.site.page import Page
    from viennagraph.site.settings import Settings

TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
"""The folder of all templates."""


@cache
def environment() -> Environment:
    """The environment of the templates, made once: everything from the data is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(day=showing.day, number=showing.number, cut=cut)
    made.globals.update(days=showing.days, plural=showing.plural)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return made


def html(page: Page, base: str, settings: Settings, top: str = "") -> str:
    """The page as HTML with links that are relative, or begin at the `top` of the site."""
    links = Links(page.path, base, top)
    return (
        environment()
        .get_template(page.template)
        .render(
            page.context,
            page=page,
            quoted=words().quoted,
            settings=settings,
            base=base,
            link=links,
            up=links.up(),
            asset=lambda name: f"{links.up()}static/{name}",
            assets=assets.built(),
        )
    )
