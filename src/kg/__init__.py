"""Chinese local-government news on investment promotion, as a knowledge graph with evidence.

The rooms, in the order of the way that a page goes:

- `model`, `text`, `errors`: what rooms hand to one another, offsets and alignment, problems that say where and what to do;
- `knowledge`: gazetteer, lexicons, ledger, loaded from `seeds/` at first use;
- `read` → `repair` → `recognise` → `relate` → `resolve` → `rdf` → `store`: files → documents → repaired texts → mentions →
  facts → identities → quads → generations of a graph;
- `query`, `export`, `check`, `infer`, `link`, `serve`, `evaluate`, `ontology`: what is done with a graph;
- `reading`, `assemble`, `pipeline`: pages to sheets on many processes, sheets to a generation, and the one call for all of it;
- `cli`: the commands.

What other programs call, each documented where it stands: `kg.pipeline.extract` (one document's facts), `kg.pipeline.build`
(a graph from files), `kg.store.view` (open a graph), `kg.query.ask` and `kg.query.select` (SPARQL), `kg.query.explain.explain`
(the words behind a fact), `kg.export.flat.facts` (flat records), `kg.export.formats.export` (files for other tools). Importing
`kg` itself loads nothing.
"""
