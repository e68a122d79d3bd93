"""Yearly capacity: what the words beside a figure, or the name that it stands in, say of what a project makes in a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.measure.units import able, countable, makes
from kg.relate.measure.words import FORMER, LISTED, OTHER_AREA, PER_DAY, POWER, YEARLY, YEARLY_AFTER
from kg.relate.page import Page
from kg.text.span import Span

_OR_SETS = re.compile("[(（](?P<unit>[台套])[)）]")
"""Behind a unit what makes it 台(套)."""
_RANK = re.compile("级")
"""Behind a figure what makes it a size: 30万吨|级码头."""
_PER_YEAR = re.compile(r"\s*(?:/年|每年)")
_OF_DAY = re.compile(r"日(?:产|处理|宰|屠宰|加工)$|日处理")
"""Before a figure in a name what makes it one of a day."""
_OF_MONTH = re.compile("[每单]月|月产|月均[^,，。;；]{0,6}$")
"""Before a figure what makes it one of a month."""
_BOUND = re.compile(r"(?:大于|小于|不得[低少]于)\Z")
"""Before a figure what makes it one that a rule asks for: 规模须|大于|3000吨."""
_NO_PRODUCT = re.compile("交易|消耗|减排|节约|节能|节水|减少|用水|耗|接待|客流|就业|发电量")
"""What a project saves, uses or serves in a year, which is no capacity."""
_NO_ITEM = re.compile("存栏|就业|岗位|带动|面积|占地|厂房|库容|仓|设备|购置|建设|新建|新增|解决|提供|投资|安置|农户")
"""Before a figure of a list what tells that it is none of the products that are made in a year."""
_INSTALLED = re.compile(
    "[^,，。;；、]{0,14}?(?:机组|装置|样机|(?:保障|安居|安置|廉租|公租|棚改)[^,，。;；、]{0,4}[房程]|住房|住宅|公寓)"
)
"""Behind a number in a name what is set up or moved into, and not made a year: 12台|百万千瓦机组, 500套|安置房."""
_NAME = 12
"""Characters of a name before its figure that a quote keeps."""


_RATED = re.compile(
    r"(?:[~～—–-]|至)\d[\d.]*[万亿]?[\u4e00-\u9fffA-Za-z]{1,4}?[\u4e00-\u9fff]{2,12}\d[\d.]*[万亿]?[\u4e00-\u9fff]"
    r"|(?:(?![和与及])[\u4e00-\u9fff]){2,12}?(?<!能力)(?<!约)(?<!达)(?<!各)\d[\d.]*[万亿]?[台套辆只片支组件]"
)
"""Behind a figure what tells that it is the size of what is made, whose number follows: 年产1.5兆瓦|风力发电机组1000台."""


_TOGETHER = re.compile(
    r"(?<![去今前当\d])年可?(?:产|加工|处理|生产)[^,，。;；\d值]{2,20}、[^,，。;；\d]{2,20}(?:各|等(?:系列)?(?:产品|制品)?|共|合计)(?:约|达|近)?\Z"
)
"""What leads to the figure that several products have each or together: 年产甲、乙等产品|10万吨."""
_TOGETHER_REACH = 48


def yearly(text: str, figure: Mention) -> bool:
    """Tell whether the figure is one of a year: 20万辆/年."""
    return figure.text.endswith("/年") or _PER_YEAR.match(text, figure.stop) is not None


def of_year(text: str, lead: str, figure: Mention) -> bool:
    """Tell whether the words before the figure (`lead`, those of its clause) or behind it say that so much is made in a year."""
    return countable(figure, told=True) and (
        YEARLY.search(lead) is not None
        or _TOGETHER.search(text, max(0, figure.start - _TOGETHER_REACH), figure.start) is not None
        or able(text, lead, figure)
        or yearly(text, figure)
        or YEARLY_AFTER.match(text, figure.stop) is not None
    )


def stated(text: str, lead: str, figure: Mention, last: int) -> bool:
    """Tell whether a figure behind a project is its yearly capacity; `last` is where the product told of before it ends, -1 where none was."""
    if (
        _RATED.match(text, figure.stop)
        or _RANK.match(text, figure.stop)
        or PER_DAY.match(text, figure.stop)
        or FORMER.search(lead)
        or _NO_PRODUCT.search(lead)
        or _OF_MONTH.search(lead)
        or _BOUND.search(lead)
    ):
        return False
    if of_year(text, lead, figure):
        return True
    listed = last >= 0 and countable(figure, told=True) and LISTED.fullmatch(text, last, figure.start) is not None
    return listed and not _NO_ITEM.search(text, last, figure.start) and not OTHER_AREA.search(lead)


def nameplate(page: Page, project: Mention) -> Iterator[Claim]:
    """Read the figures of a name: 年产8GW…, 210万吨/年…, 7GW…; the output of a power plant and a rate by the day do not count.

    The 亩 of a name are its land: 3万亩油茶基地项目.
    """
    text = page.text.text
    for quantity in page.within(project.start, project.stop, Kind.QUANTITY):
        lead = text[project.start : quantity.start]
        if quantity.unit == "mu":
            span = Span(project.start, project.stop)
            yield Claim("landArea", project, span, "measure/nameplate", value=quantity.value, unit=quantity.unit)
            continue
        if not countable(quantity, lead.endswith("年产")) or PER_DAY.match(text, quantity.stop) or _OF_DAY.search(lead):
            continue
        if (
            quantity.unit in ("台", "套")
            and not lead.endswith("产")
            and _INSTALLED.match(text, quantity.stop, project.stop)
        ):
            continue
        if POWER.search(text, max(project.start, quantity.start - 3), quantity.stop) or not makes(
            project.text, quantity
        ):
            continue
        start = project.start if len(lead) < _NAME else quantity.start
        yield made(text, project, quantity, Span(start, project.stop), "measure/nameplate")


def made(text: str, project: Mention, quantity: Mention, quote: Span, rule: str) -> Claim:
    """Give the claim that `project` makes `quantity` a year, in the unit that `text` prints: 方, 台(套)."""
    unit = "平方米" if quantity.unit == "m2" else quantity.unit
    if quantity.text.endswith("方") and not quantity.text.endswith("立方"):
        unit = "方"
    elif (other := _OR_SETS.match(text, quantity.stop)) is not None and unit in ("台", "套"):
        unit = f"{unit}({other['unit']})"
    return Claim("capacity", project, quote, rule, value=quantity.value, unit=unit)
