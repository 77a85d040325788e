"""What a copy changed: the words that differ, marked in its text."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Indel

_KEPT = 256


def marked(first: str, copy: str) -> str:
    """The text of a copy with ``[-gone-]`` for words of the first text and ``{+new+}`` for its own."""
    ours, theirs = _tokens(first), _tokens(copy)
    pieces: list[str] = []
    for step in Indel.opcodes(ours, theirs):
        if step.tag == "equal":
            pieces.extend(theirs[step.dest_start : step.dest_end])
        if gone := "".join(ours[step.src_start : step.src_end]).strip() if step.tag in ("delete", "replace") else "":
            pieces.append(f"[-{gone}-]")
        if new := "".join(theirs[step.dest_start : step.dest_end]).strip() if step.tag in ("insert", "replace") else "":
            pieces.append(f"{{+{new}+}}")
    return "".join(pieces)


@lru_cache(maxsize=_KEPT)
def _tokens(text: str) -> tuple[str, ...]:
    from pythainlp.tokenize import word_tokenize  # heavy: only for copies that differ

    return tuple(word_tokenize(" ".join(text.split()), engine="newmm"))
