"""Parse a label that names one organisation: ``อบต.หนองตัวอย่าง อ.เมือง จ.ขอนแก่น`` in a cell or caption.

Takes a label and the organisation rules, gives kind, name and areas as printed; never decides which body is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.matching.prefixes import prefix_finder
from pipeline.records import OrganisationKind
from pipeline.rulebook.organisations import OrganisationRules
from pipeline.thai import arabic_digits, compose, skeleton
from pipeline.thai.script import THAI

_NUMBER = re.compile(r"\s*(เขต)\s*([0-9]{1,2})(?![0-9])")
_BARE = re.compile(f"(?:[0-9๐-๙]+[.)]\\s*)?([ก-ฮเ-ไ][{THAI}\\s-]*)")


@dataclass(frozen=True, slots=True)
class OrganisationLabel:
    """A label's parts, as printed. ``kind`` is ``None`` for a bare name; areas are without their word."""

    kind: OrganisationKind | None
    name: str
    subdistrict: str | None = None
    district: str | None = None
    province: str | None = None


def match_organisation_label(text: str, rules: OrganisationRules, kind_text: str = "") -> OrganisationLabel | None:
    """Return the parts of a label, or ``None`` where it names no organisation.

    ``kind_text`` is the text of a kind column (ประเภท: ``อบต.``, ``เทศบาลตำบล``); a prefix in the label comes first.
    """
    label = re.sub(r"^\s*[0-9๐-๙]+\s*[.)]\s*", "", text).strip()
    areas: dict[str, str] = {}
    for level in ("province", "district", "subdistrict"):
        words = sorted(getattr(rules.mentions.area_words, level), key=len, reverse=True)
        hit = re.search(rf"[\s(,]+(?:{'|'.join(map(re.escape, words))})\s*([ก-ฮเ-ไ][{THAI}-]+)[\s),]*$", label)
        if hit:
            areas[level] = hit.group(1)
            label = label[: hit.start()].rstrip(" ,(")
    found = prefix_finder(rules).match_label(label) or prefix_finder(rules).match_whole(label)
    if found is not None:
        return OrganisationLabel(found.kind, _tidy(label[found.name_start :], rules), **areas)
    if label.startswith(rules.prefixes.agency_prefixes) and not prefix_finder(rules).begins_with_prefix(label):
        return OrganisationLabel("agency", agency_name(label, rules), **areas)
    bare = _BARE.fullmatch(label)
    if bare is None or prefix_finder(rules).begins_sentence(label):
        return None
    return OrganisationLabel(kind_of(kind_text, rules), _tidy(bare.group(1), rules), **areas)


def agency_name(text: str, rules: OrganisationRules) -> str:
    """Return the name of an agency as it is kept: short forms in full, its number Arabic and set apart."""
    name = " ".join(compose(arabic_digits(text)).split())
    for short, full in rules.prefixes.agency_short.items():
        name = re.sub(rf"^{re.escape(short)}\s*", full, name)
    return _NUMBER.sub(r" \1 \2", name)


def kind_of(text: str, rules: OrganisationRules) -> OrganisationKind | None:
    """Return the kind that a word stands for (``อบต.``, ``เทศบาลเมือง``), or ``None``."""
    wanted = skeleton(text)
    if not wanted:
        return None
    for kind, known in rules.prefixes.kinds.items():
        if wanted in {skeleton(word) for word in (known.prefix, known.name_th, *known.short, *known.variants)}:
            return kind
    return next((kind for kind, words in rules.register_.kind_values.items() if wanted in map(skeleton, words)), None)


def _tidy(name: str, rules: OrganisationRules) -> str:
    """Return the name without a sentence that follows it and without spaces that a narrow cell inserted."""
    letters = re.match(f"[{THAI}\\s.-]+", name)
    joined = re.sub(r"\s+", "", letters.group() if letters else name)
    return joined[: prefix_finder(rules).cut(joined)].rstrip(".-")
