"""The folder that is published."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import duckdb
import pyoxigraph as ox
import pytest

from viennagraph import store
from viennagraph.publish import Order, hosting, publish
from viennagraph.vocab import BASE, dcat, spdx

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

ORIGIN = "https://vienna.example"
ROOT = "/vg/"
LINK = re.compile(r'(?:href|src)="([^"#?]*)')


def quads(words: bytes, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(words, form))


def test_a_thing_has_a_page_and_linked_data_beside_it(site: Path) -> None:
    turtle = (site / "programme/aircop.ttl").read_bytes()
    told = {quad.triple.subject.value for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)}

    assert "<h1" in (site / "programme/aircop.html").read_text("utf-8")
    assert f"{BASE}programme/aircop" in told
    assert json.loads((site / "programme/aircop.jsonld").read_bytes())["graph"]


def test_a_document_is_given_graph_by_graph(site: Path) -> None:
    trig = (site / "document/UNODC-HONEURO-91-6.trig").read_bytes()
    names = {quad.graph_name.value for quad in ox.parse(trig, ox.RdfFormat.TRIG)}

    assert f"{BASE}document/UNODC-HONEURO-91-6#p2-a" in names


def led_to(site: Path, page: Path, target: str) -> Path:
    """The file that a link of a page names; one from the root of the host stands below ROOT."""
    if target.startswith(ROOT):
        return site / target.removeprefix(ROOT)
    return (page.parent / target).resolve()


def test_each_link_leads_to_a_file(site: Path) -> None:
    # The invented graph has no vocabularies, which the page of the ontology leads to.
    broken = {
        f"{page.relative_to(site)} -> {target}"
        for page in site.rglob("*.html")
        for target in LINK.findall(page.read_text("utf-8"))
        if target
        and ":" not in target
        and page.name != "ontology.html"
        and not led_to(site, page, unquote(target)).exists()
    }

    assert not broken


def test_the_dumps_hold_the_whole_graph(site: Path, sample: Path) -> None:
    with store.reading(sample) as snapshot:
        held = set(snapshot.store)
    with gzip.open(site / "dumps/viennagraph.nq.gz") as stream:
        nquads = quads(stream.read(), ox.RdfFormat.N_QUADS)
    with gzip.open(site / "dumps/viennagraph.trig.gz") as stream:
        trig = quads(stream.read(), ox.RdfFormat.TRIG)
    with gzip.open(site / "dumps/viennagraph.jsonld.gz") as stream:
        jsonld = quads(stream.read(), ox.RdfFormat.JSON_LD)
    with gzip.open(site / "dumps/viennagraph.ttl.gz") as stream:
        turtle = quads(stream.read(), ox.RdfFormat.TURTLE)

    assert held == nquads == trig == jsonld
    assert turtle == {quad for quad in held if quad.graph_name == ox.DefaultGraph()}


def test_the_tables_are_there_as_csv_and_as_parquet(site: Path) -> None:
    with zipfile.ZipFile(site / "dumps/viennagraph-csv.zip") as archive:
        names = {name.removesuffix(".csv") for name in archive.namelist()}
    files = {path.stem for path in (site / "dumps/parquet").iterdir()}
    table = duckdb.read_parquet(str(site / "dumps/parquet/Mention.parquet"))
    types = dict(zip(table.columns, map(str, table.types), strict=True))

    assert names == files
    assert {"Mention", "evidence"} <= names
    assert len(table) > 0
    assert types["vg:start"] == "BIGINT"


def test_each_dump_is_described_with_its_size_and_digest(site: Path) -> None:
    about = ox.Store()
    about.load(path=str(site / "data.ttl"))
    files = {
        quad.object.value.removeprefix(BASE): quad.subject
        for quad in about.quads_for_pattern(None, ox.NamedNode(dcat.downloadURL), None)
    }
    written = {
        str(path.relative_to(site))
        for path in (site / "dumps").rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }

    assert written == set(files)
    for name, node in files.items():
        (size,) = about.quads_for_pattern(node, ox.NamedNode(dcat.byteSize), None)
        (checksum,) = about.quads_for_pattern(node, ox.NamedNode(spdx.checksum), None)
        (digest,) = about.quads_for_pattern(checksum.object, ox.NamedNode(spdx.checksumValue), None)
        content = (site / name).read_bytes()
        assert str(len(content)) == size.object.value
        assert hashlib.sha256(content).hexdigest() == digest.object.value


def test_the_digests_are_listed_as_sha256sum_reads_them(site: Path) -> None:
    lines = (site / "dumps/SHA256SUMS").read_text("utf-8").splitlines()

    assert lines
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((site / "dumps" / name).read_bytes()).hexdigest() == digest


def test_the_description_stands_at_its_well_known_place(site: Path) -> None:
    assert (site / ".well-known/void").read_bytes() == (site / "data.ttl").read_bytes()
    assert b'"@context"' in (site / "context.jsonld").read_bytes()
    assert b"@prefix vg:" in (site / "ontology.ttl").read_bytes()


def test_the_sitemap_lists_the_pages_and_robots_find_it(site: Path) -> None:
    tree = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 (our own file)
    listed = [one.text or "" for one in tree.findall(".//{*}loc")]
    pages = {str(path.relative_to(site)) for path in site.rglob("*.html")}

    assert {one.removeprefix(ORIGIN + ROOT) for one in listed} <= pages
    assert f"{ORIGIN}{ROOT}programme/aircop.html" in listed
    assert f"Sitemap: {ORIGIN}{ROOT}sitemap.xml" in (site / "robots.txt").read_text()


def test_many_pages_make_several_sitemaps(
    static_day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosting, "MOST", 2)
    made = dict(hosting.sitemaps("https://vienna.example/", ["a", "b", "c&d"], static_day))

    assert sorted(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert "<loc>https://vienna.example/c&amp;d</loc>" in made["sitemap-2.xml"]
    assert "sitemap-2.xml" in made["sitemap.xml"]


def test_the_same_store_gives_the_same_bytes(site: Path, sample: Path, tmp_path: Path) -> None:
    publish(Order(sample, tmp_path / "site", ROOT, ORIGIN, jobs=2))
    first, second = (
        {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (site, tmp_path / "site")
    )

    assert first == second


def test_without_an_origin_nothing_names_one(wordless: Path) -> None:
    assert not (wordless / "sitemap.xml").exists()
    assert not (wordless / "w3id").exists()
    assert "Sitemap" not in (wordless / "robots.txt").read_text()


@pytest.mark.parametrize(
    ("accept", "path", "target"),
    [
        ("text/html,*/*;q=0.8", "body/cnd", "body/cnd.html"),
        ("text/turtle", "body/cnd", "body/cnd.ttl"),
        ("application/ld+json", "body/cnd", "body/cnd.jsonld"),
        ("*/*", "body/cnd.ttl", "body/cnd.ttl"),
        ("*/*", "dumps/viennagraph.nq.gz", "dumps/viennagraph.nq.gz"),
        ("*/*", ".well-known/void", "data.ttl"),
        ("*/*", "", ""),
    ],
)
def test_the_redirects_lead_to_the_file_that_is_asked_for(
    accept: str, path: str, target: str, site: Path
) -> None:
    rules = (site / "w3id/.htaccess").read_text("utf-8").splitlines()

    assert redirected(rules, accept, path) == f"{ORIGIN}{ROOT}{target}"


def redirected(rules: list[str], accept: str, path: str) -> str:
    """Where mod_rewrite sends a request: the first rule whose condition and pattern fit."""
    holds = True
    for rule in rules:
        words = rule.split()
        if words[:1] == ["RewriteCond"]:
            holds = re.search(words[2], accept) is not None
        elif words[:1] == ["RewriteRule"]:
            found = re.search(words[1], path)
            if holds and found:
                assert "R=303" in words[3]
                return words[2].replace("$1", found.group(1) if found.groups() else "")
            holds = True
    return ""


def test_a_host_has_a_page_for_what_is_not_there(site: Path) -> None:
    words = (site / "404.html").read_text("utf-8")

    assert 'action="/vg/search.html"' in words
    assert "../" not in words
