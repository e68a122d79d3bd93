"""The generated vocabulary follows the ontology."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.rdf import vocab
from kg.relate.stage.order import ORDER

TOP = Path(__file__).resolve().parents[2]


def test_vocabulary_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, TOP / "scripts/vocab.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_stages_are_in_their_order() -> None:
    assert vocab.STAGES == ("planned", "negotiating", "signed", "started", "construction", "completed", "operating")
    assert vocab.STAGES == ORDER


@pytest.mark.parametrize("type_", ["Region", "Park", "Company", "Project", "Person", "Mechanism", "Policy"])
def test_every_kind_of_thing_is_a_class(type_: str) -> None:
    assert type_ in vocab.CLASSES


def test_every_domain_and_range_is_a_class() -> None:
    for table in (vocab.DOMAINS, vocab.RANGES):
        assert {c for classes in table.values() for c in classes} <= set(vocab.CLASSES)
