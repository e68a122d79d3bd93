"""The stages that words before and after a figure state of what it counts."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge

COPULA = (
    r"(?:总?个数|总数量?|总量|数量?|总计|共计|合计|累计|计有|分别|共有|共|已有|已经|已|有|(?<![签履续])约|近|超过|超|逾|达到|达|为|是|多达|突破|增至|增加到|增长[至到]|提[高升][至到]|高达"
    r"|新增|实现|完成|成功|均|都|就|到|了|的|[“”\"]|[:：])*"
)
STAGE_ORDER = ("planned", "negotiated", "introduced", "signed", "started", "construction", "completed", "operating")
NOUN = r"(?:项目|工程)"
_NOT_STAGE = r"(?!(?<=共签)[约订署下]|(?<=续建)配套|(?<=储备)(?:设施|仓|物资|粮|库)|(?<=包装)(?:装饰|材料|印刷|制品|[箱袋盒纸膜瓶罐]|设备|机械|生产|新材)|(?<=合同)(?:[外内台引]资|利用|投资|期|额|价)|仪式|率|活动|现场|大会|典礼|动员(?=大?会|仪式|活动|令|暨)|会[议，,]?|后|之后|前|条件|手续|奖|目标|协议|合同|意向|额|金额|资金|总额|领导|机制|企业家|统计)"
NOUN_BEFORE = re.compile(rf"(?P<lead>.*?)(?P<noun>{NOUN})(?:库)?{COPULA}$")
FIRM_BEFORE = re.compile(rf"(?P<lead>.*?)(?P<noun>企业|厂商|厂家|公司|(?<=[民外名车药茶酒台侨港])企){COPULA}$")
_ENDING = re.compile(rf"{COPULA}$")
DIRECT = re.compile(rf"(?P<lead>.*){COPULA}$")
_GAP = re.compile(
    r"(?:[^，,。；;、和及与推促保助加帮]|及以上|推(?![进动])|促(?![进成])|保(?!障)|助(?![推力])|加(?![快速])|帮(?![助扶])){0,18}$"
    r"|[^，,。；;]{0,44}等[^，,。；;、]{0,14}$|了?一批[^，,。；;]{0,30}的[^，,。；;、]{0,8}$|“[^“”。；;]{0,40}$"
)
_CONSISTS = re.compile("包括|涵盖|涉及|包含")
"""Between a stage and a count what tells that the count is of a part (集中开工项目包括民生项目5项)."""
_AMONG = re.compile(r"(?:项目|企业)中(?![心小型期标央]|新建|续建)")
"""Between a stage and a noun what makes of this a part of what reached the stage (新签项目中|市内项目)."""
_MODIFIERS = re.compile(r"(?:建设|实施|并|了|的|一批[”\"]?|[”\"])*$")
_KEY_VERB = re.compile(r"谋划|策划|储备|征集|精选|包装")
_ONE_STAGE = (frozenset(("completed", "operating")), frozenset(("introduced", "signed")))
"""Stages that are named together for one and the same projects (竣工、投产项目)."""
_SIZE = re.compile(r"[\d.]*[万亿]+元(?:人民币)?(?:及)?以上的?(?:重点|重大)?")
"""The size that projects are sorted by, between the words of their stages: 新开工|5亿元以上|引进项目."""
_MIXED = re.compile(
    r"(?:(?:在谈|在建|拟建){2}|(?:新建|改建|扩建|结转)[、和与及]续建|续建[、和与及](?:新建|改建|扩建))[\u4e00-\u9fff]{0,6}$"
)
"""Projects of two stages that are counted together (在谈在建项目)."""
_ADVERBS = (
    r"(?:等|也|又|都|均|全部|皆|开始|已经|已|正在|正式|正|陆续|相继|先后|顺利|成功实现|成功|现场|当场|集体|集中|一齐|一起|宣布|同时|同步|同天|同日|当天|当日|分别|全面|如期|提前|按期|按计划|率先|快速|加速|迅速|有序"
    r"|实质性|新|部分|将|拟|计划|即将|预计|今年|年内|共同|一起|就此|得以|获批|建成|了"
    r"|截至目前|目前|日前|近日|[昨今前]天|\d{1,2}月份|(?:\d{1,2}月)?\d{1,2}日|[上下]午|[(（](?:\d{1,2}月)?\d{1,2}日[)）])*"
)
_LIGHT = r"(?:在|于|与|同|和|从|赴|参加|参与|进入|举行|进行|开展|处于|实现|迎来|完成|达成|通过|列入)"
_PREDICATE = re.compile(
    rf"(?:的(?=集中|集体|全面|正式|相继|陆续|顺利))?{_ADVERBS}(?:参加[^，,。;；]{{0,14}}?|{_LIGHT}(?![^，,。;；]*(?:项目(?!所?在?地)|企业|资金|改造|工程|的[\u4e00-\u9fff]))[^，,。;；]{{0,26}}?)?{_ADVERBS}"
)
"""Between a noun and the stage that is said of it: adverbs, places, light verbs (45个项目|参与现场|签约)."""
_REACH = re.compile(
    r"率|前|后|之|以来|需|条件|手续|进度|难题|问题|协议|意向|资金|金额|总?投资|项目|企业|的(?!基础|良好)|额|目标|任务|工作(?!$|[，,。;；])"
)
"""What makes of a stage word behind a noun something else than what was done."""


class Stages:
    """The words of `observation_stages.tsv`, ready to find in the words around a count."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the tables. Raises DataError."""
        self.stage_of = {row[0]: row[1] for row in knowledge.table("observation_stages")}
        words = sorted(self.stage_of, key=lambda w: (-len(w), w))
        word = f"(?:{'|'.join(map(re.escape, words))})"
        self.stage = re.compile(f"(?<![准可]){word}{_NOT_STAGE}")
        self.said = re.compile(rf"{word}(?!(?<=共签)[约订署下])")
        together = sorted((row[0] for row in knowledge.table("observation_joint")), key=lambda w: (-len(w), w))
        joint = "|".join(map(re.escape, together))
        self.joint = re.compile(rf"(?:新|集中|集体)*(?:{joint})(?:建设)?的?")
        self.joint_before = re.compile(rf"{self.joint.pattern}(?:[\u4e00-\u9fff]|[\d.]+(?=[万亿])){{0,14}}$")
        self.several = re.compile(
            rf"(?:集中)?{word}(?:建设)?(?:[、和及与](?:集中|新)?{word}(?:建设)?)+(?:的|[\u4e00-\u9fff]{{0,6}})$"
        )

    def stage_before(self, head: str) -> str | None:
        """Give the stage of a noun with its words (新开工项目), or None."""
        chain = self.chain(head, NOUN_BEFORE)
        return chain[0] if chain else None

    def chain(self, left: str, pattern: re.Pattern[str]) -> tuple[str, int] | None:
        """Give the stage of the words that lead up to noun or figure, and how many characters before the figure they begin."""
        m = pattern.match(left)
        if m is None:
            return None
        end = len(_ENDING.sub("", left)) if pattern is DIRECT else m.start("noun")
        if several := self.several.search(left, 0, end):
            named = {self.stage_of[w.group()] for w in self.stage.finditer(left, several.start(), end)}
            if len(named) > 1 and named not in _ONE_STAGE:
                return "all", len(left) - several.start()
        if mixed := self.joint_before.search(left, 0, end) or _MIXED.search(left, 0, end):
            return "all", len(left) - mixed.start()
        best: tuple[str, int] | None = None
        for word in reversed(list(self.stage.finditer(left, 0, end))):
            gap = left[word.end() : end]
            limit = best[1] if best else None
            tail = _SIZE.sub("", left[word.end() : limit]) if limit is not None else gap
            if pattern is DIRECT and not _MODIFIERS.fullmatch(gap if best is None else tail):
                break
            if pattern is not DIRECT and (not _GAP.fullmatch(gap) or _CONSISTS.search(gap) or _AMONG.search(gap)):
                break
            if best is not None and len(tail) > 4:
                break
            stage = self.stage_of[word.group()]
            kept = stage if best is None or _KEY_VERB.match(word.group()) or _later(stage, best[0]) else best[0]
            best = (kept, word.start())
        return (best[0], len(left) - best[1]) if best else None

    def predicate(self, rest: str) -> tuple[str, int] | None:
        """Give the stage that the words after 项目 state of them, and where it ends."""
        if rest.startswith(("中", "里", "库", "建设", "总投资", "的", "名", "资金", "清单", "(", "（")):
            return None
        word = self.said.search(rest, 0, 40)
        if word is None:
            return None
        if (joint := self.joint.search(rest, 0, 40)) is not None and _PREDICATE.fullmatch(rest, 0, joint.start()):
            return None if _REACH.match(rest, joint.end()) else ("all", joint.end())
        before = rest[: word.start()]
        if not _PREDICATE.fullmatch(before) or _REACH.match(rest, word.end()):
            return None
        stage, end = self.stage_of[word.group()], word.end()
        named = {stage}
        while (following := self.stage.match(rest, end)) or (following := self.stage.match(rest, end + 1)):
            if _later(self.stage_of[following.group()], stage):
                stage = self.stage_of[following.group()]
            if rest[end] in "、或和及":
                named.add(self.stage_of[following.group()])
            end = following.end()
        return ("all" if len(named) > 1 and named not in _ONE_STAGE else stage), end

    def furthest(self, mod: str) -> str | None:
        """Give the furthest stage that `mod` names (all where it names several in one breath), or None."""
        if self.joint.search(mod):
            return "all"
        stages = [self.stage_of[w.group()] for w in self.stage.finditer(mod)]
        return max(stages, key=STAGE_ORDER.index) if stages else None


def _later(stage: str, other: str) -> bool:
    return STAGE_ORDER.index(stage) > STAGE_ORDER.index(other)
