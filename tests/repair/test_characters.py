"""Character repairs: the cases, and what must hold for any text."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.repair.characters import Mended, mend
from kg.repair.edits import Edit, alignment, apply, compose

CASES = Path(__file__).resolve().parents[1] / "cases" / "repair" / "characters.tsv"
KNOWLEDGE = Knowledge()


def _cases() -> list[object]:
    found: list[object] = []
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        kind, damaged, mended, remark = (
            cell.replace("\\n", "\n").replace("\\u00a0", "\u00a0") for cell in line.split("\t")
        )
        marks = [pytest.mark.xfail(strict=True, reason=remark)] if remark.startswith("open:") else []
        found.append(pytest.param(kind, damaged, mended, id=f"{kind}: {damaged[:20]}", marks=marks))
    return found


@pytest.mark.parametrize(("kind", "damaged", "mended"), _cases())
def test_case(kind: str, damaged: str, mended: str) -> None:
    result = mend(damaged, KNOWLEDGE)
    assert result.text == mended
    if damaged != mended:
        assert any(kind in repair.kind for repair in result.repairs)
    assert _replay(damaged, result) == result.text
    assert mend(mended, KNOWLEDGE).text == mended


PIECES = st.sampled_from(
    [
        "項目", "項(xiàng)目", "簽（qiān）約", "開(kāi)", "?qǐng)D", "?bào)", "日", "!睖O口", "?梢钥吹綔O口", "經", "。”", "“", "動力",
        ",,", "、,", "。", ",", "１２", "５％", "\u00a0", "\u3000", " ", "\n", "新 兴", "只有\n10", "&nbsp;", "&lt;", "</p>", "<b>", "项目建设",
        "乾隆", "計畫", "於是", "著", "名著", "A", "b", "(", ")", "?", "!", "\ufffd", "龍", "⻓", "𡞵", "😀", "12.5\n亿元", "大 中 小",
        "(GDP)", "x+y", "総", "○", "二○一八", "\r\n", "\t", "??h委", "?!睖O", "要?jiǎng)?chuàng)新", "墓ぷ魍苿?dòng)", "馈?/p>", "规!D壳埃瑵陕", "!罢械脕恚",
        "2023 年 6 月", "23 个, ", "签约 ", "15 亿元", "青川县今年谈成了第五个项目并且已经开工建设了\n",
        "項【xiàng】目", "开(kai)工", "施(shi)工(gong)", "建(jian)设", "\ue468", "€", "\ud800", "\udfff",
    ]
)  # fmt: skip
ANY = st.text(st.characters(), max_size=60)
"""Any code points, lone surrogates too."""
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.lists(st.one_of(PIECES, ANY), max_size=8).map("".join))


@given(TEXTS)
def test_mending_twice_changes_nothing(text: str) -> None:
    once = mend(text, KNOWLEDGE).text
    assert mend(once, KNOWLEDGE).text == once


@given(TEXTS)
def test_repairs_replayed_give_the_text(text: str) -> None:
    result = mend(text, KNOWLEDGE)
    assert _replay(text, result) == result.text


def _replay(text: str, result: Mended) -> str:
    out, at = [], 0
    for repair in result.repairs:
        assert at <= repair.start <= repair.stop
        assert text[repair.start : repair.stop] == repair.before != repair.after
        out += [text[at : repair.start], repair.after]
        at = repair.stop
    return "".join([*out, text[at:]])


@given(TEXTS, st.data())
def test_spans_lead_back(text: str, data: st.DataObject) -> None:
    result = mend(text, KNOWLEDGE)
    way = alignment(text, result.shifts)
    start = data.draw(st.integers(0, len(result.text)))
    stop = data.draw(st.integers(start, len(result.text)))
    original = way.to_original(start, stop)
    assert 0 <= original.start <= original.stop <= len(text)
    if start < stop:
        back = way.to_repaired(*original)
        assert back.start <= start and stop <= back.stop
        # a span that no repair touches reads the same on both sides
        if all(r.stop <= original.start or original.stop <= r.start for r in result.repairs):
            assert text[original.start : original.stop] == result.text[start:stop]


EDITS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4), st.text("xyz", max_size=3)), max_size=4)


def _disjoint(text: str, drawn: list[tuple[int, int, str]]) -> list[Edit]:
    edits, at = [], 0
    for gap, size, after in drawn:
        start = min(at + gap, len(text))
        stop = min(start + max(size, 1), len(text))
        if start < stop:
            edits.append(Edit(start, stop, after, "test", ""))
        at = stop
    return edits


@given(st.text("abcdefgh", max_size=30), EDITS, EDITS)
def test_two_passes_compose(text: str, one: list[tuple[int, int, str]], two: list[tuple[int, int, str]]) -> None:
    first = _disjoint(text, one)
    middle = apply(text, first)
    second = _disjoint(middle, two)
    both = compose(first, middle, second)
    assert apply(text, both) == apply(middle, second)
    assert all(a.stop <= b.start for a, b in pairwise(both))


def test_a_span_with_a_gloss_leads_back_to_the_glossed_text() -> None:
    text = "加快項(xiàng)目建設(shè)。"
    result = mend(text, KNOWLEDGE)
    at = result.text.index("项目")
    original = alignment(text, result.shifts).to_original(at, at + 2)
    assert original.of(text) == "項(xiàng)目"


def test_a_stretch_of_traditional_text_is_told_and_led_back_character_by_character() -> None:
    text = "國際項(xiàng)目,多元"
    result = mend(text, KNOWLEDGE)
    assert result.text == "国际项目,多元"
    assert [(r.kind, r.before, r.after) for r in result.repairs] == [
        ("script", "國際項", "国际项"),
        ("gloss", "(xiàng)", ""),
    ]
    assert alignment(text, result.shifts).to_original(1, 2).of(text) == "際"


def test_a_tone_that_only_a_tag_had_does_not_hide_glosses_without_tones() -> None:
    text = '<p title="xiàng">开(kai)工半月,产(chan)业发(fa)展,建(jian)设有序</p>'
    once = mend(text, KNOWLEDGE).text
    assert once == mend(once, KNOWLEDGE).text == "开工半月,产业发展,建设有序"


def test_a_name_in_a_run_out_of_step_leads_back_to_its_bytes() -> None:
    text = "增添新的動力!睖O口區委書記說,淥口很好"
    result = mend(text, KNOWLEDGE)
    at = result.text.index("渌口区")
    assert alignment(text, result.shifts).to_original(at, at + 3).of(text) == "睖O口區"


def test_a_run_without_a_clear_reading_is_marked_and_left() -> None:
    text = "他們整齊排列。該?蔂憟@區企業培養人才"
    result = mend(text, KNOWLEDGE)
    assert [span.of(result.text) for span in result.damaged] == ["?蔂憟@"]
    assert not any("lead-byte" in repair.kind for repair in result.repairs)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("这批货运往上?！?00090件", "上?！?00090"),
        ("企业决定扩大规模?!?去年底又来考察", "模?!?去"),
        ("為淥口發展增添新的動力!睖O口區委書記說,淥口明天更好。新線已投?產,大家都很高興", "投?产"),
    ],
)
def test_a_question_mark_that_asks_nothing_is_marked(text: str, run: str) -> None:
    result = mend(text, KNOWLEDGE)
    assert [span.of(result.text) for span in result.damaged] == [run]


@pytest.mark.parametrize(
    "text",
    [
        "為淥口發展增添新的動力!睖O口區委書記說,淥口明天更好。效果好不好?企業說了算。有什麼難處?大家提。",
        "真的吗?!是的。何时开工?2021年。",
        "已经签约了?王刚说。太好了!王刚说。",
    ],
)
def test_a_question_is_not_marked(text: str) -> None:
    assert mend(text, KNOWLEDGE).damaged == []


CLEAN = [
    "The plant (Phase 1) cost $3.5 million; is it finished? Yes! See https://example.org/a?b=1&c=2.",
    "若a<b且b>c,则f(x)=x^2+2x+1;当x∈[0,1]时,f(x)≥1!",
    "姓名\t年龄\t金额\n王刚\t35\t12.5\n李建国\t41\t8",
    "| 项目 | 投资(亿元) |\n|------|-----------|\n| 甲 | 3.5 |",
    "床前明月光,疑是地上霜。\n举头望明月,低头思故乡。",
    "    缩进的一段。\n\n    1. 第一;\n    2. 第二。",
    "为什么?因为爱!真的吗?!是的……——他说:“好!”",
    "K11(A座)、T3航站楼(B1层)、GDP(亿元)、AI+制造",
    "乾坤、著名、瞭望、藉贯、反覆、慰藉、於菟、毕昇、甯先生",
    "他说:“来!” 她说:“不!” 大家都笑了。",
    "年 月 日\n甲方(盖章):    乙方(盖章):",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays(text: str) -> None:
    result = mend(text, KNOWLEDGE)
    assert result.text == text
    assert not result.damaged


def test_many_clean_sentences_stay(cases: Path) -> None:
    rng = random.Random(7)
    lines = [x for x in (cases / "repair" / "sentences.txt").read_text("utf-8").splitlines() if x and x[0] != "#"]
    # words in GB 2312 only: the dictionary has traditional ones, too
    words = [
        w for w, n in KNOWLEDGE.frequencies.items() if n > 20 and w == w.encode("gb2312", "ignore").decode("gb2312")
    ]
    for _ in range(40):
        text = "".join(
            rng.choice(lines)
            .replace("{n}", str(rng.randint(1, 900)))
            .replace("{y}", "2021")
            .replace("{", "")
            .replace("}", "")
            + "".join(rng.choices(words, k=rng.randint(1, 5)))
            + rng.choice("!?。,;\n")
            for _ in range(40)
        )
        assert mend(text, KNOWLEDGE).text == text


@pytest.mark.parametrize(
    "sign",
    [
        "(",
        "?",
        "!",
        "?(",
        "項(",
        "<b>",
        "“",
        ",",
        "。",
        "&",
        "１．",
        "睖O!",
        " 中",
        "!睖O口",
        "日?qǐng)D景",
        "企?業",
        "?!",
        "「（[【",
    ],
)
def test_hostile_text_ends(sign: str) -> None:
    text = sign * (100_000 // len(sign))
    mend(text, KNOWLEDGE)


def test_deep_nesting_and_one_long_line_stay() -> None:
    nested = "（" * 20_000 + "项" + "）" * 20_000
    assert mend(nested, KNOWLEDGE).text == nested
    line = "园区项目加快建设,企业放心投资。" * 10_000
    assert mend(line, KNOWLEDGE).text == line
