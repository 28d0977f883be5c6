"""Gates: a rule is only asked where it may find something, and what nobody wants is not looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import checks
from l10n.checks.analysis import Analysis
from l10n.checks.rule import Gate, Rule
from l10n.model import Certainty, LanguagePair, Notation, Unit
from l10n.text.memo import once
from tests.checks.test_checks import CASES
from tests.checks.test_software import RIGHT, WRONG

# the pair, a source, a target with what is wrong with it and without
TEXTS = [
    *((rule.example.pair, *rule.example[1:]) for rule in checks.RULES if rule.example),
    *((pair, source, bad, good) for _, pair, source, good, bad in CASES),
]


def hidden(source: str, target: str, pair: str, notation: Notation | None = None) -> dict[str, str]:
    """Return what rules behind closed gates would find in a unit."""
    languages = LanguagePair(*pair.split("-", 1))
    unit = Analysis(
        Unit(source, target, languages, reviewed=True, notation=notation), checks.Context(languages)
    )
    closed = [rule for rule in checks.RULES if not rule.gate.opens(unit)]
    return {rule.id: str(found[0].message) for rule in closed if (found := list(rule.find(unit)))}


@pytest.mark.parametrize(("pair", "source", "wrong", "right"), TEXTS, ids=lambda value: str(value)[:30])
def test_what_a_closed_gate_keeps_from_being_asked_finds_nothing(
    pair: str, source: str, wrong: str, right: str
) -> None:
    for target in (wrong, right, source):
        assert hidden(source, target, pair) == {}


SOFTWARE = [
    *(("", source, target) for source, target in RIGHT.values()),
    *((flag, source, target) for _, _, flag, source, target in WRONG.values()),
]


@pytest.mark.parametrize(("flag", "source", "target"), SOFTWARE, ids=[*RIGHT, *WRONG])
def test_nor_does_it_in_software(flag: str, source: str, target: str) -> None:
    assert hidden(source, target, "en-fr", Notation((flag,) if flag else ())) == {}


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.integers(0, 80), st.integers(0, 80))
def test_nor_in_texts_that_have_nothing_to_do_with_each_other(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str], start: int, end: int
) -> None:
    target = other[2][start:] + one[2][:end]
    if target.strip():
        assert hidden(one[1][start:], target, one[0]) == {}


def test_an_aspect_is_one_of_the_analysis() -> None:
    aspects = {rule.gate.aspect for rule in checks.RULES} - {""}
    assert aspects
    assert {name for name in aspects if not isinstance(vars(Analysis).get(name), once)} == set()


def test_signs_are_seen_in_a_text_that_has_them() -> None:
    for rule in checks.RULES:
        pair = LanguagePair("fr", "en")
        text = "".join(rule.gate.signs)
        assert rule.gate.signs <= Analysis(Unit("Mot", f"Word {text}.", pair), checks.Context(pair)).signs


def test_what_nobody_wants_opens_no_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule("numbers/none", {"none": Certainty.LIKELY}, gate=Gate(aspect="nowhere"))
    monkeypatch.setattr("l10n.checks.RULES", (rule,))
    pair = LanguagePair("fr", "en")
    unit, off = Unit("Il part.", "He leaves.", pair), {("numbers/none", "none"): None}
    with pytest.raises(AttributeError, match="nowhere"):
        list(checks.run(unit, checks.Context(pair)))
    assert list(checks.run(unit, checks.Context(pair, levels=off))) == []
    name = Unit("app.menu.title", "Titre", pair, notation=Notation())
    assert list(checks.run(name, checks.Context(pair))) == []
