"""Links to the world's gazetteers and registers: offline tables, a researcher's own gazetteer, reconciliation services, Linked Places.

`tables` reads seeds/links; `graph` writes the links graph; `report` counts what is linked; `own` matches a researcher's gazetteer
and keeps the decisions; `service` asks a reconciliation service; `lpf` and `lptsv` write and read Linked Places.
"""

from kg.link.graph import links
from kg.link.report import report
from kg.link.tables import ATTRIBUTION, GEONAMES, Link, Tables

__all__ = ["ATTRIBUTION", "GEONAMES", "Link", "Tables", "links", "report"]
