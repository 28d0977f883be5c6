"""What a source says of its terms, and what becomes of it in a target."""

from __future__ import annotations

import pytest

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.agreement import lacking
from l10n.grammar.sources import in_source
from l10n.grammar.substitution import substitute
from l10n.model import LanguagePair
from tests.termbase import glossary_of

GLOSSARY = glossary_of(
    "fr en es",
    (
        ("ministre", Kind.TERM, "ministre du Budget | budget minister | ministro de Presupuesto"),
        ("porte-parole", Kind.TERM, "porte-parole | spokesman | portavoz"),
        ("asile", Kind.TERM, "demandeur d'asile | asylum seeker | solicitante de asilo"),
        ("drone", Kind.TERM, "drone naval | naval drone | dron naval"),
        ("ong", Kind.ACRONYM, "ONG | NGO | ONG"),
        ("suede", Kind.PLACE, "Suède | Sweden | Suecia"),
        ("suede", Kind.DEMONYM, "suédois | Swedish | sueco"),
        ("suede", Kind.DEMONYM, "| Swede | "),
    ),
)


def term_in(source: str, language: str) -> tuple[Term, TermFinder]:
    """Return the term of a source with what that says of it, and the finder."""
    finder = TermFinder(GLOSSARY, LanguagePair("fr", language))
    (term,) = finder.find(source)
    return in_source(term, source), finder


@pytest.mark.parametrize(
    ("source", "plural", "feminine", "governed"),
    [
        ("La ministre du Budget part.", False, True, False),
        ("La nouvelle ministre du Budget part.", False, True, None),
        ("Le ministre du Budget part.", False, False, False),
        ("Les ministres du Budget partent.", True, None, False),
        ("Le rôle du ministre du Budget", False, False, True),
        ("Le bord des drones navals", True, None, True),
        ("Deux ONG partent.", True, None, None),
        ("Les ONG partent.", None, None, False),
        ("Le toit de la Suède", None, None, True),
    ],
)
def test_number_gender_and_what_governs(
    source: str, plural: bool | None, feminine: bool | None, governed: bool | None
) -> None:
    term, _ = term_in(source, "en")
    assert (term.plural, term.feminine, term.governed) == (plural, feminine, governed)


@pytest.mark.parametrize(
    ("language", "source", "target", "old", "expected"),
    [
        ("es", "La ministre du Budget part.", "El jefe va.", "El jefe", "La ministra de Presupuesto va."),
        ("es", "Le ministre du Budget part.", "La jefa va.", "La jefa", "El ministro de Presupuesto va."),
        ("es", "Les ministres du Budget", "Los jefes van.", "Los jefes", "Los ministros de Presupuesto van."),
        ("es", "La porte-parole part.", "El hablador va.", "El hablador", "La portavoz va."),
        ("es", "Des drones navals", "Unos aviones van.", "Unos aviones", "Unos drones navales van."),
        ("en", "La porte-parole part.", "The speaker goes.", "speaker", "The spokeswoman goes."),
        ("en", "Deux ONG partent.", "Two ONG go.", "ONG", "Two NGOs go."),
        ("en", "Les demandeurs d'asile", "The asker go.", "asker", "The asylum seekers go."),
    ],
)
def test_a_form_follows_the_source(language: str, source: str, target: str, old: str, expected: str) -> None:
    term, finder = term_in(source, language)
    start = target.index(old)
    texts = substitute(target, start, start + len(old), term.target_form, language, term)
    assert texts[0] == expected
    assert not lacking([term], expected, finder)


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("La ministre du Budget part.", "La ministra del Presupuesto va.", False),
        ("La ministre du Budget part.", "La ministra va.", True),
        ("Les porte-parole partent.", "Las portavoces van.", False),
        ("Le drone naval part.", "El avión va.", True),
    ],
)
def test_what_is_there_in_another_form_does_not_lack(source: str, target: str, missing: bool) -> None:
    term, finder = term_in(source, "es")
    assert bool(lacking([term], target, finder)) is missing
