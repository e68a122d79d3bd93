"""Traditional characters: the result is that of OpenCC's t2s, found another way."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from kg.knowledge import Knowledge
from kg.repair import script
from kg.repair.edits import apply

KNOWLEDGE = Knowledge()
T2S = OpenCC("t2s")
TABLES = script.tables(KNOWLEDGE)
BETTER = {row[0] for row in KNOWLEDGE.table("repair_script")}
"""Characters that OpenCC leaves in the form of Taiwan or Hong Kong."""


def _simplified(text: str) -> str:
    return apply(text, script.edits(text, TABLES.strict, KNOWLEDGE))


PHRASES = st.sampled_from(sorted(p for p in TABLES.phrases if not BETTER & set(p)))
CHARACTERS = st.sampled_from(sorted(set(TABLES.single) - BETTER))


@given(st.lists(st.one_of(PHRASES, CHARACTERS, st.sampled_from("國,。的")), min_size=1, max_size=20).map("".join))
def test_equals_opencc_on_any_text_of_its_characters(text: str) -> None:
    # a character that only traditional text has makes the line traditional
    text = "國國國國國國國國國國國國國國國國國國國國" + text
    assert _simplified(text) == T2S.convert(text)


def test_equals_opencc_on_news() -> None:
    rng = random.Random(3)
    s2t = OpenCC("s2t")
    words = [w for w, n in KNOWLEDGE.frequencies.items() if n > 30]
    text = s2t.convert("".join(rng.choices(words, k=20_000)))
    text = "".join(c for c in text if c not in BETTER)
    assert _simplified(text) == T2S.convert(text)


def test_line_by_line_where_a_page_has_both_scripts() -> None:
    text = "这个乾隆瓷瓶很贵,产业发展很快\n這個乾燥設備很貴,產業發展很快\n"
    assert _simplified(text) == "这个乾隆瓷瓶很贵,产业发展很快\n这个干燥设备很贵,产业发展很快\n"
