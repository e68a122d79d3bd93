"""What a user may set: by option, else by environment variable, else the default. Read by the command line only, and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

from kg.errors import KgError

BASE = "https://w3id.org/zhaoshang/"


@dataclass(frozen=True, slots=True)
class Settings:
    """`store`: directory of the graph (KG_STORE). `base`: IRI that ids begin with (KG_BASE). `seeds`: folder of the tables
    (KG_SEEDS), None for those of the package."""

    store: Path = Path("kg-store")
    base: str = BASE
    seeds: Path | None = None


def settings(environment: Mapping[str, str] = os.environ, *, store: Path | None = None) -> Settings:
    """Give the settings; an option (`store`) goes before the environment. Raises KgError for a folder or IRI that is none.

    >>> settings({"KG_STORE": "/tmp/a"}).store.as_posix(), settings({}).base
    ('/tmp/a', 'https://w3id.org/zhaoshang/')
    """
    base = environment.get("KG_BASE") or BASE
    if "://" not in base or not base.endswith(("/", "#")):
        raise KgError("KG_BASE", f"{base!r} is no base IRI", "write one that ends with / or #, such as " + BASE)
    seeds = Path(environment["KG_SEEDS"]) if environment.get("KG_SEEDS") else None
    if seeds is not None and not seeds.is_dir():
        raise KgError("KG_SEEDS", f"{seeds} is no folder", "give the folder that holds lexicon/ and gazetteer/")
    return Settings(store or Path(environment.get("KG_STORE") or "kg-store"), base, seeds)


def version() -> str:
    """Give the version of the installed package, `0` in a bare checkout."""
    try:
        return metadata.version("kg")
    except metadata.PackageNotFoundError:
        return "0"


def data(name: str) -> Path:
    """Give a folder that travels with the package (`ontology`, `queries`): `kg/data/<name>`, in a checkout `<name>/` at the top."""
    packaged = Path(str(resources.files("kg"))) / "data" / name
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / name
