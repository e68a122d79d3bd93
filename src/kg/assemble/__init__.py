"""From sheets and decisions to what a generation holds: a row and a graph for each document, the graphs that no document owns."""

from kg.assemble.build import Making, generation
from kg.assemble.shared import LINKS, decisions, linked, own_links, write_own_links

__all__ = ["LINKS", "Making", "decisions", "generation", "linked", "own_links", "write_own_links"]
