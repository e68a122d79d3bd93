"""Speed of the address reader beside cpca.transform, on the same texts, and of loading the gazetteer.

    python benchmarks/places.py

For the comparison cpca must be importable by the Python that runs this (an environment of its own will do: cpca, pandas and
setuptools<81 beside what kg needs); without it the comparison is left out, and said so. Their calls and ours are timed in turn,
a few of each at a time, so that both meet the same load and neither finds the caches full of the other's tables. Printed per row: the shortest processor time of each in milliseconds, and their ratio.
cpca.transform stops at the first county of a text, which makes little work of a page; transform_text_with_addrs reads on, as we do.
The last row is a fresh process by the clock: import, tables, and each county of today once, when nothing is remembered yet.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from kg.knowledge import Knowledge
from kg.knowledge.places_batch import Batch
from kg.knowledge.places_text import Reader

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "places" / "text.tsv"
PAGES = Path(__file__).resolve().parents[2] / "shared" / "seeds"
DATE = dt.date(2024, 1, 1)
RUNS, BLOCK = 9, 5
_THEIRS = "import json, sys, cpca; cpca.transform(json.load(open(sys.argv[1], encoding='utf-8')))"
_OURS = (
    "import datetime, json, sys; from kg.knowledge import Knowledge; from kg.knowledge.places_batch import Batch;"
    "from kg.knowledge.places_text import Reader; known = Knowledge();"
    "reader = Reader(known.gazetteer, known.words('place_ambiguous'));"
    "Batch(reader).read(json.load(open(sys.argv[1], encoding='utf-8')), datetime.date(2024, 1, 1))"
)
Call = Callable[[], object]


def timed(call: Call, clock: Callable[[], float] = time.process_time, runs: int = 1) -> float:
    """Give the shortest time of some runs in milliseconds."""
    times = []
    for _ in range(runs):
        begun = clock()
        call()
        times.append(clock() - begun)
    return min(times) * 1000


def compare(
    name: str, theirs: Call, ours: Call, runs: int = RUNS, clock: Callable[[], float] = time.process_time
) -> None:
    """Print a row of the table."""
    inner = BLOCK if runs == RUNS else 1
    pairs = [(timed(theirs, clock, inner), timed(ours, clock, inner)) for _ in range(runs)]
    slow, fast = min(t for t, _ in pairs), min(o for _, o in pairs)
    print(f"{name:42s} {slow:9.2f} {fast:9.2f} {slow / fast:7.1f}")


def main() -> None:
    """Print the table."""
    knowledge = Knowledge()
    print(f"load units and forms, ms {min(timed(lambda: Knowledge().gazetteer.forms()) for _ in range(7)):9.2f}")
    if importlib.util.find_spec("cpca") is None or importlib.util.find_spec("pkg_resources") is None:
        print("cpca (or pkg_resources, which it needs) is not installed: no comparison")
        return
    warnings.simplefilter("ignore")
    import cpca  # type: ignore[import-untyped]

    reader = Reader(knowledge.gazetteer, knowledge.words("place_ambiguous"))
    batch = Batch(reader)
    lines = [line.split("\t")[0] for line in CASES.read_text("utf-8").splitlines() if line and line[0] != "#"]
    column = [f"{line}{number}号" for number in range(1000 // len(lines) + 1) for line in lines]
    counties = [unit for unit in knowledge.gazetteer.units if not unit.stop and unit.level == "county"]
    each = [f"{knowledge.gazetteer.full_name(u.code)}人民路{i % 97 + 1}号" for i, u in enumerate(counties)]
    for texts in (column, each):
        cpca.transform(texts)
        batch.read(texts, DATE)
    gc.collect()
    gc.freeze()  # else their garbage has our tables to go through, and ours theirs
    print(f"{'milliseconds':42s} {'cpca':>9s} {'kg':>9s} {'times':>7s}")
    compare(
        f"{len(lines)} addresses, a call each",
        lambda: [cpca.transform([line]) for line in lines],
        lambda: [reader.read(line, DATE) for line in lines],
    )
    compare(f"{len(column):,} addresses in one call", lambda: cpca.transform(column), lambda: batch.read(column, DATE))
    compare(f"{len(each):,} counties in one call", lambda: cpca.transform(each), lambda: batch.read(each, DATE))
    pages = [path.read_text("utf-8", "replace") for path in sorted(PAGES.glob("*.txt"))] if PAGES.is_dir() else []
    if pages:
        compare(
            f"{len(pages)} whole pages, a call each",
            lambda: [cpca.transform([page]) for page in pages],
            lambda: [reader.read(page, DATE) for page in pages],
        )
        compare(
            f"{len(pages)} whole pages, all their places",
            lambda: [cpca.transform_text_with_addrs(page) for page in pages],
            lambda: [reader.read(page, DATE) for page in pages],
        )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "each.json"
        file.write_text(json.dumps(each), "utf-8")
        compare(
            f"{len(each):,} counties, a fresh process",
            lambda: subprocess.run([sys.executable, "-Wignore", "-c", _THEIRS, file], check=True),
            lambda: subprocess.run([sys.executable, "-c", _OURS, file], check=True),
            3,
            time.perf_counter,
        )


if __name__ == "__main__":
    main()
