"""Several items on one page: whose headline names another place, and where each ends."""

from __future__ import annotations

from kg.model import Kind, Mention
from kg.relate.items import about, items

BODY = "今天举行了开工仪式,总投资三亿元,建成以后可以带动二百多人就业,当地的配套企业也将得到订单,明年上半年就能够全部投入生产。预计产值五亿元。"
HOME = Mention(Kind.REGION, 0, 3, "长泰县", value="350625")


def page(*headlines: tuple[str, str]) -> tuple[str, list[Mention]]:
    text, found = "", []
    for name, code in headlines:
        if code:
            found.append(Mention(Kind.REGION, len(text), len(text) + len(name), name, value=code))
        text += f"{name}产业项目昨日开工\n{BODY}\n"
    return text, found


def test_an_item_of_another_place_ends_at_the_next_headline() -> None:
    text, found = page(("长泰县", "350625"), ("瑞安市", "330381"), ("三个", ""))
    (item,) = items(text, found, HOME)
    assert item.place.text == "瑞安市"
    assert text[item.start : item.stop].startswith("瑞安市") and "三个" not in text[item.start : item.stop]
    assert about([item], item.start) is item.place
    assert about([item], item.stop) is None


def test_places_around_and_inside_the_home_open_no_item() -> None:
    text, found = page(("漳州市", "350600"), ("长泰县", "350625"))
    assert items(text, found, HOME) == []
    assert items(text, found, None) == []


def test_a_line_of_the_text_is_no_headline() -> None:
    text = f"瑞安市也有项目开工。\n{BODY}\n"
    assert items(text, [Mention(Kind.REGION, 0, 3, "瑞安市", value="330381")], HOME) == []
    text = "瑞安市产业项目昨日开工\n总投资三亿元。\n"
    assert items(text, [Mention(Kind.REGION, 0, 3, "瑞安市", value="330381")], HOME) == []
