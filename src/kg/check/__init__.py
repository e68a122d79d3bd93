"""Whether the graph may be trusted: the door that facts pass, SHACL shapes over the store, reports with sentence and page."""
