"""Nearness of names: symmetric, 1 for equals alone, small slips small; domains near names by sound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.organisations.romanise import domain_labels, latin_similarity
from pipeline.normalise.organisations.similarity import Confusions
from tests.normalise.organisation_documents import organisation_rules

RULES = organisation_rules()
NEAR = Confusions(RULES.misreadings).similarity
NAMES = st.text(alphabet="กขคงจชดตถทนบปผพภมยรลวสหอะาิีุูเแโ", min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_nearness_is_symmetric_and_one_for_equals_alone(left: str, right: str) -> None:
    near = NEAR(left, right)
    assert abs(near - NEAR(right, left)) < 1e-9
    assert 0.0 <= near <= 1.0
    assert (near == 1.0) == (left == right)


def test_confused_letters_cost_less_than_others() -> None:
    assert NEAR("ภูดง", "กูดง") > NEAR("ภูดง", "สูดง")
    assert NEAR("หวยดง", "หยวดง") > NEAR("หวยดง", "หมกดง")


def test_a_domain_is_near_the_name_it_spells() -> None:
    assert domain_labels("www.namkhu-sao.go.th", RULES.mentions.domain) == ("namkhu",)
    assert domain_labels("tambonnamkhu.go.th", RULES.mentions.domain) == ("namkhu",)
    near = latin_similarity("namkhoo", "Nam Khu")
    assert near > 0.8
    assert near > latin_similarity("namkhoo", "Na Kham")
    assert latin_similarity("namkhoo", "Wang Thong") < 0.5
