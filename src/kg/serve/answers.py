"""What the reconciliation protocol asks for, as plain JSON objects: manifest, candidates, suggestions, data, preview.

Source: Reconciliation Service API 0.2, https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.knowledge.gazetteer import Gazetteer
from kg.knowledge.places import pick, resolve
from kg.rdf.iri import NS
from kg.serve.index import TYPES, Hit, Index, Thing, normal
from kg.serve.properties import PROPERTIES, Property

Json: TypeAlias = Any
"""JSON as the standard library gives it."""

VERSIONS = ["0.1", "0.2"]
MOST = 500
"""Queries, ids or properties in one request."""
CONCEPTS = NS.removesuffix("ns#")
"""What IRIs of the ontology's concepts begin with."""
_CERTAIN, _FALSE, _TRUE = 90.0, 25.0, 5.0
_OUTSIDE = ("exactMatch", "closeMatch", "latitude", "longitude")
"""Properties whose values are from other registers."""
_NUMBERS = ("decimal", "integer", "double", "float")


class Answers:
    """Answers from one index. `rights` is what manifest, preview and extended data name as the source of outside identifiers."""

    def __init__(self, index: Index, gazetteer: Gazetteer, rights: str = "") -> None:
        self.index, self.gazetteer, self.rights = index, gazetteer, rights

    def manifest(self, address: str, version: str) -> Json:
        """Give the service manifest for the address that the service is asked at (without closing slash)."""
        made = {
            "versions": VERSIONS,
            "name": "kg: investment promotion in Chinese local-government news 招商引资知识图谱",
            "identifierSpace": self.index.space,
            "schemaSpace": "https://w3id.org/zhaoshang/ns#",
            "serviceVersion": version,
            "documentation": "https://w3id.org/zhaoshang/ns",
            "defaultTypes": [_type(name) for name in TYPES],
            "view": {"url": self.index.space + "{{id}}"},
            "preview": {"url": f"{address}/preview?id={{{{id}}}}", "width": 420, "height": 260},
            "suggest": {
                kind: {"service_url": address, "service_path": f"/suggest/{kind}"}
                for kind in ("entity", "type", "property")
            },
            "extend": {
                "propose_properties": {"service_url": address, "service_path": "/properties"},
                "property_settings": [],
            },
        }
        return {**made, "attribution": self.rights} if self.rights else made

    def reconcile(self, batch: Json) -> Json:
        """Answer a batch of queries by key. Raises QueryError for what is no batch."""
        if not isinstance(batch, Mapping):
            raise QueryError("queries", "is no JSON object", 'send {"q0": {"query": "…"}}')
        if len(batch) > MOST:
            raise QueryError("queries", f"holds {len(batch)} queries", f"send at most {MOST} at once")
        return {key: {"result": self._candidates(query, f"queries.{key}")} for key, query in batch.items()}

    def _candidates(self, query: Json, where: str) -> list[Json]:
        if isinstance(query, str):
            query = {"query": query}
        if not isinstance(query, Mapping):
            raise QueryError(where, "is no query", 'write {"query": "…"}')
        text, limit = query.get("query", ""), query.get("limit", 10)
        if not isinstance(text, str) or isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            raise QueryError(
                where, "has a query that is no text or a limit that is none", "give text and a positive number"
            )
        asked = query.get("type") or []
        types = _types([asked] if isinstance(asked, str) else asked, where)
        hits = self._places(text) if "Region" in types or not types else []
        known = {hit.thing.id for hit in hits}
        hits += [hit for hit in self.index.find(text, types, max(limit * 3, 20)) if hit.thing.id not in known]
        wanted = _wanted(query.get("properties") or [], where)
        judged = sorted(((self._judge(hit, wanted), hit) for hit in hits), key=lambda j: (-j[0], j[1].thing.id))
        rivals = sum(score >= _CERTAIN for score, _ in judged)
        return [
            {
                "id": hit.thing.id,
                "name": hit.thing.names[0],
                "description": self._about(hit.thing),
                "score": score,
                "match": rivals == 1 and i == 0,
                "type": [_type(name) for name in hit.thing.types],
                "features": [{"id": "name_score", "name": "likeness of the name", "value": hit.score}],
            }
            for i, (score, hit) in enumerate(judged[: min(limit, MOST)])
        ]

    def _places(self, text: str) -> list[Hit]:
        """Let the gazetteer read the name: paths, short and former names, as far as the graph has the place."""
        found = resolve(self.gazetteer, text)
        best = pick(found)
        hits = []
        for candidate in found:
            thing = self.index.things.get(f"place/{candidate.unit.code}")
            if thing is not None:
                hits.append(
                    Hit(thing, 100.0 if candidate is best else round(candidate.score * 100, 1), candidate.unit.name)
                )
        return hits

    def _judge(self, hit: Hit, wanted: Sequence[tuple[Property, tuple[str, ...]]]) -> float:
        """Give the score: that of the name, less for each property that says otherwise, a little more for each that agrees."""
        score = hit.score
        for property, values in wanted:
            have = {
                normal(name)
                for value in self.index.values(hit.thing, property.predicate)
                for name in self._words(value)
            }
            if have and values:
                score += _TRUE if have & {normal(v) for v in values} else -_FALSE
        return round(max(0.0, min(100.0, score)), 1)

    def _words(self, value: NamedNode | Literal) -> tuple[str, ...]:
        thing = self.index.of_iri(value.value) if isinstance(value, NamedNode) else None
        return (*thing.names, thing.id) if thing else (value.value, value.value.rsplit("/", 1)[-1])

    def _shown(self, value: NamedNode | Literal) -> str:
        return self._words(value)[-1 if value.value.startswith(CONCEPTS) and not self.index.of_iri(value.value) else 0]

    def _about(self, thing: Thing) -> str:
        if thing.id.startswith("place/") and thing.id[6:].isdigit():
            return self.gazetteer.full_name(thing.id[6:])
        sites = [PROPERTIES[name] for name in ("locatedIn", "usedBy", "issuedBy", "officialOf")]
        near = [self._words(v)[0] for p in sites for v in self.index.values(thing, p.predicate)]
        return "、".join(near[:3])

    def suggest(self, kind: str, prefix: str, cursor: int = 0) -> Json:
        """Answer a suggest request: `kind` entity, type or property."""
        if kind == "entity":
            hits = self.index.begin(prefix, cursor + 20)[cursor:]
            rows = [
                {
                    "id": hit.thing.id,
                    "name": hit.thing.names[0],
                    "description": self._about(hit.thing),
                    "notable": [_type(name) for name in hit.thing.types],
                }
                for hit in hits
            ]
            return {"result": rows}
        if kind == "type":
            all_rows = [_type(name) for name in TYPES]
        else:
            all_rows = [{"id": p.id, "name": p.name} for p in PROPERTIES.values()]
        wanted = normal(prefix)
        return {"result": [row for row in all_rows if wanted in normal(row["id"] + row["name"])][cursor:]}

    def propose(self, type: str, limit: int | None) -> Json:
        """Give the properties that things of a type may have."""
        rows = [{"id": p.id, "name": p.name} for p in PROPERTIES.values() if not type or not p.types or type in p.types]
        answer: dict[str, Json] = {"properties": rows[:limit] if limit else rows}
        if type:
            answer["type"] = type
        if limit:
            answer["limit"] = limit
        return answer

    def extend(self, request: Json) -> Json:
        """Answer a data extension query: values of properties for ids. Raises QueryError."""
        if not isinstance(request, Mapping):
            raise QueryError("extend", "is no JSON object", 'send {"ids": […], "properties": [{"id": "…"}]}')
        ids, asked = request.get("ids"), request.get("properties")
        if not isinstance(ids, list) or not isinstance(asked, list) or not all(isinstance(id, str) for id in ids):
            raise QueryError("extend", "lacks ids or properties", 'send {"ids": […], "properties": [{"id": "…"}]}')
        if len(ids) > MOST or len(asked) > MOST:
            raise QueryError("extend", "asks for too much", f"send at most {MOST} ids at once")
        wanted = [_property(p.get("id") if isinstance(p, Mapping) else p, "extend.properties") for p in asked]
        rows = {}
        for id in ids:
            thing = self.index.things.get(id)
            rows[id] = {
                p.id: [self._cell(v) for v in self.index.values(thing, p.predicate)] if thing else [] for p in wanted
            }
        answer: dict[str, Json] = {"meta": [{"id": p.id, "name": p.name} for p in wanted], "rows": rows}
        if self.rights and any(cells.get(id) for cells in rows.values() for id in _OUTSIDE):
            answer["attribution"] = self.rights
        return answer

    def _cell(self, value: NamedNode | Literal) -> Json:
        if isinstance(value, NamedNode):
            thing = self.index.of_iri(value.value)
            return {"id": thing.id, "name": thing.names[0]} if thing else {"str": self._shown(value)}
        if value.datatype.value.rsplit("#", 1)[-1] in _NUMBERS:
            number = float(value.value)
            return {"int": int(number)} if number.is_integer() and abs(number) < 2**53 else {"float": number}
        return {"str": value.value}

    def preview(self, id: str) -> str | None:
        """Give a small HTML page on a thing, None for an unknown id."""
        thing = self.index.things.get(id)
        if thing is None:
            return None
        lines = []
        for property in PROPERTIES.values():
            values = [self._shown(v) for v in self.index.values(thing, property.predicate)]
            if values:
                shown = "、".join(values[:6]) + ("…" if len(values) > 6 else "")
                lines.append(f"<dt>{html.escape(property.name)}</dt><dd>{html.escape(shown)}</dd>")
        types = "、".join(TYPES[name][1] for name in thing.types)
        others = "、".join(thing.names[1:7])
        return (
            '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>'
            + html.escape(thing.names[0])
            + "</title>"
            "<style>body{font:14px sans-serif;margin:8px}dt{color:#666}dd{margin:0 0 4px 1em}</style></head><body>"
            f"<h3>{html.escape(thing.names[0])}</h3><p>{html.escape(types)} {html.escape(self._about(thing))}</p>"
            + (f"<p>{html.escape(others)}</p>" if others else "")
            + f"<dl>{''.join(lines)}</dl><small>{html.escape(self.rights)}</small></body></html>"
        )


def _type(name: str) -> Json:
    return {"id": name, "name": " ".join(TYPES[name])}


def _types(asked: Json, where: str) -> list[str]:
    given = [t.get("id") if isinstance(t, Mapping) else t for t in asked] if isinstance(asked, list) else [asked]
    names = [str(name).rsplit("#", 1)[-1] for name in given]
    unknown = [name for name in names if name not in TYPES]
    if unknown:
        raise QueryError(f"{where}.type", f"unknown type {unknown[0]!r}", f"use one of {', '.join(TYPES)}")
    return names


def _wanted(asked: Json, where: str) -> list[tuple[Property, tuple[str, ...]]]:
    if not isinstance(asked, list):
        raise QueryError(f"{where}.properties", "is no list", 'write [{"pid": "…", "v": "…"}]')
    wanted = []
    for item in asked:
        if not isinstance(item, Mapping):
            raise QueryError(f"{where}.properties", "holds what is no property", 'write {"pid": "…", "v": "…"}')
        values = item.get("v")
        values = values if isinstance(values, list) else [values]
        words = tuple(
            str(v.get("id") or v.get("name")) if isinstance(v, Mapping) else str(v)
            for v in values
            if v not in (None, "")
        )
        wanted.append((_property(item.get("pid"), f"{where}.properties"), words))
    return wanted


def _property(id: Json, where: str) -> Property:
    if not isinstance(id, str) or id not in PROPERTIES:
        raise QueryError(where, f"unknown property {id!r}", f"use one of {', '.join(PROPERTIES)}")
    return PROPERTIES[id]
