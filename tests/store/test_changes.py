"""After any adds, changes and removals the graph is that of a fresh build, byte for byte."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.store import view
from kg.store import write as writing
from tests.store.small import dump, write

NAME = st.sampled_from("abcd")
PAIRS = st.lists(st.tuples(NAME, NAME), max_size=4)
STATE = st.tuples(st.dictionaries(st.sampled_from(["1", "2", "3", "4", "5"]), PAIRS, max_size=5), PAIRS)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(states=st.lists(STATE, min_size=2, max_size=5))
def test_changes_equal_a_fresh_build(
    states: list[tuple[dict[str, list[tuple[str, str]]], list[tuple[str, str]]]],
) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(writing, "MOST_CHANGES", 10.0)
        step, fresh = Path(folder, "step"), Path(folder, "fresh")
        for facts, places in states:
            made = write(step, facts, places)
        write(fresh, *states[-1])
        assert dump(step) == dump(fresh)
        assert made.quads == len(dump(step))


def test_a_fact_leaves_with_the_last_page_that_states_it(tmp_path: Path) -> None:
    many = {str(i): [("x", str(i))] for i in range(20)}
    write(tmp_path, {**many, "a": [("s", "o")], "b": [("s", "o")]})
    write(tmp_path, {**many, "b": [("s", "o")]})
    assert "<http://s/s> <http://p> <http://o/o> .\n" in dump(tmp_path)
    write(tmp_path, many)
    assert not [line for line in dump(tmp_path) if "<http://s/s>" in line]


def test_the_default_graph_holds_each_fact_once_and_no_evidence(tmp_path: Path) -> None:
    write(tmp_path, {"a": [("s", "o")], "b": [("s", "o")]}, [("s", "o")])
    with view(tmp_path) as graph:
        assert list(graph.lines("default")) == ["<http://s/s> <http://p> <http://o/o> .\n"]
        assert len(list(graph.lines())) == 1 + 3 * 2


def test_lines_are_sorted_when_they_do_not_fit_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {str(i): [(str(i), "o")] for i in range(9)})
    whole = dump(tmp_path)
    monkeypatch.setattr("kg.store.views._CHUNK", 4)
    assert dump(tmp_path) == whole == sorted(whole)
