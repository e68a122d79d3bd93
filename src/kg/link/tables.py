"""What seeds/links knows: for each code its items in Wikidata and GeoNames and its point, each with source and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.errors import DataError
from kg.knowledge.gazetteer import Gazetteer, Unit
from kg.knowledge.lexicon import Row, read_table
from kg.link.lineage import heir

ATTRIBUTION = (
    "Place identifiers and coordinates: Wikidata (https://www.wikidata.org/, CC0-1.0). "
    "GeoNames identifiers: GeoNames (https://www.geonames.org/), CC BY 4.0."
)
"""What every export that carries the ids must say."""

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
_DATE = re.compile(r"# date: (\d{4}(?:-\d\d){0,2})\s*$", re.MULTILINE)


class Link(NamedTuple):
    """One link of a place: `match` is exact or close, `target` an IRI, `identifier` the id with its register (wd:Q72945, gn:1815461), `source` an IRI, `date` ISO.

    `why` says what it rests on.
    """

    match: str
    target: str
    identifier: str
    source: str
    date: str
    why: str


class Point(NamedTuple):
    """A WGS84 point in degrees, with its source (an IRI) and date."""

    latitude: float
    longitude: float
    source: str
    date: str


class Tables:
    """The tables of one folder, read at first use. Raises DataError for a row that is no link."""

    def __init__(self, folder: Path) -> None:
        """Take `seeds/links`."""
        self.folder = folder

    def links(self, unit: Unit, gazetteer: Gazetteer) -> Iterator[Link]:
        """Give the links of a unit: exact while it is in use, close for a former one, whose area one successor still holds."""
        code, match, why = unit.code, "exact", "the item states the code"
        if unit.stop:
            match, why = "close", "the item states the code, which the unit no longer has"
            if code not in self._wikidata and code not in self._geonames:
                now = heir(unit, gazetteer)
                if now is None:
                    return
                code, why = now.code, f"the item is that of {now.name}, which holds the area since {unit.stop}"
        if code in self._wikidata:
            item, date = self._wikidata[code][0], self._dates["wikidata"]
            yield Link(match, WIKIDATA + item, f"wd:{item}", "https://www.wikidata.org/", date, why)
        if code in self._geonames:
            number, certain = self._geonames[code][:2]
            kind = "close" if match == "close" or certain == "close" else "exact"
            about = why if match == certain else "GeoNames names a former unit of the area"
            yield Link(
                kind,
                f"{GEONAMES}{number}/",
                f"gn:{number}",
                "https://www.geonames.org/",
                self._dates["geonames"],
                about,
            )

    def point(self, unit: Unit, gazetteer: Gazetteer) -> Point | None:
        """Give the point of a unit, for a former one that of the unit that holds its area."""
        row = self._wikidata.get(unit.code)
        if row is None and unit.stop and (now := heir(unit, gazetteer)):
            row = self._wikidata.get(now.code)
        if row is None:
            return None
        return Point(float(row[1]), float(row[2]), "https://www.wikidata.org/", self._dates["wikidata"])

    @cached_property
    def _wikidata(self) -> Mapping[str, tuple[str, str, str]]:
        table = {}
        for row in self._rows("wikidata", 4):
            code, item, latitude, longitude = row[:4]
            if not re.fullmatch(r"Q[1-9]\d*", item) or not _degrees(latitude, 90) or not _degrees(longitude, 180):
                raise DataError(
                    str(self.folder / "wikidata.tsv"), f"{row} is no item with a point", "write code, Q…, lat, lon"
                )
            table[code] = (item, latitude, longitude)
        return table

    @cached_property
    def _geonames(self) -> Mapping[str, tuple[str, str]]:
        table = {}
        for row in self._rows("geonames", 3):
            code, number, match = row[:3]
            if not number.isdigit() or match not in {"exact", "close"}:
                raise DataError(
                    str(self.folder / "geonames.tsv"), f"{row} is no link", "write code, id, exact or close"
                )
            table[code] = (number, match)
        return table

    @cached_property
    def _dates(self) -> Mapping[str, str]:
        dates = {}
        for name in ("wikidata", "geonames"):
            found = _DATE.search((self.folder / f"{name}.tsv").read_text("utf-8"))
            if found is None:
                raise DataError(
                    str(self.folder / f"{name}.tsv"), "no date of its source", "add a line '# date: YYYY-MM'"
                )
            dates[name] = found[1]
        return dates

    def _rows(self, name: str, width: int) -> Iterator[Row]:
        path = self.folder / f"{name}.tsv"
        seen: set[str] = set()
        for row in read_table(path):
            if len(row) < width or not re.fullmatch(r"\d{6}", row[0]):
                raise DataError(str(path), f"{row} has not the columns of its header", "mend the row")
            if row[0] in seen:
                raise DataError(str(path), f"{row[0]} stands twice", "delete one of the rows")
            seen.add(row[0])
            yield row


def _degrees(text: str, most: int) -> bool:
    return re.fullmatch(r"-?\d{1,3}(\.\d+)?", text) is not None and abs(float(text)) <= most
