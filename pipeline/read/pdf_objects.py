"""The objects of a PDF page: what is drawn as a rule or rectangle, and the spans that say what their glyphs mean.

Takes a page's handle, gives rules and spans in page space, those inside form objects among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as raw

from pipeline.read import pdf_native as native
from pipeline.read.pdf_drawn import Drawn, shapes_of
from pipeline.read.pdf_native import Handle, Matrix, Quad

_TEXT, _PATH, _FORM = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM

_BEZIER, _MOVE = raw.FPDF_SEGMENT_BEZIERTO, raw.FPDF_SEGMENT_MOVETO
# Thicker is a box, not a rule.
_THIN = 4.0
_STRAIGHT = 0.5
# A hostile page must end: more objects than any report has, and drawings inside drawings.
MOST_OBJECTS = 200_000
_MOST_SEGMENTS = 4_000
_MOST_PATHS = 20_000
_DEEPEST_FORM = 6
# A box with a cross in it, drawn in one go.
_MOST_STROKES = 3
# How far above or below its letter a mark is written from, in font sizes.
_LEVEL = 0.5
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A rule, or an edge of a rectangle: two corners, in page space or as seen. It is as thin as it is drawn."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Span:
    """Glyphs and the characters that the producer says they stand for (``ActualText``)."""

    text: str
    rectangle: Quad
    matrix: Matrix
    font_size: float


@dataclass(slots=True)
class Objects:
    """What was found on a page.

    Attributes:
        rules: the rules, and the edges of rectangles.
        spoken_for: the text objects inside spans with ``ActualText``, each with its span.
        texts: the other text objects, each with the matrix of the form that it stands in.
        images: the rectangles of pictures.
        marks: ticks, crosses and boxes that are drawn as lines.
    """

    rules: list[Rule] = field(default_factory=list)
    spoken_for: dict[Handle, Span] = field(default_factory=dict)
    texts: list[tuple[Handle, Matrix]] = field(default_factory=list)
    images: list[Rule] = field(default_factory=list)
    marks: list[Drawn] = field(default_factory=list)


def objects_of(page: Handle, texts: Set[Handle]) -> Objects:
    """The rules and spans of a page, of whose objects some are known to be texts."""
    found = Objects()
    _Walk(found, texts).go(native.page_objects(page, MOST_OBJECTS), _SAME, 0)
    _say_once({id(span): span for span in found.spoken_for.values()}.values())
    return found


def _say_once(spans: Iterable[Span]) -> None:
    """Takes the text from spans that say the same as the one before at the same place.

    Producers part the marks of a syllable from its letter, or draw letters twice to make them bold, and say of each
    part what all of it stands for.
    """
    said: Span | None = None
    for span in spans:
        if said is not None and span.text == said.text and _stands_over(span, said):
            span.text = ""
        else:
            said = span


def _stands_over(span: Span, other: Span) -> bool:
    left, _, right, _ = other.rectangle
    is_level = abs(span.matrix[5] - other.matrix[5]) < _LEVEL * other.font_size * abs(other.matrix[3])
    return is_level and left <= (span.rectangle[0] + span.rectangle[2]) / 2 <= right


class _Walk:
    def __init__(self, found: Objects, known: Set[Handle]) -> None:
        self._found = found
        self._known = known
        # Spans by their marks, which objects share; None: a mark without ActualText.
        self._by_mark: dict[Handle, Span | None] = {}
        self._paths = 0
        self._left = MOST_OBJECTS

    def go(self, objects: list[Handle], space: Matrix, depth: int) -> None:
        self._left -= len(objects)
        texts = [drawn for drawn in objects if drawn in self._known]
        others = [drawn for drawn in objects if drawn not in self._known]
        for drawn, kind in zip(others, native.object_types(others), strict=True):
            if kind == _TEXT:
                texts.append(drawn)
            elif kind == _PATH:
                self._paths += 1
                if self._paths <= _MOST_PATHS:
                    rules, marks = _drawn(drawn)
                    self._found.rules.extend(_moved(rule, space) for rule in rules)
                    self._found.marks.extend(Drawn(mark.shape, _moved(Rule(*mark.place), space)) for mark in marks)
            elif kind == native.IMAGE:
                self._found.images.append(_moved(Rule(*native.bounds([drawn])[0]), space))
            elif kind == _FORM and depth < _DEEPEST_FORM and self._left > 0:
                inside = times(native.matrices([drawn])[0], space)
                self.go(native.form_objects(drawn, self._left), inside, depth + 1)
        self._texts(texts, space)

    def _texts(self, texts: list[Handle], space: Matrix) -> None:
        members: list[tuple[Handle, Span]] = []
        others = self._found.texts
        counts = native.mark_counts(texts)
        for drawn, count, mark in zip(texts, counts, native.innermost_marks(texts, counts), strict=True):
            span = (self._by_mark[mark] if mark in self._by_mark else self._meant(mark)) if mark else None
            if span is None and count > 1:
                span = next(filter(None, map(self._meant, native.marks(drawn, count))), None)
            if span is None:
                others.append((drawn, space))
            else:
                members.append((drawn, span))
        self._found.spoken_for.update(members)
        objects = [drawn for drawn, _ in members]
        firsts: list[tuple[Handle, Span]] = []
        for (drawn, span), bounds in zip(members, native.bounds(objects), strict=True):
            x0, y0, x1, y1 = bounds if space is _SAME else _moved(Rule(*bounds), space)
            if not span.font_size:
                span.rectangle, span.font_size = (x0, y0, x1, y1), 1.0
                firsts.append((drawn, span))
                continue
            left, bottom, right, top = span.rectangle
            span.rectangle = (
                min(left, x0),
                min(bottom, y0),
                max(right, x1),
                max(top, y1),
            )
        objects = [drawn for drawn, _ in firsts]
        looks = zip(native.matrices(objects), native.object_font_sizes(objects), strict=True)
        for (_, span), (matrix, font_size) in zip(firsts, looks, strict=True):
            span.matrix, span.font_size = matrix if space is _SAME else times(matrix, space), font_size or 1.0

    def _meant(self, mark: Handle) -> Span | None:
        """The span of a mark with ``ActualText``."""
        if mark not in self._by_mark:
            text = native.mark_text(mark, b"ActualText")
            self._by_mark[mark] = None if text is None else Span(text, (0.0, 0.0, 0.0, 0.0), _SAME, 0.0)
        return self._by_mark[mark]


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does first ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(rule: Rule, space: Matrix) -> Rule:
    if space is _SAME:
        return rule
    x0, y0 = _at(rule.x0, rule.y0, space)
    x1, y1 = _at(rule.x1, rule.y1, space)
    return Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _at(x: float, y: float, space: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = space
    return a * x + c * y + e, b * x + d * y + f


def _drawn(path: Handle) -> tuple[list[Rule], list[Drawn]]:
    """The rules of a path, itself where it is thin, else its straight sides across and down; and its small marks."""
    filled, stroked = native.is_stroked(path)
    if not filled and not stroked:
        return [], []
    x0, y0, x1, y1 = native.bounds([path])[0]
    if min(x1 - x0, y1 - y0) <= _THIN:
        return [Rule(x0, y0, x1, y1)], []
    parts = _parts(path)
    # What is filled is a letter or an ornament; a mark is drawn with a pen.
    marks = shapes_of(parts) if stroked and len(parts) <= _MOST_STROKES else []
    return [rule for part in parts for rule in _sides(part, filled=filled)], marks


def _sides(part: list[tuple[float, float]], *, filled: bool) -> Iterator[Rule]:
    left, right = min(x for x, _ in part), max(x for x, _ in part)
    bottom, top = min(y for _, y in part), max(y for _, y in part)
    if min(right - left, top - bottom) <= _THIN:
        yield Rule(left, bottom, right, top)
        return
    if filled and part[0] != part[-1]:
        part = [*part, part[0]]
    for (ax, ay), (bx, by) in pairwise(part):
        if abs(ax - bx) <= _STRAIGHT or abs(ay - by) <= _STRAIGHT:
            yield Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _parts(path: Handle) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path in the space that it stands in; parts with curves are left out."""
    space = native.matrices([path])[0]
    parts: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = []
    curved = False
    for kind, x, y, closes in native.segments(path, _MOST_SEGMENTS):
        if kind == _MOVE:
            if len(current) > 1 and not curved:
                parts.append(current)
            current, curved = [], False
        elif kind == _BEZIER:
            curved = True
        current.append(_at(x, y, space))
        if closes:
            current.append(current[0])
    if len(current) > 1 and not curved:
        parts.append(current)
    return parts
