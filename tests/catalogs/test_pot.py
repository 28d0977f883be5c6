"""What a translator is told of a sentence."""

from __future__ import annotations

import pytest

from l10n import segmentation
from l10n.articles import plain
from l10n.catalogs.pot import places
from l10n.model import Article


def article(text: str) -> Article:
    return Article("a", "a.txt", text, plain.blocks(text), "utf-8", text.encode())


def extracted(text: str) -> list[tuple[str, ...]]:
    one = article(text)
    return [place.extracted for place in places(one, segmentation.segment(one, "fr"))]


def test_a_short_sentence_has_its_paragraph() -> None:
    assert extracted("Il dort. Il rêve.") == [
        ("paragraph, sentence 1 of 2", "in: Il dort. Il rêve."),
        ("paragraph, sentence 2 of 2", "in: Il dort. Il rêve."),
    ]


def test_of_a_paragraph_as_long_as_a_book_it_has_what_is_near() -> None:
    found = extracted("Il dort. " * 3000)
    assert max(len(line) for lines in found for line in lines) < 4100
    first, middle, last = (found[at][1] for at in (0, 1500, -1))
    assert (first[:8], first[-2:]) == ("in: Il d", " …")
    assert (middle[:6], middle[-2:]) == ("in: … ", " …")
    assert (last[:6], last[-2:]) == ("in: … ", "t.")


@pytest.mark.parametrize("count", [1, 3])
def test_the_same_sentence_has_a_context_of_its_own_each_time(count: int) -> None:
    one = article("Mot.\n\n" * (count + 1))
    contexts = [place.context for place in places(one, segmentation.segment(one, "fr"))]
    assert contexts == ["at the start", "after: Mot.", "after: Mot. (2)", "after: Mot. (3)"][: count + 1]
