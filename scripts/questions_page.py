"""Writes ``docs/questions.md``: the auditor's twelve questions, with their SQL and their answers over ``data/raw/``.

``python -m scripts.questions_page``; ``tests/docs/test_questions.py`` fails while the page is not what this writes.
"""

from __future__ import annotations

from pipeline.compare.registry import QuestionRule, read_registry, sql_of
from scripts.write_docs import ROOT, printed, workplace

PAGE = ROOT / "docs" / "questions.md"
_ONE_BODY = "เทศบาลตำบลตัวอย่างใต้"
_EXAMPLES: dict[str, tuple[str, ...]] = {
    "trend": ("--organisation", "เทศบาลเมืองจำลองนคร"),
    "item-history": ("--code", "o11", "--year", "2568"),
    "incomplete-measures": ("--organisation", _ONE_BODY),
    "peers": ("--organisation", _ONE_BODY),
    "after-measures": ("--year", "2568"),
}
"""How a question is asked on the page where that is not plain."""

_ROWS = "12"
_AUDITOR = (
    "Who ranks where, and is the printed rank right?",
    "Where is each body weakest, and do the public and the surveyed agree?",
    "What changed over the years, as far as the years can be compared?",
    "Do the printed figures, levels and documents hold together?",
    "What is left blank, or claimed without a number?",
    "Which OIT items cost points, also where their numbers changed?",
    "Was what was planned reported on?",
    "Did an indicator rise after a measure addressed it?",
    "What do the reports of measures really say?",
    "Who copied from whom?",
    "Where does a body stand among its like, and how firm is its rank?",
    "What do we have, what do we lack, what is in doubt?",
)
_WORDS = """\
# Questions

What `ita compare` answers, by the twelve questions of an auditor. This page is written by
`python -m scripts.questions_page` from `pipeline/compare/questions/` and the samples in `data/raw/`.

```sh
./ita compare                       # lists the questions
./ita compare ranking --province เลย --year 2567
./ita compare trend --organisation NAME --format xlsx --output trend.xlsx
```

Without an organisation most questions take the latest year with scores; with one they show all its years. Ranks, sums
and comparisons are of exact values; only the screen rounds. Every row has the id of its evidence (column
`evidence_id`; it leads to file, page and place in the view `provenance`); a row that counts many bodies has that of one
of them, and a row that says what is not there has none. CSV and JSON hold all rows, columns and codes as they stand in
the database.

To add a question, write its SQL beside the others, where `$year`, `$province`, `$kind`, `$organisation` and `$code` are
what it may be narrowed by, and one entry in `pipeline/compare/questions/questions.yml`.
"""


def page() -> str:
    """The whole page, in the order of the twelve questions."""
    questions = read_registry().questions
    parts = [_WORDS]
    with workplace():
        printed("ingest", "data/raw", "--lang", "en")
        for number, asked in enumerate(_AUDITOR, start=1):
            parts.append(f"## {number}. {asked}\n")
            parts += [_section(name, one) for name, one in questions.items() if one.number == number]
    return "\n".join(parts)


def _section(name: str, question: QuestionRule) -> str:
    example = _EXAMPLES.get(name, ())
    output = printed("compare", name, *example, "--limit", _ROWS, "--lang", "en")
    command = " ".join(("./ita compare", name, *example))
    return (
        f"### `{name}`: {question.title.en}\n\n{question.title.th}\n\n{question.about.en}\n\n{question.about.th}\n\n"
        f"`{command}`\n\n```text\n{output}```\n\n<details><summary>SQL</summary>\n\n```sql\n{sql_of(name)}```\n\n"
        "</details>\n"
    )


def main() -> None:
    """Writes the page anew."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
