"""The tables of opposites: each member is found, and no text that has one is passed over."""

from __future__ import annotations

import re

import pytest

from l10n.checks import antonyms
from l10n.languages import pack

LANGUAGES = [one for one in pack.languages() if one.antonyms.sure]
GROUPS = {
    f"{one.tag} {name}": members
    for one in LANGUAGES
    for name, members in {**one.antonyms.sure, **one.antonyms.likely}.items()
}


@pytest.mark.parametrize("group", GROUPS)
def test_a_plain_member_is_found_and_lets_its_text_be_searched(group: str) -> None:
    pattern = antonyms._pattern(GROUPS[group])
    heads = antonyms._heads(pattern)
    bare = re.sub(
        r"\([^()]*\)", "()", re.sub(r"\([^()]*\)", "()", "|".join(GROUPS[group]))
    )  # without what is around
    # Members without signs of a pattern, which stand for themselves.
    plain = [one for one in bare.split("|") if re.fullmatch(r"[^\W\d_]+", one)]
    for word in plain:
        assert pattern.fullmatch(word), word
        assert not heads.isdisjoint(antonyms._starts(word)), word
    assert heads


@pytest.mark.parametrize("kind", ["sure", "likely"])
def test_a_group_has_as_many_members_in_each_language(kind: str) -> None:
    counts = [{name: len(ones) for name, ones in getattr(one.antonyms, kind).items()} for one in LANGUAGES]
    assert len(counts) == 7
    assert all(one == counts[0] for one in counts)
