"""Properties of things that the service can compare, propose and give out."""

from __future__ import annotations

from typing import NamedTuple

from kg.rdf.iri import NS
from kg.rdf.quads import SKOS


class Property(NamedTuple):
    """A property: id, name, the predicate, and the types that may have it."""

    id: str
    name: str
    predicate: str
    types: tuple[str, ...]


_SITED = ("Project", "Park", "Company")
PROPERTIES = {
    p.id: p
    for p in (
        Property("code", "GB/T 2260 code 行政区划代码", f"{NS}code", ("Region",)),
        Property("partOf", "part of 上级", f"{NS}partOf", ("Region",)),
        Property("locatedIn", "located in 所在地", f"{NS}locatedIn", _SITED),
        Property("investedBy", "invested by 投资方", f"{NS}investedBy", ("Project",)),
        Property("investment", "investment, yuan 投资额(元)", f"{NS}investment", ("Project",)),
        Property("stage", "stage 阶段", f"{NS}stage", ("Project",)),
        Property("landArea", "land, mu 用地(亩)", f"{NS}landArea", ("Project", "Park")),
        Property("capacity", "yearly capacity 年产能", f"{NS}capacity", ("Project",)),
        Property("outputValue", "yearly output, yuan 年产值(元)", f"{NS}outputValue", ("Project",)),
        Property("inIndustry", "industry 行业", f"{NS}inIndustry", ("Project", "Company")),
        Property("usedBy", "used by 采用者", f"{NS}usedBy", ("Mechanism",)),
        Property("issuedBy", "issued by 发布者", f"{NS}issuedBy", ("Policy",)),
        Property("signedWith", "signed with 签约方", f"{NS}signedWith", ("Region", "Park")),
        Property("officialOf", "official of 任职地", f"{NS}officialOf", ("Person",)),
        Property("exactMatch", "same in other registers 对应", f"{SKOS}exactMatch", ()),
        Property("closeMatch", "near in other registers 近似对应", f"{SKOS}closeMatch", ()),
        Property("latitude", "latitude 纬度", "http://www.w3.org/2003/01/geo/wgs84_pos#lat", ("Region", "Park")),
        Property("longitude", "longitude 经度", "http://www.w3.org/2003/01/geo/wgs84_pos#long", ("Region", "Park")),
    )
}
