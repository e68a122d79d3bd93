"""Measure every rule on the gold: python scripts/rules.py writes seeds/rules.tsv and raises the floors to what was reached."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from kg.evaluate import Report, lines  # noqa: E402
from kg.knowledge import Knowledge  # noqa: E402
from scripts.gold import FLOORS, gold_sets  # noqa: E402

TABLE = TOP / "seeds" / "rules.tsv"
_HEAD = """# Measured precision of each extraction rule: the confidence of the facts that it makes.
# Source: measured by scripts/rules.py on the gold sets of tests/gold/floors.toml ({sets}); do not edit.
# rule\tprecision\tn (facts that it made on the gold)
"""


def table(reports: Mapping[str, Report]) -> str:
    """Give seeds/rules.tsv: over all sets together, how many facts a rule made and which share of them is right."""
    made, right = Counter[str](), Counter[str]()
    for report in reports.values():
        for rule, score in report.rules.items():
            made[rule] += score.predicted
            right[rule] += score.hits
    rows = (f"{rule}\t{right[rule] / made[rule]:.3f}\t{made[rule]}\n" for rule in sorted(made))
    return _HEAD.format(sets=", ".join(reports)) + "".join(rows)


def raised(floors: str, reports: Mapping[str, Report]) -> str:
    """Give floors.toml with each floor raised to the measure, rounded down to three digits; none is lowered."""
    for name, report in reports.items():
        measure = report.total.relaxed
        for key, reached in (("f1", measure.f1), ("precision", measure.precision)):
            pattern = re.compile(rf"(\[{name}\][^\[]*\n{key} = )([\d.]+)")
            match = pattern.search(floors)
            if match and reached > float(match[2]):
                floors = pattern.sub(rf"\g<1>{int(reached * 1000) / 1000}", floors, count=1)
    return floors


def main() -> int:
    """Measure, print the tables, write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true", help="print the tables, write nothing")
    parser.add_argument("--partial", action="store_true", help="write although a gold set is absent")
    args = parser.parse_args()
    sets = gold_sets()
    absent = [s.name for s in sets if not s.present]
    knowledge = Knowledge(TOP / "seeds")
    reports = {s.name: s.measure(knowledge) for s in sets if s.present}
    for name, report in reports.items():
        print(f"== {name}", *lines(report), "", sep="\n")
    if args.dry_run:
        return 0
    if absent and not args.partial:
        print(f"absent: {', '.join(absent)}; nothing written (see --partial)", file=sys.stderr)
        return 1
    TABLE.write_text(table(reports), "utf-8")
    FLOORS.write_text(raised(FLOORS.read_text("utf-8"), reports), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
