"""Companies: full legal names by the form that ends them, short names by the lists and phrases that hold them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries, name_start
from kg.recognise.brands import short_brand
from kg.recognise.companies import actors, bodies, foreign, partners, shares
from kg.recognise.companies.heads import REACH, company_start
from kg.recognise.cover import Cover
from kg.recognise.names import generic, lexicon
from kg.recognise.parks.find import titled
from kg.text.aliases import Alias
from kg.text.patterns import alternation
from kg.text.scanner import Scanner

_BRANCH = re.compile(r"(?:[\u4e00-\u9fff]{2,6}分公司)")
_SELDOM = 5
"""Up to this frequency in jieba's list a word of two characters before 公司 is a name rather than a kind of company."""
_SUFFIX = 16
"""How far back the longest form that ends a company's name is looked for."""
_MADE = re.compile(
    "[间直]接$|设立|成立|组建|全资|新设|(?<![人日资])[子分母总该本]$|这家$|(?:上市|外资|民营|国有|独资|龙头|骨干|知名|优质|跨国|合资|控股|参股)$"
)
_LIMITED = ("Ltd", "Co.", "Inc.")
"""What ends a foreign company's name and begins none: …Co.,|Ltd.全球控股公司."""
_RELATED = re.compile("本公司|附属公司|控股股东")
"""What a name holds only where it ran over the words before it: 与本公司控股股东某某|二局."""
_POINTING = ("我", "贵", "该")
_OPEN = tuple("与和及的把将对率")
_HARMONY = re.compile(r"(?:^|[省市县区]|[\u4e00-\u9fff]{2})[\u4e00-\u9fff]和$")
"""和 as the second character of a brand before 集团: 云州|澜和|集团."""
_NO_NAME = re.compile(
    r"(?:(?:以?下?[简统下]称为?|多家|两家|一家|数家|几家|各家?|[\d一二三四五六七八九十百余]+家|[\d一二三四五六七八九十]+[个户]|大型|中型|小微|该|本|子|母|分|总|原|旗下|关联|上市|国有|民营|外资|合资|独资|龙头|企业|项目|担保|招商服务|平台|投资|咨询|物业|租赁|服务|专业|运营|国企|央企|科技|国有企业|建筑|施工|保险|旅游|运输|快递|物流|汽车|第三方|基金管理|投融资|融资|城投|中介|相关|有关|股份|跨国|母子|控股|参股|全资|世界500强|大|人力资源|代理|劳务|评估|设计|开发|监理|证券|金融|产业|企业集团|产业集团|集团|建设|责任|有限|个体|合作|我|你|贵|其|们|这家|成立|组建|注册|新|老|家|等|名|强|这|[两二三四五六七八九十]大)+)"
)
_LIST_CLOSE = re.compile(
    r"等(?!(?:产品|项目|问题|方面|业务|部件|设备)[的与和])(?:(?:\d+|[一二两三四五六七八九十百几数多]+)(?:余|多)?(?:家|户|个)|一(?:大)?批|众多|多家|大批|国内外|知名|上游|行业|大型|世界500强|央企|龙头)*"
    r"(?:来自[^、,，。;；“”等]{2,10}的)?[^、,，。;；“”等]{0,10}?(?:(?P<people>企业家|企业高管|企业代表|企业负责人)|企业|公司|客商|厂商|大厂|央企|国企|民企|考察团|巨头|集团|品牌|投资商|投资方|机构)(?!家|(?:服务|帮扶|扶持|管理|招引|培育|包联|走访)+(?:举措|措施|机制|制度|办法|做法|模式|活动|政策)|投资的?[^,，。;；]{0,8}项目|的[^,，。;；]{0,8}项目)"
)
_WARES = re.compile("等[^的]{1,5}的")
_MAKES = re.compile("生产|研发|经营|从事|销售|加工|主营|制造[^、,，。;；]{0,8}$")
"""Around a list of what one firm makes: 一家生产甲件、乙件|等配件的|企业."""
_LIST_COUNT = Scanner(r"(?:\d+|[两二三四五六七八九十]+)(?:家|户)(?=企业|公司|为|是|被|入选|获|均)")
_SORTED = Scanner(
    r"企业(?:现?有|共有?)?(?:\d+[余多]?[家户个])?[,，]?(?:其中)?(?:主要|重点|龙头|代表|分别)*(?:有|包括|是|为)[:：]?(?P<items>[^,，。;；:：、等的]{2,16}(?:、[^,，。;；:：、等的]{2,16}){2,30})(?=等?[,，。;；\n]|等\d)"
)
"""A list of firms behind what counts or sorts them, which 等 need not close."""
_COUNTED = re.compile(r"[家户](?<=[\d两二三四五六七八九十][家户])")
_WITH = re.compile(
    r"与(?P<names>[\u4e00-\u9fffA-Za-z·()（）、]{2,100}?)(?:(?:分别|成功|正式|共同|顺利|现场|在[^,，。;；]{1,8})*(?:签订|签署|签约|签下|达成)(?!仪式))"
)
_DRAWN = re.compile(
    r"[\u4e00-\u9fff]{0,12}?[市县区园城地](?:目前|现|已经?|先后|成功|累计|相继|陆续|共|新)*(?:吸引|引进|引入|引来|招引|集聚|聚集|汇聚|迎来)了?(?=[\u4e00-\u9fffA-Za-z]{2})"
)
"""What stands before the first firm of a list of those that a place has drawn: 高新区已吸引|甲公司."""
_PART = re.compile("[^、和及]+")
_NO_PART = re.compile("[在就与]")
"""What makes of a part of a list more than a name."""
_SHORTEST_PARTNER, _LONGEST_PARTNER = 2, 14
"""Characters of one who signs, where nothing but the signing shows that a firm is meant."""
_PARTNER_OF = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z])(?:(?:全资|控股|参股)?[子孙]公司)?(?P<name>[\u4e00-\u9fffA-Za-z]{3,10}?)(?:拟|将|已|也|还|又|均|近日|日前|正式)*[与和同](?P<rest>[^,，。;；、与和]{2,24}?)(?:当日|近日|日前|昨日|今日|正式|成功|顺利|现场)*(?:签订|签署|签约|签下|达成)(?!仪式)"
)
"""甲公司 at the head of a clause, with the place that it signs with."""
_NOT_PARTNER = re.compile(
    r"(?:董事长|总裁|总经理|院长|书记|主任)[\u4e00-\u9fff]{2,4}$|政府|个人|^公司|[近昨今]日$|[它们]|[央国民名外港台侨]企|[市县区局委办校院会]$|人民|双方|企业|部门|公司$|客商|商会|对方|其$|高校|[省市县区]|部$|园$|中心$|项目|各|方[新已将]?$|商$|者$|新$|单位|^(?:有关|相关|[多几数两三]家|多所|一批|部分|知名|国内)"
)
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2}(?:董事长|总裁|总经理|经理|院长|会长|主席|负责人|总监|书记)[\u4e00-\u9fff]{0,4}$"
)
"""What makes an item of a list of guests a person: 某某研究院院长张三."""
_BY = re.compile(
    r"由(?P<name>(?:(?!投资|出资)[\u4e00-\u9fffA-Za-z]){2,9})(?:独家|共同|联合|全额)?(?:投资|出资)(?:约|近|超)?(?:\d|建设|兴建|打造|开发|新建)"
)
"""A short name as the one who invests: 由某某一局投资40亿元的项目."""
_NOT_INVESTOR = re.compile(
    r"政府|[央国民名外]企|企业|公司|客商|商人|外商|[港台浙]商|商会|商$|各|部门|财政|国家|社会|群众|村|业主|资本|基金|我|他|其|该|双方|两|三方|家$|人$|者$|[省市县区镇乡委办部]$|(?<![一二三四五六七八九十])局$|中心$|项目|银行|的|[在和与及]|\d"
)
_HIGH = "高端|先进|现代|新型|绿色|数字|新一代|精细|特色|节能|生命|不锈钢"
"""What stands before a word of trade in the name of a sector."""
_PERSON_NAME = re.compile("[\u4e00-\u9fff]{2,3}")
"""So short an item before 等企业家 may be a person's name."""
_BRAND_AND_TRADE = 4
"""Characters of a brand and its trade, which behind a place are a firm's name: 安徽|瑞岭农业."""
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·()（）&+]{2,16}")
_GUESTS = re.compile("(?:考察团|代表团|客商团|招商团|商会|协会|组团)$")
"""Guests of another kind in a list of companies that came: |云川考察团|、昊阳实业、羚亚集团等客商."""
_NOT_ITEM = re.compile(
    r"(?:[^、]{0,8})(?:考察团|代表团|组团|商会|协会|项目|工程|论坛|专班|小组)$|[新节]?能源$|新材料$|装备制造$|.*(?:产业|行业|领域|制造|加工|服务|旅游|农业|部门|单位|人才|资金|土地|政策|要素|市场|资源|"
    r"省|市|县|区|镇|乡|村|街道|地|国|领导|专家|干部|人员)$|.*(?:了|的|等|(?<![长短中周到假])[一二三四五六七八九]期|[改扩]建|技改|改造)$|[^\u4e00-\u9fffA-Za-z]+$"
)


def _pattern(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted(knowledge.words("company_suffixes"), key=len, reverse=True)
    ends = "|".join(map(re.escape, words))
    return re.compile(
        f"(?:{ends})(?:[(（](?:集团|控股|有限合伙|普通合伙|中国)[)）](?:股份)?(?:有限公司)?)?(?!军|[化式]|债|法(?!人|定)|章程|有限|股份|股权|[(（](?!\\d{{1,2}}[)）])[^()（）]{{1,8}}[)）][\u4e00-\u9fff]{{0,12}}?(?:股份|集团)?(?:有限|公司))"
    )


def _sector(knowledge: Knowledge) -> re.Pattern[str]:
    """Give what sectors of industry are called: 生物医药, 高端装备; a list that holds one names no companies."""
    return re.compile(f"(?:{_HIGH}|{alternation(knowledge.words('industry_words'))}){{1,3}}")


def find(text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> list[Mention]:
    """Give the companies named in `text[start:stop]`, in order. `starting`: mentions found before, by start."""
    pattern = knowledge.once("recognise.companies", _pattern)
    kinds = knowledge.once(
        "recognise.companies.kinds", lambda k: {row[0]: row[1] for row in k.table("company_suffixes")}
    )
    tables = boundaries(knowledge)
    lex = lexicon(knowledge)
    found: dict[int, Mention] = {}
    low, last = start, -1
    for match in pattern.finditer(text, start, stop):
        at, end = match.span()
        kind = kinds.get(match.group(), "legal")
        begin, partner = company_start(text, low, at, end, tables, starting, lex, legal=kind == "legal")
        if partner is not None:
            found[partner.start] = partner
        if begin >= at or titled(text, at):
            continue
        if kind == "legal":
            branch = _BRANCH.match(text, end)
            if branch:
                end = branch.end()
        if _plausible(text[begin:at], kind, knowledge, begin in starting and starting[begin].kind is Kind.REGION):
            if begin == low and (parent := found.get(last)) is not None and parent.text.endswith("集团"):
                begin = last
            found[begin] = Mention(Kind.COMPANY, begin, end, text[begin:end])
            low, last = end, begin
    found |= {m.start: m for m in foreign.find(text, start, stop)}
    taken = Cover(found.values())
    held = shares.find(text, start, stop, knowledge, starting, dict(found))
    acting = actors.find(text, start, stop, knowledge, starting)
    beside = partners.find(text, start, stop, lex, starting, dict(found))
    joint = bodies.find(text, start, stop)
    for mention in (*_short(text, start, stop, knowledge, starting), *acting, *beside, *joint, *held):
        if taken.meeting(mention.start, mention.stop) is None:
            found[mention.start] = mention
    abbreviated = {m.text for m in found.values() if len(m.text) <= 6 and not m.text.endswith(("公司", "集团"))}
    for name in sorted(abbreviated, key=lambda n: (-len(n), n)):
        at = text.find(name, start, stop)
        while at >= 0:
            if at not in found and taken.meeting(at, at + len(name)) is None and not titled(text, at):
                longer = lex.brands.match(text, at, stop)
                end = max(at + len(name), longer.end() if longer is not None else 0)
                found[at] = Mention(Kind.COMPANY, at, end, text[at:end])
            at = text.find(name, at + len(name), stop)
    whole = Cover(found.values())
    return sorted((m for m in found.values() if whole.around(m.start, m.stop) is None), key=lambda m: m.start)


def declared(text: str, names: Iterable[Alias], knowledge: Knowledge) -> frozenset[str]:
    """Give those of the short names declared in `text` that stand for companies: what is named before them ends as companies do."""
    pattern = knowledge.once("recognise.companies", _pattern)
    return frozenset(
        alias.name
        for alias in names
        if any(m.end() == alias.after for m in pattern.finditer(text, max(0, alias.after - _SUFFIX), alias.after))
        and alias.name not in ("公司", "集团")
        and not _NO_NAME.fullmatch(alias.name.removesuffix("公司"))
        and not generic(alias.name, knowledge)
    )


def called(text: str, start: int, stop: int, names: Iterable[str], firms: list[Mention]) -> list[Mention]:
    """Give `firms` and what bears one of `names` in `text[start:stop]` outside them, in order."""
    taken = Cover(firms)
    more: dict[int, Mention] = {}
    for name in sorted(names, key=lambda n: (len(n), n)):
        at = text.find(name, start, stop)
        while at >= 0:
            if taken.meeting(at, at + len(name)) is None and not titled(text, at):
                more[at] = Mention(Kind.COMPANY, at, at + len(name), name)
            at = text.find(name, at + len(name), stop)
    kept = Cover(more.values())
    alone = [m for m in more.values() if kept.around(m.start, m.stop) is None]
    return sorted((*firms, *alone), key=lambda m: m.start)


def _plausible(head: str, kind: str, knowledge: Knowledge, placed: bool) -> bool:
    if len(head) > 30 or head.count("(") != head.count(")"):
        return False
    if _NO_NAME.fullmatch(head) or (head[-1:] in _OPEN and not (kind == "group" and _HARMONY.search(head))):
        return False
    if head[-1:] in _POINTING or head.startswith(_LIMITED) or _RELATED.search(head):
        return False
    if kind == "legal":
        return len(head) >= 2
    if _MADE.search(head):
        return False
    if kind == "group":
        return 2 <= len(head) <= 16
    if kind == "bureau":
        return placed or head in knowledge.gazetteer.forms()
    if kind == "plain":
        return 2 <= len(head) <= 14 and (
            placed
            or knowledge.frequencies.get(head, 0) <= (_SELDOM if len(head) == 2 else 0)
            or head in knowledge.names
            or lexicon(knowledge).brands.fullmatch(head) is not None
        )
    return (placed and len(head) >= 4) or head.startswith("中国") or len(head) >= 6


def _short(text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> list[Mention]:
    forms = knowledge.gazetteer.forms()
    found: list[Mention] = []
    for close in _LIST_CLOSE.finditer(text, start, stop):
        if _WARES.match(close.group()) and _MAKES.search(text, max(start, close.start() - REACH), close.start()):
            continue
        items = _items(text, start, close.start(), knowledge, starting, 1)
        if close["people"] is None or not any(_PERSON_NAME.fullmatch(m.text) for m in items):
            found.extend(items)
    for lead in _SORTED.finditer(text, start, stop):
        found.extend(_items(text, lead.start("items"), lead.end("items"), knowledge, starting, 2))
    counted = _LIST_COUNT.finditer(text, start, stop) if _COUNTED.search(text, start, stop) else ()
    for close in counted:
        if text[close.start() - 1] not in "的等、":
            found.extend(_items(text, start, close.start(), knowledge, starting, 2))
    found.extend(_signing(text, start, stop, forms, starting))
    for match in _PARTNER_OF.finditer(text, start, stop):
        at, end = match.span("name")
        place = starting.get(match.start("rest"))
        placed = place is not None and place.kind is Kind.REGION
        if placed and not _NOT_PARTNER.search(match["name"]) and not _names_inside(at, end, starting):
            found.append(Mention(Kind.COMPANY, at, end, match["name"]))
    for match in _BY.finditer(text, start, stop):
        at, end = match.span("name")
        place = starting.get(at)
        inner = place.stop if place is not None and place.kind is Kind.REGION and end - place.stop > 2 else at
        led = inner > at or at not in starting
        if led and not _NOT_INVESTOR.search(match["name"]) and not _names_inside(inner, end, starting):
            found.append(Mention(Kind.COMPANY, at, end, match["name"]))
    return found


def _signing(
    text: str, start: int, stop: int, forms: Container[str], starting: Mapping[int, Mention]
) -> Iterator[Mention]:
    """Give those that somebody signs with by name alone, `forms` (names of places) not among them: 与|瑞岭能源、川岭通信|签署协议."""
    for match in _WITH.finditer(text, start, stop):
        if "的" in match["names"]:
            continue
        for item in _PART.finditer(text, *match.span("names")):
            name, at = partners.DELEGATE.sub("", item.group()), item.start()
            whole = at not in starting or starting[at].stop < at + len(name)
            fits = _SHORTEST_PARTNER <= len(name) <= _LONGEST_PARTNER and not _NO_PART.search(name)
            if fits and whole and name not in forms and not _NOT_PARTNER.search(name):
                yield Mention(Kind.COMPANY, at, at + len(name), name)


def _names_inside(start: int, stop: int, starting: Mapping[int, Mention]) -> bool:
    return any(at in starting for at in range(start, stop))


def _items(
    text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention], least: int
) -> list[Mention]:
    """Read the list that ends at `stop` backwards: items parted by 、, the first one cut at the words before it."""
    tables = boundaries(knowledge)
    items: list[Mention] = []
    end = stop
    while True:
        begin = name_start(text, max(start, end - REACH), end, tables, starting)
        drawn = _DRAWN.match(text, begin, end)
        begin = drawn.end() if drawn is not None else begin
        word = text[begin:end]
        place = starting.get(begin)
        rest = text[place.stop : end] if place is not None and place.kind is Kind.REGION else ""
        trade = len(rest) == _BRAND_AND_TRADE and short_brand(rest[:2], lexicon(knowledge))
        if items and _GUESTS.search(word) and text[begin - 1 : begin] in ("、", "和", "了"):
            if text[begin - 1] == "了":
                break
            end = begin - 1
            continue
        if (
            not _ITEM.fullmatch(word)
            or (_NOT_ITEM.match(word) and not trade)
            or (begin in starting and starting[begin].stop >= end)
        ):
            return []
        if not _PERSON.search(word):
            items.append(Mention(Kind.COMPANY, begin, end, word))
        mark = text[begin - 1 : begin]
        if mark not in ("、", "和"):
            break
        end = begin - 1
    sector = knowledge.once("recognise.companies.sector", _sector)
    if any(sector.fullmatch(m.text) and not lexicon(knowledge).brands.fullmatch(m.text) for m in items):
        return []
    proper = sum(1 for m in items if m.text not in knowledge.frequencies or m.text in knowledge.names)
    return items[::-1] if len(items) > least and proper * 2 >= len(items) else []
