"""Companies: full legal names by the form that ends them, short names by the lists and phrases that hold them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries
from kg.recognise.companies import actors, bodies, foreign, partners, rows, shares
from kg.recognise.companies.heads import company_start
from kg.recognise.cover import Cover
from kg.recognise.names import generic, lexicon
from kg.recognise.parks.find import titled
from kg.text.aliases import Alias

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
_OF_ROW = re.compile(r".等(?!离子|静|效)|[两二三四五六七八九十\d]家")
"""What closes a row of firms before 公司 or 集团, which is then no part of a name: 某某光电|等上市|公司."""
_POINTING = ("我", "贵", "该")
_OPEN = tuple("与和及的把将对率")
_HARMONY = re.compile(r"(?:^|[省市县区]|[\u4e00-\u9fff]{2})[\u4e00-\u9fff]和$")
"""和 as the second character of a brand before 集团: 云州|澜和|集团."""
_NO_NAME = re.compile(
    r"(?:(?:以?下?[简统下]称为?|多家|两家|一家|数家|几家|各家?|[\d一二三四五六七八九十百余]+家|[\d一二三四五六七八九十]+[个户]|大型|中型|小微|该|本|子|母|分|总|原|旗下|关联|上市|国有|民营|外资|合资|独资|龙头|企业|项目|担保|招商服务|平台|投资|咨询|物业|租赁|服务|专业|运营|国企|央企|科技|国有企业|建筑|施工|保险|旅游|运输|快递|物流|汽车|第三方|基金管理|投融资|融资|城投|中介|相关|有关|股份|跨国|母子|控股|参股|全资|世界500强|大|人力资源|代理|劳务|评估|设计|开发|监理|证券|金融|产业|企业集团|产业集团|集团|建设|责任|有限|个体|合作|我|你|贵|其|们|这家|成立|组建|注册|新|老|家|等|名|强|这|[两二三四五六七八九十]大)+)"
)
_WITH = re.compile(
    r"与(?P<names>[\u4e00-\u9fffA-Za-z·()（）、]{2,100}?)(?:(?:分别|成功|正式|共同|顺利|现场|在[^,，。;；]{1,8})*(?:签订|签署|签约|签下|达成)(?!仪式))"
)
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
_BY = re.compile(
    r"由(?P<name>(?:(?!投资|出资)[\u4e00-\u9fffA-Za-z]){2,9})(?:独家|共同|联合|全额)?(?:投资|出资)(?:约|近|超)?(?:\d|建设|兴建|打造|开发|新建)"
)
"""A short name as the one who invests: 由某某一局投资40亿元的项目."""
_NOT_INVESTOR = re.compile(
    r"政府|[央国民名外]企|企业|公司|客商|商人|外商|[港台浙]商|商会|商$|各|部门|财政|国家|社会|群众|村|业主|资本|基金|我|他|其|该|双方|两|三方|家$|人$|者$|[省市县区镇乡委办部]$|(?<![一二三四五六七八九十])局$|中心$|项目|银行|的|[在和与及]|\d"
)


def _pattern(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted(knowledge.words("company_suffixes"), key=len, reverse=True)
    ends = "|".join(map(re.escape, words))
    return re.compile(
        f"(?:{ends})(?:[(（](?:集团|控股|有限合伙|普通合伙|中国)[)）](?:股份)?(?:有限公司)?)?(?!军|[化式]|债|法(?!人|定)|章程|有限|股份|股权|[(（](?!\\d{{1,2}}[)）])[^()（）]{{1,8}}[)）][\u4e00-\u9fff]{{0,12}}?(?:股份|集团)?(?:有限|公司))"
    )


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
    listed = rows.find(text, start, stop, rows.knowing(knowledge, starting, dict(found)))
    for mention in (*listed, *_short(text, start, stop, knowledge, starting), *acting, *beside, *joint, *held):
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
    if _MADE.search(head) or _OF_ROW.search(head):
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
