"""From extractions to quads: IRIs, literals, one named graph per document, places, identity, ontology, provenance.

`sheet` takes from an extraction what the graph needs; `document` writes it as N-Quads terms with an `Identity`; `places`,
`identity` and `ontology` write the graphs that no single document owns. Nothing here opens a store.
"""

from kg.rdf.confidence import confidences
from kg.rdf.iri import BASE, NS, Names
from kg.rdf.kinds import Kinds
from kg.rdf.quads import Sheaf, document, is_rejected
from kg.rdf.sheet import Sheet, Statement, sheet

__all__ = [
    "BASE",
    "NS",
    "Kinds",
    "Names",
    "Sheaf",
    "Sheet",
    "Statement",
    "confidences",
    "document",
    "is_rejected",
    "sheet",
]
