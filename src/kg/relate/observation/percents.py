"""Percents of statistics: rates that have a name, growth, and what part of an aim was reached."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.relate.observation.counts import COPULA, HOPE
from kg.relate.observation.figures import Figure

_OF_TARGET = re.compile(
    r"(?:完成|占(?!全[省市县区国]总|[^,，。%]{0,14}(?:批准|同期|(?<!计划)(?<!年度)总投资))|[为是]|达|达到)[^，,。%]{0,22}?(?:目标任务|任务目标|目标|任务|投资计划|年计划|年度计划|计划|计划投资|任务数|计划数|指标|(?:全年|年度|总)投资)[^，,。]{0,10}?的?"
    rf"{COPULA}$"
)
_SERIES = re.compile(rf"(?P<names>[^，,。；;]*率(?:[、和与及][^，,。；;、和与及]*率)+)分别{COPULA}$")
_OF_FIGURE = re.compile(
    rf"(?:[)）](?:元|个|人民币)?的?|(?:元|个|人民币)?(?:[^,，。;；、0-9]{{0,10}}?(?:目标任务|任务目标|目标|任务))?的){COPULA}$"
)
_WAY = "(?P<way>增长|增幅|增加|上升|提升|扩大|下降|减少|下滑|回落|增)"
_ECONOMY = (
    r"(?:地区)?生产总值|GDP|(?:主营业务|营业|业务|财政(?:预算|总)?|预算|可支配)收入|(?:工业|企业)?增加值|(?:工业|企业|农林牧渔业)(?:完成|实现)?总?产值"
    r"|(?:固定资产|工业)投资|社会消费品零售总额|进出口总?额|出口总?额"
)
"""What the growth of a region's economy is told of."""
_GROWTH = re.compile(
    r"(?:分别)?(?:同比(?:上届[\u4e00-\u9fff]{0,4})?|同期(?=增长|增加|下降|减少)|[比较](?:上年|去年|上届|前年)(?:同期)?|与去年同期相比)[，,]?(?:分别|实现|大幅|逆势|稳步|强劲)*"
    rf"(?P<way>增长|增加|提高|上升|提升|扩大|攀升|增幅|增速|净增|下降|减少|下滑|回落|降低|增)(?:率|幅度)?{COPULA}$"
)
_OWN_GROWTH = re.compile(
    rf"(?:.*?[,，])?(?:[^,，]{{0,12}}?|[^,，]*、[^,，]*?)(?P<what>(?:全[省市县区州盟旗]|(?:完成|工业|民间)+)投资(?:总?额)?|(?:{_ECONOMY})(?:总?额)?|利用[省市县区州境]外资金|(?:实际)?(?:到位|利用|使用|引进|吸收)(?:[省市县区州境]外)?(?:[内外]资|资金)|(?<=[区园])投资(?=分别))(?:分别|累计|实现|同比|逆势|稳步)*{_WAY}了?{COPULA}$"
)
_OF_SUM = re.compile(
    rf"(?:{_ECONOMY})(?:总?额)?(?:完成|达到?|实现|为|约)*[\d.]+[万亿]*美?元(?:[(（][^()（）]{{1,12}}[)）])?[,，](?:(?:同比|[比较]上年|[比较]去年)(?:同期)?)?(?:分别|实现|大幅|逆势|稳步)*(?:{_WAY}了?|增速|增长率){COPULA}$"
)
"""Growth right behind the sum that it is of, which is no statistic itself: 营业收入110亿元,同比增长26%."""
_OF_COUNT = re.compile(rf"(?:项目)?(?:数量?|个数|总?投资(?:总?额)?|金额)(?:同比)?{_WAY}了?{COPULA}$")
"""Growth of what was counted right before it (签约项目75个,数量增长9%,投资增长20%)."""
_PACE = re.compile(r"(?:高于|低于|超过?|快于|落后)[^，,。]{0,16}(?:序时|时间|时序|均衡)?进度")
"""What tells that a percent only says how far ahead of the schedule one is."""
_SPEED = re.compile(rf"(?P<head>.*?)(?:增长率|增速|增幅){COPULA}$")
"""Growth as a noun (固定资产投资增速达9.5%)."""
_BARE_GROWTH = re.compile(rf"(?:{_WAY}了?|增速|增长率){COPULA}$")
"""Growth without what it is measured against, which counts only straight after its figure (到位资金12亿元,增长14%)."""
_DIFFERENCE = re.compile(rf"(?:同比|比|较)[^，,。]{{0,10}}(?:增长|增加|减少|下降|提高|多|少)了?{COPULA}$")
_GROWN = re.compile(rf"{_ECONOMY}|投资|产值|到位资金|引资|项目|利用外资|签约(?:总?金额|总?额)")
_OF_SHARES = re.compile("季报|年报|半年报|财报|中报|净利润|上市公司|归属于")
"""What tells that a revenue is a listed firm's."""
_NOT_GROWN = re.compile(
    r"(?<![工产])业(?:累计|共|已|总)*(?:完成|实现)*总?产值$|利润|税收|零售额|消费量|客流|游客|旅游|销售收入|农业|第[一二三]产业"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum or rate: indicator (for a total the stage's, `signed` for signedInvestment), value, unit, how far its words reach."""

    indicator: str
    value: float
    unit: str
    before: int
    after: int
    rule: str


class Percents:
    """The rate words of `indicator_rates.tsv`, ready to read percents with."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the table. Raises DataError."""
        self.rates = {row[0]: row[1] for row in knowledge.table("indicator_rates")}
        words = sorted(self.rates, key=lambda w: (-len(w), w))
        self.rate = re.compile(rf"(?P<word>{'|'.join(map(re.escape, words))}){COPULA}$")

    def series(self, figure: Figure) -> list[str | None]:
        """Give the indicators of several rates that share their figures (开工率和投产率分别达到80%、35%), else an empty list."""
        m = _SERIES.search(figure.before)
        if m is None:
            return []
        names = re.split("[、和与及]", m["names"])
        return [
            self.rates.get(name) or next((self.rates[w] for w in self.rates if name.endswith(w)), None)
            for name in names
        ]

    def percent(self, figure: Figure, target: bool, measured: bool) -> Sum | None:
        """Read a percent; `target` tells that the figure before it is a target, `measured` that it is an observation."""
        left = figure.before
        if figure.mention.unit != "percent" or HOPE.search(left) or _PACE.search(left):
            return None
        if m := self.rate.search(left):
            return Sum(self.rates[m["word"]], figure.value, "percent", len(left) - m.start(), 0, "rate")
        if m := _GROWTH.search(left) or (
            (_BARE_GROWTH.fullmatch(left) or _OF_COUNT.fullmatch(left)) if measured else None
        ):
            head = left[: m.start()]
            if _NOT_GROWN.search(head) or not (_GROWN.search(head) or (measured and not head)):
                return None
            down = m["way"] in ("下降", "减少", "下滑", "回落", "降低")
            value = -abs(figure.value) if down else figure.value
            return Sum("growthRate", value, "percent", len(left) - (0 if head else m.start()), 0, "growth")
        if (m := _OWN_GROWTH.fullmatch(left)) is not None:
            value = -abs(figure.value) if m["way"] in ("下降", "减少", "下滑", "回落") else figure.value
            return Sum("growthRate", value, "percent", len(left) - m.start("what"), 0, "growth-own")
        if (m := _SPEED.fullmatch(left)) and _GROWN.search(m["head"]) and not _NOT_GROWN.search(m["head"]):
            return Sum("growthRate", figure.value, "percent", len(left), 0, "growth-rate")
        if (m := _OF_TARGET.search(left)) or (target and (m := _OF_FIGURE.fullmatch(left))):
            return Sum("targetCompletionRate", figure.value, "percent", len(left) - m.start(), 0, "of-target")
        return None

    def of_sum(self, told: str, figure: Figure) -> Sum | None:
        """Read the growth of a sum that ends `told`, the words up to a percent figure: 营业收入110亿元,同比增长|26%."""
        m = _OF_SUM.search(told) if figure.mention.unit == "percent" else None
        if m is None or _OF_SHARES.search(told):
            return None
        down = m["way"] in ("下降", "减少", "下滑", "回落")
        return Sum("growthRate", -figure.value if down else figure.value, "percent", len(m[0]), 0, "growth-of-sum")

    def difference(self, figure: Figure) -> bool:
        """Tell whether a figure only says by how much the one before it grew (较去年同期增长3亿元, 13.8个百分点)."""
        return figure.mention.unit == "point" or (
            figure.mention.unit != "percent" and _DIFFERENCE.fullmatch(figure.before) is not None
        )
