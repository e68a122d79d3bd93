"""Write src/kg/rdf/vocab.py from ontology/kg.ttl and the schemes.

Usage: python scripts/vocab.py [--check]. With --check nothing is written; the exit code is 1 when the file is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

TOP = Path(__file__).resolve().parents[1]
TARGET = TOP / "src" / "kg" / "rdf" / "vocab.py"
KG = Namespace("https://w3id.org/zhaoshang/ns#")
_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_SCHEMES = (("STAGES", "stage"), ("INDICATORS", "indicator"), ("INDUSTRIES", "industry"), ("KINDS", "mechanism-kind"))


def load(folder: Path) -> Graph:
    """Read kg.ttl and the schemes of an ontology folder into one graph."""
    graph = Graph()
    for path in (folder / "kg.ttl", *sorted((folder / "schemes").glob("*.ttl"))):
        graph.parse(path)
    return graph


def _local(node: Node | None) -> str:
    return str(node).removeprefix(str(KG))


def _ours(graph: Graph, type_: URIRef) -> list[str]:
    return sorted(_local(s) for s in graph.subjects(RDF.type, type_) if str(s).startswith(str(KG)))


def _classes(graph: Graph, name: str, predicate: URIRef) -> tuple[str, ...]:
    found: list[str] = []
    for node in graph.objects(KG[name], predicate):
        union = graph.value(node, OWL.unionOf)
        members = list(Collection(graph, union)) if union is not None else [node]
        found += [_local(m) for m in members if str(m).startswith(str(KG))]
    return tuple(sorted(found))


def _parents(graph: Graph, name: str) -> tuple[str, ...]:
    above = graph.transitive_objects(KG[name], RDFS.subClassOf)
    return tuple(sorted({_local(c) for c in above if str(c).startswith(str(KG))} - {name}))


def _concepts(graph: Graph, scheme: str) -> tuple[str, ...]:
    base = str(KG).removesuffix("ns#") + scheme
    members = list(graph.subjects(SKOS.inScheme, URIRef(base)))
    ranked = sorted(members, key=lambda s: (str(graph.value(s, KG.order) or ""), str(s)))
    return tuple(str(s).removeprefix(base + "/") for s in ranked)


def _tuple(items: tuple[str, ...]) -> str:
    return "(" + "".join(f'"{i}", ' for i in items).rstrip() + ")" if items else "()"


def _table(name: str, doc: str, rows: dict[str, tuple[str, ...]]) -> list[str]:
    body = [f'    "{key}": {_tuple(value)},' for key, value in sorted(rows.items()) if value]
    return (
        [f"{name}: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(", "    {"]
        + ["    " + line for line in body]
        + ["    }", ")", f'"""{doc}"""', ""]
    )


def render(graph: Graph) -> str:
    """Give the text of vocab.py for an ontology."""
    classes = _ours(graph, OWL.Class)
    properties = sorted(name for t in _TYPES for name in _ours(graph, t))
    version = graph.value(URIRef(str(KG).removesuffix("#")), OWL.versionInfo)
    lines = [
        '"""The terms of the ontology, as IRIs. Generated from ontology/kg.ttl by scripts/vocab.py; do not edit."""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Mapping",
        "from types import MappingProxyType",
        "from typing import Final",
        "",
        "# fmt: off",
        f'NS: Final = "{KG}"',
        f'VERSION: Final = "{version}"',
        "",
        *(f'{name}: Final = "{KG[name]}"' for name in (*classes, *properties)),
        "",
        f"CLASSES: Final = {_tuple(tuple(classes))}",
        f"PROPERTIES: Final = {_tuple(tuple(properties))}",
        "",
        *_table(
            "PARENTS",
            "Class → all classes above it, local names.",
            {c: _parents(graph, c) for c in classes},
        ),
        *_table(
            "DOMAINS",
            "Property → the classes that its subject may have (any one), local names.",
            {p: _classes(graph, p, RDFS.domain) for p in properties},
        ),
        *_table(
            "RANGES",
            "Property → the classes that its object may have (any one), local names.",
            {p: _classes(graph, p, RDFS.range) for p in properties},
        ),
    ]
    for name, scheme in _SCHEMES:
        lines.append(f"{name}: Final = {_tuple(_concepts(graph, scheme))}")
        lines.append(f'"""Concepts of the scheme `{scheme}`, the parts of their IRIs after `{scheme}/`."""')
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the file; give the exit code."""
    text = render(load(TOP / "ontology"))
    if "--check" in arguments:
        is_fresh = TARGET.is_file() and TARGET.read_text("utf-8") == text
        if not is_fresh:
            print(f"{TARGET.name} is stale; run python scripts/vocab.py", file=sys.stderr)
        return 0 if is_fresh else 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
