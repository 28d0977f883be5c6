"""Putting the typography of a target right, without changing a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.typography import fixed


@pytest.mark.parametrize(
    ("language", "target", "right"),
    [
        ("fr", "Où est-il ?", "Où est-il\xa0?"),
        ("fr", "Où est-il?", "Où est-il\xa0?"),
        ("fr", "Il a dit «non».", "Il a dit «\xa0non\xa0»."),
        ("fr", "Il a dit «\u202fnon\u202f».", "Il a dit «\xa0non\xa0»."),
        ("fr", "Voir https://a.org/?b=1", "Voir https://a.org/?b=1"),
        ("en", "Where is he ?", "Where is he?"),
        ("es", "Dijo « no ».", "Dijo «no»."),
        ("de", "Er hat »nein« gesagt, »ja« nie.", "Er hat »nein« gesagt, »ja« nie."),
        ("de-CH", "Er hat «nein» gesagt.", "Er hat «nein» gesagt."),
        ("de", "Er hat “nein” gesagt.", "Er hat „nein“ gesagt."),
        ("en", "He said « no », then «yes».", "He said “no”, then “yes”."),
        ("en", 'He said «no, "yes"».', 'He said «no, "yes"».'),
        ("en", "He said «no.", "He said “no."),
        ("en", "He said »no«.", "He said »no«."),
        ("es", "Dijo «no» y “sí”.", "Dijo «no» y “sí”."),
        ("fr", "Il a dit “non”.", "Il a dit «\xa0non\xa0»."),
        ("en", "He comes , he  goes.", "He comes, he goes."),
        ("fr", "Il a dit «\xa0non .»", "Il a dit «\xa0non.\xa0»"),
    ],
)
def test_typography_is_put_right(language: str, target: str, right: str) -> None:
    assert fixed(target, language) == right


@given(st.text(alphabet="aé «»?!;:,.\xa0\u202f%", max_size=30), st.sampled_from(["fr", "en", "es", "de"]))
def test_only_spaces_and_quotation_marks_change_and_once_is_enough(target: str, language: str) -> None:
    once = fixed(target, language)
    same = str.maketrans("“”„", "«»«")
    assert [c.translate(same) for c in once if not c.isspace()] == [
        c.translate(same) for c in target if not c.isspace()
    ]
    assert fixed(once, language) == once
