"""How Chinese names of divisions are built: level word, nationality, stem, and the short forms that people write."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG = (
    "蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|"
    "塔吉克|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺"
)
SHORT = "回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京|各"
"""Nationalities: the long names stand with or without 族, the one-character ones only with it."""

_AUTONOMOUS = re.compile(rf"(.+?)(?:(?:{LONG})族?|(?:{SHORT})族)+自治([区州县旗])")
_NATION = re.compile(r"(.+)族自治([州县旗])|(.+)(?:回|达斡尔)族(区)")
_HALVES = frozenset({"东市", "西市", "南市", "北市", "中市", "新市", "市中", "市南", "市北", "市郊"})
_LONG_WORDS = ("特别行政区", "地区", "林区", "特区")
_WORDS = frozenset("省市县区盟旗")
_PLAIN = re.compile(r"(.+?)(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|[省市县区盟旗])")


def level_of(code: str) -> str:
    """Give the level of a six-digit code: province, prefecture or county.

    >>> level_of("140400")
    'prefecture'
    """
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def split(name: str) -> tuple[str, str]:
    """Split a full name into what tells it apart and its level word, nationalities left out.

    >>> split("潞城区"), split("长阳土家族自治县"), split("长白朝鲜族自治县"), split("阿坝藏族羌族自治州")
    (('潞城', '区'), ('长阳', '县'), ('长白', '县'), ('阿坝', '州'))
    >>> split("东乡族自治县"), split("瀍河回族区"), split("鄂伦春自治旗"), split("内蒙古自治区")
    (('东乡', '县'), ('瀍河', '区'), ('鄂伦春', '旗'), ('内蒙古', '区'))
    """
    if "族" in name or "自治" in name:
        return _autonomous(name)
    for word in _LONG_WORDS:
        if name.endswith(word) and len(name) > len(word):
            return name[: -len(word)], word
    return (name[:-1], name[-1]) if len(name) > 1 and name[-1] in _WORDS else (name, "")


def _autonomous(name: str) -> tuple[str, str]:
    if name == "内蒙古自治区":
        return "内蒙古", "区"
    if match := _AUTONOMOUS.fullmatch(name):
        return match[1], match[2]
    if match := _NATION.fullmatch(name):
        return match[1] or match[3], match[2] or match[4]
    if match := _PLAIN.fullmatch(name):
        return match[1], match[2].removeprefix("自治")
    return name, ""


def stem(name: str) -> str:
    """Give what tells a name apart: 潞城 of 潞城区; the name itself where that is one character (沙县).

    >>> stem("恩施土家族苗族自治州"), stem("沙县"), stem("神农架林区")
    ('恩施', '沙县', '神农架')
    """
    base = split(name)[0]
    return base if len(base) > 1 else name


def printed(name: str) -> Iterator[str]:
    """Give the forms that people print for a full name: itself, short, and with the level word but no nationality.

    One-character stems have no short form, nor has a district whose stem is half a word (北市 of 北市区; but 沙市 was a city).

    >>> list(printed("恩施土家族苗族自治州"))
    ['恩施土家族苗族自治州', '恩施', '恩施州', '恩施自治州']
    >>> list(printed("长治市")), list(printed("沙县"))
    (['长治市', '长治'], ['沙县'])
    """
    yield name
    base, word = split(name)
    if len(base) > 1 and base != name and not (word == "区" and base in _HALVES):
        yield base
    if word in "州县旗" and ("自治" in name):
        yield from (form for form in (base + word, base + "自治" + word) if form != name)
    elif name.endswith("族区"):
        yield base + word
