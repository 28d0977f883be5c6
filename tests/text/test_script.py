"""Whether a target is in the language and the letters that were asked for."""

from __future__ import annotations

import pytest

from l10n.text.script import is_other_language, words_in_other_scripts

CYRILLIC = "Подморница се јуче вратила у луку"
LATIN = "Podmornica se juče vratila u luku"


@pytest.mark.parametrize(
    ("language", "target", "other"),
    [
        ("sr", CYRILLIC, False),
        ("sr", LATIN, True),
        ("sr-RS", CYRILLIC, False),
        ("sr-Cyrl", CYRILLIC, False),
        ("sr-Latn", LATIN, False),
        ("sr-Latn-RS", LATIN, False),
        ("sr-Latn", CYRILLIC, True),
        ("yue", "佢尋日返咗去海港嗰度等緊船", False),
        ("ru", LATIN, True),
        ("fr", CYRILLIC, True),
    ],
)
def test_letters_tell_the_language(language: str, target: str, other: bool) -> None:
    assert is_other_language(target, language) is other


def test_a_cyrillic_word_is_a_stranger_in_serbian_in_latin_letters() -> None:
    assert [tuple(one) for one in words_in_other_scripts("Vratila se у luku juče.", "sr-Latn")] == [(11, 12)]
