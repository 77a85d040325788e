from __future__ import annotations

from tests.read.helpers import paragraphs, tables

SCORES = """<table border="1">
 <caption>ผลคะแนน</caption>
 <thead>
  <tr><th rowspan="2">ตัวชี้วัด</th><th colspan="2">คะแนน</th></tr>
  <tr><th>๒๕๖๗</th><th>๒๕๖๘</th></tr>
 </thead>
 <tbody>
  <tr><td>การใช้
      <b>อำนาจ</b></td><td>๙๐.๐๐</td><td>๙๑.๐๐</td></tr>
  <tr><td rowspan="9">รวม<br>ทั้งหมด</td><td colspan="2">๙๒.๐๐</td></tr>
  <tr><td>x</td></tr>
 </tbody>
</table>"""


def test_table_in_a_text_keeps_spans_and_header() -> None:
    text = f"นำ\n{SCORES}\nท้าย"
    [table] = tables(text)
    assert table.header_rows == 2
    assert table.rows() == [
        ["ตัวชี้วัด", "คะแนน", ""],
        ["", "๒๕๖๗", "๒๕๖๘"],
        ["การใช้ อำนาจ", "๙๐.๐๐", "๙๑.๐๐"],
        ["รวม\nทั้งหมด", "๙๒.๐๐", ""],
        ["", "x", ""],
    ]
    spans = {cell.passage.text: (cell.row_span, cell.column_span) for cell in table.cells if cell.passage.text}
    assert spans["ตัวชี้วัด"] == (2, 1)
    assert spans["คะแนน"] == (1, 2)
    assert spans["รวม\nทั้งหมด"] == (2, 1)
    assert [cell.is_header for cell in table.cells[:4]] == [True] * 4
    assert paragraphs(text) == ["นำ", "ผลคะแนน", "ท้าย"]


def test_html_file() -> None:
    text = (
        "<!DOCTYPE html><html><head><title>ไม่แสดง</title><style>p{}</style><script>var a='<p>ไม่</p>'</script></head>"
        f"<body><h1>รายงาน</h1><p>ย่อ\nหน้า<br>สอง</p>\n{SCORES}<div>ท้าย</div></body></html>"
    )
    assert paragraphs(text, html=True) == ["รายงาน", "ย่อ หน้า\nสอง", "ผลคะแนน", "ท้าย"]
    assert [table.row_count for table in tables(text, html=True)] == [5]


def test_table_without_end_tags() -> None:
    [table] = tables("<table><tr><th>ก<th>ข<tr><td>ค<td>ง\n\nท้าย")
    assert table.rows() == [["ก", "ข"], ["ค", "ง"]]
    assert paragraphs("<table><tr><th>ก<th>ข<tr><td>ค<td>ง\n\nท้าย") == ["ท้าย"]


def test_text_between_rows_and_nested_tables_is_kept() -> None:
    text = "<table>หลง<tr><td>ก<table><tr><td>ใน<td>สอง</table>หลัง</td><td>ข</td></tr></table>"
    [table] = tables(text)
    assert table.rows() == [["ก\nใน สอง\nหลัง", "ข"]]
    assert paragraphs(text) == ["หลง"]


def test_foolish_spans_are_bounded() -> None:
    [table] = tables('<table><tr><td colspan="0">ก<td rowspan="-3">ข<td colspan="99999999999">ค</table>')
    assert table.column_count == 3
