"""The whole of repair: characters, then what each stretch of the page is and what the page says of itself."""

from __future__ import annotations

from kg.knowledge import Knowledge
from kg.model import Document, Label, Text, Zone
from kg.repair.characters import mend
from kg.repair.edits import alignment


def repair(document: Document, knowledge: Knowledge) -> Text:
    """Give the page as a reader would write it, with the way back to `document.text`."""
    mended = mend(document.text, knowledge)
    return Text(
        document=document,
        text=mended.text,
        alignment=alignment(mended.edits),
        repairs=mended.repairs,
        zones=(Zone(0, len(mended.text), Label.ARTICLE, "the whole text"),),
        damaged=tuple(mended.damaged),
    )
