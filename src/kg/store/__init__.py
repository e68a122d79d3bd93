"""The graph on disk, and the only opener of Oxigraph.

A store is a directory: `generations/<number>/` each with a whole graph, the file `current` that names one of them, a `lock`
that one writer holds, and `cache/`, the sheets of documents already read. A build makes a new generation beside the old one and
then names it in `current` by one atomic rename; readers keep the generation that they opened.
"""

from kg.store.cache import Cache
from kg.store.generations import Generation, Generations
from kg.store.manifest import Row
from kg.store.sheets import sheets_of, stored, stored_one
from kg.store.views import View, view
from kg.store.write import Writer

__all__ = ["Cache", "Generation", "Generations", "Row", "View", "Writer", "sheets_of", "stored", "stored_one", "view"]
