"""The clause before an unquoted mechanism: where its name begins, and whether a verb of use governs it."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.model import Kind, Mention
from kg.recognise.mechanisms.lexicon import HAN, NUMERAL, Lexicon, clause_start
from kg.text.last import last_end

_FOUNDED = re.compile(
    r"(?:建立健全|建立完善|建立|健全|实行|推行|出台|构建|形成)(?:并(?:严格|认真)?(?:落实|实施|执行|推行|完善))?(?:了|起)?"
)
"""Verbs whose object may hold another verb: 建立|重点项目推进分级协调机制."""
_DATED = re.compile(r"\d{2,4}年度?")
_BREAK = re.compile(
    rf"[^{HAN}A-Za-z0-9+\-]|[的了]|过(?!程)|以及|随着|通过|经过|围绕|针对|和(?!谐|美)|[与及对为由]|(?<![平高对均同初中])等|[{NUMERAL}]+[支个项条名套批](?!一)|以[上下]|(?:余|若干)[支个]|[两三四五六七八多各]方|各级|一批"
)
ORGAN = re.compile(r"(?:委、?)?(?:人民)?政府|委(?![员外派托])")
"""What a place sets up, its committee or government does: 岚桥市委|营商环境提升专班."""
_LEVEL = re.compile(
    r"(?:全|我|本|该|各)?(?:省|市|县|区|旗|州|镇|乡|镇村|县级|市级|区级|省级|市委市政府|县委县政府|市县|市区|县区)"
    r"(?=招商|重点|重大|项目|产业|优化|营商|企业|工作|外出|处级|专|(?<!级)领导)"
)


def governed(text: str, start: int, at: int, words: Lexicon) -> bool:
    """Tell whether a verb of use stands in the clause before `at`."""
    return words.verb.search(text, clause_start(text, start, at), at) is not None


def mention(text: str, start: int, stop: int) -> Mention:
    """Give the mechanism named `text[start:stop]`."""
    return Mention(Kind.MECHANISM, start, stop, text[start:stop])


def left(text: str, start: int, at: int, verbs: re.Pattern[str], regions: list[tuple[int, int]]) -> tuple[int, bool]:
    """Give where the name that runs up to `at` begins, and whether a verb of `verbs` governs it."""
    low = clause_start(text, start, at)
    verb = last_end(verbs, text, low, at)
    begin = max(low, verb)
    founded = _FOUNDED.search(text, low, at)
    if founded and founded.end() < verb and at - founded.end() <= 14 and not _BREAK.search(text, founded.end(), at):
        begin = founded.end()
        again = verbs.match(text, begin, at)
        begin = again.end() if again else begin
    begin = max(begin, last_end(_BREAK, text, begin, at))
    for _, b in regions[bisect_left(regions, (low, 0)) : bisect_left(regions, (at, 0))]:
        if b <= at and b >= begin:
            organ = ORGAN.match(text, b, at)
            begin = organ.end() if organ else b
    year = _DATED.match(text, begin, at)
    if year:
        begin = year.end()
    level = _LEVEL.match(text, begin, at + 1)
    if level:
        begin = min(level.end(), at)
    return begin, verb >= 0
