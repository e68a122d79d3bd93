"""A count by the parts of its clause, in whatever order they stand: what is counted, and what was done with it.

The verb that opens a clause governs the head of its object, whatever stands between the two: 谋划农产品加工、文旅等项目60个, 签约甲、乙、丙3个重大项目.
What follows the head is its predicate, with adverbs, places and light verbs: 45个项目参与现场签约, 3个项目正在进行勘察等前期工作.
"""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.relate.observation_counts import HOPE, KEPT, OTHER_NOUN, TO_SHARE, Counted
from kg.relate.observation_figures import COUNTED, Figure, reach
from kg.relate.observation_stages import COPULA, STAGE_ORDER

_HEADS = {"project": "项目|工程", "company": "企业|厂商|公司|机构|商户"}
_AFTER = {
    unit: re.compile(
        rf"(?P<mod>[^，,。;；、]{{0,26}}?)(?P<noun>{noun})(?!库|负责|单位|经理|部|法人|业主|资金|方案|名单|清单|合作?协议|[^，,。;；]{{0,6}}协议|[^，,。;；]{{0,4}}(?:意向|方面))(?P<rest>.*)$"
    )
    for unit, noun in _HEADS.items()
}
_BEFORE = {unit: re.compile(rf".*?(?P<noun>{noun}){COPULA}$") for unit, noun in _HEADS.items()}
_OPENER = re.compile(r"[^、的和与及“”]{0,26}$")
"""What may stand before the verb of a clause: a time, whose it is, adverbs."""
_OTHER_DEED = re.compile(
    r"项目|企业|带动|推动|促进|保障|帮助|服务(?!业|外包|区|平台|中心)|解决|用于|支持|争取|其中|[项任]目?中|意向|框架协议|一批|方式|模式|机制|资金(?!密集)"
)
"""Between a verb and the head what tells that the head is the object of another."""
_LINK = r"[、并和及与且或]?(?:新|集中|正式|已|成功)*"
_NOT_DONE = re.compile(r"(?:未|没有|无法|不)[^，,。]{0,3}$")
_AHEAD = re.compile(r"(?:将|拟|要|即将|预计|计划|准备|有望|可(?![研再持行]))[^，,。]{0,12}$")
_ADVERBS = (
    r"(?:也|又|都|均|全部|皆|已经|已|正在|正|正式|陆续|相继|先后|顺利|成功|现场|当场|集体|集中|同时|同步|同天|同日|当天|当日|分别|全面|如期|提前|按期|按计划|率先|快速|加速|迅速|有序|实质性|新"
    r"|将|拟|计划|即将|预计|今年|年内|共同|一起|就此|得以|获批)*"
)
_LIGHT = r"(?:在|于|与|同|从|赴|参加|参与|进入|举行|进行|开展|处于|实现|迎来|完成|达成|通过|列入)"
_PREDICATE = re.compile(
    rf"(?:的(?=集中|集体|全面|正式|相继|陆续|顺利))?{_ADVERBS}(?:{_LIGHT}(?![^，,。;；]*(?:项目(?!所?在?地)|企业|资金|的[\u4e00-\u9fff]))[^，,。;；]{{0,26}}?)?{_ADVERBS}$"
)
_AFTER_WORD = re.compile(
    r"率|前|后|之|以来|需|条件|手续|进度|难题|问题|协议|意向|资金|金额|总?投资|项目|企业|的(?!基础|良好)|额|目标|任务"
)
"""What makes of a stage word behind the head something else than what the projects did."""
_THESE = re.compile(r"(?:[这该此]|上述|以上|其余|其他|剩余|剩下)[些的]?$")
"""Before a count what takes up projects that were told of."""
_FIRMS = frozenset(("introduced", "signed", "operating"))
"""Stages in which firms are counted."""
_DRAWN = frozenset(("吸引",))
"""Verbs that firms are drawn to an occasion with as well."""
_ETC = re.compile("了?等")
_WELFARE = re.compile("扶贫|惠民|民生|帮扶|公益|科研|研发|科技攻关")
"""Projects that are no investment."""
_KEY = re.compile(r"重点|百大|重大")
_TOPIC = re.compile(
    r"(?P<mod>[^，,。;；、]{0,16}?)(?P<noun>项目|工程)(?:经调整后|计划|规划|概算|预计|累计|共计|合计|共|已|全年)*(?:总投资|完成投资|投资总额|年度投资|到位资金)"
)
"""Behind a count what tells that sums are told of it."""
_MANY = 30
"""Projects that a place has; fewer may be those that were named before."""
_MAX = 40
"""Characters behind the head in which its predicate ends."""


class Clauses:
    """The verbs of statistics, ready to read a count by the parts of its clause."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile `observation_stages.tsv` and `observation_verbs.tsv`. Raises DataError."""
        stages = {row[0]: row[1] for row in knowledge.table("observation_stages")}
        self.stage_of = {**{row[0]: row[1] for row in knowledge.table("observation_verbs")}, **stages}
        word = "|".join(sorted(map(re.escape, self.stage_of), key=lambda w: (-len(w), w)))
        self.verb = re.compile(
            rf"(?:{word})(?:{_LINK}(?:{word}))*(?!率|会|仪式|活动|现场|大会|额|金额|资金|协议|意向|条件|手续|前|后|企业家|(?<=跟踪)统计)"
        )
        self.words = re.compile(word)
        said = "|".join(sorted(map(re.escape, stages), key=lambda w: (-len(w), w)))
        self.stage = re.compile(said)

    def read(self, figure: Figure) -> Counted | None:
        """Read a count of projects or firms that no fixed order gives, or None if its clause has no verb for them."""
        if figure.mention.unit not in COUNTED or figure.mention.text[0] == "一" or HOPE.search(figure.before):
            return None
        if _THESE.search(figure.before):
            return None
        units = ("company", "project") if figure.mention.unit in ("家", "户") else ("project",)
        for unit in units:
            after = _AFTER[unit].match(figure.after)
            if after is not None and OTHER_NOUN.match(after["mod"]):
                return None
            if after is not None:
                return self._said(figure, after, unit) or self._governed(figure, figure.before, after, unit)
            before = _BEFORE[unit].match(figure.before)
            if before is not None:
                return self._governed(figure, figure.before[: before.start("noun")], None, unit)
        return None

    def topic(self, figure: Figure) -> Counted | None:
        """Read projects of a place that sums are told of: 全县41个重点项目|总投资80亿元. The clause names the place."""
        told = _TOPIC.match(figure.after)
        if told is None or figure.part or not figure.cut or figure.mention.unit not in ("个", "项"):
            return None
        if figure.mention.text[0] == "一" or HOPE.search(figure.before) or _THESE.search(figure.before):
            return None
        stages = [self.stage_of[w.group()] for w in self.stage.finditer(told["mod"])]
        stage = max(stages, key=STAGE_ORDER.index) if stages else "key" if _KEY.search(told["mod"]) else "all"
        if stage == "all" and figure.value < _MANY:
            return None
        return Counted(stage, "project", 0, reach(figure.right, told.end("noun")), "count-topic")

    def _said(self, figure: Figure, head: re.Match[str], unit: str) -> Counted | None:
        """Read what the words behind the head say of it."""
        rest = head["rest"]
        word = self.stage.search(rest, 0, _MAX)
        if (
            word is None
            or KEPT.search(figure.lead)
            or not _PREDICATE.fullmatch(rest, 0, word.start())
            or _AFTER_WORD.match(rest, word.end())
        ):
            return None
        if figure.cut and TO_SHARE.fullmatch(rest, word.end()):
            return None
        stage, stop = self.stage_of[word.group()], word.end()
        ahead = _AHEAD.search(figure.before) or _AHEAD.search(rest[: word.start()])
        if ahead is not None and stage not in ("planned", "started", "construction"):
            return None
        if unit == "company" and stage not in _FIRMS:
            return None
        stage = "planned" if ahead else stage
        return Counted(stage, unit, 0, reach(figure.right, head.start("rest") + stop), "clause-predicate")

    def _governed(self, figure: Figure, left: str, after: re.Match[str] | None, unit: str) -> Counted | None:
        """Read the verb that opens the clause."""
        verb = self.verb.search(left)
        if verb is None or not _OPENER.fullmatch(left, 0, verb.start()) or _OTHER_DEED.search(left, verb.end()):
            return None
        if _OTHER_DEED.search(left, 0, verb.start()) or _NOT_DONE.search(left, 0, verb.start()):
            return None
        if _ETC.match(left, verb.end()) or (figure.part and not self.stage.search(verb.group())):
            return None
        named = [self.stage_of[w.group()] for w in self.words.finditer(verb.group())]
        stages = [s for s in named if s in STAGE_ORDER]
        stage = max(stages, key=STAGE_ORDER.index) if stages else "all"
        modifiers = left[verb.end() :] + (after["mod"] if after else "")
        if unit == "company" and (stage not in _FIRMS or verb.group() in _DRAWN):
            return None
        if stage == "all":
            if figure.part or (
                after["rest"].removeprefix("建设")
                if after
                else figure.after[:1] not in ("", "，", ",", "。", ";", "；", "、")
            ):
                return None
            if _WELFARE.search(modifiers) or (
                after is not None and after["noun"] == "工程" and not _KEY.search(modifiers)
            ):
                return None
            stage = "key" if _KEY.search(modifiers) else stage
        if _AHEAD.search(left, 0, verb.start()):
            stage = "planned"
        stop = reach(figure.right, after.end("noun")) if after else 0
        return Counted(stage, unit, len(figure.before) - verb.start(), stop, "clause-verb")
