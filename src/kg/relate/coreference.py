"""One name per thing: the mentions of a page that name the same thing, under the fullest form that the page prints.

Conservative: a short form joins a full one of its kind only if nothing else on the page fits it as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from kg.model import Kind, Mention
from kg.text.aliases import declared

Key = tuple[Kind, str]

_PROJECT_TAIL = re.compile(r"(?:建设)?(?:(?:PPP|BOT|BT|TOT|EPC|DBO)?(?:项目|工程))+$|(?<=代)(?:生产)?线(?:项目)?$")
_LONG_WAY = re.compile("高速铁路|高速公路|客运专线|城际(?:铁路|轨道交通)")
_SHORT_WAY = {"高速铁路": "高铁", "高速公路": "高速", "客运专线": "客专"}
"""Ways go by the long and the short word for their kind."""
_YEARLY = re.compile(r"年产(?=\d)|/年")
"""How a year's output is told, before the figure or behind it: 年产1000吨, 1000吨/年."""
_ROUTE = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}[至到—–-]+([\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}?(?=高速|高铁|铁路|公路|城际)"
)
"""A way between two places, which goes by the first character of each: 抚吉高速."""
_MARKS = re.compile(r"[\s“”‘’「」\"'《》〈〉·•]")
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]*")
_FIGURE = re.compile(r"\d+")
_LEGAL_TAIL = re.compile(r"(?:股份|集团)?(?:有限责任公司|有限公司|公司)$")
_BRACKETED = re.compile(r"\(.*?\)")
_ZONES = (
    ("高", re.compile(r"(.{2,}?)(?:高新技术产业开发区|高新技术开发区|高新区)")),
    ("经", re.compile(r"(.{2,}?)(?:经济技术开发区|经济开发区|经开区|开发区)")),
)
_JOINTS = frozenset("、和与及")
_LONG = 6
"""From so many characters on a name's words are its own, whatever place stands before them."""
_FEW = 60
"""On a page with more projects or firms no bare name is looked for."""
_OWN = 6
"""So many equal characters at the end of two names that begin alike leave no doubt."""
_SITE_TAIL = re.compile("园区$")
"""A park goes by 园 and by 园区."""
_LEVEL = re.compile(r"[市县区]$")
_MECHANISM_TAIL = re.compile(r"(?:工作机制|服务机制|机制|模式|活动|服务|改革|制度|体系|新?举措|形式|方式|工作法|制)+$")
_OUTPUT = re.compile(r"\d[\d.]*[万亿]?(?:吨|千?克|套|台|辆|只|件|片|块|支|条|米|平方米|立方米|头|[MG]W|兆瓦|千瓦)")
"""What a project makes, with its unit."""
_ALIKE = 0.4
"""From this share of common pairs of characters on (Dice), what is made of the same amount is the same."""
_PHASE = re.compile(r"[一二三四五六]期|首期|\d期")
_PART_TAIL = re.compile(
    r"(?:工程|项目)?[\u4e00-\u9fff]{2,6}(?:隧道|大桥|互通立交桥?)$|(?<=[速铁专际])\([^()]*段\)$|(?:先期|率先|首批)?(?:开工|先行|先导|示范|控制性)段$"
)
"""What follows the name of a way where a part of it is named: 青云公路|白岭隧道, 云青高铁|(青岭段), which is not the whole."""


def key(mention: Mention) -> Key:
    """Give what equal mentions share: kind, and the name in NFKC without quotes, blanks and brackets' width; regions by code."""
    if mention.kind is Kind.REGION and mention.value:
        return (Kind.REGION, str(mention.value))
    return (mention.kind, _plain(mention.text))


def _plain(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _MARKS.sub("", unicodedata.normalize("NFKC", text))


def declared_names(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Key, Key]]:
    """Give the keys of the short names that `text` declares, each with the key of what it stands for; `mentions` are those of the text."""
    names = list(declared(text))
    if not names:
        return
    ending: dict[int, Mention] = {}
    starting: dict[int, Mention] = {}
    for mention in mentions:
        if mention.stop not in ending or mention.start < ending[mention.stop].start:
            ending[mention.stop] = mention
        if mention.start not in starting or mention.stop > starting[mention.start].stop:
            starting[mention.start] = mention
    for alias in names:
        full, short = ending.get(alias.after), starting.get(alias.start)
        if full is not None and short is not None and full.kind is short.kind and short.stop == alias.stop:
            yield key(short), key(full)


def listed_apart(text: str, mentions: Iterable[Mention]) -> frozenset[tuple[Key, Key]]:
    """Give the keys of companies that `text` lists side by side, both ways: they are two, however alike they are called."""
    firms = sorted((m for m in mentions if m.kind is Kind.COMPANY), key=lambda m: m.start)
    pairs = [(key(a), key(b)) for a, b in pairwise(firms) if text[a.stop : b.start] in _JOINTS]
    return frozenset((*pairs, *((b, a) for a, b in pairs)))


def merge(
    mentions: Iterable[Mention],
    short_for: Iterable[tuple[Key, Key]] = (),
    apart: Collection[tuple[Key, Key]] = (),
) -> dict[Key, Key]:
    """Give for each key of the mentions the key that stands for its thing.

    `short_for`: keys of short names, each with that of its full one; `apart`: pairs of keys that name two things.
    """
    names: dict[Kind, set[str]] = defaultdict(set)
    places: set[str] = set()
    for mention in mentions:
        kind, name = key(mention)
        names[kind].add(name)
        if kind is Kind.REGION and len(mention.text) > 1:
            places.add(mention.text)
    chosen: dict[Key, Key] = {}
    for kind, forms in names.items():
        for form in forms:
            chosen[kind, form] = (kind, form)
        if kind not in _SAME or len(forms) > 400:
            continue
        bare, same = _SAME[kind]
        bared = [(form, bare(form)) for form in sorted(forms, key=lambda f: (-len(f), f))]
        for i, (short, core) in enumerate(bared):
            roots = {
                chosen[kind, other]
                for other, body in bared[:i]
                if ((kind, short), (kind, other)) not in apart and same(short, core, other, body)
            }
            if not roots and kind is Kind.PROJECT and len(core) >= _LONG:
                roots = {chosen[kind, other] for other, body in bared[:i] if _same_but_for_place(core, body, places)}
            if len(roots) == 1:
                chosen[kind, short] = roots.pop()
    _merge_bare(names, places, chosen)
    for one, full in short_for:
        old, root = chosen.get(one, one), chosen.get(full, full)
        for other in [k for k, v in chosen.items() if v == old]:
            chosen[other] = root
    return chosen


def _merge_bare(names: Mapping[Kind, set[str]], places: Collection[str], chosen: dict[Key, Key]) -> None:
    """Join a project called by its place, or by firm and place alone (云州远达项目) to the one project of the page whose name holds that firm or place."""
    firms = sorted({_LEGAL_TAIL.sub("", n) for n in names[Kind.COMPANY]} - {""}, key=len, reverse=True)
    projects = names[Kind.PROJECT]
    if len(projects) > _FEW or len(firms) > _FEW:
        return
    for form in sorted(projects):
        core = _bare_project(form)
        held = [word for word in (*firms, *places) if len(word) > 1 and word in core]
        rest = core
        for word in sorted(held, key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest or not any(word in places for word in held) or chosen[Kind.PROJECT, form] != (Kind.PROJECT, form):
            continue
        own = [word for word in firms if word in core] or held
        roots = {chosen[Kind.PROJECT, p] for p in projects if p != form and any(w in p for w in own)}
        if len(roots) == 1 and len(projects) > 1:
            chosen[Kind.PROJECT, form] = roots.pop()


def _same_company(short: str, core: str, full: str, _: str) -> bool:
    """山川能源 is 青岭山川能源有限公司; 山川集团 is 青岭山川集团; 山投集团 is 山川投资集团, no 山川投资公司; a branch is not its company."""
    if len(core) < 2 or full.endswith("分公司") or short.endswith("分公司"):
        return False
    body = _BRACKETED.sub("", full) if "(" in full else full
    if body.startswith(core) and (len(core) >= 4 or short == core or short.endswith("集团")):
        return not short.endswith(("有限公司", "有限责任公司"))
    if (
        2 <= len(core) <= 4
        and short.endswith("集团")
        and "集团" in full
        and len(body) > len(short)
        and core[0] == body[0]
        and _within_order(core.removesuffix("集团"), body)
    ):
        return True
    if len(short) in (3, 4) and short[:2] == body[:2] and len(body) > len(short) + 3 and _within_order(short, body):
        return True
    at = body.find(core)
    if 2 <= at <= 3 and short == core and body[at + len(core) :] == "集团":
        return True
    return 2 <= at <= 3 and len(core) >= 4 and not short.endswith(("有限公司", "有限责任公司"))


def _bare_project(name: str) -> str:
    """Give the name without its closing type word, 年产 and 的 long word for a way's kind."""
    bare = _YEARLY.sub("", _PROJECT_TAIL.sub("", name))
    return _LONG_WAY.sub(lambda m: _SHORT_WAY.get(m[0], "城际"), bare)


def _same_project(_: str, a: str, __: str, b: str) -> bool:
    """The same words but for place, 项目 or a dropped piece inside; different figures or phases are different projects."""
    if a == b:
        return True
    route = _ROUTE.search(b)
    if route is not None and a[:2] == route[1] + route[2] and len(a) >= 4:
        return b.startswith(a[2:], route.end())
    if _same_output(a, b):
        return True
    if a[:2] not in b or len(a) < 3 or (b.startswith(a) and _PART_TAIL.match(b, len(a)) is not None):
        return False
    own = _FIGURE.findall(a)
    if own != _FIGURE.findall(b)[-len(own) or len(b) :]:
        return False
    if _PHASE.findall(a) != _PHASE.findall(b):
        return False
    if len(a) >= 3 and a in b and not a.endswith(("基地", "中心", "园", "区")):
        return True
    if b.endswith(a) and len(b) - len(a) <= 6:
        return True
    if len(a) >= 6 and -1 < b.find(a[:4]) <= 4 and _within_order(a, b):
        return True
    line = a.removesuffix("线")
    if line != a and own and len(line) >= _LONG and line in b:
        return True
    if a[:2] == b[:2] and len(a) >= _OWN + 2 and a[-_OWN:] == b[-_OWN:] and _within_order(a, b):
        return True
    if a[:3] == b[:3] and len(b) - len(a) <= 3 and _within_order(a, b):
        return True
    return a[:2] == b[:2] and a[-2:] == b[-2:] and len(b) - len(a) <= 4 and _within_order(a, b)


def _same_output(a: str, b: str) -> bool:
    """Tell whether one of two names begins with what is made a year, and the other makes as much of something named alike."""
    one, two = _OUTPUT.search(a), _OUTPUT.search(b)
    if one is None or two is None or one.group() != two.group() or (one.start() and two.start()):
        return False
    if _PHASE.findall(a) != _PHASE.findall(b):
        return False
    rest, other = (set(map("".join, pairwise(name[m.end() :]))) for name, m in ((a, one), (b, two)))
    return 2 * len(rest & other) >= _ALIKE * (len(rest) + len(other)) > 0


def _same_but_for_place(a: str, b: str, places: Collection[str]) -> bool:
    """Tell whether the names are one once the places at the head of the one that has any are left off: 云州|远达锂电池 and 远达10GWh锂电池."""
    bare_a, bare_b = _placeless(a, places), _placeless(b, places)
    if (bare_a == a) == (bare_b == b):
        return False
    short, full = sorted((bare_a, bare_b), key=len)
    return len(short) >= _LONG and short[:4] == full[:4] and _same_project("", short, "", full)


def _placeless(name: str, places: Collection[str]) -> str:
    head = max((p for p in places if name.startswith(p)), key=len, default="")
    while head:
        name = name[len(head) :]
        head = max((p for p in places if name.startswith(p)), key=len, default="")
    return name


def _within_order(a: str, b: str) -> bool:
    rest = iter(b)
    return all(char in rest for char in a)


def _same_park(short: str, zone: str, full: str, other: str) -> bool:
    """互联智造产业园 is 青岭互联智造产业园; 青岭经开区 is 青岭经济技术开发区."""
    brief, long = (_SITE_TAIL.sub("园", name) for name in (short, full))
    if long.endswith(brief) and len(brief) >= 5 and len(long) - len(brief) <= 4:
        return True
    return bool(zone) and zone == other


def _zone(name: str) -> str:
    """Give whose zone of which kind a park is, 青岭经 of 青岭经开区; nothing for another park."""
    for kind, pattern in _ZONES:
        match = pattern.fullmatch(name)
        if match:
            return _LEVEL.sub("", match[1]) + kind
    return ""


def _same_policy(short: str, _: str, full: str, __: str) -> bool:
    return full.endswith(short) and len(short) >= 6


def _same_mechanism(_: str, a: str, __: str, b: str) -> bool:
    return (a == b or b == "全" + a) and len(a) >= 2


_SAME: Mapping[Kind, tuple[Callable[[str], str], Callable[[str, str, str, str], bool]]] = {
    Kind.COMPANY: (lambda name: _LEGAL_TAIL.sub("", name), _same_company),
    Kind.PROJECT: (_bare_project, _same_project),
    Kind.PARK: (_zone, _same_park),
    Kind.POLICY: (str, _same_policy),
    Kind.MECHANISM: (lambda name: _MECHANISM_TAIL.sub("", name), _same_mechanism),
}
"""How a name is bared, once, and whether the first of two names is short for the other; behind each name stands what it is bared to."""
