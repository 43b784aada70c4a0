"""The terms of Hydra by which a page of a long list leads to the next."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/ns/hydra/core#"

Collection: Final = "http://www.w3.org/ns/hydra/core#Collection"
PartialCollectionView: Final = "http://www.w3.org/ns/hydra/core#PartialCollectionView"
first: Final = "http://www.w3.org/ns/hydra/core#first"
last: Final = "http://www.w3.org/ns/hydra/core#last"
next_: Final = "http://www.w3.org/ns/hydra/core#next"
previous: Final = "http://www.w3.org/ns/hydra/core#previous"
totalItems: Final = "http://www.w3.org/ns/hydra/core#totalItems"
view: Final = "http://www.w3.org/ns/hydra/core#view"
