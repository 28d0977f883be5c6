"""What holds of the segmentation of any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model import Article, Block, BlockKind
from l10n.segmentation import segment, split_sentences, split_spans

LANGS = ("fr", "en", "es", "de", "it", "pt", "ru", "ca", "nl", "ja", "zh", "sv", "und")

# Pieces that the algorithm looks at, so that random texts get into its corners.
MARKS = ".!?…。\"«»“”()[]{}<>*_-—–’'/:;,\u200b\ufeff"
SPACES = [
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\r",
    "\v",
    "\f",
    "\x1c",
    "\x85",
    "\u00a0",
    "\u202f",
    "\u2028",
    "\u2029",
]
WORDS = [
    "...",
    "M",
    "J.-C",
    "p. ex",
    "etc",
    "Il",
    "le",
    "L'",
    "é",
    "1",
    "12",
    "XIV",
    "Yahoo",
    "a)",
    "- ",
    "• ",
]
MARKUP = ["[1]", "</b>", "](", "😀", ":)", "と", "、", "İ", "ß", "ǅ"]
PIECES = st.sampled_from([*MARKS, *SPACES, *WORDS, *MARKUP])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS, st.sampled_from(LANGS))
def test_spans_give_back_the_text(text: str, lang: str) -> None:
    end = 0
    for span in split_spans(text, lang):
        assert span.start >= end
        assert span.start < span.end
        assert not text[end : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end
    assert not text[end:].strip()


@given(TEXTS, st.sampled_from(LANGS))
def test_sentences_are_the_spans(text: str, lang: str) -> None:
    assert split_sentences(text, lang) == [text[start:end] for start, end in split_spans(text, lang)]


@given(TEXTS, TEXTS, st.sampled_from(LANGS))
def test_blank_line_bounds(before: str, after: str, lang: str) -> None:
    both = split_sentences(f"{before}\n\n{after}", lang)
    assert both == split_sentences(before, lang) + split_sentences(after, lang)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(LANGS))
def test_segments_are_places_in_the_article(texts: list[str], lang: str) -> None:
    blocks = []
    text = "\ufeff\n"
    for part in texts:
        if part.strip():
            text += "- "
            blocks.append(Block(BlockKind.ITEM, len(text), len(text) + len(part.strip())))
        text += part.strip() + "\r\n\r\n"
    article = Article("a", "a.txt", text, tuple(blocks))
    segments = segment(article, lang)
    assert list(segments) == sorted(segments, key=lambda one: one.start)
    for one in segments:
        assert article.text[one.start : one.end] == one.raw == one.raw.strip()
        assert any(map(str.isalnum, one.raw))
        block = article.blocks[one.block]
        assert block.start <= one.start < one.end <= block.end
        before = text[: one.start].replace("\r\n", "\n").replace("\r", "\n")
        assert one.line == before.count("\n") + 1
    for index, group in itertools.groupby(segments, key=lambda one: one.block):
        inside = list(group)
        assert [one.number for one in inside] == list(range(1, len(inside) + 1)), index
        assert {one.count for one in inside} == {len(inside)}


@pytest.mark.parametrize(
    ("tag", "same"), [("pt-BR", "pt"), ("fr_CA", "fr"), ("FR", "fr"), ("zh-Hant-TW", "zh")]
)
def test_region_reads_the_table_of_its_language(tag: str, same: str) -> None:
    text = "Vi o Sr. Silva. Ele saiu. M. Dupont dort, p. ex. Paul. “你好吗？”他问。我笑了。"
    assert split_sentences(text, tag) == split_sentences(text, same)


@pytest.mark.parametrize("tag", ["", "xx", "und", "../tables/fr", "common", "🙂"])
def test_any_other_tag_reads_the_common_table(tag: str) -> None:
    assert split_sentences("Il a vu Dr. Who. Il est parti.", tag) == ["Il a vu Dr. Who.", "Il est parti."]


def test_no_text() -> None:
    assert split_spans("", "fr") == split_spans(" \n\u00a0\n", "fr") == []


@pytest.mark.parametrize(
    "piece",
    [
        '. " ',
        ".",
        '"',
        " ",
        "\n",
        "\r\n",
        "\n- a",
        "a. ",
        "M. ",
        "1. ",
        "? — A ",
        "(A! ",
        ". . ",
        "«. ",
        "](",
        ".](",
        ". <",
        "…A",
        "。",
        "'s ",
        "a-",
        ". a-",
        "[",
        ".[1",
        "\u2029",
        "J.-",
        ".J",
        "! ",
        "\t\n",
        "- ",
        "A ",
        "é",
    ],
)
def test_long_lines_of_one_thing(piece: str) -> None:
    """Were anything quadratic in the length of a line, this would take minutes."""
    text = piece * (200_000 // len(piece))
    spans = split_spans(text, "fr")
    assert "".join(text[start:end] for start, end in spans).split() or not text.strip()
    assert sum(len("".join(text[start:end].split())) for start, end in spans) == len("".join(text.split()))
