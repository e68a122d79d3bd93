"""The address reader on the published location tests of cpca and JioNLP.

    python benchmarks/places_published.py FOLDER

FOLDER holds their test files (not ours to copy): test_cpca.py of DQinYuan/chinese_province_city_area_mapper (tests/) and
test_location_parser.py of dongrixinyu/JioNLP (test/). Printed: how many addresses of each get the finest division that the test
expects, and each that differs. Where the test expects a guess (鼓楼区 alone) or a unit of before 2018, a difference is right.
"""

from __future__ import annotations

import ast
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.knowledge import Knowledge
from kg.knowledge.places_text import Place, Reader

DATE = dt.date(2024, 1, 1)
Case = tuple[str, str]
"""An address and the code, or the names, of the finest division that is expected."""


def cpca(path: Path) -> Iterator[Case]:
    """Give the addresses of `test_transform` with the codes that `assert_addr` expects."""
    functions = {
        node.name: node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    }
    texts = next(n.value for n in ast.walk(functions["test_transform"]) if isinstance(n, ast.Assign))
    assert isinstance(texts, ast.List)
    for node in ast.walk(functions["assert_addr"]):
        if isinstance(node, ast.Call) and len(node.args) > 7:
            text, code = ast.literal_eval(texts.elts[ast.literal_eval(node.args[2])]), ast.literal_eval(node.args[7])
            if isinstance(text, str):
                yield text, code or ""


def jionlp(path: Path) -> Iterator[Case]:
    """Give the addresses of the list with the names that are expected, from province to county."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.List) and len(node.elts) == 4 and isinstance(node.elts[3], ast.Dict):
            told = ast.literal_eval(node.elts[3])
            yield ast.literal_eval(node.elts[0]), "".join(told[part] or "" for part in ("province", "city", "county"))


def finest(places: list[Place], knowledge: Knowledge) -> tuple[str, str]:
    """Give code and names of the finest division of the first chain, empty where there is none."""
    found = ("", "")
    for place in places:
        if found[0] and not place.within:
            break
        if place.unit is not None:
            found = place.unit.code, knowledge.gazetteer.full_name(place.unit.code, DATE)
    return found


def plain(names: str) -> str:
    """Give names without what the two leave in and the gazetteer leaves out: a city twice, headings."""
    for city in ("北京市", "天津市", "上海市", "重庆市"):
        names = names.replace(city + city, city)
    return names.replace("市辖区", "")


def main() -> None:
    """Print the figures."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder, knowledge = Path(sys.argv[1]), Knowledge()
    reader = Reader(knowledge.gazetteer, knowledge.words("place_ambiguous"))
    for name, file, cases in (("cpca", "test_cpca.py", cpca), ("JioNLP", "test_location_parser.py", jionlp)):
        if not (folder / file).is_file():
            print(f"{name}: no {file} in {folder}: left out")
            continue
        same, differing, total = 0, [], 0
        for text, expected in cases(folder / file):
            code, names = finest(reader.read(text, DATE), knowledge)
            total += 1
            if expected in (code, names) or plain(expected) == names:
                same += 1
            else:
                differing.append(f"  {text}: expected {expected or 'nothing'}, read {names or 'nothing'} {code}")
        print(f"{name}: {same} of {total} as expected", *differing, sep="\n")


if __name__ == "__main__":
    main()
