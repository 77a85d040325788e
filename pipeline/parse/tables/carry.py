"""Keep the elements that earlier rows, headings and tables leave in force: instrument, indicator, sub-indicator.

Takes labels in document order, gives what governs the next row; never resolves a code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.records import Field, Scope


@dataclass(slots=True)
class Carry:
    """The elements that govern the next rows, as printed."""

    instrument: Field | None = None
    indicator: Field | None = None
    sub_indicator: Field | None = None

    def move(self, scope: Scope, label: Field) -> None:
        """Set the label that governs its scope from here on and clear the deeper scopes."""
        if scope == "instrument":
            self.instrument, self.indicator, self.sub_indicator = replace(label, name="instrument"), None, None
        elif scope == "indicator":
            self.indicator, self.sub_indicator = replace(label, name="indicator"), None
        elif scope == "sub_indicator":
            self.sub_indicator = replace(label, name="sub_indicator")

    def follow(self, other: Carry) -> None:
        """Copy the state of another carry."""
        self.instrument, self.indicator, self.sub_indicator = other.instrument, other.indicator, other.sub_indicator

    def governing(self) -> tuple[Field, ...]:
        """Return what governs the next row, the nearest last."""
        return tuple(piece for piece in (self.instrument, self.indicator, self.sub_indicator) if piece is not None)
