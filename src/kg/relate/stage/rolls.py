"""Projects that the words before them count, and so the stage of those that the text goes on to name: 签约项目17个,…分别是|甲项目、乙项目."""

from __future__ import annotations

import re

from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.clause import lead_of, stated
from kg.relate.stage.denied import undone
from kg.relate.stage.told import AHEAD, CEREMONIES, ceremony_of
from kg.relate.stage.words import Union
from kg.text.last import last_match
from kg.text.span import Span

_POPULATION = re.compile(
    r"(?P<what>竣工投产|建成投[产用运]|签约|新签(?:订|约)?|签[订署](?!意向)|(?:新|已|共|累计|县|市|区|年|月|,)(?:引进|招引|落户|落地)|开工|动工|奠基|竣工|建成|完工|投产|新建|续建|在建|储备|谋划|前期|拟建)了?(?:合同|协议|动员|建设)?(?:的)?(?:(?:这|上述)(?:批|些|几个)[^,，。;；\d]{0,8}项目|(?:(?:约|逾|超过?|近)?[\d.]+[万亿]+(?:美|欧|日)?元)?(?:投资|的|重点|重大)*项目(?:中(?=[,，])|(?:情况|名单|清单)?(?=如下))|(?:[\d.]+公里)?(?:(?:\d+|[二两三四五六七八九十]+)[个项大])(?:[\d.]+[万亿]元(?:及?以上)?的?)?[^,，。;；\d]{0,8}项目|(?:[\d.]+[万亿]元(?:及?以上)?)?[^,，。;；\d]{0,8}项目(?:总数)?(?:[(（][^()（）]{1,14}[)）])?(?:共|有|达|为)*(?:\d+|[二两三四五六七八九十]+)(?:余|多)?[个项])"
    r"|(?:\d+|[二两三四五六七八九十]+)[个项][^,，。;；\d]{0,8}项目(?:至今|截至目前|目前|[仍还均都]|已|正式|成功|集中|顺利|尚未|未能?|没有?|按[时期]|如期)*(?P<told>竣工投产|建成投[产用运]|签约|开工|动工|奠基|竣工|建成|完工|投产|投用|落户|落地)(?![率前])"
    r"|(?P<talks>(?:在谈|洽谈(?![会日周])|意向)(?:的)?(?:项目中(?=[,，])|(?:(?!签约|开工)[^,，。;；\d]){0,8}项目(?:共|有|达|为)*(?:\d+|[二两三四五六七八九十]+)(?:余|多)?[个项])|(?:\d+|[二两三四五六七八九十]+)(?:余|多)?[个项](?:投资|合作)*意向[^,，。;；\d]{0,4}项目)"
)
"""What counts the projects of a stage: 开工的34个项目, 签约项目17个."""
_IS = {
    **dict.fromkeys(("储备", "谋划", "前期", "拟建"), "planned"),
    **dict.fromkeys(("建成", "完工"), "completed"),
    **dict.fromkeys(("竣工投产", "建成投产", "建成投用", "建成投运", "投用"), "operating"),
}
"""The stages of those counted by words that no ceremony is called by."""
_ROLL = re.compile(
    r"\d[个项][:：]\Z|[\d两二三四五六七八九十][个项大][^,，。;；、]{0,8}项目(?:分别|依次)?[是为][:：]?\Z|[,，](?:即|它们是|一[个是家]是?)[:：]?\Z|项目(?:情况|名单|清单)?如下[:：]\Z|(?:分别[是为]|依次[是为]|\d[个项][,，][是为])[:：]?[^。;；]{0,80}\Z|\d[个项][,，][^。;；]{2,30}元[,，](?:分别)?[为是][:：]?\Z|(?<![绍示说道出称])[:：][^。;；、,，]{0,24}\Z|(?:[,，](?:其中)?(?:即|包括|含|包含|涵盖|主要有|既(?:有|涵盖|包括|包含))|[,，](?:其中有?|除了?)|[,，](?:不[光仅单只但止]|既)?有|项目有|[,，](?:比|诸)?如)[:：]?[^。;；、]{0,24}\Z"
    r"|(?:\d+|[二两三四五六七八九十]+)[个项大][^,，。;；、]{0,8}项目中[,，]\Z"
    r"|\d[个项][,，][^,，。;；、]{2,30}?(?:公司|集团)[^,，。;；、]{0,6}?投资[^,，。;；、]{0,16}?(?:建设|兴建|新建|实施)的\Z"
)
_SAMPLE = re.compile(
    r"[\s\u3000]*(?:比|例|诸)?如[:：,，]?(?!下|果|何|今|期|此)|[\s\u3000]*它们(?:分别|依次)?[是为][:：]?|[\s\u3000]*(?:\d{1,2}|[两二三四五六七八九十])[个大][^,，。;；:：、\d]{0,6}项目(?:分别|依次)?[是为][:：]?|[\s  ]*(?:代表性|主要|重点|典型)(?:的)?项目(?:(?:有|包括|为|是)[:：]?|[:：])|[\s  ]*(?:其中[,，]?)?(?:(?:主要)?(?:包括|分别[为是])|主要(?:是|有)|具体(?:是|为|有|包括)|依次[为是])[:：]?"
    r"|[^,，。;；\d]{2,12}\d{1,2}[个项][,，](?:分别)?[为是]"
    r"|[\s\u3000]*(?:其中)?[,，]?(?:总?投资)?[^,，。;；:：、]{0,12}项目(?:共|有|达)*\d+[个项][,，](?:(?:代表性|主要|重点|典型)的?项目)?(?:分别|依次|主要)?(?:[为是有]|包括)[:：]?"
    r"|[\s\u3000]*(?:其中)?[,，]?(?:[这上述以]{0,2}(?:[一二两三四五六七八九十\d]+[个大]|[些批]))?(?:[\d.]*[万亿]元(?:及?以上)?的?|[^,，。;；:：\d]{0,6})项目中?[,，]?(?:分别|主要|其中)(?:[是为有]|包括)[:：]?"
)
"""What opens the sentence behind a count and goes on to name those counted: 亿元项目分别是:|甲项目."""
_AMONG = re.compile(
    r"[\s\u3000]*(?:其中[,，]?(?:(?:主要)?(?:包括|有))?[:：]?)?(?:(?:总?投资)?(?:额|规模)?最大的(?:项目|一个|一项)?[是为])?"
)
"""What opens the sentence behind a count with one of those counted: 其中,|甲项目总投资3亿元."""

_LARGEST = re.compile("(?:总?投资(?:额|规模)?|规模|体量)最大")
"""What is said behind the name of one of those counted: 某项目|投资额最大."""
_MANY = re.compile(
    r"(?<![等第\d])(?:\d+|[两二三四五六七八九十]+)(?:余|多)?[个项][^,，。;；:：、\d的]{0,10}项目(?=[已正均都全现目进处在相先陆加有转建])"
)
"""What counts projects, where something is said of them."""
_CLAUSE_END = re.compile("[,，。;；:：]")
_NEAR = 20
"""Characters behind a count within which it is said."""
_COUNT = re.compile(r"[\d一二两三四五六七八九十](?:余|多)?[个项](?!月)")
"""What counts projects, or parts of them."""


def population_of(page: Page, start: int, stop: int, words: Union | None = None, *, last: bool = False) -> str | None:
    """Give the stage of the projects that `[start, stop)` counts first, or `last`: 集中开工的34个项目总投资…; None for what is only planned.

    With `words`, those behind a count tell it too: 47个项目正处于施工高峰期.
    """
    text = page.text.text
    match = last_match(_POPULATION, text, start, stop) if last else _POPULATION.search(text, start, stop)
    if match is None:
        return _said_of_many(text, start, stop, words) if words is not None else None
    if match["talks"]:
        return "negotiating"
    what = match["what"] or match["told"]
    not_so = undone(text, start, match.start("what" if match["what"] else "told"))
    if not_so is not None:
        return not_so or None
    if AHEAD.search(text, max(start, match.start() - 12), match.start()):
        return "planned" if what == "开工" else None
    return _IS.get(what) or CEREMONIES.get(what, "signed")


def _said_of_many(text: str, start: int, stop: int, words: Union) -> str | None:
    """Give what is said right behind a count of projects, which closes no list: 12个重点项目|已全部完工."""
    if text.find("项目", start, stop) < 0:
        return None
    for many in _MANY.finditer(text, start, stop):
        edge = _CLAUSE_END.search(text, many.end(), stop)
        near = min(many.end() + _NEAR, edge.start() if edge is not None else stop)
        told = next(stated(text, many.end(), near, words), None)
        if told is not None:
            return told[0]
    return None


def alone_counted(page: Page, sentence: Span) -> bool:
    """Tell whether the sentence counts projects once only, so that 其中 behind it can mean no others."""
    return len(_COUNT.findall(page.text.text, *sentence)) == 1


_OPENS_LINES = re.compile(
    r"(?:(?:包括|分别[为是]|依次[为是]|具体[为是有]|主要[有是为])[:：]?|(?:项目|[有为是]|如下|名单|\d[个项])[:：])\s*\Z"
)
"""The end of a paragraph below which those counted stand line by line: …项目12个,分别为:"""
_LINE = re.compile(r"[\s\u3000]*(?:[(（]?\d{1,2}[)）、.．]|[①-⑳])")
"""What numbers such a line."""


def numbered(page: Page, start: int) -> bool:
    """Tell whether the paragraph that begins at `start` is a numbered line."""
    return _LINE.match(page.text.text, start) is not None


def above_lines(page: Page, sentence: Span, before: str | None, words: Union) -> str | None:
    """Give the stage of the projects that the lines below the sentence name, which ends a paragraph and counts them, or goes on about those of the stage `before`."""
    if _OPENS_LINES.search(page.text.text, *sentence) is None:
        return None
    own = population_of(page, *sentence, words, last=True)
    return own or (before if sampled(page, sentence) else None)


def sampled(page: Page, sentence: Span) -> bool:
    """Tell whether the sentence opens with words that go on to name some of the projects counted before it: 代表性项目有:"""
    return _SAMPLE.match(page.text.text, *sentence) is not None


def enlisted(page: Page, sentence: Span, first: Group, before: str | None, words: Union, *, recent: bool) -> str | None:
    """Give the stage that a count of projects gives to those that it goes on to name, from `first` on.

    签约项目17个,…,分别是|甲项目; or, with `before` the stage of those that were counted before, 代表性项目:甲项目; `recent` tells that the
    last sentence counts those and no others: 其中|甲项目.
    """
    text, start = page.text.text, first.projects[0].start
    own = None
    if _ROLL.search(text, sentence.start, start) is not None:
        own = population_of(page, sentence.start, start, words, last=True) or ceremony_of(
            page, Span(sentence.start, start)
        )
    if own is not None or before is None:
        return own
    if _SAMPLE.match(text, *sentence):
        return before
    among = _AMONG.match(text, *sentence) if recent else None
    told = among is not None and (among.end() > sentence.start or _LARGEST.match(text, *first.trail) is not None)
    return before if among is not None and told and among.end() >= lead_of(page, first) else None


_HEADS = re.compile(
    r"[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]|[①-⑳])?(?:由[^,，。;；、]{2,30}?(?:投资|建设|承建|实施)[\d.]*[万亿]*(?:美|欧|港)?元?(?:投资|建设|兴建)*的|(?:计划|预计)?总?投资(?:约|近|超)?[\d.]+[万亿]+(?:美|欧|港)?元(?:建设|兴建)?的)?"
)
"""What opens a sentence that presents a project, up to its name."""
_PRESENTS = re.compile(
    r"[,，]?(?:项目)?(?:由[^,，。;；]{2,24}?(?:投资|出资|承建|建设|实施)|(?:计划|预计|拟|规划)*(?:总?投资|占地|用地|总?建筑面积|总?用地)|(?:计划|拟)(?:落户|[于在])|(?:位于|选址|坐落))"
)
"""What goes on behind its name."""


def introduced(page: Page, group: Group) -> bool:
    """Tell whether the sentence opens with the project and presents it: 由甲公司投资2亿元的某项目,占地20亩."""
    text = page.text.text
    return (
        group.single
        and _HEADS.fullmatch(text, group.sentence.start, group.projects[0].start) is not None
        and _PRESENTS.match(text, *group.trail) is not None
    )
