"""What the meta tags of a page of HTML say of it."""

from __future__ import annotations

import html
import re

from kg.knowledge import Knowledge

_TAG = re.compile(r"<(?:meta|link)\s[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_HEAD = 100_000


def declared(source: str, knowledge: Knowledge) -> dict[str, str]:
    """Give the fields (title, source, author, date, url) that meta tags at the head of `source` state; table `about` names them."""
    words = knowledge.once("repair.about.words", lambda k: {row[0]: row[1] for row in k.table("about")})
    found: dict[str, str] = {}
    for tag in _TAG.findall(source, 0, _HEAD):
        attributes = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "").strip() for m in _ATTRIBUTE.finditer(tag)}
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        field = words.get(name.lower())
        if field and attributes.get("content"):
            found.setdefault(field, attributes["content"])
        if attributes.get("rel", "").lower() == "canonical" and attributes.get("href"):
            found.setdefault("url", attributes["href"])
    return found
