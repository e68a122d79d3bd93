"""Measure text repair: what is restored, what stays, how fast.

Usage: python benchmarks/repair.py [--pages N] [--seed N] [--misses]

The text is the project's own (benchmarks/damage.py), damaged as real pages are. Speed is a ratio to `OpenCC("t2s").convert` on the same
text in the same run; each figure is the best of several turns that alternate between the two.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

import damage
from opencc import OpenCC
from pypinyin import pinyin

from kg.knowledge import Knowledge
from kg.repair import gbk, script
from kg.repair.characters import mend

KNOWLEDGE = Knowledge()
T2S = OpenCC("t2s")


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200, help="damaged pages for each measure (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers (1)")
    parser.add_argument("--misses", action="store_true", help="print what was not restored")
    given = parser.parse_args()
    rng = random.Random(given.seed)
    glosses(rng, given.pages)
    gloss_out_of_step(rng, given.pages, given.misses)
    for decoder in damage.DECODERS:
        lead_bytes(random.Random(given.seed), given.pages, decoder, given.misses)
    mixed(rng, given.pages)
    clean(rng, 1_000_000)
    speed(rng)


def _mended(text: str) -> str:
    return mend(text, KNOWLEDGE).text


def glosses(rng: random.Random, pages: int) -> None:
    """Traditional characters and glosses, where the forward change is unique."""
    right = total = 0
    for _ in range(pages):
        clean = damage.page(rng, 800)
        lines = [x for x in clean.split("\n") if T2S.convert(damage.traditional(x)) == x]
        text = "\n".join(lines)
        glossed, _ = damage.gloss(damage.traditional(text), rng, 0.25, rng.choice(("()", "\uff08\uff09")))
        got = _mended(glossed)
        total += len(text)
        right += len(text) if got == text else sum(a == b for a, b in zip(got, text, strict=False))
    print(f"glosses and traditional characters: {right}/{total} characters restored, {right / total:.4%}")


def _readings(character: str) -> list[str]:
    found = pinyin(character, errors="ignore")
    return [found[0][0]] if found and "\u3400" <= character <= "\u9fff" else []


def _unique(text: str, at: int) -> bool:
    """Tell whether only one byte gives, after the byte before, a character with the reading of the gloss that stands there."""
    before, after = gbk.pair(text[at]), gbk.pair(text[at + 1])
    assert before and after
    said = _readings(gbk.character(before[1], after[0]) or "")
    return sum(bool(said) and _readings(gbk.character(before[1], b) or "") == said for b in gbk.TRAILS) == 1


def gloss_out_of_step(rng: random.Random, pages: int, misses: bool) -> None:
    """Glosses between the two bytes of a character."""
    counts = {True: [0, 0], False: [0, 0]}
    for _ in range(pages):
        text = damage.traditional(damage.page(rng, 400)).replace(",", "\uff0c")
        places = rng.sample(range(len(text) - 2), len(text) - 2)
        for at in places:
            if not all("\u4e00" <= c <= "\u9fff" for c in text[at : at + 2]) or not damage.ends_in_step(text, at + 1):
                continue
            damaged = damage.out_of_step(text, at, _readings)
            if damaged is None:
                continue
            got = _mended(damage.narrow(damaged))
            count = counts[_unique(text, at)]
            count[1] += 1
            if got == _mended(damage.narrow(text)):
                count[0] += 1
            elif misses:
                print("   ", text[at - 4 : at + 12], damaged[at - 4 : at + 20])
            break
    for unique, (right, total) in counts.items():
        print(f"out-of-step glosses, byte {'' if unique else 'not '}unique: {right}/{total} restored")


KINDS = (
    "nothing else is lost",
    "a pair is lost too",
    "two or more pairs are lost too",
    "a letter or digit is lost too",
)


def lead_bytes(rng: random.Random, pages: int, decoder: str, misses: bool) -> None:
    """Lost lead bytes that leave '!' or '?' behind, read by a decoder, by what the run lost besides."""
    counts = {kind: [0, 0, 0, 0] for kind in KINDS}
    while sum(count[3] for count in counts.values()) < pages:
        text = damage.traditional(damage.varied(rng))
        places = damage.lead_places(text)
        if not places:
            continue
        at = rng.choice(places)
        damaged = damage.lose_lead(text, at, decoder)
        if damaged is None:
            continue
        pairs, cut = damage.also_lost(text, at)
        count = counts[KINDS[3] if cut and decoder == "mark" else KINDS[min(pairs, 2)]]
        result = mend(damaged, KNOWLEDGE)
        changed = any("lead-byte" in repair.kind for repair in result.repairs)
        right = result.text == _mended(damage.narrow(text))
        for i, holds in enumerate((right, changed, bool(result.damaged) and not changed, True)):
            count[i] += holds
        if misses and not right:
            low = at - 6
            print("   ", pairs, repr(text[low : at + 20]), repr(damaged[low : at + 16]))
            print("        ", [(r.before, r.after) for r in result.repairs if "lead-byte" in r.kind])
            print("        ", [span.of(result.text) for span in result.damaged])
    whole = [sum(column) for column in zip(*counts.values(), strict=True)]
    for name, (right, changed, marked, total) in [*counts.items(), ("all", whole)]:
        if total:
            share = f"{right / total:.1%}; {right}/{changed} of the changed runs right, {marked} not changed but marked damaged"
            print(f"lost lead bytes, decoder {decoder}, {name}: {right}/{total} restored, {share}")


def mixed(rng: random.Random, pages: int) -> None:
    """All kinds on one page, as on the real ones."""
    right = total = 0
    for _ in range(pages):
        text = damage.traditional(damage.page(rng, 800)).replace(",", "\uff0c")
        wanted = _mended(damage.narrow(text))
        places = [i for i in damage.lead_places(text) if damage.ends_in_step(text, i)]
        damaged = (damage.lose_lead(text, rng.choice(places)) if places else None) or damage.narrow(text)
        damaged, _ = damage.gloss(damaged, rng, 0.1)
        got = _mended(damaged)
        total += len(wanted)
        right += len(wanted) if got == wanted else sum(a == b for a, b in zip(got, wanted, strict=False))
    print(f"all kinds mixed: {right}/{total} characters restored, {right / total:.4%}")


def clean(rng: random.Random, size: int) -> None:
    """Clean text of many forms must stay."""
    changed = total = 0
    old = script.tables(KNOWLEDGE).strict
    plain = (w for w, n in KNOWLEDGE.frequencies.items() if n > 20 and old.isdisjoint(w))
    common = [w for w in plain if w == w.encode("gb2312", "ignore").decode("gb2312")]
    forms: tuple[Callable[[], str], ...] = (
        lambda: damage.page(rng, 1500),
        lambda: damage.page(rng, 1500).replace(",", "\uff0c"),
        lambda: "".join("".join(rng.choices(common, k=rng.randint(1, 9))) + rng.choice("!?。,;、:") for _ in range(150)),
        lambda: "\n".join("\t".join(rng.choices(common, k=4)) for _ in range(60)),
        lambda: "\n".join(f"{i}. {rng.choice(common)}({rng.choice(('GDP', 'MW', 'a', 'x+y', 'K11'))})" for i in range(60)),
        lambda: "The plant (Phase 2) cost $3.5m, didn't it? Yes! f(x) = a*x^2 + b; if a<b and b>c: print('ok'). " * 8,
        lambda: "\n".join("".join(rng.choices(common, k=3))[:5] + "," + "".join(rng.choices(common, k=3))[:5] + "。" for _ in range(60)),
    )  # fmt: skip
    while total < size:
        text = rng.choice(forms)()
        total += len(text)
        got = _mended(text)
        if got != text:
            changes = [
                (r.before, r.after, text[max(0, r.start - 6) : r.stop + 6]) for r in mend(text, KNOWLEDGE).repairs
            ]
            changed += len(changes)
            print("   changed:", changes[:2])
    print(f"clean text: {changed} changes in {total} characters")


def speed(rng: random.Random) -> None:
    """The ratio to OpenCC."""
    clean = "\n".join(damage.page(rng, 2000) for _ in range(5))
    old = damage.traditional(clean)
    glossed, _ = damage.gloss(old, rng, 0.12)
    texts = {"clean": [clean], "traditional": [old], "traditional and glossed": [glossed]}
    texts["traditional and glossed, a lead byte lost"] = [page for _ in range(20) if (page := _lost_page(rng))]
    for name, pages in texts.items():
        fastest = [_fastest(page) for page in pages]
        ours, theirs = (sum(seconds) / sum(map(len, pages)) * 1e6 for seconds in zip(*fastest, strict=True))
        slowest = min(opencc / own for own, opencc in fastest)
        among = f"; the slowest of {len(pages)} pages {slowest:.1f} times" if len(pages) > 1 else ""
        print(
            f"speed, {name}: {theirs / ours:.1f} times OpenCC ({ours:.2f} against {theirs:.2f} microseconds a character){among}"
        )
    for name, text in {"a million '('": "(" * 1_000_000, "a million '?'": "?" * 1_000_000}.items():
        whole, tenth = _seconds(_mended, text), _seconds(_mended, text[:100_000])
        print(f"hostile, {name}: {whole:.2f} s, {whole / tenth:.1f} times a tenth of it")


def _lost_page(rng: random.Random) -> str | None:
    full = damage.traditional(damage.page(rng, 3000)).replace(",", "\uff0c")
    places = [i for i in damage.lead_places(full) if damage.ends_in_step(full, i)]
    lost = damage.lose_lead(full, places[0]) if places else None
    return damage.gloss(lost, rng, 0.12)[0] if lost else None


def _fastest(text: str) -> tuple[float, float]:
    """Give the seconds of repair and of OpenCC for `text`, each the best of turns that alternate."""
    _mended(text)
    turns = [(_seconds(_mended, text), _seconds(T2S.convert, text)) for _ in range(7)]
    return min(own for own, _ in turns), min(opencc for _, opencc in turns)


def _seconds(call: Callable[[str], str], text: str) -> float:
    start = time.perf_counter()
    call(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
