"""Whether a stage word stands near enough to a project's name to be said of it: in its own clause, or in one that speaks of nothing else."""

from __future__ import annotations

import re

_REACH = 10
"""Characters behind a name within which whatever is said is said of it."""
_BREAK = re.compile(r"[,，;；。]")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_SUBJECTS = "该|此|这个|这一|整个|项目|工程|双方|两地|各项"
_NOW = "目前|现在?|如今|眼下|当前|现阶段|至今|日前|近日|截[至止]目前|年[初底]|上月|今年|去年|20\\d\\d年|\\d{1,2}月(?:\\d{1,2}日|[份底初]|[上中下]旬)?"
_HOW = "已经?|正处于|处[于在]|正在?|[在也都均仍还将再就]|初步|多次|进一步|抓紧|加紧|加快|积极|深入|密切|继续|持续|全面|全力|正式|顺利|成功|有序|稳步|基本|推进|开展|进行|跟踪|跟进|进入"
_PARTY = r"[与和同](?!多家|\d+家|[^,，。;；]{0,8}(?:企业|客商|商家))[^,，。;；]{2,16}"
_SAID_OF = re.compile(
    rf"(?:于|在)?(?:{_SUBJECTS}|{_NOW}|{_HOW})*(?:{_PARTY})?(?:{_HOW})*(?:了)?\Z",
)
"""What stands in a clause before a stage word where it speaks of nothing but the project told of: …,目前项目已|签订投资协议."""
_CLOSES = re.compile("(?:对接|洽谈|磋商|谈判|工作|准备)*(?:之?中|阶段)?(?=[,，。;；!！\n]|\\Z)")
"""What may stand behind a word for talks or plans that says all there is to say."""
_CONTRACT = re.compile("了?(?![^,，。;；]{0,12}(?:人才|技术|战略))[^,，。;；]{0,10}(?:协议|合同|合约)")
"""What is signed, behind the verb."""


def far(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a stage word stands far from `start`, where the words about the project begin, or in a clause that may be about something else."""
    aside = _ASIDE.match(text, start, match.start())
    start = aside.end() if aside is not None else start
    clause = max(text.rfind(mark, start, match.start()) for mark in ",，。;；") + 1
    if _CLOSES.match(text, match.end()) and _SAID_OF.fullmatch(text, max(start, clause), match.start()):
        return False
    return match.start() - start > _REACH or _BREAK.search(text, start, match.start()) is not None


def contract(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a contract is signed in a clause that speaks of nothing but the project: …,目前已|签订|投资协议."""
    clause = max(text.rfind(mark, start, match.start()) for mark in ",，。;；") + 1
    own = _SAID_OF.fullmatch(text, max(start, clause), match.start()) is not None
    return own and _CONTRACT.match(text, match.end()) is not None
