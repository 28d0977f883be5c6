"""Figures and currencies are those of the source, else another answer is looked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from l10n.engines.guard.figures import differ
from l10n.model import Translation
from tests.engines.guard.fakes import LOOP, Fake, good, one


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("20,4 millions", "20.4 million", None),
        ("20,4 millions", "204 people", "20.4 is not there"),
        ("1.234,5", "1,234.5", None),
        ("2,50", "2.5", None),
        ("11 milliards", "11.000 milions", None),
        ("2,8 milliards", "2800 milions", None),
        ("1950-1953", "1950-53", None),
        ("huit morts", "8 dead", None),
        ("2 000 km", "200 km", "2000 is not there"),
        ("12 morts", "13 dead", "12 is not there"),
        ("14 %", "4%", "14 is not there"),
        ("14 ans", "fourteen", None),
        pytest.param("1" * 5000, "2", "1" * 5000 + " is not there", id="endless"),
        ("50 €", "50 euros", None),
        ("50 €", "50", "€ is not in both"),
        ("50 livres", "£50", None),
        ("voir @a12 et b.fr/345", "see @a12 and b.fr/345", None),
    ],
)
def test_figures_are_compared_by_value(source: str, target: str, said: str | None) -> None:
    assert next(iter(differ(source, target)), None) == said


def test_wrong_figures_are_retried_and_else_kept_with_a_note() -> None:
    source = "Il y avait 250 personnes sur la place de la ville."
    wrong = Fake(lambda source: good(source).replace("250", "25"))
    made = one(wrong, source, Fake(lambda source: good(source).replace("250", "26")))
    assert made.target == good(source).replace("250", "25")
    assert made.problem == "has other figures or currencies: 250 is not there"
    assert one(Fake(wrong.answer, [good]), source) == Translation(good(source))
    assert one(Fake(wrong.answer, [lambda source: LOOP]), source) == made


@dataclass
class Judge(Fake):
    """An engine that says how likely targets are, by `likely`."""

    likely: Callable[[str], float] = len

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [self.likely(target) for _, target in pairs]


@pytest.mark.parametrize(
    ("less", "origin"),
    [pytest.param(0.5, "other", id="a little less likely"), pytest.param(2.0, "", id="far less likely")],
)
def test_another_engine_has_to_be_better_by_the_same_measure(less: float, origin: str) -> None:
    source = "Il y avait 250 personnes sur la place de la ville."
    judge = Judge(
        lambda source: good(source).replace("250", "25"),
        likely=lambda target: -0.5 - less * ("250" in target),
    )
    made = one(judge, source, Fake(good, origin="other"))
    assert made.origin == origin
    assert ("250" in made.target) == bool(origin)


def test_an_engine_without_faults_goes_before_a_note() -> None:
    source = "Il y avait 250 personnes sur la place de la ville."
    made = one(Fake(lambda source: good(source).replace("250", "25")), source, Fake(good, origin="other"))
    assert made == Translation(good(source), origin="other")
