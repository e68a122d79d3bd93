"""Names inside names: by start, as a search through all pairs finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Kind, Mention
from kg.recognise.cover import Cover

edges = st.lists(st.integers(0, 60), unique=True, max_size=12).map(sorted)


@given(edges, st.integers(0, 60), st.integers(1, 20))
def test_as_all_pairs(points: list[int], start: int, length: int) -> None:
    spans = list(zip(points[::2], points[1::2], strict=False))
    cover = Cover(Mention(Kind.PARK, a, b, "园") for a, b in spans)
    stop = start + length

    def at(mention: Mention | None) -> tuple[int, int] | None:
        return (mention.start, mention.stop) if mention else None

    assert at(cover.holding(start, stop)) == next(((a, b) for a, b in spans if a <= start and stop <= b), None)
    assert at(cover.around(start, stop)) == next(((a, b) for a, b in spans if a < start and stop <= b), None)
    meeting = [(a, b) for a, b in spans if a < stop and start < b]
    assert at(cover.meeting(start, stop)) == (meeting[-1] if meeting else None)
