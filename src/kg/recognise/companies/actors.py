"""Short names of companies that grammar shows as companies: quoted on an exchange, led by a chairman, publishing results; and known brands that act.

Industry news calls its companies by brands and by the short names they are traded under (长川科技), seldom by the legal name. Each is a
mention only where something beside it says what it is; the other places of the name on the page then follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import log

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries, name_start
from kg.recognise.brands import branded, short_brand
from kg.recognise.names import CLAUSAL, Lexicon, after_function_word, generic, leading_verbs, lexicon, segment
from kg.text.scanner import Scanner

_QUOTED = re.compile(
    r"[(（](?=\s?(?:行情|股吧|(?:股票|证券)?代码|[沪深]市|(?:SH|SZ|HK)[:：.]?\s?\d|\d{6}(?:[)）,，.]|[SH][HZ])|\d{4,5}\.HK|NYSE|NASDAQ))"
)
"""What stands behind the name of a listed company: (600000.SH), (行情 股吧)."""
_LED = Scanner(
    r"(?:党[委组]书记[、兼])?(?:副?董事长|副?总经理|(?:高级|执行|联席|首席)?副?总裁|CEO|首席执行官|董事局副?主席|监事会主席)"
    r"|的?(?:净利润|控股股东|实际控制人|控股子公司|全资子公司|募投项目|募集资金)|发布[^,，。;；]{0,8}公告|公告[称显表,，]|披露(?:年报|公告|,|，)"
)
"""What only a company has or does."""
_WHEN = re.compile(
    r"(?:(?:今日|昨日|昨晚|今晚|日前|近日|周[一二三四五]|(?:(?:\d{1,2}月)?\d{1,2}日))(?:晚间?|早间)?|也|还|又|将|拟|计划|正|已|宣布|决定)+$"
)
"""What stands between a company and what it does."""
_BEFORE = 12
"""Characters that this is looked for in."""
_ACTS = re.compile(
    r"(?:集团|公司)?(?:[,，]|(?:也|还|则|又|已|将|拟|正|曾|刚刚?|目前|近日|日前|最近|计划|宣布|决定|正式|成功|此次|本次|今年|再次|投[资入]\d|出资|斥资|豪掷|在|于|与|和|同)+"
    r"[^,，。;；、]{0,16}?(?:投资|投入\d|出资|签署|签订|签约|达成|建设|开建|兴建|新建|投建|建成|收购|控股|中标|合资|参股|注册成立|落户|入驻|启动|宣布|公告|提出|筹划|筹建|斥资|举行[^,，。;；]{0,6}(?:开工|奠基|动工|投产|揭牌|签约))"
    r"|(?:投资|出资|签署|签订|达成|建设|开建|兴建|新建|投建|建成|收购|控股|中标|参股|注册成立|落户|入驻)(?!项目|工程|有限|集团|仪式)"
    r"|(?:将|拟|计划|已|还)*在[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,8}){1,6}(?:分别)?(?:投资)?(?:建设|兴建|新建|开发)"
    r"|[、与和](?=[\u4e00-\u9fff]{2,14}(?:签署|签订|签约|合资|(?:共同|合作|联合)投资))|(?:集团)?旗下|方面(?:表示|称)|表示)"
)
"""What follows a brand that acts in its clause."""
_PAIRED = re.compile(
    r"(?:集团|公司)?(?:[、和及](?=[^,，。;；]{2,60}(?:签署|签订|签约|达成))|合资|共同|联合|各|的|$|[,，。;；]|(?:独家|全额)?(?:负责|承建|投资|出资|建设(?!银行|集团)|实施|打造|运营)|(?:正式|成功|在[^,，。;；]{2,8})*(?:签署|签订|签约|达成))"
)
"""What follows a brand after 与 or 和."""
_OWNS = re.compile(
    r"(?:集团|公司)?(?:旗下|(?:也|已|正)?(?:在|位于)[^,，。;；、的]{2,10}|即将[^,，。;；的]{2,4}|[\u4e00-\u9fff]{2,4})?的(?=[^,，。;；的]{1,22}(?:项目|工程|产线|代线|工厂|基地|产业园|装置))"
)
"""What leads from a company to a project of its own."""
_INVESTS = Scanner(
    r"投资(?=\d|建设|兴建|的(?:\d|[^,，。;；的]{2,20}(?:项目|基地|生产线|电站|工厂)))|斥资|出资(?=\d|建设)"
)
"""What the investor of a project does."""
_LAND = re.compile(
    "美国|日本|德国|法国|英国|韩国|意大利|瑞士|瑞典|荷兰|加拿大|新加坡|马来西亚|泰国|以色列|台湾|香港|澳门"
)
_DAUGHTER = re.compile(
    r"[子孙]公司(?P<name>[\u4e00-\u9fffA-Za-z]{3,10}?)(?=[与和在拟将签以为(（,，。、]|近日|日前|正式|投资|中标|收购|完成|启动)"
)
"""A short name behind the word for what it is: 全资子公司|瑞川车轮|与…签署."""
_KIND = re.compile("[和与及同]|[国央民外港台名]企|链主|供应商|厂商|制造商|开发商|运营商|生产商|巨头|企业|伙伴")
_JOINED = frozenset("由与和同及、")
_MARK = re.compile('[,，。;；:：!！?？“”"\n\t \u3000(（)）、]')
_SITED = re.compile("[34]S|专卖|门店|体验店|加油|[路街村镇乡县区桥站店城园厂楼杯人]|大道|大街|大厦|广场|中心|学院|大学")
_BODY = re.compile(
    r"(?:[省市县区镇乡村州盟旗局委办部会院校厅处室社所行厂园店站队团组]|(?<!高)科|政府|中心|公司|集团|企业|银行|基金|项目|平台|总部|中国|运营|销售|营销|生产|行政|市场)$"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z&]{2,8}")
_GIVEN = 3
"""A name of so few characters that begins with a surname is a person's, before whatever office: 陈某某|董事长."""
_OF_AMOUNT = "总共约"
"""Characters that belong to the amount behind them, not to a name: 总|投资."""
_MADE = "生产项目"
"""What a brand is read before, as if it headed the name of a project."""
_LEAST = 4
_MOST = 10
"""Characters of the shortest and the longest name of a brand and trades."""
_TRADED = 4
"""Short names on the Chinese exchanges have up to four characters."""


def find(text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> Iterator[Mention]:
    """Give the short names in `text[start:stop]` that stand where companies do. `starting`: mentions found before, by start."""
    lex = lexicon(knowledge)
    for pattern, traded in ((_QUOTED, True), (_LED, False)):
        for cue in pattern.finditer(text, start, stop):
            at = cue.start() if traded else _acting(text, start, cue.start())
            begin = _begin(text, start, at, knowledge, starting)
            name = text[begin:at]
            if traded and len(name) > _TRADED and name[-_TRADED:] in "".join(segment(name, lex)[1:]):
                begin, name = at - _TRADED, name[-_TRADED:]
            if _firm(name, begin, starting, knowledge, traded):
                yield Mention(Kind.COMPANY, begin, at, name)
    for cue in _INVESTS.finditer(text, start, stop):
        at = _acting(text, start, cue.start())
        begin = _begin(text, start, at, knowledge, starting)
        place = starting.get(begin)
        land = _LAND.match(text, begin, at)
        edge = place.stop if place is not None and place.kind is Kind.REGION else land.end() if land else begin
        edge = max(edge, _past_places(begin, starting))
        if edge > begin and (
            (2 <= at - edge <= 4 and _coined(text[edge:at], lex))
            or (_LEAST <= at - edge <= _MOST and _led_by_place(text[edge:at], knowledge))
        ):
            yield Mention(Kind.COMPANY, begin, at, text[begin:at])
    for cue in _DAUGHTER.finditer(text, start, stop) if text.find("公司", start, stop) >= 0 else ():
        if cue.start("name") not in starting and _firm(cue["name"], cue.start("name"), starting, knowledge, True):
            yield Mention(Kind.COMPANY, *cue.span("name"), cue["name"])
    yield from _brands(text, start, stop, knowledge, starting)
    yield from _traded(text, start, stop, knowledge, starting)


def _acting(text: str, low: int, cue: int) -> int:
    """Give where the words between a company and what it does at `cue` begin: …某科技|昨晚|公告称."""
    when = _WHEN.search(text, max(low, cue - _BEFORE), cue)
    return when.start() if when is not None else cue


def _begin(text: str, low: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> int:
    lex = lexicon(knowledge)
    begin = name_start(text, max(low, stop - 24), stop, boundaries(knowledge), starting)
    begin += after_function_word(text[begin:stop], lex)
    for joint in _KIND.finditer(text, begin, stop):
        if len(joint.group()) > 1 or lex.brands.match(text, joint.end(), stop):
            begin = joint.end() if joint.end() < stop else begin
    if begin not in starting:
        begin += leading_verbs(text[begin:stop], lex)
    return begin


def _firm(name: str, begin: int, starting: Mapping[int, Mention], knowledge: Knowledge, traded: bool) -> bool:
    """Tell whether `name`, which begins at `begin`, is no common phrase, place or body, but a proper name."""
    lex = lexicon(knowledge)
    if not _NAME.fullmatch(name) or _BODY.search(name) or generic(name, knowledge):
        return False
    if lex.brands.fullmatch(name):
        return True
    place = starting.get(begin)
    if not traded and len(name) <= _GIVEN and name[0] in knowledge.once("recognise.surnames", _surnames):
        return False
    if place is not None and place.kind in (Kind.REGION, Kind.PARK):
        rest = name[place.stop - begin :]
        return traded and len(rest) >= 2
    weight = lex.known.get(name)
    if weight is not None:
        return name in lex.names and weight < log(1000) and len(name) > 2
    words = segment(name, lex)
    if any(word in lex.verbs or word in lex.function for word in words):
        return False
    return traded or _proper(words, lex)


def _surnames(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(knowledge.words("surname"))


def _proper(words: list[str], lex: Lexicon) -> bool:
    """Tell whether words that no dictionary holds open the name: two single characters, or a name of the dictionary."""
    if len(words[0]) > 1:
        return words[0] in lex.names and len(words) > 1 and lex.trades.fullmatch("".join(words[1:])) is not None
    return len(words) > 1 and words[0] not in CLAUSAL and (len(words[1]) == 1 or len(words) == 2)


def _coined(name: str, lex: Lexicon) -> bool:
    """Tell whether no word of the dictionary covers two characters of `name` or more."""
    return (
        name[-1] not in _OF_AMOUNT
        and short_brand(name, lex)
        and all(len(word) == 1 and word not in CLAUSAL for word in segment(name, lex))
    )


def _brands(
    text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]
) -> Iterator[Mention]:
    lex = lexicon(knowledge)
    for brand in lex.brands.finditer(text, start, stop):
        begin, end = brand.span()
        before = text[begin - 1 : begin] if begin > start else "\n"
        joined = before in _JOINED
        if not joined and not _MARK.match(before) and _begin(text, start, end, knowledge, starting) != begin:
            continue
        trade = lex.trades.match(text, end, stop)
        for edge in (trade.end(), end) if trade is not None else (end,):
            if _SITED.match(text, edge):
                continue
            owns = edge == end or trade is None or trade.group() != "投资"
            if (
                _ACTS.match(text, edge, stop)
                or (owns and _OWNS.match(text, edge, stop))
                or (joined and _PAIRED.match(text, edge, stop))
            ):
                yield Mention(Kind.COMPANY, begin, edge, text[begin:edge])
                break


def _traded(
    text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]
) -> Iterator[Mention]:
    """Give short names of two or three characters that no word covers and a word of trade, where they act or own a project: 昊川石化|拟投资…."""
    lex = lexicon(knowledge)
    for trade in lex.trades.finditer(text, start, stop):
        edge = trade.end()
        if not (_ACTS.match(text, edge, stop) or _OWNS.match(text, edge, stop)) or trade.group() in lex.deeds:
            continue
        begin = _begin(text, start, edge, knowledge, starting)
        brand = _past_places(begin, starting)
        if brand == begin:
            size = trade.start() - begin
            if size in (2, 3) and begin not in starting and short_brand(text[begin : trade.start()], lex):
                yield Mention(Kind.COMPANY, begin, edge, text[begin:edge])
        elif _led_by_place(text[brand:edge], knowledge):
            yield Mention(Kind.COMPANY, begin, edge, text[begin:edge])


def _past_places(begin: int, starting: Mapping[int, Mention]) -> int:
    """Give where the regions end that stand one behind the other from `begin` on: 某省某市|大禾化工."""
    while (place := starting.get(begin)) is not None and place.kind is Kind.REGION and not place.implied:
        begin = place.stop
    return begin


def _led_by_place(name: str, knowledge: Knowledge) -> bool:
    """Tell whether what stands behind a place is a brand with one or more words of trade: 大禾|化工, 海升|石油|科技."""
    if name[-1] in _OF_AMOUNT:
        return False
    size = branded(name + _MADE, knowledge)
    trades = lexicon(knowledge).trades
    return size >= _LEAST and all(trades.fullmatch(part) for part in _pairs(name[size:]))


def _pairs(text: str) -> Iterator[str]:
    return (text[i : i + 2] for i in range(0, len(text), 2))
