"""Mentions of parks. The door is `find`."""
