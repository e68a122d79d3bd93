"""Figures that the page lost: 集中开工项目个，总投资亿元. They cannot be restored; the places are marked, so that no fact is made of them.

Only places that no writer would leave without a figure count: a unit after its noun with nothing between and the clause at its
end, a figure without its first or last digits. 亿元以上项目, 百亿元, 项目个数 are whole.
"""

from __future__ import annotations

import re

from kg.text.span import Span

_END = r"(?=[,，。;；、:：)）!！\s]|的|其中|$)"
_VERB = r"(?:共计|共|总计|合计|累计|分别|达到|达|约|近|为|是|了)?"
_SUM = r"(?:投资|投入|金额|总额|额|资金|产值|收入|税收|税金|利税|利润|营收|总产值|增加值|贷款|资产|造价|概算)"
_COUNTED = r"(?:项目|企业|单位|协议|合同|工程|园区|标段|岗位|大棚|车间)"
_LOST = re.compile(
    "|".join(
        (
            rf"{_SUM}{_VERB}(?:亿|万|千万)?(?:元|美元|港元|欧元){_END}",
            rf"{_COUNTED}{_VERB}(?:个|宗|户){_END}",
            rf"(?:增长|下降|提高|上升|回落|减少|率{_VERB}|任务的|计划的|占比{_VERB}|目标的)[%％℅]",
            rf"(?:占地|用地|面积|供地){_VERB}(?:亩|公顷|平方米|平方公里|万平方米){_END}",
            rf"年产{_VERB}(?:吨|万吨|台|套|件){_END}",
            r"(?<![\d.．一-龥A-Za-z])[.．]\d+(?:亿|万)?(?:元|亩|吨|[%％])",
            r"(?<=[一-龥])[.．]\d+(?:亿|万)?(?:元|亩|吨|[%％])",
            r"(?<![.．\d])\d+[.．](?=(?:亿|万)?(?:元|亩|吨|[%％]))(?:亿|万)?(?:元|亩|吨|[%％])",
            r"(?<![\d〇零一二三四五六七八九十])年月日",
            r"(?<=截至)月(?:底|末|日)|(?<=今年)[-—~～至]\d{0,2}月|(?<=\d)[-—~～]月(?=[,，份底末])",
        )
    )
)


def figures(text: str) -> list[Span]:
    """Give the places of `text` where a figure is missing, each from the noun that it belongs to up to its unit; in order.

    >>> [span.of(text) for text in ("集中开工项目个,总投资亿元。",) for span in figures(text)]
    ['项目个', '投资亿元']
    >>> figures("总投资亿元以上项目3个,平均每个项目个数不减。")
    []
    """
    return [Span(*match.span()) for match in _LOST.finditer(text)]
