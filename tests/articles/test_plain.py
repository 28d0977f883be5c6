import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.articles.plain import blocks
from l10n.model import collapse

LONG = "Le traité avait été signé à Pyongyang. " * 5 + "Il a été ratifié en novembre."


def read(text: str) -> list[tuple[str, str]]:
    letters = {"headline": "H", "paragraph": "P", "list item": "I", "quote": "Q"}
    return [(letters[block.kind], collapse(text[block.start : block.end])) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\n\u00a0\n", [], id="white space"),
        pytest.param("Un mot", [("P", "Un mot")], id="alone, no headline"),
        pytest.param("Titre\n\nTexte.", [("H", "Titre"), ("P", "Texte.")], id="headline"),
        pytest.param("   Titre\n\nTexte.", [("H", "Titre"), ("P", "Texte.")], id="centred headline"),
        pytest.param(
            "Un titre\nplié\n\nTexte.", [("H", "Un titre plié"), ("P", "Texte.")], id="wrapped headline"
        ),
        pytest.param("Pourquoi ?\n\nTexte.", [("H", "Pourquoi ?"), ("P", "Texte.")], id="question"),
        pytest.param("« Oui »\n\nTexte.", [("H", "« Oui »"), ("P", "Texte.")], id="quoted headline"),
        pytest.param("Et puis…\n\nTexte.", [("H", "Et puis…"), ("P", "Texte.")], id="ellipsis"),
        pytest.param("Et puis...\n\nTexte.", [("H", "Et puis..."), ("P", "Texte.")], id="three points"),
        pytest.param("Il pleut.\n\nTexte.", [("P", "Il pleut."), ("P", "Texte.")], id="sentence"),
        pytest.param(
            "« Il pleut. »\n\nTexte.", [("P", "« Il pleut. »"), ("P", "Texte.")], id="quoted sentence"
        ),
        pytest.param("Voici :\n\n- un", [("P", "Voici :"), ("I", "un")], id="leads on"),
        pytest.param(
            "mot " * 60 + "\n\nb", [("P", ("mot " * 60).strip()), ("P", "b")], id="too long a headline"
        ),
        pytest.param("a.\n\nb\nc\n\n\n\nd", [("P", "a."), ("P", "b c"), ("P", "d")], id="paragraphs"),
        pytest.param("a.\r\n\r\nb\r\nc", [("P", "a."), ("P", "b c")], id="CR LF"),
        pytest.param("a.\r\rb\rc", [("P", "a."), ("P", "b c")], id="CR"),
        pytest.param("a.\n \t\u00a0\nb", [("P", "a."), ("P", "b")], id="blank with spaces"),
        pytest.param("a.\n\f\nb", [("P", "a."), ("P", "b")], id="form feed on its line"),
        pytest.param("a.\n\fb", [("P", "a. b")], id="form feed inside a paragraph"),
        pytest.param("a.\u2029b", [("P", "a."), ("P", "b")], id="paragraph separator"),
        pytest.param("a.\u2028b\u0085c", [("P", "a. b c")], id="line separators"),
        pytest.param("\u00a0\u202fa\u00a0", [("P", "a")], id="no-break spaces at the edges"),
        pytest.param("- un\n- deux\n  suite", [("I", "un"), ("I", "deux suite")], id="items"),
        pytest.param("– un\n– deux", [("I", "un"), ("I", "deux")], id="en dashes"),
        pytest.param("•\u00a0un\n•\u00a0deux", [("I", "un"), ("I", "deux")], id="bullets"),
        pytest.param("* un\n\n* deux", [("I", "un"), ("I", "deux")], id="loose items"),
        pytest.param("1. un\n2. deux", [("I", "un"), ("I", "deux")], id="numbers"),
        pytest.param("9) un\n10) deux", [("I", "un"), ("I", "deux")], id="more numbers"),
        pytest.param("a) un\nb) deux", [("I", "un"), ("I", "deux")], id="letters"),
        pytest.param("1. un\n1960. deux", [("I", "un 1960. deux")], id="a year in an item"),
        pytest.param("1. un\n14. deux", [("I", "un 14. deux")], id="a number that doesn't follow"),
        pytest.param("- un\n* deux", [("I", "un * deux")], id="another family"),
        pytest.param("-\nun", [("I", "un")], id="marker on a line of its own"),
        pytest.param("- un\n-\n- deux", [("I", "un"), ("I", "deux")], id="empty item"),
        pytest.param("En mars\n- Paris", [("P", "En mars - Paris")], id="a wrapped dash"),
        pytest.param("En\n2024. Puis", [("P", "En 2024. Puis")], id="a wrapped year"),
        pytest.param("a.\n\n2024. Puis", [("P", "a."), ("P", "2024. Puis")], id="a year that begins"),
        pytest.param("-3 degrés", [("P", "-3 degrés")], id="a minus"),
        pytest.param("M. Kim\n\nb", [("H", "M. Kim"), ("P", "b")], id="an initial"),
        pytest.param(
            "a.\n\n— Oui.\n\n— Non.", [("P", "a."), ("P", "— Oui."), ("P", "— Non.")], id="dialogue"
        ),
        pytest.param("a.\n\n* * *\n\nb", [("P", "a."), ("P", "* * *"), ("P", "b")], id="asterisks"),
        pytest.param("a.\n\n1.\n\nb", [("P", "a."), ("P", "1."), ("P", "b")], id="a number alone"),
        pytest.param(
            "a.\n\nb.\n\n    c\n    d\n\ne", [("P", "a."), ("P", "b."), ("Q", "c d"), ("P", "e")], id="quote"
        ),
        pytest.param("a.\n\nb.\n\n\tc\n\ne", [("P", "a."), ("P", "b."), ("Q", "c"), ("P", "e")], id="tab"),
        pytest.param(
            "a.\n\nb.\n\n c\n\ne", [("P", "a."), ("P", "b."), ("P", "c"), ("P", "e")], id="one space"
        ),
        pytest.param("a.\n\n  b.\n\n  c", [("P", "a."), ("P", "b."), ("P", "c")], id="all indented"),
        pytest.param(
            "a.\n\n  b\nc\n\n  d\n\n    e",
            [("P", "a."), ("P", "b c"), ("P", "d"), ("Q", "e")],
            id="first lines indented",
        ),
        pytest.param(
            f"Titre\n{LONG}\n{LONG}x.",
            [("H", "Titre"), ("P", LONG), ("P", LONG + "x.")],
            id="a paragraph a line",
        ),
        pytest.param(
            f"Titre\n\n{LONG}\n{LONG}", [("H", "Titre"), ("P", f"{LONG} {LONG}")], id="long lines, blank"
        ),
    ],
)
def test_reads_the_blocks_of_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


words = st.text(st.sampled_from("abcdé.,:!—’«»1-"), min_size=1, max_size=12)
first_words = st.from_regex(r"[A-Z][a-zé]{0,9}[,.]?", fullmatch=True)
paragraphs = st.builds(lambda first, rest: [first, *rest], first_words, st.lists(words, max_size=60))


def wrapped(paragraph: list[str], width: int) -> str:
    lines = [""]
    for word in paragraph:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join(lines)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(paragraphs, min_size=1, max_size=6), st.integers(1, 300), st.integers(1, 300))
def test_wrapping_at_any_width_changes_no_block(article: list[list[str]], one: int, other: int) -> None:
    first, second = ("\n\n".join(wrapped(words, width) for words in article) for width in (one, other))

    assert [text for _, text in read(first)] == [text for _, text in read(second)]


@settings(deadline=None)
@given(st.lists(paragraphs, min_size=2, max_size=6), st.randoms())
def test_wrapping_at_random_spaces_changes_no_block(article: list[list[str]], chance: random.Random) -> None:
    ends = (" ", "\n", "\r\n", "\r", "\n  ", "\n\t", "\u2028", " \n")
    text = "\n\n".join("".join(word + chance.choice(ends) for word in words).rstrip() for words in article)

    assert [block for _, block in read(text)] == [" ".join(words) for words in article]


@settings(deadline=None)
@given(
    st.text(
        st.one_of(
            st.sampled_from("\n\r\t \f\u0085\u2028\u2029\u00a0-–*•1a.) x"), st.characters(codec="utf-8")
        )
    )
)
def test_blocks_cover_all_but_white_space_and_markers(text: str) -> None:
    end = 0
    for block in blocks(text):
        assert end <= block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert set(text[end : block.start].split()) <= markers(text[end : block.start])
        end = block.end
    assert set(text[end:].split()) <= markers(text[end:])


def markers(text: str) -> set[str]:
    bullets = set("-–*•‣◦▪●")
    return {word for word in text.split() if word in bullets or (word[:-1].isalnum() and word[-1] in ".)")}


@pytest.mark.parametrize(
    "unit",
    ["\n", "-\n", "- ", "- a\n", "1. ", " ", "a ", "\u2029a", "(", "a\n\n", "x" * 160 + ".\n"],
    ids=repr,
)
def test_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = process_time()
        blocks(text)
        return process_time() - start

    # A quadratic algorithm would need minutes.
    assert seconds(400_000) < 40 * seconds(40_000) + 1
