"""Documents that are a ZIP archive of parts, most of them XML: Office Open XML, OpenDocument, EPUB.

What their readers share. A `Package` is opened from a file's bytes and gives a part's text; nothing is ever unpacked
to the disk, and what no reader asks for (pictures, fonts, macros) is never unpacked at all.

    package = Package(data, path)              raises InputError for what is no archive, or a hostile one
    text = package.joined(names)               some parts one behind the other: what `Format.unpack` returns
    for part in parts(text): …                 and where each is in that text: `part.name`, `part.start`, `part.end`
    packed(text, data)                         is `Format.pack`: changed parts written, all else with its bytes

`xmltree.parse` reads a part with the places of all that is in it. A part's text is as the file has it, its byte order
mark and its line ends included, whatever its encoding; `joined` refuses XML that isn't well-formed or has a document
type definition, so a reader may take for granted that each part parses.
"""

from __future__ import annotations

import codecs
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from l10n.articles import xmltree
from l10n.errors import InputError
from l10n.messages import Message, msg

LARGEST = 256_000_000
"""Bytes that a file may have, with its pictures."""
LIMIT = 64_000_000
"""Bytes of XML that are read of one, unpacked: some ten million characters of text. (How much smaller it is packed
says nothing: a long document of one line again and again is packed a thousandfold, like a bomb.)"""
_MOST = 20_000  # entries
_ANEW = msg("save it anew, or leave it out")

_MARK = "\x1c"  # XML has no such character
_PART = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}")
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_DESCRIBED = 0x8  # a flag: sizes stand behind the data
_ENCRYPTED = 0x1
_ZIP64 = 0x1  # of an extra field: sizes that 32 bits don't hold
_HUGE = 0xFFFFFFFF
_DEFLATED = zipfile.ZIP_DEFLATED
_ENCODING = re.compile(r"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']")
# In OpenDocument, whose libraries always have an index, and in Office Open XML.
_MACROS = re.compile(
    r"\A(?:Basic/[^/]+/(?!script-lb\.|dialog-lb\.)[^/]+|Scripts/.*[^/])\Z|(?:\A|/)vbaProject\.bin\Z"
)
_SIGNATURES = re.compile(r"\AMETA-INF/(?:document|macro)?signatures\.xml\Z|\A_xmlsignatures/.*\.xml\Z")
_OLD = b"\xd0\xcf\x11\xe0"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    struct.error,
)


class Part(NamedTuple):
    """A part of a document in the text that `Package.joined` made: `text[start:end]`."""

    name: str
    start: int
    end: int


class Package:
    """The parts of a document that is an archive."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open an archive; `path` is for errors. Raises InputError for what is none, and what no program writes."""
        self._data, self._path = data, path
        self._left = LIMIT
        if len(data) > LARGEST:
            raise self.refused(
                msg("is larger than {most} MB", most=LARGEST // 1000000),
                msg("make its pictures smaller, or split it"),
            )
        if data.startswith(_OLD):
            raise self.refused(
                msg("is protected by a password, or of an old office program"),
                msg("save it anew, without a password"),
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._infos = self._archive.infolist()
        except _BROKEN as error:
            raise self.refused(
                msg("is no document that can be opened: {reason}", reason=_reason(error))
            ) from error
        names = [info.filename for info in self._infos]
        if len(names) > _MOST:
            raise self.refused(msg("has {count} parts, and no document has so many", count=len(names)))
        if len(set(names)) < len(names):
            raise self.refused(msg("has a part twice: programs don't agree which one counts"))
        for name in names:
            if name.startswith("/") or ".." in re.split(r"[/\\]", name) or not name.isprintable():
                raise self.refused(
                    msg("has a part with a name that is none in a document: {name!r}", name=name)
                )
        self._by_name = dict(zip(names, self._infos, strict=True))

    def refused(self, reason: Message, hint: Message = _ANEW) -> InputError:
        """Return the error that says why this document isn't read."""
        return InputError(reason, path=self._path or None, hint=hint)

    @property
    def names(self) -> list[str]:
        """The names of the parts, in order."""
        return list(self._by_name)

    def content(self, name: str) -> bytes:
        """Return a part. Raises InputError if it can't be unpacked, or if those that were asked for are too large."""
        info = self._by_name[name]
        self._left -= info.file_size
        if self._left < 0:
            raise self.refused(msg("has more than {most} MB of text", most=LIMIT // 1000000), msg("split it"))
        if info.flag_bits & _ENCRYPTED:
            raise self.refused(msg("is protected by a password"), msg("save it anew, without a password"))
        try:
            return self._archive.read(info)
        except (*_BROKEN, MemoryError) as error:
            raise self.refused(
                msg("is damaged: {name} can't be unpacked: {reason}", name=name, reason=_reason(error))
            ) from error

    def text(self, name: str) -> str:
        """Return the text of a part. Raises InputError as `content` does, and where it isn't in its encoding."""
        return self._decoded(name)[0]

    def joined(self, names: Iterable[str], defect: Callable[[str], str] = xmltree.defect) -> str:
        """Return some parts as one text. Raises InputError as `text` does, and where one has a `defect`."""
        joined = []
        for name in names:
            text = self.text(name)
            if reason := defect(text):
                raise self.refused(msg("is damaged: {name}: {reason}", name=name, reason=reason))
            joined.append(f"{_MARK}{name}{_MARK}{text}")
        return "".join(joined)

    def with_parts(self, changed: dict[str, str]) -> bytes:
        """Return the document with other texts in some parts.

        All other entries have the same bytes and stand in the same order; what is rewritten keeps its time.
        """
        new = {
            name: text.encode(codec, "xmlcharrefreplace")
            for name, text in changed.items()
            for before, codec in (self._decoded(name),)
            if text != before
        }
        try:
            return _rewritten(
                self._data, self._archive, {self._by_name[n].header_offset: d for n, d in new.items()}
            )
        except (struct.error, zipfile.BadZipFile) as error:
            raise self.refused(msg("can't be written: {reason}", reason=_reason(error))) from error

    def _decoded(self, name: str) -> tuple[str, str]:
        """Return the text of a part, with its byte order mark, and the codec that it is written with."""
        data = self.content(name)
        codec = "utf-8"
        if data.startswith(codecs.BOM_UTF16_LE):
            codec = "utf-16-le"
        elif data.startswith(codecs.BOM_UTF16_BE):
            codec = "utf-16-be"
        elif stated := _ENCODING.match(data[:200].decode("latin-1")):
            codec = stated[1]
        try:
            text = data.decode(codec)
            if _MARK in text:
                raise ValueError("a control character")
        except (LookupError, ValueError) as error:
            raise self.refused(msg("is damaged: {name} isn't {codec}", name=name, codec=codec)) from error
        return text, codec


def remarks(data: bytes) -> Iterator[Message]:
    """Yield what a person should know of a document besides its text: macros, and signatures, which no longer fit."""
    names = Package(data, "").names
    if any(_MACROS.search(name) for name in names):
        yield msg("This has macros: they stay as they are, and what they show is not translated.")
    if any(_SIGNATURES.search(name) for name in names):
        yield msg(
            "This is signed: the signature is of the original, and of what is published programs will say so."
        )


def parts(text: str) -> list[Part]:
    """Return the parts that a text was made of; none of a text that isn't an archive's."""
    found = list(_PART.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [Part(match[1], match.end(), end) for match, end in zip(found, ends, strict=False)]


def packed(text: str, data: bytes) -> bytes:
    """Return the document `data` with the parts that `text` is made of."""
    return Package(data, "").with_parts({part.name: text[part.start : part.end] for part in parts(text)})


def _reason(error: Exception) -> str:
    return str(error).split("\n")[0] or type(error).__name__


def _rewritten(data: bytes, archive: zipfile.ZipFile, new: dict[int, bytes]) -> bytes:
    """Return an archive in which entries, by where they begin, hold something else (APPNOTE.TXT of PKWARE, 4.3).

    `zipfile` has no way to take over an entry as it is packed.
    """
    starts = sorted(info.header_offset for info in archive.infolist())
    ends = dict(zip(starts, [*starts[1:], archive.start_dir], strict=True))
    pieces = [data[: starts[0]]] if starts else []
    size = len(b"".join(pieces))
    moved: dict[int, tuple[int, tuple[int, int, int] | None]] = {}
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        start, end = info.header_offset, ends[info.header_offset]
        head = _LOCAL.size + sum(_LOCAL.unpack_from(data, start)[-2:])
        if start + head + info.compress_size > end:
            raise zipfile.BadZipFile("parts overlap")
        written = data[start:end]
        sizes = None
        if start in new:
            written, sizes = _entry(data, start, info, new[start])
        moved[start] = size, sizes
        pieces.append(written)
        size += len(written)
    directory = b"".join(_directory(data, archive, moved))
    return b"".join([*pieces, directory, _end(archive, size, len(directory))])


def _entry(
    data: bytes, start: int, info: zipfile.ZipInfo, content: bytes
) -> tuple[bytes, tuple[int, int, int]]:
    """Return an entry with another content, and its checksum and sizes."""
    signature, _, flags, method, *times, _, _, _, name, _ = _LOCAL.unpack_from(data, start)
    stored = method == zipfile.ZIP_STORED
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    content_packed = content if stored else packer.compress(content) + packer.flush()
    sizes = zlib.crc32(content), len(content_packed), len(content)
    method = zipfile.ZIP_STORED if stored else _DEFLATED
    head = _LOCAL.pack(signature, 20, flags & ~_DESCRIBED, method, *times, *sizes, name, 0)
    at = start + _LOCAL.size
    return head + data[at : at + name] + content_packed, sizes


def _directory(
    data: bytes, archive: zipfile.ZipFile, moved: dict[int, tuple[int, tuple[int, int, int] | None]]
) -> Iterator[bytes]:
    """Yield the records of an archive's directory, with where its entries are now."""
    at = archive.start_dir
    for info in archive.infolist():
        record = list(_CENTRAL.unpack_from(data, at))
        name, extra, comment = record[10:13]
        at += _CENTRAL.size
        names = data[at : at + name]
        extras = data[at + name : at + name + extra]
        comments = data[at + name + extra : at + name + extra + comment]
        at += name + extra + comment
        if record[-1] == _HUGE:
            raise zipfile.BadZipFile("it is too large")
        record[-1], sizes = moved[info.header_offset]
        if sizes:
            method = zipfile.ZIP_STORED if record[4] == zipfile.ZIP_STORED else _DEFLATED
            record[2:5] = [20, record[3] & ~_DESCRIBED, method]
            record[7:10] = sizes
            extras = b"".join(_without_sizes(extras))
            record[11] = len(extras)
        yield _CENTRAL.pack(*record) + names + extras + comments


def _without_sizes(extras: bytes) -> Iterator[bytes]:
    at = 0
    while at + 4 <= len(extras):
        kind, size = struct.unpack_from("<HH", extras, at)
        if kind != _ZIP64:
            yield extras[at : at + 4 + size]
        at += 4 + size


def _end(archive: zipfile.ZipFile, start: int, size: int) -> bytes:
    count = len(archive.infolist())
    head = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, len(archive.comment))
    return head + archive.comment
