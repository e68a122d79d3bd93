"""Names of many kinds in frames of many kinds: whatever the name, a frame states its facts, but for the cells of cases/matrix/known.tsv."""

from __future__ import annotations

import pytest

from tests.relate.matrix import read, rows

PAGE = "绥阳县项目建设\n3月5日，绥阳县召开项目推进会。"
LEAST = 4
"""So many characters of a name tell it from the other project of a frame."""


NAMES = [row[0] for row in rows("names.txt")]
KNOWN = {(name, frame, fact) for name, frame, fact, _ in rows("known.tsv")}


def stated(name: str, frame: str) -> set[str]:
    """Give the relations that are found of the project `name` in `frame`, a stage with its value."""
    found = read(PAGE + frame.format(name=name).replace("\\n", "\n"))
    core = name.removesuffix("项目").removesuffix("工程")
    facts = set()
    for fact in found.facts:
        called = found.things[fact.subject].name
        if called in name or name in called or core[-LEAST:] in called:
            facts.add(f"stage:{fact.value}" if fact.relation == "stage" else fact.relation)
    return facts


@pytest.mark.parametrize(("frame", "facts"), rows("frames.tsv"), ids=lambda text: text[:24])
def test_a_frame_states_its_facts_of_every_name(frame: str, facts: str) -> None:
    wanted = set(facts.split())
    for name in NAMES:
        found = stated(name, frame)
        missing = {fact for fact in wanted if fact not in found}
        assert missing == {fact for fact in wanted if (name, frame, fact) in KNOWN}, (name, frame, sorted(found))
        stages = {fact for fact in found if fact.startswith("stage:")}
        assert stages <= wanted or not any(fact.startswith("stage:") for fact in wanted), (name, frame, sorted(stages))


@pytest.mark.parametrize(("words", "stage"), rows("words.tsv"), ids=lambda text: text)
def test_words_state_a_stage_of_every_kind_of_name(words: str, stage: str) -> None:
    for name in NAMES[:: max(1, len(NAMES) // 5)]:
        found = stated(name, f"{{name}}{words}。")
        assert {fact for fact in found if fact.startswith("stage:")} == {f"stage:{stage}"}, (name, sorted(found))


@pytest.mark.parametrize(("page", "owner"), rows("whose.tsv"), ids=lambda text: text[:24])
def test_a_statistic_is_read_whoever_has_it(page: str, owner: str) -> None:
    for told, wanted in rows("statistics.tsv"):
        found = read(page.format(told=told).replace("\\n", "\n"))
        facts = [fact for fact in found.facts if fact.relation == "observation"]
        assert {found.things[fact.subject].name for fact in facts} == {owner}, told
        assert sorted(f"{fact.indicator}={fact.value}" for fact in facts) == sorted(wanted.split()), (page, told)
