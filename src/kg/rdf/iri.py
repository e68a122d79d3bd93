"""IRIs: readable Chinese, escaped only where RFC 3987 demands it."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from kg.text.characters import legible

BASE = "https://w3id.org/zhaoshang/"
"""Where things live unless a setting says otherwise."""

NS = "https://w3id.org/zhaoshang/ns#"
"""The ontology's namespace; it does not move with the base."""

# RFC 3987 section 2.2 (ipchar without pct-encoded); section 4.1 forbids the bidirectional formatting characters. Blanks and line
# ends beyond ASCII (Unicode's White_Space) are allowed there, but readers of N-Quads (rdflib) end an IRI at them.
_FORBIDDEN = re.compile(
    "[^A-Za-z0-9\\-._~!$&'()*+,;=:@"
    "\xa1-\u167f\u1681-\u1fff\u200b-\u200d\u2010-\u2027\u2030-\u205e\u2060-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(p << 16)}-{chr((p << 16) + 0xFFFD)}" for p in range(1, 14))
    + "\U000e1000-\U000efffd"
    + "]"
)
_LONGEST = 240


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))


def segment(name: str) -> str:
    """Give `name` as one path segment of an IRI (RFC 3987 `isegment-nz`, NFC left to the caller).

    A name of more than 240 characters is cut and closed with a hash of the whole; a lone surrogate, which no IRI can
    hold, becomes U+FFFD.

    >>> segment("承诺制+标准地+全代办"), segment('a b/"c"')
    ('承诺制+标准地+全代办', 'a%20b%2F%22c%22')
    """
    if len(name) <= _LONGEST and name.strip(".") and not _FORBIDDEN.search(name):
        return name
    name = legible(name)
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}~{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    if not name.strip("."):
        return name.replace(".", "%2E") or "_"
    return _FORBIDDEN.sub(_percent, name)


@lru_cache(2**15)
def path(id: str) -> str:
    """Give an id path (`company/晋能集团`) with each segment escaped; slashes part segments."""
    return "/".join(map(segment, id.split("/")))


class Names:
    """The IRIs of one base, as bare strings without angle brackets."""

    def __init__(self, base: str = BASE) -> None:
        """Take the base IRI; it ends with a slash or a number sign."""
        self.base = base if base.endswith(("/", "#")) else base + "/"

    def thing(self, id: str) -> str:
        """Give the IRI of an id path of `Identity.ids`: `place/140406` → `…/id/place/140406`."""
        return f"{self.base}id/{path(id)}"

    def document(self, id: str) -> str:
        """Give the IRI of a document, which is that of its named graph too."""
        return f"{self.base}id/document/{segment(id)}"

    def graph(self, name: str) -> str:
        """Give the IRI of a graph that no document owns: places, identity, links, ontology, inferred."""
        return f"{self.base}graph/{segment(name)}"

    def concept(self, scheme: str, name: str) -> str:
        """Give the IRI of a concept of the ontology's schemes: `stage`, `indicator`, `industry`, `mechanism-kind`."""
        return f"{NS.removesuffix('ns#')}{scheme}/{segment(name)}"
