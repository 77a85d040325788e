from __future__ import annotations

import pytest

from pipeline.cli.language import language_of, take_language
from tests.cli.conftest import Ita


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "th"),
        ({"LANG": "C.UTF-8"}, "th"),
        ({"LANG": "th_TH.UTF-8"}, "th"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "th_TH.UTF-8"}, "th"),
        ({"LANG": "th_TH.UTF-8", "ITA_LANG": "en"}, "en"),
    ],
)
def test_the_environment_decides_and_thai_comes_first(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_lang_may_stand_anywhere_but_behind_two_dashes() -> None:
    assert take_language(["ingest", "--lang", "en", "x"], {}) == ("en", ["ingest", "x"])
    assert take_language(["--lang=en", "sql", "q"], {}) == ("en", ["sql", "q"])
    assert take_language(["sql", "--", "--lang", "en"], {}) == ("th", ["sql", "--", "--lang", "en"])


def test_a_language_that_there_is_not(ita: Ita) -> None:
    result = ita("--lang", "fr", "doctor")
    assert (result.code, result.out) == (1, "")
    assert "th, en" in result.err


def test_help_is_of_one_language(ita: Ita) -> None:
    thai, english = ita("ingest", "--help").out, ita("ingest", "--help", "--lang", "en").out
    assert "วิธีใช้" in thai
    assert "Options" not in thai
    assert "Show this message" not in thai
    assert english.startswith("Usage: ita ingest PATH... [OPTIONS]")
