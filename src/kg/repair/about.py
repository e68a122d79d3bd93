"""What the page says of itself: title, source, author, date of publication, address. What it does not say is absent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from kg.knowledge import Knowledge
from kg.model import About, Document, Label, Zone
from kg.repair.about_date import dateline, full, in_address
from kg.repair.about_tags import declared
from kg.repair.layout_lines import narrow

_OTHER = r"(?:浏览|点击|阅读|访问|字体|字号|责任编辑|责编|编辑|打印|分享|审核|校对|摄影|发布|作者|记者|来源|时间|日期)"
_STOP = rf"(?=\s{{2,}}|[\t\n\u3000|】\]]|\s*[【\[(]|\s*{_OTHER}[\u4e00-\u9fff]{{0,3}}\s*:|\s+(?:19|20)\d\d|\s+\d|\s*$)"
_LONGEST = 40
_ARTICLE = 30
"""Least length, in characters, of what counts as the article: what stands below it may be another's."""


def about(text: str, zones: Sequence[Zone], document: Document, knowledge: Knowledge) -> About:
    """Give what the page says of itself; what came with it from outside (`document`) wins.

    `text` is repaired, `zones` are its zones. The date is that of its date line, else of its meta tags, else of its address, else of the
    dateline of the news (…4月7日电), whose year must stand elsewhere on the page.
    """
    plain = narrow(text)
    fields = knowledge.once("repair.about.fields", _fields)
    own = _lines(plain, zones)
    said: dict[str, str] = {}
    for match in fields.finditer(own):
        name = _field_of(knowledge)[match[1]]
        value = match[2].strip(" \t\u3000\xa0-—·|[]【】()")
        if value and len(value) <= _LONGEST:
            said.setdefault(name, value)
    tags = declared(document.text, knowledge) if document.media_type == "text/html" else {}
    title = next((text[z.start : z.stop].strip() for z in zones if z.label is Label.TITLE), None)
    url = document.url or tags.get("url")
    return About(
        title=document.title or title or tags.get("title"),
        source=document.source or said.get("source") or tags.get("source"),
        author=document.author or said.get("author") or tags.get("author"),
        date=document.date or _date(plain, zones, own, tags.get("date"), url),
        url=url,
    )


def _date(plain: str, zones: Sequence[Zone], own: str, tagged: str | None, url: str | None) -> dt.date | None:
    """Give the date of publication, the surest statement first; None where nothing on the page states it."""
    stated = next(full(own), None) or next(full(tagged or ""), None) or in_address(url or "")
    if stated:
        return stated
    article = next((zone for zone in zones if zone.label is Label.ARTICLE), None)
    return dateline(plain[article.start : article.stop], plain) if article else None


def _lines(plain: str, zones: Sequence[Zone]) -> str:
    """Give the page's own lines about the article: its meta zones, as far as other articles do not begin."""
    own = []
    read = False
    for zone in zones:
        if zone.label is Label.META:
            own.append(plain[zone.start : zone.stop])
        elif zone.label is Label.ARTICLE:
            read = read or zone.stop - zone.start >= _ARTICLE
        elif read and zone.label in (Label.NAVIGATION, Label.FOOTER, Label.COMMENT):
            break
    return "\n".join(own)


def _fields(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted((row[0] for row in knowledge.table("about") if not row[0].isascii()), key=len, reverse=True)
    return re.compile(rf"({'|'.join(words)})\s*:[ \t\u3000\xa0]*(.+?){_STOP}")


def _field_of(knowledge: Knowledge) -> dict[str, str]:
    return knowledge.once("repair.about.words", lambda k: {row[0]: row[1] for row in k.table("about")})
