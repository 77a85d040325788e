"""The drawn layouts: same seed same bytes, truth that adds up, metrics that count planted errors."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from benchmarks.layouts.drawing import FAMILIES, ON_REQUEST, draw_documents
from benchmarks.layouts.faults import draw_fault
from benchmarks.layouts.forms import text_bytes
from benchmarks.layouts.marks import marks_of
from benchmarks.layouts.metamorphic import VARIANTS
from benchmarks.layouts.numbers import NumberStyle
from benchmarks.layouts.proof import broken, single_repairs
from benchmarks.layouts.records import Drawn, Fact, Fault, Grid, Key, Organisation
from benchmarks.layouts.render import file_name, rendered
from benchmarks.layouts.trees import OVERALL, YEARS, draw_tree
from pipeline.records import Batch, DocumentRecord, Finding, Score
from pipeline.records import Organisation as Registered

BODY = Organisation("เทศบาลตำบลหนองพิกุลล้อม", "บางเลน", "นครปฐม")
FIRST: Key = ("indicator", "1", "combined")
SECOND: Key = ("indicator", "2", "combined")


def score(key: Key, value: str, year: int = 2568, organisation: str | None = "a") -> Score:
    scope, code, part = key
    identifier = f"{year} {key} {value} {organisation}"
    return Score(identifier, "d", organisation, year, scope, code, part, Decimal(value), False, value, "e")


def finding(key: Key, severity: str = "warning", suggested: str | None = None, rule: str = "sum-mismatch") -> Finding:
    value = None if suggested is None else Decimal(suggested)
    return Finding("f", "d", "a", 2568, rule, severity, key[0], key[1], key[2], None, None, value, "", "", ())  # type: ignore[arg-type]


def batch(*scores: Score, findings: tuple[Finding, ...] = (), status: str = "accepted") -> Batch:
    document = DocumentRecord("d", "", "text/plain", 1, 1, "plain", (), "a", None, 2568, None, None, status, "t")  # type: ignore[arg-type]
    known = Registered("a", "subdistrict_municipality", "", BODY.full_name, None, None, BODY.province, None, False)
    other = Registered("b", "sao", "", "องค์การบริหารส่วนตำบลอื่น", None, None, BODY.province, None, False)
    return Batch(document, scores=scores, findings=findings, organisations=(known, other))


def drawn(fault: Fault | None = None) -> Drawn:
    facts = (Fact(BODY, 2568, FIRST, Decimal("90.10")), Fact(BODY, 2568, SECOND, Decimal("80.20")))
    return Drawn("x", "text", "x", (), facts, fault=fault)


def test_the_same_seed_gives_the_same_bytes() -> None:
    families = [family for family in (*FAMILIES, *ON_REQUEST) if family != "metamorphic"]

    def whole(seed: int) -> list[tuple[str, bytes]]:
        return [(file_name(entry), rendered(entry)) for entry in draw_documents(seed, 22, families)]

    first = whole(5)
    assert first == whole(5)
    assert {Path(name).suffix for name, _data in first} >= {".txt", ".csv", ".html", ".docx", ".xlsx", ".pdf"}
    assert list(draw_documents(5, 30, families)) != list(draw_documents(6, 30, families))


def test_every_variant_of_a_base_states_the_same_scores() -> None:
    variants = list(draw_documents(4, 16, ["metamorphic"]))
    facts = [{fact for fact in entry.facts if fact.year == entry.facts[0].year} for entry in variants]
    assert len(variants) == len(VARIANTS)
    assert all(stated == facts[0] for stated in facts)


def test_more_documents_keep_the_first_ones() -> None:
    few = list(draw_documents(3, 5, ["random-tables"]))
    assert list(draw_documents(3, 9, ["random-tables"]))[:5] == few


@pytest.mark.parametrize("year", YEARS)
def test_a_tree_adds_up(year: int) -> None:
    tree = draw_tree(year, Random(year))
    assert not broken(tree, year)
    assert all(0 <= value <= 100 for value in tree.values())
    iit, eit, oit = (tree["instrument", code, "combined"] for code in ("IIT", "EIT", "OIT"))
    assert abs(iit * 3 + eit * 3 + oit * 4 - tree[OVERALL] * 10) <= Decimal("0.2")


def test_the_truth_of_every_clean_document_adds_up() -> None:
    for entry in draw_documents(7, 150, ["random-tables", "provable", "text", "metamorphic"]):
        if any(trait.startswith("numbers:") and "-2" not in trait for trait in entry.traits) or entry.kind == "equal":
            continue
        for organisation in {fact.organisation for fact in entry.facts}:
            for year in {fact.year for fact in entry.facts}:
                stated = [fact for fact in entry.facts if (fact.organisation, fact.year) == (organisation, year)]
                values = {fact.key: fact.value for fact in stated}
                assert len(values) == len(stated), entry.name
                assert not broken(values, max(YEARS[0], year)), (entry.name, entry.kind, year)


def test_every_stated_value_is_printed() -> None:
    digits = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    for entry in draw_documents(9, 100, ["random-tables", "provable", "text", "faults"]):
        cells = [cell for block in entry.blocks if isinstance(block, Grid) for row in block.rows for cell in row]
        words = [word for block in entry.blocks if isinstance(block, str) for word in block.replace("(", " ").split()]
        printed = {text.translate(digits).replace(",", ".").strip(").|/") for text in (*cells, *words)}
        numbers = {float(text) for text in printed if text.replace(".", "", 1).isdigit()}
        assert all(float(fact.value) in numbers for fact in entry.facts), entry.name


def test_a_fault_is_visible_and_its_right_value_mends_it() -> None:
    for number in range(25):
        entry = draw_fault("x", "tabs", Random(number))
        assert entry.fault is not None
        year = entry.facts[0].year
        printed = {fact.key: fact.value for fact in entry.facts}
        right = dict(entry.fault.cells)
        assert not broken({**printed, **right}, year)
        if not entry.tolerated:
            assert broken(printed, year)
            if entry.fault.provable and len(right) == 1:
                assert set(single_repairs(printed, year)) == set(right)


def test_right_scores_have_no_misses() -> None:
    marks = marks_of(drawn(), batch(score(FIRST, "90.10"), score(SECOND, "80.20"), score(FIRST, "90.10")))
    assert marks.counts["right"] == marks.counts["value_right"] == 2
    assert not marks.misses


def test_wrong_invented_and_missing_scores_are_counted_apart() -> None:
    read = (score(FIRST, "91.00"), score(OVERALL, "77.00"))
    marks = marks_of(drawn(), batch(*read))
    assert [miss.kind for miss in marks.misses] == ["wrong", "silent", "missing", "invented", "invented-silent"]
    flagged = marks_of(drawn(), batch(*read, findings=(finding(FIRST), finding(OVERALL))))
    assert [miss.kind for miss in flagged.misses] == ["wrong", "missing", "invented"]


def test_a_wrong_year_or_organisation_is_a_right_value_only() -> None:
    marks = marks_of(drawn(), batch(score(FIRST, "90.10", year=2567), score(SECOND, "80.20", organisation="b")))
    assert (marks.counts["right"], marks.counts["value_right"]) == (0, 2)
    assert [miss.kind for miss in marks.misses] == [
        "wrong-year",
        "attributed-silent",
        "attributed-silent",
        "wrong-organisation",
    ]
    unknown = marks_of(drawn(), batch(score(FIRST, "90.10"), score(SECOND, "80.20", organisation=None)))
    assert [miss.kind for miss in unknown.misses] == ["no-organisation"]


def test_the_value_of_another_year_in_place_of_this_year_is_wrong() -> None:
    before = Fact(BODY, 2567, FIRST, Decimal("70.00"))
    marks = marks_of(replace(drawn(), facts=(*drawn().facts, before)), batch(score(FIRST, "70.00")))
    assert marks.counts["silent"] == 1
    assert marks.counts["value_right"] == 0


def test_nothing_read_and_accepted_is_counted() -> None:
    assert marks_of(drawn(), batch()).counts["empty-accepted"] == 1
    assert marks_of(drawn(), batch(status="needs_review")).counts["empty-accepted"] == 0
    assert marks_of(drawn(), None).counts["unread"] == 1


def test_an_error_on_a_clean_document_is_counted() -> None:
    read = (score(FIRST, "90.10"), score(SECOND, "80.20"))
    assert marks_of(drawn(), batch(*read, findings=(finding(FIRST, "error"),))).counts["clean-error"] == 1
    assert marks_of(drawn(), batch(*read, findings=(finding(FIRST, "warning"),))).counts["clean-error"] == 0
    unresolved = finding(FIRST, "error", rule="organisation-unresolved")
    nameless = replace(drawn(), names_organisation=False)
    assert marks_of(nameless, batch(*read, findings=(unresolved,))).counts["clean-error"] == 0


def test_a_guess_at_an_ambiguous_document_counts_where_it_is_accepted() -> None:
    entry = replace(drawn(), facts=(), is_ambiguous=True)
    assert marks_of(entry, batch(score(FIRST, "90.10"))).counts["invented"] == 1
    assert not marks_of(entry, batch(score(FIRST, "90.10"), findings=(finding(FIRST, "error"),))).misses
    assert not marks_of(entry, batch(score(FIRST, "90.10"), status="needs_review")).misses


def test_a_fault_is_named_by_its_cell_and_value() -> None:
    entry = drawn(Fault("digit", ((FIRST, Decimal("96.10")),), True, (OVERALL,)))
    named = marks_of(entry, batch(findings=(finding(FIRST, "error", "96.11"),))).counts
    assert (named["faults-found"], named["faults-named"], named["wrong-repair"]) == (1, 1, 0)
    badly = marks_of(entry, batch(findings=(finding(FIRST, "error", "95.00"),))).counts
    assert (badly["faults-found"], badly["faults-named"], badly["wrong-repair"]) == (1, 0, 1)
    parent = marks_of(entry, batch(findings=(finding(OVERALL, "error"),))).counts
    assert (parent["faults-found"], parent["faults-named"]) == (1, 0)
    open_fault = drawn(Fault("digit", ((FIRST, Decimal("96.10")),), False, (OVERALL,)))
    assert marks_of(open_fault, batch(findings=(finding(OVERALL, "error"),))).counts["faults-named"] == 1


def test_numbers_are_printed_in_the_style_of_the_document() -> None:
    assert NumberStyle().text(Decimal("95.50")) == "95.50"
    assert NumberStyle(is_short=True).text(Decimal("100.00")) == "100"
    assert NumberStyle(places=1, has_comma=True, digits="thai").text(Decimal("95.55")) == "๙๕,๖"


def test_spans_are_written_as_the_form_can() -> None:
    grid = Grid((("a", "b", ""), ("", "c", "d"), ("e", "1", "2")), 2, {(0, 0): (2, 1), (0, 1): (1, 2)})
    assert '<th rowspan="2">a</th><th colspan="2">b</th>' in text_bytes((grid,), "html").decode()
    assert "a\tb\t\n\tc\td\n" in text_bytes((grid,), "tabs").decode()
