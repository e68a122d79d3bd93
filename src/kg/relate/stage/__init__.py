"""How far projects are, and since when. The door is `claims`."""
