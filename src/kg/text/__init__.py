"""Characters and the way back: span, alignment (repaired ↔ original), sentences; numerals."""
