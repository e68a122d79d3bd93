"""The page as relation modules ask it: what lies inside a stretch, by kind; paragraphs; held against the plain way to tell."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Kind, Label, Mention, Text, Zone
from kg.relate.page import Page
from kg.text.alignment import Alignment

_TEXT = "云岭县引进远达公司。\n 开工3个项目;总投资5亿元!\r\n岚桥园区 签约。\n\n"


def page_of(mentions: list[Mention], text: str = _TEXT) -> Page:
    order = tuple(sorted(mentions, key=lambda m: (m.start, -m.stop, m.kind)))
    zones = (Zone(0, len(text), Label.ARTICLE),)
    return Page(Text(Document("page", text), text, Alignment(), zones=zones), order)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    start = draw(st.integers(0, 30))
    stop = start + draw(st.integers(1, 8))
    return Mention(draw(st.sampled_from(list(Kind))), start, stop, _TEXT[start:stop])


_SPAN = st.tuples(st.integers(0, 40), st.integers(0, 40))


@given(st.lists(mentions(), max_size=12), _SPAN, st.lists(st.sampled_from(list(Kind)), max_size=3))
def test_within_is_what_lies_inside(found: list[Mention], span: tuple[int, int], kinds: list[Kind]) -> None:
    page = page_of(found)
    start, stop = span
    plain = [m for m in page.mentions if start <= m.start < stop and m.stop <= stop and (not kinds or m.kind in kinds)]
    assert list(page.within(start, stop, *kinds)) == plain
    assert list(page.speaking_of([]).within(start, stop, *kinds)) == plain


@given(st.lists(mentions(), max_size=12), _SPAN)
def test_places_are_the_regions_and_parks_that_no_name_holds(found: list[Mention], span: tuple[int, int]) -> None:
    page = page_of(found)
    held = set()
    for i, m in enumerate(page.mentions):
        holders = [o for o in page.mentions[:i] if o.kind in (Kind.PARK, Kind.COMPANY)]
        if m.kind is Kind.REGION and any(m.stop <= o.stop for o in holders):
            held.add((m.start, m.stop))
    regions = [m for m in page.within(*span, Kind.REGION) if (m.start, m.stop) not in held]
    assert [m for m in page.places(*span) if m.kind is Kind.REGION] == regions


@given(st.text(alphabet="云岭 。;!\n\r,", max_size=40))
def test_no_line_ends_inside_a_paragraph(text: str) -> None:
    page = page_of([], text)
    assert tuple(itertools.chain(*page.paragraphs)) == page.sentences
    for paragraph in page.paragraphs:
        assert "\n" not in text[paragraph[0].start : paragraph[-1].stop]
    for above, below in itertools.pairwise(page.paragraphs):
        assert "\n" in text[above[-1].stop : below[0].start]
