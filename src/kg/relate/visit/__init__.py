"""visited: journeys of officials to attract investment, and companies that came to look. The door is `claims`."""
