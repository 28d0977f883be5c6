"""Plain text that is no plain text: HTML, Markdown or subtitles in a file called `.txt`."""

from __future__ import annotations

import re

_SAMPLE = 20_000  # characters: what the beginning doesn't show, the rest seldom does
_TAG = re.compile(
    r"</?(?:p|div|span|a|h[1-6]|ul|ol|li|br|strong|em|b|i|table|tr|td|body|html|head|img)\b[^<>\n]*>", re.I
)
_CUE = re.compile(r"^\d{1,2}:\d\d(?::\d\d)?[.,]\d{3} --> ", re.MULTILINE)
# What Markdown has and prose hasn't, each once: a heading, a link, a fence, fields above, emphasis around words.
_MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]+\]\([^()\s]+\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"\A---\n(?:[\w-]+:.*\n)+---\n"),
    re.compile(r"(?<![\w*])\*\*\w[^*\n]*\w\*\*(?![\w*])"),
    re.compile(r"^\|(?:\s*:?-+:?\s*\|)+\s*$", re.MULTILINE),
)


def looks_like(text: str) -> tuple[str, str]:
    """Return the name of the format that a text seems to be in, and its suffix; both empty for plain text."""
    sample = text[:_SAMPLE].replace("\r\n", "\n")
    if len(_CUE.findall(sample)) >= 2:
        return ("WebVTT", ".vtt") if sample.startswith("WEBVTT") else ("subtitles", ".srt")
    tags = {tag.lower() for tag in _TAG.findall(sample)}
    if len(tags) >= 2 and any(tag.startswith("</") for tag in tags):
        return "HTML", ".html"
    if sum(bool(pattern.search(sample)) for pattern in _MARKDOWN) >= 2:
        return "Markdown", ".md"
    return "", ""
