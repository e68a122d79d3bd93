"""A trace for writers of rules: sentence by sentence the mentions, what became facts, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Claim, Mention, Text, Trace


def lines(text: Text, rows: Iterable[Trace]) -> Iterator[str]:
    """Give the trace as lines of text: the sentence with its original offsets, `·` mentions, `+` facts, `-` refused claims."""
    for row in rows:
        start, stop = text.alignment.to_original(*row.sentence)
        yield f"[{start}, {stop}) {row.sentence.of(text.text)}"
        if row.mentions:
            yield "  · " + "  ".join(map(_mention, row.mentions))
        for claim in row.kept:
            yield f"  + {_claim(claim)}"
        for claim, reason in row.refused:
            yield f"  - {_claim(claim)}: {reason}"
        yield ""


def _mention(mention: Mention) -> str:
    value = "" if mention.value is None else f"={mention.value}"
    unit = f" {mention.unit}" if mention.unit else ""
    return f"{mention.kind}:{mention.text}{value}{unit}" + ("?" if mention.implied else "")


def _claim(claim: Claim) -> str:
    other = claim.object.text if claim.object is not None else claim.value
    unit = f" {claim.unit}" if claim.unit else ""
    indicator = f" {claim.indicator}" if claim.indicator else ""
    return f"{claim.relation} {claim.subject.text}{indicator} → {other}{unit} ({claim.rule})"
