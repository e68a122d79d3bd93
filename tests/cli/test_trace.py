"""`kg facts --trace`: what a writer of rules sees."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from kg.cli import app


def test_trace_shows_mentions_facts_and_reasons(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("云和县举行签约仪式。总投资3亿元的丽川木玩产业园项目落户云和县。有关光伏项目将继续推进。", "utf-8")
    result = CliRunner().invoke(app, ["facts", str(page), "--trace"])
    assert result.exit_code == 0
    assert "Money:3亿元=300000000" in result.stdout
    assert "+ investment 丽川木玩产业园项目 → 300000000 CNY (measure/introduced)" in result.stdout
    assert "the name only describes" in result.stdout or "says it as well or better" in result.stdout
