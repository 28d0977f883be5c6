"""Where a corpus says one thing in several ways."""

from __future__ import annotations

import tracemalloc

import pytest

from l10n.checks import Context
from l10n.checks.consistency import Comparison, corpus, disagreements, sayings
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair, Unit

EN = LanguagePair("fr", "en")


def unit(source: str, target: str, line: int, pair: LanguagePair = EN) -> Unit:
    return Unit(source, target, pair, path="x.po", line=line)


KIEV = [
    unit("Il va à Kiev.", "He goes to Kiev.", 1),
    unit("Rien de Kiev.", "Nothing from Kyiv.", 2),
    unit("Depuis Kiev, rien.", "Nothing from Kyiv.", 3),
]


def test_a_name_in_two_spellings_is_found_with_counts_and_places() -> None:
    (one,) = disagreements(KIEV)
    assert (one.kind, one.text, one.counts) == ("name", "Kiev", {"Kyiv": 2, "Kiev": 1})
    (finding,) = corpus(KIEV)
    assert (finding.check, finding.line) == ("name-consistency", 1)
    assert finding.message == "Say Kiev in one way: Kyiv (2), Kiev (1)."
    assert [finding.target[start:end] for start, end in finding.target_spans] == ["Kiev"]


def test_one_source_with_two_targets_is_found() -> None:
    units = [unit("Rien.", "Nothing.", 1), unit("Rien.", "None.", 2), unit("Rien.", "Nothing.", 3)]
    (finding,) = corpus(units)
    assert (finding.check, finding.line) == ("same-source", 2)
    assert "“Nothing.” in x.po:1, x.po:3" in finding.message


def test_languages_do_not_disagree_with_each_other() -> None:
    units = [unit("Rien.", "Nothing.", 1), unit("Rien.", "Nada.", 2, LanguagePair("fr", "es"))]
    assert disagreements(units) == []


def test_a_genitive_is_no_other_spelling() -> None:
    units = [unit("La main de Trump.", "Trump’s hand.", 1), unit("Il voit Trump.", "He sees Trump.", 2)]
    assert disagreements(units) == []


def test_what_is_not_translated_says_nothing() -> None:
    assert disagreements([unit("Rien.", "Nothing.", 1), unit("Rien.", "", 2)]) == []


ROWS = (
    Row("russia", Kind.PLACE, Status.PREFERRED, {"fr": "Russie", "en": "Russia"}),
    Row("russia", Kind.PLACE, Status.PREFERRED, {"en": "Russian Federation"}),
    Row("russia", Kind.PLACE, Status.ADMITTED, {"en": "Holy Russia"}),
    Row("russia", Kind.DEMONYM, Status.PREFERRED, {"fr": "russe", "en": "Russian"}),
    Row("nato", Kind.ACRONYM, Status.PREFERRED, {"fr": "OTAN", "en": "NATO"}),
    Row("nato", Kind.TERM, Status.PREFERRED, {"fr": "Alliance atlantique", "en": "Atlantic Alliance"}),
    Row("dane", Kind.DEMONYM, Status.PREFERRED, {"fr": "danois", "en": "Danish"}),
    Row("dane", Kind.DEMONYM, Status.PREFERRED, {"fr": "Danois", "en": "Dane"}),
)


def terms(pair: LanguagePair) -> Context:
    return Context(pair, TermFinder(Glossary(ROWS), pair))


def test_a_term_in_two_preferred_forms_is_found() -> None:
    units = [
        unit("La Russie dort.", "Russia sleeps.", 1),
        unit("La Russie veille.", "The Russian Federation is awake.", 2),
        unit("Loin de Russie.", "Far from Russia.", 3),
    ]
    (one,) = disagreements(units, terms)
    assert (one.kind, one.text, one.counts) == ("term", "Russie", {"Russia": 2, "Russian Federation": 1})
    (finding,) = corpus(units, terms)
    assert (finding.check, finding.line) == ("term-consistency", 2)
    assert finding.message == "Say Russie in one way: Russia (2), Russian Federation (1)."


@pytest.mark.parametrize(
    "units",
    [
        pytest.param(
            [unit("La Russie dort.", "Russia sleeps.", 1), unit("L’armée russe.", "The Russian army.", 2)],
            id="the place and its adjective",
        ),
        pytest.param(
            [
                unit("L’OTAN dort.", "NATO sleeps.", 1),
                unit("L’Alliance atlantique.", "The Atlantic Alliance.", 2),
            ],
            id="the acronym and the name",
        ),
        pytest.param(
            [
                unit("L’Alliance atlantique (OTAN).", "The Atlantic Alliance (NATO).", 1),
                unit("L’OTAN dort.", "NATO sleeps.", 2),
            ],
            id="both in one sentence",
        ),
        pytest.param(
            [
                unit("La Russie dort.", "Russia sleeps.", 1),
                unit("La Russie veille.", "Holy Russia wakes.", 2),
            ],
            id="what the glossary admits",
        ),
        pytest.param(
            [unit("L’armée danoise.", "The Danish army.", 1), unit("Les Danois votent.", "Danes vote.", 2)],
            id="the adjective and the noun, each in its row",
        ),
    ],
)
def test_forms_of_one_concept_are_not_to_be_said_in_one_way(units: list[Unit]) -> None:
    assert disagreements(units, terms) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param("caf\udce9.po", "Il va à Kiev.", id="a path that is not UTF-8"),
        pytest.param("x.po", "Il va\0à Kiev.", id="a text with the character that ends strings in C"),
    ],
)
def test_what_a_unit_says_comes_back_as_it_was(path: str, source: str) -> None:
    odd = Unit(source, "He goes to Kiev.", EN, path=path, line=1)
    (finding,) = corpus([odd, *KIEV[1:]])
    assert (finding.path, finding.line, finding.source, finding.target) == (path, 1, source, odd.target)


def test_findings_come_in_the_order_of_the_units() -> None:
    units = [unit("Vers Zoug.", "To Zouk.", 1), *(unit("De Zoug.", "From Zoug.", n) for n in (2, 3)), *KIEV]
    assert [(one.line, one.message[:9]) for one in corpus([*KIEV, *units[:3]])] == [
        (1, "Say Kiev "),
        (1, "Say Zoug "),
    ]


def test_units_are_not_held() -> None:
    def most(count: int) -> int:
        tracemalloc.start()
        comparison = Comparison()
        for one in range(0, count, 20):
            units = (
                unit(f"Le train {n} va à Kiev.", f"Train {n} goes to K{'iy'[n % 2]}ev.", n)
                for n in range(one, one + 20)
            )
            comparison.add((one, sayings(one, Context(EN))) for one in units)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert len(list(comparison.findings())) == count // 2
        return peak

    most(100)  # what is loaded once
    assert most(4000) < 1.1 * most(1000) + 20_000
