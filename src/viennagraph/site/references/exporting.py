"""The references as files: a picture, networks for other programs, a table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, Literal, get_args

from viennagraph.ask.formats import unexecuted
from viennagraph.index import Wanted
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.references.matrix import path
from viennagraph.site.references.network import network

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import networkx as nx

    from viennagraph.index import Cells
    from viennagraph.site import Site
    from viennagraph.site.references.network import Network

Format = Literal["svg", "gexf", "graphml", "csv"]
"""What the references are written as."""

FORMATS: Final[tuple[Format, ...]] = get_args(Format)
MEDIA: Final[Mapping[Format, str]] = {
    "svg": "image/svg+xml",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "csv": "text/csv; charset=utf-8",
}
"""The media type of each format."""

BODY: Final = (0, 100, 123)
SUBJECT: Final = (133, 80, 10)
"""The colours of bodies and of what they refer to, as the page has them in daylight."""

_COLUMNS: Final = (
    "body,bodyLabel,thing,thingLabel,kind,year,strength,document,documentLabel,place,passage,"
    "provision,text"
)


def export(site: Site, kind: Format, query: Mapping[str, Sequence[str]]) -> bytes:
    """The references that the query of an address asks for, as a file of that format.

    The same references give the same bytes.
    """
    cells = indexed(site).references(Wanted.of(query))
    writers: Mapping[Format, Callable[[Site, Cells], bytes]] = {
        "svg": _svg,
        "gexf": _gexf,
        "graphml": _graphml,
        "csv": _csv,
    }
    return writers[kind](site, cells)


def graph(drawn: Network, base: str) -> nx.Graph:
    """The network with what programs that draw it read: label, kind, size, place, colour."""
    import networkx as nx  # noqa: PLC0415  # heavy, and of no use to pages

    made = nx.Graph()
    for node in drawn.nodes:
        red, green, blue = BODY if node.is_body else SUBJECT
        made.add_node(
            base + node.path if node.thing else node.path,
            label=node.label,
            kind=node.kind,
            references=node.count,
            size=node.size,
            x=node.x,
            y=drawn.height - node.y,
            colour=f"#{red:02x}{green:02x}{blue:02x}",
        )
    for edge in drawn.edges:
        ends = (base + one.path if one.thing else one.path for one in (edge.body, edge.subject))
        made.add_edge(*ends, weight=edge.count)
    return made


def _svg(site: Site, cells: Cells) -> bytes:
    from viennagraph.site.rendering import environment  # noqa: PLC0415  # Jinja, only where needed

    template = environment().get_template("references-picture.html")
    address = site.settings.origin + site.settings.root if site.settings.origin else site.base
    return template.render(drawn=network(cells), address=address).encode()


def _gexf(site: Site, cells: Cells) -> bytes:
    from networkx.readwrite.gexf import GEXFWriter  # noqa: PLC0415

    made = graph(network(cells), site.base)
    for _, values in made.nodes(data=True):
        colour = values.pop("colour")
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        values["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": values.pop("size"),
            "position": {"x": values.pop("x"), "y": values.pop("y"), "z": 0.0},
            "shape": "disc" if values["kind"] == "body" else "square",
        }
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(made)
    for meta in writer.xml.findall("meta"):
        # It holds the date of the day, and the same references have to give the same bytes.
        writer.xml.remove(meta)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _graphml(site: Site, cells: Cells) -> bytes:
    from networkx.readwrite.graphml import GraphMLWriter  # noqa: PLC0415

    writer = GraphMLWriter(prettyprint=True)
    writer.add_graph_element(graph(network(cells), site.base))
    stream = io.BytesIO()
    writer.dump(stream)
    return stream.getvalue()


def _csv(site: Site, cells: Cells) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS.split(","))
    for cell in cells.cells:
        for one in cell.references:
            row = (
                site.base + path(one.body) if one.body else "",
                one.body.label if one.body else "",
                site.base + one.subject.path,
                one.subject.label,
                one.kind,
                str(one.year or ""),
                one.strength.label if one.strength else "",
                site.base + one.place.document.path,
                one.place.document.label,
                one.place.where,
                site.base + one.place.passage,
                site.base + one.provision if one.provision else "",
                one.text if site.settings.has_text else "",
            )
            writer.writerow(map(unexecuted, row))
    # The mark lets a spreadsheet know that this is UTF-8.
    return stream.getvalue().encode("utf-8-sig")
