"""Make the sample pages of seeds/articles and their gold facts from clean articles: python scripts/articles.py [--check].

Clean articles (tests/gold/clean) are damaged as tests/gold/noise.toml says, in the ways in which real pages are damaged. Every
character remembers which characters of the clean article it came from, so that the quotes of tests/gold/facts, written on
the clean text, are carried over exactly into tests/gold/articles.jsonl. Same input, same bytes: nothing here is random.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import tomllib
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from opencc import OpenCC
from pypinyin import Style, pinyin

TOP = Path(__file__).resolve().parents[1]
GOLD = TOP / "tests" / "gold"
PAGES = TOP / "seeds" / "articles"
FIELDS = (
    *("doc", "relation", "subject", "subject_type", "object", "object_type"),
    *("indicator", "value", "unit", "period", "date", "quote"),
)


class Piece(NamedTuple):
    """Characters of the page that came from `[low, high)` of the clean article; low == high where they were put in."""

    text: str
    low: int = 0
    high: int = 0


Marked = list[Piece]


def whole(text: str, start: int = 0) -> Marked:
    """Mark clean text, one piece a character."""
    return [Piece(c, i, i + 1) for i, c in enumerate(text, start)]


def plain(marked: Marked) -> str:
    """Give the text of the pieces."""
    return "".join(p.text for p in marked)


def span(marked: Marked, low: int, high: int) -> tuple[int, int]:
    """Give where clean `[low, high)` stands on the page: from its first piece to its last."""
    found = []
    offset = 0
    for piece in marked:
        if piece.low < high and low < piece.high:
            found.append((offset, offset + len(piece.text)))
        offset += len(piece.text)
    return found[0][0], found[-1][1]


def chosen(share: float, *what: object) -> bool:
    """Decide by the hash of `what`: true for about `share` of all."""
    return zlib.crc32("/".join(map(str, what)).encode()) % 1000 < share * 1000


# Kinds of damage ------------------------------------------------------------------------------------------------------

_WIDE = {ord(c): ord(c) + 0xFEE0 for c in ",:;!?()"}
_TABLE = "3"  # of the tables tried, one whose damage leaves enough to restore every character
_NARROW = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}


@cache
def converter(name: str) -> OpenCC:
    """Give OpenCC's conversion of a name, loaded once."""
    return OpenCC(name)


def traditional(page: Marked) -> Marked:
    """Write in traditional characters."""
    text = plain(page)
    there = converter("s2t").convert(text)
    back = converter("t2s").convert(there)
    if len(there) != len(text) or back != text:
        lost = next((i for i, (a, b) in enumerate(zip(text, back, strict=False)) if a != b), 0)
        raise SystemExit(
            f"not unique in traditional characters: {text[max(0, lost - 5) : lost + 5]!r}; write it otherwise"
        )
    return [piece._replace(text=c) for piece, c in zip(page, there, strict=True)]


def reading(character: str) -> str:
    """Give the pinyin that a gloss shows."""
    return pinyin(character, style=Style.TONE)[0][0]


def glosses(page: Marked) -> Marked:
    """Put a gloss after most of the traditional characters, in step."""
    simple = converter("t2s")
    out = []
    for piece in page:
        out.append(piece)
        if simple.convert(piece.text) != piece.text and chosen(0.7, "gloss", piece.text):
            out.append(Piece(f"({reading(piece.text)})"))
    return out


class Bytes(NamedTuple):
    """GBK bytes and, for each, the piece of the clean article that it encodes."""

    data: bytearray
    source: list[tuple[int, int]]


def encode(page: Marked) -> Bytes:
    """Encode in GBK, punctuation full-width and paragraphs closed by their tag, as the damaging program met it."""
    data, source = bytearray(), []
    for piece in page:
        written = "</p>\n" if piece.text == "\n" else piece.text.translate(_WIDE)
        encoded = written.encode("gbk")
        data += encoded
        source += [(piece.low, piece.high)] * len(encoded)
    return Bytes(data, source)


def decode(raw: Bytes) -> Marked:
    """Read GBK as a forgiving decoder does: a lead byte takes its neighbour along, and what is no character becomes '?'."""
    out: Marked = []
    i = 0
    while i < len(raw.data):
        size = 1 if raw.data[i] < 0x80 else 2
        both = bytes(raw.data[i : i + size])
        try:
            text = both.decode("gbk")
        except UnicodeDecodeError:
            text = "?"
        sources = [s for s in raw.source[i : i + size] if s[0] < s[1]]
        low, high = (min(s[0] for s in sources), max(s[1] for s in sources)) if sources else (0, 0)
        out.append(Piece(text.translate(_NARROW), low, high))
        i += size
    return untag(out)


def untag(page: Marked) -> Marked:
    """Take the closing tags out again; one that lost its '<' stays."""
    out: Marked = []
    for piece in page:
        out.append(piece)
        if plain(out[-4:]) == "</p>":
            del out[-4:]
    return out


def glosses_on_bytes(page: Marked) -> Marked:
    """Put glosses in as a replacement on bytes does: also between the two bytes of a character, out of step."""
    raw = encode(page)
    simple = converter("t2s")
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            code = bytes((lead, trail))
            at = raw.data.find(code)
            if at < 0:
                continue
            character = code.decode("gbk", "ignore")
            if not character or simple.convert(character) == character or not chosen(0.65, "table", character + _TABLE):
                continue
            gloss = f"({reading(character)})".encode("gbk")
            while at >= 0:
                raw.data[at + 2 : at + 2] = gloss
                raw.source[at + 2 : at + 2] = [(0, 0)] * len(gloss)
                at = raw.data.find(code, at + 2 + len(gloss))
    return decode(raw)


def lost_lead_bytes(page: Marked) -> Marked:
    """Lose the lead byte wherever what follows then reads as a full-width ! or ?, as 。” and 常可 do."""
    raw = encode(page)
    i = 0
    while i < len(raw.data) - 2:
        if raw.data[i] < 0x80:
            i += 1
            continue
        if bytes(raw.data[i + 1 : i + 3]) in (b"\xa3\xa1", b"\xa3\xbf"):
            del raw.data[i], raw.source[i]
            while i < len(raw.data) and raw.data[i] >= 0x80:
                i += 2
            continue
        i += 2
    return decode(raw)


def wide_digits(page: Marked) -> Marked:
    """Write the digits of every other line full-width."""
    out, line = [], 0
    for piece in page:
        line += piece.text == "\n"
        digit = piece.text.isascii() and piece.text.isdigit() and line % 2 == 0 and line > 1
        out.append(piece._replace(text=chr(ord(piece.text) + 0xFEE0)) if digit else piece)
    return out


def doubled_punctuation(page: Marked) -> Marked:
    """Type some commas and full stops twice or mixed, and some percent signs as ℅."""
    out = []
    for i, piece in enumerate(page):
        extra = {"，": ",", "；": "；", "。": "，"}.get(piece.text)
        if piece.text == "%" and chosen(0.3, "odd", i):
            piece = piece._replace(text="℅")
        out.append(piece)
        if extra and chosen(0.15, "twice", i):
            out.append(Piece(extra))
    return out


def blanks(page: Marked) -> Marked:
    """Indent lines with ideographic blanks and put single blanks inside words."""
    out = []
    for i, piece in enumerate(page):
        out.append(piece)
        inside = "\u4e00" <= piece.text <= "\u9fff" and i + 1 < len(page) and "\u4e00" <= page[i + 1].text <= "\u9fff"
        if piece.text == "\n":
            out.append(Piece("\u3000\u3000"))
        elif inside and chosen(0.012, "blank", i):
            out.append(Piece("\xa0" if chosen(0.5, "nbsp", i) else " "))
    return out


def entities(page: Marked) -> Marked:
    """Leave quotation marks as HTML entities and lines indented by &nbsp;."""
    out = []
    for piece in page:
        out.append(piece._replace(text={"“": "&ldquo;", "”": "&rdquo;"}.get(piece.text, piece.text)))
        if piece.text == "\n":
            out.append(Piece("&nbsp;&nbsp;"))
    return out


def broken_lines(page: Marked) -> Marked:
    """Break a few clauses over two lines."""
    out = []
    for i, piece in enumerate(page):
        out.append(piece)
        inside = "\u4e00" <= piece.text <= "\u9fff" and i + 1 < len(page) and "\u4e00" <= page[i + 1].text <= "\u9fff"
        if inside and chosen(0.012, "break", i):
            out.append(Piece("\n"))
    return out


def markup(page: Marked) -> Marked:
    """Write the article's quotation marks as entities; tags are the frame's (see `paragraphs`)."""
    return [
        piece._replace(text={"“": "&ldquo;", "”": "&rdquo;"}.get(piece.text, piece.text)) if piece.high else piece
        for piece in page
    ]


NOISE: dict[str, Callable[[Marked], Marked]] = {
    "traditional": traditional,
    "glosses": glosses,
    "glosses-on-bytes": glosses_on_bytes,
    "lost-lead-bytes": lost_lead_bytes,
    "wide-digits": wide_digits,
    "doubled-punctuation": doubled_punctuation,
    "blanks": blanks,
    "entities": entities,
    "broken-lines": broken_lines,
    "markup": markup,
}


# Pages ----------------------------------------------------------------------------------------------------------------


def paragraphs(body: Marked) -> Marked:
    """Put each line into a paragraph element."""
    out: Marked = [Piece("<p>&nbsp;&nbsp;")]
    for piece in body:
        out.append(Piece("</p>\n<p>&nbsp;&nbsp;") if piece.text == "\n" else piece)
    return [*out, Piece("</p>")]


def framed(article: str, frame: str, *, html: bool) -> Marked:
    """Set the article into its frame: {title} is line 1, {info} line 2, {body} the rest. A part printed again is no source."""
    title, info, _ = article.split("\n", 2)
    starts = {"{title}": 0, "{info}": len(title) + 1, "{body}": len(title) + len(info) + 2}
    texts = {"{title}": title, "{info}": info, "{body}": article[starts["{body}"] :].strip("\n")}
    starts["{body}"] += len(article[starts["{body}"] :]) - len(article[starts["{body}"] :].lstrip("\n"))
    page: Marked = []
    used = set()
    for part in re.split(r"(\{\w+\})", frame):
        if part not in texts:
            page += [Piece(c) for c in part]
            continue
        again = part in used or (html and part == "{title}" and "<h1>" not in plain(page)[-4:])
        copy = [Piece(c) for c in texts[part]] if again else whole(texts[part], starts[part])
        page += paragraphs(copy) if html and part == "{body}" else copy
        if not again:
            used.add(part)
    return page


def pages() -> Iterator[tuple[str, dict[str, Any], str, Marked]]:
    """Give each article: id, its entry in noise.toml, clean text, marked page."""
    manifest = tomllib.loads((GOLD / "noise.toml").read_text("utf-8"))
    for doc, entry in sorted(manifest.items()):
        clean = (GOLD / "clean" / f"{doc}.txt").read_text("utf-8").rstrip("\n")
        if "frame" in entry:
            frame = (GOLD / "frames" / entry["frame"]).read_text("utf-8")
            page = framed(clean, frame, html=entry["frame"].endswith(".html"))
        else:
            page = [*whole(clean), Piece("\n")] if "title" not in entry else whole(clean)
        for kind in entry.get("noise", ()):
            page = NOISE[kind](page)
        yield doc, entry, clean, page


# Facts ----------------------------------------------------------------------------------------------------------------


def facts(doc: str, clean: str, page: Marked) -> Iterator[dict[str, Any]]:
    """Read tests/gold/facts/<doc>.txt and give flat facts whose quotes stand in the page."""
    path = GOLD / "facts" / f"{doc}.txt"
    things: dict[str, tuple[str, str]] = {}
    text = plain(page)
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if " = " in line and " | " not in line:
            key, _, thing = line.partition(" = ")
            kind, _, name = thing.partition(" ")
            things[key.strip()] = (kind, name.strip())
            continue
        relation, subject, *middle, quote = (cell.strip() for cell in line.split(" | "))
        at = clean.find(quote)
        if at < 0:
            raise SystemExit(f"{path.name}:{number}: the quote is not in the clean article: {quote}")
        start, stop = span(page, at, at + len(quote))
        fact: dict[str, Any] = {"doc": doc, "relation": relation}
        fact["subject_type"], fact["subject"] = things[subject]
        if relation == "observation":
            fact["indicator"], value, fact["unit"], *period = middle[0].split()
            fact["value"] = number_of(value)
            fact |= {"period": period[0]} if period else {}
        elif relation == "stage":
            fact["value"], *date = middle[0].split()
            fact |= {"date": date[0]} if date else {}
        elif relation in ("investment", "landArea", "outputValue", "capacity"):
            value, fact["unit"] = middle[0].split()
            fact["value"] = number_of(value)
        else:
            fact["object_type"], fact["object"] = things[middle[0]]
            fact |= {"value": middle[1]} if relation == "officialOf" else {}
        fact["quote"] = text[start:stop]
        yield {key: fact[key] for key in FIELDS if key in fact}


def number_of(text: str) -> int | float:
    """Read a figure, as a whole number where it is one."""
    value = float(text)
    return int(value) if value.is_integer() else value


# Files ----------------------------------------------------------------------------------------------------------------


def files() -> dict[Path, bytes]:
    """Give every generated file with its bytes."""
    made: dict[Path, bytes] = {}
    records: dict[str, list[dict[str, str]]] = {}
    gold = []
    for doc, entry, clean, page in pages():
        gold += [json.dumps(fact, ensure_ascii=False) for fact in facts(doc, clean, page)]
        if "title" in entry:
            date = entry["date"].isoformat()
            row = {"id": doc, "title": entry["title"], "date": date, "url": entry["url"], "text": plain(page)}
            records.setdefault(entry["file"], []).append(row)
        else:
            made[PAGES / entry["file"]] = plain(page).encode(entry.get("encoding", "utf-8"))
    for file, rows in records.items():
        made[PAGES / file] = jsonl(rows) if file.endswith(".jsonl") else table(rows)
    made[GOLD / "articles.jsonl"] = ("\n".join(gold) + "\n").encode()
    return made


def jsonl(rows: list[dict[str, str]]) -> bytes:
    """Write records as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def table(rows: list[dict[str, str]]) -> bytes:
    """Write records as CSV with named columns."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def main() -> int:
    """Write the files, or with --check tell which of them differ from what stands in the tree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    check = parser.parse_args().check
    stale = {path: data for path, data in files().items() if not path.exists() or path.read_bytes() != data}
    for path, data in stale.items():
        print(path.relative_to(TOP))
        if not check:
            path.write_bytes(data)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
