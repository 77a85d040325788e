"""Who a document is of: judged by area and pooled spellings, never below the margin, never another body."""

from __future__ import annotations

import random
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.normalise.organisations.resolution import OrganisationResolution
from pipeline.normalise.organisations.resolver import OrganisationResolver
from pipeline.normalise.register.entries import Register, load_register
from pipeline.normalise.register.files import import_register
from pipeline.parse.mentions.find import find_mentions
from pipeline.records import Organisation
from tests.normalise.organisation_documents import SHARED, document_of, organisation_rules

RULES = organisation_rules()
LIST = SHARED / "register" / "lao.csv"
needs_list = pytest.mark.skipif(not LIST.is_file(), reason="the official list is not on this machine")


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Register:
    target = tmp_path_factory.mktemp("register") / "register.csv"
    import_register(LIST, target, RULES.register_)
    return load_register(target)


@lru_cache(maxsize=1)
def derived() -> Register:
    return load_register()


def resolve(text: str, register: Register | None = None) -> OrganisationResolution:
    return resolver(text, register).resolution


def resolver(text: str, register: Register | None = None) -> OrganisationResolver:
    document = document_of(text)
    return OrganisationResolver(document, find_mentions(document, RULES), register or derived(), RULES)


def report(body: str, area: str = "") -> str:
    return f"รายงานผลการดำเนินการ\n{body} {area}\n\nตามที่{body}ได้ดำเนินการแล้ว นั้น"


def test_printed_right_is_exact() -> None:
    found = resolve(report("องค์การบริหารส่วนตำบลท่าข้าม", "อำเภอชนแดน จังหวัดเพชรบูรณ์"))
    assert found.reporter is not None
    assert (found.decision, found.reporter.name, found.reporter.district) == ("exact", "ท่าข้าม", "ชนแดน")
    assert [(one.printed, one.mentions, one.decision) for one in found.mentions] == [
        ("องค์การบริหารส่วนตำบลท่าข้าม", 2, "exact")
    ]
    assert found.findings == ()


def test_a_misread_district_is_the_near_one_of_its_province() -> None:
    found = resolve(report("องค์การบริหารส่วนตำบลท่าข้าม", "อำเภอซนแคน จังหวัดเพชรบูรณ์"))
    assert found.area.district is not None
    assert found.area.district.name == "ชนแดน"


def test_a_name_of_many_bodies_without_area_is_left_to_a_person() -> None:
    nowhere = resolve(report("องค์การบริหารส่วนตำบลหนองบัว"))
    assert nowhere.reporter is None
    assert nowhere.decision == "candidate"
    assert [one.rule for one in nowhere.findings] == ["organisation-unresolved"]


def test_a_name_of_one_body_of_the_country_is_enough_without_area() -> None:
    found = resolve(report("องค์การบริหารส่วนตำบลศิลาแลง"))
    assert found.reporter is not None
    assert (found.reporter.province, found.decision) == ("น่าน", "resolved")


def test_a_body_that_no_list_knows_is_kept_as_printed() -> None:
    found = resolve(report("องค์การบริหารส่วนตำบลทุ่งสมมติวิทยา", "อำเภอชนแดน จังหวัดเพชรบูรณ์"))
    assert found.reporter is not None
    assert found.reporter.full_name == "องค์การบริหารส่วนตำบลทุ่งสมมติวิทยา"
    assert not found.reporter.is_registered
    assert found.decision == "unresolved"
    assert [(one.rule, one.severity) for one in found.findings] == [("organisation-unresolved", "info")]


def test_another_body_in_the_text_is_foreign() -> None:
    text = report("องค์การบริหารส่วนตำบลท่าข้าม", "อำเภอชนแดน จังหวัดเพชรบูรณ์")
    found = resolve(text + "\n\nเผยแพร่บนเว็บไซต์ขององค์การบริหารส่วนตำบลศิลาแลงเรียบร้อยแล้ว")
    assert found.reporter is not None
    assert found.reporter.name == "ท่าข้าม"
    assert [one.decision for one in found.mentions] == ["exact", "foreign"]
    assert [(one.rule, one.observed) for one in found.findings] == [
        ("foreign-organisation-named", "องค์การบริหารส่วนตำบลศิลาแลง")
    ]


def test_a_slip_in_the_text_is_the_reporter_and_is_told() -> None:
    text = report("องค์การบริหารส่วนตำบลท่าข้าม", "อำเภอชนแดน จังหวัดเพชรบูรณ์")
    found = resolve(text + "\n\nประชาชนในพื้นที่ อบต.ท่าช้าน ได้รับบริการ")
    assert [one.decision for one in found.mentions] == ["exact", "resolved"]
    assert [one.rule for one in found.findings] == ["organisation-name-varies"]


def test_no_person_is_named() -> None:
    text = report("องค์การบริหารส่วนตำบลท่าข้าม", "อำเภอชนแดน จังหวัดเพชรบูรณ์")
    found = resolve(text + "\n\nนายก อบต.นายสมมติ ใจดี\n\nองค์การบริหารส่วนตำบลท่าข้ามนายสมมติ ใจดี")
    told = [one.printed for one in found.mentions] + [one.observed or "" for one in found.findings]
    assert told
    assert not any("สมมติ" in text for text in told)


def test_an_agency_is_kept_under_its_own_name() -> None:
    found = resolve("รายงานผลการประเมิน\nกรมตัวอย่างวิทยา\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗")
    assert found.reporter is not None
    assert (found.reporter.kind, found.reporter.full_name) == ("agency", "กรมตัวอย่างวิทยา")


def test_a_provincial_body_is_judged_by_its_province() -> None:
    found = resolve(report("องค์การบริหารส่วนจังหวัดเพชรบูรณ"))
    assert found.reporter is not None
    assert (found.reporter.kind, found.reporter.name, found.reporter.district) == ("pao", "เพชรบูรณ์", None)


def test_rows_are_resolved_by_their_own_columns() -> None:
    text = (
        "ผลคะแนนการประเมินของหน่วยงานในจังหวัดเพชรบูรณ์\n\n"
        "หน่วยงาน\tอำเภอ\tคะแนน\nอบต.ท่าข้าม\tชนแดน\t๙๐.๐๐\nอบต.ลาดแค\tชนแดน\t๘๙.๐๐\nอบต.นาสมมติกุล\tชนแดน\t๘๐.๐๐"
    )
    rows = resolver(text)
    first = rows.resolve_row("อบต.ท่าข้าม", district="ชนแดน")
    assert first.organisation is not None
    assert (first.organisation.name, first.organisation.province, first.decision) == ("ท่าข้าม", "เพชรบูรณ์", "exact")
    bare = rows.resolve_row("ท่าข้าม", district="อ.ชนแดน", kind="อบต.")
    assert bare.organisation == first.organisation
    unknown = rows.resolve_row("อบต.นาสมมติกุล", district="ชนแดน")
    assert (unknown.decision, unknown.organisation and unknown.organisation.name) == ("unresolved", "นาสมมติกุล")
    assert rows.resolve_row("ค่าเฉลี่ยรวม ๑๐๐").organisation is None
    assert rows.resolution.reporter is None
    assert [one.decision for one in rows.resolution.mentions] == ["exact", "exact", "unresolved"]


def test_ids_are_the_same_on_every_machine() -> None:
    area = "อำเภอชนแดน จังหวัดเพชรบูรณ์"
    first, again = (resolve(report("องค์การบริหารส่วนตำบลท่าข้าม", area)) for _ in range(2))
    assert first == again
    assert first.reporter is not None
    assert len(first.reporter.organisation_id) == 24


@needs_list
@pytest.mark.parametrize(
    ("body", "area", "near"),
    [
        # The list has this name in two other districts of the province, and near the printed district none.
        ("องค์การบริหารส่วนตำบลบ้านใหม่", "อำเภอเมือง จังหวัดนครราชสีมา", "ครบุรี"),
        # The list has this name in the district under another kind: the body may have been upgraded since.
        ("เทศบาลตำบลทุ่งชมพู", "อำเภอภูเวียง จังหวัดขอนแก่น", "องค์การบริหารส่วนตำบลทุ่งชมพู"),
    ],
)
def test_the_list_knows_the_name_elsewhere_or_otherwise(body: str, area: str, near: str, official: Register) -> None:
    found = resolve(report(body, area), official)
    assert (found.reporter, found.decision) == (None, "candidate")
    assert [one.rule for one in found.findings] == ["organisation-unresolved"]
    assert near in (found.findings[0].expected or "")


@needs_list
def test_every_sampled_body_is_itself_and_with_slips_never_another(official: Register) -> None:
    chance = random.Random(2568)
    slips = {letter: [] for one in RULES.misreadings.confusions for letter in one.letters}  # type: dict[str, list[str]]
    for one in RULES.misreadings.confusions:
        for letter in one.letters:
            slips[letter] += [other for other in one.letters if other != letter]
    outcomes: Counter[tuple[int, str]] = Counter()
    for body in chance.sample(sorted(official.organisations, key=lambda one: one.organisation_id), 500):
        for count in (0, 1, 2):
            outcomes[count, _outcome(body, _slipped(body.name, count, slips, chance), official)] += 1
    assert outcomes[0, "exact"] == 500
    assert not any(what == "another" for _, what in outcomes)
    assert outcomes[1, "itself"] >= 480
    assert outcomes[2, "itself"] + outcomes[2, "exact"] >= 470


def _slipped(name: str, count: int, slips: dict[str, list[str]], chance: random.Random) -> str:
    letters = list(name)
    for _ in range(count):
        at = chance.choice([at for at, letter in enumerate(letters) if letter in slips])
        letters[at] = chance.choice(slips[letters[at]])
    return "".join(letters)


def _outcome(body: Organisation, name: str, register: Register) -> str:
    area = f"อำเภอ{body.district} จังหวัด{body.province}" if body.kind != "pao" else f"จังหวัด{body.province}"
    found = resolve(report(body.full_name.removesuffix(body.name) + name, area), register)
    if found.reporter == body:
        return "exact" if found.decision == "exact" else "itself"
    return "no answer" if found.reporter is None or found.decision == "unresolved" else "another"


REPORTS = SHARED / "reports"
PROVINCES = {
    "000": ("สุราษฎร์ธานี", "พระแสง"),
    "001": ("นครปฐม", "นครชัยศรี"),
    "002": ("เชียงราย", "เวียงแก่น"),
    "003": ("เพชรบุรี", "ชะอำ"),
    "004": ("ขอนแก่น", "ภูเวียง"),
}


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not on this machine")
@pytest.mark.parametrize("register", ["official", "derived"])
@pytest.mark.parametrize("number", sorted(PROVINCES))
def test_real_reports_have_one_answer_in_their_district(
    number: str, register: str, request: pytest.FixtureRequest
) -> None:
    chosen = request.getfixturevalue("official") if register == "official" else derived()
    path = next(Path(REPORTS).glob(f"{number}_*.txt"))
    found = resolve(path.read_text(encoding="utf-8"), chosen)
    assert found.reporter is not None
    assert found.decision in ("exact", "resolved")
    assert (found.reporter.province, found.reporter.district) == PROVINCES[number]


@pytest.mark.parametrize("name", ["ท่าข้ามใต้", "ท่าข้ามเหนือ", "ท่าข้ามน้อย", "ท่าข้ามใหญ่", "ท่าข้าวม", "ท่าขาวม", "ท่าขีม"])
def test_a_name_that_is_not_in_the_data_is_never_a_neighbour_without_review(name: str) -> None:
    found = resolve(report(f"องค์การบริหารส่วนตำบล{name}", "อำเภอชนแดน จังหวัดเพชรบูรณ์"))
    is_as_printed = found.reporter is not None and found.reporter.name == name
    rules = {one.rule for one in found.findings if one.severity != "info"}
    assert is_as_printed or rules & {"organisation-by-near-name", "organisation-unresolved"}


def test_an_ending_makes_another_name() -> None:
    found = resolve(report("องค์การบริหารส่วนตำบลท่าข้ามใต้", "อำเภอชนแดน จังหวัดเพชรบูรณ์"))
    assert found.reporter is None or found.reporter.name == "ท่าข้ามใต้"


def test_agencies_with_different_numbers_are_different() -> None:
    title = "รายงานผลการดำเนินการ\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาเพชรบูรณ์ {} จังหวัดเพชรบูรณ์"
    first, second, same = (resolve(title.format(number)).reporter for number in ("เขต ๑", "เขต ๒", "เขต 2"))
    assert first is not None
    assert second is not None
    assert first.organisation_id != second.organisation_id
    assert second == same
    assert second.name.endswith("เพชรบูรณ์ เขต 2")


def test_a_short_name_of_an_agency_is_the_agency() -> None:
    short = resolve("รายงานผลการดำเนินการ\nสพป.เพชรบูรณ์ เขต ๒ จังหวัดเพชรบูรณ์").reporter
    full = resolve("รายงานผลการดำเนินการ\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาเพชรบูรณ์ เขต 2 จังหวัดเพชรบูรณ์").reporter
    assert short == full


def test_lost_sara_am_is_the_same_organisation() -> None:
    text = report("องค์การบริหารส่วนตำบลท่าข้าม", "อำเภอชนแดน จังหวัดเพชรบูรณ์")
    damaged = text.replace("ำ", "\ufffdา")
    assert resolve(damaged).reporter == resolve(text).reporter


@pytest.mark.parametrize(
    "text",
    [
        "ตราโดยสภานิติบัญญัติแห่งชาติ",
        "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. ๒๕๓๗",
        "นายกเทศมนตรีตำบล\nปลัดองค์การบริหารส่วนตำบล",
    ],
)
def test_laws_legislatures_and_posts_are_no_organisations(text: str) -> None:
    assert resolve(text).reporter is None


def test_a_unit_with_its_local_government_behind_it_reports_for_itself() -> None:
    for between in (" ", " สังกัด"):
        found = resolve(report(f"โรงพยาบาลส่งเสริมสุขภาพตำบลสมมติ{between}องค์การบริหารส่วนจังหวัดเพชรบูรณ์"))
        assert found.reporter is not None
        assert (found.reporter.kind, found.reporter.name) == ("agency", "โรงพยาบาลส่งเสริมสุขภาพตำบลสมมติ")
    own = resolve(report("สำนักปลัด องค์การบริหารส่วนจังหวัดเพชรบูรณ์"))
    assert own.reporter is not None
    assert own.reporter.kind == "pao"


def test_a_word_that_ends_names_may_be_part_of_one() -> None:
    found = resolve(report("องค์การบริหารส่วนตำบลสมมติไว้ง", "อำเภอชนแดน จังหวัดเพชรบูรณ์"))
    assert found.printed == "องค์การบริหารส่วนตำบลสมมติไว้ง"
    cut = resolve(
        report("องค์การบริหารส่วนตำบลท่าข้าม", "อำเภอชนแดน จังหวัดเพชรบูรณ์") + "\n\nองค์การบริหารส่วนตำบลท่าข้ามได้กำหนดมาตรการ"
    )
    assert [one.printed for one in cut.mentions] == ["องค์การบริหารส่วนตำบลท่าข้าม"]
