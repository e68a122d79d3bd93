"""Agreement with the reference scorer of the annotation guide, to the digit."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.evaluate import evaluate, read_facts

Fact = dict[str, Any]
Scorer = Callable[[list[Fact], list[Fact]], Any]

_NAMES = [
    "弋阳县",
    "弋阳",
    "上饶市",
    "赛马",
    "赛马机制",
    "铜板带项目",
    "铜板带",
    "澜川铜业铜板带",
    "A座(一期)",
    "",
    "项目",
    "澜川集团",
]
_VALUES = st.sampled_from([1, 9, 9.02, 9.2, 0, "signed", "started", "9", None, 1e9])


@pytest.fixture(scope="module")
def reference(shared: Path) -> Scorer:
    spec = importlib.util.spec_from_file_location("reference_score", shared / "annotation" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def score(gold: list[Fact], found: list[Fact]) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, facts in (("gold", gold), ("found", found)):
                path = Path(folder) / f"{name}.jsonl"
                path.write_text("".join(json.dumps(f) + "\n" for f in facts), "utf-8")
                paths.append(str(path))
            out, argv = io.StringIO(), sys.argv
            sys.argv = ["score.py", *paths, "--json"]
            try:
                with contextlib.redirect_stdout(out):
                    module.main()
            finally:
                sys.argv = argv
        return json.loads(out.getvalue())

    return score


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    relation = draw(st.sampled_from(["locatedIn", "stage", "investment", "observation", "usedBy"]))
    fact: Fact = {
        "doc": draw(st.sampled_from(["001", "002", "D01"])),
        "relation": relation,
        "subject": draw(st.sampled_from(_NAMES)),
        "subject_type": draw(st.sampled_from(["Region", "Project", "Mechanism", "Company"])),
        "object": draw(st.sampled_from(_NAMES)),
        "object_type": draw(st.sampled_from(["Region", "Park", "County"])),
        "value": draw(_VALUES),
        "unit": draw(st.sampled_from(["CNY", "USD"])),
        "indicator": draw(st.sampled_from(["signedProjects", "keyProjects"])),
        "quote": "签约",
    }
    return fact | draw(st.sampled_from([{}, {"period": "2021"}, {"date": "2021-01"}, {"period": "2022"}]))


@settings(max_examples=60)
@given(st.lists(facts(), max_size=14), st.lists(facts(), max_size=14))
def test_any_facts_score_alike(reference: Scorer, gold: list[Fact], found: list[Fact]) -> None:
    expected = reference(gold, found) if gold else None
    report = evaluate(gold, [f | {"doc": f["doc"] + "_page"} for f in found]).as_dict()
    if expected:
        for mode in ("relaxed", "strict"):
            assert report[mode] == expected[mode]


def test_the_gold_scores_alike(reference: Scorer, shared: Path) -> None:
    gold = [dict(f) for f in read_facts(shared / "annotation" / "gold" / "seeds.jsonl")]
    found = [f | {"subject": str(f["subject"])[1:]} for f in gold[::2]] + gold[1::3]
    report = evaluate(gold, found).as_dict()
    expected = reference(gold, found)
    assert (report["relaxed"], report["strict"]) == (expected["relaxed"], expected["strict"])
