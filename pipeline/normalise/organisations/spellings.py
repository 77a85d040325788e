"""Groups the mentions of a document by spelling: how each body's name was printed, how often and where.

Takes organisation statements, gives spellings with kind and bare name; never judges which body is meant and drops what
turns out to be a person's name or no name at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from pipeline.matching.organisation_labels import agency_name
from pipeline.matching.prefixes import prefix_finder, restore_am
from pipeline.normalise.organisations.areas import AreaSpelling
from pipeline.records import OrganisationKind, Spot, Statement
from pipeline.rulebook.organisation_words import MentionRules
from pipeline.rulebook.organisations import JudgingRules, OrganisationRules
from pipeline.thai import compose, skeleton

_FRONT = frozenset({"title", "memo"})
_RUN_ON = 4  # letters: fewer after a known name may be the rest of an unknown longer one


@dataclass(slots=True)
class Spelling:
    """One distinct printed form (``printed``: prefix and name, blanks joined) of a name of a kind.

    ``weight`` is the largest weight of the places where it stands times 1 + ln(count).
    """

    printed: str
    kind: OrganisationKind
    name: str
    run: str
    is_spaced: bool
    spots: list[tuple[Spot, str]] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    areas: list[AreaSpelling] = field(default_factory=list)
    subdistricts: set[str] = field(default_factory=set)
    place_weight: float = 0.0

    def join(self, other: Spelling) -> None:
        """Takes the mentions of an equal spelling in."""
        self.spots += other.spots
        self.places |= other.places
        self.areas += other.areas
        self.subdistricts |= other.subdistricts
        self.place_weight = max(self.place_weight, other.place_weight)
        self.is_spaced = self.is_spaced and other.is_spaced

    @property
    def skeleton(self) -> str:
        """What the name is compared by."""
        return skeleton(self.name)

    @property
    def count(self) -> int:
        """How often it is printed."""
        return len(self.spots)

    @property
    def weight(self) -> float:
        """What it counts as evidence."""
        return self.place_weight * (1.0 + math.log(self.count))

    @property
    def is_front(self) -> bool:
        """Whether the reporter names itself so in a title or the memo's head."""
        return bool(self.places & _FRONT)


def rule_parts(statement: Statement) -> tuple[str, str]:
    """What a statement names and where: ``organisations#name.title`` gives ``("name", "title")``."""
    what, _, where = statement.rule_id.partition("#")[2].partition(".")
    return what, where


def area_spelling(statement: Statement, weight: float) -> AreaSpelling | None:
    """The district and province that a statement prints, or ``None``."""
    district, province = statement.first("district"), statement.first("province")
    if district is None and province is None:
        return None
    district_name, province_name = (restore_am(area.spot.text) if area else None for area in (district, province))
    return AreaSpelling(district_name, province_name, weight)


def place_weight(where: str, judging: JudgingRules) -> float:
    """What a mention counts by where it stands."""
    weights = judging.weights
    match where:
        case "title":
            return weights.title
        case "memo":
            return weights.memo
        case "text":
            return weights.text
        case "cell":
            return weights.cell
        case _:
            raise ValueError(f"no weight for a mention in {where!r}")


def group_spellings(statements: Iterable[Statement], rules: OrganisationRules) -> list[Spelling]:
    """The distinct printed forms in order of their first mention; ``name`` and ``agency`` statements only."""
    found: dict[tuple[str, str], Spelling] = {}
    for statement in statements:
        what, where = rule_parts(statement)
        name = statement.first("name")
        if what not in ("name", "agency") or name is None:
            continue
        spelling = _agency(name.spot.text, rules) if what == "agency" else _local(statement, name.spot.text, rules)
        if spelling is None:
            continue
        known = found.setdefault((spelling.kind, spelling.printed), spelling)
        known.spots.append((name.spot, statement.rule_id))
        known.places.add(where)
        known.run = known.run if len(known.run) >= len(spelling.run) else spelling.run
        known.is_spaced = known.is_spaced and spelling.is_spaced
        weight = place_weight(where, rules.judging)
        known.place_weight = max(known.place_weight, weight)
        area = area_spelling(statement, weight * 2)
        if area is not None:
            known.areas.append(area)
        known.subdistricts.update(skeleton(restore_am(one.spot.text)) for one in statement.all("subdistrict"))
    return list(found.values())


def refine(spelling: Spelling, is_near: bool, known: Set[str], printed: Set[str], rules: MentionRules) -> Spelling:
    """The spelling with its name cut or prolonged where the letters after the prefix hold a name of the area.

    Args:
        spelling: As the mentions have it.
        is_near: Whether the name is near one of ``known``: it is then no shorter name that runs on.
        known: Skeletons of the names of the area's bodies.
        printed: Skeletons of all names of the document: a name is cut only to one that also stands alone.
        rules: For the titles of persons, before which a name ends.
    """
    whole = re.sub(r"\s+", "", spelling.run)
    if spelling.skeleton in known:
        return spelling
    for end in range(len(whole), 1, -1):
        part = whole[:end]
        if skeleton(part) not in known or re.match("[\u0e30-\u0e3a\u0e47-\u0e4e]", whole[end : end + 1]):
            continue
        run_on = len(spelling.name) - len(part) >= _RUN_ON and not is_near and skeleton(part) in printed
        if len(part) > len(spelling.name) or run_on:
            return _renamed(spelling, part)
    if not is_near:
        cut = min((at for title in rules.titles_inside if (at := spelling.name.find(title)) >= 2), default=0)
        if cut:
            return _renamed(spelling, spelling.name[:cut])
    return spelling


def names_a_person(spelling: Spelling, rules: MentionRules) -> bool:
    """Whether what follows the prefix begins with a person's title (นาย, นาง)."""
    return spelling.name.startswith(tuple(rules.personal_titles))


def _renamed(spelling: Spelling, name: str) -> Spelling:
    prefix = spelling.printed.removesuffix(spelling.name)
    return replace(spelling, name=name, printed=prefix + name)


def _agency(text: str, rules: OrganisationRules) -> Spelling:
    name = agency_name(text, rules)
    return Spelling(" ".join(compose(text).split()), "agency", name, name, is_spaced=False)


def _local(statement: Statement, text: str, rules: OrganisationRules) -> Spelling | None:
    match = prefix_finder(rules).match_label(text)
    run = statement.first("run")
    if match is None or run is None:
        return None
    name = compose(re.sub(r"\s+", "", restore_am(text[match.name_start :])))
    prefix = compose(re.sub(r"\s+", "", text[match.start : match.name_start]))
    return Spelling(prefix + name, match.kind, name, compose(restore_am(run.spot.text)), match.is_spaced)
