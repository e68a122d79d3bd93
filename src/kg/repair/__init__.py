"""Text repair: the page as it was before it was damaged, and the way back.

>>> from kg.knowledge import Knowledge
>>> from kg.model import Document
>>> text = repair(Document("page", "項(xiàng)目"), Knowledge())
>>> text.text, text.alignment.to_original(1, 2)
('项目', Span(start=8, stop=9))
"""

from kg.repair.plan import repair

__all__ = ["repair"]
