"""Names made comparable, and the id that a thing has before any rule or person has spoken."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.model import Kind, Thing

TYPE = {
    Kind.REGION: "place",
    Kind.PARK: "park",
    Kind.COMPANY: "company",
    Kind.PROJECT: "project",
    Kind.PERSON: "person",
    Kind.MECHANISM: "mechanism",
    Kind.POLICY: "policy",
}
"""Type of a thing → first segment of its id."""

_LONGEST = 160
_READ = 1000
_QUOTES = re.compile("[\"'“”‘’「」『』〝〞`´]")
_BRACKETS = re.compile(r"[()\[\]【】〔〕]")
_SPACE = re.compile(r"\s+")
_DOTS = re.compile("[·•・‧∙⋅]")
_DASHES = re.compile("[‐‑‒–—―−~∼〜]+")
_DROPPED = ("Cc", "Cf", "Cs", "Co", "Cn")
# What plain names are made of: nothing below applies to them.
_PLAIN = re.compile("[\u4e00-\u9fff0-9A-Z]+")


def normal(name: str) -> str:
    """Give a name as it is compared: NFKC, capitals, without quotes, controls and marks of direction, one kind of dash and dot.

    A blank stays (as `_`) only between two Latin words; a slash becomes `／`, because ids are parted by slashes. A name of
    which nothing is left, or longer than 160 characters, is closed with a hash of the original.

    >>> normal(" “甲乙 7gw\u200f光伏”（一期） "), normal("Ab  Co/Ltd")
    ('甲乙7GW光伏(一期)', 'AB_CO／LTD')
    """
    if len(name) <= _LONGEST and _PLAIN.fullmatch(name):
        return name
    text = unicodedata.normalize("NFKC", name[:_READ]).upper()
    text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _DROPPED)
    text = _DASHES.sub("-", _DOTS.sub("·", _QUOTES.sub("", text))).strip()
    text = _SPACE.sub(lambda m: _blank(text, m), text).replace("/", "／")
    if not text or len(text) > _LONGEST or len(name) > _READ:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        text = f"{text[:_LONGEST]}~{digest}"
    return text


def _blank(text: str, match: re.Match[str]) -> str:
    before, after = text[match.start() - 1], text[match.end()]
    return "_" if before.isascii() and after.isascii() and before.isalnum() and after.isalnum() else ""


@dataclass(frozen=True)
class Words:
    """The table `identity.tsv`, made ready: pattern of legal forms with what each is cut to, closings, zones, branches, generics."""

    legal: re.Pattern[str]
    short: dict[str, str]
    closing: re.Pattern[str]
    zone: re.Pattern[str]
    branch: re.Pattern[str]
    generic: re.Pattern[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Words:
        """Take the words from the tables, once a process. Raises DataError."""
        return knowledge.once("resolve.keys.words", cls._make)

    @classmethod
    def _make(cls, knowledge: Knowledge) -> Words:
        rows = [(*row, "", "")[:3] for row in knowledge.table("identity")]
        groups: dict[str, list[str]] = {}
        for word, group, _ in rows:
            groups.setdefault(group, []).append(word)

        def one_of(group: str) -> str:
            return "|".join(sorted(map(re.escape, groups.get(group, ["(?!)"])), key=len, reverse=True))

        branches = one_of("branch")
        return cls(
            legal=re.compile(f"(?<=..)(?:{one_of('legal')})(?=$|.{{0,12}}(?:{branches})$)"),
            short={word: short for word, group, short in rows if group in ("legal", "zone")},
            closing=re.compile(f"(?<=..)(?:{one_of('closing')})$"),
            zone=re.compile(f"(?:{one_of('zone')})$"),
            branch=re.compile(branches),
            generic=re.compile(one_of("generic")),
        )

    def company(self, name: str) -> str:
        """Give a company's key: brackets opened, legal form cut to what tells companies apart.

        `甲乙(山西)有限公司`, `甲乙山西有限责任公司` → `甲乙山西`; `甲乙集团股份有限公司` → `甲乙集团股份`.
        """
        text = _BRACKETS.sub("", normal(name)) or normal(name)
        return self.legal.sub(lambda m: self.short[m[0]], text, count=1) or text

    def is_full(self, name: str) -> bool:
        """Tell whether a company's name carries a legal form."""
        return self.legal.search(_BRACKETS.sub("", normal(name))) is not None

    def mechanism(self, name: str) -> str:
        """Give a mechanism's key: one closing type word cut, `、` read as `+`."""
        text = normal(name).replace("、", "+").replace("＋", "+")
        return self.closing.sub("", text) or text

    def project(self, name: str) -> str:
        """Give a project's key: closing 项目 cut."""
        text = normal(name)
        return text.removesuffix("项目") or text

    def park(self, name: str) -> str:
        """Give a park's name with the short form of its type word: `甲乙经济技术开发区` → `甲乙经开区`."""
        return self.zone.sub(lambda m: self.short[m[0]], normal(name))

    def telling(self, key: str) -> int:
        """Count the characters of a project's key that are no generic words and no figures."""
        return len(re.sub(r"[\d.,·\-+()_]", "", self.generic.sub("", key)))


def base_id(thing: Thing, words: Words) -> str:
    """Give the id path of a thing by itself alone: a pure function, the same in every build.

    Regions by code (`place/140406`), else by the region they lie in and name (`place/_/东关村`); companies, mechanisms and
    policies by name key; parks, projects and people by the region they are told apart by and name.
    """
    type_, where, name = TYPE[thing.type], thing.within, thing.name
    if thing.type is Kind.REGION:
        if thing.code and thing.code.isascii() and thing.code.isdigit():
            return f"place/{thing.code}"
        return f"place/{normal(where) if where else '_'}/{normal(name)}"
    if thing.type is Kind.COMPANY:
        return f"{type_}/{words.company(name)}"
    if thing.type is Kind.MECHANISM:
        return f"{type_}/{words.mechanism(name)}"
    if thing.type is Kind.POLICY:
        return f"{type_}/{normal(name)}"
    text = words.project(name) if thing.type is Kind.PROJECT else normal(name)
    return f"{type_}/{normal(where)}/{text}" if where else f"{type_}/{text}"
