"""Measure how fast a page becomes quads: read → repair → recognise → relate → N-Quads, against `jieba.lcut` on the same text.

Usage: python benchmarks/extract.py [INPUT…] [--chars N] [--turns N] [--seed N] [--parts] [--profile N]

Without INPUT the text is the project's own: pages of ordinary news sentences (benchmarks/damage.py); the same with fact-dense sentences of
tests/gold/clean between them, once clean, once damaged as scripts/articles.py damages; and seeds/articles, where every sentence has facts.
Times are of one process, the least of several turns that alternate between jieba and the stages; a ratio above 1 is faster than jieba.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import logging
import pstats
import random
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType

import damage
import jieba

from kg import recognise as rooms
from kg.knowledge import Knowledge
from kg.model import Document, Extraction, Label, Mention, Text
from kg.pipeline import extract, find, mend
from kg.rdf import Names, Sheet, confidences, document, sheet
from kg.read import Refusal, read
from kg.relate import FAMILIES, relate
from kg.relate.context import page_of
from kg.relate.gather import Gathered
from kg.relate.page import Page
from kg.repair import about, layout
from kg.repair.characters import mend as mend_characters
from kg.resolve import resolve

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "scripts"))
import articles  # noqa: E402  the damage of the sample pages, which is a script

KNOWLEDGE = Knowledge()
NAMES = Names()
KINDS = tuple(articles.NOISE)
Job = Callable[[], object]


def main() -> None:
    """Print, for each text, the ratios; with --parts also what each module and each family of relations takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", metavar="INPUT", help="files or folders to measure instead")
    parser.add_argument("--chars", type=int, default=40_000, help="size of each generated text in characters (40000)")
    parser.add_argument("--turns", type=int, default=7, help="turns, of which the fastest counts (7)")
    parser.add_argument("--seed", type=int, default=1, help="of the generated texts (1)")
    parser.add_argument("--parts", action="store_true", help="also by module and by family")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="also the N costliest functions")
    given = parser.parse_args()
    jieba.setLogLevel(logging.ERROR)
    jieba.lcut("先读词典")
    with tempfile.TemporaryDirectory() as folder:
        if given.inputs:
            corpora = {"given": list(given.inputs)}
        else:
            made = {
                "ordinary": ordinary(given.chars, given.seed),
                "clean mix": mix(given.chars, given.seed),
                "damaged mix": mix(given.chars, given.seed, harmed=True),
            }
            corpora = {name: [_written(Path(folder, name), pages)] for name, pages in made.items()}
            corpora["seeds/articles"] = [TOP / "seeds/articles"]
        for name, inputs in corpora.items():
            measure(name, inputs, given.turns, given.parts, given.profile)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory: {most:.0f} MiB at most, with jieba and its dictionary")


# Text -----------------------------------------------------------------------------------------------------------------


def ordinary(chars: int, seed: int) -> Iterator[str]:
    """Give pages of about 1,200 characters of ordinary news sentences until `chars` are reached."""
    rng = random.Random(seed)
    made = 0
    while made < chars:
        text = damage.page(rng, 1200)
        yield text
        made += len(text)


def mix(chars: int, seed: int, harmed: bool = False) -> Iterator[str]:
    """Give such pages with four paragraphs of a gold article in each, `harmed` ones in each of the ways of damage in turn."""
    rng = random.Random(seed)
    facts = [path.read_text("utf-8").strip().split("\n") for path in sorted((TOP / "tests/gold/clean").glob("*.txt"))]
    made = number = 0
    while made < chars:
        title, *body = rng.choice(facts)
        page = [title, *damage.page(rng, 1000).split("\n")]
        for line in rng.sample(body, min(len(body), 4)):
            page.insert(rng.randint(1, len(page)), line)
        text = "\n".join(page)
        if harmed:
            text = damaged(text, KINDS[number % len(KINDS)])
        yield text
        made += len(text)
        number += 1


def damaged(text: str, kind: str) -> str:
    """Damage a page in one of the ways of scripts/articles.py, in traditional characters where the damage comes with them.

    A line that the damage cannot be undone for in principle stays as it is.
    """
    steps = [articles.NOISE[kind]]
    if kind in ("glosses", "glosses-on-bytes", "lost-lead-bytes"):
        steps.insert(0, articles.traditional)
    out = []
    for line in text.split("\n"):
        page = articles.whole(line)
        try:
            for step in steps:
                page = step(page)
        except (SystemExit, UnicodeEncodeError):
            page = articles.whole(line)
        out.append(articles.plain(page))
    return "\n".join(out)


def _written(folder: Path, pages: Iterable[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(pages):
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return folder


# Time -----------------------------------------------------------------------------------------------------------------


def measure(name: str, inputs: Sequence[Path | str], turns: int, parts: bool, profile: int) -> None:
    """Print what the stages take on one text."""
    documents = [item for item in read(inputs) if not isinstance(item, Refusal)]
    chars = sum(len(d.text) for d in documents)
    texts = [mend(d, KNOWLEDGE) for d in documents]
    mentions = [find(t, KNOWLEDGE) for t in texts]
    extractions = [relate(t, m, KNOWLEDGE) for t, m in zip(texts, mentions, strict=True)]
    sheets = [sheet(e) for e in extractions]
    identity = resolve([thing for s in sheets for thing in s.things], KNOWLEDGE)
    trust = confidences(KNOWLEDGE.seeds / "rules.tsv")

    def through() -> None:
        for item in read(inputs):
            if not isinstance(item, Refusal):
                quads(sheet(extract(item, KNOWLEDGE)))

    def quads(page: Sheet) -> None:
        for _ in document(page, identity, NAMES, trust).lines():
            pass

    jobs: dict[str, Job] = {
        "jieba.lcut": lambda: [jieba.lcut(d.text) for d in documents],
        "read … N-Quads": through,
        "read": lambda: list(read(inputs)),
        "repair": lambda: [mend(d, KNOWLEDGE) for d in documents],
        "recognise": lambda: [find(t, KNOWLEDGE) for t in texts],
        "relate": lambda: [relate(t, m, KNOWLEDGE) for t, m in zip(texts, mentions, strict=True)],
        "quads": lambda: list(map(quads, map(sheet, extractions))),
    }
    if parts:
        jobs |= _parts(documents, texts, mentions)
    best = _timed(jobs, turns)
    facts = sum(len(e.facts) for e in extractions)
    density = 1000 * facts / chars
    print(f"{name}: {len(documents)} pages, {chars} characters, {facts} facts ({density:.1f} in 1,000 characters)")
    against = best["jieba.lcut"]
    for job, seconds in best.items():
        ratio = f"{against / seconds:8.2f} × jieba" if seconds else ""
        print(f"  {job:28} {seconds / chars * 1e6:8.3f} µs/character {ratio}")
    print(f"  memory of the stages on one page, at most: {_memory(documents, quads) / 1024:.0f} KiB")
    if profile:
        _profile(through, profile)


def _timed(jobs: dict[str, Job], turns: int) -> dict[str, float]:
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(turns):
        for name, job in jobs.items():
            gc.collect()
            start = time.process_time()
            job()
            best[name] = min(best[name], time.process_time() - start)
    return best


def _parts(
    documents: Sequence[Document], texts: Sequence[Text], mentions: Sequence[tuple[Mention, ...]]
) -> dict[str, Job]:
    """Give a job for each module below the stages; each is run on its own, on what it gets in the whole."""
    stretches = [
        (text, zone.start, zone.stop, [m for m in found if m.kind == "Region" and zone.start <= m.start < zone.stop])
        for text, found in zip(texts, mentions, strict=True)
        for zone in text.zones
        if zone.label in (Label.TITLE, Label.ARTICLE)
    ]
    starting = {
        (id(text), zone.start): {m.start: m for m in reversed(found) if zone.start <= m.start < zone.stop}
        for text, found in zip(texts, mentions, strict=True)
        for zone in text.zones
    }

    def pages() -> list[Page]:
        return [page_of(t, m, KNOWLEDGE) for t, m in zip(texts, mentions, strict=True)]

    jobs: dict[str, Job] = {
        "repair: characters": lambda: [mend_characters(d.text, KNOWLEDGE) for d in documents],
        "repair: zones": lambda: [layout.zones(t.text, t.document, KNOWLEDGE, ()) for t in texts],
        "repair: about": lambda: [about.about(t.text, t.zones, t.document, KNOWLEDGE) for t in texts],
        "recognise: regions": lambda: [
            rooms.regions.find(
                t.text, [(z.start, z.stop) for z in t.zones if z.label in ("title", "article")], KNOWLEDGE, t.about.date
            )
            for t in texts
        ],
        "recognise: values": lambda: [rooms.values.find(t.text, a, b, t.about.date) for t, a, b, _ in stretches],
    }
    for by_start in (rooms.companies, rooms.parks, rooms.projects):
        jobs[_name("recognise", by_start)] = partial(
            _each, by_start.find, [(t.text, a, b, KNOWLEDGE, starting[id(t), a]) for t, a, b, _ in stretches]
        )
    for by_region in (rooms.mechanisms, rooms.policies, rooms.persons):
        jobs[_name("recognise", by_region)] = partial(
            _each, by_region.find, [(t.text, a, b, KNOWLEDGE, regions) for t, a, b, regions in stretches]
        )
    jobs["relate: context"] = pages
    kept = pages()
    for family in FAMILIES:
        # Fresh pages would put the lists that all families share on the first one's account; here nobody pays for them.
        jobs[_name("relate", family)] = partial(_each, family.claims, [(page, KNOWLEDGE) for page in kept])
    claims = [[claim for family in FAMILIES for claim in family.claims(page, KNOWLEDGE)] for page in kept]
    jobs["relate: gather"] = lambda: [Gathered(p, list(c)).extraction() for p, c in zip(kept, claims, strict=True)]
    return jobs


def _name(stage: str, module: ModuleType) -> str:
    return f"{stage}: {module.__name__.rpartition('.')[2]}"


def _each(function: Callable[..., Iterable[object]], calls: Sequence[tuple[object, ...]]) -> None:
    for call in calls:
        for _ in function(*call):
            pass


def _memory(documents: Sequence[Document], quads: Callable[[Sheet], None]) -> int:
    tracemalloc.start()
    most = 0
    for item in documents:
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        found: Extraction = extract(item, KNOWLEDGE)
        quads(sheet(found))
        most = max(most, tracemalloc.get_traced_memory()[1] - before)
    tracemalloc.stop()
    return most


def _profile(job: Job, rows: int) -> None:
    profiler = cProfile.Profile()
    profiler.runcall(job)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(rows)


if __name__ == "__main__":
    main()
