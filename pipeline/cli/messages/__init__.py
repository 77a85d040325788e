"""Every sentence that the command line shows, in Thai and in English: one catalogue, one entry a sentence."""

from __future__ import annotations

from typing import Literal

from pipeline.cli.messages.compare import COMPARE
from pipeline.cli.messages.errors import ERRORS
from pipeline.cli.messages.help import HELP
from pipeline.cli.messages.machine import MACHINE
from pipeline.cli.messages.results import RESULTS

Language = Literal["th", "en"]

MESSAGES: dict[str, tuple[str, str]] = HELP | ERRORS | RESULTS | COMPARE | MACHINE


class Text:
    """The catalogue in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._column = 0 if language == "th" else 1

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with its values put in. ``KeyError`` for a key that the catalogue does not have."""
        sentence = MESSAGES[key][self._column]
        return sentence.format(**values) if values else sentence

    def pick(self, thai: str, english: str) -> str:
        """Of a pair that comes with its data, the one in this language."""
        return thai if self.language == "th" else english
