"""The made-up bodies. Their districts are real, so that the area of a report is found; no list knows their names."""

from __future__ import annotations

from typing import Final

from scripts.samples.sample import Body

TUA_YANG: Final = Body("เทศบาลตำบลตัวอย่างใต้", "ควนขนุน", "พัทลุง")
SOMMUT: Final = Body("องค์การบริหารส่วนตำบลสมมุติธารา", "เขมราฐ", "อุบลราชธานี")
CHAMLONG: Final = Body("เทศบาลเมืองจำลองนคร", "ท่าใหม่", "จันทบุรี")
THOTLONG: Final = Body("องค์การบริหารส่วนตำบลทดลองเขียว", "บางปะหัน", "พระนครศรีอยุธยา")
