"""Investors by the brand that a project's name shares with one company of the page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_HOUSES = ("院", "所", "中心", "大学", "学院", "银行", "协会", "商会")
"""How bodies are called that are no project's owner by standing among projects."""
_BROUGHT = re.compile("(?:引进|引入|引来|招引|招来|新上)了?$")
"""Before a list what makes of its items firms that came. Of nine such items in the sets none was called its own investor."""
_LEAD = 4
"""So many characters before a list that verb takes."""
_PLAIN = frozenset(("bare", "common"))
"""Units of projects whose names hold no brand."""


def namesakes(page: Page, knowledge: Knowledge) -> dict[str, list[Mention]]:
    """Give for each brand the companies of the page named with it: 瑞川 → 云州瑞川生物发展有限公司, one mention a name."""
    forms = knowledge.gazetteer.forms()
    firms: dict[str, dict[str, Mention]] = {}
    for firm in page.mentions:
        if firm.kind is not Kind.COMPANY or not firm.text.endswith(("公司", "集团")):
            continue
        behind = _places(firm.text, forms)
        for at in (0, 2, 3, 4, behind):
            brand = firm.text[at : at + 2]
            known = brand in knowledge.frequencies and brand not in knowledge.names
            placed = (
                any(firm.text[:size] in forms for size in (3, 4))
                if at == 0
                else at != behind and firm.text[:at] not in forms
            )
            if not placed and not known and brand not in forms:
                firms.setdefault(brand, {})[firm.text] = firm
    return {brand: list(named.values()) for brand, named in firms.items()}


def _places(name: str, forms: Container[str]) -> int:
    """Give where the places end that `name` opens with: 云南省云州|瑞川公司."""
    at = 0
    while size := next((n for n in (4, 3, 2) if name[at : at + n] in forms), 0):
        at += size
    return at


def _wares(knowledge: Knowledge) -> tuple[str, ...]:
    """Give the words of trade that tell what is made, so that they tell no firm from another of its brand: 瑞川|铝箔."""
    return tuple(row[0] for row in knowledge.table("industry_words") if "ware" in " ".join(row[1:]).split())


def branded(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Read the brand that a project's name shares with one company of the page: 瑞川谷朊粉项目 beside 云州瑞川生物发展有限公司."""
    firms, forms = namesakes(page, knowledge), knowledge.gazetteer.forms()
    wares = knowledge.once("relate.investor.wares", _wares)
    for project in page.mentions if firms else ():
        if project.kind is not Kind.PROJECT or project.unit in _PLAIN:
            continue
        at = _places(project.text, forms)
        owners = firms.get(project.text[:2]) or firms.get(project.text[at : at + 2], [])
        if len(owners) != 1:
            continue
        heads = page.within(project.start, project.stop, Kind.COMPANY)
        other = heads and (
            heads[0].text.endswith(("公司", "集团"))
            or (
                len(heads[0].text) + 2 > len(owners[0].text)
                and not heads[0].text.startswith(owners[0].text.removesuffix("公司"))
                and not heads[0].text.endswith(wares)
            )
        )
        if not other:
            yield Claim("investedBy", project, Span(project.start, project.stop), "investor/brand", object=owners[0])


def selves(page: Page) -> Iterator[Claim]:
    """Give the companies by whose names alone a list calls their projects: 聚银实业、瑞龙科技等项目; none that a region is said to have brought in."""
    for group in page.groups:
        if _BROUGHT.search(page.text.text, max(0, group.projects[0].start - _LEAD), group.projects[0].start):
            continue
        for project in group.projects if not group.single else ():
            firm = next((m for m in page.within(project.start, project.stop, Kind.COMPANY)), None)
            if firm is None or (firm.start, firm.stop) != (project.start, project.stop):
                continue
            if not firm.text.endswith(_HOUSES):
                yield Claim("investedBy", project, Span(project.start, project.stop), "investor/self", object=firm)
