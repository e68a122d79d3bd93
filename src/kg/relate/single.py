"""What shows that a name which only describes means one project: an amount, a partner, a stage beside it, a rank before it (首座|风电场)."""

from __future__ import annotations

import re

from kg.model import Claim

_ALONE = frozenset(("locatedIn", "inIndustry"))
_PLACED_ALONE = frozenset(("location/site", "location/counted"))
"""Rules that place one project only, so that they show that a name which only describes is one."""
_OWNED = frozenset(("investedBy", "investment", "landArea"))
"""What makes one project of a name that tells only a sort of project: 某公司的水泥项目, 总投资3亿元的水泥项目."""
_GUESSED = frozenset(("investor/name", "investor/company", "investor/continued"))
"""Rules that take for the investor who is spoken of beside a sort of project."""
_CALLED = re.compile("[,，]?(?:作为|做为|被列为|被列入|被确定为|是)[^,，。;；:：]{1,24}(?:项目|工程)")
"""What calls by its rank what was named before."""
_CALLED_REACH = 24
_BESIDE = 14
"""So many characters behind a name a stage stands right beside it."""
_DATED = re.compile(r"于?(?:(?:20)?\d\d年)?\d{1,2}月(?:\d{1,2}日|份|[上中下]旬|底|初)?")
_ONE = frozenset(("measure/introduced", "stage/list"))
"""Rules that read a name behind its amount, or in a list of projects."""
_COUNTED = re.compile(
    r"(?:首|唯一|又一|第[一二三四五六七八九十\d]+|[一1])[个座条家台项处批][^,，。;；、]{0,16}$|最[大高长深早][^,，。;；、]{0,16}$"
    r"|——[“]?$|(?:^|\n|[)）】/])\s*[“]?$"
)
"""What counts or ranks the work before its name, points to it, or begins a line."""
_PART = re.compile("[一二三四五六七八九十]期|阶段|段(?:工程|项目)?$|[东西南北中][段线](?:工程|项目)?$")
"""What tells in a name which part of a work it is."""
_WHOLE = re.compile("总投资|投资总额|概算|占地")
"""What tells of all that one project costs or covers."""
_REACH = 28


def tying(claim: Claim) -> bool:
    """Tell whether the claim ties its subject to somewhere, or to somebody whom the page says to invest."""
    return claim.relation == "locatedIn" or (claim.relation == "investedBy" and claim.rule not in _GUESSED)


def shows_one(claim: Claim, text: str) -> bool:
    """Tell whether the claim shows that its weak subject is one project of `text`: an amount, a partner, or a stage right beside its name, dates left aside."""
    if claim.subject.unit == "bare":
        return claim.relation in _OWNED and claim.rule not in _GUESSED
    if claim.relation == "stage":
        beside = len(_DATED.sub("", text[claim.subject.stop : claim.quote.stop])) <= _BESIDE
        return (
            claim.rule == "stage/list" or (claim.rule != "stage/continued" and beside) or _called_project(claim, text)
        )
    return claim.relation not in _ALONE or claim.rule in _PLACED_ALONE


def _called_project(claim: Claim, text: str) -> bool:
    """Tell whether the text goes on behind the name to call it a project and to say how far it is: 某某项目|作为省重点项目仅用时一年就投产."""
    called = _CALLED.match(text, claim.subject.stop)
    return called is not None and claim.subject.stop <= claim.quote.stop <= called.end() + _CALLED_REACH


def one_of_a_kind(claim: Claim, text: str) -> bool:
    """Tell whether `claim`, the words before its subject in `text`, or the name show that it means one work though nothing ties it to a place or a firm."""
    subject = claim.subject
    share = subject.unit == "weak" and claim.rule == "measure/after" and claim.relation == "investment"
    if (subject.unit != "common" and not share) or claim.rule in _ONE or _PART.search(subject.text):
        return True
    if _WHOLE.search(text, claim.quote.start, claim.quote.stop):
        return True
    return _COUNTED.search(text, max(0, subject.start - _REACH), subject.start) is not None
