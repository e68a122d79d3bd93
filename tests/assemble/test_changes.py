"""A build of what changed equals a fresh build byte for byte, after any adds, changes and removals, with and without a ledger."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.assemble import build
from kg.errors import DataError
from kg.rdf import Names, Sheaf
from kg.store import Generations, Index, Writer, view

HEADS = ("湖南金穗", "金穗", "云岭金穗", "青禾", "浏阳青禾", "山西青禾")
TAILS = ("光电有限公司", "光电", "集团有限公司", "集团", "重工股份有限公司", "食品有限公司")
PLACES = ("浏阳市", "长沙市浏阳市", "渌口区", "株洲市渌口区", "永和镇", "浏阳经开区", "浏阳经济技术开发区")
WORKS = ("金穗光伏组件项目", "光伏组件项目", "青禾预制菜项目", "预制菜加工项目", "冷链物流项目")
WAYS = ("标准地+承诺制", "承诺制+标准地", "赛马", "包联")
LEDGER = (
    "decision,left,relation,right,reason\n"
    "same,company/湖南金穗光电,,company/金穗重工股份,one house\n"
    "different,company/青禾集团,,company/浏阳青禾集团,two\n"
    "alias,company/青禾光电,,青禾控股,was called so\n"
)
FIXED = (
    "湖南金穗光电有限公司投资3亿元建设的光伏组件项目落户浏阳市。",
    "金穗重工股份有限公司投资2亿元的冷链物流项目落户浏阳市。",
    "青禾集团、浏阳青禾集团有限公司和青禾光电有限公司投资的预制菜项目在渌口区开工。",
)


def page(chance: random.Random) -> str:
    """Make a page of few names, so that pages share them, with short and full forms."""

    def company() -> str:
        return chance.choice(HEADS) + chance.choice(TAILS)

    return (
        f"{chance.choice(PLACES)}招商引资简讯\n发布时间：2023-0{chance.randint(1, 9)}-11\n"
        f"5月8日，{company()}投资{chance.randint(1, 30)}亿元建设的{chance.choice(WORKS)}落户{chance.choice(PLACES)}。"
        f"由{company()}投资{chance.randint(1, 30)}亿元的{chance.choice(WORKS)}在{chance.choice(PLACES)}开工。\n"
        f"{chance.choice(PLACES)}推行“{chance.choice(WAYS)}”机制，今年以来引进项目{chance.randint(1, 99)}个。\n"
    )


def dump(store: Path) -> list[str]:
    with view(store) as graph:
        return list(graph.lines())


def index(store: Path) -> dict[str, list[object]]:
    """Give what the index says, without the numbers that its rows go by."""
    asked = {
        "told": "SELECT document.id, line, item FROM thing JOIN told ON thing = thing.n JOIN document ON document = document.n",
        **{name: f"SELECT * FROM {name}" for name in ("tag", "merger", "item", "root", "decision")},
    }
    db = sqlite3.connect(store / "cache" / "things.sqlite")
    found: dict[str, list[object]] = {name: sorted(db.execute(query).fetchall()) for name, query in asked.items()}
    found["things"] = db.execute("SELECT count(*) FROM thing").fetchall()
    db.close()
    return found


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Have every change resolved by itself, however large its share; gives the steps that builds took."""
    monkeypatch.setattr(build, "FEW", 1000.0)
    steps: list[str] = []
    yield steps
    assert "what the change concerns" in steps


@pytest.mark.parametrize("seed", range(3))
def test_any_changes_equal_a_fresh_build(seed: int, tmp_path: Path, always: list[str]) -> None:
    chance = random.Random(seed)
    folder, store = tmp_path / "pages", tmp_path / "store"
    ledger = tmp_path / "ledger.csv"
    ledger.write_text(LEDGER if seed else LEDGER.partition("\n")[0] + "\n", "utf-8")
    folder.mkdir()
    (folder / "fixed.txt").write_text("\n".join(FIXED), "utf-8")
    for number in range(12):
        (folder / f"{number}.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store, ledger=ledger)
    for step in range(5):
        for number in chance.sample(range(15), chance.randint(1, 3)):
            path = folder / f"{number}.txt"
            if path.exists() and chance.random() < 0.4:
                path.unlink()
            else:
                path.write_text(page(chance), "utf-8")
        made = pipeline.build(
            [folder],
            store,
            ledger=ledger,
            prune=True,
            notice=lambda s: always.append(s) if isinstance(s, str) else None,
        )
        fresh = pipeline.build([folder], tmp_path / str(step), ledger=ledger)
        assert dump(store) == dump(tmp_path / str(step))
        assert made.generation.quads == fresh.generation.quads == len(dump(store))
        assert (made.held, made.generation.documents) == (fresh.held, fresh.generation.documents)
        assert made.generation.facts == fresh.generation.facts
        assert index(store) == index(tmp_path / str(step))


def test_a_page_that_the_ledger_needs_cannot_go_and_nothing_is_half_done(tmp_path: Path, always: list[str]) -> None:
    chance = random.Random(3)
    folder, store, ledger = tmp_path / "pages", tmp_path / "store", tmp_path / "ledger.csv"
    ledger.write_text(LEDGER, "utf-8")
    folder.mkdir()
    (folder / "fixed.txt").write_text("\n".join(FIXED), "utf-8")
    (folder / "0.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store, ledger=ledger)
    before, kept = dump(store), index(store)
    (folder / "fixed.txt").unlink()

    def notice(step: object) -> None:
        always.append(str(step))

    with pytest.raises(DataError, match=r"ledger\.csv:[234]: unknown id company/"):
        pipeline.build([folder], store, ledger=ledger, prune=True, notice=notice)
    assert (dump(store), index(store)) == (before, kept)
    (folder / "fixed.txt").write_text("\n".join(FIXED), "utf-8")
    pipeline.build([folder], store, ledger=ledger, prune=True, notice=notice)
    assert (dump(store), index(store)) == (before, kept)


def test_a_build_that_ends_between_graph_and_index_is_mended_by_the_next(
    tmp_path: Path, always: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(4)
    folder, store = tmp_path / "pages", tmp_path / "store"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store)
    (folder / "0.txt").write_text(page(chance), "utf-8")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Index, "commit", _interrupt)
        pipeline.build([folder], store, notice=lambda s: always.append(str(s)))
    (folder / "1.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store)
    pipeline.build([folder], tmp_path / "fresh")
    assert dump(store) == dump(tmp_path / "fresh")
    assert index(store) == index(tmp_path / "fresh")


def _interrupt(index: Index, stamp: str) -> None:
    raise KeyboardInterrupt


def test_what_was_inferred_goes_with_the_next_build_of_few_changes(tmp_path: Path, always: list[str]) -> None:
    chance = random.Random(9)
    folder, store = tmp_path / "pages", tmp_path / "store"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store)
    with Writer(store, "test") as writer:
        writer.revise([Sheaf(Names().graph("inferred"), ("<http://s> <http://p> <http://o>",))])
    assert any("<http://s>" in line for line in dump(store))
    (folder / "0.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store, notice=lambda s: always.append(str(s)))
    pipeline.build([folder], tmp_path / "fresh")
    assert dump(store) == dump(tmp_path / "fresh")


def test_after_a_rollback_the_index_of_another_generation_is_not_used(tmp_path: Path, always: list[str]) -> None:
    chance = random.Random(7)
    folder, store = tmp_path / "pages", tmp_path / "store"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store)
    (folder / "0.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store, notice=lambda s: always.append(s) if isinstance(s, str) else None)
    Generations(store).rollback()
    (folder / "1.txt").write_text(page(chance), "utf-8")
    steps: list[object] = []
    pipeline.build([folder], store, notice=steps.append)
    assert "who is who" in steps
    pipeline.build([folder], tmp_path / "fresh")
    assert dump(store) == dump(tmp_path / "fresh")


@pytest.mark.parametrize("harm", ["gone", "garbage", "empty"])
def test_a_broken_index_is_made_anew(harm: str, tmp_path: Path) -> None:
    chance = random.Random(8)
    folder, store = tmp_path / "pages", tmp_path / "store"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store)
    kept = store / "cache" / "things.sqlite"
    if harm == "gone":
        kept.unlink()
    else:
        kept.write_bytes(b"x" * 9999 if harm == "garbage" else b"")
    (folder / "0.txt").write_text(page(chance), "utf-8")
    pipeline.build([folder], store)
    pipeline.build([folder], tmp_path / "fresh")
    assert dump(store) == dump(tmp_path / "fresh")
    assert index(store) == index(tmp_path / "fresh")
