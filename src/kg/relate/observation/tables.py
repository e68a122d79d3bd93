"""Tables of statistics by place: a row a place, columns like 签约项目(个), 到位资金(亿元), 开工率(%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from kg.model import Claim, Kind
from kg.relate.observation.period import Covers, Periods
from kg.relate.observation.reading import Reader
from kg.relate.page import Page
from kg.relate.tables import figure, rows, worth
from kg.text.span import Span

_NAME = re.compile(
    r"(?:各)?(?:县[(（]?市?[、,]?区?[)）]?|县区|区县|县市区?|市县区?|市州|州市|地区|区域|乡镇(?:街道)?|镇街|园区|开发区|单位|地方)(?:名称)?"
)
_COUNT = re.compile(r"(?P<head>[^(（\d]{2,14}?项目)(?:(?:个数|数量?)(?:[(（](?:个|项)[)）])?|[(（](?:个|项)[)）])")
_SUM = re.compile(r"(?P<what>[^(（\d]{2,16})[(（](?P<unit>亿元|万元|亿美元|万美元)[)）]")
_SUMS = (
    ("target", re.compile("目标|任务")),
    ("fundsArrived", re.compile("到位|实际利用|利用[省市县区州境]?[内外]资|到资")),
    ("signedInvestment", re.compile(r"(?:签约|合同|协议)(?:总)?(?:金额|资金|投资|引资|总?额)+$")),
    ("investmentCompleted", re.compile("(?:累计)?完成(?:固定资产)?投资(?:额)?$")),
)
"""Sums by the words at the head of their column."""
_RATE = re.compile(r"(?P<what>[^(（\d]{2,8}率)(?:[(（][%％][)）])?")
_GROWN = re.compile(r"(?:较上年)?同比(?:增长|增幅|增速|±)?(?:率)?[(（]?[±]?[%％][)）]?|增幅[(（][%％][)）]")
_WORTH = {
    "亿元": (100_000_000, "CNY"),
    "万元": (10_000, "CNY"),
    "亿美元": (100_000_000, "USD"),
    "万美元": (10_000, "USD"),
}


class _Column(NamedTuple):
    """A column of figures: its indicator, unit and factor, and where it stands."""

    indicator: str
    unit: str
    factor: int
    at: int


class _Head(NamedTuple):
    """The head of a table: which column names the place, which hold figures."""

    name: int
    columns: tuple[_Column, ...]


def tabled(page: Page, reader: Reader, periods: Periods) -> Iterator[Claim]:
    """Give the statistics of the rows whose name cell is a region or park."""
    text = page.text.text
    for head, cells in rows(page, partial(_head, reader)):
        cell = cells[head.name]
        named = cell.of(text).strip()
        place = next((p for p in page.within(*cell, Kind.REGION, Kind.PARK) if p.stop - p.start == len(named)), None)
        if place is None:
            continue
        line = Span(cells[0].start, cells[-1].stop)
        for column in head.columns:
            found = figure(text, cells[column.at])
            if found is None or (found[1] is not None and column.unit != "percent"):
                continue
            when = periods.of((line,), line, line.start, line.start, Covers.DONE)
            yield Claim(
                "observation",
                place,
                Span(min(place.start, cells[column.at].start), max(place.stop, cells[column.at].stop)),
                "observation/table",
                value=worth(found[0], column.factor),
                unit=column.unit,
                indicator=column.indicator,
                period=when,
            )


def _head(reader: Reader, start: int, said: Sequence[str]) -> _Head | None:
    """Read the head of a table; None where no cell calls for places or none for figures. An indicator that two columns have is told by neither."""
    del start
    name = next((i for i, cell in enumerate(said) if _NAME.fullmatch(cell)), None)
    if name is None:
        return None
    columns = [c for i, cell in enumerate(said) if i != name and (c := _column(reader, cell, i)) is not None]
    told = [c.indicator for c in columns]
    own = tuple(c for c in columns if told.count(c.indicator) == 1)
    return _Head(name, own) if own else None


def _column(reader: Reader, cell: str, at: int) -> _Column | None:
    """Read the head of a column."""
    if (count := _COUNT.fullmatch(cell)) is not None:
        stage = reader.counts.stage_before(count["head"])
        return _Column(f"{stage}Projects", "project", 1, at) if stage is not None else None
    if (total := _SUM.fullmatch(cell)) is not None:
        indicator = next((name for name, words in _SUMS if words.search(total["what"])), None)
        factor, unit = _WORTH[total["unit"]]
        return _Column(indicator, unit, factor, at) if indicator is not None else None
    if (rate := _RATE.fullmatch(cell)) is not None and rate["what"] in reader.sums.rates:
        return _Column(reader.sums.rates[rate["what"]], "percent", 1, at)
    return _Column("growthRate", "percent", 1, at) if _GROWN.fullmatch(cell) else None
