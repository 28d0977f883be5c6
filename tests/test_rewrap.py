"""From a file to its units: wrapping an article differently changes none of them."""

from __future__ import annotations

import random
import re
import textwrap

import pytest

from l10n.articles import plain
from l10n.catalogs.pot import places
from l10n.model import Article
from l10n.segmentation import segment

ARTICLE = """\
Moscou – Pyongyang : un traité est né

M. Zinke a déclaré que la présence de la Russie en Syrie - notamment, là où elle opère - est un prétexte. \
Le traité, signé le 9 nov. 2024 à 17 h. par V. Poutine, compte 23 articles – dont l'art. 4. Rien de plus.

« Non ! Jamais ! » cria-t-il. — Et pourquoi ? demanda M. Dupont. Il y a 3. raisons, p. ex. la peur.

- Un premier point - et son incise - qui est long.
- Un second point.
"""


def units(text: str) -> list[str]:
    article = Article("a", "a.txt", text, plain.blocks(text))
    return [place.source for place in places(article, segment(article, "fr"))]


@pytest.mark.parametrize("width", [20, 33, 47, 60, 72, 80, 120])
def test_at_any_width(width: int) -> None:
    wrapped = "\n\n".join(
        "\n".join(textwrap.wrap(part, width, break_long_words=False, break_on_hyphens=False))
        if not part.startswith("-")
        else part
        for part in ARTICLE.strip().split("\n\n")
    )
    assert units(wrapped) == units(ARTICLE)


@pytest.mark.parametrize("seed", range(50))
def test_at_any_space(seed: int) -> None:
    dice = random.Random(seed)
    head, _, items = ARTICLE.rpartition("\n\n")
    wrapped = re.sub(" ", lambda _: dice.choice([" ", "\n", "\r\n", " \n  "]), head)
    assert units(f"{wrapped}\n\n{items}") == units(ARTICLE)
