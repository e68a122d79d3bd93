"""Foreign companies by the legal form that ends their names in Latin letters: Nordvik Energy Co.,Ltd, Sunvale (Macau) Limited, Valbruck Technik GmbH."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention

_FORM = (
    r"(?:Pte\.? ?)?(?:Co\.?,? ?)?(?:Ltd\b\.?|Limited\b)|Inc\b\.?|Corporation\b|Corp\b\.?|GmbH(?: ?& ?Co\. ?KG)?|L\.?L\.?C\b|P\.?L\.?C\b|S\.?p\.?A\b|"
    r"(?<= )(?:AG|SE|S\.?A\.?|N\.?V\.?|B\.?V\.?|A/S|AB|ASA|Oyj?)(?![A-Za-z])"
)
_NAME = re.compile(
    rf"(?<![A-Za-z])[A-Z][A-Za-z0-9&'’./-]*(?:(?: ?[(（][A-Za-z ]{{2,20}}[)）] ?| ?& ?| |, ?)(?:[A-Za-z0-9][A-Za-z0-9&'’./-]*)?){{0,6}}?(?:{_FORM})(?:公司|集团)?",
    re.ASCII,
)
"""A name of up to a few words and its legal form."""
_LEAST = 6
"""Characters of the shortest name; less is an abbreviation."""


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give the companies of `text[start:stop]` that bear such a form, in order."""
    for match in _NAME.finditer(text, start, stop):
        if len(match.group()) >= _LEAST:
            yield Mention(Kind.COMPANY, match.start(), match.end(), match.group())
