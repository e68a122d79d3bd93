"""Tables of projects, whose head names what each column holds with its unit (总投资(万元), 占地面积(亩))."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.tables import figure, rows, worth
from kg.text.span import Span

_NAME = re.compile(r"(?:建设|重点|招商|签约)?项目(?:名称)?|名称|工程名称")
_UNIT = r"[(（,，:：]?(?:单位[:：])?(?P<unit>亿元|万元|亩|公顷|平方米)?[)）]?"
_COLUMNS = (
    ("investment", re.compile(rf"(?:项目|计划|协议|合同|估算|概算|预计|拟)*总?投资(?:总?额|规模|估算|概算)?{_UNIT}")),
    ("landArea", re.compile(rf"(?:项目|规划|计划)?(?:占地|用地)(?:面积|规模)?{_UNIT}")),
    ("outputValue", re.compile(rf"(?:预计|达产后?)*年(?:均)?产值{_UNIT}")),
)
"""What the head of a column says, with the unit of its figures."""
_TABLE_UNIT = re.compile(r"单位[:：]\s*(?P<unit>亿元|万元)")
_WORTH = {
    "亿元": (100_000_000, "CNY"),
    "万元": (10_000, "CNY"),
    "亩": (1, "mu"),
    "公顷": (10_000, "m2"),
    "平方米": (1, "m2"),
}
_SUMS = ("investment", "outputValue")
_AHEAD = 60
"""Characters before a head in which the unit of the whole table may stand."""


class _Column(NamedTuple):
    """A column of figures: what it tells, where it stands, the unit of its figures (None: each cell gives its own)."""

    relation: str
    at: int
    unit: str | None


class _Head(NamedTuple):
    """The head of a table: which column holds the name, which hold figures."""

    name: int
    columns: tuple[_Column, ...]


def tabled(page: Page) -> Iterator[Claim]:
    """Give investment, landArea and outputValue of the rows of tables whose name cell holds a project."""
    text = page.text.text
    for head, cells in rows(page, partial(_head, text)):
        project = _named(page, cells[head.name])
        if project is None:
            continue
        for column in head.columns:
            found = figure(text, cells[column.at])
            unit = (found[1] or column.unit or "") if found is not None else ""
            factor, kind = _WORTH.get(unit, (0, ""))
            if found is None or not factor or (kind == "CNY") != (column.relation in _SUMS):
                continue
            quote = Span(min(project.start, cells[column.at].start), max(project.stop, cells[column.at].stop))
            yield Claim(
                column.relation,
                project,
                quote,
                "measure/table",
                value=worth(found[0], factor),
                unit=kind,
            )


def _head(text: str, start: int, said: Sequence[str]) -> _Head | None:
    """Read the head of a table, which begins at `start`; None where no cell calls for names or none for figures."""
    name = next((i for i, cell in enumerate(said) if _NAME.fullmatch(cell)), None)
    if name is None:
        return None
    whole = _TABLE_UNIT.search(text, max(0, start - _AHEAD), start)
    columns: list[_Column] = []
    for i, cell in enumerate(said):
        for relation, words in _COLUMNS:
            told = words.fullmatch(cell)
            if told is not None and all(column.relation != relation for column in columns):
                money = whole["unit"] if whole is not None and relation in _SUMS else None
                columns.append(_Column(relation, i, told["unit"] or money))
    return _Head(name, tuple(columns)) if columns else None


def _named(page: Page, cell: Span) -> Mention | None:
    """Give the project that a cell names, the longest of those in it."""
    named = page.within(cell.start, cell.stop, Kind.PROJECT)
    return max(named, key=lambda m: m.stop - m.start) if named else None
