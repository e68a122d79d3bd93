"""Mentions of companies. The door is `find`."""
