"""Measure what one changed page among many costs: a full build, then builds after one page changed, came or went.

Usage: python benchmarks/changes.py PAGES FOLDER [--seed N] [--short] [--fresh] [--check]

Writes PAGES pages (about 215 characters and 17 facts; --short: 85 and 8; invented names, places of the gazetteer) to FOLDER/pages, a thousand
to a folder, and builds FOLDER/store in one process. Then, each with the seconds it took and its share of the full build: the same again; one page
changed, told by its name; one page changed, found among all; one page more; one page less. --fresh builds the changed pages anew
beside it and compares the dumps byte for byte; --check measures `kg check`. Peak memory is that of the process so far.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.pipeline import build
from kg.store import view

_SYLLABLES = "安邦昌辰达恩丰光禾恒华汇佳嘉金景凯科蓝磊隆茂铭诺鹏启庆融瑞森盛泰腾通旺维祥欣耀毅盈元远泽兆臻正智众卓"
_FIELDS = ("新材料", "光电", "生物", "重工", "食品", "物流", "新能源", "精密机械", "电子", "环保", "纺织", "陶瓷")
_WORKS = (
    "光伏组件",
    "锂电池",
    "预制菜",
    "智能装备",
    "冷链物流",
    "碳纤维",
    "风电塔筒",
    "医药中间体",
    "铝型材",
    "芯片封装",
)
_WAYS = ("标准地", "全代办", "承诺制", "拿地即开工", "一站式", "容缺受理", "帮办", "链长制")


class Pages:
    """Pages that one seed makes, each by its number alone."""

    def __init__(self, seed: int, gazetteer: Gazetteer, *, short: bool = False) -> None:
        self.seed, self.short = seed, short
        counties = sorted(
            (unit for unit in gazetteer.units if unit.level == "county" and not unit.stop), key=lambda unit: unit.code
        )
        paths = (gazetteer.path(unit.code) for unit in counties)
        self.counties = [(path[-1].name, path[0].name, path[1].name) for path in paths if len(path) == 3]

    def page(self, number: int, version: int = 0) -> str:
        """Give the text of a page; another `version` says other things."""
        chance = random.Random(f"{self.seed} {number} {version}")
        county, province, city = chance.choice(self.counties)
        stem = "".join(chance.choices(_SYLLABLES, k=2))
        other = "".join(chance.choices(_SYLLABLES, k=2))
        field, work, more = chance.choice(_FIELDS), chance.choice(_WORKS), chance.choice(_WORKS)
        home = chance.choice(self.counties)[1].removesuffix("省").removesuffix("市")
        ways = "+".join(chance.sample(_WAYS, 2))
        year, month, day = chance.randint(2019, 2025), chance.randint(1, 12), chance.randint(1, 28)
        many, money = chance.randint(3, 90), chance.randint(10, 900) / 10
        if self.short:
            return (
                f"{county}举行项目签约仪式\n{year}年{month}月{day}日，{province}{city}{county}共签约项目{many}个，总投资{money}亿元。"
                f"其中，{home}{stem}{field}有限公司投资{chance.randint(2, 90) / 2}亿元建设的{stem}{work}项目落户{county}。\n"
            )
        return (
            f"{county}举行招商引资项目集中签约仪式\n发布时间：{year}-{month:02}-{day:02}\n"
            f"{month}月{day}日，{province}{city}{county}举行招商引资项目集中签约仪式，共签约项目{many}个，总投资{money}亿元。"
            f"其中，{home}{stem}{field}有限公司投资{chance.randint(2, 90) / 2}亿元建设的{stem}{work}项目落户{county}，"
            f"占地{chance.randint(3, 60) * 10}亩，达产后年产值可达{chance.randint(2, 60)}亿元；{other}{field}集团投资的{other}{more}项目已开工建设。\n"
            f"今年以来，{county}推行“{ways}”模式，引进项目{chance.randint(5, 99)}个，到位资金{chance.randint(5, 400)}亿元。\n"
        )


def main() -> None:
    """Print a line for each build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="shorter pages")
    parser.add_argument("--fresh", action="store_true", help="compare with a fresh build of the changed pages")
    parser.add_argument("--check", action="store_true", help="measure kg check on the store")
    given = parser.parse_args()
    folder, store = given.folder / "pages", given.folder / "store"
    pages = Pages(given.seed, Knowledge().gazetteer, short=given.short)
    for number in range(given.pages):
        put(folder, number, pages.page(number))
    whole = told("full build", [folder], store, 0.0)
    told("nothing changed", [folder], store, whole)
    middle = given.pages // 2
    told("one page changed, named", [put(folder, middle, pages.page(middle, 1))], store, whole)
    put(folder, middle + 1, pages.page(middle + 1, 1))
    told("one page changed, found among all", [folder], store, whole)
    told("one page more, named", [put(folder, given.pages, pages.page(given.pages))], store, whole)
    put(folder, given.pages, "").unlink()
    told("one page less, --prune", [folder], store, whole, prune=True)
    if given.fresh:
        fresh = given.folder / "fresh"
        told("fresh build", [folder], fresh, whole)
        print("dumps equal:", digest(store) == digest(fresh), flush=True)
    if given.check:
        begin = time.monotonic()
        command = [sys.executable, "-m", "kg", "check", "--store", str(store), "--format", "json"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"kg check: {time.monotonic() - begin:.1f} s, {peak:.0f} MB at most", flush=True)


def put(folder: Path, number: int, text: str) -> Path:
    """Write a page and give its path."""
    path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def told(what: str, inputs: Iterable[Path | str], store: Path, whole: float, *, prune: bool = False) -> float:
    """Build, print what it took and give the seconds."""
    begin = time.monotonic()
    made = build(inputs, store, workers=1, prune=prune)
    seconds = time.monotonic() - begin
    share = f"{seconds / whole:.2%} of the full build" if whole else ""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts, quads = sum(made.generation.facts.values()), made.generation.quads
    print(
        f"{what}: {seconds:.2f} s {share}; read {made.read:,}, unchanged {made.unchanged:,}, removed {made.removed:,}; "
        f"{made.generation.documents:,} documents, {facts:,} facts, {quads:,} quads; {peak:.0f} MB at most",
        flush=True,
    )
    return seconds


def digest(store: Path) -> str:
    """Give a hash of the dump of a store."""
    made = hashlib.sha256()
    with view(store) as graph:
        for line in graph.lines():
            made.update(line.encode("utf-8"))
    return made.hexdigest()


if __name__ == "__main__":
    main()
