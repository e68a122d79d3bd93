"""Whose doing a sentence tells: the region or park that is its subject, else the one the running text speaks of."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_PREPOSITION = re.compile(
    r"(?:赴|前往|奔赴|走进|来到|对接|走访|到|在|向|往|从|与|同|自|于|比|离|距|和|及|至|由|把|给|对|为|支持|帮助|推荐|学习|借鉴|位于|落户|参加|接轨|融入|承接|面向|瞄准|紧盯|聚焦|举办的|组织的)$"
)
_FOREIGN = re.compile(r"(?:等地|等省|籍|商会|经验|做法|方向|客商|老乡|商人|以外|之外|周边|报|日报|晚报|网|电视台|新闻)")
_TITLE = re.compile(r"《[^《》]*$")
_REACH = 400
"""How many characters before its verb a subject is looked for."""
_PLACES = (Kind.REGION, Kind.PARK)


def user(page: Page, sentence: Span, at: int) -> tuple[Mention | None, str]:
    """Give the region or park that acts at offset `at` of `sentence`, and `subject` or `topic`: how it is known.

    A company that stands as subject between the place and `at` acts itself: then nothing is given.
    """
    text = page.text.text
    low = max(sentence.start, at - _REACH)
    before = page.within(low, at, Kind.REGION, Kind.PARK, Kind.COMPANY, Kind.PROJECT)
    outer: list[Mention] = []
    for mention in before:
        if outer and mention.stop <= outer[-1].stop:
            continue
        outer.append(mention)
    for mention in reversed(outer):
        head = text[low : mention.start]
        if mention.kind is Kind.COMPANY:
            if (not head or head[-1] in ",\uff0c、 ") and not text.startswith(("、", "等", "的"), mention.stop):
                return None, ""
            continue
        if mention.kind not in _PLACES or mention.text[0].isdigit() or _PREPOSITION.search(head) or _TITLE.search(head):
            continue
        if _FOREIGN.match(text, mention.stop) or text.startswith("、", mention.stop) or head.endswith("、"):
            continue
        if mention.implied:
            topic = page.region_at(mention.start)
            if topic is not None and not topic.implied:
                return topic, "subject"
        return mention, "subject"
    return running(page, at), "topic"


def running(page: Page, at: int) -> Mention | None:
    """Give the place that the text speaks of at `at`; one of another province than the page's home is a guest, not the speaker."""
    topic, home = page.region_at(at), page.home
    if topic is None or home is None:
        return topic or home
    a, b = topic.value, home.value
    if isinstance(a, str) and isinstance(b, str) and a[:2] != b[:2]:
        return home
    return topic
