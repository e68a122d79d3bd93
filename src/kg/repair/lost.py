"""Figures that the page lost: 集中开工项目个，总投资亿元. They cannot be restored; the places are marked, so that no fact is made of them.

Only places that no writer would leave without a figure count: a unit after its noun with nothing between and the clause at its
end, a figure without its first or last digits. 亿元以上项目, 百亿元, 项目个数 are whole.
"""

from __future__ import annotations

import re

from kg.text.span import Span

_END = r"(?=[,，。;；、:：)）!！\s]|$)"
_VERB = r"(?:共计|总计|合计|累计|分别|达到|共|约|达|近|为|是|了)?"
_MONEY = r"(?:投资|投入|金额|总额|额|资金|产值|收入|税收|税金|利税|利润|营收|增加值|贷款|资产|造价|概算)"
_COUNTED = r"(?:项目|企业|单位|协议|合同|工程|园区|标段|岗位|大棚|车间)"

_UNIT = re.compile(
    rf"[亿万元个宗户亩吨公平%％℅](?:(?<=[亿万])(?:元|吨|平方米)|(?<=[元个宗户亩吨%％℅])|(?<=公)顷|(?<=平)方米){_END}"
)
_FIGURE = frozenset("0123456789.多余几数十百千万亿")
_BEFORE = re.compile(
    "|".join(
        (
            rf"{_MONEY}{_VERB}(?:[亿万]?元)\Z",
            rf"{_COUNTED}{_VERB}(?:个|宗|户)\Z",
            rf"(?:增长|下降|提高|上升|回落|减少|率{_VERB}|任务的|计划的|占比{_VERB}|目标的)[%％℅]\Z",
            rf"(?:占地|用地|面积|供地){_VERB}(?:亩|公顷|[万]?平方米)\Z",
            rf"年产{_VERB}(?:[万]?吨)\Z",
        )
    )
)
_LONGEST = 12
_NUMBER = r"(?:(?<=[一-龥]\d.)|(?<=[一-龥]\d\d.)|(?<=[一-龥]\d{3}.))"
_POINT = re.compile(rf"[.．](?:(?<=[一-龥，。、；,;].)\d+(?:亿元|万元|元|亩|吨|[%％])|{_NUMBER}(?:亿元|万元|[%％]))")
_DATE = re.compile(
    r"年月日(?<![\d〇零一二三四五六七八九十]年月日)|[—~～至-]月(?<=\d[—~～至-]月)(?=[,，份底末])|截至月(?:底|末)"
)


def figures(text: str) -> list[Span]:
    """Give the places of `text` where a figure is missing, each from the noun that it belongs to up to its unit; in order.

    >>> text = "集中开工项目个,总投资亿元,占全年任务的%。"
    >>> [span.of(text) for span in figures(text)]
    ['项目个', '投资亿元', '任务的%']
    >>> figures("总投资亿元以上项目3个,项目个数不减,产值过百亿元。")
    []
    """
    found = [Span(*match.span()) for pattern in (_POINT, _DATE) for match in pattern.finditer(text)]
    for match in _UNIT.finditer(text):
        if text[match.start() - 1 : match.start()] in _FIGURE:
            continue
        before = _BEFORE.search(text, max(0, match.end() - _LONGEST), match.end())
        if before:
            found.append(Span(*before.span()))
    return sorted(found)
