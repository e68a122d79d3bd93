"""'?' that asks nothing: what is left where bytes went that cannot be found again. The place is marked, not mended.

A row of such marks in both widths before a letter or digit, or ?!? inside Han characters, is nothing that a writer makes: a tool cut the
bytes there. A single '?' between Han characters tells as much only on a page that lost bytes elsewhere. A clause with a word that asks
is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.repair.edits import Edit

WHY = "a mark that asks nothing stands where bytes are lost that cannot be found"

_HAN = "㐀-䶿一-鿿"
_MARKS = re.compile(f"[?\uff1f!\uff01]{{1,9}}(?=[{_HAN}0-9A-Za-z])")
_HANS = re.compile(f"[{_HAN}]")
_FIGURE = re.compile("[0-9A-Za-z.%]{1,12}|.")
_WIDE = frozenset("\uff1f\uff01")
_ASKS = re.compile(
    "[吗嗎嘛呢么麼吧啊呀谁誰哪何几幾怎咋否孰]|多[少大久高远遠长長]|[还還]是|[难難]道|[没沒]有|[是能可会會]不|(.)[不没沒]\\1"
)
_LONGEST = 60
"""Characters before the mark that are searched for a word that asks."""
_ENDS = re.compile("[。!?；;\uff01\uff1f\n]")


def edits(text: str, lost: bool) -> Iterator[Edit]:
    """Give the edits of kind `damaged`, which change nothing, in order; `lost`: the page lost bytes elsewhere."""
    for match in _MARKS.finditer(text):
        at, stop = match.span()
        signs = match[0]
        if not at or signs[0] not in "?\uff1f" or not _HANS.match(text, at - 1):
            continue
        both = not _WIDE.isdisjoint(signs) and not _WIDE.issuperset(signs)
        if not (both and text[stop] < "\x7f") and signs != "?!?" and not (lost and len(signs) == 1):
            continue
        clause = _ENDS.split(text[max(0, at - _LONGEST) : at])[-1]
        figure = _FIGURE.match(text, stop)
        if not _ASKS.search(clause) and figure:
            yield Edit(at - 1, figure.end(), text[at - 1 : figure.end()], "damaged", WHY)
