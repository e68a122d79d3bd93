"""What is known before reading: gazetteer, lexicons, ledger. Tables of `seeds/`, loaded at first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from kg.knowledge.dictionary import Words, read_words
from kg.knowledge.gazetteer import Gazetteer
from kg.knowledge.lexicon import Row, read_table

T = TypeVar("T")


class Knowledge:
    """The tables under one seeds folder. Make one per process and pass it down."""

    def __init__(self, seeds: Path | None = None) -> None:
        """Take the folder that holds `lexicon/` and `gazetteer/`; None: the tables that travel with the package."""
        self.seeds = seeds if seeds is not None else default_seeds()
        self._tables: dict[str, tuple[Row, ...]] = {}
        self._made: dict[str, Any] = {}
        self._firsts: dict[str, tuple[str, ...]] = {}

    def table(self, name: str) -> tuple[Row, ...]:
        """Give the rows of `lexicon/<name>.tsv`, each a tuple of its columns. Raises DataError."""
        if name not in self._tables:
            self._tables[name] = read_table(self.seeds / "lexicon" / f"{name}.tsv")
        return self._tables[name]

    def once(self, name: str, make: Callable[[Knowledge], T]) -> T:
        """Give what `make` builds from these tables (a compiled pattern, an automaton), built at the first call for `name`.

        A name belongs to one builder: `room.module.thing`.
        """
        if name not in self._made:
            self._made[name] = make(self)
        made: T = self._made[name]
        return made

    def words(self, name: str) -> tuple[str, ...]:
        """Give the first column of `lexicon/<name>.tsv`. Raises DataError."""
        if name not in self._firsts:
            self._firsts[name] = tuple(row[0] for row in self.table(name))
        return self._firsts[name]

    @property
    def frequencies(self) -> Mapping[str, int]:
        """The words of general Chinese with their frequencies (jieba's dictionary)."""
        return self._words.frequencies

    @property
    def verbs(self) -> frozenset[str]:
        """The words that are verbs only, of the same dictionary."""
        return self._words.verbs

    @property
    def names(self) -> frozenset[str]:
        """The words that name people, bodies or brands, of the same dictionary."""
        return self._words.names

    @property
    def function_words(self) -> frozenset[str]:
        """The words of grammar of two characters and more, of the same dictionary: 已经, 由于, 他们."""
        return self._words.function

    @cached_property
    def _words(self) -> Words:
        return read_words()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The dated gazetteer of administrative divisions. Raises DataError for a broken table."""
        return Gazetteer(self.seeds / "gazetteer")


def default_seeds() -> Path:
    """Give the seeds folder: in the installed package `kg/data/seeds`, in a checkout `seeds/` at the top."""
    packaged = Path(str(resources.files("kg"))) / "data" / "seeds"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "seeds"
