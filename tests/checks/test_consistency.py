"""Where a corpus says one thing in several ways."""

from __future__ import annotations

from l10n.checks.consistency import corpus, disagreements
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
