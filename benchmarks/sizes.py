"""How long articles of each format take to read and to publish, by their size: CPU seconds, and in what proportion.

    .venv/bin/python benchmarks/sizes.py [--sizes 1 10]

Each text is a format's paragraphs, headings, lists, tables and links, written again and again with other words, up to
so many megabytes. It is read, cut into segments, published without targets, and with each source as its target
with a word more. Beside the seconds stands how many times those of the first size that is, and the memory at its
highest; in proportion is what the sizes are.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable

from l10n import articles, segmentation
from l10n.articles.publish import published

WORDS = [
    "Anne",
    "Müller",
    "bilan",
    "commission",
    "communes",
    "du",
    "hier",
    "lourd",
    "littoral",
    "pour",
    "reste",
    "très",
]


def words(number: int) -> str:
    """Return a sentence that is another for each number."""
    turned = WORDS[number % len(WORDS) :] + WORDS[: number % len(WORDS)]
    return f"{turned[0].capitalize()} {' '.join(turned[1:])} en {number}."


def markdown(n: int) -> str:
    """Return some paragraphs of Markdown, a list and a table."""
    return (
        f"## {words(n)}\n\n{words(n + 1)} Un **mot** et [un lien](http://a.fr/{n}), `code` ;\n{words(n + 2)}\n\n"
        f"> {words(n + 3)}\n\n- {words(n)} <em>là</em>\n- [x] {words(n + 4)}[^{n}]\n\n[^{n}]: {words(n + 5)}\n\n"
        f"| A | B |\n|---|---|\n| {words(n + 6)} | {n} |\n\n"
    )


def page(n: int) -> str:
    """Return some elements of HTML."""
    return (
        f"<h2>{words(n)}</h2>\n<p class='x'>{words(n + 1)} Un <b>mot</b> et <a href='/{n}' title='{words(n)}'>"
        "un lien</a>,\n"
        f"<code>code</code> ; {words(n + 2)}&nbsp;!</p>\n<ul><li>{words(n + 3)}<li>{words(n + 4)} <br> fin</ul>\n"
        f"<table><tr><td>{words(n + 5)}<td>{n}</table>\n"
    )


def cue(n: int, point: str) -> str:
    """Return two subtitles that one sentence goes over."""
    hours, seconds = divmod(2 * n, 3600)
    times = [f"{hours:02}:{s // 60:02}:{s % 60:02}{point}" for s in (seconds, seconds + 1)]
    return (
        f"{2 * n + 1}\n{times[0]}000 --> {times[0]}900\n<i>{words(n)[:-1]}</i>,\n\n"
        f"{2 * n + 2}\n{times[1]}000 --> {times[1]}900\n{words(n).lower()}\n\n"
    )


def text(n: int) -> str:
    """Return some paragraphs and a list of plain text."""
    return f"{words(n)} {words(n + 1)}\n{words(n + 2)}\n\n- {words(n + 3)}\n- {words(n + 4)}\n\n"


FORMATS: dict[str, tuple[str, Callable[[int], str]]] = {
    ".txt": ("", text),
    ".md": ("", markdown),
    ".html": ("<!doctype html><html lang=fr><body>\n", page),
    ".srt": ("", lambda n: cue(n, ",")),
    ".vtt": ("WEBVTT\n\n", lambda n: cue(n, ".")),
}


def document(suffix: str, size: int) -> str:
    """Return a document of some megabytes."""
    head, part = FORMATS[suffix]
    parts, length = [head], 0
    while length < size * 1_000_000:
        parts.append(part(len(parts)))
        length += len(parts[-1])
    return "".join(parts)


def seconds(suffix: str, content: str) -> tuple[float, float]:
    """Return the CPU seconds that reading and publishing take."""
    start = time.process_time()
    article = articles.of_text(content, suffix)
    segments = segmentation.segment(article, "fr")
    middle = time.process_time()
    format = articles.format_of(article)
    assert published(article, segments, [None] * len(segments), format, "es") == content
    published(article, segments, [f"{one.source} x" for one in segments], format, "es")
    return middle - start, time.process_time() - middle


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", nargs="*", type=int, default=[1, 10])
    sizes = parser.parse_args().sizes
    print(f"{'format':8}{'MB':>5}{'read':>9}{'publish':>9}{'ratio':>8}{'peak MB':>9}")
    for suffix in FORMATS:
        first = 0.0
        for size in sizes:
            read, publish = seconds(suffix, document(suffix, size))
            first = first or read + publish
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
                1 if sys.platform == "darwin" else 1024
            )
            ratio = (read + publish) / first
            print(f"{suffix:8}{size:5}{read:9.2f}{publish:9.2f}{ratio:8.1f}{peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
