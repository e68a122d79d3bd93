"""What several test rooms share: where the repository and the material beside it stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# a test may not fail because the machine is busy
settings.register_profile("kg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kg")

TOP = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def top() -> Path:
    """Give the top of the repository."""
    return TOP


@pytest.fixture(scope="session")
def cases() -> Path:
    """Give tests/cases, the folder of case tables."""
    return TOP / "tests" / "cases"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give ../shared, the real pages and their gold; skips where it is absent."""
    folder = TOP.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder 'shared' beside the repository")
    return folder
