"""How far a project is: the stage words before and after it or its list, dated where the sentence dates them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Mention
from kg.relate.page import Page
from kg.relate.stage.aims import aimed_at
from kg.relate.stage.back import breath, counted_back, opened_with, shared_back
from kg.relate.stage.clause import stated
from kg.relate.stage.ends import ending
from kg.relate.stage.order import BEGUN, ORDER, Stated, claim, furthest
from kg.relate.stage.run import Run
from kg.relate.stage.told import due
from kg.relate.stage.words import Words, stage_words
from kg.text.span import Span


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give a stage claim for each project and each stage that is stated of it; the furthest is chosen later."""
    words = stage_words(knowledge)
    told = [*_stages(page, words), *counted_back(page, words.after)]
    rows = list(breath(page, told))
    shared = {claim.subject.start for claim in rows}
    told = [claim for claim in told if claim.rule != "stage/ceremony" or claim.subject.start not in shared]
    told += [*shared_back(page, told), *rows, *opened_with(page, told)]
    yield from due(page, aimed_at(page, [*told, *ending(page, told)]))


def _stages(page: Page, words: Words) -> Iterator[Claim]:
    if not page.groups:
        return
    yield from Run(page, words).claims()
    for sentence, project in page.continued:
        yield from _continued(page, project, sentence, words)


def _continued(page: Page, project: Mention, sentence: Span, words: Words) -> Iterator[Claim]:
    """Read a sentence that goes on about a project."""
    text = page.text.text
    best = furthest(Stated(*told) for told in stated(text, *sentence, words.after))
    if best is not None:
        yield claim(page, project, best.stage, Span(sentence.start, best.stop), "stage/continued", sentence)
    if best is None or ORDER.index(best.stage) < BEGUN:
        for stage, _, stop in stated(text, *sentence, words.progress):
            yield claim(page, project, stage, Span(sentence.start, stop), "stage/progress", sentence)
            break
