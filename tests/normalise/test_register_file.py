"""An official list is read by what its headers mean, checked as a whole, and written in one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.normalise.register.entries import load_register
from pipeline.normalise.register.files import RegisterError, import_register
from tests.normalise.organisation_documents import organisation_rules

RULES = organisation_rules().register_
GOOD = (
    "จังหวัด,อำเภอ,ชื่อ อปท.,ประเภท,รหัส อปท.,หมายเหตุ\n"
    "เพชรบูรณ์,ชนแดน,ท่าข้าม,อบต.,6670201,\n"
    "เพชรบูรณ์,เมือง,เพชรบูรณ์,เทศบาลเมือง,04670101,x\n"
)


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    source = tmp_path / "list.csv"
    source.write_bytes(text.encode(encoding))
    return source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_columns_in_any_order_are_known_by_their_headers(tmp_path: Path, encoding: str) -> None:
    target = tmp_path / "register.csv"
    assert import_register(written(tmp_path, GOOD, encoding), target, RULES) == 2
    register = load_register(target)
    assert register.is_official
    assert [(one.organisation_id, one.full_name, one.district) for one in register.organisations] == [
        ("dla-04670101", "เทศบาลเมืองเพชรบูรณ์", "เมืองเพชรบูรณ์"),
        ("dla-06670201", "องค์การบริหารส่วนตำบลท่าข้าม", "ชนแดน"),
    ]
    assert all(one.is_registered for one in register.organisations)


def test_the_order_of_rows_changes_no_byte(tmp_path: Path) -> None:
    head, first, second = GOOD.splitlines()
    for name, text in (("a", GOOD), ("b", f"{head}\n{second}\n{first}\n")):
        import_register(written(tmp_path, text), tmp_path / name, RULES)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_all_mistakes_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    bad = GOOD + (
        "เพชรบูรณ์,ชนแดน,ท่าข้าม,อบต.,06670201,\n"  # code and body twice
        "เพชรบูรณ,ที่ไหน,,ร้านค้า,abc,\n"  # province is written without a mark: still known; the rest is wrong
        "ดาวอังคาร,เมือง,ก,อบต.,06999999,\n"
    )
    target = tmp_path / "register.csv"
    with pytest.raises(RegisterError) as raised:
        import_register(written(tmp_path, bad), target, RULES)
    assert [one.line for one in raised.value.mistakes] == [4, 4, 5, 5, 5, 5, 6]
    assert not target.exists()


def test_a_list_without_codes_is_refused_with_what_would_be_right(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="รหัสอปท"):
        import_register(written(tmp_path, "ชื่อ,จังหวัด,ประเภท\nก,ข,อบต.\n"), tmp_path / "register.csv", RULES)


def test_any_other_file_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ita register import"):
        load_register(written(tmp_path, GOOD))
