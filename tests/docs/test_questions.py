from __future__ import annotations

from scripts.questions_page import PAGE, page


def test_the_page_of_questions_is_what_the_questions_answer() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m scripts.questions_page"
