"""From bytes to characters: UTF-8, UTF-16 with its mark, GB18030 and Big5 told apart; what is no text is refused."""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc",
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b")) + b"\x7f"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE
)
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_DAMAGE = 0.01
"""Share of characters that may be broken: saved pages are cut inside a character, rarely more."""

# GB 2312 level 1 (rows 16-55) and Big5 level 1 (A440-C67E) hold the common characters; marks stand in rows A1-A3 of both.
_GB_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_GB_COMMON = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_BIG5_COMMON = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")
_SAMPLE = 2**18


def encoding(data: bytes, where: str) -> str:
    """Give the name of the codec that reads `data`. Raises InputError for what is no text, or is in no encoding known here."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith(_UTF16):
        return "utf-16"
    head = data[:_SAMPLE]
    if data.startswith(_MAGIC) or b"\0" in data:
        raise InputError(where, "not text: the file is binary", "save the page as text or HTML")
    if len(head.translate(None, _CONTROL)) < 0.99 * len(head):
        raise InputError(where, "not text: too many control characters", "save the page as text or HTML")
    if _reads(data, "utf-8"):
        return "utf-8"
    declared = _CHARSET.search(data, 0, 4096)
    if declared:
        codec = _DECLARED.get(declared[1].decode("ascii").lower())
        if codec and _reads(data, codec):
            return codec
    fitting = [codec for codec in ("gb18030", "big5hkscs") if _reads(data, codec)]
    if fitting:
        return max(fitting, key=lambda codec: _common(head, codec))
    tolerant = min(("utf-8", "gb18030", "big5hkscs"), key=lambda codec: _broken(head, codec))
    if _broken(data, tolerant) <= _DAMAGE:
        return tolerant
    raise InputError(where, "unknown encoding: neither UTF-8, GB18030 nor Big5", "save the page as UTF-8")


def decode(data: bytes, where: str) -> str:
    """Give the characters of `data`, a byte order mark left out; bytes that fit nothing become U+FFFD. Raises InputError.

    >>> decode("潞城区签约".encode("gb18030"), "a.txt"), decode("潞城區簽約項目".encode("big5"), "b.txt")
    ('潞城区签约', '潞城區簽約項目')
    """
    return data.decode(encoding(data, where), "replace")


def _reads(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        # a page cut inside its last character reads, but for that character
        return error.end == len(data) and error.start >= max(1, len(data) - 3)
    return True


def _broken(data: bytes, codec: str) -> float:
    text = data.decode(codec, "replace")
    return text.count("\ufffd") / (len(text) or 1)


def _common(data: bytes, codec: str) -> float:
    """Give the share of two-byte characters that stand in the codec's rows of common characters."""
    pairs = common = 0
    pattern = _GB_COMMON if codec == "gb18030" else _BIG5_COMMON
    for match in _GB_PAIR.finditer(data):
        pairs += 1
        common += pattern.match(match[0]) is not None
    return common / (pairs or 1)
