"""From a file's bytes to a catalog, losing nothing.

Its lines are cut into entries (`chunks`) and kept. polib makes the entries' contexts, sources and targets of them;
what it loses (a lone `#`, the order of comments, comments after the last entry, line ends) is taken from the lines.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from l10n.catalogs.catalog import Catalog, Entry, Header, Key
from l10n.catalogs.chunks import Chunk, cut, syntax_error
from l10n.errors import InputError
from l10n.messages import msg

_CHARSET = re.compile(r"charset=([A-Za-z0-9_.:-]+)")
_SUSPECT = re.compile(rb"charset\s*=", re.IGNORECASE)
# Python's "text encodings" that are none.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
# U+2068 and U+2069 stand around a file name with spaces (gettext 0.22).
_REFERENCE = re.compile("(?:⁨[^⁩]*⁩|\\S)+")


def decode(data: bytes, path: Path) -> Catalog:
    """Return the catalog in a file's bytes; `path` is for errors and tells what a person has to mend.

    Raises InputError with the line: what isn't PO, a string that isn't closed, two entries with one key
    (which gettext refuses), a charset that doesn't fit.
    """
    charset = _charset(data, path)
    text = _text(data, charset, path)
    newline = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    *chunks, rest = cut(_lines(text), path, charset)
    if rest.words:
        raise syntax_error(msg("an entry without msgstr"), path, rest.line)
    domain = _domain(chunks, path)
    entries = [_entry(chunk, parsed) for chunk, parsed in zip(chunks, _parse(chunks, path), strict=True)]
    _check_keys(entries, path)
    header = Header(())
    for head in [entry for entry in entries if entry.key == Key(None, "")]:
        if head.obsolete:
            raise syntax_error(msg("the header is marked obsolete"), path, head.line)
        entries.remove(head)
        header = Header(tuple(_fields(head.target)), tuple(_notes(head.raw)), head.flags, head.raw, head.gap)
    return Catalog(header, tuple(entries), tuple(rest.raw), newline, domain, rest.gap, rest.after)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _charset(data: bytes, path: Path) -> str:
    """Return the charset that the header entry states; UTF-8 if it states none, or there is no header.

    What comments and other entries say is text. All charsets that catalogs may have are ASCII where PO is.
    """
    if not _SUSPECT.search(data):
        return "utf-8"
    name = ""
    for chunk in cut(_lines(data.removeprefix(codecs.BOM_UTF8).decode("latin-1")), path, "latin-1"):
        if chunk.complete and chunk.is_header:
            stated = _CHARSET.search("".join(line.partition('"')[2][:-1] for line in chunk.plain))
            name = stated[1] if stated else ""
            break
    if name.upper() in ("", "CHARSET", "ASCII", "US-ASCII"):  # a template's placeholder; ASCII is UTF-8
        return "utf-8"
    try:
        known = codecs.lookup(name).name not in _NO_CHARSETS and b"PO".decode(name) == "PO"
    except (LookupError, UnicodeError):
        known = False
    if not known:
        raise InputError(
            msg("its charset {name} is unknown", name=name),
            path=path,
            hint=msg("convert it: msgconv -t UTF-8"),
        )
    return name


def _text(data: bytes, charset: str, path: Path) -> str:
    """Return the text of a file's bytes. Raises InputError where they aren't in its charset, or hold a NUL."""
    if codecs.lookup(charset).name != "utf-8" and not data.isascii() and _is_utf8(data):
        reason = msg("its header says charset={charset}, and its bytes are UTF-8", charset=charset)
        hint = msg("write charset=UTF-8 into its header, or save it again with the tool that it is from")
        raise InputError(reason, path=path, hint=hint)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = msg("save it as {charset}, or state its charset in its header", charset=charset)
        raise InputError(
            msg("not valid {charset}", charset=charset), path=path, line=line, hint=hint
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            msg("holds a NUL character: no catalog"),
            path=path,
            line=line,
            hint=msg("restore it from a backup"),
        )
    return text.removeprefix("\ufeff")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Lines(str):
    """A text whose lines end at line feeds alone; polib calls `splitlines`, which ends them at U+2028 too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


# A file whose header stays among its entries, for polib takes out the one that it finds.
_Whole = type("_Whole", (polib.POFile,), {"find": lambda *_, **__: None})


def _parse(chunks: list[Chunk], path: Path) -> Iterator[polib.POEntry]:
    text = "\n".join(line for chunk in chunks for line in [*chunk.plain, ""])
    if not text:
        return
    try:
        parsed = polib.pofile(_Lines(text), encoding="utf-8", klass=_Whole)
    except (OSError, ValueError) as error:
        raise syntax_error(msg("polib can't read it: {error}", error=error), path, None) from error
    yield from parsed


def _domain(chunks: list[Chunk], path: Path) -> str:
    """Return the name of the one domain that a catalog may have. Raises InputError where it has two."""
    begun = False
    domain = ""
    for chunk in chunks:
        if chunk.domain:
            if begun or domain:
                hint = msg("split it, a file for each")
                raise InputError(msg("a second domain"), path=path, line=chunk.line, hint=hint)
            domain = chunk.domain
            chunk.shared = True  # it is written above the header
        begun = begun or not chunk.is_header
    return domain


def _entry(chunk: Chunk, parsed: polib.POEntry) -> Entry:
    previous = None
    if parsed.previous_msgid is not None:
        previous = Key(parsed.previous_msgctxt, parsed.previous_msgid)
    plural = "msgid_plural" in chunk.words
    targets = [parsed.msgstr_plural[n] for n in sorted(parsed.msgstr_plural)] if plural else [parsed.msgstr]
    flags = (flag.strip() for line in chunk.comments[","] for flag in line.split(","))
    return Entry(
        source=parsed.msgid,
        targets=tuple(targets),
        context=parsed.msgctxt,
        plural=parsed.msgid_plural if plural else None,
        comments=tuple(chunk.comments[""]),
        extracted=tuple(line.removeprefix(" ") for line in chunk.comments["."]),
        references=tuple(ref for line in chunk.comments[":"] for ref in _REFERENCE.findall(line)),
        flags=tuple(dict.fromkeys(flag for flag in flags if flag)),
        previous=previous,
        previous_plural=parsed.previous_msgid_plural if previous else None,
        obsolete=bool(parsed.obsolete),
        raw=() if chunk.shared else tuple(chunk.raw),
        gap=("",) if chunk.shared else chunk.gap,
        line=chunk.line,
    )


def _check_keys(entries: list[Entry], path: Path) -> None:
    seen: dict[Key, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            keep, other = (entry, first) if first.obsolete and not entry.obsolete else (first, entry)
            there, here = f"that of line {other.line}", f"that of line {keep.line}"
            hint = msg("take what only {there} says over into {here}; then delete it", there=there, here=here)
            reason = msg("two entries with one source: {source!r}", source=entry.source[:60])
            raise InputError(reason, path=path, line=entry.line, hint=hint)


def _notes(raw: Iterable[str]) -> Iterator[str]:
    """Give all comments above the header as `#` lines: what belongs to a translation has no meaning there."""
    for line in map(str.strip, raw):
        if line.startswith("#") and not line.startswith(("#,", "#|")):
            yield line[1:]


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removesuffix("\n").split("\n"):
        name, colon, value = line.partition(":")
        yield (name, value.strip()) if colon else ("", line)
