"""Pages about a park: one that the headline names, that the first line opens with, or that is 高新区 and no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.coreference import zone
from kg.relate.home.codes import related
from kg.relate.home.visits import GUESTS

ZONE_END = re.compile(
    r"(?:开发区|经开区|高新区|新区|工业园区|化工园区|(?:现代|高科技|高新技术|循环经济)产业园区|集中区|集聚区|(?<=[\u4e00-\u9fff]{2})工业区|投资区|保税区|示范区|试验区|风景名胜区|风景区|管理区|旅游区|合作园区|基地)$"
)
ADMINISTERED = re.compile(
    ZONE_END.pattern + r"|(?:综保区|经济区|先行区|科创城|科技城|科学城|产业新城|转移(?:工业)?园区?)$"
)
"""What ends the name of a zone of which a paragraph goes on to speak, though no page need be about it."""
_AGAIN = 3
"""So often a page about a park speaks of 园区."""
_TWICE = 2
"""So often at least, where it speaks of no other park."""
_THE_SITE = re.compile(r"(?<![\u4e00-\u9fff]业)(?<!工业)园区|该园|入园|园内")
_THIS_SITE = re.compile(
    r"该(?:园|开发|经开|高新|新|示范|集聚|集中)区|该(?:产业)?园|(?<![\u4e00-\u9fff])(?:园|全|我)区(?![域级县])"
)
"""Words that go on about the one park that a page is about."""
_LEAD = 120
_FIRST_LINES = 60
"""How many characters into a page without a headline its subject is named."""
_OPENING = re.compile(
    r"[\s\u3000“\[【]*(?:[\u4e00-\u9fff]{2,4}讯|本报讯)?[\s\u3000]*(?:[(（][^()（）\n]{2,30}[)）])?[\s\u3000]*"
    r"(?:\d[\d年月日至.-]{1,14}(?:上午|下午)?|(?:今年|去年|近年|年初|入春|开年|新年|日前|近日|目前|连日|自)?(?:以来|来|上半年|[一二三四]季度)?(?:以来)?)[,，]?"
)
"""What may stand before the park that a page opens with."""
_IS_SUBJECT = re.compile(
    r"(?![的、和与及/]|项目|工程|内|里|[(（])[,，]?(?:正在|传来|举行|召开|位于|地处|坐落|成立|创建|始建|规划|是|总?占地|今年|[上前]\w{1,2}(?:年|季度)|[\u4e00-\u9fff]?季度|坚持|紧扣|紧紧|围绕|聚焦|以|把|将|积极|深入|深化|全力|着力|加快|大力|持续|不断|立足|按照|充分|抢抓|依托|始终|强化|创新|有序|扎实|牢固|认真|共|已|新|突出|瞄准|推行|实行|推进|呈现|上半年)"
)
"""After a park what tells that the sentence is about it."""
_SCENE = re.compile(_OPENING.pattern + r"(?:[\u4e00-\u9fff]{0,4}记者)?(?:走进|来到|步入|走访)?(?:位于|坐落于)?")
"""What may stand before the park where a page opens: 近日,记者走进|某园区."""
_THERE = re.compile(r"(?:采访|内|里|中)?(?:[,，。]|一片|处处|到处|机器|车间)")
"""What stands behind it."""
_BESIDE = 1
"""So often at most the article names the county of its headline outside the park's name."""
_AT_LARGE = re.compile("[全我该][省市县州]|(?<![\u4e00-\u9fff])[省市县州](?:委|政府|长|领导)")
"""Words for a region at large, of which a page about a park has none."""
_TITLE_ENDS = re.compile(r"[\s\u3000]*(?:$|[\n:：—,，!！|])")
_TITLE_HEAD = re.compile(r"[\s\u3000“【\[]*")


def alone(knowledge: Knowledge) -> frozenset[str]:
    """Give the words for a zone that name the one of a region where the page names none in full. Raises DataError."""
    return knowledge.once("relate.home.alone", _alone)


def _alone(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(row[0] for row in knowledge.table("park_suffixes") if row[2:] == ("alone",))


class Sites:
    """The parks of a page, ready to tell which of them the page is about."""

    def __init__(
        self,
        raw: str,
        mentions: Sequence[Mention],
        parks: Sequence[Mention],
        titles: Sequence[tuple[int, int]],
        first: int,
        alone: frozenset[str],
    ) -> None:
        """Take the page's text and mentions, its named `parks`, where its headlines stand and where its article begins. Offsets of `raw`.

        `alone`: words for a zone that name the one of a region where the page names none in full.
        """
        self.alone = alone
        self.raw = raw
        self.mentions = mentions
        self.parks = parks
        self.titles = titles
        self.first = first
        self.regions = [m for m in mentions if m.kind is Kind.REGION and not m.implied]
        self.zones = Counter(m.text for m in parks)

    def heads(self, park: Mention) -> bool:
        """Tell whether a page may be about this park: a zone named by the headline or, on a page without one, by the first lines and again and again."""
        if not ZONE_END.search(park.text) or len(park.text) < 4 or GUESTS.match(self.raw, park.stop):
            return False
        if self.titles:
            return any(a <= park.start < b for a, b in self.titles)
        return park.start - self.first < _FIRST_LINES and self.zones[park.text] > 2

    def spoken(self) -> Mention | None:
        """Give the one park that a page without a headline opens with, calls 园区 again and again, and names no place beside but those in its name."""
        sites = {m.text for m in self.parks}
        first = self.parks[0] if self.parks else None
        if first is None or self.titles or first.start - self.first > _LEAD or len(sites) > 1:
            return None
        own = self.inside(first)
        firms = {at for m in self.mentions if m.kind is Kind.COMPANY for at in range(m.start, m.stop)}
        beside = {str(m.value) for m in self.regions if m.start not in firms} - {str(m.value) for m in own}
        return first if own and not beside and len(_THE_SITE.findall(self.raw)) >= _AGAIN else None

    def inside(self, park: Mention) -> list[Mention]:
        """Give the regions that a park's name holds."""
        return [m for m in self.regions if park.start <= m.start < park.stop]

    def bare(self) -> Mention | None:
        """Give 高新区 where headline or first lines and the text speak of it and of no zone of a longer name."""
        words = [m for m in self.mentions if m.kind is Kind.PARK and m.implied and m.text in self.alone]
        if len(words) < 3 or len({m.text for m in words}) > 1 or any(z.endswith(words[0].text) for z in self.zones):
            return None
        headed = any(a <= words[0].start < b for a, b in self.titles) or words[0].start - self.first < _FIRST_LINES
        return replace(words[0], implied=False) if headed else None

    def opened(self) -> Mention | None:
        """Give the park that the headline is, or that the first sentence is about, where the page goes on about it and no other park as often."""
        for park in self.parks:
            if not (self._is_title(park) or self._is_subject(park)) or len(park.text) < 5:
                continue
            if any(p.text == park.text and GUESTS.match(self.raw, p.stop) for p in self.parks):
                continue
            said = self._said(park)
            others = max((n for text, n in self.zones.items() if not _same(text, park.text)), default=0)
            if said >= (_AGAIN if others else _TWICE) and said > 2 * others:
                return park
        return None

    def _said(self, park: Mention) -> int:
        bare = sum(1 for m in self.mentions if m.kind is Kind.PARK and m.implied and park.text.endswith(m.text))
        named = max(self.raw.count(park.text), sum(n for text, n in self.zones.items() if _same(text, park.text)))
        return named + bare + len(_THIS_SITE.findall(self.raw))

    def _is_title(self, park: Mention) -> bool:
        """Tell whether a headline is the park's name, with its region before it, alone or before a mark."""
        for start, stop in self.titles:
            if start <= park.start < stop:
                return self._reaches(start, park, _TITLE_HEAD) and _TITLE_ENDS.match(self.raw, park.stop) is not None
        return False

    def _is_subject(self, park: Mention) -> bool:
        """Tell whether the article opens with the park as what its sentence is about or where it stands, under no headline that names a region but the one that the park lies in."""
        if park.start - self.first > _FIRST_LINES or not self._headed_by_its_own(park):
            return False
        if self._reaches(self.first, park, _SCENE) and _THERE.match(self.raw, park.stop):
            return True
        return self._reaches(self.first, park, _OPENING) and _IS_SUBJECT.match(self.raw, park.stop) is not None

    def _headed_by_its_own(self, park: Mention) -> bool:
        """Tell whether the headlines name no region, or only that of the park's name, of which the article says next to nothing beside."""
        headed = {m.value for m in self.regions if any(a <= m.start < b for a, b in self.titles)}
        return not headed or (
            headed <= {m.value for m in self.inside(park)}
            and sum(map(self._beside, headed)) + self._at_large <= _BESIDE
        )

    def outweighing(self, home: Mention) -> Mention | None:
        """Give the park of headline or first lines of which a page says more than of the region `home`, by its name and at large together, and far more than of another park.

        Its name tells the region that it lies in, and the article names it first, but for the province.
        """
        code = str(home.value or "")
        first = min((m.start for m in self.regions if str(m.value) == code and m.start >= self.first), default=0)
        for park in self.parks if home.kind is Kind.REGION else ():
            headed = any(a <= park.start < b for a, b in self.titles)
            if not (headed or park.start - self.first < _FIRST_LINES):
                continue
            if not any(m.value and related(str(m.value), code) for m in self.inside(park)):
                continue
            others = max((n for text, n in self.zones.items() if not _same(text, park.text)), default=0)
            said = self._said(park)
            leads = headed or park.start <= first or code.endswith("0000")
            if leads and said >= _AGAIN and said > 2 * others and said > self._beside(home.value) + self._at_large:
                return park
        return None

    @cached_property
    def _at_large(self) -> int:
        return len(_AT_LARGE.findall(self.raw, self.first))

    def _beside(self, code: object) -> int:
        """Count how often the article names a region but in the names of parks and firms."""
        return sum(m.value == code and m.start >= self.first and m.start not in self._in_names for m in self.regions)

    @cached_property
    def _in_names(self) -> frozenset[int]:
        held = (m for m in self.mentions if m.kind in (Kind.PARK, Kind.COMPANY) and not m.implied)
        return frozenset(at for m in held for at in range(m.start, m.stop))

    def _reaches(self, start: int, park: Mention, lead: re.Pattern[str]) -> bool:
        """Tell whether only `lead` and regions stand between `start` and the park."""
        match = lead.match(self.raw, start)
        at = match.end() if match is not None else start
        for m in self.regions:
            if m.start == at and m.stop <= park.start:
                at = m.stop
        return at == park.start


def _same(one: str, other: str) -> bool:
    """Tell whether two names of parks are forms of one: the longer ends with the shorter, or both are the same zone's."""
    return one.endswith(other) or other.endswith(one) or zone(one) == zone(other) != ""
