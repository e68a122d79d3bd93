"""From sheets and decisions to what a generation holds: a row and a graph for each document, the graphs that no document owns."""

from kg.assemble.shared import LINKS, decisions, linked, shared_graphs, write_own_links
from kg.assemble.sources import Sources

__all__ = ["LINKS", "Sources", "decisions", "linked", "shared_graphs", "write_own_links"]
