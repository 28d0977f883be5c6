"""The tables of opposites: each member is found, and no text that has one is passed over."""

from __future__ import annotations

import re

import pytest

from l10n.checks import antonyms

LANGUAGES = ("fr", "en", "es", "de", "it", "pt", "ca")
GROUPS = {**antonyms._SURE, **antonyms._LIKELY}


@pytest.mark.parametrize("name", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_member_is_found_and_lets_its_text_be_searched(name: str, language: str) -> None:
    pattern = antonyms._pattern(GROUPS[name], language)
    assert pattern is not None
    heads = antonyms._heads(pattern)
    line = next(one for one in re.split(r"\n\s+(?=[a-z]{2} )", GROUPS[name]) if one.startswith(language))
    bare = re.sub(
        r"\([^()]*\)", "()", re.sub(r"\([^()]*\)", "()", line[3:])
    )  # without what stands around words
    # Members without signs of a pattern, which stand for themselves.
    plain = [one.strip() for one in re.split(r"[/|\n]", bare) if re.fullmatch(r"[^\W\d_]+", one.strip())]
    for word in plain:
        assert pattern.fullmatch(word), word
        assert not heads.isdisjoint(antonyms._starts(word)), word
    assert heads


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_has_as_many_members_in_each_language(name: str) -> None:
    patterns = [antonyms._pattern(GROUPS[name], language) for language in LANGUAGES]
    assert len({pattern.groups for pattern in patterns if pattern is not None}) == 1
