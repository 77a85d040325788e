"""Repairs of damaged text: a dictionary, and real reports."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.fields.repairs import repair
from pipeline.rulebook.strict_yaml import read_strict_yaml
from pipeline.rulebook.text import TextRules

ROOT = Path(__file__).parents[2]
RULES = TextRules.model_validate(read_strict_yaml(ROOT / "rules" / "text.yml"))
REPORTS = ROOT.parent / "shared" / "reports"


def test_no_word_of_the_dictionary_is_changed() -> None:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words

    obsolete = {"กำรอ", "ชาระ"}  # not written any more, and their letters are those of damaged common words
    changed = {word for word in thai_words() if repair(word, RULES).text != word}
    assert changed <= obsolete


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")
def test_repairs_of_real_reports_are_few_and_each_is_a_listed_word() -> None:
    words = [one.word for one in RULES.lost_nikhahit]
    for path in sorted(REPORTS.glob("*.txt")):
        before = path.read_text(encoding="utf-8").split()
        after = repair(" ".join(before), RULES).text.split()
        changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
        assert len(changed) <= 2
        assert all(any(word in new and word not in old for word in words) for old, new in changed)


@given(st.text(alphabet="กสนงาำํ ่้ิีุแเaÉ\u200b\uf70a\ufffd", max_size=30))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repair(text, RULES)
    again = repair(once.text, RULES)
    assert (again.text, again.damage) == (once.text, once.damage)
    assert all(0 <= one.start < one.end <= len(once.text) for one in once.damage)
