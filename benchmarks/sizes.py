"""How long articles of each format take to read and to publish, by their size: CPU seconds, and in what proportion.

    .venv/bin/python benchmarks/sizes.py [--sizes 1 10] [--formats .md .epub]

Each text is a format's paragraphs, headings, lists, tables and links, written again and again with other words, up to
so many megabytes; of an archive (DOCX, ODT, EPUB), so many of XML in it. Its file is read, cut into segments,
published without targets, and with each source as its target with a word more. Beside the seconds stands how many
times those of the first size that is, and the memory at its highest; in proportion is what the sizes are.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from l10n import articles, segmentation
from l10n.articles.publish import encode, published

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


def book(n: int) -> str:
    """Return some elements of a book's chapter, which is XML."""
    return (
        f'<h2>{words(n)}</h2>\n<p class="x">{words(n + 1)} Un <b>mot</b> et <a href="/{n}" title="{words(n)}">'
        f"un lien</a>,\n<code>code</code> ; {words(n + 2)}&#160;!</p>\n<ul><li>{words(n + 3)}</li>"
        f"<li>{words(n + 4)} <br/> fin</li></ul>\n<table><tr><td>{words(n + 5)}</td><td>{n}</td></tr></table>\n"
    )


def word(n: int) -> str:
    """Return some paragraphs of Word's, cut into runs, and a table."""

    def paragraph(*runs: str) -> str:
        return f'<w:p w:rsidR="00AB12CD">{"".join(runs)}</w:p>'

    def run(text: str, properties: str = "") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    link = f'<w:hyperlink w:anchor="a{n}">{run("un lien")}</w:hyperlink>'
    cells = "".join(f"<w:tc>{paragraph(run(one))}</w:tc>" for one in (words(n + 4), str(n)))
    return (
        paragraph(run(words(n)))
        + paragraph(
            run(f"{words(n + 1)} Un "), run("mo", "<w:b/>"), run("t", "<w:b/>"), run(" et "), link, run(".")
        )
        + paragraph(
            run(words(n + 2)[:20]), run(words(n + 2)[20:], '<w:lang w:val="fr-FR"/>'), run(f" {words(n + 3)}")
        )
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    )


def opendocument(n: int) -> str:
    """Return some paragraphs of OpenDocument, a list and a table."""
    return (
        f'<text:h text:outline-level="2">{words(n)}</text:h><text:p>{words(n + 1)} Un <text:span text:style-name="B">'
        f'mot</text:span> et <text:a xlink:href="/{n}">un lien</text:a>.<text:line-break/>{words(n + 2)[:20]}'
        f'<text:span text:style-name="R">{words(n + 2)[20:]}</text:span></text:p><text:list><text:list-item><text:p>'
        f"{words(n + 3)}</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell>"
        f"<text:p>{words(n + 4)}</text:p></table:table-cell></table:table-row></table:table>"
    )


class Kind(NamedTuple):
    """A format: what stands before its parts and behind them, a part, and the parts of an archive around its text."""

    head: str
    part: Callable[[int], str]
    tail: str = ""
    name: str = ""  # of the archive's part that has the text
    others: tuple[tuple[str, str], ...] = ()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{one}="{ODF}:{one}:1.0"' for one in ("office", "text", "style", "table"))
FO = f'xmlns:fo="{ODF}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLE = '<style:style style:name="{}" style:family="text"><style:text-properties {}/></style:style>'
STYLES = STYLE.format("B", 'fo:font-weight="bold"') + STYLE.format("R", "")
CONTAINER = (
    f'<container xmlns="{ODF}:container"><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
    'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
FORMATS = {
    ".txt": Kind("", text),
    ".md": Kind("", markdown),
    ".html": Kind("<!doctype html><html lang=fr><body>\n", page),
    ".srt": Kind("", lambda n: cue(n, ",")),
    ".vtt": Kind("WEBVTT\n\n", lambda n: cue(n, ".")),
    ".docx": Kind(
        f'<w:document xmlns:w="{W}"><w:body>',
        word,
        "</w:body></w:document>",
        "word/document.xml",
        (("[Content_Types].xml", TYPES),),
    ),
    ".odt": Kind(
        f"<office:document-content {NAMES} {FO}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        "<office:body><office:text>",
        opendocument,
        "</office:text></office:body></office:document-content>",
        "content.xml",
        (("mimetype", "application/vnd.oasis.opendocument.text"),),
    ),
    ".epub": Kind(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body>',
        book,
        "</body></html>",
        "a.xhtml",
        (("mimetype", "application/epub+zip"), ("META-INF/container.xml", CONTAINER), ("a.opf", OPF)),
    ),
}


def document(kind: Kind, size: int) -> bytes:
    """Return a document of some megabytes."""
    parts, length = [kind.head], 0
    while length < size * 1_000_000:
        parts.append(kind.part(len(parts)))
        length += len(parts[-1])
    content = "".join([*parts, kind.tail])
    if not kind.name:
        return content.encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in (*kind.others, (kind.name, content)):
            archive.writestr(name, inner)
    return file.getvalue()


def seconds(path: Path) -> tuple[float, float]:
    """Return the CPU seconds that reading and publishing a file take."""
    [source], _ = articles.find([path], [path.parent])
    start = time.process_time()
    article, _ = articles.read(source)
    segments = segmentation.segment(article, "fr")
    middle = time.process_time()
    format = articles.format_of(article)
    for targets in ([None] * len(segments), [f"{one.source} x" for one in segments]):
        data, _ = encode(published(article, segments, targets, format, "es"), article, format)
        assert (data == article.data) == (targets[0] is None)
    return middle - start, time.process_time() - middle


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", nargs="*", type=int, default=[1, 10])
    parser.add_argument("--formats", nargs="*", choices=FORMATS, default=list(FORMATS))
    options = parser.parse_args()
    sizes: list[int] = options.sizes
    chosen: list[str] = options.formats
    print(f"{'format':8}{'MB':>5}{'read':>9}{'publish':>9}{'ratio':>8}{'peak MB':>9}")
    for suffix in chosen:
        first = 0.0
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"a{suffix}"
                path.write_bytes(document(FORMATS[suffix], size))
                read, publish = seconds(path)
            first = first or read + publish
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
                1 if sys.platform == "darwin" else 1024
            )
            ratio = (read + publish) / first
            print(f"{suffix:8}{size:5}{read:9.2f}{publish:9.2f}{ratio:8.1f}{peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
