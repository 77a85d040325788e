"""The figures of text layers without truth."""

from __future__ import annotations

from benchmarks.text_layers import counted


def test_what_is_wrong_with_a_text_is_counted() -> None:
    found = counted(["การประเมิน ที\ufffd โรงเีรยน", "คะแนน (cid:12)"])
    assert (found["pages"], found["unknown"]) == (2, 2)
    # เ has no letter behind it, and ี none below it.
    assert found["impossible"] == 2
    assert found["no word"] > 0
    sound = counted(["การประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"])
    assert (sound["unknown"], sound["impossible"]) == (0, 0)
