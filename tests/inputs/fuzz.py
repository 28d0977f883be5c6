"""Fuzz targets for all readers: `python -m tests.inputs.fuzz N [NAME…]` gives each N inputs, made of a valid one.

What a reader may do with any bytes is to give a value, or to raise an error of l10n's own tree. What an input may
cost is held by `tests.inputs.table`, whose inputs each have a process with limits.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n import articles, config, segmentation
from l10n.articles.files import Source
from l10n.articles.publish import published
from l10n.catalogs import reading, xliff
from l10n.catalogs.table import docx, xlsx
from l10n.catalogs.table.rows import Sheet, sheet_of
from l10n.catalogs.writing import encode
from l10n.engines.packages import archive
from l10n.errors import L10nError
from l10n.glossary import csv
from l10n.glossary.exchange import FORMATS, ExchangeFormat
from l10n.memory import Memory, Record, tmx
from l10n.model import LanguagePair
from l10n.reports import json as reports
from tests.articles.office import docx as word
from tests.articles.office import field, p, r
from tests.articles.opendocuments import archive as archive_of_text
from tests.articles.opendocuments import flat, zipped
from tests.articles.test_damaged_documents import BODY as OPENDOCUMENT
from tests.articles.test_damaged_documents import PAGES as CHAPTER
from tests.articles.test_epub import parts
from tests.articles.test_pptx import pptx

FR_ES = LanguagePair("fr", "es")
PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: es\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. context
# l10n: argos fr→en 1.9; 9f3c0a1b2c3d
#: a.txt:1
#, fuzzy
#| msgid "Hier."
msgctxt "c"
msgid "Le capitaine a dit « non »."
msgstr "El capitán \\"dijo\\" no.\\n"

msgid "un"
msgid_plural "deux"
msgstr[0] "uno"
msgstr[1] "dos"

#~ msgid "vieux"
#~ msgstr "viejo"
"""
TOML = """from = "fr"
to = ["es", "ca"]
articles = "articles"
locales = "locales"
catalog = "{lang}/{article}.po"
[checks]
numbers = "off"
[engines]
"fr-es" = "apertium"
"""
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="fr" segtype="sentence" adminlang="en" datatype="plaintext" creationtool="t"
 creationtoolversion="1" o-tmf="t"/><body><tu creationdate="20261124T093000Z"><prop type="x-l10n-article">a</prop>
<tuv xml:lang="fr"><seg>Le <bpt i="1">b</bpt>chat<ept i="1"/>.</seg></tuv><tuv xml:lang="es"><seg>El gato.</seg></tuv>
</tu></body></tmx>
"""
MARKDOWN = """---
title: 'L''eau' # un titre
cover: {alt: "Un \\"chat\\"", path: a}
summary: >-
  Une phrase
  pliée.
---

## Un [lien][a] et **du gras**[^1]

> Une *citation*
> sur deux lignes <em>ici</em>.

| a | b |
|---|---|
| 1 | `code` |

[a]: http://a.fr "Son titre"
[^1]: La note.
"""
MARKDOWN_TOML = """+++
title = 'Un titre'
summary = \"\"\"
Deux
lignes.\"\"\"
[[r]]
alt = "a\\u00e9"
+++
Texte.
"""
HTML = """<!DOCTYPE html><html lang=fr><head><meta charset="utf-8"><title>Un titre</title></head>
<body><p>Un <a href="b" title="Là">lien</a> &eacute;crit<br>ici.</p><!-- non --><img alt='Un chat'>
<script>var a = "<p>";</script><ul><li>un<li translate=no>deux</ul></body></html>
"""
SUBRIP = (
    "1\n00:00:01,000 --> 00:00:02,000\n<i>Il dort</i>,\nlà,\n\n2\n00:00:03,000 --> 00:00:04,000\nelle rit.\n"
)
WEBVTT = (
    "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000 line:0\n<v A>R&amp;D,\n\n00:03.000 --> 00:04.000\noui.\n"
)
CSV = 'concept,kind,fr,es,match,note\nkoursk,place,Koursk,Kursk,exact,"a, ""b"""\nport,term,port | ports,puerto,,\n'
REPORT = json.dumps({"version": 1, "catalogs": [{"findings": [{"fingerprint": "a"}]}]})


@dataclass(frozen=True)
class Target:
    """A reader: what it takes, a file's name and a valid one, and how it is called.

    `pack` puts what is made of the seed into the file: of an archive one part, so that its checksum is right.
    """

    name: str
    seed: Callable[[], bytes]
    read: Callable[[Path], object]
    pack: Callable[[bytes], bytes] = bytes


def _plain(text: str) -> Callable[[], bytes]:
    return text.encode


@cache
def _xliff() -> bytes:
    return xliff.encode(reading.decode(PO.encode(), Path("a.po")), "a.txt", "fr", "es")[0]


@cache
def _xliff_2() -> bytes:
    return xliff.encode(reading.decode(PO.encode(), Path("a.po")), "a.txt", "fr", "es", "2.0")[0]


@cache
def _table(encode_table: Callable[[Sheet], bytes]) -> bytes:
    return encode_table(sheet_of(reading.decode(PO.encode(), Path("a.po")), "a.txt", "fr", "es", 9999)[0])


@cache
def _memory() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "memory.sqlite"
        with Memory(path) as memory:
            memory.put("a.po", [Record("Oui.", "Sí.", FR_ES)])
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            file.execute("PRAGMA journal_mode = DELETE")
        return path.read_bytes()


@cache
def _package() -> bytes:
    data = io.BytesIO()
    about = {"from_code": "fr", "to_code": "es", "package_version": "1.9", "type": "translate"}
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("fr_es/metadata.json", json.dumps(about))
        for name in ("model/model.bin", "model/config.json", "sentencepiece.model", "README.md"):
            package.writestr(f"fr_es/{name}", "x" * 40)
    return data.getvalue()


@cache
def _glossary(name: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "terms.csv"
        path.write_text(CSV, encoding="utf-8")
        return FORMATS[name].write(csv.read([path]), ("fr", "es")).data


def _exchanged(one: ExchangeFormat, path: Path) -> None:
    one.read(path.read_bytes(), path, ("fr", "es"))


def _po(path: Path) -> None:
    encode(reading.decode(path.read_bytes(), path))


def _remembered(path: Path) -> None:
    with Memory(path) as memory:
        memory.check()
        list(memory.records(tmx.clean, reviewed=False))
        memory.stats()


def _unpacked(path: Path) -> None:
    with TemporaryDirectory() as folder:
        archive.look(path)
        archive.unpack(path, Path(folder))


def _settings(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        config.project()
    finally:
        os.chdir(before)


def _article(path: Path) -> None:
    article, _ = articles.read(Source(path, "a", path.name))
    segments = segmentation.segment(article, "fr")
    format = articles.format_of(article)
    assert published(article, segments, [None] * len(segments), format, "es") == article.text
    published(article, segments, [f"{segment.source} x" for segment in segments], format, "es")


def _packed(whole: Callable[[], bytes], name: str) -> tuple[Callable[[], bytes], Callable[[bytes], bytes]]:
    """Return what gives a part of a document, and what puts another one in its place."""

    def seed() -> bytes:
        with zipfile.ZipFile(io.BytesIO(whole())) as before:
            return before.read(name)

    def pack(part: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(whole())) as before:
            parts = {one: before.read(one) for one in before.namelist()}
        return zipped({**parts, name: part})

    return seed, pack


def _in_archive(file: str, whole: Callable[[], bytes], name: str) -> Target:
    seed, pack = _packed(whole, name)
    return Target(file, seed, _article, pack)


_WORD = p(r("Un "), r("mot", "b"), r(" &amp; "), field('HYPERLINK "https://a.fr"', r("un lien")), r("."))

TARGETS = {
    "PO": Target("a.po", _plain(PO), _po),
    "XLIFF": Target("a.xlf", _xliff, lambda path: list(xliff.decode(io.BytesIO(path.read_bytes()), path))),
    "XLIFF 2": Target(
        "b.xlf", _xliff_2, lambda path: list(xliff.decode(io.BytesIO(path.read_bytes()), path))
    ),
    "DOCX table": Target("a.docx", partial(_table, docx.encode), docx.decode),
    "XLSX table": Target("a.xlsx", partial(_table, xlsx.encode), xlsx.decode),
    "TMX": Target("a.tmx", _plain(TMX), lambda path: list(tmx.read(path))),
    "settings": Target("l10n.toml", _plain(TOML), _settings),
    "glossary": Target("a.csv", _plain(CSV), csv.load),
    "article": Target("a.txt", _plain("Le titre\n\n- un\n- deux\n\n« Non », dit-il.\n"), _article),
    "Markdown": Target("a.md", _plain(MARKDOWN), _article),
    "Markdown with TOML": Target("b.md", _plain(MARKDOWN_TOML), _article),
    "HTML": Target("a.html", _plain(HTML), _article),
    "SubRip": Target("a.srt", _plain(SUBRIP), _article),
    "WebVTT": Target("a.vtt", _plain(WEBVTT), _article),
    "OpenDocument": Target("a.odt", partial(archive_of_text, OPENDOCUMENT), _article),
    "flat OpenDocument": Target("a.fodt", lambda: flat(OPENDOCUMENT).encode(), _article),
    "EPUB": Target("a.epub", lambda: zipped(parts(CHAPTER)), _article),
    "text of OpenDocument": _in_archive("a.odt", partial(archive_of_text, OPENDOCUMENT), "content.xml"),
    "chapter": _in_archive("a.epub", lambda: zipped(parts(CHAPTER)), "OEBPS/texte/1.xhtml"),
    "package of a book": _in_archive("a.epub", lambda: zipped(parts(CHAPTER)), "OEBPS/book.opf"),
    "Word": Target("a.docx", partial(word, _WORD), _article),
    "text of Word": _in_archive("a.docx", partial(word, _WORD), "word/document.xml"),
    "types of Word": _in_archive("a.docx", partial(word, _WORD), "[Content_Types].xml"),
    "slides": Target("a.pptx", pptx, _article),
    "slide": _in_archive("a.pptx", pptx, "ppt/slides/slide1.xml"),
    "memory": Target("memory.sqlite", _memory, _remembered),
    "package": Target("a.argosmodel", _package, _unpacked),
    "baseline": Target("a.json", _plain(REPORT), reports.baseline),
    **{
        name: Target(f"a{(*one.suffixes, '.csv')[0]}", partial(_glossary, name), partial(_exchanged, one))
        for name, one in FORMATS.items()
    },
}
_SIGNS = [
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b'"',
    b"\\",
    b"\n",
    b"\r\n",
    b"<",
    b"&a;",
    b"[",
    b"{",
    b"\xed\xb2\x80",
    b"9" * 400,
]


@st.composite
def inputs(draw: st.DrawFn, seed: bytes) -> bytes:
    """Draw bytes that a valid input becomes by a few edits, or any bytes at all."""
    if draw(st.integers(0, 15)) == 0:
        return draw(st.binary(max_size=400))
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 12))
        kind = draw(st.sampled_from(("cut", "put", "sign", "copy", "end")))
        if kind == "cut":
            del data[at : at + size]
        elif kind == "put":
            data[at : at + size] = draw(st.binary(max_size=12))
        elif kind == "sign":
            data[at:at] = draw(st.sampled_from(_SIGNS))
        elif kind == "copy":
            data[at:at] = data[draw(st.integers(0, len(data))) :][: 20 * size]
        else:
            del data[at:]
    return bytes(data)


def fuzz(name: str, count: int) -> None:
    """Give a reader so many inputs. Raises what it raises beside its own errors, on the least input that does it."""
    target = TARGETS[name]
    seed = target.seed()

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(inputs(seed))
    def hold(data: bytes) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / target.name
            path.write_bytes(target.pack(data))
            with suppress(L10nError):
                target.read(path)

    hold()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.inputs.fuzz", description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TARGETS))
    options = parser.parse_args()
    broken = 0
    for name in options.names or TARGETS:
        try:
            fuzz(name, options.count)
        except Exception as error:
            broken += 1
            print(f"{name}: {error!r} {getattr(error, '__notes__', '')}", flush=True)
        else:
            print(f"{name}: {options.count} inputs", flush=True)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
