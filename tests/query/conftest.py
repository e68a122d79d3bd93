"""One store for all tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import View, view
from tests.query.graph import build


@pytest.fixture(scope="session")
def graph_store(tmp_path_factory: pytest.TempPathFactory, top: Path) -> Path:
    """Give the directory of a store with the hand-written pages."""
    root = tmp_path_factory.mktemp("graph") / "store"
    build(root, top)
    return root


@pytest.fixture
def graph(graph_store: Path) -> Iterator[View]:
    """Give a view of it."""
    with view(graph_store) as opened:
        yield opened
