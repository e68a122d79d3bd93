"""Mentions of mechanisms. The door is `find`."""
