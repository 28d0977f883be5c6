"""What a translation leaves as it is, and where no term is looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.text.placeables import addresses, placeables, split_placeables


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voir https://a.fr/b_c?d=e#f.", ["https://a.fr/b_c?d=e#f"]),
        ("(www.exemple.fr)", ["www.exemple.fr"]),
        ("Le Monde (lemonde.fr), jean@exemple.fr", ["lemonde.fr", "jean@exemple.fr"]),
        ("@a #b c@ # d", ["@a", "#b"]),
        ("un_nom et a_", ["un_nom"]),
        ("M. Dupont. Etc. 3.5", []),
        (
            "Le {nom} de ${ville}, {{ n }} %(total)s {0} { a b }",
            ["{nom}", "${ville}", "{{ n }}", "%(total)s"],
        ),
    ],
)
def test_a_placeable_is_found_whole(text: str, found: list[str]) -> None:
    assert [*placeables(text)] == found
    assert "".join(split_placeables(text)) == text


def test_people_translate_hashtags() -> None:
    text = "#Ukraine @Ukraine Ukraine.fr"
    assert [text[start:end] for start, end in addresses(text)] == ["@Ukraine", "Ukraine.fr"]


PARTS = ["Www.", "www.", ".fr", "a.", "://", "ftp", "@", "#", "_", " ", "é", "3.5", "{a}", "{", "}", "%(a)s"]


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_a_text_that_is_cut_is_whole(text: str) -> None:
    assert "".join(split_placeables(text)) == text
    assert tuple(split_placeables(text)[1::2]) == placeables(text)


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_no_text_is_passed_over_that_has_one(text: str) -> None:
    assert (*placeables(text), "#x") == placeables(f"{text} #x")
