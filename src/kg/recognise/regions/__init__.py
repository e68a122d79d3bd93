"""Mentions of regions. The door is `find`."""
