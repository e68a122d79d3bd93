"""Data files of installed packages, found without importing the package."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from kg.errors import DataError


def data(package: str, *parts: str) -> Path:
    """Give the path of a file or folder inside an installed package. Raises DataError when it is not there."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, *parts)
        if path.exists():
            return path
    raise DataError(f"{package}/{'/'.join(parts)}", "the package's data are missing", f"install {package} again")
