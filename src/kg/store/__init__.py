"""The graph on disk, and the only opener of Oxigraph.

A store is a directory: `generations/<number>/` each with a whole graph, the file `current` that names one of them, a `lock`
that one writer holds, and `cache/`, the sheets of documents already read and the index of their things. A build makes a new generation beside the old one and
then names it in `current` by one atomic rename; readers keep the generation that they opened.
"""

from kg.store.cache import Cache
from kg.store.generations import Generation, Generations
from kg.store.index import Index, Root, faults
from kg.store.manifest import BASIS, TOKEN, Row
from kg.store.sheets import sheets_of, stored, stored_one
from kg.store.views import View, view
from kg.store.write import Patch, Writer

__all__ = [
    "BASIS",
    "TOKEN",
    "Cache",
    "Generation",
    "Generations",
    "Index",
    "Patch",
    "Root",
    "Row",
    "View",
    "Writer",
    "faults",
    "sheets_of",
    "stored",
    "stored_one",
    "view",
]
