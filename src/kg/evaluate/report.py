"""How good the found facts are: counts, precision, recall and F1, by relation, document and rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from kg.evaluate.match import FlatFact, pair
from kg.evaluate.names import equal, near

SCORED_APART = ("period", "date")
"""Fields that do not decide whether a fact is right."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and their harmonic mean, each 0 where it is not defined."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, gold: int, predicted: int) -> Measure:
        """Count `hits` among `gold` and among `predicted` facts.

        >>> Measure.of(1, 2, 1)
        Measure(precision=1.0, recall=0.5, f1=0.6666666666666666)
        """
        p, r = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
        return cls(p, r, 2 * p * r / (p + r) if p + r else 0.0)


@dataclass(slots=True)
class Score:
    """How many facts are in the gold, how many were found, and how many of these are right, relaxed and strict."""

    gold: int = 0
    predicted: int = 0
    hits: int = 0
    strict_hits: int = 0

    @property
    def relaxed(self) -> Measure:
        """The measure that the headline is made of."""
        return Measure.of(self.hits, self.gold, self.predicted)

    @property
    def strict(self) -> Measure:
        """The measure with names that must be equal."""
        return Measure.of(self.strict_hits, self.gold, self.predicted)

    def add(self, gold: int, predicted: int, hits: int, strict_hits: int) -> None:
        """Count more facts."""
        self.gold += gold
        self.predicted += predicted
        self.hits += hits
        self.strict_hits += strict_hits


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold fact and the found fact that answers it; one of the two is None for a miss and for a false fact."""

    doc: str
    gold: FlatFact | None
    found: FlatFact | None

    @property
    def sign(self) -> str:
        """`=` right, `-` missed, `+` false."""
        return "+" if self.gold is None else "-" if self.found is None else "="

    @property
    def differences(self) -> dict[str, tuple[object, object]]:
        """What a right fact says otherwise than the gold, of the fields that are scored apart: `(gold, found)`."""
        if self.gold is None or self.found is None:
            return {}
        pairs = {name: (self.gold.get(name), self.found.get(name)) for name in SCORED_APART}
        return {name: (gold, found) for name, (gold, found) in pairs.items() if gold and gold != found}


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found.

    `rules` counts, for each rule, the facts that it made (`predicted`), those that are right, and as `gold` all gold facts of
    its relations. `apart` gives for period and date how many of the matched gold facts that have one got it right:
    `(right, all)`. `outcomes` are in the order of documents and relations.
    """

    total: Score = field(default_factory=Score)
    relations: Mapping[str, Score] = field(default_factory=dict)
    documents: Mapping[str, Score] = field(default_factory=dict)
    rules: Mapping[str, Score] = field(default_factory=dict)
    apart: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Give all figures for JSON: `relaxed` and `strict` by relation, document (`doc 003`) and `ALL`; `rules`; `apart`; `errors`."""
        scores = {**self.relations, "ALL": self.total} | {f"doc {doc}": s for doc, s in self.documents.items()}
        modes = {
            mode: {
                key: {
                    "p": getattr(score, mode).precision,
                    "r": getattr(score, mode).recall,
                    "f1": getattr(score, mode).f1,
                    "gold": score.gold,
                    "predicted": score.predicted,
                }
                for key, score in scores.items()
            }
            for mode in ("relaxed", "strict")
        }
        rules = {
            rule: {
                "predicted": s.predicted,
                "right": s.hits,
                "precision": s.relaxed.precision,
                "strict_precision": s.strict.precision,
                "share_of_gold": s.relaxed.recall,
            }
            for rule, s in self.rules.items()
        }
        errors = [
            {"kind": "missed" if o.found is None else "false", "fact": dict(o.gold or o.found or {})}
            for o in self.outcomes
            if o.sign != "="
        ]
        apart = {name: {"right": right, "of": of} for name, (right, of) in self.apart.items()}
        return {**modes, "rules": rules, "apart": apart, "errors": errors}


def evaluate(gold: Iterable[FlatFact], predicted: Iterable[FlatFact]) -> Report:
    """Compare flat facts with gold facts as the annotation guide says.

    Facts are compared within a document and relation, one to one. Only documents that the gold names count; a document of the
    prediction belongs to the gold document of its id, or of its id up to an underscore (`000_e08975f2` is gold's `000`).

    >>> fact = {"doc": "1", "relation": "stage", "subject": "甲项目", "subject_type": "Project", "value": "signed"}
    >>> evaluate([fact], [fact, fact | {"value": "started", "rule": "stage/verb"}]).total.relaxed
    Measure(precision=0.5, recall=1.0, f1=0.6666666666666666)
    """
    wanted = _grouped(gold)
    documents = {doc for doc, _ in wanted}
    found = _grouped(predicted, documents)
    relations: dict[str, Score] = defaultdict(Score)
    by_document: dict[str, Score] = {doc: Score() for doc in sorted(documents)}
    rules: dict[str, Score] = defaultdict(Score)
    relation_of: dict[str, set[str]] = defaultdict(set)
    total = Score()
    apart = dict.fromkeys(SCORED_APART, (0, 0))
    outcomes: list[Outcome] = []
    for key in sorted(wanted.keys() | found.keys()):
        doc, relation = key
        g, p = wanted.get(key, []), found.get(key, [])
        relaxed, strict = pair(g, p, near), pair(g, p, equal)
        for score in (total, relations[relation], by_document[doc]):
            score.add(len(g), len(p), len(relaxed), len(strict))
        right, exact = set(relaxed.values()), set(strict.values())
        for j, fact in enumerate(p):
            rule = str(fact.get("rule") or "")
            if rule:
                rules[rule].add(0, 1, j in right, j in exact)
                relation_of[rule].add(relation)
        for name in SCORED_APART:
            pairs = [(g[i][name], p[j].get(name)) for i, j in relaxed.items() if g[i].get(name)]
            before = apart[name]
            apart[name] = (before[0] + sum(a == b for a, b in pairs), before[1] + len(pairs))
        outcomes += [Outcome(doc, fact, p[relaxed[i]] if i in relaxed else None) for i, fact in enumerate(g)]
        outcomes += [Outcome(doc, None, fact) for j, fact in enumerate(p) if j not in right]
    for rule, names in relation_of.items():
        rules[rule].gold = sum(relations[name].gold for name in names)
    return Report(
        total, dict(sorted(relations.items())), by_document, dict(sorted(rules.items())), apart, tuple(outcomes)
    )


def document_of(doc: object, documents: Set[str]) -> str | None:
    """Give the gold document that `doc` is, or None.

    >>> document_of("000_e08975f2", {"000", "001"}), document_of("0001", {"000"})
    ('000', None)
    """
    name = str(doc)
    while name not in documents:
        name, underscore, _ = name.rpartition("_")
        if not underscore:
            return None
    return name


def _grouped(facts: Iterable[FlatFact], documents: Set[str] | None = None) -> dict[tuple[str, str], list[FlatFact]]:
    groups: dict[tuple[str, str], list[FlatFact]] = defaultdict(list)
    for fact in facts:
        doc = str(fact["doc"]) if documents is None else document_of(fact["doc"], documents)
        if doc is not None:
            groups[doc, str(fact["relation"])].append(fact)
    return dict(groups)
