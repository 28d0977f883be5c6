"""Articles: which files have one, and what is in them.

A format is a module with a `Format`, and a line in `READERS`; another distribution has an entry point to one, or to a
function from a text to its blocks, named as the suffix, in the group `l10n.readers`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from l10n.articles import (
    decoding,
    epub,
    files,
    html,
    left_out,
    markdown,
    ooxml,
    opendocument,
    plain,
    subtitles,
    zipped,
)
from l10n.articles.decoding import Decoded, check_encoding
from l10n.articles.disguised import looks_like
from l10n.articles.files import Source
from l10n.articles.format import Format, Reader
from l10n.articles.markdown.front_matter import DEFAULT_KEYS, KEYS
from l10n.errors import InputError
from l10n.extensions import Registry
from l10n.files import system_reason
from l10n.messages import msg
from l10n.model import Article, Finding, Severity

__all__ = [
    "READERS",
    "STDIN",
    "Format",
    "Source",
    "check_encoding",
    "find",
    "format_of",
    "of_text",
    "read",
    "read_stream",
    "unread",
]

_PLAIN = ".txt"
READERS: Registry[Format | Reader] = Registry(  # by suffix, in small letters
    "l10n.readers",
    msg("reader of articles"),
    {
        _PLAIN: plain.FORMAT,
        **dict.fromkeys((".md", ".markdown"), markdown.FORMAT),
        ".srt": subtitles.SRT,
        ".vtt": subtitles.VTT,
        **dict.fromkeys((".html", ".htm", ".xhtml"), html.FORMAT),
        **dict.fromkeys((".odt", ".ott", ".odp", ".otp"), opendocument.FORMAT),
        ".epub": epub.FORMAT,
        **dict.fromkeys((".fodt", ".fodp"), opendocument.FLAT),
        **dict.fromkeys((".docx", ".docm"), ooxml.DOCX),
        **dict.fromkeys((".pptx", ".pptm"), ooxml.PPTX),
    },
    lambda found: isinstance(found, Format) or callable(found),
    names=r"\.[a-z0-9][a-z0-9._-]*",
)

STDIN = Source(Path("-"), "stdin", "stdin")


def find(paths: Iterable[Path], roots: Sequence[Path]) -> tuple[list[Source], list[InputError]]:
    """Return the articles that files and folders stand for, sorted by name, and what is wrong with others.

    `roots` are the folders below which they are named, the project's own first (see `files.find`). Raises
    nothing but `UsageError` for a reader of another distribution: two files of one name, too, are an error that is
    returned, and neither is taken.
    """
    return files.find(paths, roots, READERS)


def unread(paths: Iterable[Path]) -> Counter[str]:
    """Return how many files folders have that l10n doesn't read, by suffix (see `files.unread`)."""
    return files.unread(paths, READERS)


def read(
    source: Source,
    *,
    encoding: str | None = None,
    fields: tuple[str, ...] = DEFAULT_KEYS,
    leave_out: Sequence[str] = (),
    elements: tuple[str, ...] = (),
) -> tuple[Article, list[Finding]]:
    """Return the article in a file, and what a person should know about how it was read; `STDIN` is standard input.

    `encoding` is what the file is in; without it, that is recognised. `fields` are those above an article that are
    translated; a block that one of the patterns `leave_out` matches as a whole (`*` is any text) isn't, nor are
    `elements` of HTML (see `left_out.ELEMENTS`). Raises `InputError` where the file can't be read or is no text,
    `UsageError` for an encoding that doesn't exist and a reader that is broken.
    """
    if source is STDIN:
        if sys.stdin is None:  # `<&-`
            raise InputError(msg("is closed"), path=source.reference, hint=msg("pipe an article in"))
        return read_stream(sys.stdin.buffer, encoding=encoding)
    suffix = source.path.suffix.lower()
    data = files.read_bytes(source.path, zipped.LARGEST if _format(suffix).unpack else decoding.LIMIT)
    token, other = KEYS.set(fields), left_out.ELEMENTS.set(elements)
    try:
        article, findings = _article(data, source, suffix, encoding)
        return left_out.without(article, leave_out), findings
    finally:
        KEYS.reset(token)
        left_out.ELEMENTS.reset(other)


def read_stream(stream: BinaryIO, *, encoding: str | None = None) -> tuple[Article, list[Finding]]:
    """Return the plain text article in a stream, named `stdin`; raises what `read` does."""
    try:
        data = stream.read(decoding.LIMIT + 1)
    except OSError as error:
        raise InputError(
            msg("can't be read: {reason}", reason=system_reason(error)),
            path=STDIN.reference,
            hint=msg("pipe an article in"),
        ) from error
    return _article(data, STDIN, _PLAIN, encoding)


def format_of(article: Article) -> Format:
    """Return the format that an article is in; raises UsageError for a reader that is broken."""
    return _format(_PLAIN if article.reference == STDIN.reference else Path(article.reference).suffix.lower())


def of_text(text: str, suffix: str) -> Article:
    """Return an article of a text in the format of a suffix; raises UsageError for a reader that is broken."""
    with READERS.blamed(suffix):
        return Article("text", f"text{suffix}", text, _format(suffix).blocks(text))


def _format(suffix: str) -> Format:
    found = READERS[suffix]
    return found if isinstance(found, Format) else Format(found)


def _article(data: bytes, source: Source, suffix: str, encoding: str | None) -> tuple[Article, list[Finding]]:
    path = STDIN.reference if source is STDIN else str(source.path)
    format = _format(suffix)
    if format.unpack:
        decoded = Decoded(format.unpack(data, path), "utf-8")
    else:
        decoded = decoding.decode(data, path, encoding or format.charset(data))
    findings = []
    if decoded.guessed:
        message = msg(
            "This isn't UTF-8 and was read as {encoding}: look at its accents, and say `--encoding "
            "NAME` if they are wrong.",
            encoding=decoded.encoding,
        )
        rule = "article/encoding-guessed"
        findings.append(Finding("encoding-guessed", Severity.WARNING, message, source.reference, rule=rule))
    rule = "article/other-parts"
    findings += [
        Finding("other-parts", Severity.WARNING, remark, source.reference, rule=rule)
        for remark in format.remarks(data)
    ]
    if suffix == _PLAIN:
        findings += _disguised(decoded.text, source)
    with READERS.blamed(suffix):
        blocks = format.blocks(decoded.text)
    article = Article(source.name, source.reference, decoded.text, blocks, decoded.encoding, data)
    return article, findings


def _disguised(text: str, source: Source) -> Iterator[Finding]:
    name, suffix = looks_like(text)
    if name:
        way = msg("take its text out")
        if suffix in READERS:
            way = msg("call it {name}", name=f"{Path(source.reference).stem}{suffix}")
        message = msg(
            "This looks like {name}, and is read as plain text, signs and all: {way}.", name=name, way=way
        )
        rule = "article/looks-like"
        yield Finding("looks-like", Severity.WARNING, message, source.reference, rule=rule)
