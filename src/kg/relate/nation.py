"""Sentences that the country is the subject of, or an organ or a leader of it: what they tell is no region's."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.relate.subjects import SUBJECT_LEAD
from kg.text.span import Span

_GRANTS = "(?!批[准复]|同意|授予|认定|命名|评[为定]|关于|要求|部署|代表|委员|表彰|确定|列[为入]|支持|下达|专家|领导|原?副?部长)"
"""What does not stand behind an organ that tells or acts itself: what it grants, or who comes from it, is told of the place that it is for."""
_NO_SUBJECT = "(?![最首唯第性十百劳文卫双重著知闻先优模]|[东西南北中][部方]|人大|政协|人民)"
"""What does not stand behind 我国, 全国 as a subject: 我国最大的, 全国文明城市."""
_NO_WORDS = "(?![^,，。;；]{0,24}(?:精神|重要(?:讲话|指示|批示|论述)|思想|关于|嘱托|部署))"
"""What does not stand behind a leader who acts: 习近平总书记|视察某地时的讲话精神."""
_BODY = "中国(?![共人]|(?:建设|农业|工商)银行)[\u4e00-\u9fff]{2,14}?(?:协会|联合会|学会)"
"""A body of a whole branch: 中国工艺品协会."""


class Country(NamedTuple):
    """Who acts for the country."""

    subject: re.Pattern[str]
    """The country, its organs and leaders as the subject of a sentence, or as the source of what it tells: 从|水利部|了解到."""
    organs: re.Pattern[str]
    """Its organs, wherever they act."""
    leaders: re.Pattern[str]
    """Those who lead it, where they themselves and not their words are spoken of."""


def country(knowledge: Knowledge) -> Country:
    """Give what the country and those who act for it are called. Raises DataError."""
    return knowledge.once("relate.nation.country", _country)


def _country(knowledge: Knowledge) -> Country:
    kinds: dict[str, list[str]] = {}
    for word, kind in sorted(knowledge.table("nation"), key=lambda row: (-len(row[0]), row[0])):
        kinds.setdefault(kind, []).append(re.escape(word))
    organs = f"(?:{'|'.join([*kinds['organ'], _BODY])}){_GRANTS}"
    leaders = f"(?:{'|'.join(kinds['leader'])}){_NO_WORDS}"
    subject = f"(?:{'|'.join(kinds['nation'])}){_NO_SUBJECT}|(?:(?:记者|笔者)?[从据由])?(?:{organs}|{leaders})"
    return Country(re.compile(subject), re.compile(organs), re.compile(leaders))


def of_nation(country: Country, text: str, sentence: Span) -> bool:
    """Tell whether the country, or one who acts for it, is the subject of the sentence or the source of what it tells."""
    at = sentence.start
    for _ in range(2):
        lead = SUBJECT_LEAD.match(text, at, sentence.stop)
        at = lead.end() if lead is not None else at
        if country.subject.match(text, at, sentence.stop):
            return True
        if text[at : at + 1] not in (",", "，"):
            return False
        at += 1
    return False
