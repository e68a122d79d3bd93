"""The gold sets that kg is measured on, and the measuring."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate import FlatFact, Report, evaluate, read_facts
from kg.export import flat
from kg.knowledge import Knowledge
from kg.pipeline import extract
from kg.read import Refusal, read

TOP = Path(__file__).resolve().parents[1]
FLOORS = TOP / "tests" / "gold" / "floors.toml"


@dataclass(frozen=True)
class GoldSet:
    """Gold facts and the pages that they are of. `dates` gives the day of pages that come with one from outside."""

    name: str
    gold: Path
    pages: Path
    dates: Mapping[str, dt.date]
    f1: float
    precision: float

    @property
    def present(self) -> bool:
        """Tell whether gold and pages are on this machine."""
        return self.gold.is_file() and self.pages.is_dir()

    def found(self, knowledge: Knowledge) -> Iterator[FlatFact]:
        """Give the flat facts that kg finds on the pages."""
        for document in read([self.pages]):
            if isinstance(document, Refusal):
                raise document.error
            dated = dataclasses.replace(document, date=self.dates.get(document.id, document.date))
            yield from flat.facts(extract(dated, knowledge))

    def measure(self, knowledge: Knowledge) -> Report:
        """Compare what kg finds with the gold."""
        return evaluate(read_facts(self.gold), self.found(knowledge))


def gold_sets() -> list[GoldSet]:
    """Give the sets of tests/gold/floors.toml, absent ones too."""
    sets = []
    for name, entry in tomllib.loads(FLOORS.read_text("utf-8")).items():
        dates = TOP / entry["dates"] if "dates" in entry else None
        sets.append(
            GoldSet(
                name=name,
                gold=TOP / entry["gold"],
                pages=TOP / entry["pages"],
                dates=_dates(dates) if dates and dates.is_file() else {},
                f1=entry["f1"],
                precision=entry["precision"],
            )
        )
    return sets


def _dates(path: Path) -> dict[str, dt.date]:
    sources = json.loads(path.read_text("utf-8"))
    return {source["doc"]: dt.date.fromisoformat(source["date"]) for source in sources if source.get("date")}
