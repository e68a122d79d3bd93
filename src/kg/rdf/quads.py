"""One document's facts as N-Quads terms: every fact a triple, its evidence an RDF 1.2 reifier in the document's own graph.

What stands behind a relation of the annotation guide (subject → object or value):

- between two things: `subject kg:<relation> object`; `officialOf` also an `org:Membership` with the office;
- `inIndustry`: `project kg:inIndustry <concept>`;
- `stage`: `project kg:stage <concept>`, and a `kg:StageEvent` with its date;
- `investment`, `outputValue` in yuan, `landArea` in mu (1 m² = 0.0015 mu), `capacity` as stated: a decimal. Where the unit is
  another (dollars, square metres) or needs saying (capacity), a `kg:Measure` with value and unit as stated. An amount in another
  currency is a `kg:Measure` only, so that sums over `kg:investment` are sums of yuan;
- `observation`: `region kg:observation <qb:Observation>`, in one of two data sets, with and without a period.

A mechanism has the kinds that its name tells.

IRIs of events, measures and observations are made from what they say: two pages that say the same share them.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.model import Identity, Kind
from kg.rdf.confidence import PRIOR
from kg.rdf.iri import NS, Names, segment
from kg.rdf.literal import XSD, date, decimal, integer, number, string
from kg.rdf.provenance import DATED, UNDATED, describe
from kg.rdf.sheet import Sheet, Statement

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
QB = "http://purl.org/linked-data/cube#"
ORG = "http://www.w3.org/ns/org#"

_TYPE, _LABEL, _ALIAS = f"<{RDF}type>", f"<{RDFS}label>", f"<{SKOS}altLabel>"
_REIFIES = f"<{RDF}reifies>"
_QUOTE, _START, _RULE, _CONFIDENCE = (f"<{NS}{name}>" for name in ("quote", "start", "rule", "confidence"))
_DIRECT = {
    ("investment", "CNY"): 1.0,
    ("outputValue", "CNY"): 1.0,
    ("landArea", "mu"): 1.0,
    ("landArea", "m2"): 0.0015,
}
_MEASURES = frozenset({"investment", "outputValue", "landArea", "capacity"})


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The triples of one named graph, as `subject predicate object` in N-Quads syntax.

    `asserted` stand in the default graph too; `evidence` (reifiers and what is said of them) in the named graph only.
    Both are without repetition and in an order that depends on nothing but what they say.
    """

    graph: str
    asserted: tuple[str, ...]
    evidence: tuple[str, ...] = ()

    def digest(self) -> str:
        """Give a hash of all that it says."""
        return hashlib.sha256("\n".join((*self.asserted, "", *self.evidence)).encode()).hexdigest()

    def lines(self) -> Iterator[str]:
        """Give the N-Quads lines, each closed with a newline."""
        close = f" <{self.graph}> .\n"
        for triple in self.asserted:
            yield triple + " .\n"
            yield triple + close
        for triple in self.evidence:
            yield triple + close


def document(
    sheet: Sheet,
    identity: Identity,
    names: Names,
    confidence: Mapping[str, float],
    kinds: Callable[[str], Sequence[str]] = lambda _: (),
) -> Sheaf:
    """Give a document's graph: its description, its things with names and types, its facts with their evidence.

    `kinds` gives the kinds of a mechanism by its name (`kg.rdf.kinds`). A thing that `identity` has no id for, a fact that the ledger rejects, and a figure that is not finite are left out.
    """
    return _Writer(sheet, identity, names, confidence, kinds).sheaf()


def is_rejected(fact: Statement, id: str, other: str | None, rejected: Set[tuple[str, str, str]]) -> bool:
    """Tell whether a fact of the thing `id`, to the thing `other` or to a value, is among the `rejected` of an identity."""
    if not rejected:
        return False
    value = fact.value if isinstance(fact.value, str) or fact.value is None else number(fact.value)
    return (id, fact.relation, other or str(value)) in rejected


class _Writer:
    def __init__(
        self,
        sheet: Sheet,
        identity: Identity,
        names: Names,
        confidence: Mapping[str, float],
        kinds: Callable[[str], Sequence[str]],
    ) -> None:
        self.sheet, self.names, self.confidence, self.kinds = sheet, names, confidence, kinds
        self.graph = names.document(sheet.id)
        self.ids = [identity.ids.get(thing.key) for thing in sheet.things]
        self.iris = [f"<{names.thing(id)}>" if id is not None else "" for id in self.ids]
        self.rejected = identity.rejected
        self.labels = identity.labels
        self.triples: dict[str, None] = {}

    def sheaf(self) -> Sheaf:
        self._say(*describe(self.sheet, self.names))
        self._things()
        evidence: list[str] = []
        trust: dict[str, tuple[str, str]] = {}
        for fact in self.sheet.statements:
            triple = self._fact(fact)
            if triple is None:
                continue
            self.triples[triple] = None
            if fact.rule not in trust:
                told = decimal(self.confidence.get(fact.rule, PRIOR))
                trust[fact.rule] = f"{_RULE} {string(fact.rule)}", f"{_CONFIDENCE} {told}"
            reifier = f"<{self.graph}#{len(evidence) // 5 + 1}>"
            rule, confidence = trust[fact.rule]
            evidence += (
                f"{reifier} {_REIFIES} <<( {triple} )>>",
                f"{reifier} {_QUOTE} {string(fact.quote)}",
                f"{reifier} {_START} {integer(fact.start)}",
                f"{reifier} {rule}",
                f"{reifier} {confidence}",
            )
        return Sheaf(self.graph, tuple(self.triples), tuple(evidence))

    def _say(self, *triples: str) -> None:
        self.triples.update(dict.fromkeys(triples))

    def _things(self) -> None:
        mentions = f"<{self.graph}> <{NS}mentions>"
        for thing, id, iri in zip(self.sheet.things, self.ids, self.iris, strict=True):
            if id is None:
                continue
            label = self.labels.get(id, thing.name)
            self._say(
                f"{iri} {_TYPE} <{NS}{thing.type.value}>", f"{iri} {_LABEL} {string(label, 'zh')}", f"{mentions} {iri}"
            )
            for kind in self.kinds(label) if thing.type is Kind.MECHANISM else ():
                self._say(f"{iri} <{NS}mechanismKind> <{self.names.concept('mechanism-kind', kind)}>")
            for form in sorted({thing.name, *thing.forms} - {label}):
                self._say(f"{iri} {_ALIAS} {string(form, 'zh')}")

    def _fact(self, fact: Statement) -> str | None:
        """Give the triple that the evidence is for; nodes that it needs go to `self.triples`."""
        id = self.ids[fact.subject]
        other = self.ids[fact.object] if fact.object is not None else None
        if id is None or (fact.object is not None and other is None) or is_rejected(fact, id, other, self.rejected):
            return None
        if isinstance(fact.value, float) and not math.isfinite(fact.value):
            return None
        subject = self.iris[fact.subject]
        predicate = f"<{NS}{segment(fact.relation)}>"
        if other is not None:
            object = self.iris[fact.object or 0]
            if fact.value is not None:
                self._membership(id, other, subject, object, str(fact.value))
            return f"{subject} {predicate} {object}"
        if fact.value is None:
            return None
        if fact.relation == "stage":
            return f"{subject} {predicate} {self._stage(id, subject, fact)}"
        if fact.relation == "observation":
            return f"{subject} {predicate} {self._observation(id, subject, fact)}"
        if fact.relation == "inIndustry":
            return f"{subject} {predicate} <{self.names.concept('industry', str(fact.value))}>"
        if isinstance(fact.value, str):
            return f"{subject} {predicate} {string(fact.value)}"
        return self._measure(id, subject, predicate, fact, fact.value)

    def _node(self, kind: str, *key: str) -> str:
        return f"<{self.names.thing('/'.join((kind, *key)))}>"

    def _membership(self, id: str, other: str, subject: str, object: str, office: str) -> None:
        node = self._node("membership", id, other, office.replace("/", "／"))
        self._say(
            f"{node} {_TYPE} <{ORG}Membership>",
            f"{node} <{ORG}member> {subject}",
            f"{node} <{NS}officeIn> {object}",
            f"{node} <{NS}office> {string(office, 'zh')}",
        )

    def _stage(self, id: str, subject: str, fact: Statement) -> str:
        concept = f"<{self.names.concept('stage', str(fact.value))}>"
        node = self._node("event", id, str(fact.value), *([fact.date] if fact.date else []))
        self._say(
            f"{subject} <{NS}stageEvent> {node}",
            f"{node} {_TYPE} <{NS}StageEvent>",
            f"{node} <{NS}reached> {concept}",
        )
        if fact.date:
            self._say(f"{node} <{NS}date> {date(fact.date)}")
        return concept

    def _measure(self, id: str, subject: str, predicate: str, fact: Statement, value: float) -> str:
        factor = _DIRECT.get((fact.relation, fact.unit or ""))
        is_money = fact.relation in ("investment", "outputValue")
        if factor != 1.0 and fact.relation in _MEASURES:
            unit = fact.unit or ""
            node = self._node("measure", id, fact.relation, number(value) + unit.replace("/", "／"))
            self._say(
                f"{subject} <{NS}measure> {node}",
                f"{node} {_TYPE} <{NS}Measure>",
                f"{node} <{NS}measured> {string(fact.relation)}",
                f"{node} <{NS}value> {decimal(value)}",
                f"{node} <{NS}unit> {string(unit)}",
            )
            if is_money:
                return f"{subject} <{NS}measure> {node}"
        return f"{subject} {predicate} {decimal(value * (factor or 1.0))}"

    def _observation(self, id: str, subject: str, fact: Statement) -> str:
        unit = fact.unit or ""
        value = float(fact.value or 0)
        period = fact.period or ""
        figure = number(value) + unit
        key = [fact.indicator or "_", *([period.replace("/", "--")] if period else []), figure]
        node = self._node("observation", id, *key)
        self._say(
            f"{node} {_TYPE} <{QB}Observation>",
            f"{node} {_TYPE} <{NS}Observation>",
            f"{node} <{QB}dataSet> <{self.names.thing('dataset/' + (DATED if period else UNDATED))}>",
            f"{node} <{NS}region> {subject}",
            f"{node} <{NS}indicator> <{self.names.concept('indicator', fact.indicator or '_')}>",
            f"{node} <{NS}value> {decimal(value)}",
            f"{node} <{NS}unit> {string(unit)}",
            f"{node} <{NS}figure> {string(figure)}",
        )
        if period:
            start, _, end = period.partition("/")
            self._say(
                f"{node} <{NS}period> {string(period)}",
                f"{node} <{NS}periodStart> {date(start)}",
                f"{node} <{NS}periodEnd> {date(end or start)}",
            )
        return node


__all__ = ["ORG", "QB", "RDF", "RDFS", "SKOS", "XSD", "Sheaf", "document"]
