"""The graph of identity: other names, and why two things were held to be one or two."""

from __future__ import annotations

import hashlib

from kg.model import Identity
from kg.rdf.iri import NS, Names
from kg.rdf.literal import boolean, decimal, string
from kg.rdf.quads import RDF, RDFS, SKOS, Sheaf

GRAPH = "identity"


def identity(who: Identity, names: Names) -> Sheaf:
    """Give the identity graph: aliases of each id, and each decision with its score, reasons and author."""
    triples: set[str] = set()
    for id, aliases in who.aliases.items():
        triples.update(f"<{names.thing(id)}> <{SKOS}altLabel> {string(alias, 'zh')}" for alias in aliases)
    for decision in who.decisions:
        key = hashlib.sha256("\x1f".join((decision.left, decision.right, decision.by)).encode("utf-8", "replace"))
        node = f"<{names.thing('decision/' + key.hexdigest()[:20])}>"
        triples.update(
            (
                f"{node} <{RDF}type> <{NS}IdentityDecision>",
                f"{node} <{NS}left> <{names.thing(decision.left)}>",
                f"{node} <{NS}right> <{names.thing(decision.right)}>",
                f"{node} <{NS}same> {boolean(decision.same)}",
                f"{node} <{NS}score> {decimal(decision.score)}",
                f"{node} <{NS}decidedBy> {string(decision.by)}",
            )
        )
        triples.update(f"{node} <{RDFS}comment> {string(reason, 'zh')}" for reason in decision.reasons)
    return Sheaf(names.graph(GRAPH), tuple(sorted(triples)))
