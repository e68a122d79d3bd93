"""The frame of an article dates what its sentences do not, on a page of one article only."""

from __future__ import annotations

import pytest

from kg.knowledge import Knowledge
from kg.model import Document
from kg.recognise import recognise
from kg.relate import relate
from kg.repair import repair

KNOWLEDGE = Knowledge()
PIECES = "2021年,江西物流成本下降。\n山西冬小麦长势良好,山西各地加强管理。\n青海道路建设加快,青海各地抢抓工期。\n旌德县签约项目18个。"
ARTICLE = "2021年,旌德县物流成本下降。\n旌德县冬小麦长势良好,旌德县各地加强管理。\n旌德县签约项目18个。"


@pytest.mark.parametrize(("text", "period"), [(PIECES, None), (ARTICLE, "2021-01-01/2021-12-31")])
def test_the_frame_of_one_piece_is_not_that_of_the_next(text: str, period: str | None) -> None:
    repaired = repair(Document(id="case", text=text), KNOWLEDGE)
    facts = relate(repaired, recognise(repaired, KNOWLEDGE), KNOWLEDGE).facts
    assert [f.period for f in facts if f.relation == "observation"] == [period]
