"""Lists that a comma parts, where a stage stands before it and another behind it: 建成甲大桥,乙电站已开工."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.clause import lead_of, stated
from kg.relate.stage.words import Words
from kg.text.span import Span

_BREAK = re.compile(r"[,，;；。]")
_COMMA = re.compile(r"[,，;；]")
_NEAR_BY = 12
"""Characters behind a name within which its own stage stands."""


def apart(page: Page, group: Group, words: Words) -> list[Group]:
    """Part a list at its last comma where a stage stands before it and another behind it: 建成甲大桥,|乙电站已开工."""
    text = page.text.text
    members = group.projects
    cuts = [i for i in range(1, len(members)) if _COMMA.search(text, members[i - 1].stop, members[i].start)]
    if not cuts:
        return [group]
    lead, stop = lead_of(page, group), min(members[-1].stop + _NEAR_BY, group.trail.stop)
    told = any(m.end() == lead for m in words.before.finditer(text, max(group.lead.start, lead - 60), lead))
    own = next(stated(text, members[-1].stop, stop, words.after), None) if told else None
    if own is None or _BREAK.search(text, members[-1].stop, own[1]) is not None:
        return [group]
    first, last = members[: cuts[-1]], members[cuts[-1] :]
    between = Span(first[-1].stop, last[0].start)
    return [replace(group, projects=first, trail=between, closed=False), replace(group, projects=last, lead=between)]
