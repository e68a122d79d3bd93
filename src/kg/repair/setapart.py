"""Blanks that some editors and programs set: beside figures and Latin letters, 今年 1 至 5 月签约项目 23 个, and behind commas.

Those beside figures go only where the page sets its figures apart as a rule, and only in lines of prose: between the cells of
a row a blank is all that parts them. One blank behind a comma or beside a decimal point goes everywhere, as none is written there.
"""

from __future__ import annotations

import re
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_UNIT = "[年月日时万亿元个家户项批次人名吨亩公平千米度期号台套条座栋%％]"
_PARTED = re.compile(rf"(?<=\d) (?={_UNIT})")
_JOINED = re.compile(rf"(?<=\d)(?={_UNIT})")
"""A figure and its unit, apart and together."""
_PARTED_BEFORE = re.compile(r"(?<=[一-鿿]) (?=\d)")
_JOINED_BEFORE = re.compile(r"(?<=[一-鿿])(?=\d)")
"""A word and the figure behind it, apart and together."""
_LEAST = 3
"""So many blanks at least show a rule."""
_RATIO = 2
"""So many times as often as not the page has to follow it."""
_PROSE = re.compile("[^\n\t|]*[,，。;；][^\n\t|]*")
"""A line of prose, or the part of it without cells."""
_BEHIND = re.compile(r"(?<=[\d%％]) (?=[一-鿿])")
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?")
"""A date, whose blanks go in any line of a page that sets its figures apart."""
_COMMA = re.compile(r"(?<=[一-鿿\d%％”」）)][,，;；、]) (?=[一-鿿\d“「])")
_POINT = re.compile(
    r"(?<=\d) (?=\.\d)|(?<=[一-鿿约达\d]\d\.) (?=\d+(?:[万亿%％吨元亩]|平方|公[里顷斤]|千瓦|兆瓦|个百分点))"
)
"""The blank before a decimal point, and the one behind it in a figure with a unit that does not number a line: 12 .7亿元, 82. 41亿元."""
_BLANK = re.compile(" ")
_LATIN = re.compile(r"(?<=[一-鿿]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[一-鿿])")


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that close the blanks beside figures, each side where the page has a rule for it, beside Latin letters where it has one for both, and those behind commas."""
    if " " not in text:
        return []
    behind = _rule(text, _PARTED, _JOINED)
    before = _rule(text, _PARTED_BEFORE, _JOINED_BEFORE)
    patterns = [p for p, holds in ((_BEHIND, behind), (_PARTED_BEFORE, before), (_LATIN, behind and before)) if holds]
    lines = [line.span() for line in _PROSE.finditer(text)]
    days = [day.span() for day in _DAY.finditer(text)] if behind or before else []
    blanks = {
        *(blank.span() for line in lines for pattern in patterns for blank in pattern.finditer(text, *line)),
        *(blank.span() for day in days for blank in _BLANK.finditer(text, *day)),
    }
    apart = (Edit(*blank, "", "spacing", "figures that stand apart") for blank in blanks)
    behind_marks = (Edit(*blank.span(), "", "spacing", "a blank behind a comma") for blank in _COMMA.finditer(text))
    points = (Edit(*blank.span(), "", "spacing", "a blank beside a decimal point") for blank in _POINT.finditer(text))
    return sorted((*apart, *behind_marks, *points))


def _rule(text: str, parted: re.Pattern[str], joined: re.Pattern[str]) -> bool:
    """Tell whether the page sets apart what the two patterns find apart and together."""
    apart = sum(1 for _ in parted.finditer(text))
    return apart >= _LEAST and apart >= _RATIO * sum(1 for _ in joined.finditer(text))
