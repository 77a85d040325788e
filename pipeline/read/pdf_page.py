"""What stands on a PDF page: runs of characters with their places, and the rules drawn between them.

Takes a page of pdfium, gives points from the top left corner of what a reader sees: crop box and rotation are done
away with here. Chromium and LibreOffice print one syllable as several glyphs in drawing order and say in
``/ActualText`` which characters they stand for: that text is the run, over the place of its glyphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import hypot
from operator import attrgetter

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read import pdf_native as native
from pipeline.read import pdf_native_paint as paint
from pipeline.read import pdf_native_text as layer
from pipeline.read.pdf_doubles import begin_together, without_doubles
from pipeline.read.pdf_drawn import BOXES, signs_of
from pipeline.read.pdf_fields import fields_of, struck_places
from pipeline.read.pdf_fonts import Fonts
from pipeline.read.pdf_glyph import STROKE, Glyph, stands_in
from pipeline.read.pdf_letters import MARKS, letters_of
from pipeline.read.pdf_native import Handle
from pipeline.read.pdf_objects import Objects, Span, objects_of
from pipeline.read.pdf_sara_am import NOTHING
from pipeline.read.pdf_seen import Layer, Seen, look
from pipeline.read.pdf_space import Rule, times
from pipeline.read.pdf_view import ASKEW, View

_FIELD = -1
_INDEX = attrgetter("index")
_SARA_AM = "\u0e33"
# How many texts tell how a page lies, and what share of them.
_MOST_LOOKED_AT, _FEWEST_TURNED, _MOSTLY = 100, 12, 0.6
# The usual size of letters in a form field, in points.
_FIELD_SIZE = 12.0
# Points that the middle of a glyph may lie outside of the page, twice.
_EDGE = 2.0
# What pdfium counts as no width.
_NO_INK = 0.01


class PdfPage:
    """A page and its text layer, open until ``close``."""

    def __init__(self, page: pdfium.PdfPage, fonts: Fonts, *, has_layers: bool = False) -> None:
        self._page = page
        self._has_layers = has_layers
        self.fonts = fonts
        self.view = View(page)
        self._seen: Seen | None = None
        self._covers: frozenset[Handle] = frozenset()
        self._left_out: frozenset[Handle] = frozenset()
        self._hidden: tuple[list[Glyph], list[Glyph]] = [], []
        self._struck_places = struck_places(page)
        self.struck: list[Glyph] = []
        self._load()

    def _load(self) -> None:
        """Reads the text layer of the objects that are not left out."""
        self._layer = self._page.get_textpage()
        self._text = native.handle(self._layer.raw)
        self._drawn_by = layer.text_objects(self._text, max(0, raw.FPDFText_CountChars(self._layer)))
        self._characters = letters_of(self._text, self._drawn_by, self.fonts)
        self._objects: Objects | None = None

    def lay_level(self) -> None:
        """Turns a page on which nearly all text runs up or down, as a wide table on a tall page does."""
        drawn_by = self._drawn_by
        starts = [index for index in range(1, len(drawn_by)) if drawn_by[index] not in (0, drawn_by[index - 1])]
        starts = starts[:: 1 + len(starts) // _MOST_LOOKED_AT]
        turns = Counter(self.view.turns(layer.text_matrices(self._text, starts)).tolist()) if starts else Counter()
        [(turn, count)] = turns.most_common(1) or [(0, 0)]
        if turn in (0, ASKEW) or count < max(_FEWEST_TURNED, _MOSTLY * turns.total()):
            return
        self.view = View(self._page, turn)

    def close(self) -> None:
        """Gives the page's memory back."""
        self._layer.close()
        self._page.close()

    @property
    def objects(self) -> Objects:
        """The rules and marked spans of the page, gone through once."""
        if self._objects is None:
            self._objects = objects_of(native.handle(self._page.raw), set(self._drawn_by), self._left_out)
        return self._objects

    @property
    def has_text(self) -> bool:
        """Whether the text layer says anything."""
        return bool(self._characters.strip())

    @property
    def texts(self) -> Counter[Handle]:
        """The objects that draw text, each with its number of letters."""
        drawn = zip(self._drawn_by, self._characters, strict=True)
        return Counter(drawn_by for drawn_by, letter in drawn if drawn_by and not letter.isspace())

    def rules(self) -> list[Rule]:
        """The rules drawn on the page and the edges of its rectangles."""
        return [Rule(*self.view.rectangle(*rule)) for rule in self._rules]

    def glyphs(self, *, one_by_one: bool = False) -> list[Glyph]:
        """The runs of characters of the page in drawing order.

        Args:
            one_by_one: each character alone, for pages whose marks are drawn apart from their bases.
        """
        found = self._in_layer(one_by_one=one_by_one)
        if self._seen is None:
            self._seen = self._look(found)
            if self._seen.objects:
                self._leave_out(self._seen, found)
                return self.glyphs(one_by_one=one_by_one)
        if self._seen.characters:
            if not one_by_one:
                return self.glyphs(one_by_one=True)
            self._hidden = self._hidden[0], [glyph for glyph in found if glyph.index in self._seen.characters]
            found = [glyph for glyph in found if glyph.index not in self._seen.characters]
        found.extend(self._blanks())
        found.extend(self._field(text, *self.view.rectangle(*place)) for text, place in fields_of(self._page))
        found.extend(self._signs(found))
        if self._struck_places:
            if not one_by_one:
                return self.glyphs(one_by_one=True)
            self.struck = [glyph for glyph in found if self._is_struck(glyph)]
            found = [glyph for glyph in found if not self._is_struck(glyph)]
        # Twice the middle of each; what lies outside the crop box is not on the page.
        right, bottom = 2 * self.view.width + _EDGE, 2 * self.view.height + _EDGE
        shown = [
            glyph
            for glyph in found
            if -_EDGE <= glyph.x0 + glyph.x1 <= right and -_EDGE <= glyph.top + glyph.bottom <= bottom
        ]
        if one_by_one:
            return without_doubles(shown)
        if begin_together(shown) or (len(shown) < len(found) and any(map(self._is_cut, found))):
            return self.glyphs(one_by_one=True)
        return shown

    @property
    def hidden(self) -> list[Glyph]:
        """The runs of the text layer that nobody sees; known once ``glyphs`` was called."""
        return [glyph for part in self._hidden for glyph in part]

    def _is_struck(self, glyph: Glyph) -> bool:
        """Whether the middle of a glyph lies under a strike-out annotation."""
        x, y = glyph.middle
        places = (self.view.rectangle(*place) for place in self._struck_places)
        return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in places)

    def keep_hidden(self) -> None:
        """Takes all text as seen, as on a scan whose recognised text is drawn without ink."""
        self._seen = Seen()
        self._hidden = [], []
        if self._left_out:
            paint.switch(self._left_out, on=True)
            self._left_out = frozenset()
            self._layer.close()
            self._load()

    def _look(self, runs: list[Glyph]) -> Seen:
        layer_of_page = Layer(self._page, self._text, self._drawn_by, self._characters, self.objects)
        found = look(layer_of_page, self.view, runs, has_layers=self._has_layers)
        self._covers |= found.covers
        return found

    def _leave_out(self, seen: Seen, runs: list[Glyph]) -> None:
        """Read the text layer again without hidden objects: pdfium drops letters that it takes for copies of theirs."""
        self._hidden = [run for run in runs if self._drawn_by[run.index] in seen.objects], []
        self._left_out = seen.objects
        paint.switch(self._left_out, on=False)
        self._layer.close()
        self._load()
        self._seen = self._look(self._in_layer(one_by_one=False)) if seen.characters else Seen()

    def _in_layer(self, *, one_by_one: bool) -> list[Glyph]:
        """The runs of the text layer in its order."""
        starts, ends, spans = self._runs(one_by_one=one_by_one)
        found = self._placed(starts, ends)
        found.extend(self._span(span, place) for place, span in spans if span.text)
        found.sort(key=_INDEX)
        return found

    @property
    def _rules(self) -> list[Rule]:
        """The rules in page space, with the edges of areas that are filled to be seen, not to cover text."""
        edges = (rule for area in self.objects.areas if area.drawn not in self._covers for rule in area.edges)
        return [*self.objects.rules, *edges]

    def _is_cut(self, glyph: Glyph) -> bool:
        """Whether a run stands partly on the page and partly outside."""
        width, height = self.view.width, self.view.height
        meets = glyph.x1 > 0 and glyph.x0 < width and glyph.bottom > 0 and glyph.top < height
        return meets and (glyph.x0 < 0 or glyph.x1 > width or glyph.top < 0 or glyph.bottom > height)

    def clip(self, glyph: Glyph) -> tuple[float, float, float, float] | None:
        """The rectangle that a run is cut off at (left, top, right, bottom), ``None`` where it is drawn whole."""
        drawn = self._drawn_by[glyph.index] if glyph.index >= 0 else 0
        found = paint.clip(drawn) if drawn else None
        return None if found is None else self.view.rectangle(*found)

    def _runs(self, *, one_by_one: bool) -> tuple[list[int], list[int], list[tuple[int, Span]]]:
        """Where runs begin and end: characters of one object, marks before its first letter apart.

        Objects that a span speaks for are no runs; the third list says before which character each span stands.
        """
        letters, drawn_by = self._characters, self._drawn_by
        spoken_for = self.objects.spoken_for
        starts: list[int] = []
        ends: list[int] = []
        spans: dict[int, tuple[int, Span]] = {}
        if not drawn_by:
            return [], [], []
        drawn = np.array(drawn_by, dtype=np.uint64)
        firsts = [0, *(np.flatnonzero(drawn[1:] != drawn[:-1]) + 1).tolist()]
        for first, end in zip(firsts, [*firsts[1:], len(drawn_by)], strict=True):
            if not drawn_by[first]:
                continue
            span = spoken_for.get(drawn_by[first])
            if span is not None:
                spans.setdefault(id(span), (first, span))
                continue
            if one_by_one:
                starts.extend(range(first, end))
                ends.extend(range(first + 1, end + 1))
                continue
            starts.append(first)
            if letters[first] in MARKS:
                after = next((place for place in range(first, end) if letters[place] not in MARKS), end)
                if after < end:
                    ends.append(after)
                    starts.append(after)
            ends.append(end)
        return starts, ends, list(spans.values())

    def _placed(self, starts: list[int], ends: list[int]) -> list[Glyph]:
        """The runs between these places; what says nothing only makes the run before it wider."""
        if not starts:
            return []
        boxes = layer.loose_boxes(self._text, starts)
        last_boxes = boxes.copy()
        longer = [number for number, (start, end) in enumerate(zip(starts, ends, strict=True)) if end - start > 1]
        last_boxes[longer] = layer.loose_boxes(self._text, [ends[number] - 1 for number in longer])
        matrices = layer.text_matrices(self._text, starts)
        sizes = layer.font_sizes(self._text, starts) * np.hypot(matrices[:, 2], matrices[:, 3])
        sizes[sizes <= 0] = 1.0
        x0, top, x1, bottom = self.view.rectangles(
            np.minimum(boxes[:, 0], last_boxes[:, 0]),
            np.minimum(boxes[:, 3], last_boxes[:, 3]),
            np.maximum(boxes[:, 2], last_boxes[:, 2]),
            np.maximum(boxes[:, 1], last_boxes[:, 1]),
        )
        turns = self.view.turns(matrices)
        pens = self.view.points(matrices[:, 4], matrices[:, 5])
        baselines = np.where(turns % 2, *pens)
        columns = (x0, x1, top, bottom, baselines, sizes, turns)
        found: list[Glyph] = []
        letters = self._characters
        places = zip(*(column.tolist() for column in columns), strict=True)
        for start, end, place in zip(starts, ends, places, strict=True):
            text = letters[start:end]
            if NOTHING in text:
                text = text.replace(NOTHING, "")
                if not text:
                    if found and letters[start - 1] == _SARA_AM:
                        found[-1].x1 = max(found[-1].x1, place[1])
                    continue
            found.append(Glyph(text, *place))
            found[-1].index = start
        return found

    def _blanks(self) -> Iterable[Glyph]:
        """Objects without ink that pdfium leaves out of its text: spaces that a producer draws one by one."""
        listed = set(self._drawn_by)
        unlisted = [(drawn, space) for drawn, space in self.objects.texts if drawn not in listed]
        boxes = native.bounds([drawn for drawn, _ in unlisted])
        blanks = [text for text, box in zip(unlisted, boxes, strict=True) if box[2] - box[0] < _NO_INK]
        objects = [drawn for drawn, _ in blanks]
        looks = zip(blanks, native.matrices(objects), native.object_font_sizes(objects), strict=True)
        for (_, space), inner, font_size in looks:
            matrix = times(inner, space)
            place = (matrix[4], matrix[5], matrix[4], matrix[5])
            yield self._span(Span(" ", place, matrix, font_size), -1)

    def _signs(self, printed: list[Glyph]) -> list[Glyph]:
        """Marks that are drawn as lines; a box drawn around a letter is told by the letter."""
        if not self.objects.marks:
            return []
        found: list[Glyph] = []
        for sign, place in signs_of(self.objects.marks, self._rules):
            mark = self._field(sign, *self.view.rectangle(*place))
            if not any(stands_in(glyph, mark) for glyph in printed):
                mark.index = _FIELD if sign in BOXES else STROKE
                found.append(mark)
        return found

    def _field(self, text: str, x0: float, top: float, x1: float, bottom: float) -> Glyph:
        """A form field as a run; what stands in it, stands as high as a line or as the field."""
        size = min(_FIELD_SIZE, bottom - top) or 1.0
        baseline = (top + bottom) / 2 + 0.35 * size
        return Glyph(text, x0, min(x1, x0 + size * len(text)), top, bottom, baseline, size)

    def _span(self, span: Span, index: int) -> Glyph:
        x0, top, x1, bottom = self.view.rectangle(*span.rectangle)
        a, b, c, d, e, f = span.matrix
        turn = self.view.turn(a, b)
        pen = self.view.points(e, f)
        baseline = pen[0] if turn % 2 else pen[1]
        return Glyph(span.text, x0, x1, top, bottom, baseline, span.font_size * hypot(c, d) or 1.0, turn, index)
