"""An article with its spans replaced: what is replaced, what stays, and how paragraphs are wrapped again."""

from __future__ import annotations

import codecs
from io import BytesIO
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from l10n import articles, segmentation
from l10n.articles.plain import blocks
from l10n.articles.publish import encode, published
from l10n.articles.wrapping import columns
from l10n.errors import InputError
from l10n.model import Article, Segment, collapse


def article(text: str, encoding: str = "utf-8", data: bytes = b"") -> Article:
    return Article("a", "a.txt", text, blocks(text), encoding, data)


def cut(text: str, lang: str = "fr") -> tuple[Article, tuple[Segment, ...]]:
    made = article(text)
    return made, segmentation.segment(made, lang)


def publish(text: str, targets: dict[str, str], lang: str = "fr") -> str:
    made, segments = cut(text, lang)
    return published(made, segments, [targets.get(segment.source) for segment in segments])


WRAPPED = """\
  Le conseil a voté hier soir. Les travaux du vieux
  pont de pierre dureront deux ans. Il
  est content.
"""


@pytest.mark.parametrize(
    ("text", "targets", "expected"),
    [
        pytest.param("Un.\n\nDeux.  Trois.", {"Deux.": "Two."}, "Un.\n\nTwo.  Trois.", id="one of three"),
        pytest.param("- Un.\r\n- Deux.", {"Un.": "One.", "Deux.": "Two."}, "- One.\r\n- Two.", id="markers"),
        pytest.param("Un.", {"Un.": "  one "}, "  one ", id="a target's own spaces"),
        pytest.param("Un.\r\nX.", {"Un. X.": ""}, "Un.\r\nX.", id="not asked for"),
        pytest.param("A.\r\n\r\nB.", {"A.": "a\nb"}, "a\r\nb\r\n\r\nB.", id="a line feed is the article's"),
        pytest.param("Il dort.\n\n***", {"Il dort.": "He sleeps."}, "He sleeps.\n\n***", id="no sentence"),
        pytest.param(
            "Il dort.\nElle rit.", {"Il dort.": "He.", "Elle rit.": "She."}, "He.\nShe.", id="a line each"
        ),
        pytest.param(
            WRAPPED,
            {"Le conseil a voté hier soir.": "El consejo ha votado ayer por la noche, muy tarde."},
            "  El consejo ha votado ayer por la noche, muy\n"
            "  tarde. Les travaux du vieux pont de pierre\n"
            "  dureront deux ans. Il est content.\n",
            id="wrapped: the paragraph flows on",
        ),
        pytest.param(
            WRAPPED,
            {"Il est content.": "Está contento."},
            "  Le conseil a voté hier soir. Les travaux du vieux\n"
            "  pont de pierre dureront deux ans. Está contento.\n",
            id="wrapped: what stands before stays",
        ),
        pytest.param(
            "Un mot de plus et\nencore un mot.\nEt voilà.",
            {"Un mot de plus et encore un mot.": "Una palabra más y otra palabra más."},
            "Una palabra más y\notra palabra más.\nEt voilà.",
            id="wrapped: a line end on purpose",
        ),
        pytest.param(
            "Un mot de plus « et\r\n\tencore » un mot.",
            {"Un mot de plus « et encore » un mot.": "Una palabra más y «\u00a0otra\u00a0» más."},
            "Una palabra más y\r\n\t«\u00a0otra\u00a0» más.",
            id="wrapped: no break at no-break spaces, the tab and the line end stay",
        ),
        pytest.param(
            "un deux trois\nquatre cinq.",
            {"un deux trois quatre cinq.": "one to four - five 1. six"},
            "one to four -\nfive 1. six",
            id="wrapped: no line begins like a list item",
        ),
        pytest.param(
            "Un deux trois\nquatre cinq.",
            {"Un deux trois quatre cinq.": "一二三四五六七八九十。一二三四五"},
            "一二三四五六七八九十。一二三四五",
            id="wrapped: no break where there is no space",
        ),
    ],
)
def test_spans_are_replaced(text: str, targets: dict[str, str], expected: str) -> None:
    assert publish(text, targets) == expected


def test_words_are_not_glued_where_sentences_had_no_space_between_them() -> None:
    text = "他来了。她走了。"
    assert publish(text, {"他来了。": "He came.", "她走了。": "She left."}, "zh") == "He came. She left."
    assert (
        publish(text, {"他来了。": "彼が来た。", "她走了。": "彼女は去った。"}, "zh")
        == "彼が来た。彼女は去った。"
    )
    assert publish(text, {"他来了。": "He came."}, "zh") == "He came.她走了。"


def test_paragraphs_are_as_wide_as_the_article() -> None:
    wide, narrow, quote = "un deux trois quatre\ncinq.", "un deux trois\nquatre cinq six.", "un\nd e."
    targets = {"un deux trois quatre cinq six.": "a b c d e f g h i j k.", "un d e.": "a b c."}
    assert (
        publish(f"{wide}\n\n{narrow}\n\n{quote}", targets) == f"{wide}\n\na b c d e f g h i j\nk.\n\na b\nc."
    )


LETTERS = "aàé.!?« »\u00a0\u202f-*1)\t \r\n\x0b\x0c\u0085\u2028\u2029\u00ad\u3000中。’"
PROSE = st.lists(
    st.sampled_from(
        ["Le", "chat", "dort.", "Il", "rêve", "!", "«\u00a0oui\u00a0»", "-", "1.", "10\u202f000"]
    ),
    min_size=1,
    max_size=40,
)
SPACES = st.lists(
    st.sampled_from([" ", " ", " ", "\n", "\r\n", "\n  ", "  ", "\n\n"]), min_size=40, max_size=40
)


@given(
    st.text(st.one_of(st.sampled_from(LETTERS), st.characters(exclude_categories=["Cs"])), max_size=200),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be-mark", "cp1252", "mac-roman", "koi8-r"]),
)
def test_an_article_with_nothing_replaced_is_the_same_file(text: str, encoding: str) -> None:
    try:
        mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be-mark" else b""
        data = mark + text.encode(encoding.removesuffix("-mark"))
        made, _ = articles.read_stream(BytesIO(data))
    except (UnicodeEncodeError, InputError):
        assume(False)
    segments = segmentation.segment(made, "fr")
    for targets in ([None] * len(segments), [segment.source for segment in segments]):
        assert encode(published(made, segments, targets), made) == (data, made.encoding)


@given(PROSE, SPACES, st.lists(st.one_of(st.none(), PROSE), min_size=40, max_size=40))
def test_only_spans_and_line_ends_change(
    words: list[str], spaces: list[str], chosen: list[list[str] | None]
) -> None:
    text = "".join(word + space for word, space in zip(words, spaces, strict=False))
    made, segments = cut(text)
    targets = [" ".join(target) if target else None for target in chosen[: len(segments)]]
    assume(len(targets) == len(segments))
    wanted, at = [], 0
    for segment, target in zip(segments, targets, strict=True):
        wanted += [text[at : segment.start], segment.raw if target is None else target]
        at = segment.end
    done = published(made, segments, targets)
    assert collapse(done) == collapse("".join([*wanted, text[at:]]))
    for end in ("\r\n", "\n"):
        assert end in text or end not in done


@given(st.integers(20, 80), st.lists(st.text("abcdé", min_size=1, max_size=12), min_size=10, max_size=80))
def test_no_line_is_wider_than_the_article_has_them(width: int, words: list[str]) -> None:
    text = "a" * (width - 2) + " b\n  c d."
    made, segments = cut(text)
    assert len(segments) == 1
    done = published(made, segments, [" ".join(words)])
    assert done.replace("\n  ", " ") == " ".join(words)
    assert all(columns(line) <= width for line in done.split("\n"))


@pytest.mark.parametrize(
    ("data", "encoding", "target", "expected"),
    [
        pytest.param("Été.".encode(), None, "Verão!", "Verão!".encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + "Été.".encode(), None, "Ж", codecs.BOM_UTF8 + "Ж".encode(), id="mark"),
        pytest.param("Été.".encode("utf-8-sig"), "utf-8-sig", "Ж", "Ж".encode("utf-8-sig"), id="sig"),
        pytest.param(
            codecs.BOM_UTF16_BE + "Été.".encode("utf-16-be"),
            None,
            "Ж",
            codecs.BOM_UTF16_BE + "Ж".encode("utf-16-be"),
            id="utf-16, big end first",
        ),
        pytest.param("Été.".encode("utf-16-le"), "utf-16-le", "Ж", "Ж".encode("utf-16-le"), id="no mark"),
        pytest.param(
            codecs.BOM_UTF32_LE + "Été.".encode("utf-32-le"),
            None,
            "Ж",
            codecs.BOM_UTF32_LE + "Ж".encode("utf-32-le"),
            id="utf-32",
        ),
        pytest.param("Été.".encode("cp1252"), "cp1252", "Vêrão", "Vêrão".encode("cp1252"), id="legacy"),
    ],
)
def test_the_encoding_stays(data: bytes, encoding: str | None, target: str, expected: bytes) -> None:
    made, _ = articles.read_stream(BytesIO(data), encoding=encoding)
    assert encode(target, made) == (expected, made.encoding)


def test_what_a_legacy_encoding_lacks_makes_it_utf_8() -> None:
    made, _ = articles.read_stream(BytesIO("Été.".encode("cp1252")), encoding="cp1252")
    assert encode("Лето", made) == ("Лето".encode(), "utf-8")


def test_time_grows_with_a_paragraph() -> None:
    def seconds(count: int) -> float:
        text = (
            f"<p>{' '.join(f'Une phrase <b>de plus</b>, la numéro {number}.' for number in range(count))}</p>"
        )
        article = articles.of_text(text, ".html")
        format = articles.format_of(article)
        made = segmentation.segment(article, "fr")
        targets = [f"{one.source} x" for one in made]
        begun = process_time()
        assert published(article, made, targets, format, "es").count(" x") == count
        return process_time() - begun

    seconds(100)
    assert seconds(4_000) < 24 * seconds(500)
