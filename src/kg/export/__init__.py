"""The graph for other tools: flat facts, CSV, GEXF and GraphML for Gephi, Turtle, TriG, N-Quads with or without RDF 1.2."""
