from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from l10n import engines
from l10n.engines import Enforcer, Guarded
from l10n.engines.terms import Candidate, TermRequest
from l10n.engines.terms.alignment import Group, losses, places, token_spans
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair, Span, Translation
from l10n.text.tokens import word_spans

FR_EN = LanguagePair("fr", "en")
PREFERRED = Status.PREFERRED
ROWS = (
    Row("koursk", Kind.PLACE, PREFERRED, {"fr": "Koursk", "en": "Kursk"}),
    Row("otan", Kind.ACRONYM, PREFERRED, {"fr": "OTAN", "en": "NATO"}),
    Row("russie", Kind.PLACE, PREFERRED, {"fr": "Russie", "en": "Russia"}),
    Row("russie", Kind.DEMONYM, PREFERRED, {"fr": "Russe", "en": "Russian"}),
    Row("maire", Kind.TERM, PREFERRED, {"fr": "maire", "en": "lord mayor"}),
    Row("train", Kind.TERM, PREFERRED, {"fr": "train", "en": "railway carriage"}),
    Row("dame", Kind.TERM, PREFERRED, {"fr": "vieille dame", "en": "grey lady"}),
    Row("chat", Kind.TERM, PREFERRED, {"fr": "chat", "en": "tomcat"}),
)
TERMS = TermFinder(Glossary(ROWS), FR_EN)


class Fake:
    """An engine that says what it is told to: a test double."""

    def __init__(self, free: str, *candidates: Candidate, score: float | None = None) -> None:
        self.free, self.offered, self.score = free, list(candidates), score
        self.asked: list[str] = []
        self.origin, self.pair = "fake", FR_EN

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        return [Translation(self.free, self.score) for _ in sources]

    def candidates(self, requests: Sequence[TermRequest], finder: TermFinder) -> list[list[Candidate]]:
        self.asked += [one.source for one in requests]
        return [self.offered for _ in requests]

    def close(self) -> None:
        pass


class Reader(Fake):
    """One that reads terms in its sources, and says how likely it finds what others made."""

    def __init__(self, free: str, *candidates: Candidate, told: Sequence[Candidate], alone: str = "") -> None:
        super().__init__(free, *candidates, score=-0.4)
        self.told, self.alone, self.told_of = list(told), alone, list[str]()

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        return [Translation(self.free if "." in one else self.alone, self.score) for one in sources]

    def annotated(self, requests: Sequence[TermRequest]) -> list[list[Candidate]]:
        self.told_of += [one.source for one in requests]
        return [self.told for _ in requests]

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [-0.5 for _ in pairs]


def said(engine: Fake, source: str) -> Translation:
    (made,) = Enforcer(Guarded(engine), TERMS).translate([source])
    return made


def test_what_obeys_is_not_touched() -> None:
    engine = Fake("They are in Kursk today.", Candidate("Today they are in Kursk.", "omission", 0.0))
    assert said(engine, "Ils sont à Koursk aujourd'hui.") == Translation("They are in Kursk today.")
    assert engine.asked == []


def test_the_likeliest_that_obeys_is_taken_and_its_method_named() -> None:
    engine = Fake(
        "They are in Courske today.",
        Candidate("They are in Kursk now.", "prefix", -2.0),
        Candidate("They are in Kursk today.", "omission", -1.0),
        Candidate("They are in Moscow today.", "n-best", 0.0),
    )
    made = said(engine, "Ils sont à Koursk aujourd'hui.")
    assert (made.target, made.origin) == ("They are in Kursk today.", "fake +terms:omission")


IN_KURSK = "Ils sont à Koursk aujourd'hui."


@pytest.mark.parametrize(
    ("score", "target", "told_of"),
    [
        pytest.param(-0.8, "They are in Kursk today.", [], id="put where it fits"),
        pytest.param(-1.0, "Today they are in Kursk.", [IN_KURSK], id="put where it doesn't"),
    ],
)
def test_a_model_that_reads_terms_is_told_them_where_they_do_not_fit(
    score: float, target: str, told_of: list[str]
) -> None:
    engine = Reader(
        "They are in Courske today.",
        Candidate("They are in Kursk today.", "omission", score),
        told=[Candidate("Today they are in Kursk.", "annotation", -0.3)],
    )
    assert said(engine, IN_KURSK).target == target
    assert engine.told_of == told_of


def test_a_term_stands_for_the_engines_own_word_where_other_ways_do_not_fit() -> None:
    engine = Reader(
        "The Course will be in Courske.",
        Candidate("Kursk will be in Courske.", "omission", -2.0),
        told=[],
        alone="Courske",
    )
    made = said(engine, "La course sera à Koursk.")
    assert (made.target, made.origin) == ("The Course will be in Kursk.", "fake +terms:replaced")


LAND_AND_PEOPLE = "La Russie et les Russes pleurent."
RUSSIA_TWICE = Candidate("Russia and Russia weep.", "omission", -0.5)


@pytest.mark.parametrize(
    ("source", "free", "candidates", "target"),
    [
        pytest.param(
            LAND_AND_PEOPLE,
            "Russia and the Rouches weep.",
            [RUSSIA_TWICE, Candidate("Russia and the Russians weep.", "omission", -1.2)],
            "Russia and the Russians weep.",
            id="a form for each of two terms goes before one for both",
        ),
        pytest.param(
            LAND_AND_PEOPLE,
            "Russia and the Rouches weep.",
            [RUSSIA_TWICE, Candidate("Russia and the Russians often cry today.", "omission", -1.2)],
            "Russia and the Russians often cry today.",
            id="though it changes more",
        ),
        pytest.param(
            "À Koursk, les Russes de Russie pleurent.",
            "In Courske, Russians of Russia weep in Russia.",
            [
                Candidate("In Kursk, Russians of Russia weep in Russia.", "omission", -0.5),
                Candidate("In Kursk, the Russians of Russia weep.", "omission", -0.9),
            ],
            "In Kursk, the Russians of Russia weep.",
            id="what the free one says too often, too",
        ),
        pytest.param(
            LAND_AND_PEOPLE,
            "Russia and the Rouches weep.",
            [RUSSIA_TWICE],
            "Russia and Russia weep.",
            id="where there is no other, one form says both",
        ),
    ],
)
def test_what_says_each_of_two_terms_in_its_own_form_is_better(
    source: str, free: str, candidates: list[Candidate], target: str
) -> None:
    assert said(Fake(free, *candidates), source).target == target


def test_a_model_that_reads_terms_is_told_them_where_one_form_says_two() -> None:
    engine = Reader(
        "Russia and the Rouches weep.",
        RUSSIA_TWICE,
        told=[Candidate("Russia and the Russians weep.", "annotation", -0.4)],
    )
    assert said(engine, LAND_AND_PEOPLE).target == "Russia and the Russians weep."


REFUSED = [
    ("a term twice", "They are in Kursk in Kursk today."),
    ("a loop", "They are in Kursk today they are they are they are they are they are they are."),
    ("nothing", ""),
]


@pytest.mark.parametrize("target", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_wrong_otherwise_is_not_taken(target: str) -> None:
    free = "They are in Courske today."
    assert said(Fake(free, Candidate(target, "omission")), "Ils sont à Koursk aujourd'hui.").target == free


def test_a_misspelt_name_is_said_as_it_is_meant() -> None:
    engine = Fake("They are in the city of Kouïsk.", Candidate("They are in the city of Kursk.", "omission"))
    assert said(engine, "Ils sont dans la ville de Kouïsk.").target == "They are in the city of Kursk."


def test_a_misspelt_name_that_nothing_proves_stays_as_it_is() -> None:
    free = "They are in Kouïsk today."
    engine = Fake(free, Candidate("They are in Kursk today.", "omission"))
    assert said(engine, "Ils sont à Kouïsk aujourd'hui.").target == free


def test_a_good_adjective_is_not_bent_into_a_name() -> None:
    engine = Fake(
        "The Russian army is here.", Candidate("The Russia army is here.", "omission", -3.0), score=-1.0
    )
    assert said(engine, "L'armée de la Russie est ici.").target == "The Russian army is here."


@pytest.mark.parametrize(
    ("free", "other", "score"),
    [
        pytest.param(
            -0.4, -1.7, -0.4, id="the engine's own, for methods score what they were told or left out"
        ),
        pytest.param(-0.4, None, None, id="none if the method has none"),
        pytest.param(None, -1.7, -1.7, id="the method's where the engine has none"),
    ],
)
def test_how_likely_what_obeys_is_said_to_be(
    free: float | None, other: float | None, score: float | None
) -> None:
    candidate = Candidate("They are in Kursk today.", "omission", other)
    made = said(Fake("They are in Courske today.", candidate, score=free), "Ils sont à Koursk aujourd'hui.")
    assert (made.target, made.score) == ("They are in Kursk today.", score)


def test_headlines_in_capitals_obey() -> None:
    engine = Fake("The allies are in courske today.", Candidate("The allies are in Kursk today.", "omission"))
    assert said(engine, "LES ALLIÉS SONT À KOURSK AUJOURD'HUI").target == "THE ALLIES ARE IN KURSK TODAY."


def test_the_same_source_is_asked_for_once() -> None:
    engine = Fake("They are in Courske today.", Candidate("They are in Kursk today.", "omission"))
    source = "Ils sont à Koursk aujourd'hui."
    made = Enforcer(Guarded(engine), TERMS).translate([source, "Rien à dire ici.", source])
    assert [one.target for one in made][::2] == ["They are in Kursk today."] * 2
    assert engine.asked == [source]


@pytest.mark.parametrize(
    ("source", "free", "wanted", "method"),
    [
        (
            "Le maire a vu le train.",
            "The mayor saw the train.",
            "The lord mayor saw the railway carriage.",
            "omission",
        ),
        (
            "La vieille dame attend le train.",
            "The old lady is waiting for the train.",
            "The grey lady is waiting for the railway carriage.",
            "omission",
        ),
        (
            "Le chat cherche la clé dans la rue.",
            "The cat is looking for the key in the street.",
            "The tomcat is looking for the key in the street.",
            "annotation",
        ),
    ],
)
def test_a_real_model_is_made_to_say_terms(
    packages: Path, source: str, free: str, wanted: str, method: str
) -> None:
    engine = engines.start(FR_EN, "argos", None, TERMS)
    (made,) = engine.translate([source])
    assert made.target == wanted
    assert made.origin == f"argos fr→en 1.0 +terms:{method}"
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
    assert TERMS.missing(found, made.target) == []
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


def test_a_letter_given_in_bytes_has_its_place_by_the_first() -> None:
    tokens = ["▁", "<0xC2>", "<0xAB>", "▁l", "<0x40>", "ui"]
    spans = [(0, 0), (0, 1), (2, 2), (2, 3), (3, 4), (4, 6)]
    assert token_spans(tokens, "« l@ui") == tuple(Span(*span) for span in spans)


def test_a_word_loses_what_its_tokens_lose() -> None:
    text = "The coach leaves."
    spans = [Span(0, 3), Span(4, 6), Span(6, 9), Span(10, 16), Span(16, 17)]
    whole, without = [-1.0, -2.0, -0.5, -1.0, 0.0, -0.1], [-1.0, -6.0, -1.5, -0.5, 0.0, -0.1]
    assert losses(word_spans(text, "en"), spans, whole, without) == [0.0, 5.0, -0.5]


PLACES = [
    ("the word that loses", "Le train part.", "The coach leaves.", [[0.1, 9.0, 2.0]], ["coach"]),
    ("nothing loses", "Le train part.", "The coach leaves.", [[0.1, 0.9, 0.2]], []),
    ("one alone loses, if little", "Le train part.", "The coach leaves.", [[0.0, 0.9, 0.1]], ["coach"]),
    ("an article loses", "Le train part.", "The coach leaves.", [[2.5, 0.5, 0.2]], []),
    ("words in a row", "La vieille dame part.", "The old girl leaves.", [[0.1, 5.0, 9.0, 2.0]], ["old girl"]),
    ("not over a comma", "La vieille dame part.", "Old, girl leaves.", [[5.0, 9.0, 2.0]], ["girl"]),
    ("to its end", "Le train part.", "The coach-car leaves.", [[0.1, 9.0, 0.5, 0.1]], ["coach-car"]),
    (
        "a name by its letters",
        "Koursk et Koursk.",
        "Kours and Koursky.",
        [[0.2, 0.0, 9.0]],
        ["Kours", "Koursky"],
    ),
    ("another's name", "Le train pour Toulon part.", "The Toulon leaves.", [[0.1, 9.0, 4.0]], ["leaves"]),
    (
        "two terms, the surer first",
        "Le maire a vu le train.",
        "The major saw a coach.",
        [[0.1, 4.0, 1.0, 0.0, 5.0], [0.1, 0.5, 1.0, 0.0, 8.0]],
        ["major", "coach"],
    ),
]


@pytest.mark.parametrize(
    ("source", "target", "lost", "wanted"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES]
)
def test_a_term_is_where_words_lose_without_it(
    source: str, target: str, lost: list[list[float]], wanted: list[str]
) -> None:
    found = TERMS.find(source)
    groups = [
        Group([term for term in found if term.concepts == concepts], values)
        for concepts, values in zip(dict.fromkeys(term.concepts for term in found), lost, strict=True)
    ]
    others = [
        word.text for word in word_spans(source, "fr") if all(word.start != term.start for term in found)
    ]
    placed, left = places(target, word_spans(target, "en"), groups, [], others)
    assert [target[span.start : span.end] for span, _ in placed] == wanted
    assert len(placed) + len(left) == len(found)


def test_a_taken_place_is_no_place() -> None:
    found = TERMS.find("Le train part.")
    target = "The coach leaves."
    assert places(target, word_spans(target, "en"), [Group(found, [0.0, 9.0, 0.5])], [Span(4, 9)]) == (
        [],
        found,
    )


def test_a_form_that_two_terms_share_may_stand_twice() -> None:
    rows = (
        Row("virus", Kind.TERM, PREFERRED, {"fr": "virus", "en": "virus"}),
        Row("viral", Kind.TERM, PREFERRED, {"fr": "viral", "en": "virus"}),
    )
    terms = TermFinder(Glossary(rows), FR_EN)
    found = terms.find("Le virus est viral.")
    assert not terms.doubled(found, "The virus is virus.", "The germ is vile.")
    assert terms.doubled(found, "The virus, virus is virus.", "The germ is vile.")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Le train attend. " * 50 + "Le maire a vu le train.", ["railway carriage", "lord mayor"]),
        ("Le train attend. " * 50 + "Ils sont à Koursk.", ["Kursk"]),
    ],
    ids=["rendered", "not rendered"],
)
def test_terms_of_a_source_too_long_for_the_model_are_said(
    packages: Path, source: str, wanted: list[str]
) -> None:
    engine = engines.choose(FR_EN, "argos").load()
    request = TermRequest(source, TERMS.find(source)[-1:], Translation("The mayor saw a train."))
    # What only engines with a beam have.
    (made,) = engine.candidates([request], TERMS)  # type: ignore[attr-defined]
    engine.close()
    assert any(form in made[0].target for form in wanted)


def test_a_full_stop_does_not_go_with_a_term() -> None:
    engine = Fake("They are in Koursk.", Candidate("They are in Kursk", "omission", 0.0))
    assert said(engine, "Ils sont à Koursk.").target == "They are in Kursk."


def test_what_changes_the_least_goes_first() -> None:
    free = "He thinks that they are in Koursk, she says."
    engine = Fake(
        free,
        Candidate("She believes that he is in Kursk, she says.", "annotation", -0.1),
        Candidate("He thinks that they are in Kursk.", "annotation", -0.2),
        Candidate("He thinks that they are in Kursk, she says.", "omission", -0.9),
    )
    assert said(engine, "Il pense qu'ils sont à Koursk, dit-elle.").target == free.replace("Koursk", "Kursk")
