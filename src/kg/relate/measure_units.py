"""Which figures can be a yearly capacity, by their units."""

from __future__ import annotations

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

_MADE_TOO = frozenset(("m", "米", "km", "m2", "个", "条", "张"))
"""Units of the former that count products after 年产."""


def countable(quantity: Mention, lead: str = "") -> bool:
    """Tell whether `quantity` can be a capacity; `lead` is the text right before it. A figure like 一台 counts what is spoken of, not what is made."""
    if quantity.text[:1] in "一两二三四五六七八九十" and len(quantity.text) <= 2:
        return False
    if quantity.unit in _MADE_TOO and lead.endswith("年产"):
        return True
    return quantity.unit not in _NEVER and isinstance(quantity.value, int | float)
