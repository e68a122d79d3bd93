"""One store for all tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.query.graph import build


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, top: Path) -> Path:
    """Give the directory of a store with the hand-written pages."""
    root = tmp_path_factory.mktemp("export") / "store"
    build(root, top)
    return root
