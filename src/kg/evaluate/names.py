"""When two names, and two values, are the same: the section 'Scoring' of the annotation guide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

_IGNORED = re.compile(r"[\s\"'“”‘’「」『』《》〈〉·•()()\[\]【】,,、。.]")
_REGIONS = frozenset({"Region", "Province", "City", "County", "Township"})
_LEVEL = re.compile(
    r"(?<=..)(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|地区|省|市|县|区|盟|旗)$"
)
_TYPE_WORD = {
    "Mechanism": re.compile(
        r"(?<=..)(?:工作机制|服务机制|机制|模式|活动|服务|改革|制度|体系|新?举措|形式|方式|工作法|制)$"
    ),
    "Project": re.compile(r"(?<=..)(?:建设项目|项目|工程)$"),
}
_TOLERANCE = 0.005
_DICE = 0.7

Equal = Callable[[str, str], bool]


def bare(name: object, kind: object) -> str:
    """Give a name as it is compared: NFKC, without quotes, blanks and brackets, without its level or type word.

    >>> bare("潞城区", "Region"), bare("“赛马”机制", "Mechanism"), bare("己二腈 项目", "Project")
    ('潞城', '赛马', '己二腈')
    """
    text = _IGNORED.sub("", unicodedata.normalize("NFKC", str(name or "")))
    if kind in _REGIONS:
        return _LEVEL.sub("", text)
    word = _TYPE_WORD.get(str(kind))
    return word.sub("", text) if word else text


@lru_cache(maxsize=65536)
def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])


def near(a: str, b: str) -> bool:
    """Tell whether two bare names are the same in the relaxed sense: equal, one within the other, or alike.

    Within: the shorter has two characters and half the length of the longer. Alike: Dice coefficient of bigrams of 0.7.

    >>> near("晋能集团", "长治晋能集团"), near("深圳小蓝", "深圳小蓝科技电子显示屏")
    (True, False)
    """
    if a == b:
        return True
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and len(short) * 2 >= len(long) and short in long:
        return True
    x, y = _bigrams(a), _bigrams(b)
    return 2 * (x & y).total() / (x.total() + y.total()) >= _DICE


def equal(a: str, b: str) -> bool:
    """Tell whether two bare names are the same in the strict sense."""
    return a == b


def same_value(a: object, b: object) -> bool:
    """Tell whether two values are equal: numbers within half a percent, other values as text.

    >>> same_value(257000000, 2.58e8), same_value("signed", "signed"), same_value(1, None)
    (True, True, False)
    """
    try:
        x, y = float(str(a)), float(str(b))
    except ValueError:
        return str(a) == str(b)
    return abs(x - y) <= _TOLERANCE * max(abs(x), abs(y), 1e-9)
