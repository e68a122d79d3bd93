"""usedBy: which region or park works by which mechanism. The door is `claims`."""
