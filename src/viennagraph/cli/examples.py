"""The examples below the help of each command: what is typed, and what it does."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "build": (
        "viennagraph build examples",
        "viennagraph build reports minutes.docx --store drugs",
        "viennagraph build documents --manifest documents/manifest.tsv",
    ),
    "fetch": (
        "viennagraph fetch A/RES/71/211 E/CN.7/2008/CRP.13",
        "viennagraph fetch A/RES/71/211 --language fr --format docx",
    ),
    "remove": ("viennagraph remove E/CN.7/2092/9",),
    "query": (
        "viennagraph query",
        "viennagraph query recommendations-naming-a-programme --param programme=AIRCOP",
        "viennagraph query action-required --format xlsx > table.xlsx",
        "echo 'SELECT * WHERE { ?s ?p ?o } LIMIT 5' | viennagraph query -",
    ),
    "trace": (
        "viennagraph trace AIRCOP",
        "viennagraph trace meeting/honlea-europe-91 --json",
    ),
    "compare": (
        "viennagraph compare UNODC/HONEURO/91/6 E/CN.7/2092/9",
        "viennagraph compare UNODC/HONEURO/91/6 E/CN.7/2092/9 --html compared.html",
    ),
    "analyse": (
        "viennagraph analyse",
        "viennagraph analyse strengths-by-body --picture strengths.svg",
        "viennagraph analyse bridging-programmes --explain",
    ),
    "diff": (
        "viennagraph diff viennagraph-store yesterday.nq",
        "viennagraph diff before after --all",
    ),
    "review": (
        "viennagraph review",
        'viennagraph review 51486da same --reason "One body, two names." --by "Ada Marsh"',
    ),
    "validate": (
        "viennagraph validate",
        "viennagraph validate graph.trig --report report.ttl",
    ),
    "export": (
        "viennagraph export graph.trig",
        "viennagraph export map.gexf --projection makers",
        "viennagraph export tables.csv",
    ),
    "serve": (
        "viennagraph serve",
        "viennagraph serve --port 9000 --origin https://data.example.org --root /vg/",
    ),
    "mcp": ("viennagraph mcp --store viennagraph-store",),
    "publish": (
        "viennagraph publish site --origin https://data.example.org",
        "viennagraph publish data --data-only --without-text",
        "viennagraph publish --to https://sparql.example.org/update",
    ),
    "load": ("viennagraph load dataset/viennagraph.nq.gz",),
}
"""The examples of each command, by its name."""


def epilog(command: str) -> str:
    r"""The examples of a command, laid out for its help; nothing where it has none.

    >>> epilog("load")
    '\x08\nExamples:\n  viennagraph load dataset/viennagraph.nq.gz'
    """
    lines = EXAMPLES.get(command, ())
    # The mark keeps the lines apart, which would be run together otherwise.
    return "\n".join(("\b\nExamples:", *(f"  {line}" for line in lines))) if lines else ""
