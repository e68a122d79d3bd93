"""Where a page arrives: tours of projects go from place to place, and what they see lies where they are: 随后来到青岭县,察看了甲项目、乙项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.relate.places import finest, under
from kg.text.span import Span

_SEES = r"(?:先后|分别|又|还|实地|现场|集中|逐一|重点|详细|一同|共同)*(?:观摩|察看|查看|参观|考察(?![团组])|调研(?![组员])|视察|检查|督导|督查|督办|走访|看望|看到|了解到|见到)"
_GOES = re.compile(
    r"(?:来到|走进|步入|抵达|莅临|赶赴|奔赴|驱车前往|转战|前往|深入|走访|赴|到)(?:了|位于)?(?=[\u4e00-\u9fff])|(?<![\u4e00-\u9fff])对(?=[^,，。;；]{2,24}(?:进行|开展)了?[^,，。;；]{0,4}(?:观摩|调研|视察|检查|督导|督查|督办))|(?:(?<![\u4e00-\u9fff])|(?<=记者))在(?=[\u4e00-\u9fff])"
    r"|(?:第[一二三四五六七八九十]|首|末|最后一|下一)站(?:是|为|来到|到|走进|选在|[:：])?(?=[\u4e00-\u9fff])"
)
"""What leads to a place that people go to."""
_ARRIVED = re.compile(
    rf"(?:(?!的)[^,，。;；、]{{2,12}}?(?:工厂|厂区|厂房|车间|公司|工地|现场|基地))?(?:境?内|里|中)?(?:[,，](?:(?:大家|他们?|她|众人|记者|笔者|与会(?:人员|代表|领导)?|[\u4e00-\u9fff]{{0,6}}(?:一行|[组团队]|等人?))?(?:一边|认真|仔细)?{_SEES}|$)|{_SEES}|(?:重[大点]|工业|产业|在建)*(?:项目|工程|企业|招商)[^,，。;；]{{0,10}}?(?:进行|开展)了?[^,，。;；]{{0,4}}(?:观摩|调研|视察|检查|督导|督查|督办)|对[^。;；]{{2,80}}?(?:进行|开展)了?(?:实地|现场|集中|专题)*(?:观摩|参观|考察|调研|视察|检查|督导|督查))"
)
"""After the place what tells that they see what is there."""
_COMES = ("来到", "走进", "步入", "抵达", "莅临", "转战", "第", "首", "末", "最后", "下一")
"""Verbs after which a comma is enough."""
_CUE = re.compile(
    "观摩|察看|查看|参观|考察|调研|视察|检查|督导|督查|督办|走访|看望|看到|了解到|见到|来到|走进|步入|抵达|莅临|转战|[一二三四五六七八九十首末]站"
)
"""One of these stands in every sentence that people arrive in; most hold none."""
_HEARS = re.compile(r"听取|召开|座谈|参加|出席|会上")
"""What leads from what people see to what they are told of, which may lie anywhere."""
_END = re.compile(
    r"(?:境?内|里)?(?:(?:实地|专题|集中)?(?:开展|进行)?(?:调研|检查|督导|走访|督查|考察|视察|观摩|指导)[^,，。;；、]{0,16})?[。!！]?\s*"
)
"""What may stand behind the place where a sentence ends: 到青岭县|调研项目建设。"""
_COMMA = re.compile("(?:境?内|里|中)?[,，]")


def arrivals(page: Page, sentence: Span, home: Mention | None) -> Iterator[tuple[int, Mention]]:
    """Give the places inside `home` that people come to in a sentence to see what is there, each with the offset from which the text is about it.

    Where they go on to hear reports the text is about `home` again.
    """
    text = page.text.text
    if home is None or _CUE.search(text, sentence.start, sentence.stop) is None:
        return
    for match in _GOES.finditer(text, sentence.start, sentence.stop):
        place = finest(page, match.end(), min(sentence.stop, match.end() + 24))
        if place is None or place.implied or not _inside(page, place, home):
            continue
        comes = match.group().startswith(_COMES)
        told = comes and (_COMMA.match(text, place.stop, sentence.stop) or ends_with(page, place, sentence))
        if told or _ARRIVED.match(text, place.stop, sentence.stop):
            yield place.stop, place
            hears = _HEARS.search(text, place.stop, sentence.stop)
            if hears is not None:
                yield hears.start(), home


def ends_with(page: Page, place: Mention, sentence: Span) -> bool:
    """Tell whether the sentence ends with the place: 记者走进了云岭工业园区。"""
    return _END.fullmatch(page.text.text, place.stop, sentence.stop) is not None


def _inside(page: Page, place: Mention, home: Mention) -> bool:
    """Tell whether the place lies in the home, by code or as its town, or is a park that is not known to lie elsewhere."""
    if place.kind is Kind.PARK:
        heads = [m for m in page.within(place.start, place.stop, Kind.REGION) if m.value]
        return place.text != home.text and (not heads or heads[0].value == home.value or under(heads[0], home))
    return under(place, home)
