"""Is it the name of a project? Strong if something in it is a proper name or a figure, weak if it only describes, else none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import ENLARGED
from kg.recognise.brands import head_company
from kg.recognise.names import (
    HAN,
    PLAIN,
    generic,
    has_verb,
    proper,
    segment,
)
from kg.recognise.projects.heads import NameHeads
from kg.recognise.projects.public import public_work
from kg.recognise.projects.refused import refused
from kg.text.patterns import alternation

WEAK = "weak"
"""The unit of a weak project mention."""

_COUNTED = re.compile(
    r"”?\s?(?:共|达|有)?(?:签约|引进|新增|落户|洽谈|开工|竣工)?\s?\d+\s?[个项宗](?!月)|[一二两三四五六七八九十\d]+[座条栋幢处](?!生?产线)|[(（]?第[一二三四五六七八九十]+批[)）]?"
)
_CLOSED = re.compile(r"[共计]?\d+个[^,，。;；、\d]{0,12}项目")
"""What counts the items of a list behind its last: 、某项目|4个亿元以上项目."""
_FIGURED = re.compile("[,，]?(?:计划|预计)?(?:总投资|占地|总用地)")
"""What shows that a company's name with 项目 is that of one project."""
_INVESTS = re.compile(r"投资(?!集团|控股|公司|中心|基金|管理|大厦|广场|促进|产业|服务).")
"""What makes a clause of a company and what follows it: 某集团违规|投资|某项目."""
_PHASE = re.compile(
    r"(?:[一二三四首]|第[一二三四])期(?:建设)?|(?:[一二三四首]期)?(?:配套)?(?:基础|公共|配套)设施(?:配套)?(?:建设)?|启动区(?:建设)?"
)
"""What makes a park's name that of what is built there, or a company's that of what it builds."""
_BUILT = ("建设项目", "建设工程")
_OFFICE = re.compile("(?:董事|副?总裁|副?总经理|副?经理|负责人|党委|副?主任|法人)")
"""What stands after a company and makes a person of it: 某公司|总经理某某代表某项目."""
_TOWN_WORKS = re.compile(
    "(?:基础设施|公共设施|配套设施|人居环境|老旧小区|棚户区|农贸市场)[^重]{0,6}(?:提升|改造|建设|升级|整治|完善|配套)"
)
"""Works that name a project of a list together with the place: 青石镇|基础设施提升改造."""
_TAIL = re.compile(r"(?:建设)?(?:项目|工程)$")
_FIGURE_HEAD = re.compile(r"年|\d")
_COUNT_HEAD = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)(?:余|多)?[条个项家次批类大户处]")
_DATED = re.compile(r"(?:19|20)\d\d年(?:度)?(?:第?[一二三四]季度)?")
"""What makes of common words after it a year's projects: 某镇2017年|招商引资项目."""
_PHASE_FIGURE = re.compile(r"[一二三四首]期[\d.]+[A-Za-z]*$")
_LEVELS = frozenset("省市县区旗州盟镇乡村")
_TELLS = re.compile(
    r"(?:[一二三四]期)?[^,，。;；、的\d]{0,6}(?:\d{1,2}月份?|\d{4}年|今年|明年|年内)?[^,，。;；、的\d]{0,4}(?:竣工|投产|开工|建成(?!效)|动工|奠基)|[一二三四]期|(?:年?产能|总?投资)[^,，。;；]{0,6}\d"
)
"""What, after a place and 项目, tells of one project there: 青石项目|一期5月份竣工."""
_BETWEEN = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:至|到|—+|-)[\u4e00-\u9fff]{2,8}?(?:高速|公路|铁路|高铁|客专|管道|管线|城际|快速|一级|二级|段|线)"
)
"""A way named by its two ends."""
_SCHOOL = re.compile("[\u4e00-\u9fff]{2,6}(?:大学|学院|医院|研究院)[\u4e00-\u9fff]{3}")
"""An institution at the head of a name, which makes it one: 云岭大学|智慧绿洲项目."""
_WHOLE_FIRMS = ("公司", "集团", "银行", "协会", "商会", "联社", "总社", "厂", "局")
"""What ends the names of firms with 项目 behind which is any of theirs."""
_PLAIN_WORDS = frozenset(
    ("标准化", "标准", "现代化", "专业", "专业化", "综合", "综合性", "多功能", "办公", "员工", "职工", "自动化", "大型")
)
_COMMON = 6.9
"""Logarithm of the frequency (1000 in jieba's dictionary) from which a name of the dictionary is a common word."""
_DIGIT = re.compile(r"\d")
_FIGURE_ALONE = re.compile(r"[\d.,×]+[万亿]?(?:\D{0,3}|[A-Za-z/]{1,5}|立方米|平方米|平方公里)级?")
_LATIN = re.compile(r"[A-Za-z][A-Za-z]")
_MADE = re.compile(r"(?:[\u4e00-\u9fff]{2,6}?)?年(?:产|处理|加工)\d|年(?:产|处理|加工)|\d")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_TRADE_PART = ("钢结构", "装饰", "绿化")
"""What names a part of the works, unless a brand stands before it: 云达|钢结构."""
_STATE = re.compile(
    r"签约|开工|投产|竣工|落地|引进|招商|重点|重大|优质|在建|续建|签订|投资|建设$|等|开展|实施|推进|承担|负责|的|了"
)
"""Words that say of a company's project how far or how great it is, and name nothing."""


def _work_ends(knowledge: Knowledge) -> re.Pattern[str]:
    ends = alternation(knowledge.words("project_works"))
    return re.compile(rf".*{ends}(?:项目|工程)?(?:[一二三四]期)?$")


class ProjectNames(NameHeads):
    """Judges the stretches of one text. `starting`: the mentions found before, by start."""

    def __init__(self, text: str, knowledge: Knowledge, starting: Mapping[int, Mention]) -> None:
        super().__init__(text, knowledge, starting)
        self.kinds = knowledge.once("recognise.projects.kinds", lambda k: frozenset(k.words("project_works")))
        self.ends_as_work = knowledge.once("recognise.projects.ends", _work_ends)

    def strength(self, start: int, stop: int, framed: bool = False) -> str | None:
        """Give "" for a strong name, `WEAK` for a describing one, None for what names nothing.

        `framed`: words on both sides bound the name (总投资3亿元的…项目, 等7个项目), so that a verb inside it makes no clause of it.
        """
        name = self.text[start:stop]
        if _COUNTED.match(self.text, stop) and not (
            self.text[start - 1 : start] in ("、", "和", "与", "及") and _CLOSED.match(self.text, stop)
        ):
            return None
        if name in self.kinds:
            return None
        core = _TAIL.sub("", name)
        if core in self.kinds and name.endswith("工程"):
            return None
        if core[:1] == "“" and core[-1:] == "”" and generic(core[1:-1], self.knowledge):
            return None
        placeless = self._placeless(start, start + len(core))
        if len(core) < 2 or len(core) > 45 or self.bad_head(start, core) or refused(core, placeless):
            return None
        if framed and self.lex.trades.fullmatch(core):
            return WEAK
        if name.endswith("工程") and self.text[start - 1 : start] == "“":
            return None
        if framed and _TOWN_WORKS.search(core) and self._in_place(start):
            return WEAK
        if self.public(start, stop):
            return WEAK
        head = self.starting.get(start)
        branded = proper(core, self.lex) or (head is not None and head.kind is Kind.COMPANY)
        if core.endswith(_TRADE_PART) and not branded:
            return None
        if generic(_BRACKETS.sub("", placeless), self.knowledge):
            return None
        if head is not None and head.kind in (Kind.REGION, Kind.PARK, Kind.COMPANY) and head.stop <= stop:
            return self._headed(head, start, stop, core, framed)
        return self._plain(name, core, framed)

    def _headed(self, inside: Mention, start: int, stop: int, core: str, framed: bool) -> str | None:
        """Judge, as `strength` does, a name that begins with the place or company `inside`; `core`: without 项目."""
        last, at = inside, inside.stop
        while (
            at in self.starting
            and self.starting[at].kind in (Kind.REGION, Kind.PARK, Kind.DATE)
            and self.starting[at].stop <= start + len(core)
        ):
            last = self.starting[at]
            at = last.stop
        bare = self.text[at : start + len(core)]
        if last.kind is Kind.PARK and not bare and self.text.endswith(_BUILT, start, stop):
            return ""
        if (last.kind is Kind.PARK or inside.kind is Kind.COMPANY) and _PHASE.fullmatch(bare):
            return ""
        if inside.kind is Kind.COMPANY and ENLARGED.fullmatch(bare) and core != self.text[start:stop]:
            return ""
        if not bare and inside.kind is Kind.COMPANY and last.kind is Kind.PARK:
            return ""
        if not bare and inside.kind is Kind.COMPANY and inside.text.endswith("公司"):
            return "" if _FIGURED.match(self.text, stop) else None
        if not bare:
            if inside.kind is Kind.REGION and inside.text[-1] not in _LEVELS and _TELLS.match(self.text, stop):
                return WEAK
            if inside.kind is Kind.COMPANY and core != self.text[start:stop] and not core.endswith(_WHOLE_FIRMS):
                return ""
            return "" if self.ends_as_work.match(core) else None
        if bare[0] == "某" or (not framed and segment(bare, self.lex)[0] in self.lex.verbs):
            return None
        if inside.kind is Kind.COMPANY and not framed and _INVESTS.search(bare):
            return None
        made = framed or (inside.kind is Kind.COMPANY and _FIGURE_HEAD.match(bare))
        if (
            inside.kind is Kind.COMPANY
            and (inside.text.endswith("公司") or (last is inside and self.ends_as_work.match(core)))
            and not _STATE.search(bare)
            and not _OFFICE.match(bare)
            and len(bare) > 1
        ):
            return ""
        if generic(bare, self.knowledge) or (not made and has_verb(bare, self.lex)):
            return None
        return "" if inside.kind is Kind.COMPANY or len(bare) >= 3 else WEAK

    def _plain(self, name: str, core: str, framed: bool) -> str | None:
        """Judge, as `strength` does, a name that no known place or company begins; `core`: without 项目."""
        if HAN.search(core) is None and len(core) < 5:
            return None
        if _BETWEEN.match(core):
            return ""
        if _SCHOOL.match(core) and self.ends_as_work.match(name) is None and not has_verb(core, self.lex):
            return ""
        if generic(core, self.knowledge) or (not framed and not _MADE.match(core) and has_verb(core, self.lex)):
            return None
        if core.endswith("建设") and not proper(core, self.lex):
            return WEAK if len(core) >= 8 and name.endswith("工程") else None
        if _COUNT_HEAD.match(core):
            return None
        dated = _DATED.search(core)
        if dated is not None and generic(core[dated.end() :], self.knowledge):
            return None
        if _PHASE_FIGURE.match(core):
            return None
        if _FIGURE_ALONE.fullmatch(core):
            return WEAK
        if _DIGIT.search(core):
            return ""
        if len(core) > 4 and _LATIN.search(core):
            return ""
        if len(core) < 4:
            return WEAK
        return "" if head_company(core, self.knowledge) or proper(core, self.lex) else WEAK

    def public(self, start: int, stop: int) -> bool:
        """Tell whether the stretch is a work that a place builds for its people, the place before it."""
        return public_work(self.text, start, stop, self._in_place(start))

    def _in_place(self, start: int) -> bool:
        head = self.starting.get(start)
        return head is not None and head.kind is Kind.REGION

    def common(self, start: int, stop: int) -> bool:
        """Tell whether all words before the kind of work are such as any project has: 标准化|厂房, 配套服务|中心."""
        words = segment(self.text[start:stop], self.lex)[:-1]
        plain = (*self.knowledge.words("project_verbs"), *self.knowledge.words("common_words"), *_PLAIN_WORDS)
        return all(word in plain or generic(word, self.knowledge) for word in words)

    def coined(self, start: int, stop: int) -> bool:
        """Tell whether the stretch holds a name that the dictionary lacks (白岩洞|水库), or a place, before its kind."""
        if any(m.kind is Kind.REGION for at in range(start, stop - 2) if (m := self.starting.get(at)) is not None):
            return True
        words = segment(self.text[start:stop], self.lex)
        if any(len(word) == 1 and HAN.fullmatch(word) and word not in PLAIN for word in words[:-1][:2]):
            return True
        named = words[0] in self.lex.names and self.lex.known.get(words[0], 0.0) < _COMMON
        return len(words) > 1 and named and words[0] not in self.knowledge.words("project_verbs")

    def _placeless(self, start: int, stop: int) -> str:
        """Give the stretch without the regions in it, for what is left to be judged: 某州代表项目 names nothing."""
        kept = []
        at = start
        while at < stop:
            mention = self.starting.get(at)
            if mention is not None and mention.kind in (Kind.REGION, Kind.DATE) and at < mention.stop < stop:
                at = mention.stop
                continue
            kept.append(self.text[at])
            at += 1
        return "".join(kept)

    def site(self, begin: int, end: int) -> bool:
        """Tell whether the stretch ends as the name of a work or site does: 项目, 大桥, 产业园."""
        name = self.text[begin:end]
        return name.endswith(("项目", "工程")) or self.ends_as_work.match(name) is not None
