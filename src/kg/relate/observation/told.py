"""What was read of a sentence of statistics so far, and of what else it told: what comes after may be of that."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.home.codes import below
from kg.relate.observation import cues
from kg.relate.observation.counts import OTHER_NOUN
from kg.relate.observation.figures import COUNTED, Figure
from kg.relate.observation.frame import Frame
from kg.relate.observation.period import Periods
from kg.relate.observation.reach import after_list
from kg.relate.observation.reading import Reader, Reading
from kg.relate.observation.shares import Shares
from kg.relate.page import Page
from kg.text.span import Span

_REACH = 300
_SUBSET = re.compile(r"^[^,，。;；]{0,8}(?:续建|新建|新开工|预备|前期|工业|产业)类?项目")
_CLAUSE_ENDS = frozenset(",，;；:：。\n")
_SECTOR = re.compile(
    r"(?:工业|农业|农林水|水利|林业|交通|能源|物流|商贸|文旅|旅游|服务业|基础设施|民生|社会事业|社会民生|生态|环保|城建|产业|制造业|科技|教育|卫生|房地产)[^,，。;；\d]{0,4}(?:项目|工程)[^\d]{0,3}$"
)
"""Before a part's count the branch whose projects it counts."""
_TO_COME = re.compile("在谈|洽谈|储备|谋划")
"""What is said of a branch's projects that none at a further stage can be a part of."""
_TOPIC = re.compile(r"[^,，。;；0-9]{0,26}(?:项目|工程)")
"""A part that is told as a topic, of which the next clause speaks (其中,市里负责的31个项目,已到位资金2亿元)."""


_THESE = ("这", "上述", "以上")
"""Before a count what takes up those counted before, of which what follows is told."""


class Told:
    """One sentence and what was read of it so far."""

    def __init__(
        self,
        page: Page,
        paragraph: tuple[Span, ...],
        sentence: Span,
        reader: Reader,
        periods: Periods,
        frame: Frame,
        coming: bool = False,
    ) -> None:
        """`coming` tells that the sentence is one of a plan."""
        self.page = page
        self.text = page.text.text
        self.paragraph = paragraph
        self.sentence = sentence
        self.reader = reader
        self.periods = periods
        self.frame = frame
        self.seen = frame.seen
        self.coming = coming
        self.promised = False
        self.partial = False
        self.topical = False
        self.placed = False
        self.branch = (0.0, sentence.start)
        self.subset = False
        self.missed = sentence.start
        self.cleared = -1
        self.total: Reading | None = None
        self.last: Reading | None = None
        self.beside: Reading | None = None
        self.open = False
        self.summed = False
        self.owner: Mention | None = None
        self.other = False
        self.single = False
        self.sector = False
        self.kept = False
        self.spoken: Mention | None = frame.carried(page, sentence)
        self.head: str | None = None
        self.shares = Shares(page, sentence, reader.counts, frame.shared or frame.whole, frame.shared is not None)
        if frame.last_sum is not None and self.text.startswith("其中", sentence.start):
            self.shares.add(frame.last_sum.unit, frame.last_sum)
        self.series: list[str | None] = []
        self.series_start = sentence.start

    def _missed(self, figure: Figure) -> None:
        """Remember a figure of something else: what comes after it may be of that, until a clause begins with a place."""
        self.missed = figure.mention.stop
        if figure.part:
            self._parted(figure)
            return
        if figure.mention.unit in COUNTED:
            around = figure.left[-16:] + "|" + figure.right[:16]
            if cues.KEPT_WORD.search(around) or OTHER_NOUN.match(figure.after) or figure.before in _THESE:
                return
            self.sector = self.sector or cues.SECTOR.search(around) is not None
            self.open = self.open or (cues.OF_PROJECTS.search(around) or cues.AGREED.search(around)) is not None
        elif figure.mention.kind is Kind.MONEY:
            self.other = True
            self.subset = self.subset or _SUBSET.search(figure.left) is not None
            self.single = self.single or ("投资" in figure.left and not cues.OWN_MONEY.search(figure.left))

    def _parted(self, figure: Figure) -> None:
        """Pass over a part of a total: the sums after it are of the part, or of the whole where several parts have none."""
        if figure.mention.unit in COUNTED or figure.mention.kind is Kind.MONEY:
            self.partial = True
            if figure.mention.unit in COUNTED:
                if _SECTOR.search(figure.before) and not _TO_COME.search(figure.before):
                    self.branch = (figure.value, figure.mention.stop)
                self.topical = _TOPIC.fullmatch(figure.after) is not None
            self.frame.part(figure.mention.kind is Kind.MONEY)

    def _of_unknown(self, figure: Figure) -> bool:
        """Tell whether a part is one of a whole that is nobody's known, in a clause that names no place: 甲园和乙园引来30家,其中|投产8家."""
        total = self.total
        if total is None or self.owner is not None or not figure.part or total.quote.start < self.sentence.start:
            return False
        return self.open and not self.page.places(figure.clause, figure.mention.start)

    def _goes_on(self, figure: Figure) -> bool:
        """Tell whether a sum is that of the whole counted in a sentence before: it opens this one, or closes a list that runs over semicolons."""
        if self.frame.goes_on(self.page, self.sentence, figure.mention.start):
            return True
        return self.total is None and not self.frame.summed and after_list(self.page, self.frame.whole, figure)

    def _elsewhere(self, at: int) -> bool:
        """Tell whether another place than the page's home, and none in it, is named at `at`."""
        home = self.page.home
        there = (p for p in self.page.within(at, at + 2, Kind.REGION, Kind.PARK) if p.start == at)
        return any(home is None or not (p.value == home.value or below(p, home)) for p in there)

    def _begun_anew(self, figure: Figure) -> bool:
        """Tell whether a place opens a clause between the figure of something else and this one."""
        places = self.page.places(self.missed, figure.mention.start)
        return any(not p.implied and self.text[p.start - 1] in _CLAUSE_ENDS for p in places)

    def _low(self, figure: Figure) -> int:
        """Give from where on the words before a figure are read: sentences have no bound, this has."""
        return max(self.sentence.start, figure.mention.start - _REACH)

    def _clauses(self, figure: Figure) -> str:
        """Give the words of the sentence up to a figure."""
        return self.text[self._low(figure) : figure.mention.start]

    def _one_named(self, start: int, figure: Figure, alone: bool = False) -> bool:
        """Tell whether a project (`alone`: no more than one) is named between `start` and a sum: the sum is that project's."""
        at = figure.mention.start
        start = max(start, self._low(figure))
        names = {m.text for m in self.page.within(start, at, Kind.PROJECT)}
        return bool(names) and not (alone and len(names) > 1) and "等" not in self.text[start:at]
