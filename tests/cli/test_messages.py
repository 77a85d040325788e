from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import pipeline.cli
from pipeline.cli.messages import MESSAGES

_FIELD = string.Formatter()


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in _FIELD.parse(sentence) if name}


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    thai, english = MESSAGES[key]
    assert thai
    assert english
    assert _fields(thai) == _fields(english) or key == "error.usage"
    assert not re.search("[\u0e00-\u0e7f]", english)


def test_no_sentence_is_left_over() -> None:
    folder = Path(pipeline.cli.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    prefixes = set(re.findall(r"""f["']([a-z]+\.)\{""", code))
    named = set(re.findall(r"""["']([a-z_.]+)["']""", code))
    unused = [key for key in MESSAGES if key not in named and f"{key.partition('.')[0]}." not in prefixes]
    assert unused == []
