"""The ontology for people: one HTML page with every term, the concept schemes and a class diagram."""

from kg.ontology.page import page

__all__ = ["page"]
