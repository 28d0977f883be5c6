"""Which earlier translations are looked at for changed sentences: all in a small catalog, likely ones in a large."""

from __future__ import annotations

import pytest

from l10n.catalogs import matching
from l10n.catalogs.catalog import Entry

_WORDS = "maire port usine fleuve train neige pont école grève impôt vote loi juge hôpital route gare"
WORDS = _WORDS.split()


def sentence(number: int) -> str:
    parts = [WORDS[(number // 16**place) % 16] + str(place) for place in range(4)]
    return f"Le {parts[0]} de {parts[1]} attend {parts[2]} et {parts[3]} depuis hier soir."


def entries(count: int, suffix: str = "") -> list[Entry]:
    return [Entry(sentence(n) + suffix, ("t",), references=(f"a.txt:{n}",)) for n in range(count)]


def compared(count: int) -> int:
    old, new = entries(count), entries(count, " Et demain.")
    gap = (None, None)
    return sum(1 for _ in matching.pairs(new, old, {e.key: gap for e in new}, {e.key: gap for e in old}))


def test_the_number_of_comparisons_grows_with_the_catalog_and_not_with_its_square() -> None:
    assert compared(100) == 100 * 100
    assert compared(4000) <= 4.2 * compared(1000)
    assert compared(4000) <= 4000 * (2 * matching._PLACES + matching._SHARING)


@pytest.mark.parametrize("count", [60, 210], ids=["all pairs", "likely pairs"])
@pytest.mark.parametrize("moved", [0, 40], ids=["in place", "moved"])
def test_a_changed_sentence_finds_its_translation(count: int, moved: int) -> None:
    old, changed = entries(count), entries(count, " Et demain.")
    new = [*changed[moved:], *changed[:moved]]
    found = matching.suggest(old, old, new)
    right = sum(found[n.key].previous.source + " Et demain." == n.source for n in new if n.key in found)
    assert right >= 0.95 * count
