"""The drawn documents of measures: same seed same bytes, truth that the document prints, metrics that count errors."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from benchmarks.layouts.examining import LISTED, Examiner
from benchmarks.layouts.measures.families import RECORD_FAMILIES, draw_records
from benchmarks.layouts.measures.figures import record_lines
from benchmarks.layouts.measures.judging import judged, plain
from benchmarks.layouts.measures.timing import FISCAL, Calendar, draw_time
from benchmarks.layouts.measures.truth import AnalysisTruth, ItemTruth, MeasureTruth, RecordPage
from benchmarks.layouts.measures.variants import RECORD_VARIANTS
from benchmarks.layouts.office import WORD_END
from benchmarks.layouts.official import write_official_list
from benchmarks.layouts.records import Grid, Line, Organisation
from benchmarks.layouts.render import file_name, rendered
from pipeline.normalise import load_register
from pipeline.records import Batch, DisclosureItem, DocumentRecord, IndicatorAnalysis, Measure
from pipeline.rulebook import load_rulebook

BODY = Organisation("เทศบาลตำบลหนองพิกุลล้อม", "บางเลน", "นครปฐม")
TITLE = "จัดทำคู่มือการยืมพัสดุ"
MONTH = (date(2025, 1, 1), date(2025, 1, 31))


def printed(page: RecordPage) -> str:
    """The text of a document without spaces."""
    texts: list[str] = []
    for block in page.blocks:
        if isinstance(block, Grid):
            texts += [cell for row in block.rows for cell in row]
        else:
            texts.append(block.printed if isinstance(block, Line) else block)
    return plain("\n".join(texts)).replace(WORD_END, "")


def stated(page: RecordPage) -> Iterable[str]:
    """The texts that a document must print."""
    for measure in page.measures:
        yield from (measure.title, *(measure.steps or ()), *(measure.units or ()), *filter(None, [measure.result]))
    for item in page.items:
        yield from (item.title, *(item.units or ()))
    for analysis in page.analyses:
        yield from filter(None, (analysis.strength, analysis.weakness, analysis.improvement))


def read(*measures: Measure, status: str = "accepted", **rows: object) -> Batch:
    document = DocumentRecord("d", "", "text/plain", 1, 1, "plain", (), "a", None, 2567, None, None, status, "t")  # type: ignore[arg-type]
    return Batch(document, measures=measures, **rows)  # type: ignore[arg-type]


def measure(title: str = TITLE, **fields: object) -> Measure:
    row = Measure(
        "m", "d", "a", "planned", 2568, 2567, 1, None, None, None, title, (), None, *MONTH, None, ("กองคลัง",),
        "unknown", None, None, (), (), "e",
    )  # fmt: skip
    return replace(row, **fields)  # type: ignore[arg-type]


def page(**fields: object) -> RecordPage:
    truth = MeasureTruth(TITLE, "planned", period=MONTH, units=("กองคลัง",), has_no_result=True)
    return replace(RecordPage("x", "measure-tables", "x", (), BODY, measures=(truth,)), **fields)  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_bytes() -> None:
    families = [family for family in RECORD_FAMILIES if family != "record-metamorphic"]

    def whole(seed: int) -> list[tuple[str, bytes]]:
        return [(file_name(entry), rendered(entry)) for entry in draw_records(seed, 40, families)]

    first = whole(5)
    assert first == whole(5)
    assert {Path(name).suffix for name, _data in first} >= {".txt", ".md", ".csv", ".html", ".docx", ".xlsx"}


def test_every_stated_text_is_printed() -> None:
    for entry in draw_records(9, 160, list(RECORD_FAMILIES)):
        text = printed(entry)
        missing = [text_of for text_of in stated(entry) if plain(text_of) not in text]
        assert not missing, (entry.name, entry.kind, missing)


def test_the_truth_of_a_document_is_consistent() -> None:
    for entry in draw_records(7, 160, list(RECORD_FAMILIES)):
        titles = [plain(truth.title) for truth in entry.measures]
        assert len(set(titles)) == len(titles), entry.name
        assert bool(entry.measures or entry.items or entry.analyses) == (entry.family != "record-other-kinds")
        assert len({truth.code for truth in entry.items}) == len(entry.items)
        assert len({truth.indicator for truth in entry.analyses}) == len(entry.analyses)
        for truth in entry.measures:
            start, end = truth.period or (None, None)
            assert truth.period is None or start or end
            assert start is None or end is None or start <= end, (entry.name, truth)


def test_every_variant_of_a_base_states_the_same_measures() -> None:
    variants = list(draw_records(4, 16, ["record-metamorphic"]))
    assert [entry.kind for entry in variants] == list(RECORD_VARIANTS)
    assert all(entry.measures == variants[0].measures for entry in variants)


@pytest.mark.parametrize("number", range(40))
def test_a_period_lies_in_its_fiscal_year(number: int) -> None:
    calendar = Calendar(2568, number % 2 == 0)
    time = draw_time(calendar, Random(number))
    days = [day for day in time.period if day is not None]
    assert days
    assert all(date(2024, 10, 1) <= day <= date(2025, 9, 30) for day in days)
    if None not in time.period:
        assert [day.month for day in days] == [FISCAL[time.first], FISCAL[time.last]]


def test_a_right_measure_has_no_misses() -> None:
    marks = judged(page(), read(measure(title=f"1. {TITLE}")))
    assert not [miss for miss in marks.misses if not miss.kind.startswith("wrong organisation")]
    assert marks.counts["rows-found"] == marks.counts["right period"] == marks.counts["right units"] == 1


def test_wrong_fields_and_other_rows_are_counted_apart() -> None:
    other = measure(title="หมายเหตุอื่นที่ไม่เกี่ยวข้อง")
    marks = judged(page(), read(measure(outputs=("x",), responsible_units=()), other))
    assert [miss.kind for miss in marks.misses] == ["wrong units", "wrong has_no_result", "invented row"]
    assert marks.counts["rows-read"] == 2


def test_a_title_with_other_text_is_found_with_a_wrong_title() -> None:
    marks = judged(page(), read(measure(title=TITLE + " โดยกองคลัง")))
    assert [miss.kind for miss in marks.misses] == ["wrong title"]


def test_a_lost_record_is_silent_where_the_document_is_accepted() -> None:
    whole = page(items=(ItemTruth("o1", "โครงสร้าง"),), analyses=(AnalysisTruth("1", weakness="ช้า"),))
    assert judged(whole, read()).counts["silent"] == 3
    assert judged(whole, read(status="needs_review")).counts["silent"] == 0
    assert judged(whole, None).counts["unread"] == 1


def test_items_and_analyses_are_judged() -> None:
    whole = page(
        measures=(), items=(ItemTruth("o1", "โครงสร้าง", status="done"),), analyses=(AnalysisTruth("1", weakness="ช้า"),)
    )
    item = DisclosureItem("d", "a", 2568, "o1", "O1", "โครงสร้าง", (), None, (), "unknown", None, "e")
    analysis = IndicatorAnalysis("d", "a", 2568, "1", "ช้า", None, None, "e")
    marks = judged(whole, read(disclosure_items=(item,), indicator_analyses=(analysis,)))
    assert [miss.kind for miss in marks.misses] == ["wrong item-status"]
    assert marks.counts["analyses-right"] == marks.counts["items-found"] == 1


def test_records_in_another_kind_are_counted() -> None:
    entry = page(family="record-other-kinds", measures=())
    assert judged(entry, read(measure())).counts["foreign"] == 1


def test_a_made_up_list_is_valid_and_names_the_body(tmp_path: Path) -> None:
    register = load_register(write_official_list([BODY, BODY], tmp_path, load_rulebook()))
    names = [entry.full_name for entry in register.organisations]
    assert names.count(BODY.full_name) == 1
    assert "องค์การบริหารส่วนจังหวัดนครปฐม" in names


def test_a_run_reports_every_family(tmp_path: Path) -> None:
    pages = list(draw_records(3, 24, list(RECORD_FAMILIES)))
    examiner = Examiner(tmp_path, load_rulebook(), {entry.organisation for entry in pages})
    results = []
    for entry in pages:
        batch = examiner.batches(entry)[LISTED]
        assert isinstance(batch, Batch), batch
        results.append((entry, judged(entry, batch)))
    text = "\n".join(record_lines(results, lambda _role, text: text == "มาตรการ"))
    assert all(family in text for family in RECORD_FAMILIES)
