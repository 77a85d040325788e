from __future__ import annotations

import pytest

from scripts.write_docs import ROOT, command_page, has_reports, readme_with_outputs


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == command_page()


def test_the_outputs_in_the_readme_are_what_the_commands_print() -> None:
    if not has_reports():
        pytest.skip("data/raw has no reports yet")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == readme_with_outputs(readme)
