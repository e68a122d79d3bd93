"""No fact of the gold files stands where recognition does not read."""

from __future__ import annotations

import json
from pathlib import Path

from kg.knowledge import Knowledge
from kg.model import Document, Label, Text
from kg.read import read
from kg.repair import repair

READ = {Label.TITLE, Label.ARTICLE}


def readable(text: Text, quote: str) -> bool:
    """Tell whether the quote stands somewhere in the headline or the article."""
    at = text.document.text.find(quote)
    while at >= 0:
        span = text.alignment.to_repaired(at, at + len(quote))
        if {zone.label for zone in text.zones if span.touches(zone.start, zone.stop)} <= READ:
            return True
        at = text.document.text.find(quote, at + 1)
    return False


def outside(pages: Path, gold: Path) -> list[tuple[str, str]]:
    knowledge = Knowledge()
    texts = {d.id.partition("_")[0]: repair(d, knowledge) for d in read([pages]) if isinstance(d, Document)}
    facts = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    assert facts
    return [(f["doc"], f["quote"]) for f in facts if f["doc"] in texts and not readable(texts[f["doc"]], f["quote"])]


def test_real_pages(shared: Path) -> None:
    assert outside(shared / "seeds", shared / "annotation" / "gold" / "seeds.jsonl") == []


def test_own_articles(top: Path) -> None:
    assert outside(top / "seeds" / "articles", top / "tests" / "gold" / "articles.jsonl") == []
