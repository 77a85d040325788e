"""Which year is which: what a contradiction becomes, and what a period says of the year."""

from __future__ import annotations

from pipeline.normalise.records.evidence import EvidenceBook
from pipeline.normalise.records.frame import Frame
from pipeline.normalise.years import resolve_years, year_findings
from pipeline.parse.about.years import parse_years
from pipeline.parse.example_documents import document_of
from pipeline.rulebook import load_rulebook

RULEBOOK = load_rulebook()


def test_equal_claims_give_no_year_and_a_finding() -> None:
    text = "ผลการประเมิน ITA ประจำปี ๒๕๖๖\n\nสรุปผลการประเมิน ITA ประจำปี ๒๕๖๗"
    document = document_of(text)
    years = resolve_years(parse_years(document, RULEBOOK), RULEBOOK)
    assert years.result_year_be is None
    book = EvidenceBook(document)
    found = year_findings(years, Frame(document, RULEBOOK, book, None, None, None))
    assert [(one.rule, one.observed) for one in found] == [("year-conflict", "2566, 2567")]
    assert {book.entries[one].raw_text for one in found[0].evidence_ids} == {"๒๕๖๖", "๒๕๖๗"}


def test_a_period_gives_the_year_of_action_where_nothing_else_does() -> None:
    document = document_of("มาตรการส่งเสริมความโปร่งใส", (("มาตรการ", "ระยะเวลา"), ("ก", "ภายในเดือน มกราคม ๒๕๖๖")))
    years = resolve_years(parse_years(document, RULEBOOK), RULEBOOK)
    assert (years.measure_year_be, years.result_year_be) == (2566, None)


def test_october_belongs_to_the_next_fiscal_year() -> None:
    document = document_of("มาตรการ", (("มาตรการ", "ระยะเวลา"), ("ก", "๑ ตุลาคม ๒๕๖๘ - ๓๐ กันยายน ๒๕๖๙")))
    assert resolve_years(parse_years(document, RULEBOOK), RULEBOOK).measure_year_be == 2569


def test_a_year_of_two_digits_keeps_the_word_that_makes_it_one() -> None:
    document = document_of("รายงานผลการประเมิน ITA ปีงบประมาณ ๖๘")
    assert resolve_years(parse_years(document, RULEBOOK), RULEBOOK).result_year_be == 2568
