"""The class diagram as SVG: a box for each class that stands by itself, what is below it inside, relations as arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from kg.ontology.terms import Ontology, Term

_WIDTH, _LINE, _HEAD = 196, 16, 24
_GAP_X, _GAP_Y, _EDGE = 150, 26, 12
_LOOP = "↻ "


@dataclass(slots=True)
class _Box:
    """A class with its lines; `x` and `y` are those of its upper left corner, in pixels."""

    term: Term
    lines: list[str]
    x: int = 0
    y: int = 0

    @property
    def height(self) -> int:
        return _HEAD + _LINE * len(self.lines) + (6 if self.lines else 0)

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def svg(ontology: Ontology) -> str:
    """Give an `<svg>` element without scripts or outside references; the same ontology gives the same characters."""
    classes = {t.name: t for t in ontology.terms if t.sort == "class"}
    top = {name: _top(name, classes) for name in classes}
    arrows, loops = _arrows(ontology, top)
    boxes = {
        name: _Box(term, _lines(term, ontology, top, loops)) for name, term in classes.items() if top[name] == name
    }
    width, height = _place(boxes, arrows)
    taken: list[tuple[int, int]] = []
    drawn = [_arrow(boxes[a], boxes[b], names, taken) for (a, b), names in sorted(arrows.items())]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif">',
        "<title>Class diagram 类图</title>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#567"/></marker></defs>',
        *(arrow for arrow, _ in drawn),
        *(_box(boxes[name]) for name in sorted(boxes)),
        *(label for _, label in drawn),
        "</svg>",
    ]
    return "\n".join(parts)


def _top(name: str, classes: Mapping[str, Term]) -> str:
    while parents := classes[name].parents:
        name = parents[0]
    return name


def _arrows(
    ontology: Ontology, top: Mapping[str, str]
) -> tuple[dict[tuple[str, str], list[str]], dict[str, list[str]]]:
    """Give relations between boxes and, for each box, those to itself; of two inverses one."""
    arrows: dict[tuple[str, str], list[str]] = {}
    loops: dict[str, list[str]] = {}
    for term in ontology.terms:
        if term.sort != "relation" or term.is_inverse:
            continue
        pairs = {(top[d], top[r]) for d in term.domains for r in term.ranges if d in top and r in top}
        for one, other in sorted(pairs):
            if one == other:
                loops.setdefault(one, []).append(term.name)
            else:
                arrows.setdefault((one, other), []).append(term.name)
    return arrows, loops


def _lines(term: Term, ontology: Ontology, top: Mapping[str, str], loops: Mapping[str, list[str]]) -> list[str]:
    lines = list(_below(term.name, ontology, 0))
    lines += [_LOOP + name for name in loops.get(term.name, ())]
    lines += [
        f"{t.name}: {(t.ranges or ('literal',))[0]}"
        for t in ontology.terms
        if t.sort == "value" and any(top.get(d) == term.name for d in t.domains)
    ]
    return lines


def _below(name: str, ontology: Ontology, depth: int) -> Iterable[str]:
    for term in ontology.terms:
        if term.sort == "class" and name in term.parents:
            yield "\u2003" * depth + f"▸ {term.name} {term.zh}"
            yield from _below(term.name, ontology, depth + 1)


def _place(boxes: Mapping[str, _Box], arrows: Mapping[tuple[str, str], Sequence[str]]) -> tuple[int, int]:
    """Put the boxes into columns, each behind those that point at it; give width and height of the whole."""
    column = dict.fromkeys(boxes, 0)
    for _ in range(3):
        for one, other in sorted(arrows):
            if (other, one) not in arrows or one < other:
                column[other] = min(max(column[other], column[one] + 1), 3)
    joined = {name for pair in arrows for name in pair}
    columns: dict[int, list[_Box]] = {}
    for name in sorted(boxes, key=lambda n: (n not in joined, n)):
        columns.setdefault(column[name] if name in joined else 3, []).append(boxes[name])
    height = 0
    for at, rank in enumerate(sorted(columns)):
        y = _EDGE
        for box in columns[rank]:
            box.x, box.y = _EDGE + at * (_WIDTH + _GAP_X), y
            y += box.height + _GAP_Y
        height = max(height, y)
    return 2 * _EDGE + len(columns) * (_WIDTH + _GAP_X) - _GAP_X // 2, height


def _arrow(one: _Box, other: _Box, names: Sequence[str], taken: list[tuple[int, int]]) -> tuple[str, str]:
    """Give the line and its label, which is drawn above all boxes, clear of the labels `taken`."""
    if one.x == other.x:
        x, bend = one.x + _WIDTH, one.x + _WIDTH + 60
        path = f"M{x} {one.middle}C{bend} {one.middle} {bend} {other.middle} {x} {other.middle}"
        at = (bend - 14, (one.middle + other.middle) // 2)
    else:
        ahead = one.x < other.x
        x1, x2 = (one.x + _WIDTH, other.x) if ahead else (one.x, other.x + _WIDTH)
        y1, y2 = (one.middle, other.middle) if ahead else (one.middle + 10, other.middle + 10)
        mid = (x1 + x2) // 2
        path = f"M{x1} {y1}C{mid} {y1} {mid} {y2} {x2} {y2}"
        at = _point((x1, y1), (x2, y2), _GAP_X * 3 // 4 if abs(x2 - x1) > _GAP_X else _GAP_X // 2)
        at = at if ahead else (at[0], at[1] + _LINE)
    while any(abs(x - at[0]) < 60 and abs(y - at[1]) < 12 for x, y in taken):
        at = (at[0], at[1] + 6)
    taken += [(at[0], at[1] + 12 * i) for i in range(len(names))]
    text = "".join(
        f'<tspan x="{at[0]}" dy="{0 if i == 0 else 12}">{escape(name)}</tspan>' for i, name in enumerate(sorted(names))
    )
    start = f'<text x="{at[0]}" y="{at[1] - 3}" text-anchor="middle" font-size="11"'
    label = f'{start} stroke="#fff" stroke-width="3">{text}</text>{start} fill="#234">{text}</text>'
    return f'<path d="{path}" fill="none" stroke="#567" marker-end="url(#tip)"/>', label


def _point(start: tuple[int, int], end: tuple[int, int], way: int) -> tuple[int, int]:
    """Give the point of the curve from `start` to `end` that lies `way` pixels to the side of `start`."""
    (x1, y1), (x2, y2) = start, end
    for step in range(1, 101):
        t = step / 100
        x = x1 + (x2 - x1) * (1.5 * t * (1 - t) ** 2 + 1.5 * t * t * (1 - t) + t**3)
        if abs(x - x1) >= way:
            return round(x), round(y1 + (y2 - y1) * (3 * t * t * (1 - t) + t**3))
    return end


def _box(box: _Box) -> str:
    parts = [
        f'<a href="#{escape(box.term.name)}"><rect x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{box.height}" rx="4"'
        ' fill="#f4f7fa" stroke="#567"/>',
        f'<text x="{box.x + 8}" y="{box.y + 17}" font-size="13" font-weight="bold">{escape(box.term.name)}'
        f' <tspan font-weight="normal">{escape(box.term.zh)}</tspan></text></a>',
    ]
    for i, line in enumerate(box.lines):
        parts.append(
            f'<text x="{box.x + 8}" y="{box.y + _HEAD + 12 + i * _LINE}" font-size="11" fill="#345">{escape(line)}</text>'
        )
    return "".join(parts)
