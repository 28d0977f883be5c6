"""What a machine says otherwise than the rest of an article does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.checks import Context
from l10n.checks.nouns import nouns
from l10n.glossary import Kind
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair, Severity, Unit
from tests.termbase import glossary_of

EN = LanguagePair("fr", "en")
MATCH = [
    Unit("Le match a commencé à midi.", "The match began at noon.", EN),
    Unit("Hier, le match a duré deux heures.", "The match took two hours yesterday.", EN),
    Unit("Les joueurs ont perdu ce match.", "The players lost this match.", EN),
    Unit("La foule a sifflé à la fin du match.", "The crowd booed at the end of the game.", EN),
]


def reviewed(*numbers: int) -> list[Unit]:
    return [replace(unit, reviewed=number in numbers) for number, unit in enumerate(MATCH)]


def knowing(word: str) -> Context:
    """Return a context whose glossary has a word, which is the same in both languages."""
    return Context(EN, TermFinder(glossary_of("fr en", [(word, Kind.TERM, f"{word} | {word}")]), EN))


@pytest.mark.parametrize(
    "units",
    [
        pytest.param(MATCH, id="all are a machine's"),
        pytest.param(reviewed(0, 1, 2), id="people said the others"),
    ],
)
def test_what_a_machine_says_otherwise_is_found_once(units: list[Unit]) -> None:
    ((unit, finding),) = nouns(units, Context(EN))
    assert unit == MATCH[3]
    assert (finding.rule, finding.check) == ("corpus/nouns", "noun-consistency")
    assert (finding.term, finding.allowed) == ("match", ("match",))
    assert finding.message == ("see what “match” is here: 3 of the article's 4 sentences with it say “match”")
    assert [finding.source[start:end] for start, end in finding.source_spans] == ["match"]


def test_a_noun_is_shown_where_it_begins_a_sentence() -> None:
    last = Unit("Match perdu, la foule a sifflé.", "The game was lost and the crowd booed.", EN)
    ((unit, finding),) = nouns([*MATCH[:3], last], Context(EN))
    assert unit == last
    assert [finding.source[start:end] for start, end in finding.source_spans] == ["Match"]


FORCES = [
    Unit("Les forces armées avancent.", "The armed forces advance.", EN),
    Unit("Il commande les forces armées.", "He commands the armed forces.", EN),
    Unit("Nos forces armées ont tiré.", "Our armed forces fired.", EN),
    Unit("L'ordre vient des forces armées.", "The order comes from the military services.", EN),
]


def test_a_term_is_found_once_and_shown_whole() -> None:
    ((unit, finding),) = nouns(FORCES, Context(EN))
    assert unit == FORCES[3]
    assert (finding.term, finding.allowed) == ("forces armées", ("armed forces",))
    assert [finding.source[start:end] for start, end in finding.source_spans] == ["forces armées"]


def test_adjectives_of_lands_may_be_said_otherwise() -> None:
    words = (
        ("Les citoyens américains votent.", "American citizens vote."),
        ("Il parle aux citoyens américains.", "He speaks to the American citizens."),
        ("Des citoyens américains rient.", "Some American citizens laugh."),
        ("C'est un droit des citoyens américains.", "It is a right of US citizens."),
    )
    assert not list(nouns([Unit(source, target, EN) for source, target in words], Context(EN)))


@pytest.mark.parametrize(
    ("units", "context"),
    [
        pytest.param(reviewed(3), Context(EN), id="a person says it otherwise"),
        pytest.param(reviewed(0, 1, 2, 3), Context(EN), id="all is reviewed"),
        pytest.param(
            MATCH, Context(EN, levels={("corpus/nouns", "noun-consistency"): None}), id="nobody wants it"
        ),
        pytest.param(MATCH, knowing("match"), id="the glossary has it"),
        pytest.param(FORCES, knowing("force"), id="the glossary has a word of a term"),
    ],
)
def test_nothing_is_said(units: list[Unit], context: Context) -> None:
    assert list(nouns(units, context)) == []


def test_a_level_is_taken() -> None:
    levels = {("corpus/nouns", "noun-consistency"): Severity.WARNING}
    ((_, finding),) = nouns(MATCH, Context(EN, levels=levels))
    assert finding.severity is Severity.WARNING


def test_a_unit_is_found_once_though_it_lacks_two_nouns() -> None:
    ball = [
        Unit("Le ballon est rond.", "The ball is round.", EN),
        Unit("Un joueur a crevé le ballon.", "A player burst the ball.", EN),
        Unit("Le ballon ?", "The ball?", EN),
        Unit("À la fin du match, le ballon a disparu.", "At the end of the game, it had gone.", EN),
    ]
    found = list(nouns([*MATCH[:3], *ball], Context(EN)))
    assert [unit for unit, _ in found] == [ball[3]]
