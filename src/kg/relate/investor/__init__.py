"""investedBy: who invests in a project. The door is `claims`."""
