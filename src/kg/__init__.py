"""Chinese local-government news on investment promotion, as a knowledge graph with evidence."""
