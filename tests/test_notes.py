"""Notes for translators: each can be said in another language by its line alone, and said back again."""

from __future__ import annotations

import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import notes
from l10n.messages import Message, languages, msg, msg_with_hint, said
from l10n.notes import in_language
from l10n.text.markup import compare, described, parse

BOTH = described(compare(parse("<1>a</1>"), parse("</1>a<1>")))
FIGURES = msg(notes.FIGURES, detail=msg(notes.NUMBER_MISSING, number="250"))
SIMILAR = msg(
    notes.SIMILAR, percent=87, difference="le [-presse-]{+mer+}", target="El mar (o no)", article="a"
)


@pytest.mark.parametrize(
    ("note", "language", "text"),
    [
        pytest.param(FIGURES, "en", "has other figures or currencies: 250 is not there", id="English"),
        pytest.param(FIGURES, "es", "tiene otras cifras o monedas: 250 no está", id="a detail"),
        pytest.param(
            msg(notes.MARKUP, detail=BOTH),
            "ca",
            "les seves marques no s’han pogut tornar a posar: <1>, </1> de menys; </1>, <1> de més",
            id="two details",
        ),
        pytest.param(
            msg_with_hint(FIGURES, msg(notes.MARKUP, detail=BOTH)),
            "es",
            "tiene otras cifras o monedas: 250 no está; sus marcas no se han podido volver a poner: "
            "<1>, </1> de menos; </1>, <1> de más",
            id="two notes of one target",
        ),
        pytest.param(
            SIMILAR,
            "fr",
            "mémoire 87\xa0%\xa0: le [-presse-]{+mer+} → «\xa0El mar (o no)\xa0» (a)",
            id="the memory's",
        ),
        pytest.param(
            msg(notes.MEMORY_ALSO, article="neige", others="“Sí.” (koursk)"),
            "fr",
            "mémoire\xa0: comme dans neige\xa0; aussi “Sí.” (koursk)",
            id="the template that says the most",
        ),
        pytest.param("knows nothing", "fr", "knows nothing", id="not ours"),
        pytest.param("", "fr", "", id="nothing"),
    ],
)
def test_a_note_in_another_language(note: str, language: str, text: str) -> None:
    assert in_language(str(note), language) == text == said(note, language)


def every_note(values: dict[str, str]) -> list[Message]:
    inner = {**values, "detail": msg(notes.MARKS["lost"], **values)}
    details = [msg(template, **inner) for template in notes._DETAILS[1:]]
    return [
        msg(template, **{**values, "detail": detail})
        for template in notes._NOTES
        for detail in (details if "{detail}" in template else ("",))
    ]


TEXTS = st.text("aé «»“”();: %→{}-", min_size=1, max_size=12).filter(lambda text: text == text.strip())
PLACES = ("words", "article", "others", "difference", "target", "forms", "number", "sign", "marks")


@given(st.fixed_dictionaries(dict.fromkeys(PLACES, TEXTS)), st.integers(75, 100))
def test_a_note_comes_back_as_it_was(values: dict[str, str], percent: int) -> None:
    for note in every_note({**values, "percent": str(percent)}):
        for one, other in permutations(languages(), 2):
            text = said(note, one)
            assert in_language(text, one) == text
            assert in_language(in_language(text, other), one) == text


def test_every_note_is_said_in_every_language() -> None:
    for note in every_note(dict.fromkeys((*PLACES, "percent"), "x1")):
        for language in languages():
            assert in_language(str(note), language) == said(note, language)


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("memory 1 %: " + " → “a” (" * 20_000, id="places that may end anywhere"),
        pytest.param("its markup could not be put back: " + "1 is not there; " * 5_000, id="details"),
        pytest.param("does not know " + "a" * 1_000_000 + "\n", id="long"),
    ],
)
def test_a_strangers_note_takes_no_longer_than_its_length(note: str) -> None:
    begun = time.process_time()
    assert in_language(note, "en") == note
    in_language(note, "fr")
    assert time.process_time() - begun < 5
