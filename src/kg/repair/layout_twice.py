"""Passages that a page prints twice, and summaries that stand again in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.repair.layout_lines import Line
from kg.text.span import Span

_SENTENCE = re.compile(r"[^\n\r。!?]+[。!?]*[”’」』\")》]*")
_PASSAGE = 60
"""Least length of a run of repeated sentences: shorter ones repeat in lists and refrains."""
_SENTENCE_LENGTH = 28
"""Least length of the longest sentence of a run."""
_GAP = 3
"""How many sentences the first print may have between two that follow each other in the second."""
_SUMMARY = 30
_HEAD = 8
_BLANK = re.compile(r"\s+")


def repeated(text: str, skipped: Sequence[Line] = ()) -> list[Span]:
    """Give the passages that stand earlier in `text` already, sentence for sentence in the same order; blanks do not count.

    A passage is a run of repeated sentences of some length together; one name or a line of a list that comes back is none.
    `skipped` lines are no earlier print.
    """
    printed = _SENTENCE.findall(text)
    long = [_key(whole) for whole in printed if len(whole) >= _SENTENCE_LENGTH]
    long = [key for key in long if len(key) >= _SENTENCE_LENGTH]
    if len(set(long)) == len(long):
        return []
    keys = list(map(_key, printed))
    first: dict[str, int] = {}
    spans: list[Span] = []
    run: list[tuple[int, int, int]] = []
    longest = total = 0

    def close() -> None:
        if total >= _PASSAGE and longest >= _SENTENCE_LENGTH:
            spans.append(Span(run[0][0], run[-1][1]))

    for number, match in enumerate(_SENTENCE.finditer(text)):
        key = keys[number]
        if not key or any(line.start <= match.start() < line.stop for line in skipped):
            continue
        earlier = first.setdefault(key, number)
        if earlier == number or (run and not 0 < earlier - run[-1][2] <= _GAP):
            close()
            run, longest, total = [], 0, 0
        if earlier != number:
            run.append((match.start(), match.end(), earlier))
            longest = max(longest, len(key))
            total += len(key)
    close()
    return spans


def _key(printed: str) -> str:
    key = printed.strip()
    return _BLANK.sub("", key) if " " in key else key


def summaries(text: str, lines: Sequence[Line]) -> list[Line]:
    """Give the lines at the head of the page that are cut off and stand again, whole, further down."""
    found = []
    for line in lines[:_HEAD]:
        cut = line.text.rstrip("….·[]【】详细全文>")
        if len(line.text) < _SUMMARY or not ("。" in cut or "," in cut) or (line.text == cut and cut[-1] in "。!?”)"):
            continue
        bare = _BLANK.sub("", cut)
        ahead = _BLANK.sub("", text[line.stop : line.stop + 6 * len(line.text) + 2000])
        if bare in ahead:
            found.append(line)
    return found
