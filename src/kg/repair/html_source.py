"""The source of a page of HTML as lines of visible text, each character where it stands in the source.

A scanner of our own: parsers build a tree and lose the offsets, and the way back must be exact. It follows the tags as they stand, as a
browser's tokeniser does, and is linear in the length on any input.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

Edit = tuple[int, int, str]
"""Source `[start, stop)` is read as this text."""

_TOKEN = re.compile(
    r"<!--|<(/?)([a-zA-Z][^\s/>]*)(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+/?>|<(/?)([a-zA-Z][^\s/><]*)[^<>]*>|<[!?][^<>]*>"
    r"|[\r\n]\s*|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
)
_SILENT = frozenset(
    re.findall(r"\w+", "script style noscript template textarea svg iframe object select head math audio video canvas")
)
_BLOCK = frozenset(
    re.findall(
        r"\w+",
        "html body div p ul ol li dl dt dd table thead tbody tfoot tr h1 h2 h3 h4 h5 h6 section article main aside nav header footer "
        "form fieldset blockquote pre center address figure figcaption hr br title details summary caption option",
    )
)
_VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta param source track wbr"))
_CELL = frozenset(("td", "th"))
_CLOSES = {"li": "li", "p": "p", "tr": "tr", "td": "td", "th": "td", "dt": "dd", "dd": "dd", "option": "option"}
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]")
_DEPTH = 400
"""Elements nested deeper than this count as their ancestor."""


@dataclass(slots=True)
class Element:
    """An open tag: its name, and the index of the element that it stands in (its own for the root)."""

    name: str
    parent: int


@dataclass(slots=True)
class Line:
    """`[start, stop)` of the visible text; the element it begins in; how many of its characters are in links."""

    start: int
    stop: int
    element: int
    linked: int = 0


@dataclass(slots=True)
class Source:
    """The visible text, the edits that make it of the source (in order, disjoint), its lines and elements."""

    text: str
    edits: list[Edit]
    lines: list[Line]
    elements: list[Element]


@dataclass(slots=True)
class _Writer:
    """What has been written of the visible text."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    last: str = "\n"
    edits: list[Edit] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    open: bool = False

    def write(self, text: str, element: int, linked: bool) -> None:
        if not text:
            return
        if not self.open:
            self.lines.append(Line(self.length, self.length, element))
            self.open = True
        self.out.append(text)
        self.length += len(text)
        self.last = text[-1]
        self.lines[-1].stop = self.length
        self.lines[-1].linked += len(text) if linked else 0

    def end_line(self) -> str:
        if not self.open:
            return ""
        self.open = False
        self.out.append("\n")
        self.length += 1
        self.last = "\n"
        return "\n"

    def replace(self, start: int, stop: int, text: str) -> None:
        if self.edits and self.edits[-1][1] == start:
            before = self.edits.pop()
            start, text = before[0], before[2] + text
        self.edits.append((start, stop, text))


def scan(source: str) -> Source:
    """Give the visible text of HTML `source`: blocks as lines, cells divided by tabs, entities read, markup and scripts left out.

    >>> page = scan("<div><p>甲县&amp;乙县<b>签约</b></p><script>x<y</script>\\n <p>总投资</div>")
    >>> page.text, page.edits
    ('甲县&乙县签约\\n总投资\\n', [(0, 8, ''), (10, 15, '&'), (17, 20, ''), (22, 55, '\\n'), (58, 64, '\\n')])
    """
    writer = _Writer()
    elements = [Element("#root", 0)]
    stack = [0]
    anchors = 0
    at = 0
    end = len(source)
    while at < end:
        match = _TOKEN.search(source, at)
        if match is None:
            writer.write(source[at:], stack[-1], anchors > 0)
            break
        start, stop = match.span()
        writer.write(source[at:start], stack[-1], anchors > 0)
        name = (match[2] or match[4] or "").lower()
        closing = bool(match[1] or match[3])
        text = ""
        if source.startswith("<!--", start):
            found = source.find("-->", stop)
            stop = found + 3 if found >= 0 else end
        elif name:
            if name in _SILENT and not closing and not source.startswith("/", stop - 2):
                stop = _past(source, stop, name)
            elif name in _BLOCK:
                text = writer.end_line()
            elif name in _CELL and writer.open and not closing:
                text = "\t"
                writer.write(text, stack[-1], False)
            if name == "a":
                anchors = 0 if closing else 1
            elif closing:
                _close(stack, elements, name)
            elif name not in _VOID and name not in _SILENT and (name in _BLOCK or name in _CELL):
                _open(stack, elements, name)
        elif source[start] == "&":
            text = html.unescape(match[0])
            writer.write(text, stack[-1], anchors > 0)
        elif source[start] not in "<":
            following = source[stop : stop + 1]
            if writer.open and not (_WIDE.match(writer.last) or (following and _WIDE.match(following))):
                text = " "
                writer.write(text, stack[-1], anchors > 0)
        if source[start:stop] != text:
            writer.replace(start, stop, text)
        at = stop
    return Source("".join(writer.out), writer.edits, writer.lines, elements)


def _past(source: str, at: int, name: str) -> int:
    """Give the end of the closing tag of a silent element; the end of the source if it is never closed."""
    if name == "head":
        found = re.compile(r"</head\s*>|<body\b", re.IGNORECASE).search(source, at)
        return len(source) if found is None else (found.end() if found[0][1] == "/" else found.start())
    found = re.compile(rf"</{re.escape(name)}\b[^>]*>", re.IGNORECASE).search(source, at)
    return found.end() if found else len(source)


def _open(stack: list[int], elements: list[Element], name: str) -> None:
    implied = _CLOSES.get(name)
    top = elements[stack[-1]].name
    if implied and len(stack) > 1 and (top == name or _CLOSES.get(top) == implied):
        stack.pop()
    if len(stack) < _DEPTH:
        elements.append(Element(name, stack[-1]))
        stack.append(len(elements) - 1)


def _close(stack: list[int], elements: list[Element], name: str) -> None:
    for depth in range(len(stack) - 1, max(0, len(stack) - 8), -1):
        if elements[stack[depth]].name == name:
            del stack[depth:]
            return
