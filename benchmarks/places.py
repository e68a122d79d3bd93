"""Speed of the address reader beside cpca.transform, on the same texts, and of loading the gazetteer.

    python benchmarks/places.py            # needs `pip install cpca` (only here)

Prints, best of several runs: loading; one call an address; a thousand addresses in one call; whole pages.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.knowledge import Knowledge
from kg.knowledge.places_text import Reader

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "places" / "text.tsv"
PAGES = Path(__file__).resolve().parents[2] / "shared" / "seeds"
DATE = dt.date(2024, 1, 1)


def best(call: Callable[[], object], runs: int = 7) -> float:
    """Give the shortest of several runs in milliseconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def main() -> None:
    """Print the table."""
    knowledge = Knowledge()
    print(f"load units and forms     {best(lambda: Knowledge().gazetteer.forms()):9.2f} ms")
    reader = Reader(knowledge.gazetteer, knowledge.words("place_ambiguous"))
    try:
        import cpca  # type: ignore[import-untyped]
    except ImportError:
        sys.exit("cpca is not installed: pip install cpca")
    lines = [line.split("\t")[0] for line in CASES.read_text("utf-8").splitlines() if line and line[0] != "#"]
    many = [f"{line}{number}号" for number in range(1000 // len(lines) + 1) for line in lines]
    rows: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        (
            "one call an address",
            lambda: [cpca.transform([line]) for line in lines],
            lambda: [reader.read(line, DATE) for line in lines],
        ),
        ("all in one call", lambda: cpca.transform(many), lambda: [reader.read(line, DATE) for line in many]),
    ]
    pages = [path.read_text("utf-8", "replace") for path in sorted(PAGES.glob("*.txt"))] if PAGES.is_dir() else []
    if pages:
        rows.append(
            (
                "whole pages",
                lambda: [cpca.transform_text_with_addrs(page) for page in pages],
                lambda: [reader.read(page, DATE) for page in pages],
            )
        )
    print(f"{'':24s} {'cpca':>9s} {'kg':>9s}  times")
    for name, theirs, ours in rows:
        slow, fast = best(theirs), best(ours)
        print(f"{name:24s} {slow:9.2f} {fast:9.2f} {slow / fast:6.1f}")


if __name__ == "__main__":
    main()
