"""What is read of the examples under rules/passages stands where it says. ``ita rules check`` runs the examples."""

from __future__ import annotations

from pipeline.parse.example_documents import document_of
from pipeline.parse.text.prose import parse_prose
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()
RULES = RULEBOOK.passages


def test_places_are_exact_slices_of_the_page() -> None:
    for example in (*RULES.results.examples, *RULES.assessments.examples):
        document = document_of(example.text)
        for statement in parse_prose(document, RULEBOOK):
            for piece in statement.fields:
                low, high = piece.spot.passage.span()
                assert document.pages[0].text[low:high] == piece.spot.text
