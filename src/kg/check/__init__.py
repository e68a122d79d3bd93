"""Whether the graph may be trusted: the door that facts pass, SHACL shapes over the store, reports with sentence and page."""

from kg.check.door import Admission, Quarantined, accepting, admit
from kg.check.run import check
from kg.check.violations import FORMATS, Place, Violation, write

__all__ = ["FORMATS", "Admission", "Place", "Quarantined", "Violation", "accepting", "admit", "check", "write"]
