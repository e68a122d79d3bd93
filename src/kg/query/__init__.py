"""Questions to a store: named queries of `queries/`, files, and SPARQL text, as rows or as triples."""

from kg.query.formats import FORMATS, GRAPH_FORMATS, ROW_FORMATS, write
from kg.query.named import Named, named, named_queries
from kg.query.run import PREFIXES, ask, select

__all__ = [
    "FORMATS",
    "GRAPH_FORMATS",
    "PREFIXES",
    "ROW_FORMATS",
    "Named",
    "ask",
    "named",
    "named_queries",
    "select",
    "write",
]
