"""A count by the parts of its clause, in whatever order they stand: what is counted, and what was done with it.

The verb that opens a clause governs the head of its object, whatever stands between the two: 谋划农产品加工、文旅等项目60个, 签约甲、乙、丙3个重大项目.
A head that sums are told of is a topic, which counts all or the key ones: 全县41个重点项目总投资80亿元.
"""

from __future__ import annotations

import re

from kg.relate.observation.counts import AHEAD, HOPE, OTHER_NOUN, VAGUE, Counted, Counts
from kg.relate.observation.figures import COUNTED, Figure, reach
from kg.relate.observation.stages import COPULA, STAGE_ORDER

_HEADS = {"project": "项目|工程", "company": "企业|厂商|公司|机构|商户"}
_AFTER = {
    unit: re.compile(
        rf"(?P<mod>[^，,。;；、]{{0,26}}?)(?P<noun>{noun})(?!库|负责|单位|经理|部|法人|业主|资金|方案|名单|清单|合作?协议|[^，,。;；]{{0,6}}协议|[^，,。;；]{{0,4}}(?:意向|方面))(?P<rest>.*)$"
    )
    for unit, noun in _HEADS.items()
}
_BEFORE = {unit: re.compile(rf".*?(?P<noun>{noun}){COPULA}$") for unit, noun in _HEADS.items()}
_THESE = re.compile(r"(?:[这该此]|上述|以上|其余|其他|剩余|剩下)[些的]?$")
"""Before a count what takes up projects that were told of."""
_FIRMS = frozenset(("introduced", "signed", "operating"))
"""Stages in which firms are counted."""
_DRAWN = frozenset(("吸引",))
"""Verbs that firms are drawn to an occasion with as well."""
_PUSHED = re.compile("(?:全力|加快|大力|积极|着力|扎实|强力|奋力)$")
"""Before 推进 what makes of it an effort, which counts nothing."""
_WELFARE = re.compile("扶贫|惠民|民生|帮扶|公益|科研|研发|科技攻关")
"""Projects that are no investment."""
_KEY = re.compile(r"重点|百大|重大")
_SHOWN = re.compile("观摩|看评|点评")
"""Projects that are shown to all who lead: key projects."""
_ENDS = ("，", ",", "。", ";", "；", "、")
_TOPIC = re.compile(
    r"(?P<mod>[^，,。;；、]{0,16}?)(?P<noun>项目|工程)(?:经调整后|计划|规划|概算|预计|累计|共计|合计|共|已|全年)*(?:总投资|完成投资|投资总额|年度投资|到位资金)"
)
"""Behind a count what tells that sums are told of it."""
_ALL_ON = re.compile(
    r"(?P<mod>[^,，。;；、]{0,10}?)(?:项目|工程)(?:目前|现|已)*(?:全部|均|都)[^,，。;；、]{0,6}推进(?=[,，。;；]|$)"
)
"""Behind a count of a place's projects what tells of all of them: 全镇9个|项目全部有序推进."""
_ALTOGETHER = re.compile(
    rf"[^,，。;；:：]{{0,20}}?(?P<head>[^,，。;；:：类]{{0,14}})(?P<rest>项目(?:总数|总量|累计|共|共计|共有|总共|合计){COPULA})"
)
"""What counts projects altogether without saying what was done with them."""
_SUCH = re.compile(r"(?:这些|这批|上述|该批|其他|其余)|[到在].*的")
"""What makes of projects counted altogether some of them: 资金到位的项目共|44个."""
_MANY = 30
"""Projects that a place has; fewer may be those that were named before."""


class Clauses:
    """Counts read by the parts of their clauses."""

    def __init__(self, counts: Counts) -> None:
        """Read with the words of `counts`."""
        self.counts = counts

    def read(self, figure: Figure) -> Counted | None:
        """Read a count of projects or firms by the verb that opens its clause, or None."""
        if self._none(figure):
            return None
        units = ("company", "project") if figure.mention.unit in ("家", "户") else ("project",)
        for unit in units:
            after = _AFTER[unit].match(figure.after)
            if after is not None:
                return None if OTHER_NOUN.match(after["mod"]) else self._governed(figure, figure.before, after, unit)
            before = _BEFORE[unit].match(figure.before)
            if before is not None:
                return self._governed(figure, figure.before[: before.start("noun")], None, unit)
        return None

    def topic(self, figure: Figure) -> Counted | None:
        """Read projects of a place that sums are told of: 全县41个重点项目|总投资80亿元. The clause names the place."""
        if (on := _ALL_ON.match(figure.after)) and not figure.part and not self._none(figure):
            stop = reach(figure.right, on.end())
            return Counted("key" if _KEY.search(on["mod"]) else "all", "project", 0, stop, "count-topic")
        told = _TOPIC.match(figure.after)
        if (
            told is None
            or figure.part
            or not figure.cut
            or figure.mention.unit not in ("个", "项")
            or self._none(figure)
        ):
            return None
        stage = self.counts.furthest(told["mod"]) or ("key" if _KEY.search(told["mod"]) else "all")
        if stage == "all" and figure.value < _MANY:
            return None
        return Counted(stage, "project", 0, reach(figure.right, told.end("noun")), "count-topic")

    def whole(self, figure: Figure) -> Counted | None:
        """Read what a clause counts altogether without a verb: 援建项目共|16个, “大好高”项目总数|92项."""
        told = _ALTOGETHER.fullmatch(figure.before)
        if told is None or figure.part or figure.mention.unit not in ("个", "项") or self._none(figure):
            return None
        if (
            VAGUE.search(told["head"])
            or _SUCH.search(told["head"])
            or (figure.after and not figure.after.startswith(_ENDS))
        ):
            return None
        stage = "key" if "重点" in told["head"] or "百大" in told["head"] else "all"
        return Counted(stage, "project", len(told["head"]) + len(told["rest"]), 0, "whole-count")

    def _none(self, figure: Figure) -> bool:
        """Tell whether a figure counts nothing, or what was told of before."""
        one = figure.mention.unit not in COUNTED or figure.mention.text[0] == "一"
        vague = VAGUE.search(figure.after[:12]) or HOPE.search(figure.before)
        return one or bool(vague or _THESE.search(figure.before))

    def _governed(self, figure: Figure, left: str, after: re.Match[str] | None, unit: str) -> Counted | None:
        """Read the verb that opens the clause; `left` are the words before the head or, where this follows it, the figure."""
        verb = self.counts.opening(left)
        if verb is None or (unit == "company" and (verb.stage not in _FIRMS or verb.words in _DRAWN)):
            return None
        if verb.words == "推进" and _PUSHED.search(left, 0, verb.start):
            return None
        if figure.part and not self.counts.said.search(verb.words):
            return None
        stage = verb.stage or self._unstaged(figure, left[verb.stop :], after)
        if stage is None or (verb.ahead and stage in STAGE_ORDER and stage not in AHEAD):
            return None
        stop = reach(figure.right, after.end("noun")) if after else 0
        return Counted("planned" if verb.ahead else stage, unit, len(figure.before) - verb.start, stop, "clause-verb")

    def _unstaged(self, figure: Figure, modifiers: str, after: re.Match[str] | None) -> str | None:
        """Give what is counted with a verb that says no stage: key projects, planned ones that are sought, or all; None where the clause goes on."""
        if after is not None:
            modifiers += after["mod"]
            if after["rest"].removeprefix("建设") or (after["noun"] == "工程" and not _KEY.search(modifiers)):
                return None
        elif figure.after and not figure.after.startswith(_ENDS):
            return None
        if "拟招" in modifiers and not figure.part:
            return "planned"
        if figure.part or _WELFARE.search(modifiers) or ("招" in modifiers and _KEY.search(modifiers)):
            return None
        return "key" if _KEY.search(modifiers) or _SHOWN.search(modifiers) else "all"
