"""The network of things for Gephi and other network tools: nodes with type, label and code, edges with relation, weight and dates."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import networkx as nx

from kg.query import PREFIXES, select
from kg.store import View
from kg.text.characters import for_xml

_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')
_EDGES = """
SELECT ?s ?p ?o (COUNT(?doc) AS ?pages) (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {
  VALUES ?p { kg:locatedIn kg:partOf kg:investedBy kg:signedWith kg:visited kg:officialOf kg:usedBy kg:issuedBy kg:inIndustry }
  ?s ?p ?o .
  OPTIONAL { GRAPH ?doc { ?s ?p ?o . ?doc dcterms:identifier ?id OPTIONAL { ?doc dcterms:issued ?day } } }
} GROUP BY ?s ?p ?o
"""
_NODES = """
SELECT ?s (SAMPLE(?label) AS ?name) (MAX(?class) AS ?type) (SAMPLE(?c) AS ?code) (MAX(?amount) AS ?investment)
       (MAX(?rank) AS ?order) WHERE {
  VALUES ?class { kg:Region kg:Park kg:Project kg:Company kg:Person kg:Mechanism kg:Policy kg:Industry }
  ?s a ?class ; rdfs:label ?label .
  OPTIONAL { ?s kg:code ?c } OPTIONAL { ?s kg:investment ?amount } OPTIONAL { ?s kg:stage/kg:order ?rank }
} GROUP BY ?s
"""


def network(view: View) -> nx.MultiDiGraph:
    """Give the graph of things. An edge's weight is the number of pages that state it (1 for what only the gazetteer says);
    `first` and `last` are the days of the earliest and latest of them. Nodes without an edge are left out, all is in order."""
    graph = nx.MultiDiGraph()
    edges = sorted(_rows(view, _EDGES), key=lambda row: (row["s"], row["p"], row["o"]))
    used = {edge[role] for edge in edges for role in ("s", "o")}
    for node in sorted(_rows(view, _NODES), key=lambda row: row["s"]):
        if node["s"] not in used:
            continue
        told: dict[str, str | float] = {"label": node["name"], "type": node["type"].removeprefix(PREFIXES["kg"])}
        told.update({name: node[name] for name in ("code",) if name in node})
        told.update({name: float(node[name]) for name in ("investment",) if name in node})
        told.update({"stage": int(node["order"])} if "order" in node else {})
        graph.add_node(node["s"], **told)
    for number, edge in enumerate(edges):
        if edge["s"] in graph and edge["o"] in graph:
            name = edge["p"].removeprefix(PREFIXES["kg"])
            days = {role: edge[role] for role in ("first", "last") if role in edge}
            weight = max(float(edge["pages"]), 1.0)
            graph.add_edge(edge["s"], edge["o"], key=number, label=name, relation=name, weight=weight, **days)
    return graph


def gexf(view: View) -> Iterator[bytes]:
    """Give GEXF 1.2 for Gephi. An edge begins on its first day, so that the timeline shows how the network grew."""
    graph = network(view)
    for _, _, told in graph.edges(data=True):
        if "first" in told:
            told["start"] = told["first"]
    out = io.BytesIO()
    nx.write_gexf(graph, out)
    yield _TODAY.sub(b"", out.getvalue(), count=1).rstrip(b"\n") + b"\n"


def graphml(view: View) -> Iterator[bytes]:
    """Give GraphML."""
    out = io.BytesIO()
    nx.write_graphml_xml(network(view), out)
    yield out.getvalue().rstrip(b"\n") + b"\n"


def _rows(view: View, sparql: str) -> list[dict[str, str]]:
    return [{name: for_xml(term.value) for name, term in row.items()} for row in select(view, sparql)]
