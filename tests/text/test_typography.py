"""Putting the typography of a target right, without changing a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import Context
from l10n.checks.analysis import Analysis
from l10n.checks.typography import foreign_spacing, french_spacing
from l10n.model import Finding, LanguagePair, Unit
from l10n.text.typography import correct


@pytest.mark.parametrize(
    ("language", "target", "right"),
    [
        ("fr", "Où est-il ?", "Où est-il\xa0?"),
        ("fr", "Où est-il?", "Où est-il\xa0?"),
        ("fr", "Il a dit «non».", "Il a dit «\xa0non\xa0»."),
        ("fr", "Il a dit «\u202fnon\u202f».", "Il a dit «\xa0non\xa0»."),
        ("fr", "Voir https://a.org/?b=1", "Voir https://a.org/?b=1"),
        ("en", "Where is he ?", "Where is he?"),
        ("fr", "A-t-il dit «non»? (Si!)", "A-t-il dit «\xa0non\xa0»\xa0? (Si\xa0!)"),
        ("fr-CA", "Où est-il?", "Où est-il?"),
        ("fr-CA", "Dit-il : « non »? Oui !", "Dit-il\xa0: «\xa0non\xa0»? Oui !"),
        ("fr-CH", "Où est-il? «Là.»", "Où est-il? «Là.»"),
        ("fr-CH", "Où est-il ?", "Où est-il\xa0?"),
        ("br", "Petra a lar « ya » ? Netra !", "Petra a lar « ya » ? Netra !"),
        ("es", "Dijo « no ».", "Dijo «no»."),
        ("de", "Er hat »nein« gesagt, »ja« nie.", "Er hat »nein« gesagt, »ja« nie."),
        ("de-CH", "Er hat «nein» gesagt.", "Er hat «nein» gesagt."),
        ("de", "Er hat “nein” gesagt.", "Er hat „nein“ gesagt."),
        ("de", "Er hat nein“ gesagt.", "Er hat nein“ gesagt."),
        ("de-CH", "Er hat “nein” gesagt.", "Er hat «nein» gesagt."),
        ("nl", "Hij zei «nee».", "Hij zei “nee”."),
        ("sv", "Han sa «nej» och ja.", "Han sa ”nej” och ja."),
        ("sv", "Han sa ”nej”.", "Han sa ”nej”."),
        ("fi", "Hän sanoi »ei» ja lähti.", "Hän sanoi »ei» ja lähti."),
        ("de", "Das ist gut« sagte er.", "Das ist gut« sagte er."),
        ("de", "Das ist gut », sagte er.", "Das ist gut», sagte er."),
        ("en", "He said « no.", "He said “no."),
        ("pl", "Powiedział «nie».", "Powiedział «nie»."),
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
    assert correct(target, language) == right


@pytest.mark.parametrize("language", ["fr", "fr-CA", "fr-CH", "br", "en", "es"])
@pytest.mark.parametrize(
    "target", ["Dit-il « non » ? Oui! Si : là ?", "Dit-il «non» ? Oui ! 10 % de plus ; là:"]
)
def test_what_is_put_right_is_what_the_checks_find(language: str, target: str) -> None:
    pair = LanguagePair("de", language)
    spaces = (french_spacing, foreign_spacing)

    def wrong(text: str) -> list[Finding]:
        unit = Unit("", text, pair)
        return [finding for rule in spaces for finding in rule.find(Analysis(unit, Context(pair)))]

    corrected = correct(target, language)
    assert bool(wrong(target)) == (corrected != target)
    assert wrong(corrected.replace("là:", "là")) == []


@given(st.text(alphabet="aé «»?!;:,.\xa0\u202f%", max_size=30), st.sampled_from(["fr", "en", "es", "de"]))
def test_only_spaces_and_quotation_marks_change_and_once_is_enough(target: str, language: str) -> None:
    once = correct(target, language)
    same = str.maketrans("“”„", "«»«")
    assert [c.translate(same) for c in once if not c.isspace()] == [
        c.translate(same) for c in target if not c.isspace()
    ]
    assert correct(once, language) == once
