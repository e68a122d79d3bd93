"""Observations: the statistics of regions and parks. The door is `claims`."""
