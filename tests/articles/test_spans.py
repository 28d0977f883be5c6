"""Spans that programs put around every stretch of a page: a translator isn't told of the usual one."""

from __future__ import annotations

import pytest

from l10n.articles import html
from tests.articles.texts import put, sources, with_own_words

C1, C2, C3 = (f'<span class="c{number}">{{}}</span>' for number in (1, 2, 3))
LINK = '<a href="x">{}</a>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            C1.format("Le ")
            + C2.format("maire")
            + C1.format(" dort. Il ")
            + C2.format("rit")
            + C1.format("."),
            ["Le <1>maire</1> dort.", "Il <1>rit</1>."],
            id="all-in-spans",
        ),
        pytest.param(
            C1.format("Le ") + LINK.format(C3.format("maire")) + C1.format(" dort."),
            ["Le <1>maire</1> dort."],
            id="link",
        ),
        pytest.param(
            C1.format("Le mai") + C1.format("re dort."), ["Le maire dort."], id="one-stretch-cut-in-two"
        ),
        pytest.param(
            C2.format("Le maire bien gras dort") + C1.format(", lui.") + f"</p><p>{C1.format('Oui.') * 3}",
            ["<1>Le maire bien gras dort</1>, lui.", "Oui.Oui.Oui."],
            id="the-usual-one-of-the-page",
        ),
        pytest.param(
            "Le " + C1.format("maire") + C2.format(" dort."),
            ["Le <1>maire</1><2> dort.</2>"],
            id="text-beside-spans",
        ),
        pytest.param(
            C1.format("Paris") + ", " + C2.format("mardi"), ["<1>Paris</1>, <2>mardi</2>"], id="signs-beside"
        ),
        pytest.param(
            f"{C1.format('Le ')}</b>{C2.format('maire')}", ["<1>Le </1><2/><3>maire</3>"], id="malformed"
        ),
    ],
)
def test_only_other_spans_are_told(content: str, expected: list[str]) -> None:
    page = f"<p>{content}</p>"
    assert sources(page, html.FORMAT) == expected
    with_own_words(page, html.FORMAT)


def test_they_stay_around_their_text() -> None:
    page = f"<p>{C1.format('Le ')}{C2.format('maire')}{C1.format(' dort.')}</p>"
    new = put(page, ["El <1>alcalde</1> duerme."], html.FORMAT)
    assert new == f"<p>{C1.format('El ')}{C2.format('alcalde')}{C1.format(' duerme.')}</p>"


@pytest.mark.parametrize("value", ["photo.jpg", "../images/image0001.png", "a.webp"])
def test_a_files_name_is_no_description(value: str) -> None:
    assert sources(f'<p>Un mot <img src="a" alt="{value}" title="{value}">.</p>', html.FORMAT) == [
        "Un mot <1/>."
    ]
