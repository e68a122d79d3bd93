"""Mechanisms whose name stands in quotes: “赛马”机制, “标准地+代办制”改革, “并联审批”“容缺受理”模式."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Kind, Mention
from kg.recognise.mechanisms.around import Sort, aside, introduced, lived, set_up, slogan
from kg.recognise.mechanisms.lexicon import HAN, NUMERAL, Lexicon, clause_start
from kg.recognise.mechanisms.shapes import (
    BY_NUMBER,
    CADENCE,
    CAMPAIGN,
    CHARTS,
    COINED,
    COUNTED,
    COUNTED_TASK,
    DAYS,
    GUESTS,
    HOMED,
    HOMING,
    INVITED,
    MEETING,
    ONES,
    SERIES,
    STYLE,
    SUMMIT,
    WAY,
)

QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"\n]{2,48})[”」』\"]|[‘'](?P<inner>[^“”「」『』\"‘’'\n]{2,24})[’']")
"""A name in quotes; `inner`: in the single quotes of a speech whose own marks are too far apart for a name."""
_NEIGHBOUR = frozenset('、和与及+或以“”「」『』‘’"')
_JOINTS = frozenset(("", "、", "和", "与", "及", "以及", "+", "或"))
_SPEECH = re.compile(r"[。!?\uff01\uff1f;\uff1b:\uff1a《]")
_SLOGAN = re.compile("为[重先要王本上大首](?:、|$)")
_ABOUT = re.compile(
    r"一带一路|一村一品|一[核轴][两二三四多]|五位一体|走出去|请进来|引进来|一号工程|组合拳|牛鼻子|线[上下](?:线[上下])?$|[东南西北内外]向$"
)
_FIELDS = re.compile(
    r"(?:^|、)(?:[\u4e00-\u9fff]{2,8}?(?:建设|改善|治理|升级|发展|引资|环境|振兴|聚财|稳定|生产|就业|保障|增收)|民生|安全|环保|党建)(?=、|$)"
)
"""An item of a list that names a field of work: 招商引资、|园区建设|、民生改善."""
_ARTICLES = re.compile(rf"[{NUMERAL}]条$|^[{NUMERAL}]+[大项]?(?:举措|措施)$")
"""A document is called so by its length: “营商环境十条”."""
_MANY = re.compile(r"等|系列|一整套|多[项种]|[两三四五六七八九十\d][项种大个]")
_BUILT_BY = re.compile(r"(?:EPC|PPP|BOT|BT|TOT|ABO)(?![A-Za-z])", re.IGNORECASE)
"""How works are paid for and built, which is no way of governing: “EPC+F”模式."""
_CULTURE = re.compile(
    r"文化|旅游|节庆|节$|[春秋]节|庆祝|国庆|校庆|演出|演讲|党日|教育|推介|签约|赛事|大赛|比赛|球赛|展览|会展|展会|展演|展销|书画|摄影|宣传|招聘|采摘|美食|公益|志愿|读书|惠民|消费|观摩|散乱污|禁毒|扫黑|反诈|文明|卫生|平安|抓逃"
)
_VERBAL = re.compile(
    r"专场|期间|举办|召开|沟通|清单|包括|涵盖|[为在把让对向从被使是有了着过将给到的等将]|主攻|主抓|抢前|提供|深入|亲自|带头|集中|重要|有力|关键|具体|务实|生动|布局|格局|精神|定位|部署|思路|战略|目标|理念|发展模|合作模|经营|运营|生产|营销|批发|销售|商业|盈利|之后|以来|迎来|扩建|施工|种植|养殖|栽培"
)
_ACTING = re.compile(r"推动|推进|开展|实现|加强|优化|提升|解决|深化|完善|促进|推行|落实")
_WORKED_BY = re.compile(rf"(?:推行|实行|执行)(?:了)?[{HAN}]{{0,8}}$")
_SYSTEM_OF = re.compile("^的.*(?:机制|工作法|专班)$")
"""What a place is said to have: 某县的|“赛马机制”."""
_GOES_ON = re.compile(
    "(?:有力|有效|全力|持续|不断|积极)?(?:推动|推进|促进|助推|助力|激励|激发|倒逼|压实|破解|解决|提升|引领|加快|保障|鞭策|调动|营造|增强|强化|赋能|护航|服务)"
)
"""What is done by means of a system, right behind its name."""
_IN_FORCE = re.compile("(?:在[^,，。;；]{2,14})?(?:正式|全面|已|全部|持续)*(?:推行|推开|实施|落地|铺开|运行|实行|启动)")
"""What says of a system that it is in use."""
_EVERYWHERE = re.compile("[全我][省市县区州旗]$")
"""Before the quotes whose campaign it is: 在|全县|“大招商”专项行动的推动下."""
_BY_RULE = re.compile(r"按照$")
_FORMER = ("变", "由", "从")
_CHANGED = ("为", "到", "变", "转", "向")
_MACHINE_MADE = re.compile("机制[纸砂炭煤木板]")
"""What machines make, which no type word opens."""
_CUE = re.compile(
    r"招商|代办|帮办|审批|受理|承诺制|标准地|包联|包保|链长|专班|秒批|秒办|免申|管家|秘书|专员|调度|通报|评比|考核|"
    r"会商|例会|台账|领导|班子|责任|政务服务|网格|一窗|一网|网办|一站|跟踪|督查|问效|销号|管委会"
)
_FARM = re.compile(r"农户|合作社|村集体|农民|基地|党支部")
_WAY = re.compile(r"(?:招商|工作|服务|审批|推进|管理|包联|代办|招引)[^方]{0,2}(?:机制|模式|制度|工作法)")
_BY_MEANS = re.compile("(?:通过|采取|采用|运用|借助)[“‘「『]?[^,\uff0c。;\uff1b]{0,20}$")
_STARTED = re.compile(
    rf"(?:[(\uff08][^()\uff08\uff09]{{1,10}}[)\uff09])?[{HAN}]{{0,6}}?(?:开展|启动|实施|推进|深入|中[,\uff0c]|(?:作为)|为(?:契机|切入点|抓手|载体|牵引|主线|主题))"
)


@dataclass(slots=True)
class _Quote:
    start: int
    stop: int
    name: str
    end: int
    """Where the name ends, with the type word that follows it directly; equal to `stop` without one."""
    sure: bool
    """A mechanism by itself."""
    possible: bool
    """A mechanism where a neighbour of the series is one."""
    slogan: bool = False
    """What follows calls it a slogan, and with it the whole series before it."""


def quoted(text: str, start: int, stop: int, words: Lexicon) -> Iterator[Mention]:
    """Give the mechanisms of `text[start:stop]` whose name begins in quotes, with the type word that follows it directly."""
    series: list[_Quote] = []
    for match in QUOTED.finditer(text, start, stop):
        gap = text[series[-1].stop : match.start()] if series else ""
        if series and gap == "的" and "、" in series[-1].name and (match[1] or " ")[0] in NUMERAL:
            series.pop()
        elif series and gap not in _JOINTS:
            yield from _settle(text, series)
            series = []
        judged = _judge(text, match, start, stop, words)
        series.append(_added(series.pop(), judged) if series and gap == "+" else judged)
        if not series[-1].sure and match[1] and any(mark in match[1] for mark in "‘'"):
            yield from quoted(text, match.start(1), match.end(1), words)
    yield from _settle(text, series)


def _added(first: _Quote, second: _Quote) -> _Quote:
    """Give the one way that two quotes with a plus between them name: “链长”+“链主”."""
    name = f"{first.name}+{second.name}"
    sure, possible = first.sure or second.sure, first.possible or second.possible
    return _Quote(first.start, second.stop, name, second.end, sure, possible, second.slogan)


def _judge(text: str, match: re.Match[str], start: int, stop: int, words: Lexicon) -> _Quote:
    a, b = match.span()
    name = (match[1] or match["inner"]).strip()
    quote = _Quote(a, b, name, b, False, False)
    if _no_name(name) or _BUILT_BY.match(name):
        return quote
    end = set_up(text, a, b, start, stop, name)
    if end:
        quote.sure, quote.end = True, end
        return quote
    tail = _type_behind(text, name, b, stop, words)
    if len(_FIELDS.findall(name)) > max(1, name.count("、") // 2) or aside(text, a, b, start, stop, tail):
        return quote
    known = name in words.terms or CHARTS.fullmatch(name) is not None
    campaign = CAMPAIGN.fullmatch(name) is not None and "是" not in name
    named = campaign or _named(name, words)
    own = len(name) > 2 and name.endswith((*words.endings, "行动计划"))
    coined = _coined(name, tail)
    series = not coined and SERIES.fullmatch(name) is not None
    brought_in = introduced(text, a, b, start, stop, name)
    joined = text[b : b + 1] in _NEIGHBOUR or text[a - 1 : a] in _NEIGHBOUR
    homing = HOMING.fullmatch(name) is not None
    if homing and not tail and HOMED.match(text, b, stop):
        quote.sure = True
        return quote
    if (led := INVITED.match(text, b, stop)) and GUESTS.fullmatch(name):
        quote.sure, quote.end = True, b if led.group() == "工作" else led.end()
        return quote
    if not (tail or homing or known or named or own or coined or series or brought_in or joined):
        return quote
    if text[a - 1 : a] in _FORMER and text[b : b + 1] in _CHANGED:
        return quote
    low = clause_start(text, start, a)
    habit = (known or coined or series or homing or campaign) and lived(text, a, b, stop)
    if habit:
        quote.sure = True
        return quote
    if not tail and not (own and _GOES_ON.match(text, b, stop)):
        followed = coined and name[0] in NUMERAL and _BY_RULE.search(text, low, a) is not None
        called = slogan(text, a, b, low, stop, name, Sort(campaign, named and not campaign, followed), words)
        if called is not None:
            quote.slogan = called and not known
            return quote
    governed = (
        words.verb.search(text, low, a) is not None
        or _EVERYWHERE.search(text, low, a) is not None
        or (
            tail is not None
            and (
                _BY_RULE.search(text, low, a) is not None
                or (text[a - 1] in "以按" and tail["types"].endswith(("方式", "形式", "办法")))
            )
        )
    )
    if tail:
        quote.sure = _typed(name, tail, governed, known or coined or own, text)
        if quote.sure and not tail["de"] and not _MANY.search(tail["mod"]):
            quote.end = tail.end()
    elif named or (own and (governed or _CUE.search(name) or _in_use(text, a, b, stop, name))):
        quote.sure = True
    elif homing or ONES.fullmatch(name):
        quote.sure = governed or _BY_RULE.search(text, low, a) is not None
    elif known or ((series or coined) and _CUE.search(name)):
        quote.sure = governed or (coined and name[0] in NUMERAL and _BY_RULE.search(text, low, a) is not None)
    else:
        worked_by = coined and name[0] in NUMERAL and _WORKED_BY.search(text, max(low, a - 14), a) is not None
        quote.sure = brought_in or worked_by
    quote.sure = quote.sure and not _elsewhere(name)
    quote.possible = (governed or _BY_MEANS.search(text, low, a) is not None) and len(name) <= 16
    return quote


def _in_use(text: str, a: int, b: int, stop: int, name: str) -> bool:
    """Tell whether a name that ends as one of a system does is a place's own, used as a means, or in force: 以|“赛马机制”|推动, |“赛马机制”|在某县推行."""
    means = text[a - 1] in "以用借靠" and _GOES_ON.match(text, b, stop) is not None
    return means or _IN_FORCE.match(text, b, stop) is not None or _SYSTEM_OF.search(text[a - 1] + name) is not None


def _no_name(name: str) -> bool:
    """Tell whether what stands in quotes is speech, a slogan, an article's or a well-known phrase."""
    return len(name) < 2 or any(
        (_SPEECH.search(name), _ABOUT.match(name), _SLOGAN.search(name), _ARTICLES.search(name))
    )


def _elsewhere(name: str) -> bool:
    """Tell whether a name is that of an event or of a way of farming: 投资恳谈会, 合作社+农户."""
    return (MEETING.fullmatch(name) and SUMMIT.search(name)) is not None or ("+" in name and bool(_FARM.search(name)))


def _coined(name: str, tail: re.Match[str] | None) -> bool:
    """Tell whether a name is coined as those of ways are: 承诺制+标准地, 四个一, before a type word any number: “六包”机制."""
    return any(p.fullmatch(name) for p in (COINED, ONES)) or (tail is not None and COUNTED.fullmatch(name) is not None)


def _type_behind(text: str, name: str, at: int, stop: int, words: Lexicon) -> re.Match[str] | None:
    """Give the type word behind the quotes that close at `at`, with what stands before it: “赛马”|比拼机制; None where a clause goes on."""
    at += text.startswith(" ", at)
    near = min(stop, at + 24)
    tail = words.tail.match(text, at, near) if words.typed.search(text, at, near) else None
    if (
        tail is None
        or _MACHINE_MADE.match(text, tail.end() - len("机制"))
        or (BY_NUMBER.fullmatch(name) and tail["types"] == "招商")
    ):
        return None
    verbal = _VERBAL.search((tail["de"] or "")[:-1] + tail["mod"] + tail["types"][0])
    system = tail["types"].endswith(("机制", "模式", "制度", "制", "体系", "行动"))
    return None if verbal or (_ACTING.search(tail["mod"]) and not system) else tail


def _named(name: str, words: Lexicon) -> bool:
    """Tell whether a quoted name, no campaign, is one by itself, whatever stands around it."""
    known = _ways(name, words) or name in words.named
    return known or any(p.fullmatch(name) for p in (STYLE, MEETING, COUNTED_TASK, DAYS, BY_NUMBER, WAY, CADENCE, ONES))


def _ways(name: str, words: Lexicon) -> bool:
    """Tell whether a quoted name is a way of attracting investment, or a series of such ways."""
    parts = name.split("、")
    known = [words.ways.get(part[:-2]) if part.endswith("招商") else None for part in parts]
    return known == ["own"] or (len(known) > 1 and None not in known)


def _typed(name: str, tail: re.Match[str], governed: bool, known: bool, text: str) -> bool:
    types, mod = tail["types"], tail["mod"]
    if known:
        return True
    if tail["de"] and not governed:
        return _WAY.search(mod + types) is not None
    if "活动" in types or types.endswith(("行动", "竞赛", "比武", "比拼", "会战")):
        return not _CULTURE.search(mod + name) and (
            governed or name.endswith(("年", "月")) or _STARTED.match(text, tail.end()) is not None
        )
    if "招商" not in types and types.endswith(
        ("行动计划", "体系", "方式", "形式", "办法", "做法", "打法", "管理", "套餐", "调度", "考核", "服务", "举措")
    ):
        return governed or name.endswith("式")
    return True


def _settle(text: str, series: list[_Quote]) -> Iterator[Mention]:
    """Give the mechanisms of one series; a type word after the last of several belongs to none of them alone (ruling 2)."""
    if not any(q.sure for q in series):
        return
    series = [q for q, after in zip(series, [*series[1:], None], strict=True) if after is None or not _summed(q, after)]
    if series[-1].slogan:
        series = [q for q in series if q.end != q.stop]
    several = len(series) > 1
    for q in series:
        if q.sure or (several and q.possible):
            if parts := _parts(q.name):
                at = q.start + 1 + text[q.start + 1 : q.stop].index(q.name)
                for part in parts:
                    yield Mention(Kind.MECHANISM, at, at + len(part), part)
                    at += len(part) + 1
            elif several or q.end == q.stop:
                yield Mention(Kind.MECHANISM, q.start + 1, q.stop - 1, q.name)
            else:
                yield Mention(Kind.MECHANISM, q.start, q.end, q.name + text[q.stop : q.end].lstrip())


def _summed(parts: _Quote, whole: _Quote) -> bool:
    """Tell whether the next quote names what these parts are: “定人、定时、定责”“三定”机制."""
    return "、" in parts.name and parts.stop == whole.start and whole.sure and whole.name[0] in NUMERAL


def _parts(name: str) -> list[str]:
    """Give the ways that one pair of quotes holds (“以商招商、驻点招商”), nothing where the whole is one name."""
    parts = name.split("、")
    if len(parts) < 2 or not all(part.endswith("招商") and len(part) > 2 for part in parts):
        return []
    return parts
