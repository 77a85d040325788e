"""How well planned and reported measures are told the same, on pairs that no rule was tuned on.

``python -m benchmarks.follow_up`` prints each pair that is decided otherwise than a person did, then precision and
recall of ``same`` and of ``same`` with ``candidate``. Keep these pairs out of ``rules/similarity.yml``.
"""

from __future__ import annotations

import sys
from collections import Counter

from pipeline.load.follow_up.likeness import Wording, likeness
from pipeline.rulebook import load_rulebook
from pipeline.rulebook.similarity import Subject

# Planned, reported, what is known of their subjects, what a person decides.
_PAIRS: tuple[tuple[str, str, Subject, str], ...] = (
    ("จัดทำแบบฟอร์มขออนุญาตใช้รถยนต์ส่วนกลาง", "มีการใช้แบบขออนุญาตใช้รถส่วนกลางทุกครั้งก่อนนำรถออก", "shared", "same"),
    ("เผยแพร่ขั้นตอนการขอรับเบี้ยยังชีพผู้สูงอายุ", "ประชาสัมพันธ์ขั้นตอนการรับเบี้ยยังชีพผู้สูงอายุผ่านหอกระจายข่าว", "shared", "same"),
    ("จัดให้มีช่องทางถามตอบ Q&A บนเว็บไซต์", "เปิดกระดานถามตอบ Q&A ในเว็บไซต์ให้ประชาชนสอบถาม", "shared", "same"),
    ("ผู้บริหารแสดงเจตจำนงสุจริตต่อสาธารณะ", "นายกประกาศเจตจำนงสุจริตในการบริหารงาน", "shared", "same"),
    ("กำหนดหลักเกณฑ์การประเมินผลการปฏิบัติงานที่ชัดเจน", "แจ้งเวียนหลักเกณฑ์ประเมินผลการปฏิบัติงานให้พนักงานทราบ", "shared", "same"),
    ("สรุปผลการจัดซื้อจัดจ้างรายเดือน", "เผยแพร่สรุปผลการจัดซื้อจัดจ้าง (สขร.1) ทุกเดือน", "unknown", "same"),
    ("จัดกิจกรรมจิตอาสาปลูกฝังวัฒนธรรมสุจริต", "จัดกิจกรรมจิตอาสาเพื่อสร้างวัฒนธรรมสุจริตในองค์กร", "unknown", "same"),
    ("ติดตั้งป้ายแสดงค่าธรรมเนียมการให้บริการ", "ได้จัดทำป้ายอัตราค่าธรรมเนียมติดไว้หน้าห้องบริการ", "shared", "same"),
    ("ปรับปรุงคู่มือสำหรับประชาชน", "จัดทำคู่มือสำหรับประชาชนฉบับปรับปรุง", "unknown", "same"),
    ("ทบทวนคำสั่งแบ่งงานและมอบหมายหน้าที่", "ออกคำสั่งแบ่งงานและมอบหมายหน้าที่ความรับผิดชอบ", "shared", "same"),
    ("รายงานผลการใช้จ่ายงบประมาณรายไตรมาส", "เผยแพร่รายงานการใช้จ่ายงบประมาณไตรมาสที่ 1-4", "shared", "same"),
    ("สำรวจความพึงพอใจของผู้มาติดต่อ", "ประเมินความพึงพอใจผู้รับบริการ ณ จุดบริการ", "shared", "candidate"),
    ("จัดทำสื่อประชาสัมพันธ์ช่องทางร้องเรียน", "ติดตั้งตู้รับเรื่องร้องเรียนหน้าสำนักงาน", "shared", "candidate"),
    ("อบรมให้ความรู้เรื่องผลประโยชน์ทับซ้อน", "เผยแพร่คู่มือผลประโยชน์ทับซ้อน", "shared", "candidate"),
    ("จัดทำคู่มือการใช้รถยนต์ส่วนกลาง", "จัดทำคู่มือการร้องเรียนการทุจริต", "shared", "none"),
    ("เผยแพร่แผนอัตรากำลังบนเว็บไซต์", "เผยแพร่ข้อบัญญัติงบประมาณบนเว็บไซต์", "shared", "none"),
    ("ดำเนินการจัดทำแผนปฏิบัติการป้องกันการทุจริต", "ดำเนินการจัดทำทะเบียนทรัพย์สิน", "unknown", "none"),
    ("อบรมพนักงานเรื่องการจัดซื้อจัดจ้าง", "อบรมพนักงานเรื่องงานสารบรรณ", "unknown", "none"),
    ("แต่งตั้งคณะทำงานประเมิน ITA", "แต่งตั้งคณะกรรมการตรวจรับพัสดุ", "unknown", "none"),
    ("รายงานผลการประเมินความเสี่ยง", "รายงานผลการบริหารทรัพยากรบุคคล", "shared", "none"),
    ("ให้บริการนอกเวลาราชการช่วงพักเที่ยง", "ลดขั้นตอนการชำระภาษี", "shared", "none"),
    ("ประกาศนโยบายบริหารทรัพยากรบุคคล", "ประกาศนโยบายคุ้มครองข้อมูลส่วนบุคคล", "unknown", "none"),
    ("ปรับปรุงห้องน้ำและที่จอดรถ", "จัดทำบัญชีคุมพัสดุ", "unknown", "none"),
    ("ประชุมประจำเดือนเพื่อติดตามงาน", "ประชุมสภาท้องถิ่นสมัยสามัญ", "unknown", "none"),
)  # fmt: skip


def main() -> None:
    """Decides every pair by the rules of the checkout and prints the counts."""
    rules = load_rulebook().similarity.follow_up
    counts: Counter[tuple[str, str]] = Counter()
    for planned, reported, subject, wanted in _PAIRS:
        alike = likeness(Wording(planned, (), rules), Wording(reported, (), rules))
        given = rules.of(subject).decision(alike)
        counts[wanted, given] += 1
        if given != wanted:
            sys.stdout.write(f"{alike:.2f} subject {subject}: {wanted}, given {given}: {planned} | {reported}\n")
    for positive in ({"same"}, {"same", "candidate"}):
        right = sum(number for (wanted, given), number in counts.items() if wanted in positive and given in positive)
        told = sum(number for (_, given), number in counts.items() if given in positive)
        true = sum(number for (wanted, _), number in counts.items() if wanted in positive)
        sys.stdout.write(f"{' or '.join(sorted(positive)):18} precision {right}/{told}, recall {right}/{true}\n")


if __name__ == "__main__":
    main()
