"""What several test rooms share: where the repository and the material beside it stand."""

from __future__ import annotations

import os
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


@pytest.fixture(scope="session")
def schemas() -> Path:
    """Give the folder of schemas that others publish, which are not ours to copy; skips where KG_SCHEMAS names none.

    It holds `lpf/`: schema_lpf_v1.2.json, schema_lpf_v1.2.2.json and schema_tsv.json of WorldHistoricalGazetteer/whgazetteer
    (datasets/static/validate), lpf_v2.0.json of WorldHistoricalGazetteer/whg3 (validation/static); `reconciliation/0.2/`,
    the files of 0.2/schemas of reconciliation-api/specs; and `sarif/sarif-schema-2.1.0.json` of oasis-tcs/sarif-spec (sarif-2.1/schema).
    """
    pytest.importorskip("jsonschema", reason="needs jsonschema to compare with published schemas")
    folder = Path(os.environ.get("KG_SCHEMAS") or "absent")
    if not folder.is_dir():
        pytest.skip("set KG_SCHEMAS to a folder of published schemas; tests/conftest.py says which")
    return folder
