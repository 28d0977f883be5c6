"""docs/languages.md says what the packs say, and each fact that a pack can have is explained."""

from __future__ import annotations

import pytest

from l10n.languages import coverage, pack, schema
from tests.support import ROOT


def test_the_page_is_up_to_date() -> None:
    page = (ROOT / "docs/languages.md").read_text(encoding="utf-8")
    assert page == coverage.page(), "python -m l10n.languages.coverage > docs/languages.md"


@pytest.mark.parametrize("name", schema.SECTIONS)
def test_each_fact_is_explained_and_some_language_has_it(name: str) -> None:
    section = schema.SECTIONS[name]
    described = dict(coverage._described(section))
    assert all(described.values()), described
    packs = [pack.language(tag) for tag in pack.tags()]
    unused = [
        key for key in described if not coverage._common(name, key) and not coverage._having(packs, name, key)
    ]
    assert unused == []


def test_a_fact_is_shown_for_the_languages_that_have_it() -> None:
    line = next(line for line in coverage.page().splitlines() if line.startswith("| `inverted_marks` |"))
    assert line.split(" | ")[-1].removesuffix(" |").split() == ["es"]
