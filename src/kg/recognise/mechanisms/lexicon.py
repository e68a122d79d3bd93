"""The word lists of mechanisms, compiled: what the recognisers of quoted and of plain names share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.text.patterns import alternation
from kg.text.scanner import Scanner

HAN = "\u4e00-\u9fff"
NUMERAL = "一二两三四五六七八九十百千万双多0-9"
CLAUSE_END = "。!?\uff01\uff1f;\uff1b,\uff0c:\uff1a\n\r"
_LONGEST_CLAUSE = 90
_CLAUSE_END = re.compile(f"[{CLAUSE_END}]")


def _flat(words: Iterable[str]) -> str:
    """Give `alternation(words)` without its outer group, so that `re` finds the set of first characters and skips by it."""
    return alternation(words).removeprefix("(?:").removesuffix(")")


@dataclass(frozen=True)
class Lexicon:
    """Tables of `seeds/lexicon/mechanism_*.tsv` as sets and compiled patterns."""

    terms: frozenset[str]
    """Terms that are names in quotes or before a type word."""
    named: frozenset[str]
    """Those of them that are names without quotes, too."""
    own: frozenset[str]
    """Those of these that need no verb of use before them."""
    ways: dict[str, str]
    """Modifier of 招商 → `own`, `weak` or `series`."""
    way_length: int
    systems: dict[str, str]
    """Ending of the modifier of 制, 机制, 制度, 模式 → `own` or `more`."""
    system_length: int
    teams: frozenset[str]
    plain_team: frozenset[str]
    """Words that alone before 专班 or 小组 name no team."""
    tail: re.Pattern[str]
    """Type word after a quoted name: groups `de`, `mod`, `types`."""
    typed: re.Pattern[str]
    """Any type word: without one near, `tail` need not be tried."""
    endings: tuple[str, ...]
    """How a quoted name ends that brings a strong type word of its own."""
    slogan_after: re.Pattern[str]
    slogan_before: re.Pattern[str]
    verb: re.Pattern[str]
    team_verb: re.Pattern[str]
    plain_terms: Scanner
    typed_terms: Scanner
    """Terms that are names in quotes, with a type word that makes them names without."""
    head: re.Pattern[str]
    """The last word of an unquoted mechanism: what the text is searched for."""


def lexicon(knowledge: Knowledge) -> Lexicon:
    """Give the compiled tables of `knowledge`. Raises DataError."""
    return knowledge.once("recognise.mechanisms", _compile)


def _compile(knowledge: Knowledge) -> Lexicon:
    terms = {row[0]: row[1] for row in knowledge.table("mechanism_terms")}
    ways = {row[0]: row[1] for row in knowledge.table("mechanism_ways")}
    types = {row[0]: row[1] for row in knowledge.table("mechanism_types")}
    verbs = knowledge.table("mechanism_verbs")
    roles: dict[str, list[str]] = {}
    for word, role in knowledge.table("mechanism_context"):
        roles.setdefault(role, []).append(word)
    systems = {row[0]: row[1] for row in knowledge.table("mechanism_systems")}
    teams = frozenset(knowledge.words("mechanism_teams"))
    strong = frozenset(w for w, s in types.items() if s == "strong")
    type_word = rf"(?:{alternation(types)}){NOT_TYPE}"
    return Lexicon(
        terms=frozenset(terms),
        named=frozenset(t for t, mode in terms.items() if mode != "quoted"),
        own=frozenset(t for t, mode in terms.items() if mode == "own"),
        ways=ways,
        way_length=max(map(len, ways)),
        systems=systems,
        system_length=max(map(len, systems)),
        teams=teams,
        plain_team=frozenset(roles["team"]),
        tail=re.compile(
            rf"(?P<de>(?:(?![为是在等]|机制|模式|制度|专班|行动|活动|改革)[{HAN}]{{2,6}})?的)?(?P<mod>[{HAN}A-Za-z0-9]{{0,8}}?)(?P<types>{type_word}(?:新?{type_word}){{0,2}}(?:(?:(?![和与及的等为在把让使])[{HAN}]){{0,4}}?(?:机制|制度|模式|体系|专班|领导小组|小分队))?)(?!方针|要求|工程|计划|体制|品牌|理念|思路|环境|格局|氛围|政策|宗旨|口号|目标|原则|意识|精神)"
        ),
        typed=re.compile(alternation(types)),
        endings=(*(strong - {"制"}), *(f"{word}制" for word in systems)),
        slogan_after=re.compile(rf"的?[{HAN}]{{0,4}}?(?:{alternation(roles['after'])})"),
        slogan_before=re.compile(rf"(?:{alternation(roles['before'])})[^{CLAUSE_END}、“”]{{0,6}}$"),
        verb=re.compile(rf"(?:{alternation(row[0] for row in verbs if row[1] != 'team')})(?:了|过|起)?"),
        team_verb=re.compile(rf"(?:{alternation(row[0] for row in verbs if row[1] != 'use')})(?:了|过|起)?"),
        plain_terms=Scanner(alternation(t for t, mode in terms.items() if mode != "quoted")),
        typed_terms=Scanner(
            rf"(?:{_flat(t for t in terms if len(t) > 2 and not t.endswith('办公'))})(?:活动|改革|机制|模式|制度|专班)(?![{HAN}]?方案)"
        ),
        head=re.compile(
            f"{_flat(teams | {'招商', '机制', '模式', '制度', '行动', '活动', '工作法'})}|制{NOT_TYPE}"
            f"|式(?=[{HAN}]{{0,5}}(?:服务|代办|帮办|审批))|年(?=活动|为(?:总?抓手|契机|依托|载体|牵引|主线|引领))"
        ),
    )


NOT_TYPE = (
    "(?!"
    + "|".join(
        (
            "(?<=服务)(?:业|区|中心|平台|站|器|商|大厅|窗口|公司|于|型|贸易|企业|项目|外包|体系建设|事项|场景|水平|意识|质量|理念|效能)",
            "(?<=活动)(?:方案|计划|室|中心|现场|场所|板房)",
            "(?<=招商)(?:引资|局|中心|公司|银行|证券|蛇口|推介|项目|会|部|办|人员|团队|小分队|专班|工作组|平台|政策|服务|对接|洽谈|交流|签约|成果|发布会)",
            "(?<=审批)(?:局|大厅|中心|事项|环节|时|流程|手续|权)",
            "(?<=管理)(?:局|委|部门|公司|中心|人员|者|体制|平台|层|水平)",
            "(?<=行动)(?:计划|方案|纲要|指南|力|自觉|者)",
            "(?<=改革)(?:委|开放|方案|创新|局)",
            "(?<=制)(?:造|定|约|品|药|备|作|剂|成|高|图|裁|止|动|种|糖|革|衣|片|浆|酸|冷|氢|氧|式|订|砂|胜|服|导|度)",
            "(?<=体制)",
            "(?<=模式)识别",
            "(?<=考核)(?:办|组|局)",
            "(?<=调度)(?:中心|室|会)",
        )
    )
    + ")"
)


def clause_start(text: str, start: int, at: int) -> int:
    """Give where the clause that holds `at` begins, not before `start`; a clause ends with a stop, a comma or a colon.

    A colon behind the class noun of what it lists ends none: 建立两个机制:甲机制、乙机制.
    """
    low = max(start, at - _LONGEST_CLAUSE)
    mark = _CLAUSE_END.search(text[low:at][::-1])
    begin = at - mark.start() if mark else low
    if begin > low and text[begin - 1] in ":\uff1a" and text.endswith(("机制", "制度", "模式", "方式"), low, begin - 1):
        return clause_start(text, low, begin - 1)
    return begin
