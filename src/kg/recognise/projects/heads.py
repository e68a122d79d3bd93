"""Where the name of a project begins: what opens none, what is taken off its head, and the place that it stands behind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries
from kg.recognise.brands import head_company
from kg.recognise.names import after_function_word, leading_verbs, lexicon, proper
from kg.recognise.projects.refused import BAD_HEAD

ANEW = re.compile("[新改扩续迁][(（][新改扩续迁]+[)）]建(?=[\u4e00-\u9fff]{4})")
"""How a work is built, at the head of its name: 新(扩)建|瑞川环保."""
_RANKED = re.compile(
    "(?:重点|重大|招商引资|产业|工业|文旅|民生|实事|省级|市级)*(?:项目|工程)(?=“)|(?:首|第一|又一|唯一)[个家座条]的?|(?:国家|[省市县区])级?(?:重点|重大)(?:建设|产业|工业)?(?:工程|项目)(?:——)?(?=[\u4e00-\u9fff]{4})|(?:新|本|此|上)一?轮(?=[\u4e00-\u9fff]{4})|(?:重点|重大)?(?:水利|交通|能源|民生|市政|电力)(?:建设)?(?:工程|项目)(?=[\u4e00-\u9fff]{4})|[\u4e00-\u9fff]{0,8}?(?:骨干|控制性|标志性|先导性)(?:工程|项目)(?=[\u4e00-\u9fff]{2})|(?:世界|中国)(?:500|五百)强(?:企业)?(?=[\u4e00-\u9fff]{4})"
)
"""What counts or ranks a work, or who builds it, at the head of its name."""
_TYPE_WORD = re.compile(r"(?:项目|工程)$")
_TOWNS = ("镇", "乡", "街道", "村")
"""What ends the name of a place that no firm and no work is called by, if it has a name of its own."""
_DIGIT = re.compile(r"\d")


class NameHeads:
    """Judges where names of one text begin. `starting`: the mentions found before, by start."""

    def __init__(self, text: str, knowledge: Knowledge, starting: Mapping[int, Mention]) -> None:
        self.text = text
        self.knowledge = knowledge
        self.starting = starting
        self.lex = lexicon(knowledge)
        self.kept = boundaries(knowledge).kept

    def bad_head(self, start: int, name: str) -> bool:
        """Tell whether `name`, which begins at `start`, opens with what opens no name; a place or company may: 和田地区|…, 个旧市|…."""
        head = self.starting.get(start)
        if head is not None and head.kind in (Kind.REGION, Kind.PARK, Kind.COMPANY):
            return False
        if self.kept.match(self.text, start) is not None:
            return False
        cut = name.startswith("万吨") and _DIGIT.search(self.text, max(0, start - 2), start) is not None
        return cut or BAD_HEAD.match(name) is not None

    def opened(self, begin: int, stop: int) -> int:
        """Give where the name begins once words of grammar and leading verbs are taken off its head."""
        anew = ANEW.match(self.text, begin, stop)
        begin = anew.end() if anew is not None else begin
        if self.kept.match(self.text, begin, stop) is not None:
            return begin
        begin += after_function_word(self.text[begin:stop], self.lex)
        if begin not in self.starting:
            begin += leading_verbs(self.text[begin:stop], self.lex)
        ranked = _RANKED.match(self.text, begin, stop)
        return ranked.end() if ranked is not None else begin

    def headless(self, start: int, stop: int) -> int:
        """Give where the name begins without a full region name at its head, if the rest is a proper name by itself."""
        head = self.starting.get(start)
        if head is None or stop - head.stop < 6:
            return start
        town, behind = head, self.starting.get(head.stop)
        while town.kind is Kind.REGION and behind is not None and behind.text.endswith(_TOWNS):
            town, behind = behind, self.starting.get(behind.stop)
        if town.text.endswith(_TOWNS) and behind is not None and behind.kind is Kind.COMPANY:
            return town.stop
        behind = self.starting.get(head.stop)
        firm = behind is not None and behind.kind is Kind.COMPANY
        if head.kind is Kind.PARK:
            firm = firm or (behind is not None and behind.kind is Kind.REGION)
        elif head.kind is Kind.REGION and head.text[-1] in "市县区旗":
            firm = firm or (behind is not None and behind.kind is Kind.REGION and str(behind.value)[2:] == "0000")
        else:
            return start
        rest = _TYPE_WORD.sub("", self.text[head.stop : stop])
        return head.stop if firm or proper(rest, self.lex) or head_company(rest, self.knowledge) else start
