"""locatedIn of projects: where they lie, by name, by sentence, by list, by topic. The door is `claims`."""
