from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from l10n import engines
from l10n.engines import Guarded, Obeying
from l10n.engines.terms import Candidate
from l10n.engines.terms.alignment import Aligned, place, token_spans
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.terms import Term, Terms
from l10n.model import LanguagePair, Span, Translation

FR_EN = LanguagePair("fr", "en")
PREFERRED = Status.PREFERRED
ROWS = (
    Row("koursk", Kind.PLACE, PREFERRED, {"fr": "Koursk", "en": "Kursk"}),
    Row("otan", Kind.ACRONYM, PREFERRED, {"fr": "OTAN", "en": "NATO"}),
    Row("russie", Kind.PLACE, PREFERRED, {"fr": "Russie", "en": "Russia"}),
    Row("maire", Kind.TERM, PREFERRED, {"fr": "maire", "en": "lord mayor"}),
    Row("train", Kind.TERM, PREFERRED, {"fr": "train", "en": "railway carriage"}),
    Row("dame", Kind.TERM, PREFERRED, {"fr": "vieille dame", "en": "grey lady"}),
    Row("chat", Kind.TERM, PREFERRED, {"fr": "chat", "en": "tomcat"}),
)
TERMS = Terms(Glossary(ROWS), FR_EN)


class Fake:
    """An engine that says what it is told to: a test double."""

    def __init__(self, free: str, *candidates: Candidate, score: float | None = None) -> None:
        self.free, self.offered, self.score = free, list(candidates), score
        self.asked: list[str] = []
        self.origin, self.pair = "fake", FR_EN

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        return [Translation(self.free, self.score) for _ in sources]

    def candidates(
        self,
        sources: Sequence[str],
        found: Sequence[Sequence[Term]],
        free: Sequence[Translation],
        terms: Terms,
    ) -> list[list[Candidate]]:
        self.asked += sources
        return [self.offered for _ in sources]

    def close(self) -> None:
        pass


def said(engine: Fake, source: str) -> Translation:
    (made,) = Obeying(Guarded(engine), TERMS).translate([source])
    return made


def test_what_obeys_is_not_touched() -> None:
    engine = Fake("They are in Kursk today.", Candidate("Today they are in Kursk.", "attention", 0.0))
    assert said(engine, "Ils sont à Koursk aujourd'hui.") == Translation("They are in Kursk today.")
    assert engine.asked == []


def test_the_likeliest_that_obeys_is_taken_and_its_method_named() -> None:
    engine = Fake(
        "They are in Courske today.",
        Candidate("They are in Kursk now.", "prefix", -2.0),
        Candidate("They are in Kursk today.", "attention", -1.0),
        Candidate("They are in Moscow today.", "n-best", 0.0),
    )
    made = said(engine, "Ils sont à Koursk aujourd'hui.")
    assert (made.target, made.origin) == ("They are in Kursk today.", "fake +terms:attention")


REFUSED = [
    ("a term twice", "They are in Kursk in Kursk today."),
    ("a loop", "They are in Kursk today they are they are they are they are they are they are."),
    ("nothing", ""),
]


@pytest.mark.parametrize("target", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_wrong_otherwise_is_not_taken(target: str) -> None:
    free = "They are in Courske today."
    assert said(Fake(free, Candidate(target, "attention")), "Ils sont à Koursk aujourd'hui.").target == free


def test_a_misspelt_name_is_said_as_it_is_meant() -> None:
    engine = Fake("They are in Kouïsk today.", Candidate("They are in Kursk today.", "attention"))
    assert said(engine, "Ils sont à Kouïsk aujourd'hui.").target == "They are in Kursk today."


def test_a_good_adjective_is_not_bent_into_a_name() -> None:
    engine = Fake(
        "The Russian army is here.", Candidate("The Russia army is here.", "attention", -3.0), score=-1.0
    )
    assert said(engine, "L'armée de la Russie est ici.").target == "The Russian army is here."


def test_headlines_in_capitals_obey() -> None:
    engine = Fake(
        "The allies are in courske today.", Candidate("The allies are in Kursk today.", "attention")
    )
    assert said(engine, "LES ALLIÉS SONT À KOURSK AUJOURD'HUI").target == "THE ALLIES ARE IN KURSK TODAY."


def test_the_same_source_is_asked_for_once() -> None:
    engine = Fake("They are in Courske today.", Candidate("They are in Kursk today.", "attention"))
    source = "Ils sont à Koursk aujourd'hui."
    made = Obeying(Guarded(engine), TERMS).translate([source, "Rien à dire ici.", source])
    assert [one.target for one in made][::2] == ["They are in Kursk today."] * 2
    assert engine.asked == [source]


@pytest.mark.parametrize(
    ("source", "free", "wanted"),
    [
        ("Le maire a vu le train.", "The mayor saw the train.", "The lord mayor saw the railway carriage."),
        (
            "La vieille dame attend le train.",
            "The old lady is waiting for the train.",
            "The grey lady is waiting for the railway carriage.",
        ),
        (
            "Le chat cherche la clé dans la rue.",
            "The cat is looking for the key in the street.",
            "The tomcat is looking for the key in the street.",
        ),
    ],
)
def test_a_real_model_is_made_to_say_terms(packages: Path, source: str, free: str, wanted: str) -> None:
    engine = engines.start(FR_EN, "argos", None, TERMS)
    (made,) = engine.translate([source])
    assert made.target == wanted
    assert made.origin.startswith("argos fr→en 1.0 +terms:")
    engine.close()
    plain = engines.start(FR_EN, "argos")
    assert [one.target for one in plain.translate([source])] == [free]
    plain.close()


@pytest.mark.parametrize(
    "source",
    ["L'OTAN a vu le train.", "Le train de Kouïsk attend le maire.", "LE MAIRE A VU LE TRAIN À KOURSK"],
)
def test_a_real_model_leaves_nothing_behind(packages: Path, source: str) -> None:
    engine = engines.start(FR_EN, "argos", None, TERMS)
    (made,) = engine.translate([source])
    engine.close()
    found = [*TERMS.find(source), *TERMS.meant(source)]
    assert TERMS.lacking(found, made.target) == []
    assert "  " not in made.target
    assert "⟦" not in made.target


def test_tokens_are_placed_in_their_text() -> None:
    assert token_spans(["▁L", "'", "OT", "AN", "▁", "dit", "."], "L’OTAN\u00a0 dit.") == (
        (0, 1),
        (1, 2),
        (2, 4),
        (4, 6),
        (8, 8),
        (8, 11),
        (11, 12),
    )
    assert token_spans(["▁other"], "text") is None


def test_the_place_of_a_term_has_its_attention() -> None:
    text = "Le train part."
    (term,) = TERMS.find(text)
    source = [Span(0, 2), Span(3, 8), Span(9, 13), Span(13, 14)]
    words = [Span(0, 3), Span(4, 9), Span(10, 16), Span(16, 17)]
    attention = [[0.9, 0.1, 0, 0], [0.1, 0.8, 0.1, 0], [0, 0.1, 0.9, 0], [0, 0, 0, 1.0]]
    target = Aligned("The coach leaves.", tuple(words), attention)
    assert place(term, text, source, target, [], "en") == (4, 9)
    assert place(term, text, source, target, [Span(4, 9)], "en") not in (None, (4, 9))
