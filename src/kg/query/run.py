"""Run SPARQL on an open view."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.errors import QueryError
from kg.rdf.iri import BASE, NS
from kg.store import View

PREFIXES = {
    "kg": NS,
    "id": BASE + "id/",
    "stage": NS.removesuffix("ns#") + "stage/",
    "indicator": NS.removesuffix("ns#") + "indicator/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}
"""Prefixes that a query need not declare."""

_EXPECTED = re.compile("expected one of Prefix not found.*", re.S)
"""Oxigraph names behind a missing prefix every class of characters that might stand there too."""

Answer = QuerySolutions | QueryTriples | QueryBoolean


def ask(view: View, sparql: str, where: str = "query") -> Answer:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE. Raises QueryError, `where` naming its source, for SPARQL that does not parse."""
    try:
        return view.oxigraph.query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        told = _EXPECTED.sub("prefix that nobody declares", str(error))
        raise QueryError(where, f"no SPARQL query: {told}", "mend it; kg query --list shows ones that work") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise unanswered(where, error) from error


def unanswered(where: str, error: Exception) -> QueryError:
    """Give the error that tells a query of `where` to be right in form but to fail while it runs."""
    remedy = "mend the query or the store" + ("; SERVICE asks another machine" if isinstance(error, OSError) else "")
    return QueryError(where, f"cannot be answered: {error}", remedy)


def select(view: View, sparql: str, where: str = "query") -> Iterator[dict[str, NamedNode | BlankNode | Literal]]:
    """Give the rows of a SELECT, unbound variables left out. Raises QueryError."""
    answer = ask(view, sparql, where)
    if not isinstance(answer, QuerySolutions):
        raise QueryError(where, "gives no rows", "write a SELECT")
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        row = ((name, solution[name]) for name in names)
        yield {name: term for name, term in row if term is not None and not isinstance(term, Triple)}
