"""Sums: total investment of what was counted, money arrived or invested, targets, output."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.relate.observation.counts import COPULA, HOPE, WISH, Counts
from kg.relate.observation.figures import Figure
from kg.relate.observation.percents import Percents, Sum

_PLAN = r"(?:计划|估计|拟(?=总?投资|引资|投入)|预计|规划|估算|概算|合同|协议|累计|合计|项目|涉及|意向|招商)*"
_TOTAL = rf"(?:{_PLAN}(?:规模)?总?投资(?:总?额|总?规模|总?金额)?(?:概算|估算|预算)?|(?:涉及)?总?金额|总资?额|总投入(?:资金)?|揽[金资]|吸金|{_PLAN}(?:引资|资金)(?:总?额)?|(?:合同|签约|协议)(?:引资|投资|资金|总?金额|总?额)+)"
_NOUN_FIRST = re.compile(r"[^，,。;；]{0,20}?(?:项目|工程)")
_FOLLOWS = re.compile(
    rf"(?!招商引资(?:累计|共|已)*(?:完成|实现))(?:其|项目|工程|共计|合计|累计|共|总)*{_TOTAL}(?:人民币|预计|将)*{COPULA}$"
)
_DEAL = re.compile(r"的[^,，。;；]{0,6}(?:大单|成绩|成果|佳绩|好成绩|战绩|喜人成绩)")
"""After a sum what only praises it (总投资46亿元的投资大单)."""
_SIGNED = re.compile(
    rf"(?:合同利用(?:[^，,。]{{0,6}}资金|[外内]资)(?:总?金额|总?额)?|(?:签约|合同|协议)(?:项目)?(?:引资|投资|资金|引进(?:[省市县区州境国域]+外)?)?(?:总?金额|总?额|总规模|总投资额?|资金总?额?|投资总?额|引资额?|投资额|外资(?:总?金额|总?额)?)|签约的?项目的?(?:投资|合同|协议)?(?:总?金额|总额)|(?<![已未新])签约(?:投资|引资)?|^(?:合同|协议)(?:投资|引资)|签下(?:投资|引资))(?:人民币)?{COPULA}$"
)
_INTRODUCED = re.compile(rf"(?:招商引资(?:总?额|总量|金额)|(?<!完成)引进(?:内资|外资|[台港侨]资|资金)){COPULA}$")
_SUMMED = frozenset(("all", "key", "negotiated", "introduced", "started", "construction", "completed", "operating"))
_AGREED = re.compile(
    rf"(?:项目|共|总|达成)*(?:合同|协议|签约)(?:(?:总?引资|总?投资|总?金额|资金)+(?:总?额)?|总?额)(?:人民币)?{COPULA}$"
)
"""What was agreed for projects that were counted by what became of them (引进项目42个,协议总投资90亿元)."""
_LOAN = re.compile(r"(?:元)?[^,，。;；]{0,4}(?:贷款|授信|融资|意向|框架|订单|采购)")
"""After a sum what tells that it is lent, meant or bought, not invested."""
_TRADED = re.compile("购销|供销|采购|订货|订单|进出口")
"""Before a sum what tells that goods were bought and sold: 签订购销合同金额|20亿元."""
_OWN = re.compile(
    rf"(?:一批|的|招商引资|招商|产业|工业|重大|各类|所有|全部|亿元以上|[“”\"])*项目(?:合计|共计)?(?:计划)?总?投资(?:总?额)?{COPULA}$"
)
_KEY = re.compile(r"[省市县区州]?(?:级)?重点(?:建设)?$")
_ARRIVED = re.compile(
    rf"(?:(?:实际)?到位(?:[^，,。]{{0,6}}(?:资金|内资|外资|投资))?|(?:资金|内资|外资)(?:实际)?到位(?:额)?|到[账帐](?:[外内]资|资金)|外商(?:直接)?投资(?:实际)?(?:到[账帐]|到位)(?:资金|金额)?|[外内]资(?:实际)?到[账帐]|落实到位资金|实到(?:资金|内资|外资|投资)|(?:实际|现汇)?(?:到资|进资)"
    rf"|实际(?:利用|使用|引进)(?:[^，,。]{{0,8}})(?:资金|外资|内资|台资|港资|侨资)|(?:吸收|利用)(?:外商|境外|境内)(?:直接)?投资|到位金|(?<!合同)(?<!协议)利用外资|利用(?:[省市县区州境域]外)?内资|(?<!合同)利用[省市县区州境]外[^，,。;；]{{0,12}}资金|完成(?:[省市县区州境域]外)?(?:内资|外资|[省市县区州境域]外资金)|实际[^，,。]{{0,4}}引资|(?<!协议)(?<!合同)(?<!签约)引进[^，,。]{{0,8}}?(?:[省市县区州境域国]外|境内|内外|外来)[^，,。]{{0,10}}资金)(?:额|总额|总计)?{COPULA}$"
)
_SINCE = re.compile(
    "[,，;；](?:目前|现|截[至止][^,，。;；]{1,8}[,，])?(?:实际)?(?:已经?(?!列|纳)|实际)(?:累计)?(?:完成|实现|到位|签约|开工|引进)"
)
"""Behind what was wished what tells what was done of it."""
_DONE_BEFORE = re.compile(r"(?:完成|实现)(?:了)?(?:约|近|超过?)*$")
_FUNDS_AFTER = re.compile(r"的?(?:[省市县区州境]外)?(?:实际)?(?:到位|到账)(?:内|外)?资金?")
"""Around a sum what makes of it money that arrived: 已完成了|3亿元|的到位资金."""
_COMPLETED = re.compile(
    rf"(?:完成[^，,。]{{0,12}}投资(?:额)?|投资(?:累计|共)?完成|形成[^，,。]{{0,8}}投资|(?:形成|完成)实物(?:工作)?量|(?:^|(?<=[县市区省州旗盟镇]))(?:全社会|完成|实现|累计|工业)*(?:固定资产|工业|技改)投资(?:总?额)?(?:也|已)?(?:完成)?|(?:工业|产业|全社会)?固投(?:完成|实现)|实现(?:工业|产业|项目|全社会)*(?:固定资产|工业|产业)投资|(?:固定资产|工业)投资(?:总?额|累计)?(?:达到?|实现|突破)+|(?:工业)?固定资产投资(?:总?额)(?:累计|共)*完成|(?:基础设施|基建)(?:项目|工程)?(?:建设)?(?:方面)?(?:累计|共|总|已|完成)*(?:投入|投资)(?:建设)?(?:资金)?|(?:累计|共|已|总)*(?:投入|投资)(?:园区)?(?:基础设施|基建)(?:建设)?(?:资金)?|(?:完成|实现)(?:工业|技改)+投入(?:资金)?)(?:额)?{COPULA}$"
)
_SPENT = re.compile(rf"[\u4e00-\u9fff]{{0,14}}?(?:已|现已|已经)*累计投资(?:总?额)?{COPULA}")
"""What was spent in a zone since it began: 某开发区已累计投资."""
_YEAR_TARGET = re.compile(
    rf"(?:(?:年度|年|全年|当年|今年|本年度?|[月季]度?|半年)(?:内)?(?:计划|预计)(?:完成)?(?:总)?投资|计划(?:年度|年内|全年)(?:完成)?投资|计划完成[^，,。]{{0,8}}投资|年度投资(?:计划|目标|任务)|^年度投资额?|年度计划|(?:目标任务|任务目标|目标|任务)数?){COPULA}$"
)
_AIMED = re.compile(
    rf"(?:(?:产值(?:总?额)?(?:今年|全年|年内)?(?:将?要|力争|确保|争取|努力)|(?:(?<!总)(?<!合计)投资|引资|资金)(?:总?额)?(?:今年|全年|年内)?(?:将?要|力争|确保|争取|预期|预计|努力|将|计划))(?:实现|达到?|完成|突破)"
    rf"|(?:(?:将?要|力争|确保|争取)(?:今年|全年|年内|本年度)?|(?:预期|预计)(?:今年|全年|年内|本年度))(?:实现|达到?|完成|突破)[^，,。]{{0,6}}(?:产值|投资|引资)(?:总?额)?"
    rf"|(?:预期|预计|将)(?:实现|达到?|完成|突破)[^，,。]{{0,6}}(?:投资|引资)(?:总?额)?){COPULA}$"
)
"""What is to be reached: 产值要实现, 预计本年度完成投资."""
_HOPED = re.compile(
    r"[^,，。;；]{0,16}(?:(?<!总)投资|(?<!年)产值|投入|引资|到位资金|落地资金|利用外资)(?:总?额|规模)?(?:累计|全年|年内|将|要|力争|确保|争取|实现|完成|达到?|超过?|突破|不低于|不少于|增长到|破)*$"
)
"""A sum of investment that is hoped for."""
_MODIFIER = re.compile(r"(?:以上|人民币)*(?:的(?![^,，。;；]{0,4}目标)|级)")
"""Behind a sum what makes of it the size of something: 成为产值超千亿元|的产业."""
_FOR_YEARS = re.compile(
    r"(?:“?‘?十[一二三四五]五[”’]?(?:期间|时期)?|(?:未来|今后)(?:[一二三四五六七八九十\d]+[-—至]?)*年内?)[^。;；]{0,24}"
    rf"(?:(?:将|计划|规划|拟|预计)+[^,，。;；]{{0,8}}?投资|(?:规划|计划)总?投资(?:将|预计)*(?:达|为)?|投入将达?){COPULA}$"
)
"""What a place means to invest in several years: 未来10年将投资, 十二五期间…规划投资将达."""
_YEARS = re.compile(r"(?:未来|今后)[^,，]{0,4}年|十[一二三四五]五")
_BEYOND = re.compile(rf"(?:超出|高于|快于|超)(?:计划|序时|时序)*(?:进度|目标|任务)+{COPULA}$")
"""By how much a plan is surpassed, which is no target: 超出计划进度目标."""
_FULFILLED = re.compile(
    r"(?:共|已|累计|实际|总共)+完成(?:了)?(?:招商引资|招商|引资|固定资产投资|项目投资)(?:目标)?任务(?:约|近|超过?|达)*$"
)
"""Before a sum what was done of a task, not how great it was: 全年共完成招商引资任务."""
_NEEDED = re.compile(
    rf"(?:今年|全年|年内|年度|本年)[^，,。]{{0,6}}(?:需要?|须|应当?|要)(?:累计|共)?完成[^，,。]{{0,8}}投资(?:额)?{COPULA}$"
)
"""What is still to be invested in a year: 今年需完成投资."""
_TARGET_IS = re.compile(r"(?:目标|任务)数?(?:为|是)[^，,。;；0-9]{0,16}$")
_WHOLE_YEAR = re.compile(r"(?:下达的?|全年|年度|[一二三四]季度|[上下]半年|月)$")
_TARGET_OF = re.compile(r"[^,，。;；、0-9]{0,10}?(?:目标任务|任务目标|目标|任务)")
"""After a sum what makes it a target: 完成全年43亿元|目标任务的35%."""
_OUTPUT = re.compile(rf"(?P<kind>工业(?:企业)?(?:总|增加)?产值|规上工业总?产值|总产值|产值){COPULA}$")
_HANDED_DOWN = re.compile(r"(?:占|完成)[^，,。]{0,8}下达[^，,。]{0,10}$")
_FORECAST = re.compile(r"预计|将|拟|有望|(?<!许)可(?!研)")
_TOTAL_PLAN = re.compile(rf"总投资|拟(?:引|投)资(?:总?额)?{COPULA}$|产值|投资总?额|金额|资金总额")
_PER = re.compile(
    r"每|(?<![资金额产])均|单|人均|亩均|年均|一期|二期|三期|其一|奖励|补助|补贴|贷款|授信|融资|利润|税|设备"
)


class Sums(Percents):
    """The stage words beside the rates, ready to read sums with."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the tables. Raises DataError."""
        super().__init__(knowledge)
        self.counts = Counts(knowledge)

    def money(self, figure: Figure, counted: str | None, joined: bool = False) -> Sum | None:
        """Read an amount; `counted` is the stage of the projects counted before it in the sentence, `joined` tells in its own clause."""
        left = figure.before
        if joined and (noun := _NOUN_FIRST.match(left)):
            left = left[noun.end() :].lstrip("、")
        unit = figure.mention.unit or "CNY"
        if figure.after.startswith("的") and (m := _HANDED_DOWN.search(left)):
            return Sum("target", figure.value, unit, len(left) - m.start(), 0, "target")
        if _BEYOND.search(left) or (not figure.after.startswith("的") and _FULFILLED.search(left)):
            return None
        if m := _NEEDED.search(left):
            return Sum("target", figure.value, unit, len(left) - m.start(), 0, "needed")
        if (done := _DONE_BEFORE.search(left)) and (funds := _FUNDS_AFTER.match(figure.after)):
            return Sum("fundsArrived", figure.value, unit, len(left) - done.start(), funds.end(), "arrived")
        if HOPE.search(left) or figure.right.startswith("以上") or figure.after.startswith(("以上", "的", "及以上")):
            target = figure.after.startswith("的") and (
                joined or _YEAR_TARGET.search(left) or _DEAL.match(figure.after)
            )
            if not target:
                return None
        if (aimed := _AIMED.search(left)) and not _YEARS.search(left):
            return Sum("target", figure.value, unit, len(left) - aimed.start(), 0, "aimed")
        if _FORECAST.search(left) and not _YEAR_TARGET.search(left) and not _TOTAL_PLAN.search(left):
            return None
        if _WHOLE_YEAR.search(left) and (ahead := _TARGET_OF.match(figure.after)):
            return Sum("target", figure.value, unit, 2, ahead.end(), "target")
        if m := _TARGET_IS.search(left):
            return Sum("target", figure.value, unit, len(left) - m.start(), 0, "target")
        if m := _ARRIVED.search(left):
            return Sum("fundsArrived", figure.value, unit, len(left) - m.start(), 0, "arrived")
        if m := _YEAR_TARGET.search(left.rstrip("(（")):
            return Sum("target", figure.value, unit, len(left) - m.start(), 0, "target")
        if _PER.search(left):
            return None
        if m := _COMPLETED.search(left):
            return Sum("investmentCompleted", figure.value, unit, len(left) - m.start(), 0, "completed")
        if self.agreed(left, counted):
            return Sum(f"{counted}Investment", figure.value, unit, len(left), 0, "following-sum")
        if (m := _SIGNED.search(left)) and not _LOAN.match(figure.after) and not _TRADED.search(left):
            return Sum("signedInvestment", figure.value, unit, len(left) - m.start(), 0, "signed-sum")
        if (m := _OWN.search(left)) and (stage := self._stage(left[: m.start()])):
            return Sum(f"{stage[0]}Investment", figure.value, unit, len(left) - stage[1], 0, "own-sum")
        if counted is None and (m := _INTRODUCED.search(left)):
            return Sum("introducedInvestment", figure.value, unit, len(left) - m.start(), 0, "introduced-sum")
        if counted is not None and _FOLLOWS.fullmatch(left):
            return Sum(f"{counted}Investment", figure.value, unit, len(left), 0, "following-sum")
        if (m := _OUTPUT.search(left)) and (m["kind"] != "产值" or counted is not None):
            return Sum("outputValue", figure.value, unit, len(left) - m.start(), 0, "output")
        return None

    def agreed(self, left: str, counted: str | None) -> bool:
        """Tell whether a sum led to by `left` was agreed for what was counted at the stage `counted`, which did not count contracts."""
        return counted in _SUMMED and _AGREED.fullmatch(left) is not None

    def for_years(self, told: str, figure: Figure) -> Sum | None:
        """Read what a place means to invest in several years; `told` ends before the figure: 十三五期间,全市将投资|80亿元."""
        years = _FOR_YEARS.search(told)
        if years is None:
            return None
        reach = len(years[0]) - max(years[0].rfind(mark) for mark in (",", "，", "”", "\u2019")) - 1
        return Sum("target", figure.value, figure.mention.unit or "CNY", reach, 0, "for-years")

    def hoped(self, figure: Figure) -> Sum | None:
        """Read 力争工业投资不低于20亿元: a sum of investment or of money won that is hoped for, no project's whole."""
        m = _HOPED.search(figure.before)
        if m is None or _MODIFIER.match(figure.after):
            return None
        return Sum("target", figure.value, figure.mention.unit or "CNY", len(m[0]), 0, "hoped")

    def target(self, figure: Figure) -> int | None:
        """Give how far before a figure the words reach that make it a target (年度目标任务), None if there are none."""
        left = figure.before.rstrip("(（")
        found = _YEAR_TARGET.search(left)
        return len(left) - found.start() if found else None

    def spent(self, figure: Figure) -> Sum | None:
        """Read 已累计投资31亿元, which is a park's where the park opens the clause."""
        if not _SPENT.fullmatch(figure.before) or HOPE.search(figure.before) or _FORECAST.search(figure.before):
            return None
        at = figure.before.index("累计投资")
        return Sum(
            "investmentCompleted", figure.value, figure.mention.unit or "CNY", len(figure.before) - at, 0, "spent"
        )

    def output(self, figure: Figure) -> Sum | None:
        """Read 实现产值113亿元, which is a park's where the park opens the clause."""
        m = _OUTPUT.search(figure.before)
        if m is None or HOPE.search(figure.before) or _FORECAST.search(figure.before):
            return None
        return Sum(
            "outputValue", figure.value, figure.mention.unit or "CNY", len(figure.before) - m.start(), 0, "output"
        )

    def _stage(self, lead: str) -> tuple[str, int] | None:
        if key := _KEY.search(lead):
            return "key", key.start()
        words = list(self.counts.stage.finditer(lead))
        if not words or lead[words[-1].end() :]:
            return None
        return self.counts.stage_of[words[-1].group()], words[-1].start()


def wished(text: str) -> bool:
    """Tell whether a clause promises rather than reports."""
    wishes = list(WISH.finditer(text))
    return bool(wishes) and _SINCE.search(text, wishes[-1].end()) is None


__all__ = ["Sum", "Sums", "wished"]
