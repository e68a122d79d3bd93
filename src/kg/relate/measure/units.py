"""Which figures can be a yearly capacity, by their units."""

from __future__ import annotations

import re

from kg.model import Mention

_NEVER = frozenset(
    (
        "mu",
        "m2",
        "km",
        "m",
        "day",
        "month",
        "year",
        "hour",
        "minute",
        "person",
        "time",
        "project",
        "company",
        "percent",
        "个",
        "次",
        "项",
        "家",
        "户",
        "场",
        "批",
        "批次",
        "人次",
        "人",
        "条",
        "处",
        "座",
        "层",
        "栋",
        "间",
        "岁",
        "倍",
        "天",
        "公里",
        "小时",
        "分钟",
        "年",
        "月",
        "名",
        "米",
        "里",
        "英寸",
        "厘米",
        "毫米",
        "微米",
        "纳米",
        "海里",
        "千伏",
        "℃",
        "番",
        "级",
        "位",
        "度",
    )
)
"""Units of length, land, time, people and events: what a project measures or counts without making it."""

_MADE_TOO = frozenset(("m", "米", "km", "公里", "m2", "个", "条", "张"))
"""Units of the former that count products where words say that they are made in a year."""
_PIECES = frozenset(("个", "条", "张"))
_FEW = 100
"""So many pieces at least are products; fewer are lines or shops: 年产饲料的生产线3条."""


def countable(quantity: Mention, told: bool = False) -> bool:
    """Tell whether `quantity` can be a capacity; `told`: words beside it say that it is made. A figure like 一台 counts what is spoken of, not what is made."""
    if not isinstance(quantity.value, int | float):
        return False
    if quantity.text[:1] in "一两二三四五六七八九十" and len(quantity.text) <= 2:
        return False
    if told and quantity.unit in _MADE_TOO:
        return quantity.unit not in _PIECES or quantity.value >= _FEW
    return quantity.unit not in _NEVER


_ABLE_AFTER = re.compile(
    r"(?:/年)?的?[^,，。;；、\d的]{0,10}(?:、[^,，。;；、\d]{1,6}){0,3}(?:配套|总)?的?(?:年产能|(?<![月日])产能|(?<![月日])生产能力|(?:加工|处理|制造|铸造|锻造|装配|组装|冶炼|印染|拆解)能力)"
)
_ABLE = re.compile(
    r"(?:年?(?<![月日])产能|(?<![月日])生产能力|(?<![月日])加工能力)(?:设定|将|每年|可|预计|约|超过?|为|达到?|提升到|提升至|提升为|扩大到|扩大至)*$"
)
"""What makes a figure a yearly capacity without 年产: 形成200万吨某材配套产能, 产能将达到300万吨."""
_RAISED = re.compile(r"(?<![月日])产能(?:将|可)?[由从][^,，。;；]{2,12}?(?:提[高升]|扩[大充]?|增[加长]?)(?:到|至|为)$")
"""What leads from the capacity before an expansion to the one behind it: 产能由3万吨提高到8万吨."""
_OTHERS = re.compile("现有|目前|全国|全省|全市|全区|行业|公司|集团|增加|减少|淘汰|[由从较比]")
"""Before a capacity what tells that it is that of something else, or an old one."""
_OF_PLANT = re.compile(r"(?:使|令|让)[^,，。;；]{2,12}(?:工厂|基地|公司|集团|园区)(?:的)?(?:总|年)*(?:产能|生产能力)")
"""Before a figure what tells that it is what a plant makes that the project only enlarges."""
_SHORTER = re.compile("(?:[日月]|每[日天月])(?:可)?(?:产|处理|加工|生产)[^,，。;；、]{0,8}$")
"""Before a figure what makes it one of a day or a month."""


def able(text: str, lead: str, figure: Mention) -> bool:
    """Tell whether the figure is a capacity by the word before or after it: 形成200万吨某材产能, 产能将达到300万吨."""
    if _OF_PLANT.search(lead):
        return False
    if _RAISED.search(lead):
        return True
    told = _ABLE.search(lead) or _ABLE_AFTER.match(text, figure.stop)
    return told is not None and _OTHERS.search(lead) is None and _SHORTER.search(lead) is None


_POWER_PLANT = re.compile("光伏|互补|风电|风力|火电|热电|水电|核电|煤电|发电|电站|电厂|蓄能|储能|并网|光热")
"""What makes kilowatts in a name those of a plant that makes electricity."""
_MAKER = re.compile(
    "一体化|材料|玻璃|支架|切片|塔筒|叶片|生产|制造|电池|组件|逆变|电机|硅片|薄膜|装备|机组(?:制造|生产|组装)|变压器|发动机|锅炉"
)
"""What makes kilowatts in a name those of goods made, not of a power plant."""
_POWERS = frozenset(("MW", "kW", "GW", "万千瓦", "千瓦", "兆瓦", "吉瓦", "W", "MWh", "GWh"))
_HOLDS = re.compile("(?:码头|泊位|航道|库|接收站|机场|水厂|高炉|转炉|住?房|住宅|小区)(?:工程|项目)?$")
"""What a figure in the name says the size of, not what it makes: 30万吨级|码头."""


def makes(name: str, quantity: Mention) -> bool:
    """Tell whether a figure in the name of a project is what it makes, not its power, nor its size: 7GW组件项目, not 20兆瓦光伏电站."""
    if _HOLDS.search(name):
        return False
    if quantity.unit not in _POWERS or _MAKER.search(name):
        return True
    return quantity.unit not in ("kW", "万千瓦", "千瓦") and _POWER_PLANT.search(name) is None
