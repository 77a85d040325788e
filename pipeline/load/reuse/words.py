"""What a copy changed: the words that differ, marked in its text."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Indel

from pipeline.thai.words import tokens_of

_KEPT = 256


def marked(first: str, copy: str) -> str:
    """The text of a copy with ``[-gone-]`` for words of the first text and ``{+new+}`` for its own."""
    ours, theirs = _tokens(first), _tokens(copy)
    pieces: list[str] = []
    gone = new = ""
    for step in Indel.opcodes(ours, theirs):
        if step.tag == "equal":
            pieces += [*_marks(gone, new), *theirs[step.dest_start : step.dest_end]]
            gone = new = ""
        else:
            gone += "".join(ours[step.src_start : step.src_end])
            new += "".join(theirs[step.dest_start : step.dest_end])
    return "".join([*pieces, *_marks(gone, new)])


def _marks(gone: str, new: str) -> list[str]:
    return [text for text, said in ((f"[-{gone}-]", gone), (f"{{+{new}+}}", new)) if said]


@lru_cache(maxsize=_KEPT)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(tokens_of(" ".join(text.split())))
