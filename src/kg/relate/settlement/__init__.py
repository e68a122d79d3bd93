"""locatedIn of parks and companies. The door is `claims`."""
