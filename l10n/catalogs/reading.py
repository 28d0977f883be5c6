r"""From a file's bytes to a catalog, losing nothing.

The lines are checked and cut into entries here, strictly (polib drops the last character of a string that
isn't closed), and kept. polib then makes the entries' contexts, sources and targets of them. What it
doesn't know is put into its words first: escapes such as `\a` and `\x1b`, `#note`, `#~|`. What it
loses (a lone `#`, the order of comments, comments after the last entry, line ends) is taken from the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import polib

from l10n.catalogs.catalog import Catalog, Entry, Header, Key
from l10n.errors import InputError

_STRING = r'"((?:[^"\\]|\\.)*)"'
_LINE = re.compile(
    rf"""\s*(?P<mark>\#~\||\#\||\#~(?!\s*\#))?\s*   # obsolete and previous marks; `#~ # a note` is a comment
    (?:(?P<word>msgctxt|msgid_plural|msgid|msgstr\[\d{{1,3}}\]|msgstr)?\s*{_STRING})?\s*""",
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"\s*(?:#~\s*)?#(?![~|])(?P<kind>[.:,]?)(?P<text>.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|.)", re.DOTALL)
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
# U+2068 and U+2069 stand around a file name with spaces (gettext 0.22).
_REFERENCE = re.compile("(?:⁨[^⁩]*⁩|\\S)+")


@dataclass(slots=True)
class _Chunk:
    """The lines of one entry while they are gathered: as they stand, and as polib reads them."""

    line: int
    raw: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    comments: dict[str, list[str]] = field(default_factory=lambda: {"": [], ".": [], ":": [], ",": []})
    words: list[str] = field(default_factory=list)


def decode(data: bytes, path: Path) -> Catalog:
    """Return the catalog in a file's bytes; `path` is for errors and tells what a person has to mend.

    Raises InputError with the line: what isn't PO, a string that isn't closed, two entries with one key
    (which gettext refuses), a charset that doesn't fit.
    """
    text = _text(data, path)
    newline = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    chunks, trailing = _chunks(text.replace("\r\n", "\n").removesuffix("\n").split("\n"), path)
    entries = [_entry(chunk, parsed) for chunk, parsed in zip(chunks, _parse(chunks, path), strict=True)]
    _check_keys(entries, path)
    header = Header(())
    for head in [entry for entry in entries if entry.key == Key(None, "")]:
        if head.obsolete:
            raise _syntax("the header is marked obsolete", path, head.line)
        entries.remove(head)
        header = Header(tuple(_fields(head.target)), tuple(_notes(head.raw)), head.flags, head.raw)
    return Catalog(header, tuple(entries), tuple(trailing), newline)


def _text(data: bytes, path: Path) -> str:
    charset = _CHARSET.search(data[:20_000])
    name = charset.group(1).decode() if charset else "utf-8"
    if name.upper() in ("CHARSET", "ASCII", "US-ASCII"):  # a template's placeholder; ASCII is UTF-8
        name = "utf-8"
    try:
        text = data.decode(name)
    except LookupError:
        raise InputError(
            f"its charset {name} is unknown", path=path, hint="convert it: msgconv -t UTF-8"
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = f"save it as {name}, or state its charset in its header"
        raise InputError(f"not valid {name}", path=path, line=line, hint=hint) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            "holds a NUL character: no catalog", path=path, line=line, hint="restore it from a backup"
        )
    return text.removeprefix("\ufeff")


def _chunks(lines: list[str], path: Path) -> tuple[list[_Chunk], list[str]]:
    """Cut the lines into entries, checking each; what follows the last one is returned apart."""
    chunks: list[_Chunk] = []
    chunk = _Chunk(1)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        comment = _COMMENT.fullmatch(line)
        match = None if comment else _LINE.fullmatch(line)
        if match is None and comment is None:
            raise _syntax("not a line of a catalog", path, number)
        word, mark = (match["word"] or "", match["mark"] or "") if match else ("", "")
        opens = comment if match is None else mark.endswith("|") or word in ("msgctxt", "msgid")
        if opens and any(w.startswith("msgstr") for w in chunk.words):
            chunks.append(chunk)
            chunk = _Chunk(number)
        chunk.raw.append(line)
        if match is None:
            assert comment is not None
            chunk.comments[comment["kind"]].append(comment["text"])
        else:
            _take(chunk, match, path, number)
    if any(word.startswith("msgstr") for word in chunk.words):
        chunks.append(chunk)
        chunk = _Chunk(len(lines))
    if chunk.words:
        raise _syntax("an entry without msgstr", path, chunk.line)
    return chunks, chunk.raw


# What may come before each keyword in an entry, and which keyword a bare string goes on.
_BEFORE = {
    "msgctxt": {""},
    "msgid": {"", "msgctxt"},
    "msgid_plural": {"msgid"},
    "msgstr": {"msgid"},
    "msgstr[0]": {"msgid_plural"},
}


def _take(chunk: _Chunk, match: re.Match[str], path: Path, number: int) -> None:
    """Check a line of strings against those before it, and add it as polib reads it."""
    word, mark, string = match["word"], match["mark"] or "", match[3]
    if string is None:
        if word or mark.endswith("|"):
            raise _syntax("a string is missing", path, number)
        return  # a lone `#~`
    if word and not mark.endswith("|"):
        last = chunk.words[-1] if chunk.words else ""
        plural = re.fullmatch(r"msgstr\[(\d+)\]", word)
        after = {f"msgstr[{int(plural[1]) - 1}]"} if plural and plural[1] != "0" else _BEFORE[word]
        if last not in after:
            raise _syntax(f"{word} after {last or 'nothing'}", path, number)
        chunk.words.append(word)
    elif not word and not mark.endswith("|") and not chunk.words:
        raise _syntax("a string that belongs to nothing", path, number)
    mark = "#| " if mark.endswith("|") else "#~ " if mark else ""
    chunk.plain.append(f'{mark}{word + " " if word else ""}"{_plain(string, path, number)}"')


def _plain(string: str, path: Path, number: int) -> str:
    """Return the inside of a string with the escapes that polib doesn't know made characters."""

    def char(match: re.Match[str]) -> str:
        code = match[1]
        if code in 'ntrvbf"\\':
            return match[0]
        if code == "a":
            return "\a"
        if code != "x" and code[0] in "x01234567":
            value = int(code[1:], 16) if code[0] == "x" else int(code, 8)
            if 0 < value < 0x80:
                return {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r"}.get(chr(value), chr(value))
        raise _syntax(f"the escape {match[0]} is unknown", path, number)

    return _ESCAPE.sub(char, string)


class _Lines(str):
    """A text whose lines end at line feeds alone; polib calls `splitlines`, which ends them at U+2028 too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return self.split("\n")


def _parse(chunks: list[_Chunk], path: Path) -> Iterator[polib.POEntry]:
    text = "\n".join(line for chunk in chunks for line in [*chunk.plain, ""])
    if not text:
        return
    try:
        parsed = polib.pofile(_Lines(text), encoding="utf-8", klass=_Keep)
    except (OSError, ValueError) as error:
        raise _syntax(f"polib can't read it: {error}", path, None) from error
    yield from parsed


class _Keep(polib.POFile):  # type: ignore[misc] # polib has no types
    """A file whose header stays among its entries."""

    def find(self, *args: object, **kwargs: object) -> None:
        return None


def _entry(chunk: _Chunk, parsed: polib.POEntry) -> Entry:
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
        raw=tuple(chunk.raw),
        line=chunk.line,
    )


def _check_keys(entries: list[Entry], path: Path) -> None:
    seen: dict[Key, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            hint = f"delete this one or the one of line {first.line}, or run msguniq --use-first"
            reason = f"two entries with one source: {entry.source[:60]!r}"
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


def _syntax(reason: str, path: Path, line: int | None) -> InputError:
    return InputError(
        f"syntax error: {reason}", path=path, line=line, hint="mend that line (msgfmt --check names them all)"
    )


def without_raw(catalog: Catalog) -> Catalog:
    """Return the catalog as if nothing of it had been read: every line is written anew."""
    return replace(
        catalog,
        header=replace(catalog.header, raw=()),
        entries=tuple(replace(entry, raw=()) for entry in catalog.entries),
    )
