"""What a page as a whole speaks of: its home region or park, and the places that it only names in passing."""
