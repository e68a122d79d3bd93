"""Cards of projects: a name on a line of its own, and below it a line for each thing told of it (建设规模:…, ● 总投资…, (二)建设内容).

Prospectuses and lists of projects print them one below the other; a line belongs to the name above it until the next name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Kind, Mention
from kg.relate.sheet import Sheet
from kg.text.span import Span

_MARK = r"(?:[●■◆▲★•·○◇□※►▶✓√#*>—–-]+[ \u3000]*|[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[)）、.．:：]?[ \u3000]*)?"
_NAME = re.compile(
    rf"{_MARK}(?:(?:项目|工程)?名称|(?:招商|推介|重点)?项目(?:[一二三四五六七八九十]|\d{{1,2}})?)?[:：]?[ \u3000]*[“「《]?"
)
"""What may stand before the name that a card begins with."""
_NAME_END = re.compile(r"[”」》]?(?:[(（][^()（）\n]{1,24}[)）])?(?:简介|介绍|概况)?[。:：;；]?")
_FIELD = re.compile(
    rf"{_MARK}(?:【(?P<head>[^【】\n]{{2,10}})】|(?P<label>[^:：,，。;；\n\d]{{2,16}})[:：]|(?P<line>[^:：,，。;；\n\d]{{2,10}})$)?[ \u3000]*",
    re.M,
)
"""How a line of a card begins: a mark, what the line tells."""
_TOLD = re.compile(
    "投资|资金|规模|内容|占地|用地|面积|产能|产量|产值|产品方案|效益|收益|概况|简介|概述|进展|进度|现状|地点|地址|选址|位置|单位|业主|投资方|承办|年产|达产|建成|投产"
)
"""What a label says where its line is about the project itself."""
_ELSE = re.compile(
    "条件|背景|市场|资源|优势|联系|可行性|前景|必要|政策|依据|合作|方式|环境|意义|基础|原料|区位|交通|要求|责任|主管|电话"
)
"""What a label says where its line tells of something else."""
_BARE = re.compile(
    r"(?:项目|工程)?(?:计划|预计|规划|主要|拟|将|可|总)*(?:投资|占地|用地|年产|年可?生产|年?产能|年?产值|建设|新建|建成|达产)"
)
"""How a line behind a mark without a label begins where it tells of the project."""


def cards(page: Sheet) -> dict[Span, Mention]:
    """Give the sentences of all cards, each with the project whose name stands above it."""
    found: dict[Span, Mention] = {}
    current: Mention | None = None
    told: bool | None = None
    for paragraph in page.paragraphs:
        name = heading(page, paragraph)
        if name is not None:
            current, told = name, None
            continue
        if current is None:
            continue
        said = _field(page.text.text, paragraph[0])
        if said is None and told is None:
            current = None
            continue
        told, own = (told, bool(told)) if said is None else said
        if own:
            found.update((sentence, current) for sentence in _about(page, paragraph))
    return found


def heading(page: Sheet, paragraph: Sequence[Span]) -> Mention | None:
    """Give the project whose name is all that a line says, a mark or label before it aside."""
    if len(paragraph) != 1:
        return None
    text, line = page.text.text, paragraph[0]
    opening = _NAME.match(text, line.start, line.stop)
    start = opening.end() if opening is not None else line.start
    for project in page.within(line.start, line.stop, Kind.PROJECT):
        placed = any(p.start == start and p.stop == project.start for p in page.places(start, project.start))
        if (project.start <= start or placed) and _NAME_END.fullmatch(text, project.stop, line.stop):
            return project
    return None


def _field(text: str, sentence: Span) -> tuple[bool | None, bool] | None:
    """Tell what a line says of the lines below it that have no label (None: nothing), and whether it is itself about the project; None for a line of running text."""
    line = _FIELD.match(text, sentence.start, sentence.stop)
    if line is None or not line.group().strip():
        return None
    label = line["head"] or line["label"] or line["line"]
    if label is None:
        return (None, True) if _BARE.match(text, line.end(), sentence.stop) else None
    label = re.sub(r"[ \u3000]", "", label)
    about = _ELSE.search(label) is None and _TOLD.search(label) is not None
    return about, about


def _about(page: Sheet, paragraph: Sequence[Span]) -> Iterator[Span]:
    """Give the sentences of a line that name no other project by a name of its own."""
    for sentence in paragraph:
        if all(p.unit is not None for p in page.within(*sentence, Kind.PROJECT)):
            yield sentence
