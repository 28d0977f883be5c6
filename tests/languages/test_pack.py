"""Language packs: what a file says, region over language over common, and what can't be said."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.languages import pack
from l10n.languages.schema import SECTIONS

PACKS = pack.tags()


@pytest.mark.parametrize("tag", PACKS)
def test_every_section_of_every_pack_can_be_made(tag: str) -> None:
    language = pack.language(tag)
    for name, section in SECTIONS.items():
        assert isinstance(getattr(language, name), section)


def test_a_language_without_a_pack_says_nothing() -> None:
    assert pack.language("fo").typography.quotes == ()


def test_a_region_stands_over_its_language(folder: Path) -> None:
    (folder / "fo.toml").write_text('[typography]\nquotes = [["“", "”"]]\n', encoding="utf-8")
    (folder / "fo-DK.toml").write_text('[typography]\nquotes = [["»", "«"]]\n', encoding="utf-8")
    assert pack.language("fo").typography.quotes == (("“", "”"),)
    assert pack.language("fo-DK").typography.quotes == (("»", "«"),)
    assert pack.language("fo-FO").typography.quotes == (("“", "”"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[typo]\n", r"fo.toml: there is no section typo"),
        ("[typography]\nqoutes = []\n", r"fo: \[typography\] has no qoutes"),
        ("[typography]\nquotes = 3\n", r"fo: \[typography\] quotes can't be 3"),
        ('[typography]\nquotes = [["“"]]\n', r"fo: \[typography\] quotes needs 2 values, not 1"),
    ],
    ids=["section", "key", "type", "pair"],
)
def test_what_no_section_has_is_said(folder: Path, text: str, words: str) -> None:
    (folder / "fo.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        _ = pack.language("fo").typography
