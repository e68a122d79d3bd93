"""Stretches of ways and ways between two places, which a stage or an amount may follow: 某国道甲至乙段, 甲至乙高速公路."""

from __future__ import annotations

import re
from itertools import chain

from kg.recognise.boundary import name_start
from kg.recognise.parks.find import titled
from kg.recognise.projects.names import WEAK
from kg.recognise.projects.rows import Rows

_STRETCH = re.compile(
    r"(?:铁路|公路|高速|高铁|客专|国道|省道|快速路|大道|复线|[\u4e00-\u9fff\d]线|[GS]\d{2,4})(?:(?!——)[\u4e00-\u9fffA-Z\d()（）—-]){0,16}?段(?![落位子时路地])(?:工程|项目)?"
)
"""A way and the part of it that is built: 国道318线青岭至云川段."""
_BETWEEN = re.compile(
    r"(?:[至到]|(?<=[\u4e00-\u9fff])[—–-](?=[\u4e00-\u9fff]))[\u4e00-\u9fff]{2,6}?的?(?:高速公路|高速铁路|城际铁路|客运专线|[一二三]级公路|快速路|铁路|公路|高速|高铁|客专)(?![路网口站局客])"
)
"""A way and where it leads: (甲)至乙高速公路."""
_WHOLE = re.compile(r"[\u4e00-\u9fffA-Z\d()（）—-]{2,12}")
_NO_END = re.compile(r"距|离|通|沿|分钟|小时|公里|[内外]|[从由自]")
_LONGEST = 32
_AMONG = ("其中", "其中,")
"""What tells that a stretch is a part of the way before it, not one by itself."""


class Ways(Rows):
    """Finders of ways."""

    def stretches(self) -> None:
        """Take stretches of ways and ways between two places; they stand if a stage or an amount is stated."""
        text = self.text
        low = self.start
        found = chain(
            _STRETCH.finditer(text, self.start, self.stop) if "段" in text else (),
            _BETWEEN.finditer(text, self.start, self.stop),
        )
        for match in found:
            end = match.end()
            low = self.start
            begin = name_start(text, low, end, self.tables, self.starting)
            begin = self.names.opened(begin, match.start())
            if begin >= match.start() and not match.group().startswith(("国道", "省道")):
                continue
            begin = min(begin, match.start())
            head = text[begin : match.start()]
            if end - begin > _LONGEST or self.taken(begin, end) or titled(text, begin) or _NO_END.search(head):
                continue
            if (head and _WHOLE.fullmatch(head) is None) or text.endswith(_AMONG, 0, begin):
                continue
            if self.names.strength(begin, end) is not None:
                self.add(begin, end, WEAK)
