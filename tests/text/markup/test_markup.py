from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model import Inline, Role, Span
from l10n.text import markup
from l10n.text.markup import OBJECT, compare, described, forms, message, parse, rewritten, with_marks

PARSED = [
    ("Un mot.", "Un mot.", []),
    ("Un **mot** et *un autre*.", "Un mot et un autre.", ["**", "**", "*", "*"]),
    ("l'***usine***", "l'usine", ["**", "*", "*", "**"]),
    ("L'<1>usine</1> de Lille<2/>.", "L'usine de Lille.", ["<1>", "</1>", "<2/>"]),
    ("Lancez <1/> ici", f"Lancez {OBJECT} ici", ["<1/>"]),
    ("un <em>mot</em><br>deux", "un motdeux", ["<em>", "</em>", "<br>"]),
    ('<a href="x">un</a>', "un", ['<a href="x">', "</a>"]),
    ("5*3*2, a_b_c, 2 * 3 * 4", "5*3*2, a_b_c, 2 * 3 * 4", []),
    ("* Note* et <nom> et a < b > c", "* Note* et <nom> et a < b > c", []),
    ("Le <1>mot", "Le mot", ["<1>"]),
    ("<1>a <2>b</1> c</2>", "a b c", ["<1>", "<2>", "</1>", "</2>"]),
    ("**a *b***", "a b", ["**", "*", "*", "**"]),
    ("中**文**字", "中文字", ["**", "**"]),
    ("****", "****", []),
]


@pytest.mark.parametrize(("written", "text", "marks"), PARSED, ids=[case[0] for case in PARSED])
def test_reads_what_is_markup_and_nothing_else(written: str, text: str, marks: list[str]) -> None:
    read = parse(written)
    assert (read.text, [mark.form for mark in read.marks]) == (text, marks)


@given(st.text(alphabet="ab <>/12*_~.'é", max_size=40))
def test_the_marks_put_back_give_the_text_as_it_was(written: str) -> None:
    read = parse(written)
    assert with_marks(read.text, [(mark.at, mark) for mark in read.marks]) == written


def test_a_place_is_led_back_to_the_text_as_it_is_written() -> None:
    written = "Un **mot** et <1/> ici"
    read = parse(written)
    for word in ("Un", "mot", "et", "ici"):
        at = read.text.index(word)
        start, end = read.original(Span(at, at + len(word)))
        assert written[start:end] == word
    at = read.text.index(OBJECT)
    assert read.original(Span(at, at + 1)).start == written.index("<1/>")


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("Un **mot**.", "A **word**.", ""),
        ("Un **mot**.", "A word.", "lost **"),
        ("Un mot.", "A <1>word</1>.", "added <1>, </1>"),
        ("<1>a</1><2/>", "<2/><1>a</1>", ""),
        ("<1>a</1>", "</1>a<1>", "lost <1>, </1>; added </1>, <1>"),
        ("<1>a <2>b</2></1>", "<1>a <2>b</1></2>", "crossed <2>"),
    ],
)
def test_says_how_a_target_differs(source: str, target: str, said: str) -> None:
    assert described(compare(parse(source), parse(target))) == said


def test_words_are_changed_around_markup() -> None:
    assert (
        rewritten("Non<1/> ! **Oui** !", lambda text: text.replace(" !", "\u202f!"))
        == "Non<1/>\u202f! **Oui**\u202f!"
    )


def inlines(*parts: str | tuple[Role, str]) -> list[Inline]:
    """Return inlines of texts and placeables, one behind the other."""
    made: list[Inline] = []
    at = 0
    for part in parts:
        role, text = (Role.TEXT, part) if isinstance(part, str) else part
        made.append(Inline(role, at, at + max(1, len(text)), text))
        at = made[-1].end
    return made


OPEN, CLOSE, EMPTY, WORD = Role.OPENING, Role.CLOSING, Role.EMPTY, Role.WORD
BOLD, PLAIN = ((OPEN, "**"), (CLOSE, "**")), ((OPEN, ""), (CLOSE, ""))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Un ", BOLD[0], "mot", BOLD[1], "."], "Un **mot**."),
        (["Un ", PLAIN[0], "mot", PLAIN[1], (EMPTY, ""), "."], "Un <1>mot</1><2/>."),
        (["Un 3*4 ", (OPEN, "*"), "mot", (CLOSE, "*"), "s."], "Un 3*4 <1>mot</1>s."),
        (["Un <1> ", PLAIN[0], "mot", PLAIN[1]], "Un <1> <2>mot</2>"),
        (["Le *mot* ", (OPEN, "*"), "dit", (CLOSE, "*")], "Le *mot* <1>dit</1>"),
        (["Ligne", (Role.BREAK, ""), "suite"], "Ligne<1/> suite"),
        (["Un ", (OPEN, ""), "mot"], "Un <1/>mot"),
    ],
)
def test_a_source_has_markup_as_it_is_written_where_that_is_read_so(parts: list[str], expected: str) -> None:
    made = inlines(*parts)
    assert message(made) == expected
    ours = {form for form, one in zip(forms(made), made, strict=True) if one.role is not Role.TEXT}
    read = parse(message(made)).only(ours)
    assert len(read.marks) == sum(one.role is not Role.TEXT for one in made)
    assert markup.plain("Un mot") == "Un mot"
