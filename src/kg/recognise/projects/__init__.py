"""Mentions of projects. The door is `find`."""
