from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.apertium.text import Piece, finish, not_known, pieces, prepare


@pytest.mark.parametrize(
    ("source", "request_"),
    [
        pytest.param("Bonjour", "Bonjour.[]", id="a headline gets a stop"),
        pytest.param("Bonjour.", "Bonjour..[]", id="a sentence gets one more"),
        pytest.param(" \xa0Oui\t", "Oui.[]", id="edge white space stays out"),
        pytest.param("km/h", r"km\/h.[]", id="slash escaped"),
        pytest.param("a * b", "a [0] b.[]", id="star"),
        pytest.param("un 😀😀 deux ☃", "un [0] deux [1].[]", id="a run of signs is one"),
        pytest.param("e\u0301te\u0301", "été.[]", id="composed"),
        pytest.param("Amé\xadrique", "Amérique.[]", id="soft hyphen"),
        pytest.param("États\u2011Unis", "États-Unis.[]", id="hyphen that does not break"),
        pytest.param("a\x00b\u2028c", "a[0]b[1]c.[]", id="control characters"),
        pytest.param("a\ud800b", "a[0]b.[]", id="lone surrogate"),
        pytest.param("Dire #oui", "Dire xqwakx.[]", id="hashtag"),
        pytest.param("xq : C# @moi", "xq : xqzkwakx xqzkwbkx.[]", id="made-up words are not in the source"),
        pytest.param("", ".[]", id="empty"),
    ],
)
def test_a_source_is_made_ready(source: str, request_: str) -> None:
    assert prepare(source).request == request_


@pytest.mark.parametrize(
    "word",
    [
        "https://exemple.org/a_b?c=d#e",
        "www.exemple.org",
        "jean.dupont+a@exemple.fr",
        "lemonde.fr",
        "exemple.org/page/un",
        "#JeSuisCharlie",
        "@handle_2",
        "nom_de_fichier",
        "C#",
        "C++",
        "a*b",
        "Exemple.fr/page",
        "HTTPS://exemple.org",
    ],
)
def test_what_must_stay_is_one_piece(word: str) -> None:
    assert (Piece.WORD, word) in list(pieces(f"Lire {word}, puis dormir."))


@pytest.mark.parametrize(
    ("source", "answer", "target"),
    [
        pytest.param("Bonjour", "Hola.[]", "Hola", id="the stop goes"),
        pytest.param("Bonjour.", "Hola..[]", "Hola.", id="the source's own stays"),
        pytest.param("etc", "etcétera[]", "etcétera", id="the stop was eaten"),
        pytest.param("Bonjour", "hola.[]", "Hola", id="a capital stays"),
        pytest.param("iPhone", "iPhone.[]", "iPhone", id="no capital is made"),
        pytest.param(" Oui\xa0", "Sí.[]", " Sí\xa0", id="edge white space comes back"),
        pytest.param("n’a pas", "no ha  .[]", "no ha", id="double space"),
        pytest.param("mot", "*mot.[]", "mot", id="mark of an unknown word"),
        pytest.param("mot", "@mot.[]", "mot", id="mark of an untranslated word"),
        pytest.param("mot", "#mot.[]", "mot", id="mark of an ungenerated word"),
        pytest.param("mot", "tener# lugar.[]", "tener lugar", id="mark inside a group"),
        pytest.param("mot", "de+el ~mot.[]", "de el mot", id="joined"),
        pytest.param("km/h", r"km\/h.[]", "km/h", id="unescaped"),
        pytest.param("a * # b", "a [0] [1] b.[]", "a * # b", id="the source's own signs"),
        pytest.param("a * # b", "a [1] b [0].[]", "a # b *", id="moved"),
        pytest.param("a * # b", "a [0] b.[]", None, id="one lost"),
        pytest.param("a * b", "a [0] [0] b.[]", None, id="one doubled"),
        pytest.param("Dire #oui", "Decir Xqwakx.[]", "Decir #oui", id="a word that got a capital"),
        pytest.param("Dire #oui", "Decir.[]", None, id="a word lost"),
    ],
)
def test_an_answer_is_made_a_target(source: str, answer: str, target: str | None) -> None:
    assert finish(prepare(source), answer) == target


def test_unknown_words_are_named_once_without_those_made_up() -> None:
    ready = prepare("Dire #oui")
    stream = r"^el<det>$ ^*zing$ ^@aller<vblex>$ ^*xqwakx$ ^*zing$ ^*a\/b$^.<sent>$[]"
    assert not_known(ready, stream) == ("zing", "aller", "a/b")


@given(st.text())
def test_a_pipeline_that_changes_nothing_gives_back_every_sign(source: str) -> None:
    ready = prepare(source)
    target = finish(ready, ready.request.replace(r"\/", "/"))
    assert target is not None
    kept = [text for kind, text in pieces(source.strip()) if kind is not Piece.TEXT]
    assert all(text in target for text in kept)


@given(st.text())
def test_no_request_holds_a_sign_of_the_stream_format_but_masks(source: str) -> None:
    request = prepare(source).request
    assert not set(request) & set("^$@<>*#~+_{}|\0\n")
    request.encode()
