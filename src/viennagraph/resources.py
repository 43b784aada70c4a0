"""Where the ontology, the shapes and the queries lie: the only module that knows.

In a checkout the folders stand at its top; in an installed package they are package data.
"""

from __future__ import annotations

from pathlib import Path

from viennagraph.errors import ResourceError


def ontology() -> Path:
    """The folder of the ontology, its vocabularies, authority files and alignments.

    >>> (ontology() / "viennagraph.ttl").is_file()
    True

    Raises:
        ResourceError: The folder is neither in the package nor in the checkout.
    """
    return _folder("ontology")


def shapes() -> Path:
    """The folder of the SHACL shapes.

    >>> shapes().name
    'shapes'

    Raises:
        ResourceError: The folder is neither in the package nor in the checkout.
    """
    return _folder("shapes")


def queries() -> Path:
    """The folder of the questions, the checks and the exports.

    >>> queries().name
    'queries'

    Raises:
        ResourceError: The folder is neither in the package nor in the checkout.
    """
    return _folder("queries")


def _folder(name: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "data" / name
    if installed.is_dir():
        return installed
    checkout = package.parents[1] / name
    if checkout.is_dir():
        return checkout
    raise ResourceError(name, str(installed))
