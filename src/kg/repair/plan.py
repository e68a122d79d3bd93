"""The whole of repair: markup, characters, what each stretch of the page is, what the page says of itself, lost figures."""

from __future__ import annotations

from collections.abc import Sequence

from kg.knowledge import Knowledge
from kg.model import Document, Text, Zone
from kg.repair.about import about
from kg.repair.characters import mend
from kg.repair.edits import Edit, Layer, Repairs, alignment, shifts
from kg.repair.layout import zones
from kg.repair.lost import figures
from kg.text.alignment import Alignment

HTML = ("text/html", "application/xhtml+xml")


def repair(document: Document, knowledge: Knowledge) -> Text:
    """Give the page as a reader would write it, with the way back to `document.text`.

    `Text.repairs` are all changes in original offsets, in order and disjoint: made on `document.text`, they give `Text.text`.
    Raises DataError for a table of ours that is missing or breaks its form.
    """
    source = document.text
    markup: list[Layer] = []
    prior: Sequence[Zone] = ()
    if document.media_type in HTML:
        from kg.repair.html import main_text  # loads a parser that plain text does not need

        source, changes, prior = main_text(source)
        markup = [Layer(document.text, [Edit(a, b, after, "markup", "markup of the page") for a, b, after in changes])]
    mended = mend(source, knowledge)
    layers = [*markup, *mended.layers]
    if prior:
        prior = _moved(prior, alignment(source, mended.shifts))
    found = zones(mended.text, document, knowledge, prior)
    return Text(
        document=document,
        text=mended.text,
        alignment=alignment(document.text, shifts(layers) if markup else mended.shifts),
        repairs=Repairs(layers),
        zones=found,
        damaged=tuple(sorted({*mended.damaged, *figures(mended.text)})),
        about=about(mended.text, found, document, knowledge),
    )


def _moved(prior: Sequence[Zone], way: Alignment) -> tuple[Zone, ...]:
    """Give zones of the text before the character repairs as zones of the mended text, still without gaps."""
    stops = [way.to_repaired(zone.stop - 1, zone.stop).stop if zone.stop > zone.start else 0 for zone in prior]
    moved = []
    at = 0
    for zone, stop in zip(prior, stops, strict=True):
        moved.append(Zone(at, max(at, stop), zone.label, zone.reason))
        at = max(at, stop)
    return tuple(zone for zone in moved if zone.start < zone.stop)
