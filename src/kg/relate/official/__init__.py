"""officialOf: who holds which office where. The door is `claims`."""
