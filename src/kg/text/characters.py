"""Characters that others cannot take: what no UTF-8 holds, what a terminal obeys, what no XML holds."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
# Unicode's Cc but for tab and line ends; the marks of UAX #9 that turn the direction of what follows.
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What production [2] Char of XML 1.0 leaves out.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    r"""Give a text of the same length with U+FFFD, the sign for a lost character, for each lone surrogate.

    >>> legible("甲\ud800乙") == "甲\ufffd乙"
    True
    """
    try:
        text.encode()  # a clean text, as nearly all are, is told sooner so than by the pattern
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def shown(text: str) -> str:
    r"""Give a text of the same length that a terminal prints and does not obey: controls and marks of direction as U+FFFD.

    >>> shown("甲\x1b[2J\u202e乙\n") == "甲\ufffd[2J\ufffd乙\n"
    True
    """
    return _OBEYED.sub("\ufffd", text)


def for_xml(text: str) -> str:
    r"""Give a text of the same length with U+FFFD for what XML 1.0 cannot hold, escaped or not.

    >>> for_xml("甲\x00\t乙") == "甲\ufffd\t乙"
    True
    """
    return _NO_XML.sub("\ufffd", text)
