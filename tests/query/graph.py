"""A store with the hand-written pages."""

from __future__ import annotations

from pathlib import Path

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Unit
from kg.rdf import Kinds, Names, document, sheet
from kg.rdf.identity import identity as identity_graph
from kg.rdf.ontology import ontology
from kg.rdf.places import origins, places
from kg.store import Row, Writer
from tests.rdf.pages import case, extraction, identity

UNITS = {
    "990000": Unit("990000", "南岭省", "province", ""),
    "990100": Unit("990100", "清河市", "city", "990000"),
    "990127": Unit("990127", "云岭县", "county", "990100", "1990"),
    "430000": Unit("430000", "湖南省", "province", ""),
    "440000": Unit("440000", "广东省", "province", ""),
    "440600": Unit("440600", "佛山市", "city", "440000"),
}


class Gazetteer:
    """A few places, some invented."""

    def unit(self, code: str) -> Unit | None:
        return UNITS.get(code)

    def path(self, code: str) -> list[Unit]:
        unit = UNITS[code]
        return [*(self.path(unit.parent) if unit.parent else []), unit]

    def predecessors(self, code: str) -> list[str]:
        return ["990199"] if code == "990127" else []

    def forms(self) -> dict[str, list[str]]:
        return {form: [code] for code, unit in UNITS.items() for form in (unit.name, unit.name[:-1])}


def build(root: Path, top: Path, pages: tuple[str, ...] = ("signing", "figures", "hostile")) -> None:
    """Build a store of case pages with the real ontology and the few places."""
    names = Names()
    with Writer(root, "test") as writer:
        sheets = {}
        for name in pages:
            page = sheet(extraction(case(name)))
            writer.cache.put(f"key-{name}", *page.to_json())
            sheets[page.id] = page
        writer.cache.commit()
        who = identity(thing for page in sheets.values() for thing in page.things)
        rows = [Row(case(name)["id"], f"key-{name}", name, f"{name}.txt", {}) for name in sorted(pages)]
        rows.sort(key=lambda row: row.id)
        shared = [
            ontology(top / "ontology", names, "test"),
            places({*who.ids.values(), *origins(who.labels, Gazetteer())}, Gazetteer(), names),
            identity_graph(who, names),
        ]
        kinds = Kinds.of(Knowledge())
        writer.write(
            rows, lambda row: document(sheets[row.id], who, names, {"case/stage": 0.9}, kinds), shared, names.document
        )
