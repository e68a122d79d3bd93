"""The graph of the ontology: its Turtle files, with blank nodes named the same way every time (RDFC-1.0)."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, Quad, RdfFormat, parse

from kg.errors import DataError
from kg.rdf.iri import NS, Names
from kg.rdf.provenance import datasets, tool
from kg.rdf.quads import Sheaf

GRAPH = "ontology"
_VERSION = "http://www.w3.org/2002/07/owl#versionInfo"


def ontology(folder: Path, names: Names, version: str) -> Sheaf:
    """Give the graph of `kg.ttl` and `schemes/*.ttl` below `folder`, of the tool of that `version`, and of the data sets. Raises DataError."""
    dataset: Dataset = Dataset()
    for path in [folder / "kg.ttl", *sorted((folder / "schemes").glob("*.ttl"))]:
        if not path.is_file():
            raise DataError(str(path), "the ontology is missing", "install kg again")
        try:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True):
                dataset.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
        except SyntaxError as error:
            raise DataError(str(path), f"no Turtle: {error}", "mend the file") from error
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    told = {f"{quad.subject} {quad.predicate} {quad.object}" for quad in dataset}
    number = next((str(q.object).strip('"') for q in dataset if q.predicate.value == _VERSION and _is_ontology(q)), "")
    return Sheaf(names.graph(GRAPH), tuple(sorted(told.union(tool(names, version, number), datasets(names)))))


def _is_ontology(quad: Quad) -> bool:
    return str(quad.subject).strip("<>").rstrip("#/") == NS.rstrip("#/")
