"""Repair gives the clean article back: every line of it, and nothing of the frame."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.knowledge import Knowledge
from kg.model import Document, Label, Text
from kg.read import read
from kg.repair import repair
from scripts.articles import TOP

_KNOWN = {
    "104": "a lost lead byte whose run took the opening bracket of the closing tag: 。”</p> printed as !?/p>",
}
_ARTICLES = {path.stem: path.read_text("utf-8") for path in sorted((TOP / "tests/gold/clean").glob("*.txt"))}
_DOCUMENTS = [
    pytest.param(doc, marks=pytest.mark.xfail(strict=True, reason=_KNOWN[doc])) if doc in _KNOWN else doc
    for doc in _ARTICLES
]


@pytest.fixture(scope="module")
def repaired(top: Path) -> dict[str, Text]:
    knowledge = Knowledge(top / "seeds")
    found = read([top / "seeds" / "articles"])
    return {d.id.split("_")[0]: repair(d, knowledge) for d in found if isinstance(d, Document)}


def _article(text: Text) -> str:
    zones = (z for z in text.zones if z.label in (Label.TITLE, Label.ARTICLE))
    return _bare("".join(text.text[z.start : z.stop] for z in zones))


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("doc", _DOCUMENTS)
def test_every_line_is_restored(doc: str, repaired: dict[str, Text]) -> None:
    whole = _bare(repaired[doc].text)
    missing = [line for line in _ARTICLES[doc].splitlines() if _bare(line) not in whole]
    assert not missing


@pytest.mark.parametrize("doc", _DOCUMENTS)
def test_the_article_is_told_from_its_page(doc: str, repaired: dict[str, Text]) -> None:
    """All of the article but its line of source and date is read, and hardly anything else."""
    article = _article(repaired[doc])
    wanted = [_bare(line) for line in _ARTICLES[doc].splitlines() if "来源" not in line and "日期" not in line]
    assert not [line for line in wanted if line not in article]
    assert len(article) <= len(_bare(_ARTICLES[doc])) + 8
