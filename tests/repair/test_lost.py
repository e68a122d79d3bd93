"""Places where the page lost a figure, and places that only look so."""

from __future__ import annotations

import pytest

from kg.repair.lost import figures


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("集中开工项目个，总投资亿元。", ["项目个", "投资亿元"]),
        ("签约金额达万元，占年度任务的%。", ["金额达万元", "任务的%"]),
        ("总投资.6亿元，二期投资3.亿元。", [".6亿元", ".亿元"]),
        ("同比增长%，占地亩，年产万吨。", ["增长%", "占地亩", "年产万吨"]),
        ("截至月底，于年月日召开，今年1-月，", ["截至月底", "年月日", "-月"]),
    ],
)
def test_lost(text: str, places: list[str]) -> None:
    assert [span.of(text) for span in figures(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        "总投资亿元以上项目3个，投资过亿元、数十亿元，产值破百亿元。",
        "项目个数增加，企业个个争先，项目个别调整。",
        "总投资3.6亿元，0.6亿元，增长12.5%，占地70亩，年产1000吨。",
        "投资强度每亩300万元，总投资上亿元的项目，投资近千万元，总投资十二亿元。",
        "截至11月底，1-11月，2021年12月30日，今年1—5月，",
        "网址www.example.net，3.签约项目，第2.亩均论英雄。",
    ],
)
def test_whole(text: str) -> None:
    assert [span.of(text) for span in figures(text)] == []
