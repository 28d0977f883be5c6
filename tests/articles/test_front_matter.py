"""The fields above a Markdown article: which are translated, and how their translations are written."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from l10n.articles import markdown
from l10n.articles.markdown.front_matter import KEYS
from l10n.articles.publish import published
from tests.articles.texts import article, segments, sources

FORMAT = markdown.FORMAT


def put(text: str, target: str) -> str:
    """Return a text in which the first sentence is replaced."""
    made = segments(text, FORMAT)
    return published(article(text, FORMAT), made, [target, *(None for _ in made[1:])], FORMAT, "es")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "---\ntitle: Un titre\nslug: un-titre\n---\nTexte.\n", ["Un titre", "Texte."], id="plain"
        ),
        pytest.param("---\ntitle: 'L''eau'\n---\n", ["L'eau"], id="single"),
        pytest.param('---\ntitle: "Dit \\"oui\\" \\u2019"\n---\n', ['Dit "oui" ’'], id="double"),
        pytest.param(
            "---\ntitle: >-\n  Une phrase\n  pliée.\n\n  Une autre.\ndraft: no\n---\n",
            ["Une phrase pliée.", "Une autre."],
            id="folded",
        ),
        pytest.param("---\ncover:\n  - alt: Un chat # noir\n---\n", ["Un chat"], id="deep, with a remark"),
        pytest.param("---\ncover: {alt: Un chat, path: a b}\n---\n", ["Un chat"], id="flow"),
        pytest.param("---\na: &x {title: Un mot}\nb: *x\n---\n", ["Un mot"], id="an alias"),
        pytest.param("---\r\ntitle: Un titre\r\n---\r\nTexte.\r\n", ["Un titre", "Texte."], id="CR LF"),
        pytest.param("---\n\nUn titre\n---\n", ["Un titre"], id="a rule and a heading"),
        pytest.param("---\ntitle: [\n---\nTexte.\n", ["Texte."], id="broken"),
        pytest.param("---\ntitle: 12\ndate: 2026-01-01\n---\n", [], id="a number"),
        pytest.param("+++\ntitle = 'Un titre'\nslug = 'x'\n+++\nTexte.\n", ["Un titre", "Texte."], id="TOML"),
        pytest.param('+++\ntitle = "Dit \\"oui\\""\n+++\n', ['Dit "oui"'], id="TOML, escapes"),
        pytest.param(
            '+++\nsummary = """\nUne phrase\nen deux lignes.\n"""\n[a.b]\nalt = "Un chat"\n+++\n',
            ["Une phrase en deux lignes.", "Un chat"],
            id="TOML, lines and tables",
        ),
        pytest.param(
            "+++\n[[r]]\ntitle = 'Un'\n[[r]]\ntitle = 'Deux'\n+++\n", ["Un", "Deux"], id="TOML, arrays"
        ),
        pytest.param(
            "+++\n" + "[[r]]\ntitle = 'Un'\n" * 201 + "+++\n",
            ["Un"] * 200,
            id="TOML, more than are looked for",
        ),
        pytest.param("+++\ntitle = \n+++\nTexte.\n", ["Texte."], id="TOML, broken"),
    ],
)
def test_what_is_offered(text: str, expected: list[str]) -> None:
    assert sources(text, FORMAT) == expected


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        pytest.param("---\ntitle: Non\n---\n", "No", "---\ntitle: 'No'\n---\n", id="a boolean"),
        pytest.param("---\ntitle: Nul\n---\n", "Null", "---\ntitle: 'Null'\n---\n", id="nothing"),
        pytest.param("---\ntitle: Un\n---\n", "1e3", "---\ntitle: '1e3'\n---\n", id="a number"),
        pytest.param("---\ntitle: Un\n---\n", "Uno: dos", "---\ntitle: 'Uno: dos'\n---\n", id="a mapping"),
        pytest.param("---\ntitle: Un\n---\n", "L'un #1", "---\ntitle: 'L''un #1'\n---\n", id="a remark"),
        pytest.param(
            "---\ntitle: Un\n---\n", "Uno, dos", "---\ntitle: Uno, dos\n---\n", id="nothing to mend"
        ),
        pytest.param(
            "---\na: {alt: Un}\n---\n", "Uno, dos", "---\na: {alt: 'Uno, dos'}\n---\n", id="in a flow"
        ),
        pytest.param("---\ntitle: 'Un'\n---\n", "L'un", "---\ntitle: 'L''un'\n---\n", id="single"),
        pytest.param('---\ntitle: "Un"\n---\n', '"a\\b"', '---\ntitle: "\\"a\\\\b\\""\n---\n', id="double"),
        pytest.param("+++\ntitle = 'Un'\n+++\n", "L'un", '+++\ntitle = "L\'un"\n+++\n', id="TOML, literal"),
        pytest.param('+++\ntitle = "Un"\n+++\n', '"a"', '+++\ntitle = "\\"a\\""\n+++\n', id="TOML, basic"),
        pytest.param(
            "---\ntitle: Un\nlang: fr_FR\n---\n", "Uno", "---\ntitle: Uno\nlang: es\n---\n", id="its language"
        ),
    ],
)
def test_how_a_translation_is_written(text: str, target: str, expected: str) -> None:
    assert put(text, target) == expected


def test_settings_name_the_fields() -> None:
    token = KEYS.set(("credit",))
    assert sources("---\ntitle: Un titre\nCredit: Une photo\n---\n", FORMAT) == ["Une photo"]
    KEYS.reset(token)


SIGNS = st.sampled_from(" '\"\\:#,[]{}&*!|>%@`-?abc12")
TEXTS = st.text(SIGNS | st.characters(exclude_categories=["C", "Z"]), min_size=1).map(str.strip).filter(bool)


@pytest.mark.parametrize("written", ["Un", "'Un'", '"Un"'], ids=["plain", "single", "double"])
@given(TEXTS)
def test_any_translation_is_read_back(written: str, target: str) -> None:
    made: Any = put(f"---\nbefore: 1\ntitle: {written}\nafter: 2\n---\n", target).split("---\n", 1)[1]
    read = yaml.safe_load(made.removesuffix("---\n"))
    assert read == {"before": 1, "title": target, "after": 2}


@pytest.mark.parametrize("written", ["'Un'", '"Un"'], ids=["literal", "basic"])
@given(TEXTS)
def test_any_translation_is_read_back_from_toml(written: str, target: str) -> None:
    made = put(f"+++\nbefore = 1\ntitle = {written}\nafter = 2\n+++\n", target)
    assert tomllib.loads(made.strip("+\n")) == {"before": 1, "title": target, "after": 2}
