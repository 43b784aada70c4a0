"""The page of references: its views, its address, and the files that it gives."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

import networkx as nx
import pyoxigraph as ox
import pytest
from lxml import etree, html

from viennagraph import store
from viennagraph.index import Cell, Cells, Thing, open_index
from viennagraph.site import Embedded, Settings, Site
from viennagraph.site.references import FORMATS, Format, export
from viennagraph.site.references.matrix import matrix, shade
from viennagraph.site.references.network import MOST, network
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HERE: Final = Path(__file__).parent
SVG: Final = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def hostile_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of a body and a programme whose names want to be something else."""
    graphs: dict[str, list[str]] = {}
    for quad in ox.parse(path=HERE / "hostile-references.trig"):
        whole = str(quad.graph_name.value).partition("#")[0]
        graphs.setdefault(whole, []).append(f"{quad} .\n")
    folder = tmp_path_factory.mktemp("hostile-references") / "store"
    with store.generation(folder) as draft:
        for iri, lines in graphs.items():
            if iri.startswith(f"{BASE}document/"):
                draft.add_document(store.DocumentRecord(iri, "h2.txt", "h2", "h2"), lines)
            else:
                draft.add_graph(iri, lines)
        draft.commit()
    with store.reading(folder) as snapshot:
        yield Site(Embedded.of(snapshot, BASE), open_index(snapshot), Settings())


def tree(site: Site, query: Mapping[str, Sequence[str]] | None = None) -> html.HtmlElement:
    page = site.page("references", query or {})
    assert page is not None
    return html.fromstring(site.render(page))


def made(bodies: int, subjects: int) -> Cells:
    """Cells of as many bodies and programmes, joined in a pattern."""
    cells = tuple(
        Cell(_thing("body", one), _thing("programme", other), 1 + other % 7)
        for one in range(bodies)
        for other in range(subjects)
        if (one * 7 + other * 3) % 5 == 0 or other % bodies == one
    )
    return Cells(cells, sum(cell.count for cell in cells), 0)


def _thing(kind: str, number: int) -> Thing:
    return Thing(f"{kind}/{number}", f"{kind.capitalize()} {number}")


def test_each_number_leads_to_its_quotes_on_the_page(golden: Site) -> None:
    shown = tree(golden)
    links = shown.xpath("//table[@data-matrix]//td/a/@href")

    assert links
    for link in links:
        assert shown.xpath(f"//details[@id='{link.removeprefix('#')}']//blockquote")


def test_each_number_is_that_of_its_quotes(golden: Site) -> None:
    shown = tree(golden)

    for cell in shown.xpath("//table[@data-matrix]//td[a]"):
        target = cell.xpath("string(a/@href)").removeprefix("#")
        quotes = shown.xpath(f"//details[@id='{target}']//blockquote")
        assert len(quotes) == int(cell.get("data-value"))


def test_a_row_adds_up(golden: Site) -> None:
    for row in tree(golden).xpath("//table[@data-matrix]/tbody/tr"):
        *cells, total = (int(cell.get("data-value")) for cell in row.xpath("td"))
        assert sum(cells) == total


def test_the_address_keeps_the_state_when_the_view_changes(golden: Site) -> None:
    query = {"subject": ["system"], "since": ["1990"], "minimum": ["1"], "view": ["matrix"]}
    link = tree(golden, query).xpath("//ul[@class='tabs']//a[text()='Network']/@href")[0]

    assert parse_qs(urlsplit(link).query) == {
        "subject": ["system"],
        "since": ["1990"],
        "view": ["network"],
        "sort": ["name"],
    }


def test_the_status_says_how_many_are_shown_and_hidden(golden: Site) -> None:
    words = tree(golden, {"minimum": ["2"]}).xpath("string(//main//*[@role='status'])")

    assert "shown" in words
    assert "hidden" in words


def test_nodes_of_the_network_are_links_with_names(golden: Site) -> None:
    nodes = tree(golden, {"view": ["network"]}).xpath("//figure//a")

    assert nodes
    assert all(node.get("href") and "reference" in node.get("aria-label") for node in nodes)


def test_the_network_has_a_table_of_the_same(golden: Site) -> None:
    shown = tree(golden, {"view": ["network"]})

    assert len(shown.xpath("//figure//line")) == len(
        shown.xpath("//section[@id='network']//tbody/tr")
    )


def test_a_static_page_has_all_views(wordless: Site) -> None:
    shown = tree(wordless)

    assert [
        shown.xpath(f"boolean(//section[@id='{name}'])")
        for name in ("matrix", "network", "list", "years")
    ] == [True] * 4
    assert not shown.xpath("//form[contains(@class, 'filters')]")


def test_labels_never_meet() -> None:
    drawn = network(made(12, 60))
    for is_body in (True, False):
        places = sorted(node.y for node in drawn.nodes if node.is_body is is_body)
        assert all(after - before >= 14 for before, after in pairwise(places))


def test_the_same_references_are_drawn_in_the_same_places() -> None:
    backwards = Cells(tuple(reversed(made(9, 30).cells)), 0, 0)

    assert network(made(9, 30)) == network(backwards)


def test_an_order_with_fewer_crossings_is_found() -> None:
    drawn = network(made(10, 10))
    left = [node for node in drawn.nodes if node.is_body]

    crossings = _crossings([(edge.body.y, edge.subject.y) for edge in drawn.edges])
    by_name = _crossings(
        [(int(edge.body.path[5:]), int(edge.subject.path[10:])) for edge in drawn.edges]
    )
    assert left
    assert crossings < by_name


def _crossings(edges: Sequence[tuple[float, float]]) -> int:
    return sum((a - c) * (b - d) < 0 for a, b in edges for c, d in edges) // 2


def test_a_large_network_has_a_place_for_each_thing() -> None:
    drawn = network(made(40, MOST))

    assert drawn.is_large
    assert len({(node.x, node.y) for node in drawn.nodes}) == len(drawn.nodes)


def test_rows_can_be_put_in_order_by_a_column() -> None:
    grid = matrix(made(8, 8), sort="programme/6")
    column = [thing.path for thing in grid.columns].index("programme/6")
    counts = [cell.count if (cell := row.squares[column].cell) else 0 for row in grid.rows]

    assert sorted(counts, reverse=True) == counts


def test_a_wide_matrix_says_what_it_leaves_out() -> None:
    grid = matrix(made(5, 60), most=(3, 10))

    assert (len(grid.rows), len(grid.columns)) == (3, 10)
    assert (grid.hidden_rows, grid.hidden_columns) == (2, 50)


@pytest.mark.parametrize("highest", [1, 2, 10, 1000])
def test_shades_grow_with_numbers(highest: int) -> None:
    shades = [shade(count, highest) for count in range(1, highest + 1)]

    assert sorted(shades) == shades
    assert set(shades) <= {1, 2, 3, 4, 5}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_references_give_the_same_file(golden: Site, kind: Format) -> None:
    assert export(golden, kind, {}) == export(golden, kind, {})


def test_gexf_carries_colours_sizes_and_places(golden: Site) -> None:
    root = etree.fromstring(export(golden, "gexf", {}))
    nodes = root.findall(".//{*}node")

    assert nodes
    for name in ("color", "size", "position"):
        assert len(root.findall(f".//{{*}}node/{{*}}{name}")) == len(nodes)


@pytest.mark.parametrize("kind", ["gexf", "graphml"])
def test_networks_can_be_read_again(golden: Site, kind: Format) -> None:
    stream = io.BytesIO(export(golden, kind, {}))
    graph = nx.read_gexf(stream) if kind == "gexf" else nx.read_graphml(stream)
    drawn = network(golden.index.references())

    assert (len(drawn.nodes), len(drawn.edges)) == (len(graph.nodes), len(graph.edges))
    assert f"{BASE}programme/aircop" in graph


def test_the_picture_stands_alone(golden: Site) -> None:
    root = etree.fromstring(export(golden, "svg", {}))

    assert root.tag == f"{SVG}svg"
    assert root.findall(f".//{SVG}circle[@fill]")


def test_the_table_has_a_row_for_each_reference(golden: Site) -> None:
    rows = list(csv.DictReader(io.StringIO(export(golden, "csv", {}).decode("utf-8-sig"))))

    assert len(rows) == golden.index.references().shown


@pytest.mark.parametrize("kind", ["svg", "gexf", "graphml"])
def test_names_that_want_to_be_markup_are_words_in_files(hostile_names: Site, kind: Format) -> None:
    root = etree.fromstring(export(hostile_names, kind, {}))
    tags = {etree.QName(element).localname for element in root.iter()}

    assert "script" not in tags
    assert "alert" in etree.tostring(root, encoding="unicode")


def test_no_cell_is_a_formula(hostile_names: Site) -> None:
    rows = list(csv.reader(io.StringIO(export(hostile_names, "csv", {}).decode("utf-8-sig"))))

    assert len(rows) == 2
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("view", ["matrix", "network", "list", "years"])
def test_names_that_want_to_be_markup_are_words_on_the_page(hostile_names: Site, view: str) -> None:
    shown = tree(hostile_names, {"view": [view]})

    assert not shown.xpath("//script[not(@src)]")
    assert "49" not in shown.xpath("string(//main)").split()


def test_without_words_no_file_has_them(sample: Path) -> None:
    with store.reading(sample) as snapshot:
        site = Site(Embedded.of(snapshot, BASE), open_index(snapshot), Settings(has_text=False))
        rows = csv.DictReader(io.StringIO(export(site, "csv", {}).decode("utf-8-sig")))

        assert {row["text"] for row in rows} == {""}
