"""Measure the value recognisers on the published cases of JioNLP and Recognizers-Text.

Usage: python benchmarks/values.py [--jionlp CHECKOUT] [--recognizers CHECKOUT] [--misses] [--text FILE…]

The cases are read from checkouts of github.com/dongrixinyu/JioNLP and github.com/microsoft/Recognizers-Text; none is kept here.
A case counts as right if every expected value is found and no other of its kinds. Cases outside news are left out: clock times,
lunar calendar, festivals, weekday arithmetic, recurring times, bare figures that only a reader of the list takes for dates,
powers and programming notation, discounts. `--text` prints
the speed of `find` on files.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from opencc import OpenCC

from kg.model import Kind, Mention
from kg.recognise.values import find

SIMPLIFY = OpenCC("t2s")
"""Recognisers read repaired text, in which traditional characters are simplified."""
_BASES = {"_ts_1": dt.date(2021, 6, 14), "_ts_2": dt.date(2021, 9, 1), "time.time()": dt.date.today()}
_NOT_NEWS_TIME = re.compile(
    r"[点时分秒刻钟晚早晨午夜:：农阴廿闰腊正七夕除春夏秋冬暑寒周星礼拜每]|节|初[一二三四五六七八九十\d]|十五$|芒种|国庆|端午|元旦|前天后|世纪|现在|第[一二三四五六七\d]+[天年]"
    r"|[年月天日]之?[前后]|以[前后内下来]|半|之[前后]|前$|年前|起$|内$|未来|今后|过|近|前两[天年]|月[前后]\d|最后|前两天|前4天|交易|工作日"
    r"|^\d{4}$|^\d\d-\d\d$|·|大[大年]|^十一$|全天|^..年$|第\d个月|后$"
)
_NOT_NEWS_NUMBER = re.compile(r"[\^]|\d[eE][+-]?\d|打|[kKmMGTＫ]$|[kKM] |\dk|又|折|http|对$|\.\d+\.|^\.|-\.|^\s*$|/")


@dataclass
class Case:
    """One published case: text, reference day, what is expected (a value, or days)."""

    text: str
    today: dt.date | None
    expected: list[object]


def jionlp_money(root: Path) -> Iterator[Case]:
    """Give the cases of JioNLP's money parser; a range or a vague sum (数十亿元) keeps its lower bound or nothing."""
    for text, want in _literal(root / "test/test_money_parser.py", "money_string_list"):
        number = want["num"]
        vague = re.search(r"[几数多](?![欧美港])", text) and isinstance(number, list)
        if isinstance(number, list):
            number = number[0]
        yield Case(text, None, [] if vague and text[0] in "几数人" else [float(number)])


def jionlp_money_spans(root: Path) -> Iterator[Case]:
    """Give the cases of JioNLP's money extractor, by the text of each sum."""
    for text, want in _literal(root / "test/test_money_extractor.py", "money_string_list"):
        yield Case(text, None, [w["text"] for w in want])


def jionlp_time(root: Path) -> Iterator[Case]:
    """Give the day-grain cases of JioNLP's time parser that concern news."""
    source = (root / "test/test_time_parser.py").read_text("utf-8")
    source = source.split("ret_future=True")[0].split("未来时间参数")[0]
    pattern = re.compile(
        r"\[[\"']([^\"']+)[\"'],\s*([^\n]*?),[ ]*(?:#[^\n]*)?\n?\s*\{'type': '(time_\w+)', 'definition': '\w+',\s*'time': \['([^']+)', '([^']+)'\]"
    )
    for text, base, kind, first, last in pattern.findall(source):
        today = _base(base)
        if (
            kind == "time_period"
            or _NOT_NEWS_TIME.search(text)
            or not first.endswith("00:00:00")
            or not last.endswith("23:59:59")
        ):
            continue
        yield Case(text, today, [f"{first[:10]}/{last[:10]}"])


def recognizers(root: Path, path: str) -> Iterator[Case]:
    """Give the cases of one model of Recognizers-Text, by value."""
    for case in json.loads((root / "Specs" / path).read_text("utf-8-sig")):
        if _NOT_NEWS_NUMBER.search(case["Input"]):
            continue
        wanted: list[object] = []
        for result in case["Results"]:
            raw = (result.get("Resolution") or {}).get("value")
            if raw is not None:
                wanted.append(float(str(raw).rstrip("%")))
        yield Case(case["Input"], None, wanted)


def recognizers_dates(root: Path, name: str) -> Iterator[Case]:
    """Give the cases of a date parser of Recognizers-Text; an end of theirs is the first day after."""
    for case in json.loads((root / "Specs/DateTime/Chinese" / name).read_text("utf-8-sig")):
        if re.search(
            r"[农正年大]历|初|大年|周|星期|礼拜|週|禮拜|康熙|雍正|神龙|民国|农历|最近|上\d|前\d|后\d|未来|夏天",
            case["Input"],
        ):
            continue
        today = dt.date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
        wanted: list[object] = []
        for result in case["Results"]:
            ways = [(result.get("Value") or {}).get(k) or {} for k in ("PastResolution", "FutureResolution")]
            wanted.append(tuple(_days(w) for w in ways))
        yield Case(case["Input"], today, wanted)


def _days(way: dict[str, str]) -> str:
    if "date" in way:
        return f"{way['date']}/{way['date']}"
    return f"{way.get('startDate')}/{way.get('endDate')}"


def _base(text: str) -> dt.date | None:
    text = text.strip()
    if text in _BASES:
        return _BASES[text]
    if text.startswith("datetime.datetime("):
        return dt.date(*map(int, re.findall(r"\d+", text)[:3]))
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError):
        numbers = [int(n) for n in re.findall(r"\d+", text)]
        return dt.date(*[*numbers, 1, 1][:3]) if numbers and 1000 < numbers[0] < 3000 else None
    if isinstance(value, dict):
        return dt.date(value["year"], value.get("month", 7), value.get("day", 1))
    if isinstance(value, list):
        return dt.date(*[*value, 1, 1][:3])
    if isinstance(value, float | int) and value > 3000:
        return dt.datetime.fromtimestamp(value, dt.UTC).date()
    return None


def _literal(path: Path, name: str) -> list[list[Any]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            return list(ast.literal_eval(node.value))
    return []


def right(case: Case, found: list[Mention], kinds: tuple[Kind, ...]) -> bool:
    """Tell whether the mentions of `kinds` are what the case expects, in order."""
    mine = [m for m in found if m.kind in kinds]
    if len(mine) != len(case.expected):
        return False
    for mention, wanted in zip(mine, case.expected, strict=True):
        if isinstance(wanted, float):
            if not isinstance(mention.value, int | float) or abs(float(mention.value) - wanted) > 1e-6 * max(
                1, abs(wanted)
            ):
                return False
        elif isinstance(wanted, tuple):
            first, last = str(mention.value).split("/") if mention.value else ("", "")
            after = (dt.date.fromisoformat(last) + dt.timedelta(1)).isoformat() if last and last < "9999" else ""
            if not any(
                str(mention.value) == w or f"{first}/{after}" == w or (first == w[:10] and last[:4] == w[11:15])
                for w in wanted
            ):
                return False
        elif wanted not in (mention.value, mention.text):
            return False
    return True


def measure(name: str, cases: Iterator[Case], kinds: tuple[Kind, ...], misses: bool) -> None:
    """Print how many of the cases are right."""
    good = total = 0
    wrong = []
    for case in cases:
        text = SIMPLIFY.convert(case.text)
        found = find(text, 0, len(text), case.today)
        total += 1
        if right(case, found, kinds):
            good += 1
        else:
            wrong.append((case.text, case.expected, [(m.kind.value, m.text, m.value) for m in found]))
    print(f"{name:42} {good:4}/{total:<4} {good / max(total, 1):.3f}")
    if misses:
        for miss in wrong:
            print("   ", *miss)


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jionlp", type=Path)
    parser.add_argument("--recognizers", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--text", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    counted = (Kind.NUMBER, Kind.QUANTITY, Kind.MONEY, Kind.PERCENT)
    if args.jionlp:
        measure("JioNLP money parser", jionlp_money(args.jionlp), (Kind.MONEY, Kind.NUMBER), args.misses)
        measure("JioNLP money extractor", jionlp_money_spans(args.jionlp), (Kind.MONEY,), args.misses)
        measure("JioNLP time parser, day grain", jionlp_time(args.jionlp), (Kind.DATE,), args.misses)
    if args.recognizers:
        root = args.recognizers
        measure("Recognizers number", recognizers(root, "Number/Chinese/NumberModel.json"), counted, args.misses)
        measure(
            "Recognizers percent", recognizers(root, "Number/Chinese/PercentModel.json"), (Kind.PERCENT,), args.misses
        )
        measure(
            "Recognizers currency",
            recognizers(root, "NumberWithUnit/Chinese/CurrencyModel.json"),
            (Kind.MONEY,),
            args.misses,
        )
        measure("Recognizers dates", recognizers_dates(root, "DateParser.json"), (Kind.DATE,), args.misses)
        measure("Recognizers date periods", recognizers_dates(root, "DatePeriodParser.json"), (Kind.DATE,), args.misses)
    if args.text:
        text = "\n".join(path.read_text("utf-8") for path in args.text)
        find(text, 0, len(text), dt.date(2021, 6, 1))
        best = min(_timed(text) for _ in range(5))
        print(f"{best / len(text) * 1e6:.3f} µs a character ({len(text)} characters)")


def _timed(text: str) -> float:
    began = time.process_time()
    find(text, 0, len(text), dt.date(2021, 6, 1))
    return time.process_time() - began


if __name__ == "__main__":
    main()
