"""From a file's bytes to its text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from l10n.articles import legacy
from l10n.errors import InputError, UsageError
from l10n.messages import msg
from l10n.model import line_at

LIMIT = 20_000_000  # bytes: ten long books, read in less than a minute; an article is a thousandth of it
_LIMIT_NAME = "20 MB"

# Longest first: UTF-32's begins with UTF-16's.
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the codecs of what follows them."""

# How what people take for text begins, and what it is (the formats' own specifications).
_MAGIC = (
    (b"%PDF-", msg("a PDF document")),
    (b"\x89PNG", msg("a PNG image")),
    (b"\xff\xd8\xff", msg("a JPEG image")),
    (b"GIF87a", msg("a GIF image")),
    (b"GIF89a", msg("a GIF image")),
    (b"\x1f\x8b", msg("a gzip archive")),
    (b"\xfd7zXZ\x00", msg("an xz archive")),
    (b"\x28\xb5\x2f\xfd", msg("a Zstandard archive")),
    (b"PK\x03\x04", msg("a ZIP archive or an office document")),
    (b"\xd0\xcf\x11\xe0", msg("an old office document")),
    (b"{\\rtf", msg("an RTF document")),
    (b"\x7fELF", msg("a program")),
)

_LINE_END = re.compile("\r\n|\r|\n")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1b\x7f]")
_BINARY = 0.01  # of the characters: more control characters than that is no text

# Python's codecs that aren't character sets of files.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})

# The scripts in which bytes of another encoding that happen to be UTF-8 seldom end up: Latin, Greek,
# Cyrillic, and all from Hebrew on. (`’é` in Mac Roman is an Armenian letter.)
_LIKELY = re.compile("[\u00a0-\u024f\u0370-\u045f\u0590-\U0010ffff]")
_LATIN = re.compile("[\u00a0-\u017f\u2010-\u205f\u20ac]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, and its encoding, which may be a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """Return the text of `data`, the content of the file that messages call `path`.

    It is read as `encoding` if that is given, by its byte order mark, as UTF-8, or as what it seems to be.
    Line ends stay as they are. Raises `InputError` where it is no text, and `UsageError` for an unknown
    encoding.
    """
    if len(data) > LIMIT:
        raise InputError(
            msg("is larger than {limit}, the limit for an article", limit=_LIMIT_NAME),
            path=path,
            hint=msg("split it"),
        )
    if not data:
        raise InputError(msg("is empty"), path=path, hint=msg("write something into it, or leave it out"))
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(msg("is {kind}, not text", kind=kind), path=path, hint=msg("save it as text"))
    decoded = _as(data, encoding, path) if encoding else _recognised(data, path)
    _check(decoded, path)
    return decoded


def check_encoding(name: str) -> str:
    """Return Python's name of an encoding; raise `UsageError` where it isn't one of text files."""
    try:
        charset = codecs.lookup(name).name
        " ".encode(charset)  # refuses `hex` and its like
    except (LookupError, ValueError):
        charset = "undefined"
    if charset.replace("_", "-") in _NO_CHARSETS:
        raise UsageError(
            msg("`{name}` is no known encoding", name=name), hint=msg("known are utf-8, cp1252, mac-roman, …")
        )
    return charset


def _as(data: bytes, encoding: str, path: str) -> Decoded:
    charset = check_encoding(encoding)
    try:
        return Decoded(data.decode(charset).removeprefix("\ufeff"), charset)
    except UnicodeError as error:
        line: int | None = None
        if isinstance(error, UnicodeDecodeError):
            line = line_at(data[: error.start].decode(charset, "replace"), len(data))
        hint = msg("leave `--encoding` out, or give the right one")
        raise InputError(
            msg("isn't {encoding}", encoding=encoding), path=path, line=line, hint=hint
        ) from error


def _recognised(data: bytes, path: str) -> Decoded:
    for bom, codec in BOMS:
        if data.startswith(bom):
            encoding = codec.removesuffix("-le").removesuffix("-be")
            try:
                return Decoded(data.decode(encoding).removeprefix("\ufeff"), encoding)
            except UnicodeDecodeError as error:
                reason = msg("begins like {format}, but isn't", format=encoding.upper())
                line = line_at(data[: error.start].decode(encoding, "replace"), len(data))
                hint = msg("save it as UTF-8, or say `--encoding NAME`")
                raise InputError(reason, path=path, line=line, hint=hint) from error
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise _nul(data.decode("latin-1"), path)
    if stray := _mixed(data):
        hint = msg("mend the line and save it as UTF-8, or say `--encoding NAME`")
        raise InputError(msg("is UTF-8 in one place and not in another"), path=path, line=stray, hint=hint)
    if len(_CONTROL.findall(data.decode("latin-1"))) > _BINARY * len(data):
        raise InputError(msg("is a binary file, not text"), path=path, hint=msg("leave it out"))
    if guess := legacy.guess(data):
        return Decoded(data.decode(guess), guess, guessed=True)
    hint = msg("save it as UTF-8, or say `--encoding NAME`")
    raise InputError(msg("isn't UTF-8, and what else it is can't be told"), path=path, hint=hint)


def _mixed(data: bytes) -> int | None:
    """Return the first line that isn't UTF-8 of bytes that are UTF-8 in other places; None if none are.

    A line may be UTF-8 by chance, in Latin letters hardly; and not more characters than bytes that aren't.
    """
    first = None
    whole_line = False
    characters = strays = 0
    # With surrogates for the bytes that aren't UTF-8: two lines of these may not join to a `\\r\\n` or so.
    for number, line in enumerate(_LINE_END.split(data.decode("utf-8", "surrogateescape")), 1):
        if line.isascii():
            continue
        stray = sum("\udc80" <= char <= "\udcff" for char in line)
        if stray and first is None:
            first = number
        strays += stray
        characters += len(_LIKELY.findall(line)) - stray
        whole_line = whole_line or (not stray and _LATIN.search(line) is not None)
    return first if whole_line or (characters and characters >= strays) else None


def _check(decoded: Decoded, path: str) -> None:
    """Raise `InputError` where a decoded text has nothing to read, or what no text has."""
    text = decoded.text
    if not text or text.isspace():
        raise InputError(
            msg("has nothing but white space"), path=path, hint=msg("write something, or leave it out")
        )
    if "\0" in text:
        raise _nul(text, path)
    if len(_CONTROL.findall(text)) > _BINARY * len(text):
        raise InputError(msg("is a binary file, not text"), path=path, hint=msg("leave it out"))
    if surrogate := re.search("[\ud800-\udfff]", text):
        line = line_at(text, surrogate.start())
        raise InputError(
            msg("has half a character (a surrogate)"), path=path, line=line, hint=msg("mend the line")
        )


def _nul(text: str, path: str) -> InputError:
    line = line_at(text, text.index("\0"))
    hint = msg("if it is UTF-16 without its mark, say `--encoding utf-16-le`; else it is no text")
    return InputError(msg("has NUL bytes"), path=path, line=line, hint=hint)
