"""Where the name of a company begins that ends with a known form: what the clause has before it is taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Kind, Mention
from kg.recognise.boundary import Boundaries, name_start
from kg.recognise.names import HAN, Lexicon, after_function_word, leading_verbs, segment

_CASE = re.compile(
    r"从|(?:培育|孵化|涌现|打造|催生)出了?|与|在(?!线)|由|向(?!阳)|对(?!外)|被|把|跟|将(?!军|乐)|给|为(?=[\u4e00-\u9fff]{3})(?<!华为)|至|于(?!都|洪|田)|会见|会晤|接见|拜访|走访|前往|(?<=[\u4e00-\u9fff]{2})到(?![位期账达来家])(?=[\u4e00-\u9fff]{2})|充分|[(（]\d{1,2}[)）]|赴|率(?<!效率)|考察(?!团)|[现已]有(?=[\u4e00-\u9fff]{3})|内有|(?<=[园区县市镇是])继(?![续承电])|是|(?<![体水色院派联关])系(?![统列])"
)
_AND = re.compile(
    r"(?:(?<=公司|集团|项目|行业|股份|控股|企业|政府|银行|学院|大学|协会|商会)|(?<=[院所局会市县区省]))(?:和|与|及|、|同)"
)
REACH = 96
"""How many characters before its last word a name may begin; bounds the work where no mark ends a clause."""
_COMMON = 7.6
"""Logarithm of the frequency (about 2,000 in jieba's dictionary) from which a verb opens no name."""
_ONE_CHARACTER = 3
"""So long is a word of trade behind one character (信实业), which alone is no name: 和 before it belongs to it."""
_LEVEL = frozenset("省市县区盟旗镇乡村")
_TOWN = frozenset("镇乡村道")
"""What ends the name of a place in the county that a firm settles in: 青岭县|山口镇|山东某某公司."""
_JOINT = re.compile("[及和与]")
_SPOKEN = 2.0
"""Logarithm of the frequency (about 7 in jieba's dictionary) from which a verb is taken for one; some names stand there as verbs."""
_GRAMMAR = frozenset("就被把据但而则若让使且虽了")
"""Single characters of grammar that, alone between words, belong to a clause."""
_SITE = re.compile(
    r"(?:(?:主任|会长|理事长?|理事会)单位|(?<=产)基地|制造商|供应商|运营商|开发商|生产商|巨头|龙头(?!企业)|控股股东|(?<=投资)(?:[方商]|主体|单位)|(?:(?<=项目)|(?<![\u4e00-\u9fff]))业主(?:单位)?|(?<![\u4e00-\u9fff])(?:投资|建设|实施|承建|投建)(?:方|商|人|主体|单位))(?=[\u4e00-\u9fffA-Za-z]{2})(?!有限|股份|集团|建设|投资|管理|开发|发展|运营)|(?:(?:产业|工业)?园区|开发区|经开区|高新区|集中区|(?:产业|工业)园(?!区))(?:内)?的?(?=[\u4e00-\u9fff]{4})(?!开发|建设|投资|运营|管理|发展|置业|服务|资产|有限|实业|国有|科技发展|产业)"
    r"|(?:上市|[子母]|控股|参股|龙头|旗下)公司的?(?=[\u4e00-\u9fff]{2})(?!有限|股份|集团|投资|管理)|(?<=[局委府办厅])(?:组织|邀请|带领|引进|协调|联合|陪同)(?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff”])企业(?=[\u4e00-\u9fff]{2})(?!管理|服务|咨询|发展|集团|孵化|总|投资|控股|股份|有限|家|运营)"
)


_URGES = re.compile("希望|欢迎|感谢|邀请|支持|鼓励|促成|引导|协助|帮助|期待|祝贺|祝愿")
"""What somebody does with a firm, before the place that its name opens with: 某县希望|浙江某某集团."""
_MANY = re.compile(r"等(?:一大?批|多家|众多|[\d一二两三四五六七八九十]+[余多]?家)")
"""Behind a company what counts others like it: 某集团|等一批|国企."""


def company_start(
    text: str,
    low: int,
    at: int,
    stop: int,
    tables: Boundaries,
    starting: Mapping[int, Mention],
    lex: Lexicon,
    *,
    legal: bool,
) -> tuple[int, Mention | None]:
    """Give where the name begins that ends with the form `text[at:stop]`, not before `low`, and a brand joined before it.

    `starting`: mentions found before, by start. `legal`: the form is a full legal one.
    """
    partner: Mention | None = None
    begin = name_start(text, max(low, stop - REACH), stop, tables, starting)
    branded = _branded(text, begin, low, starting)
    if branded is not None:
        begin, inner = branded
    elif tables.kept.match(text, begin, at) is not None:
        return begin, None
    else:
        cut = after_function_word(text[begin:at], lex)
        begin += cut if at - begin - cut > 1 else 0
        begin -= text.endswith("从中", 0, begin)
        inner = begin
    verbs = leading_verbs(text[begin:at], lex) if begin not in starting else 0
    begin += (
        verbs
        if at - begin - verbs > 2
        or _coined(text[begin : begin + verbs], text[begin + verbs : at], lex)
        or lex.brands.fullmatch(text, begin + verbs, at)
        else 0
    )
    if not legal and begin not in starting:
        begin += after_clause(text[begin:at], lex)
    for joint in _CASE.finditer(text, max(begin, inner), at):
        bound = joint.group() != "至" or joint.end() in starting
        if joint.end() < at and joint.start() not in starting and bound:
            begin = joint.end()
    for joint in _AND.finditer(text, max(begin, inner), at):
        short = joint.group() == "和" and text[joint.start() - 1] in _LEVEL and at - joint.end() <= _ONE_CHARACTER
        begin = begin if short else joint.end()
    for joint in _JOINT.finditer(text, max(begin, inner), at):
        if lex.brands.fullmatch(text, begin, joint.start()) and lex.brands.match(text, joint.end(), stop):
            partner = Mention(Kind.COMPANY, begin, joint.start(), text[begin : joint.start()])
            begin = joint.end()
        elif joint.end() in starting and starting[joint.end()].kind is Kind.REGION:
            begin = joint.end()
    for site in _SITE.finditer(text, begin, at):
        begin = site.end()
    for urge in _URGES.finditer(text, begin, at):
        named = starting.get(urge.end())
        begin = urge.end() if named is not None and named.kind is Kind.REGION else begin
    many = _MANY.search(text, begin, at)
    begin = many.end() if many is not None else begin
    return _from_afar(begin, at, starting), partner


def _from_afar(begin: int, at: int, starting: Mapping[int, Mention]) -> int:
    """Give where the name begins behind the county, city or town that a firm of a province settles in: 青岭县|山东某某科技有限公司."""
    seat = starting.get(begin)
    if seat is None or seat.kind is not Kind.REGION or seat.text[-1] not in _LEVEL:
        return begin
    home = starting.get(seat.stop)
    while home is not None and home.kind is Kind.REGION and home.text[-1] in _TOWN and home.stop < at:
        seat, home = home, starting.get(home.stop)
    afar = home is not None and home.kind is Kind.REGION and str(home.value)[2:] == "0000" and home.stop < at
    return seat.stop if afar and str(seat.value)[2:] != "0000" else begin


def after_clause(head: str, lex: Lexicon) -> int:
    """Give where `head` goes on after its last verb or word of grammar: short names of firms hold none (满足|某某|集团).

    The whole head where nothing else is left; 0 where a known brand holds the word (东方希望).
    """
    at = cut = 0
    for word in segment(head, lex):
        at += len(word)
        acts = len(word) > 1 and word in lex.verbs and lex.known.get(word, 0) > _SPOKEN
        if acts or word in lex.function or word in _GRAMMAR:
            cut = at
    rest = head[cut:]
    if lex.trades.fullmatch(rest) or (lex.generic.fullmatch(rest) and rest):
        return 0
    if cut and any(b.start() < cut <= b.end() for b in lex.brands.finditer(head, 0, len(head))):
        return 0
    return cut


def _branded(text: str, begin: int, low: int, starting: Mapping[int, Mention]) -> tuple[int, int] | None:
    """Give where 云州和盛… begins and where its brand goes on: after a short name of a place 和 opens a brand, if no place follows it.

    `begin` is where the name begins if 和 only joins. None where it does.
    """
    if begin in starting or text[begin - 1 : begin] not in ("和", "同") or text[begin - 2 : begin - 1] in _LEVEL:
        return None
    for start in range(begin - 3, max(low, begin - 6) - 1, -1):
        place = starting.get(start)
        if place is not None and place.kind is Kind.REGION and place.stop == begin - 1:
            return start, begin + 1
    return None


def _coined(verb: str, word: str, lex: Lexicon) -> bool:
    """Tell whether a common verb stands before two characters that no word of the dictionary covers: 希望|海川|集团."""
    return (
        lex.known.get(verb, 0) > _COMMON
        and len(word) == 2
        and HAN.fullmatch(word) is not None
        and word not in lex.known
    )
