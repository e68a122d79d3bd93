"""One name per thing: the mentions of a page that name the same thing, under the fullest form that the page prints.

Conservative: a short form joins a full one of its kind only if nothing else on the page fits it as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from kg.model import Kind, Mention
from kg.relate.alike import LONG, bare_project, same_but_for_place, same_project, within_order
from kg.text.aliases import declared

Key = tuple[Kind, str]

_MARKS = re.compile(r"[\s“”‘’「」\"'《》〈〉·•]")
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]*")
_LEGAL_TAIL = re.compile(r"(?:股份|集团)?(?:有限责任公司|有限公司|公司)$")
_FIRM_TAIL = re.compile(r"(?:股份|集团)?(?:有限责任公司|有限公司|公司)$|集团$")
_BRANCH = re.compile(
    "(?:北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|[东南西北华][东南西北中]|西南)(?:省|区域)?公司"
)
"""What makes of a company's name that of its branch in a province: 云达|新疆公司."""
_SORT = 4
"""So many characters at most tell of what sort a company's one project is: 云达|风电项目."""
_BRACKETED = re.compile(r"\(.*?\)")
_ZONES = (
    ("高", re.compile(r"(.{2,}?)(?:高新技术产业开发区|高新技术开发区|高新区)")),
    ("经", re.compile(r"(.{2,}?)(?:经济技术开发区|经济开发区|经开区|开发区)")),
)
_JOINTS = frozenset("、和与及")
_ITEM = re.compile(
    r"以及|(?:[(（][^()（）\n]{1,40}[)）])?(?:[、;；]|[,，](?:计划|预计|项目)*总?投资(?:总?额)?(?:约|为|达|近|超)*[\d.,]+[万亿]*元[、;；,，])(?:[(（]?\d{1,2}[)）.．、])?\n?"
)
"""What parts two projects of a row: a mark, behind an amount or brackets."""
_ROW = 40
"""So many items of a row before one are looked at."""
_FEW = 60
"""On a page with more projects or firms no bare name is looked for."""
_SITE_TAIL = re.compile("园区$")
"""A park goes by 园 and by 园区."""
_LEVEL = re.compile(r"[市县区]$")
_HEAD_LEVEL = re.compile(r"^([\u4e00-\u9fff]{2,3})[县市旗](?=[\u4e00-\u9fff]{4})")
"""The level word of the place that a park's name begins with, which pages leave out as they like."""
_NEW_AREA = 4
_SORTS = frozenset(("高新", "经开", "开发", "工业", "产业", "科技", "城市", "国家", "综合", "滨海", "临空", "临港"))
"""What tells of which sort a new area is, and does not name it."""
_MECHANISM_TAIL = re.compile(r"(?:工作机制|服务机制|机制|模式|活动|服务|改革|制度|体系|新?举措|形式|方式|工作法|制)+$")


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
    """Give the keys of companies, and of projects, that `text` lists side by side, both ways: they are two, however alike they are called."""
    kept = sorted((m for m in mentions if m.kind in (Kind.COMPANY, Kind.PROJECT)), key=lambda m: m.start)
    pairs: set[tuple[Key, Key]] = set()
    for kind in (Kind.COMPANY, Kind.PROJECT):
        row: list[Mention] = []
        for mention in (m for m in kept if m.kind is kind):
            between = text[row[-1].stop : mention.start] if row else ""
            listed = between in _JOINTS or (kind is Kind.PROJECT and _ITEM.fullmatch(between) is not None)
            row = row[-_ROW:] if listed else []
            pairs.update(pair for m in row for pair in ((key(m), key(mention)), (key(mention), key(m))))
            row.append(mention)
    return frozenset(pairs)


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
            if not roots and kind is Kind.PROJECT and len(core) >= LONG:
                roots = {chosen[kind, other] for other, body in bared[:i] if same_but_for_place(core, body, places)}
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
    firms = sorted({_FIRM_TAIL.sub("", n) for n in names[Kind.COMPANY]} - {""}, key=len, reverse=True)
    projects = names[Kind.PROJECT]
    if len(projects) > _FEW or len(firms) > _FEW:
        return
    for form in sorted(projects):
        core = bare_project(form)
        held = [word for word in (*firms, *places) if len(word) > 1 and word in core]
        rest = core
        for word in sorted(held, key=len, reverse=True):
            rest = rest.replace(word, "")
        brand = next((word for word in firms if len(word) > 1 and core == word + rest), "")
        if brand and 1 < len(rest) <= _SORT and chosen[Kind.PROJECT, form] == (Kind.PROJECT, form):
            same = [p for p in projects if p != form and brand in p and bare_project(p).endswith(rest)]
            roots = {chosen[Kind.PROJECT, p] for p in same}
            if len(roots) == 1:
                chosen[Kind.PROJECT, form] = roots.pop()
            continue
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
    if body.startswith(core) and _BRANCH.fullmatch(body, len(core)) is not None:
        return False
    if body.startswith(core) and (len(core) >= 4 or short == core or short.endswith("集团")):
        return not short.endswith(("有限公司", "有限责任公司"))
    if (
        2 <= len(core) <= 4
        and short.endswith("集团")
        and "集团" in full
        and len(body) > len(short)
        and core[0] == body[0]
        and within_order(core.removesuffix("集团"), body)
    ):
        return True
    if len(short) in (3, 4) and short[:2] == body[:2] and len(body) > len(short) + 3 and within_order(short, body):
        return True
    at = body.find(core)
    if 2 <= at <= 3 and short == core and body[at + len(core) :] == "集团":
        return True
    return 2 <= at <= 3 and len(core) >= 4 and not short.endswith(("有限公司", "有限责任公司"))


def _same_park(short: str, own: str, full: str, other: str) -> bool:
    """互联智造产业园 is 青岭互联智造产业园; 青岭经开区 is 青岭经济技术开发区."""
    brief, long = (_HEAD_LEVEL.sub(r"\1", _SITE_TAIL.sub("园", name)) for name in (short, full))
    new = len(brief) == _NEW_AREA and brief.endswith("新区") and brief[:2] not in _SORTS
    if long.endswith(brief) and (len(brief) >= 5 or new) and len(long) - len(brief) <= 4:
        return True
    return bool(own) and own == other


def zone(name: str) -> str:
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
    Kind.PROJECT: (bare_project, same_project),
    Kind.PARK: (zone, _same_park),
    Kind.POLICY: (str, _same_policy),
    Kind.MECHANISM: (lambda name: _MECHANISM_TAIL.sub("", name), _same_mechanism),
}
"""How a name is bared, once, and whether the first of two names is short for the other; behind each name stands what it is bared to."""
