# ruff: noqa: E501 - a sentence or a row of a made-up report stands on one line, as it does in the report
"""Results in running text and memos (families a and h)."""

from __future__ import annotations

from decimal import Decimal

from scripts.documents.figures import INDICATORS, Tree, points, thai
from scripts.documents.report import Body, Report


def memo_with_last_year() -> Report:
    """A memo: overall, instruments, level, rank in the province, last year's score for comparison."""
    body = Body("sao", "สาคอบน", "มายอ", "ปัตตานี")
    now, before = Tree(2568, 21, {"o12": 50}), Tree(2567, 22, {"o8": 0})
    r = Report("memo_with_last_year", "a h", body, 2568, 2569, date="2025-11-18", kinds=["memo", "analysis"])
    rise = thai(abs(now["overall", "ITA"] - before["overall", "ITA"]))
    word = "เพิ่มขึ้น" if now["overall", "ITA"] > before["overall", "ITA"] else "ลดลง"
    r.add(
        "", "                         บันทึกข้อความ", "",
        f"ส่วนราชการ  สำนักปลัด {body.full}  อำเภอมายอ  จังหวัดปัตตานี", "",
        "ที่  ปน ๗๔๒๐๑/๘๘            วันที่  ๑๘  พฤศจิกายน  ๒๕๖๘", "",
        "เรื่อง  ขอรายงานผลวิเคราะห์การประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ และเสนอมาตรการสำหรับปีงบประมาณ พ.ศ. ๒๕๖๙", "",
        f"เรียน  นายก{body.full}", "",
        "         ๑. ต้นเรื่อง", "",
        f"         สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมินคุณธรรมและความโปร่งใสฯ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ แล้ว ปรากฏว่า{body.full} "
        f"มีคะแนนรวม {r.put(now, 'overall', 'ITA')} คะแนน จัดอยู่ในระดับ “{now.level()}” เป็นอันดับที่ ๗ จาก ๑๑๔ แห่ง "
        f"ขององค์กรปกครองส่วนท้องถิ่นในจังหวัดปัตตานี {word}จากปีงบประมาณ พ.ศ. ๒๕๖๗ ซึ่งได้ {r.put(before, 'overall', 'ITA')} คะแนน จำนวน {rise} คะแนน", "",
        "         ๒. ข้อเท็จจริง", "",
        "         เมื่อแยกตามเครื่องมือ พบว่า แบบวัด IIT ได้ "
        f"{r.put(now, 'instrument', 'IIT')} คะแนน  แบบวัด EIT ได้ {r.put(now, 'instrument', 'EIT')} คะแนน  "
        f"และแบบวัด OIT ได้ {r.put(now, 'instrument', 'OIT')} คะแนน  ทั้งนี้เกณฑ์ผ่านคือ ๘๕ คะแนนขึ้นไป", "",
        "         ๓. ข้อเสนอ", "", "         เห็นควรให้ทุกกองนำผลไปปรับปรุงงานในความรับผิดชอบ", "", "         จึงเรียนมาเพื่อโปรดพิจารณา",
    )  # fmt: skip
    r.level(2568, level=now.level(), rank=7, rank_of=114, pass_mark="85")
    return r


def letters_2564() -> Report:
    """A letter grade, instruments by their long names, rank in a district, Arabic digits."""
    body = Body("sao", "โนนธาตุ", "หนองสองห้อง", "ขอนแก่น")
    tree = Tree(2564, 31, {"o11": 0, "o19": 0, "o43": 0, "o31": 0}, top=0.7)
    best = max(range(1, 10), key=lambda n: tree["indicator", str(n)])
    r = Report("letters_2564", "a", body, 2564, style={"digits": "arabic"})
    r.add(
        f"สรุปผลการประเมิน ITA ปี 2564 ของ{body.full}", f"{body.place}", "",
        f"ในปีงบประมาณ พ.ศ. 2564 {body.short} เข้าร่วมการประเมินเป็นปีที่สาม ผลคะแนนเฉลี่ยทั้งสามแบบวัดเท่ากับ {r.put(tree, 'overall', 'ITA')} คะแนน "
        f"ผลการประเมินระดับ {tree.grade()} อยู่ลำดับที่ 4 จากองค์กรปกครองส่วนท้องถิ่นทั้งหมด 13 แห่งในอำเภอหนองสองห้อง", "",
        "คะแนนแต่ละแบบวัดเป็นดังนี้",
        f"- แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ร้อยละ {r.put(tree, 'instrument', 'IIT')}",
        f"- แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ร้อยละ {r.put(tree, 'instrument', 'EIT')}",
        f"- แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) ร้อยละ {r.put(tree, 'instrument', 'OIT')}", "",
        f"ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ {best} {INDICATORS[best]} ได้ {r.put(tree, 'indicator', str(best))} คะแนน "
        f"ส่วนตัวชี้วัดที่ 10 {INDICATORS[10]} ได้ {r.put(tree, 'indicator', '10')} คะแนน",
    )  # fmt: skip
    r.level(2564, grade=tree.grade(), rank=4, rank_of=13)
    return r


def blanks_and_lowest() -> Report:
    """Scores left blank, claims of lowest indicators, full scores in OIT."""
    body = Body("sao", "นาวุ้ง", "เมืองเพชรบุรี", "เพชรบุรี")
    r = Report("blanks_and_lowest", "a", body, 2565, style={})
    r.add(
        f"รายงานผลการวิเคราะห์คะแนน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ {body.full} {body.place}", "",
        "๑) ด้านผู้มีส่วนได้ส่วนเสียภายใน (IIT) พบว่าตัวชี้วัดที่ ๓ การใช้อำนาจ ได้ ๘๗.๖๔ คะแนน ต่ำที่สุดในแบบวัดนี้ "
        "แต่ยังสูงกว่าเกณฑ์เป้าหมายซึ่งกำหนดไว้ ๘๕ คะแนน", "",
        "๒) ด้านผู้มีส่วนได้ส่วนเสียภายนอก (EIT) พบว่าตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร คือ       คะแนน ซึ่งต่ำที่สุด "
        "ควรดำเนินการภายใน ๖๐ วัน นับแต่วันรับทราบผล", "",
        "๓) ด้านการเปิดเผยข้อมูล (OIT) ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้ ๑๐๐ คะแนน และตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต "
        "ได้เต็ม ๑๐๐ คะแนนเช่นกัน", "",
        "คะแนนภาพรวมของหน่วยงาน ได้ .................... คะแนน (รอประกาศอย่างเป็นทางการ)",
    )  # fmt: skip
    for code, value in (("3", "87.64"), ("7", None), ("9", "100"), ("10", "100")):
        r.note(2565, "indicator", code, Decimal(value) if value else None)
    r.note(2565, "overall", "ITA", None)
    r.expect("missing-score", "indicator", "7")
    r.expect("missing-score", "overall", "ITA")
    r.level(2565, pass_mark="85")
    return r


def parts_in_prose() -> Report:
    """EIT by respondent group in a sentence; level; a municipality; mixed digits; dates of other things around."""
    body = Body("subdistrict_municipality", "สันป่าเปา", "สันทราย", "เชียงใหม่")
    tree = Tree(2567, 44, {"o30": 0})
    r = Report("parts_in_prose", "a", body, 2567, style={"digits": "mixed"})
    r.add(
        "# ผลการประเมินคุณธรรมและความโปร่งใส", f"## {body.full} {body.place}", "",
        "หน่วยงานได้รับหนังสือจังหวัดเชียงใหม่ ลงวันที่ ๓๐ กรกฎาคม ๒๕๖๗ แจ้งผล ITA ปีงบประมาณ ๒๕๖๗ ความว่า "
        f"ภาพรวมได้ {r.put(tree, 'overall', 'ITA')} คะแนน จากคะแนนเต็ม ๑๐๐ คะแนน ผลการประเมินอยู่ในเกณฑ์ **{tree.level()}**", "",
        f"* IIT = {r.put(tree, 'instrument', 'IIT')}",
        f"* EIT = {r.put(tree, 'instrument', 'EIT')} โดยเป็นคะแนน EIT ส่วนที่ ๑ เท่ากับ {r.put(tree, 'instrument', 'EIT', 'public')} "
        f"และ EIT ส่วนที่ ๒ เท่ากับ {r.put(tree, 'instrument', 'EIT', 'survey')}",
        f"* OIT = {r.put(tree, 'instrument', 'OIT')}", "",
        "มีผู้ตอบแบบสอบถามภายใน ๓๔ คน และผู้ตอบภายนอก ๑๒๘ คน คิดเป็นร้อยละ ๑๐๐ ของกลุ่มตัวอย่าง",
    )  # fmt: skip
    r.suffix = "md"
    r.level(2567, level=tree.level())
    return r


def wrong_level() -> Report:
    """The level claimed is better than the instruments allow; the same figures again in a small table."""
    body = Body("sao", "บางจัก", "วิเศษชัยชาญ", "อ่างทอง")
    tree = next(
        t
        for t in (Tree(2567, s, top=0.9) for s in range(52, 900))
        if t["overall", "ITA"] >= 95 and t["instrument", "EIT"] < 94
    )
    r = Report("wrong_level", "a b", body, 2567)
    row = [(name, r.put(tree, "instrument", name)) for name in ("IIT", "EIT", "OIT")]
    r.add(
        f"ประกาศ{body.full}", f"เรื่อง ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ ({body.place})", "",
        f"{body.full}ได้คะแนนประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รวมทั้งสิ้น {r.put(tree, 'overall', 'ITA')} คะแนน อยู่ในระดับผ่านดีเยี่ยม",
    )  # fmt: skip
    r.table([["เครื่องมือ", "คะแนนที่ได้", "น้ำหนัก (ร้อยละ)"], *[[n, p, w] for (n, p), w in zip(row, ("๓๐", "๓๐", "๔๐"), strict=True)],
             ["คะแนนรวม", r.put(tree, "overall", "ITA"), "๑๐๐"]])  # fmt: skip
    r.level(2567, level="ผ่านดีเยี่ยม")
    r.expect("level-mismatch")
    r.about["planted"] = [f"level printed ผ่านดีเยี่ยม, the year's conditions give {tree.level()}"]
    return r


def foreign_body() -> Report:
    """Text taken over from a neighbour: another body's name stands once in the report."""
    body, other = Body("sao", "ดอนแรด", "รัตนบุรี", "สุรินทร์"), "องค์การบริหารส่วนตำบลหนองนาก อำเภอหนองแค จังหวัดสระบุรี"
    tree = Tree(2568, 61, {"o27": 50})
    r = Report("foreign_body", "a", body, 2568, "any")
    r.add(
        f"การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของ{body.full}", body.place, "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "",
        f"{body.full} ได้รับคะแนนประเมินในภาพรวม {r.put(tree, 'overall', 'ITA')} คะแนน ระดับ{tree.level()}", "",
        f"IIT {r.put(tree, 'instrument', 'IIT')} คะแนน", f"EIT {r.put(tree, 'instrument', 'EIT')} คะแนน",
        f"OIT {r.put(tree, 'instrument', 'OIT')} คะแนน", "",
        f"ผู้บริหารของ{other} ได้มอบหมายให้หัวหน้าสำนักปลัดติดตามการแก้ไข", "",
        f"ทั้งนี้ {body.full} จะนำผลคะแนนไปใช้ประกอบการจัดทำมาตรการในปีถัดไป",
    )  # fmt: skip
    r.level(2568, level=tree.level())
    r.expect("foreign-organisation-named")
    r.clean = True
    r.about["planted"] = ["another body's full name in one sentence"]
    return r


def misspelt_body() -> Report:
    """The name is misread twice, once right; the district is right."""
    body = Body("sao", "ดงเสือเหลือง", "โพธิ์ประทับช้าง", "พิจิตร")
    tree = Tree(2567, 71)
    r = Report("misspelt_body", "a b", body, 2567, style={"digits": "arabic"})
    r.add(
        "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567", "องค์การบริหารส่วนตำบลดงเสือเหลอง", "อำเภอโพธิ์ประทับช้าง จังหวัดพิจิตร", "",
        "ตามที่องค์การบริหารส่วนตำบลดงเสือเหลือง ได้เข้ารับการประเมินนั้น ผลคะแนนรายตัวชี้วัดของ อบต.ตงเสือเหลือง แสดงตามตาราง",
    )  # fmt: skip
    rows = [["ลำดับ", "ประเด็นการประเมิน", "ผลคะแนน 2567"]]
    rows += [[str(n), name, r.put(tree, "indicator", str(n))] for n, name in INDICATORS.items()]
    rows.append(["", "คะแนน ITA", r.put(tree, "overall", "ITA")])
    r.table(rows)
    r.expect("organisation-name-varies")
    r.clean = True
    r.about["planted"] = ["name misread in two of three places"]
    return r


def years_conflict() -> Report:
    """Title says 2566, the text claims results of 2565 and of 2566 for the same thing."""
    body = Body("sao", "ดอนตะหนิน", "บัวใหญ่", "นครราชสีมา")
    r = Report("years_conflict", "a", body, "any", 2566)
    r.add(
        f"รายงานวิเคราะห์ผลการประเมิน ITA ของ{body.full} {body.place}", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "",
        f"ตามที่{body.full}ได้ทราบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ซึ่งเป็นผลการประเมินที่นำมาวิเคราะห์ในรายงานฉบับนี้ "
        "และได้วิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ตามที่ได้รับแจ้ง เพื่อกำหนดมาตรการประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "",
        "จากการวิเคราะห์พบว่าบุคลากรยังไม่ทราบแผนการใช้จ่ายงบประมาณอย่างทั่วถึง จึงต้องปรับปรุงการสื่อสารภายใน",
    )  # fmt: skip
    r.expect("year-conflict")
    r.about["planted"] = ["result year 2565 and 2566 for the same analysis"]
    return r


def sentences_of_many_kinds() -> Report:
    """A town municipality's news text: pass mark, rank in region words, indicator claims, target, no table."""
    body = Body("town_municipality", "นางรอง", "นางรอง", "บุรีรัมย์")
    tree, before = Tree(2566, 83, {"o12": 0}, top=0.85), Tree(2565, 84, {"o11": 0}, top=0.8)
    r = Report("sentences_of_many_kinds", "a", body, 2566, "any", style={"digits": "arabic"})
    low = min(range(1, 6), key=lambda n: tree["indicator", str(n)])
    r.add(
        f"ข่าวประชาสัมพันธ์ {body.full}", body.place, "",
        f"เทศบาลเมืองนางรองขอแจ้งผล ITA ประจำปีงบประมาณ 2566 ดังนี้ หน่วยงานของเราทำคะแนนได้ {r.put(tree, 'overall', 'ITA')} คะแนน "
        f"(ปี 2565 ได้ {r.put(before, 'overall', 'ITA')} คะแนน) อยู่อันดับ 3 ของเทศบาลเมืองในจังหวัดบุรีรัมย์ จากจำนวน 5 แห่ง", "",
        f"คะแนนการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน ({r.put(tree, 'instrument', 'IIT')}) การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก "
        f"({r.put(tree, 'instrument', 'EIT')}) และการเปิดเผยข้อมูลสาธารณะ ({r.put(tree, 'instrument', 'OIT')})", "",
        f"ในส่วนของ IIT ตัวชี้วัดที่มีคะแนนน้อยที่สุด ได้แก่ {INDICATORS[low]} มีคะแนน {r.put(tree, 'indicator', str(low))} คะแนน "
        "โดยในปีงบประมาณ 2567 เทศบาลตั้งเป้าหมายไว้ไม่ต่ำกว่า 95 คะแนน",
    )  # fmt: skip
    r.level(2566, rank=3, rank_of=5)
    return r


def difference_sentence() -> Report:
    """Only a rise is printed for last year; the figure of the rise is no score."""
    body = Body("sao", "ส้มผ่อ", "ไทยเจริญ", "ยโสธร")
    tree = Tree(2568, 91, {"o7": 0})
    r = Report("difference_sentence", "a", body, 2568)
    r.add(
        f"<h2>ผล ITA {thai(2568)} : {body.full} {body.place}</h2>",
        f"<p>คะแนนภาพรวมปีงบประมาณ พ.ศ. ๒๕๖๘ <b>{r.put(tree, 'overall', 'ITA')}</b> คะแนน สูงขึ้นจากปีก่อน {points(Decimal('2.17'))} คะแนน "
        f"ระดับ <b>{tree.level()}</b></p>",
        "<p>รายตัวชี้วัด</p>", "<ul>",
        *(f"<li>ตัวชี้วัดที่ {thai(n)} {name} : {r.put(tree, 'indicator', str(n), short_full=True)} คะแนน</li>" for n, name in INDICATORS.items()),
        "</ul>",
    )  # fmt: skip
    r.suffix = "html"
    r.level(2568, level=tree.level())
    return r


def never_right() -> Report:
    """The name is misread in three ways and never printed right; district, province and tambon text help."""
    body = Body("sao", "โพธิ์ม่วงพันธ์", "สามโก้", "อ่างทอง")
    tree = Tree(2567, 97)
    r = Report("never_right", "a", body, 2567)
    r.add(
        "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "องค์การบริหารส่วนตำบลโพธิ์มวงพันธ์", "ตำบลโพธิ์ม่วงพันธุ์ อำเภอสามโก้ จังหวัดอ่างทอง", "",
        f"องค์การบริหารส่วนตำบลโพธิม่วงพันธ์ ได้คะแนนประเมินภาพรวม {r.put(tree, 'overall', 'ITA')} คะแนน "
        f"โดยมีคะแนน IIT {r.put(tree, 'instrument', 'IIT')} คะแนน EIT {r.put(tree, 'instrument', 'EIT')} คะแนน "
        f"และ OIT {r.put(tree, 'instrument', 'OIT')} คะแนน", "", "อบต.โพธิ์มวงพันธ์ ขอขอบคุณประชาชนที่ร่วมตอบแบบวัด",
    )  # fmt: skip
    r.expect("organisation-name-varies")
    r.clean = True
    r.about["planted"] = ["the right name never stands in the text"]
    return r


DOCUMENTS = (
    never_right,
    memo_with_last_year, letters_2564, blanks_and_lowest, parts_in_prose, wrong_level, foreign_body, misspelt_body,
    years_conflict, sentences_of_many_kinds, difference_sentence,
)  # fmt: skip
