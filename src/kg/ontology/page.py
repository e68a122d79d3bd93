"""The readable page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from kg.ontology.diagram import svg
from kg.ontology.terms import Ontology, Scheme, Term, read

_STYLE = """
body { font: 16px/1.55 sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; color: #123; background: #fff }
h1, h2, h3 { line-height: 1.25 } h2 { margin-top: 2.5rem; border-bottom: 1px solid #cde } h3 { margin: 1.6rem 0 .2rem }
code { font-size: .95em } dl { display: grid; grid-template-columns: 9rem 1fr; margin: .3rem 0; gap: 0 .8rem }
dt { color: #567 } dd { margin: 0; overflow-wrap: anywhere } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; vertical-align: top; padding: .15rem .6rem; border-bottom: 1px solid #e3eaf0 }
figure { margin: 1rem 0; overflow-x: auto } svg { min-width: 48rem; width: 100%; height: auto } nav a { margin-right: .8rem }
a { color: #05609e } p { margin: .2rem 0 }
"""
_SORTS = (
    ("class", "Classes", "类"),
    ("relation", "Relations between things", "物与物的关系"),
    ("value", "Properties with values", "数值属性"),
)
_GROUPS = (
    ("evidence", "Evidence of statements", "陈述的证据"),
    ("provenance", "Pages", "页面"),
    ("cube", "How figures are written", "数字的记法"),
    ("identity", "Who is who", "同一性"),
    ("scheme", "Order of concepts", "概念的次序"),
    ("inverse", "Names of inverse properties", "逆属性的名称"),
)
"""Bookkeeping, apart from the domain."""


def page(folder: Path) -> str:
    """Give the HTML page of the ontology in `folder`: one file, no scripts, nothing from outside. Raises DataError."""
    ontology = read(folder)
    return "\n".join(_page(ontology)) + "\n"


def _page(ontology: Ontology) -> Iterator[str]:
    title = f"{ontology.title_zh} · {ontology.title_en}"
    yield '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{escape(ontology.title_zh)}<br><small lang='en'>{escape(ontology.title_en)}</small></h1>"
    yield f"<p>{escape(ontology.description_zh)}</p><p lang='en'>{escape(ontology.description_en)}</p>"
    yield _list([("Version", escape(ontology.version)), *((k, _link(v)) for k, v in ontology.about)])
    sections = [(f"all-{sort}", f"{zh} {en}") for sort, en, zh in (*_SORTS, *_GROUPS)] + [
        ("all-schemes", "概念表 Concept schemes")
    ]
    links = "".join(f'<a href="#{id}">{escape(text)}</a>' for id, text in [("all-diagram", "类图 Diagram"), *sections])
    yield f"<nav>{links}</nav>"
    yield f'<h2 id="all-diagram">类图 Class diagram</h2>\n<figure>{svg(ontology)}</figure>'
    yield _counts(ontology)
    yield f"<p>{escape(ontology.size_zh)}</p><p lang='en'>{escape(ontology.size_en)}</p>"
    for sort, en, zh in _SORTS:
        yield f'<h2 id="all-{sort}">{zh} <span lang="en">{en}</span></h2>'
        yield from (_term(term) for term in ontology.terms if term.sort == sort and not term.group)
    for group, en, zh in _GROUPS:
        yield f'<h2 id="all-{group}">簿记:{zh} <span lang="en">Bookkeeping: {en}</span></h2>'
        yield from (_term(term) for term in ontology.terms if term.group == group)
    yield '<h2 id="all-schemes">概念表 <span lang="en">Concept schemes</span></h2>'
    for scheme in ontology.schemes:
        yield _scheme(scheme)
    yield "</body>\n</html>"


def _counts(ontology: Ontology) -> str:
    """Give a table of how many terms are of the domain and how many keep books."""
    rows = [("领域 domain", ""), *((f"{zh} {en}", group) for group, en, zh in _GROUPS)]
    body = ""
    for label, group in rows:
        sorts = [term.sort for term in ontology.terms if term.group == group]
        classes = sorts.count("class")
        body += f"<tr><td>{escape(label)}</td><td>{classes}</td><td>{len(sorts) - classes}</td></tr>"
    return f"<table><tr><th></th><th>类 classes</th><th>属性 properties</th></tr>{body}</table>"


def _term(term: Term) -> str:
    rows = [
        ("属于 sub of", _names(term.parents)),
        ("主体 domain", _names(term.domains, " | ")),
        ("客体 range", _names(term.ranges, " | ")),
        ("逆 inverse", _names(term.inverses)),
        ("性质 traits", escape(", ".join(term.traits))),
        ("对应 aligned with", ", ".join(_link(iri) for iri in term.aligned)),
        ("示例 examples", escape("; ".join(term.examples))),
    ]
    return (
        f'<h3 id="{escape(term.name)}"><code>kg:{escape(term.name)}</code> {escape(term.zh)}'
        f' <small lang="en">{escape(term.en)}</small></h3>'
        f"<p>{escape(term.definition_zh)}</p><p lang='en'>{escape(term.definition_en)}</p>"
        + _list((label, text) for label, text in rows if text)
    )


def _scheme(scheme: Scheme) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(c.name)}</code></td><td>{escape(c.zh)}</td><td lang='en'>{escape(c.en)}</td>"
        f"<td><code>{escape(c.broader)}</code></td><td>{escape(c.definition_zh)}</td></tr>"
        for c in scheme.concepts
    )
    return (
        f"<h3>{escape(scheme.zh)} <small lang='en'>{escape(scheme.en)}</small></h3><p>{_link(scheme.iri)}</p>"
        "<table><tr><th>名 name</th><th>中文</th><th>English</th><th>上位 broader</th><th>定义 definition</th></tr>"
        f"{rows}</table>"
    )


def _names(names: Iterable[str], joint: str = ", ") -> str:
    """Give links to terms of this page; names of datatypes stay text."""
    return joint.join(
        f"<code>{escape(n)}</code>" if ":" in n else f'<a href="#{escape(n)}"><code>kg:{escape(n)}</code></a>'
        for n in names
    )


def _list(rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"<dt>{escape(label)}</dt><dd>{text}</dd>" for label, text in rows)
    return f"<dl>{body}</dl>" if body else ""


def _link(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        return escape(text)
    return f'<a href="{escape(text)}">{escape(text)}</a>'
