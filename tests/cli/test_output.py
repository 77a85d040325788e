"""What is printed never steers the terminal, whatever stands in reports and file names."""

from __future__ import annotations

import json

import pytest

from pipeline.cli.output import note, print_csv, print_json, print_table, say, visible

_HOSTILE = "\x1b[2J\x1b]8;;http://evil.example\x1b\\ \x9b31m \x7f \u202eabc\u2069 \r"


def test_control_characters_become_visible_signs() -> None:
    assert visible("\x1b[31m") == "\u241b[31m"
    assert visible("\x9b\x7f\u202e") == "\\u009b\\u007f\\u202e"
    assert visible("ก\tข\nค ๑๒") == "ก\tข\nค ๑๒"


def test_no_printer_passes_one_on(capsys: pytest.CaptureFixture[str]) -> None:
    say(_HOSTILE)
    note(_HOSTILE)
    print_table(_HOSTILE, [_HOSTILE], [[_HOSTILE], [[_HOSTILE]]])
    print_csv([_HOSTILE], [[_HOSTILE]])
    print_json({"text": _HOSTILE})
    printed = "".join(capsys.readouterr())
    assert not {character for character in printed if character in "\x1b\x9b\x7f\u202e\u2069\r"}


def test_json_keeps_the_characters(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"text": _HOSTILE})
    assert json.loads(capsys.readouterr().out) == {"text": _HOSTILE}
