"""The SARIF report against the schema that OASIS publishes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.check import Place, Violation, write
from tests import hostile

BREACHES = [
    Violation("door/domain", "Violation", one, one, one, one, one, (Place(one, one, one, 0, len(one), one, one, one),) * 2)
    for one in hostile.NAMES
] + [Violation("shape/stage-order", severity, "late", "https://x", "甲") for severity in ("Violation", "Warning", "Info")]  # fmt: skip


@pytest.mark.parametrize("found", [BREACHES, []], ids=["hostile", "none"])
def test_sarif_keeps_its_schema(found: list[Violation], schemas: Path) -> None:
    from jsonschema import Draft4Validator  # type: ignore[import-untyped, unused-ignore]

    schema: Any = json.loads((schemas / "sarif" / "sarif-schema-2.1.0.json").read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    log = json.loads("".join(write(found, "sarif", "1.2.3")))
    assert [f"{list(e.absolute_path)}: {e.message[:200]}" for e in Draft4Validator(schema).iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(found)
    del log["runs"][0]["tool"]
    assert list(Draft4Validator(schema).iter_errors(log))
