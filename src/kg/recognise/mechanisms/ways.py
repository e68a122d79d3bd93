"""Ways of attracting investment named without quotes: 以商招商, 产业链招商, 推行…招商, 以…招商为抓手."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.recognise.mechanisms.clause import governed, left, mention
from kg.recognise.mechanisms.lexicon import HAN, NUMERAL, Lexicon
from kg.text.last import last_end

_WAY_AFTER = re.compile(
    r"(?=[、,\uff0c。;\uff1b!?\uff01\uff1f”’」』\s()\uff08\uff09》+]|等|暨|和|与|及|以及|为|并|新?方式|新?模式|新?机制|活动|行动|新|工作(?!专班|组|领导|队|机制|推进|会|座谈)"
    rf"|取得|力度|成?效|格局|合作(?!社|区|项目|协议|企业)|上|方面|[{NUMERAL}]+[种大次场个支]|成为|双|齐|相结合|三|制|的?组合拳|(?:洽谈|考察|推介)活动|$)"
)
_NO_WAY_AFTER = re.compile(
    "专题培训|培训|[线路]*[路线]图|引资|引智|引才|引税|选资|[局部办处科网站官员队团会者商]|组(?!合)|专班|小分队|分队|中心|公司|集团|银行|证券|蛇口|推介|人员|队伍|平台|政策|服务|对接|签约|成果|项目|产业|企业|客商|活动周|大使|顾问|代表|热线|手册|条件|地图|图谱|清单|目录|大厅|窗口|论坛|论证|经理|指南|工程|基金|领导|干部|指挥部|信息|任务|机构|办法|方案|计划|宣传|考察|洽谈|招展|加盟|运营|系统|活力|意识|理念|能力|水平|本领|举措|改[为成]|的?[良好浓厚强烈]*氛围"
)
"""Behind 招商 what makes it a part of another name or deed: 产业链招商|专班."""
_WAY_SERIES = re.compile(rf"(?<=[、和与及])([{HAN}]{{1,6}})$")
_WAY_NEXT = re.compile(rf"[、和与及](?P<way>[{HAN}]{{1,7}}?)招商(?!引资|局)")
_AT_PLACE = re.compile("(?:驻点|驻外|驻地|蹲点|上门|登门|敲门|叩门)招商")
"""Ways that are verbs by themselves: 分赴各地|驻点招商."""
_BY_WHAT = re.compile(rf"(?<![{HAN}])以(?!来)[{HAN}]{{1,2}}$")
_OPENS = frozenset("。!?\uff01\uff1f\n\u3000 ;\uff1b")
_BY_ITSELF = re.compile(r"(?<=[、,\uff0c。;\uff1b\n])(?:精准|靶向|定向|敲门|叩门)招商(?=[、,\uff0c。;\uff1b])")
"""Ways that are the whole of a clause: 科学谋划、|精准招商|."""
_SHAPED = re.compile(rf"(?P<way>(?:(?![的了和与等])[{HAN}]){{2,7}}(?:条化|块化|业化|准化|团化|群化|式))$")
"""How it is sought, by an ending: 领导链条化|招商, 地毯式|招商."""
_WHO_GOES = "专班"
"""A word before 招商 for who goes, no part of the way's name: 专班|敲门招商."""
_STATIONED = re.compile(rf"驻(?![点外地])[{HAN}]{{1,4}}$")
"""Who is sent to stay where the firms are: 驻沪|招商."""
_WORKS = re.compile("工作(?:取得|成|扎实|有序|也|全面)")
_INTRODUCED = re.compile(r"(?:实施|开展|推行|实行|探索|推出)(?:了)?$")
_STOPPED = re.compile(r"[,\uff0c。;\uff1b、]|$")
_TYPED = re.compile(r"新?(?:方式|模式|机制|行动)")
_BY_MEANS = re.compile(r"(?:通过|借助|采取|利用)(?:[^,\uff0c。;\uff1b]{0,12}、)?$")
_THROUGH = re.compile("(?:通过|借助|依托)$")
_GOT = re.compile(r"[,\uff0c和]|(?:先后|已|共|成功)?(?:引进|引来|引入|招引|招来|签约|落户|吸引)")
"""Behind a way what tells that something was done by it: 通过以节招商|引进."""
_BUILT_ON = re.compile("(?:工作)?的?基础上")
_MEANS = re.compile(r"(?:、[^,\uff0c。;\uff1b]{2,20})?等?[“「]?[^,\uff0c。;\uff1b]{0,6}(?:方式|形式|模式|手段|途径)")
_HANDLE = re.compile(r"为(?:主?抓手|突破口|切入点|主线|主攻|引擎|牵引)")
"""What makes the way before it that by which a place works: 以产业链招商|为抓手."""


def way(text: str, start: int, stop: int, at: int, words: Lexicon, way_end: int) -> Mention | None:
    """Give the way whose 招商 stands at `at` of `text[start:stop]`, None where it names none.

    `way_end` is where the last way of attracting investment ended: its neighbour in a series needs less proof.
    """
    end = at + 2
    if not (
        _WAY_AFTER.match(text, end, min(stop, end + 8))
        or _BUILT_ON.match(text, end, stop)
        or _GOT.match(text, end, stop)
        or not _NO_WAY_AFTER.match(text, end, stop)
    ):
        return None
    if text.endswith("大", start, at) and text.startswith(("、招", "招"), end):
        return None
    neighbour = (
        0 <= at - way_end <= 7
        and text[way_end : way_end + 1] in ("、", "和", "与", "及")
        and "招商" not in text[way_end:at]
    )
    for size in range(min(words.way_length, at - start), 0, -1):
        weight = words.ways.get(text[at - size : at])
        if weight is None:
            continue
        typed = _TYPED.match(text, end, stop)
        means = _by_means(text, start, stop, at - size, end)
        if weight != "own" and not (neighbour or typed or means or _WAY_NEXT.match(text, end, stop)):
            set_up = weight == "weak" and _INTRODUCED.search(text, max(start, at - size - 4), at - size)
            return mention(text, at - size, end) if set_up and _STOPPED.match(text, end, stop) else None
        if (
            weight == "own"
            or neighbour
            or typed
            or (size == 2 and text[at - 2] == "以")
            or _WAY_NEXT.match(text, end, stop)
            or _heading(text, start, stop, at - size, end)
            or governed(text, start, at - size, words)
            or means
            or _AT_PLACE.match(text, at - size, end)
            or _BY_ITSELF.match(text, at - size, stop)
            or _BUILT_ON.match(text, end, stop)
        ):
            return mention(text, _wider(text, start, at - size, words), end)
        return None
    shaped = _SHAPED.search(text, max(start, at - 8), at)
    if shaped and governed(text, start, at, words):
        begin = max(shaped.start("way"), last_end(words.verb, text, max(start, at - 8), at))
        return mention(text, begin, end) if at - begin > 2 else None
    stationed = _STATIONED.search(text, max(start, at - 5), at)
    if stationed and (governed(text, start, stationed.start(), words) or _WORKS.match(text, end, stop)):
        return mention(text, stationed.start(), end)
    by = _BY_WHAT.search(text, max(start, at - 4), at)
    if by and (neighbour or _heading(text, start, stop, by.start(), end) or governed(text, start, by.start(), words)):
        return mention(text, by.start(), end)
    if neighbour:
        series = _WAY_SERIES.search(text, max(start, at - 8), at)
        if series and not words.verb.search(series[1]):
            return mention(text, series.start(1), end)
        return None
    following = _WAY_NEXT.match(text, end, stop)
    if following and following["way"] in words.ways:
        begin, ruled = left(text, start, at, words.verb, [])
        if ruled and 2 <= at - begin <= 6:
            return mention(text, begin, end)
    return None


def _wider(text: str, start: int, at: int, words: Lexicon) -> int:
    """Give where the name of a way begins that another way's word stands before: 小团组|精准招商; else `at`."""
    for size in range(min(words.way_length, at - start), 1, -1):
        word = text[at - size : at]
        if (
            words.ways.get(word) == "own"
            and word != _WHO_GOES
            and text[at - size - 1 : at - size] not in ("、", "和", "与")
        ):
            return at - size
    return at


def _heading(text: str, start: int, stop: int, a: int, b: int) -> bool:
    """Tell whether `text[a:b]` is a sentence by itself: the heading of a paragraph about one way."""
    return (a == start or text[a - 1] in _OPENS) and b < stop and text[b] in "。:\uff1a\n"


def _by_means(text: str, start: int, stop: int, a: int, b: int) -> bool:
    """Tell whether a place works by the way `text[a:b]`: 以…为抓手, 通过…等方式."""
    if text[a - 1 : a] == "以":
        return _HANDLE.match(text, b, stop) is not None
    if _GOT.match(text, b, stop) and _THROUGH.search(text, max(start, a - 2), a):
        return True
    return _MEANS.match(text, b, stop) is not None and _BY_MEANS.search(text, max(start, a - 16), a) is not None
