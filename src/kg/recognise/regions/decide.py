"""Which hits of the gazetteer's forms are regions of a page, and which units they are.

A full name (潞城区) is a region wherever it stands; a short one (潞城) only where the page gives evidence: its full name, a
parent directly before it (山西长治), or that no other place and no common word is written so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from kg.model import Kind, Mention
from kg.recognise.regions.forms import Form, Regions
from kg.recognise.regions.headline import subject
from kg.recognise.regions.items import heads
from kg.recognise.regions.place import free, governed, heads_clause, of_person, opens, seldom_short, torn, whole_word

_TAIL = re.compile(
    r"[镇乡村路街道桥江河湖山港峡岛寺堡沟]|大[桥道学街]|机场|车站|水库|高速|高铁(?!经济|新[城区]|产业|片区|[东西南北]?站)|城际|客专|铁路|银行|学院"
)
_VENUE = re.compile("(?:国际)?(?:大?酒店|会议中心|会展|宾馆|饭店|大厦|体育馆)")
"""What follows a short name that is part of the name of a house: 青岭国际会议中心."""
_BUILT = re.compile("(?:投资)?(?:建设|新建|兴建|设立|建厂|打造)(?!中)")
"""After a short name what tells, behind 在 and beside its city, that a place is named: 在|青岭|建设."""
_BEGINS = re.compile(
    r"(?:隆重|集中|同时)?(?:举行|举办)(?:了|\d+个)*[^,，。;；、]{0,14}(?:项目|工程)[^,，。;；、]{0,8}(?:开工|奠基|签约|竣工|动工)"
)
"""After a name what only a place does, no person: 青岭|举行12个项目集中开工仪式."""
_ZONE = re.compile(
    r"经济(?:技术)?开发区|经开区|高新(?:技术产业(?:开发|园)?)?区|工业(?:园|集中)区|开发区|产业(?:园|集聚|集中)区"
)
_AREA = re.compile("示范区|实验区|度假区|片区|(?:化工|产业|工业|科技|物流|食品)园")
_SIDES = frozenset("岸侧麓部坡段路街岭")
_ADJECTIVES = tuple("新大小老好各条")
_PAPER = re.compile("日报|晚报|新闻网|电视台|融媒体?中心|政府网")
"""After a place what tells whose paper or station reports."""
_GREAT = frozenset(("光明", "解放", "新华", "团结", "和平", "经济", "青年"))
"""Names of places by which papers of the whole country are called, too."""
_OURS = re.compile("我[市县区]|全[市县区]")
"""What a place's own paper calls it."""
_LEVEL = "省市县区州盟旗"
_OFTEN = 2
"""A word that a page prints more often is no slip."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A form of the tables where it stands, `[start, stop)`."""

    start: int
    stop: int
    text: str
    form: Form


class Decisions:
    """The decisions of one page: which hits are regions, and which codes they have."""

    def __init__(self, text: str, hits: list[Hit], known: Regions, date: dt.date | None, opening: int = 0) -> None:
        """Take the page, its hits in order, the tables, the article's date, which chooses between units of different times, and where its headline begins."""
        self.text = text
        self.hits = hits
        self.known = known
        self.date = date
        self.often = Counter(hit.text for hit in hits)
        self.proved = {h.text for h in hits if h.form.risky and h.form.full and governed(text, h.stop, h.text)}
        self.alive: dict[str, tuple[str, ...]] = {}
        self.proved |= {h.text for h in hits if h.form.risky and self._of_paper(h)}
        if hits and hits[0].start == opening and hits[0].form.risky:
            head = hits[0]
            own = subject(text, opening, head.text, self.current(head.form), known.gazetteer)
            if own is not None:
                self.proved.add(head.text)
                self.alive[head.text] = (own,)
        self.full = {code for hit in hits if hit.form.full for code in self.current(hit.form)}
        sure = {
            h.text: self.current(h.form) for h in hits if not h.form.risky and (h.form.full or h.text[-1] not in _LEVEL)
        }
        self.near = {codes[0] for codes in sure.values() if len(codes) == 1}
        self.together = Counter(code[:4] for code in self.near)
        self.lands = Counter(code[:2] for code in self.near)
        self.near |= {code[:4] + "00" for code in self.near} | {code[:2] + "0000" for code in self.near}
        self.heads = heads(text, [(h.start, h.stop, h.form) for h in hits], self.current, self.near, known.lex)

    def current(self, form: Form) -> tuple[str, ...]:
        """Give the codes of the units that existed at the page's time, all of them where none or no time is known.

        Of several, those that are called so at that time go before one that only was: 滨海 is a county, not the district renamed long ago.
        """
        if form.text not in self.alive:
            self.alive[form.text] = self._current(form)
        return self.alive[form.text]

    def _current(self, form: Form) -> tuple[str, ...]:
        gazetteer, codes = self.known.gazetteer, form.codes
        if self.date is not None:
            year = str(self.date.year)
            codes = tuple(code for code in codes if any(unit.start[:4] <= year for unit in gazetteer.history(code)))
        if len(codes) <= 1:
            return codes
        alive = tuple(code for code in codes if any(unit.valid(self.date) for unit in gazetteer.history(code)))
        called = tuple(
            code
            for code in alive
            if any(unit.valid(self.date) and unit.name.startswith(form.text) for unit in gazetteer.history(code))
        )
        return called or alive or self._latest(codes)

    def _latest(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Give of the codes of former units those that were in use last: an undated 子长县 is the one of 2019, not the one of 1996 with another code."""
        ended = {code: max(unit.stop for unit in self.known.gazetteer.history(code)) for code in codes}
        return tuple(code for code in codes if ended[code] == max(ended.values()))

    def _of_paper(self, hit: Hit) -> bool:
        """Tell whether the name is that of the one place whose newspaper the page is from: 黄石日报; the great papers (光明日报) are no place's."""
        paper = _PAPER.match(self.text, hit.stop) is not None and hit.text not in _GREAT
        return paper and len(self.current(hit.form)) == 1 and _OURS.search(self.text) is not None

    def decide(self) -> list[Mention]:
        """Give the regions, in order, not overlapping; `value` is the code where the page leaves no doubt."""
        mentions: list[Mention] = []
        pending = self.hits[::-1]
        while pending:
            hit = pending.pop()
            before = mentions[-1] if mentions else None
            adjoining = before if before is not None and before.stop == hit.start and before.value else None
            listed = (
                before
                if before is not None
                and before.value
                and before.stop + 1 == hit.start
                and self.text[before.stop] in "、和与至"
                else None
            )
            code = self._code(hit, adjoining)
            joined = bool(pending) and pending[-1].start == hit.stop
            shown = hit.text in self.proved or (code is not None and self._listed(hit, code, pending))
            sure = hit.start in self.heads or (hit.form.risky and shown)
            if not sure and not self._stands(hit, adjoining, listed, code, joined):
                pending.extend(self._behind(hit, pending))
                continue
            if sure or listed is not None:
                self.proved.add(hit.text)
            mentions.append(Mention(Kind.REGION, hit.start, hit.stop, hit.text, value=code))
        return mentions

    def _listed(self, hit: Hit, code: str, pending: list[Hit]) -> bool:
        """Tell whether another region of the same province follows the name in a list: 滨海、射阳."""
        after = pending[-1] if pending else None
        if after is None or after.start != hit.stop + 1 or self.text[hit.stop] not in "、和与" or after.form.risky:
            return False
        return any(c[:2] == code[:2] and c[2:] != "0000" for c in self.current(after.form))

    def _behind(self, refused: Hit, pending: list[Hit]) -> list[Hit]:
        """Give the name that begins inside a refused one and ends behind it (其中阳|新: 阳新), if no other begins there."""
        edge = pending[-1].start if pending else len(self.text)
        for index, begin, end in self.known.automaton.find_matches_as_indexes(
            self.text[refused.start + 1 : min(refused.stop + 6, edge)]
        ):
            start, stop = refused.start + 1 + begin, refused.start + 1 + end
            if start >= refused.stop:
                break
            if stop > refused.stop:
                return [Hit(start, stop, *self.known.forms[index])]
        return []

    def _code(self, hit: Hit, adjoining: Mention | None) -> str | None:
        codes = self.current(hit.form)
        if adjoining is not None:
            parent = str(adjoining.value)
            if adjoining.text[:-1] == hit.text and parent in codes and parent[2:] != "0000":
                return parent  # a zone called after its city, not after the county of that name: 湘潭市湘潭经开区
            below = [
                c
                for c in codes
                if c != parent and c.startswith(parent.rstrip("0") if parent[2:] != "0000" else parent[:2])
            ]
            if len(below) == 1:
                return below[0]
            if below:
                codes = tuple(below)
        if len(codes) == 1:
            return codes[0]
        full = [c for c in codes if c in self.full] if not hit.form.full else []
        if len(full) == 1:
            return full[0]
        for level in ("0000", "00"):
            high = [c for c in codes if c.endswith(level)]
            if not hit.form.full and len(high) == 1:
                return high[0]
        top = [c for c in high if c[2:] == "0000"]
        if not hit.form.full and len(top) == 1:
            return top[0]
        if not codes:
            return None
        for cut in (4, 2):
            near = [
                c
                for c in codes
                if any(
                    (n[:cut] == c[:cut] and n[cut:] != "0000"[: 6 - cut]) or n == c[:cut] + "0000"[: 6 - cut]
                    for n in self.near
                )
            ]
            if len(near) == 1:
                return near[0]
        return None

    def _odd(self, hit: Hit) -> bool:
        """Tell whether a short name is hardly a place where the page names no other of its province: a person's, or a district's that stands once or twice or beside several places of another province."""
        if of_person(self.text, hit.start, self.known.surnames):
            return True
        slip = self.often[hit.text] <= _OFTEN or max(self.lands.values()) > 1
        return slip and seldom_short(self.current(hit.form), hit.text, self.known.gazetteer)

    def _stands_in_full(self, hit: Hit, adjoining: Mention | None, listed: Mention | None, code: str | None) -> bool:
        """Tell whether a form that ends with its level word (潞城区, 临县) is a region."""
        text, form = self.text, hit.form
        otherwise = self.known.otherwise.get(hit.text)
        if otherwise == "part" and (
            code is None or (adjoining is not None and not self.known.gazetteer.inside(code, str(adjoining.value)))
        ):
            return False
        if otherwise == "joint":
            return adjoining is not None or heads_clause(text, hit.start, hit.stop)
        if adjoining is None and torn(text, hit.start, hit.stop, self.known.lex):
            return False
        if not form.risky and (len(hit.text) > 2 or self.often[hit.text] > 1 or adjoining is not None):
            return True
        beside = listed is not None and code is not None and code[:4] == str(listed.value)[:4]
        return (
            adjoining is not None
            or beside
            or (len(hit.text) > 2 and code in self.near)
            or opens(text, hit.start, hit.stop)
            or (not form.risky and whole_word(text, hit.start, hit.stop, self.known.lex))
        )

    def _stands(
        self, hit: Hit, adjoining: Mention | None, listed: Mention | None, code: str | None, joined: bool
    ) -> bool:
        """Tell whether a hit is a region; `joined`: another hit begins where it ends (天津|山东)."""
        text, stop = self.text, hit.stop
        if not self.current(hit.form):
            return False
        form = hit.form
        if hit.text[-1] in _LEVEL and (form.full or len(hit.text) > 2):
            return self._stands_in_full(hit, adjoining, listed, code)
        if _VENUE.match(text, stop) or (text[stop : stop + 1] in _SIDES and hit.text[-1] in "南北东西"):
            return False
        if (
            _TAIL.match(text, stop)
            and not (joined and code and code[2:] == "0000")
            and not (adjoining is not None and text[stop] == "大")
        ):
            return False
        if code is not None and code.endswith("0000"):
            return True
        if text[hit.start - 1 : stop] in self.known.lex.known and text[hit.start - 1 : hit.start] != "\n":
            return False
        if code is not None and code in self.full:
            return not form.risky or text[hit.start - 1 : hit.start] not in _ADJECTIVES
        verb = self.known.otherwise.get(hit.text) == "verb" and str(adjoining and adjoining.value)[2:] == "0000"
        if adjoining is not None and code is not None and code.startswith(str(adjoining.value)[:2]) and not verb:
            return True
        if form.risky and code is not None and _ZONE.match(text, stop):
            near = code[:4] + "00" in self.near or code[:2] + "0000" in self.near
            return near or heads_clause(text, hit.start, stop)
        if (
            form.risky
            and code is not None
            and text[hit.start - 1 : hit.start] == "\n"
            and text[stop : stop + 1] in (":", "：")
        ):
            return code[:4] + "00" in self.near
        built = text[hit.start - 1 : hit.start] == "在" and _BUILT.match(text, stop) is not None
        if form.risky and built and code is not None and code[:4] + "00" in self.near and code[4:] != "00":
            return True
        if form.risky and _BEGINS.match(text, stop) and heads_clause(text, hit.start, stop):
            return code is not None
        if form.risky:
            return code is not None and (listed is not None or text.startswith(("全县", "全市", "全区"), stop))
        if code is None:
            return False
        if listed is None and self.lands[code[:2]] == 1 and self._odd(hit):
            return False
        if code[4:] == "00":
            return True
        zoned = self.together[code[:4]] > 1 and (_ZONE.match(text, stop) or _AREA.match(text, stop)) is not None
        sure = (
            listed is not None
            or free(text, hit.start, stop)
            or self.often[hit.text] > 2
            or zoned
            or whole_word(text, hit.start, stop, self.known.lex)
        )
        return len(self.current(form)) == 1 and sure
