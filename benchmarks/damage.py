"""Damage as real pages have it, made on clean text of the project's own: each function gives the damaged text and how many places it damaged.

Clean text comes from tests/cases/repair/sentences.txt, its slots filled with invented names, from tests/gold/clean and from
tests/cases/sentences. How bytes are lost is read off real pages: a tool cut the GBK bytes wherever A3A1 (！) or A3BF (？) stand, in step or
not, and each piece was decoded by itself, so that a lead byte before the mark stood alone. What the decoder did with a byte that stands
alone differs from site to site (`decode`).
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from opencc import OpenCC
from pypinyin import Style, pinyin

TOP = Path(__file__).resolve().parents[1]
_SYLLABLES = "川岭泽淮溪阜渠洛沂潭汝浔洮濮沁"
_FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_GIVEN = "明华国建文志伟晓丽敏静涛磊鹏勇军昀婷楠"
_TRADES = ("新材料", "生物科技", "智能装备", "光电", "食品", "物流", "环保科技", "新能源")
_WORKS = ("产业园", "生产基地", "扩建", "研发中心", "智慧物流", "光伏发电")


def sentences(rng: random.Random) -> Iterator[str]:
    """Give clean sentences without end, at random; a page's names come again and again."""
    lines = (TOP / "tests/cases/repair/sentences.txt").read_text("utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    while True:
        places = [
            "".join(rng.sample(_SYLLABLES, 2)) + rng.choice("县市区"),
            rng.choice(_counties()),
            rng.choice(_counties()),
        ]
        firms = ["".join(rng.sample(_SYLLABLES + _GIVEN, 2)) + rng.choice(_TRADES) + "有限公司" for _ in range(3)]
        people = [rng.choice(_FAMILY) + "".join(rng.sample(_GIVEN, 2)) for _ in range(4)]
        slots: dict[str, Callable[[], str]] = {
            "{p}": partial(rng.choice, places),
            "{c}": partial(rng.choice, firms),
            "{r}": partial(_work, rng, firms),
            "{m}": partial(rng.choice, people),
            "{y}": lambda: str(rng.randint(2008, 2025)),
            "{n}": lambda: rng.choice((str(rng.randint(2, 500)), f"{rng.uniform(1, 90):.1f}")),
        }
        for line in rng.sample(lines, len(lines) // 2):
            out = line
            for slot, make in slots.items():
                while slot in out:
                    out = out.replace(slot, make(), 1)
            yield out


@cache
def _articles() -> tuple[str, ...]:
    found = [p.read_text("utf-8") for p in sorted((TOP / "tests/gold/clean").glob("*.txt"))]
    lines = [line for text in found for line in text.split("\n")[2:] if len(line) > 20]
    for path in sorted((TOP / "tests/cases/sentences").glob("*.jsonl")):
        lines += [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines() if line.strip()]
    return tuple(lines)


def varied(rng: random.Random, size: int = 600) -> str:
    """Give a clean page of sentences and of passages of the project's own articles, with full-width marks."""
    lines = page(rng, size // 2).split("\n")
    while sum(map(len, lines)) < size:
        lines.append(rng.choice(_articles()))
    rng.shuffle(lines)
    wide = str.maketrans(",;:!?()", "，；：！？（）")
    return "\n".join(lines).translate(wide)


@cache
def _counties() -> tuple[str, ...]:
    """Give the counties of the gazetteer with names of three characters: pages are about real places."""
    rows = (TOP / "seeds/gazetteer/units.tsv").read_text("utf-8").splitlines()
    names = [row.split("\t")[1] for row in rows if not row.startswith("#")]
    return tuple(dict.fromkeys(n for n in names if len(n) == 3 and n[-1] in "县市区"))


def _work(rng: random.Random, firms: list[str]) -> str:
    return rng.choice(firms)[:4] + rng.choice(_WORKS) + "项目"


def page(rng: random.Random, size: int = 2000) -> str:
    """Give a clean page of about `size` characters, in paragraphs."""
    paragraphs: list[str] = []
    now = ""
    for sentence in sentences(rng):
        now += sentence
        if len(now) > 150:
            paragraphs.append(now)
            now = ""
        if sum(map(len, paragraphs)) > size:
            break
    return "\n".join(paragraphs)


@cache
def _opencc(name: str) -> OpenCC:
    return OpenCC(name)


def traditional(text: str) -> str:
    """Give `text` in traditional characters."""
    return str(_opencc("s2t").convert(text))


def gloss(text: str, rng: random.Random, rate: float = 0.25, brackets: str = "()") -> tuple[str, int]:
    """Put pinyin behind characters that are written differently in traditional script, as glossing pages do."""
    said = pinyin(list(text), style=Style.TONE, errors=lambda x: [""])
    out = []
    count = 0
    for character, reading in zip(text, said, strict=True):
        out.append(character)
        if reading[0] and "\u3400" <= character <= "\u9fff" and rng.random() < rate:
            out.append(f"{brackets[0]}{reading[0]}{brackets[1]}")
            count += 1
    return "".join(out), count


def narrow(text: str) -> str:
    """Make full-width ASCII half-width, as the crawler of the real pages did."""
    return "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in text)


DECODERS = ("drop", "mark", "skip")
"""What becomes of a byte that stands alone. drop: it goes. mark: it is '?', and takes the ASCII byte after it along. skip: it goes, and
the bytes after an impossible pair are read again from the second of them, so that the text may come into step. The first two are seen on
real pages; two bytes of the areas that GBK leaves to its users vanish there, and the text stays out of step. The third is Python's."""


def decode(bytes_: bytes, decoder: str) -> str:
    """Read GBK bytes as the named decoder does."""
    if decoder == "skip":
        return bytes_.decode("gbk", "ignore")
    out = []
    i = 0
    while i < len(bytes_):
        if bytes_[i] < 0x80:
            out.append(chr(bytes_[i]))
            i += 1
        elif bytes_[i] in (0x80, 0xFF):  # a byte by itself: the euro of Windows, or nothing
            out.append("\u20ac" if decoder == "mark" and bytes_[i] == 0x80 else "")
            i += 1
        elif i + 1 == len(bytes_) or bytes_[i + 1] < 0x40:
            out.append("?" if decoder == "mark" else "")
            i += 2 if decoder == "mark" else 1
        else:
            out.append(_pair(bytes_[i : i + 2]))
            i += 2
    return "".join(out)


def _pair(two: bytes) -> str:
    try:
        return two.decode("gbk")
    except UnicodeDecodeError:
        return ""


def lose_lead(text: str, at: int, decoder: str = "drop") -> str | None:
    """Take the lead byte of `text[at]` out of the GBK bytes of the text and read them again; None where the text has no GBK bytes."""
    try:
        before, after = text[:at].encode("gbk"), text[at:].encode("gbk")
    except UnicodeEncodeError:
        return None
    return narrow(before.decode("gbk") + ("?" if decoder == "mark" else "") + decode(after[1:], decoder))


def also_lost(text: str, at: int) -> tuple[int, bool]:
    """Tell what a run that begins with the lost lead byte of `text[at]` loses besides, when it goes on to an ASCII byte: how many pairs
    of the areas that GBK leaves to its users; and whether its last byte stands alone before a letter, digit or sign.
    """
    bytes_ = text[at:].encode("gbk", "replace")[1:]
    pairs = i = 0
    while i < len(bytes_) and bytes_[i] > 0x80:
        if bytes_[i + 1 : i + 2] < b"@":
            return pairs, bytes_[i + 1 : i + 2] not in (b"", b"\n")
        pairs += not _pair(bytes_[i : i + 2])
        i += 2
    return pairs, False


def lead_places(text: str) -> list[int]:
    """Give the places whose lost lead byte leaves '!' or '?' behind, as on real pages: the bytes A3A1 and A3BF arise."""
    found = []
    for i in range(len(text) - 1):
        try:
            bytes_ = text[i : i + 2].encode("gbk")
        except UnicodeEncodeError:
            continue
        if len(bytes_) == 4 and bytes_[1] == 0xA3 and bytes_[2] in (0xA1, 0xBF):
            found.append(i)
    return found


def ends_in_step(text: str, at: int) -> bool:
    """Tell whether ASCII brings the text back into step after the lead byte of `text[at]` is lost, without another byte lost."""
    bytes_ = text[at:].encode("gbk", "replace")[1:]
    i = 0
    while i < len(bytes_):
        if bytes_[i] < 0x80:
            return True
        try:
            bytes_[i : i + 2].decode("gbk")
        except UnicodeDecodeError:
            return False
        i += 2
    return False


def out_of_step(text: str, at: int, readings: Callable[[str], list[str]]) -> str | None:
    """Gloss `text[at:at + 2]` out of step: the second byte of the first and the first byte of the second character read as a third,
    and its reading is put between the two bytes of the second. None where they make no such character."""
    try:
        bytes_ = text[at : at + 2].encode("gbk")
        false = bytes_[1:3].decode("gbk")
        rest = text[at + 2 :].encode("gbk")
    except UnicodeError:
        return None
    said = readings(false)
    if len(bytes_) != 4 or not said:
        return None
    tail = bytes_[3:] + rest
    run = _decode_lossy(tail)
    return f"{text[: at + 1]}?{said[0]}){run}"


def _decode_lossy(bytes_: bytes) -> str:
    """Read bytes as the decoder of the real pages did: an impossible pair becomes '?' and eats both."""
    out = []
    i = 0
    while i < len(bytes_):
        if bytes_[i] < 0x80:
            out.append(chr(bytes_[i]))
            i += 1
            continue
        try:
            out.append(bytes_[i : i + 2].decode("gbk"))
        except UnicodeDecodeError:
            out.append("?")
        i += 2
    return "".join(out)
