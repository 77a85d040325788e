from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.findings_page import PAGE, ROOT, page

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "notebooks" / "README.md"]


def test_the_page_of_findings_is_what_the_rules_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m scripts.findings_page"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_place_that_a_page_names_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    linked = [path.parent / target for target in re.findall(r"\]\(([^)#:\s]+)\)", text)]
    first = "pipeline|rules|docs|tests|scripts|benchmarks|data/raw|notebooks"
    named = [ROOT / name for name in re.findall(rf"`((?:{first})/[\w./-]*)`", text)]
    assert [str(place) for place in (*linked, *named) if not place.exists()] == []


def test_pages_do_name_places() -> None:
    assert sum(path.read_text(encoding="utf-8").count("`rules/") for path in PAGES) > len(PAGES)
