"""One page from one record: the named fields of JSON Lines and CSV."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from kg.errors import InputError
from kg.model import Document
from kg.read.page import media_type

NAMES = {
    "id": ("编号", "序号"),
    "text": ("正文", "内容", "content", "body"),
    "title": ("标题", "题名"),
    "source": ("来源", "媒体"),
    "author": ("作者", "记者"),
    "date": ("日期", "发布日期", "发布时间", "时间", "published"),
    "url": ("网址", "链接", "link"),
}
"""The fields of a record and the other names that tables give them."""

_FIELD = {other: name for name, others in NAMES.items() for other in (name, *others)}
_DAY = re.compile(r"(\d{4})([-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?(?:[T\s].*)?")


def field(column: str) -> str | None:
    """Give the field that a column's name stands for, None for columns that are not read.

    >>> field(" Title "), field("发布日期"), field("点击量")
    ('title', 'date', None)
    """
    return _FIELD.get(column.strip().lower())


def document(fields: Mapping[str, object], id: str, origin: str, sha256: str, date: dt.date | None) -> Document:
    """Make a document of a record's fields. Raises InputError for a missing text or a field of the wrong form."""
    texts = {name: _string(fields.get(name), name, origin) for name in NAMES}
    text = (texts["text"] or "").removeprefix("\ufeff")
    if not text.strip():
        raise InputError(origin, "no text", "fill the field 'text'")
    return Document(
        texts["id"] or id,
        text,
        origin,
        media_type(text),
        sha256,
        title=texts["title"],
        source=texts["source"],
        author=texts["author"],
        date=day(texts["date"], origin) or date,
        url=texts["url"],
    )


def day(written: str | None, origin: str) -> dt.date | None:
    """Read a date: 2021-12-30, 2021/12/30, 20211230, 2021年12月30日, with or without a time. Raises InputError.

    >>> day("2021-12-30T08:00:00", "a.jsonl#1"), day(None, "")
    (datetime.date(2021, 12, 30), None)
    """
    if not written:
        return None
    match = _DAY.fullmatch(written)
    try:
        if match and (match[2] or len(written.split("T")[0].split()[0]) == 8):
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        pass
    raise InputError(origin, f"{written!r} is no date", "write YYYY-MM-DD, or leave it out")


def _string(value: object, name: str, origin: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and name in ("id", "date"):
        value = str(value)
    if not isinstance(value, str):
        raise InputError(origin, f"the field {name!r} is no text", "write it in quotes")
    return value if name == "text" else value.strip() or None
