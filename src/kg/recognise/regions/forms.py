"""The printed forms of divisions in one automaton, with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass

import ahocorasick_rs

from kg.knowledge import Knowledge
from kg.recognise.names import lexicon


@dataclass(frozen=True)
class Form:
    """A printed form: the codes it may mean, whether it is a full name, whether it is as often another word."""

    text: str
    codes: tuple[str, ...]
    full: bool
    risky: bool


class Regions:
    """The automaton of all printed forms of divisions, with what is known of each form."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Build from the gazetteer, `place_ambiguous.tsv` and `place_words.tsv`. Raises DataError."""
        self.gazetteer = knowledge.gazetteer
        self.lex = lexicon(knowledge)
        self.surnames = frozenset(knowledge.words("surname"))
        risky = set(knowledge.words("place_ambiguous"))
        self.otherwise = {row[0]: row[1] for row in knowledge.table("place_words")}
        named = {u.name for codes in self.gazetteer.forms().values() for c in codes for u in self.gazetteer.history(c)}
        self.forms = [
            (form, Form(form, tuple(codes), form in named, form in risky))
            for form, codes in self.gazetteer.forms().items()
            if len(form) > 1
        ]
        self.automaton = ahocorasick_rs.AhoCorasick(
            [form for form, _ in self.forms], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )


def tables(knowledge: Knowledge) -> Regions:
    """Give the compiled automaton of `knowledge`."""
    return knowledge.once("recognise.regions", Regions)
