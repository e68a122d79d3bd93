"""Companies that a clause names beside the one that it tells of: in brackets, as parent, as founder."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.groups import Group

_PARENT = re.compile(r"(?:旗下|[所下]属)?的?(?:全资|控股|独资)?[子孙]公司[,，。;；、]")
"""What makes a company the parent of the one that a clause tells of: 甲公司系|乙集团|全资子公司,其投资的…."""
_FOUNDER = re.compile("(?:公司|集团)(?:是|系|为)?由[^,，。;；]{0,50}$")
_FOUNDED = re.compile(
    "(?:[、和与及同][^,，。;；]{2,40}?)?(?:共同|联合|合作)?(?:合资|出资|投资)?(?:合资|组建|成立|设立|创办)(?:的[^,，。;；]{0,12})?[,，。;；]"
)
"""Around a company what tells that it founded another: 甲公司是由|乙集团|合资成立的,…."""


def beside(text: str, firm: Mention, stop: int) -> bool:
    """Tell whether the clause, which goes on to `stop`, tells of another company than `firm`: one that this owns or founded, or that it explains."""
    return _aside(text, firm, stop) or _PARENT.match(text, firm.stop) is not None or _founds(text, firm)


def of_the_one_before(text: str, group: Group, firm: Mention) -> bool:
    """Tell whether 由 makes `firm` the maker of the project before those of `group`, which open a clause of their own: 甲项目由|乙公司|投资建设,丙项目…."""
    later = group.lead.start > group.sentence.start and text[group.lead.stop - 1] in ",，;；"
    return later and text[firm.start - 1] == "由"


def _aside(text: str, firm: Mention, stop: int) -> bool:
    """Tell whether the company stands in brackets that close before `stop`: 甲公司(|乙集团|的合资公司)投资的."""
    opened = max(text.rfind(mark, firm.start - 30 if firm.start > 30 else 0, firm.start) for mark in "(（")
    if opened < 0 or max(text.rfind(mark, opened, firm.start) for mark in ")）") > opened:
        return False
    return any(text.find(mark, firm.stop, stop) >= 0 for mark in ")）")


def _founds(text: str, firm: Mention) -> bool:
    """Tell whether the company only founded the one that the clause tells of: 甲公司是由|乙集团|与|丙集团|合资,拟建设…."""
    if _FOUNDED.match(text, firm.stop) is None:
        return False
    return _FOUNDER.search(text, max(0, firm.start - 60), firm.start) is not None
