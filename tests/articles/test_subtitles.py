"""Subtitles: sentences across them, what is no text, and how translations are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.articles.format import Format
from l10n.articles.subtitles import SRT, VTT
from tests.articles.texts import put, sources, with_own_words

ONE = "00:00:01,000 --> 00:00:02,000\n"
TWO = "00:00:03,000 --> 00:00:04,000\n"


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        pytest.param(f"1\n{ONE}Il dort.\n\n2\n{TWO}Elle rit.\n", SRT, ["Il dort.", "Elle rit."], id="two"),
        pytest.param(f"1\n{ONE}Il dort,\n\n2\n{TWO}elle rit.\n", SRT, ["Il dort, <1/>elle rit."], id="across"),
        pytest.param(f"1\n{ONE}Il dort\n\n2\n{TWO}À midi.\n", SRT, ["Il dort", "À midi."], id="a title"),
        pytest.param(f"1\n{ONE}Il dort\nencore.\n", SRT, ["Il dort encore."], id="lines"),
        pytest.param(f"1\n{ONE}- Il dort ?\n- Oui.\n", SRT, ["- Il dort ?", "- Oui."], id="a dialogue"),
        pytest.param(f"1\n{ONE}1999\n\n2\n{TWO}\n", SRT, [], id="a figure, and nothing"),
        pytest.param(f"1\n{ONE}{{\\an8}}L'<i>ONU</i>.\n", SRT, ["L'<i>ONU</i>."], id="tags"),
        pytest.param(
            f"1\n{ONE}<font color='x'>Bonsoir. Un accord</font>\n<b>est là</b>.\n",
            SRT,
            ["Bonsoir.", "Un accord<1/> <b>est là</b>."],
            id="a tag around a line",
        ),
        pytest.param(
            "WEBVTT - Titre\n\nNOTE Rien.\n\nid\n00:01.000 --> 00:02.000 line:0\n<v Inès>R&amp;D&nbsp;!</v>\n",
            VTT,
            ["R&D\u00a0!"],
            id="WebVTT",
        ),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Il dort,\n\n00:03.000 --> 00:04.000\n<v B>elle rit.\n",
            VTT,
            ["Il dort,", "elle rit."],
            id="another voice",
        ),
    ],
)  # fmt: skip
def test_what_is_offered(text: str, format: Format, expected: list[str]) -> None:
    assert sources(text, format) == expected


@pytest.mark.parametrize(
    ("text", "format", "target", "expected"),
    [
        pytest.param(
            f"1\n{ONE}Quand il dort,\n\n2\n{TWO}elle rit.\n",
            SRT,
            "Cuando duerme, <1/>ella ríe.",
            f"1\n{ONE}Cuando duerme,\n\n2\n{TWO}ella ríe.\n",
            id="across",
        ),
        pytest.param(
            f"1\r\n{ONE}Il dort.\r\n".replace("\n", "\r\n").replace("\r\r", "\r"),
            SRT,
            "Duerme aquí mucho.",
            f"1\r\n{ONE}Duerme\r\naquí\r\nmucho.\r\n".replace("000\n", "000\r\n"),
            id="wrapped to the width, CR LF",
        ),
        pytest.param(f"1\n{ONE}Il --> dort.\n", SRT, "Él --> dort.", f"1\n{ONE}Él → dort.\n", id="an arrow"),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n1 &lt; 2, dit-il.\n",
            VTT,
            "1 < 2 & más.",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n1 &lt; 2 &amp; más.\n",
            id="escapes",
        ),
    ],
)
def test_how_a_translation_is_written(text: str, format: Format, target: str, expected: str) -> None:
    assert put(text, [target], format) == expected


WORDS = st.lists(st.text("aé<>&-.,:1 {}\\", min_size=1, max_size=9), min_size=1, max_size=8).map(" ".join)


@pytest.mark.parametrize("format", [SRT, VTT], ids=["srt", "vtt"])
@given(st.lists(WORDS, max_size=5))
def test_without_targets_nothing_changes_and_times_never_do(format: Format, texts: list[str]) -> None:
    cues = [f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},500\n{text}\n\n" for n, text in enumerate(texts, 1)]
    text = ("WEBVTT\n\n" if format is VTT else "") + "".join(cues)
    changed = with_own_words(text, format)
    times = [line for line in text.split("\n") if line.startswith("00:00:")]
    assert [line for line in changed.split("\n") if line.startswith("00:00:") and "-->" in line] == times
