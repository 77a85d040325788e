# ruff: noqa: E501 - a sentence or a row of a made-up report stands on one line, as it does in the report
"""One table for many organisations (family d)."""

from __future__ import annotations

from decimal import Decimal

from scripts.documents.figures import Tree, thai
from scripts.documents.report import Body, Report

PHANAT = [("ทม.", "town_municipality", "พนัสนิคม"), ("ทต.", "subdistrict_municipality", "หมอนนาง"), ("ทต.", "subdistrict_municipality", "กุฎโง้ง"),
          ("อบต.", "sao", "โคกเพลาะ"), ("อบต.", "sao", "นามะตูม"), ("อบต.", "sao", "นาวังหิน"), ("อบต.", "sao", "ไร่หลักทอง"), ("อบต.", "sao", "หนองขยาด")]  # fmt: skip
RANOT = [("เทศบาลตำบล", "subdistrict_municipality", "ระโนด"), ("เทศบาลตำบล", "subdistrict_municipality", "บ่อตรุ"), ("องค์การบริหารส่วนตำบล", "sao", "ระโนด"),
         ("องค์การบริหารส่วนตำบล", "sao", "ระวะ"), ("องค์การบริหารส่วนตำบล", "sao", "ตะเครียะ"), ("องค์การบริหารส่วนตำบล", "sao", "พังยาง")]  # fmt: skip
NAKHON = [("กำแพงแสน", "สระสี่มุม"), ("กำแพงแสน", "กระตีบ"), ("กำแพงแสน", "ทุ่งลูกนก"), ("กำแพงแสน", "รางพิกุล")]


def province_with_levels() -> Report:
    """A province publishes: rank, district, kind, name, three instruments, overall, level."""
    r = Report("province_with_levels", "d", None, 2568, publisher="any")
    r.add(
        "จังหวัดชลบุรี",
        "ประกาศผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ขององค์กรปกครองส่วนท้องถิ่นในอำเภอพนัสนิคม",
    )
    trees = sorted(((Tree(2568, 300 + k, {"o12": 0, "o9": 0} if k % 3 else {}, top=0.72 + 0.03 * k), *b) for k, b in enumerate(PHANAT)),
                   key=lambda row: -row[0]["overall", "ITA"])  # fmt: skip
    rows = [["อันดับ", "อำเภอ", "ประเภท", "ชื่อหน่วยงาน", "IIT", "EIT", "OIT", "คะแนน ITA", "ระดับผลการประเมิน"]]
    for rank, (tree, prefix, kind, name) in enumerate(trees, 1):
        full = Body(kind, name, None, None).full
        shown = [r.put(tree, "instrument", i, organisation=full) for i in ("IIT", "EIT", "OIT")]
        rows.append(
            [thai(rank), "พนัสนิคม", prefix, name, *shown, r.put(tree, "overall", "ITA", organisation=full), tree.level()]
        )
        r.level(2568, full, level=tree.level(), rank=rank)
    r.table(rows)
    return r


def bodies_as_columns() -> Report:
    """Transposed: bodies across, instruments down; two bodies share a name and differ in kind."""
    r = Report("bodies_as_columns", "d", None, 2567, suffix="html", style={"digits": "arabic"})
    trees = [
        (Tree(2567, 320 + k, top=0.8 + 0.02 * k), Body(kind, name, "ระโนด", "สงขลา").full)
        for k, (_, kind, name) in enumerate(RANOT)
    ]
    r.add("<h3>ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2567 อำเภอระโนด จังหวัดสงขลา</h3>")
    rows = [["รายการ", *(full for _, full in trees)]]
    for label, scope, code in (
        ("คะแนนรวม ITA", "overall", "ITA"),
        ("IIT", "instrument", "IIT"),
        ("EIT", "instrument", "EIT"),
        ("OIT", "instrument", "OIT"),
    ):
        rows.append([label, *(r.put(tree, scope, code, organisation=full) for tree, full in trees)])
    r.table(rows, "html")
    return r


def ministry_hospitals() -> Report:
    """A ministry publishes two years of its hospitals and a university: bodies that are no local government."""
    r = Report("ministry_hospitals", "d", None, 2566)
    names = ["โรงพยาบาลอำนาจเจริญ", "โรงพยาบาลหัวตะพาน", "สำนักงานสาธารณสุขจังหวัดอำนาจเจริญ", "มหาวิทยาลัยราชภัฏอุบลราชธานี"]
    r.add("สรุปคะแนน ITA ของหน่วยงานในกำกับ ปีงบประมาณ พ.ศ. ๒๕๖๕ และ พ.ศ. ๒๕๖๖")
    rows = [["ลำดับที่", "หน่วยงาน", "ปี ๒๕๖๕", "ปี ๒๕๖๖"]]
    for k, name in enumerate(names, 1):
        old, new = Tree(2565, 340 + k, {"o11": 0}, 0.8), Tree(2566, 360 + k, top=0.9)
        rows.append(
            [
                thai(k),
                name,
                r.put(old, "overall", "ITA", organisation=name),
                r.put(new, "overall", "ITA", organisation=name),
            ]
        )
    r.table(rows)
    return r


def two_row_header_letters() -> Report:
    """HTML, two header rows with spans, all ten indicators, letters, districts merged; one cell empty, one grade wrong."""
    r = Report("two_row_header_letters", "d", None, 2565, suffix="html")
    r.add("<p><b>ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕</b> องค์การบริหารส่วนตำบลในจังหวัดนครปฐม</p>", "<table border=1>",
          "<tr><th rowspan=2>ลำดับ</th><th rowspan=2>อำเภอ</th><th rowspan=2>อบต.</th><th colspan=5>IIT</th><th colspan=3>EIT</th><th colspan=2>OIT</th>"
          "<th rowspan=2>คะแนนรวม</th><th rowspan=2>ระดับ</th></tr>",
          "<tr>" + "".join(f"<th>ตัวชี้วัด {thai(n)}</th>" for n in range(1, 11)) + "</tr>")  # fmt: skip
    for k, (district, name) in enumerate(NAKHON):
        tree = Tree(2565, 380 + k, {"o11": 0, "o33": 0} if k == 2 else {}, top=0.65 + 0.05 * k)
        full = Body("sao", name, None, None).full
        cells = []
        for n in range(1, 11):
            if (k, n) == (1, 7):
                r.note(2565, "indicator", "7", None, organisation=full)
                cells.append("<td></td>")
                continue
            cells.append(f"<td>{r.put(tree, 'indicator', str(n), organisation=full)}</td>")
        grade = tree.grade() if k else {"AA": "A", "A": "AA", "B": "A"}[tree.grade()]
        r.level(2565, full, grade=grade)
        where = f"<td rowspan={len(NAKHON)}>{district}</td>" if k == 0 else ""
        r.add(
            f"<tr><td>{thai(k + 1)}</td>{where}<td>{name}</td>{''.join(cells)}<td>{r.put(tree, 'overall', 'ITA', organisation=full)}</td><td>{grade}</td></tr>"
        )
    r.add("</table>")
    r.expect(["grade-mismatch", "level-mismatch"])
    r.expect("missing-score", "indicator", "7")
    r.about["planted"] = ["grade of the first row wrong", "indicator 7 of the second row blank"]
    return r


def own_row_among_neighbours() -> Report:
    """A body reports itself and compares with neighbours in a table; one neighbour's total does not follow."""
    body = Body("sao", "ฟ้าห่วน", "ค้อวัง", "ยโสธร")
    r = Report("own_row_among_neighbours", "d a", body, 2567, suffix="md", style={"digits": "arabic"})
    trees = [(Tree(2567, 401), None, body.full), (Tree(2567, 402, {"o9": 0}), "องค์การบริหารส่วนตำบลค้อวัง", "องค์การบริหารส่วนตำบลค้อวัง"),
             (Tree(2567, 403, top=0.8), "องค์การบริหารส่วนตำบลน้ำอ้อม", "องค์การบริหารส่วนตำบลน้ำอ้อม")]  # fmt: skip
    r.add(
        f"# {body.full} {body.place}",
        "",
        "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567 เปรียบเทียบกับหน่วยงานใกล้เคียงในอำเภอค้อวัง",
        "",
    )
    rows = [["หน่วยงาน", "คะแนนรวม", "IIT", "EIT", "OIT"]]
    for tree, owner, shown in trees:
        total = r.put(tree, "overall", "ITA", organisation=owner)
        if owner and owner.endswith("น้ำอ้อม"):
            wrong = tree["overall", "ITA"] + Decimal("-3.00")
            r.note(2567, "overall", "ITA", wrong, organisation=owner)
            total = f"{wrong:.2f}"
        rows.append([shown, total, *(r.put(tree, "instrument", i, organisation=owner) for i in ("IIT", "EIT", "OIT"))])
    r.table(rows, "markdown")
    r.expect(["sum-mismatch", "single-cell-repair"], "overall", "ITA")
    r.about["planted"] = ["total of อบต.น้ำอ้อม 3.00 too low"]
    return r


DOCUMENTS = (
    province_with_levels,
    bodies_as_columns,
    ministry_hospitals,
    two_row_header_letters,
    own_row_among_neighbours,
)
