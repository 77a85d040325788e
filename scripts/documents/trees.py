# ruff: noqa: E501 - a sentence or a row of a made-up report stands on one line, as it does in the report
"""Questions and items under their indicators (family c)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from scripts.documents.figures import INDICATORS, INSTRUMENTS, Tree, items, questions, thai
from scripts.documents.report import Body, Report

LONG = {"IIT": "ภายใน", "EIT": "ภายนอก"}


def _instrument(number: int) -> str:
    return next(name for name, numbers in INSTRUMENTS.items() if number in numbers)


def _pick(make: Callable[[int], Tree], wanted: Callable[[Tree], bool]) -> Tree:
    return next(tree for tree in map(make, range(1, 4000)) if wanted(tree))


def _trap_blocks(r: Report, tree: Tree, numbers: range, code: Callable[[str], str]) -> None:
    """A block per indicator; the header row holds the combined score, for EIT over (Public), and the survey mean."""
    for n in numbers:
        head = f"ตัวชี้วัดที่ {thai(n)} {INDICATORS[n]}"
        if _instrument(n) == "EIT":
            rows = [[head, r.put(tree, "indicator", str(n)), r.put(tree, "indicator", str(n), "survey")],
                    ["ข้อคำถามของแบบวัด EIT", "คะแนน (Public)", "คะแนน (Survey)"]]  # fmt: skip
            rows += [
                [f"{code(q)} {title}", r.put(tree, "question", q, "public"), r.put(tree, "question", q, "survey")]
                for q, title in questions(tree.year, n)
            ]
        elif _instrument(n) == "IIT":
            rows = [[head, r.put(tree, "indicator", str(n))], ["ข้อคำถามของแบบวัด IIT", "คะแนน"]]
            rows += [[f"{code(q)} {title}", r.put(tree, "question", q)] for q, title in questions(tree.year, n)]
        else:
            rows = [[head, r.put(tree, "indicator", str(n))], ["รายการข้อมูลของแบบวัด OIT", "คะแนน"]]
            for sub, name, listed in items(tree.year, n):
                rows.append([name, r.put(tree, "sub_indicator", sub)])
                rows += [[f"{code(item)} {title}", r.put(tree, "item", item)] for item, title in listed]
        r.table(rows)


def trap_with_digit_fault() -> Report:
    """The whole tree of 2568 with the (Public) trap; one digit of a question is confused (๖ for ๘ or so)."""
    body = Body("subdistrict_municipality", "ปง", "ปง", "พะเยา")
    tree = _pick(
        lambda s: Tree(2568, s, {"o27": 50}),
        lambda t: "8" in str(t["question", "i5"])[1:2] and t["question", "i5"] < 100,
    )
    r = Report("trap_with_digit_fault", "c", body, 2568)
    r.plant(tree, "question", "i5", str(tree["question", "i5"]).replace("8", "6", 1))
    r.add(f"รายละเอียดคะแนนประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๘ {body.full} {body.place}", "")
    r.add(f"คะแนนรวม {r.put(tree, 'overall', 'ITA')} คะแนน ระดับ{tree.level()}")
    _trap_blocks(r, tree, range(1, 11), thai)
    r.level(2568, level=tree.level())
    return r


def continued_pages() -> Report:
    """Pages with repeated headers, (ต่อ) rows, item codes without o or with ๑ for o, sub-indicators as rows."""
    body = Body("sao", "พังทุย", "น้ำพอง", "ขอนแก่น")
    tree = Tree(2568, 212, {"o15": 50, "o20": 0, "o26": 50})
    r = Report("continued_pages", "c", body, 2568)
    r.add(f"{body.full} {body.place}", "คะแนนแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. ๒๕๖๘ จำแนกรายข้อ", "")
    header = ["ตัวชี้วัด", "ตัวชี้วัดย่อย", "ข้อ", "รายการ", "คะแนน"]
    rows: list[list[str]] = []
    for n in (9, 10):
        rows.append([f"ตัวชี้วัดที่ {thai(n)} {INDICATORS[n]}", "", "", "", r.put(tree, "indicator", str(n))])
        for sub, name, listed in items(2568, n):
            rows.append(["", f"{thai(sub)} {name}", "", "", r.put(tree, "sub_indicator", sub)])
            for item, title in listed:
                number = int(item[1:])
                shown = "๐" + thai(number) if number < 12 else thai(number) if number <= 20 else "๑" + thai(number)
                rows.append(["", "", shown, title, r.put(tree, "item", item)])
    for start in range(0, len(rows), 13):
        page = [list(row) for row in rows[start : start + 13]]
        if start and not page[0][0]:
            page[0][0] = "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล (ต่อ)" if start < 26 else "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต (ต่อ)"
        r.table([header, *page])
        r.add("\f" if start + 13 < len(rows) else "")
    r.add(f"รวมคะแนน OIT {r.put(tree, 'instrument', 'OIT')} คะแนน")
    return r


def three_part_html() -> Report:
    """HTML with row spans; EIT with public, survey and combined columns in an order of its own."""
    body = Body("city_municipality", "แม่สอด", "แม่สอด", "ตาก")
    tree = Tree(2568, 221, {"o6": 50})
    r = Report("three_part_html", "c", body, 2568, suffix="html", style={"digits": "arabic"})
    r.add(f"<h2>{body.full} {body.place}</h2>", "<p>ผลคะแนน EIT ปีงบประมาณ พ.ศ. 2568 แยกกลุ่มผู้ตอบ</p>", "<table>",
          "<tr><th rowspan=2>ตัวชี้วัด</th><th rowspan=2>ข้อคำถาม</th><th colspan=3>คะแนน</th></tr>",
          "<tr><th>รวม</th><th>Survey (ส่วนที่ 2)</th><th>Public (ส่วนที่ 1)</th></tr>")  # fmt: skip
    for n in INSTRUMENTS["EIT"]:
        asked = questions(2568, n)
        first = f"<td rowspan={len(asked) + 1}>ตัวชี้วัดที่ {n} {INDICATORS[n]}</td>"
        for q, title in asked:
            r.add(
                f"<tr>{first}<td>{q} {title}</td><td>-</td><td>{r.put(tree, 'question', q, 'survey')}</td><td>{r.put(tree, 'question', q, 'public')}</td></tr>"
            )
            first = ""
        three = "".join(
            f"<td>{r.put(tree, 'indicator', str(n), part)}</td>" for part in ("combined", "survey", "public")
        )
        r.add(f"<tr><td><b>เฉลี่ยตัวชี้วัดที่ {n}</b></td>{three}</tr>")
    three = "".join(f"<td>{r.put(tree, 'instrument', 'EIT', part)}</td>" for part in ("combined", "survey", "public"))
    r.add(
        f"<tr><td colspan=2>คะแนน EIT</td>{three}</tr>",
        "</table>",
        "<p>อนึ่ง แบบวัดอื่นมีคะแนนดังนี้</p><table><tr><th>แบบวัด</th><th>คะแนน</th></tr>",
    )
    for name in ("IIT", "OIT"):
        r.add(f"<tr><td>{name}</td><td>{r.put(tree, 'instrument', name)}</td></tr>")
    r.add(f"<tr><td>ภาพรวม</td><td>{r.put(tree, 'overall', 'ITA')}</td></tr></table>")
    return r


def swapped_indicators() -> Report:
    """In the summary the figures of indicators 2 and 4 are exchanged; the questions below prove it."""
    body = Body("sao", "แม่ฮี้", "ปาย", "แม่ฮ่องสอน")
    tree = Tree(2567, 231, {"o31": 0})
    r = Report("swapped_indicators", "c b", body, 2567)
    two, four = tree["indicator", "2"], tree["indicator", "4"]
    r.plant(tree, "indicator", "2", str(four), expect=False)
    r.plant(tree, "indicator", "4", str(two), expect=False)
    r.expect(["values-swapped", "single-cell-repair"], "indicator", "2", suggested_value=str(two))
    r.expect(["values-swapped", "single-cell-repair"], "indicator", "4", suggested_value=str(four))
    r.add(f"{body.full} {body.place}", "ตารางที่ ๑ คะแนนรายตัวชี้วัด ITA ประจำปี พ.ศ. ๒๕๖๗")
    r.table(
        [
            ["ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนนปี ๒๕๖๗"],
            *[[thai(n), name, r.put(tree, "indicator", str(n))] for n, name in INDICATORS.items()],
        ]
    )
    r.add("ตารางที่ ๒ คะแนนรายข้อคำถามของแบบวัด IIT ประจำปี พ.ศ. ๒๕๖๗")
    rows = [["ตัวชี้วัด", "ข้อ", "ข้อคำถาม", "คะแนน"]]
    for n in INSTRUMENTS["IIT"]:
        rows += [
            [INDICATORS[n] if k == 0 else "", thai(q), title, r.put(tree, "question", q)]
            for k, (q, title) in enumerate(questions(2567, n))
        ]
    r.table(rows)
    r.add(f"ค่าเฉลี่ยแบบวัด IIT เท่ากับ {r.put(tree, 'instrument', 'IIT')}")
    return r


def moved_mark_2565() -> Report:
    """The old framework, thirty IIT questions; the decimal mark of one question moved (9.50 for 95.00 or so)."""
    body = Body("sao", "ลาดค่าง", "ภูเรือ", "เลย")
    tree = _pick(
        lambda s: Tree(2565, s, {"o19": 0}, top=0.85),
        lambda t: str(t["question", "i14"])[3:] in {"50", "00", "20", "40"} and t["question", "i14"] < 98,
    )
    r = Report("moved_mark_2565", "c", body, 2565, suffix="md", style={"digits": "arabic"})
    true = tree["question", "i14"]
    r.plant(tree, "question", "i14", str((true / 10).quantize(Decimal("0.01"))))
    if r.findings and (true / 10) * 10 != true:
        raise AssertionError
    r.add(f"# รายงานคะแนน IIT ปี 2565 {body.full} {body.place}", "")
    for n in INSTRUMENTS["IIT"]:
        r.add(f"### ตัวชี้วัดที่ {n} {INDICATORS[n]}")
        rows = [["ข้อ", "ประเด็นคำถาม", "คะแนน"]]
        rows += [[q, title, r.put(tree, "question", q)] for q, title in questions(2565, n)]
        rows.append(["", f"**คะแนนตัวชี้วัดที่ {n}**", r.put(tree, "indicator", str(n))])
        r.table(rows, "markdown")
    r.add(f"**คะแนน IIT** {r.put(tree, 'instrument', 'IIT')}")
    return r


def one_list_2564() -> Report:
    """All 43 items of 2564 in one list, codes as O๑, scores 0 or 100, sub-indicators with their number first."""
    body = Body("sao", "สะพุง", "ศรีรัตนะ", "ศรีสะเกษ")
    tree = Tree(2564, 251, {"o12": 0, "o28": 0, "o33": 0, "o35": 0})
    r = Report("one_list_2564", "c", body, 2564, style={"short_full": True})
    r.add(f"ผลการตรวจแบบวัด OIT ปีงบประมาณ พ.ศ. ๒๕๖๔ {body.full} {body.place}")
    rows = [["รหัส", "รายการข้อมูลสาธารณะ", "คะแนนที่ได้"]]
    for n in (9, 10):
        rows.append([f"ตัวชี้วัดที่ {thai(n)}", INDICATORS[n], r.put(tree, "indicator", str(n))])
        for sub, name, listed in items(2564, n):
            rows.append([f"ตัวชี้วัดย่อยที่ {thai(sub)}", name, r.put(tree, "sub_indicator", sub)])
            rows += [["O" + thai(item[1:]), title, r.put(tree, "item", item)] for item, title in listed]
    rows.append(["", "รวมคะแนน OIT", r.put(tree, "instrument", "OIT")])
    r.table(rows)
    return r


def survey_fault() -> Report:
    """IIT and EIT of 2568 under one roof; a survey figure has lost its first digit to another (๓ for ๘ ...)."""
    body = Body("sao", "ไหล่น่าน", "เวียงสา", "น่าน")
    tree = _pick(lambda s: Tree(2568, s, top=0.9), lambda t: str(t["question", "e7", "survey"])[0] == "8")
    r = Report("survey_fault", "c", body, 2568)
    r.plant(tree, "question", "e7", "3" + str(tree["question", "e7", "survey"])[1:], part="survey")
    r.add(f"{body.full} {body.place} รายละเอียดคะแนนรายข้อ ปีงบประมาณ พ.ศ. ๒๕๖๘", "")
    _trap_blocks(r, tree, range(1, 9), thai)
    r.add("สรุปรายเครื่องมือ")
    r.table(
        [
            ["เครื่องมือ", "คะแนน"],
            *[[name, r.put(tree, "instrument", name)] for name in INSTRUMENTS],
            ["รวม", r.put(tree, "overall", "ITA")],
        ]
    )
    return r


DOCUMENTS = (
    trap_with_digit_fault,
    continued_pages,
    three_part_html,
    swapped_indicators,
    moved_mark_2565,
    one_list_2564,
    survey_fault,
)
