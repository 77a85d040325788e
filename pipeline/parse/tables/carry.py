"""What earlier rows, headings and tables of a document leave open for the next: instrument, indicator, sub-indicator.

Takes labels as they come, gives what governs the next row; never resolves a code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.records import Field, Scope


@dataclass(slots=True)
class Carry:
    """The elements that govern what comes next, as printed."""

    instrument: Field | None = None
    indicator: Field | None = None
    sub_indicator: Field | None = None

    def move(self, scope: Scope, label: Field) -> None:
        """A label of this scope governs from here on; what had been open below it does not any more."""
        if scope == "instrument":
            self.instrument, self.indicator, self.sub_indicator = replace(label, name="instrument"), None, None
        elif scope == "indicator":
            self.indicator, self.sub_indicator = replace(label, name="indicator"), None
        elif scope == "sub_indicator":
            self.sub_indicator = replace(label, name="sub_indicator")

    def follow(self, other: Carry) -> None:
        """Take over what another carry came to."""
        self.instrument, self.indicator, self.sub_indicator = other.instrument, other.indicator, other.sub_indicator

    def governing(self) -> tuple[Field, ...]:
        """What governs the next row, the nearest last."""
        return tuple(piece for piece in (self.instrument, self.indicator, self.sub_indicator) if piece is not None)
