r"""From a file's bytes to a catalog, losing nothing.

The tokens of its lines (`lexer`) are checked and cut into entries here, strictly (polib drops the last character of
a string that isn't closed), and the lines kept. polib then makes the entries' contexts, sources and targets of them.
What it doesn't know is put into its words first: escapes such as `\a` and `\303\251`, `#note`, `#~|`, two strings on
a line. What it loses (a lone `#`, the order of comments, comments after the last entry, line ends) is taken from the
lines.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import polib

from l10n.catalogs.catalog import Catalog, Entry, Header, Key
from l10n.catalogs.lexer import Mark, Token, lines
from l10n.errors import InputError

_ESCAPE = re.compile(r"(?:\\(?:x[0-9a-fA-F]+|[0-7]{1,3}))+|\\.", re.DOTALL)
_ESCAPED = str.maketrans({'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r"})
_NUMBER = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")
_CHARSET = re.compile(r"charset=([A-Za-z0-9_.:-]+)")
_SUSPECT = re.compile(rb"charset\s*=", re.IGNORECASE)
# Python's "text encodings" that are none.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
# U+2068 and U+2069 stand around a file name with spaces (gettext 0.22).
_REFERENCE = re.compile("(?:⁨[^⁩]*⁩|\\S)+")


# What may come before each keyword in an entry.
_BEFORE = {
    "msgctxt": {""},
    "msgid": {"", "msgctxt"},
    "msgid_plural": {"msgid"},
    "msgstr": {"msgid"},
    "msgstr[0]": {"msgid_plural"},
}
_OPENING = ("msgctxt", "msgid", "domain")


@dataclass(slots=True)
class _Chunk:
    """The lines of one entry while they are gathered: as they stand, and as polib reads them.

    `words` are its keywords; `word` is one that waits for its string. `shared` says that one of its lines has
    something of another entry as well, so that its lines can't be kept.
    """

    line: int
    raw: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    comments: dict[str, list[str]] = field(default_factory=lambda: {"": [], ".": [], ":": [], ",": []})
    words: list[str] = field(default_factory=list)
    word: str = ""
    domain: str = ""
    shared: bool = False

    @property
    def complete(self) -> bool:
        """Whether it has a target, so that another entry may begin."""
        return bool(self.words) and self.words[-1].startswith("msgstr")

    @property
    def is_header(self) -> bool:
        """Whether it is the entry without a source that stands for the file."""
        sources = itertools.takewhile(lambda line: not line.startswith("msgstr"), self.plain)
        return self.words[:1] == ["msgid"] and all(line.endswith('""') for line in sources)

    def take(self, token: Token, charset: str) -> None:
        """Add a token, checked against those before it. Raises ValueError."""
        if token.kind == "comment":
            kind = token.text[:1] if token.text[:1] in (".", ":", ",") else ""
            self.comments[kind].append(token.text[len(kind) :])
        elif token.kind == "error" or (token.kind == "word" and "domain[" in token.text):
            raise ValueError("not a line of a catalog")
        elif token.kind == "word":
            self._open(token)
        elif token.kind == "string":
            if not self.word and not self.words and token.mark is not Mark.PREVIOUS and not self.domain:
                raise ValueError("a string that belongs to nothing")
            string = f'"{_plain(token.text, charset)}"'
            if self.word == "domain":
                self.domain = string
            else:
                self.plain.append(f"{token.mark.value}{self.word}{' ' * bool(self.word)}{string}")
            self.word = ""

    def _open(self, token: Token) -> None:
        if self.word:
            raise ValueError(f"{self.word} without a string")
        self.word = token.text
        if token.mark is Mark.PREVIOUS or token.text == "domain":
            return
        last = self.words[-1] if self.words else ""
        plural = re.fullmatch(r"msgstr\[(\d+)\]", token.text)
        after = _BEFORE.get(token.text) or ({f"msgstr[{int(plural[1]) - 1}]"} if plural else set())
        if last not in after:
            raise ValueError(f"{token.text} after {last or 'nothing'}")
        self.words.append(token.text)


def decode(data: bytes, path: Path) -> Catalog:
    """Return the catalog in a file's bytes; `path` is for errors and tells what a person has to mend.

    Raises InputError with the line: what isn't PO, a string that isn't closed, two entries with one key
    (which gettext refuses), a charset that doesn't fit.
    """
    charset = _charset(data, path)
    text = _text(data, charset, path)
    newline = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    *chunks, rest = _chunks(_lines(text), path, charset)
    if rest.words:
        raise _syntax("an entry without msgstr", path, rest.line)
    domain = _domain(chunks, path)
    entries = [_entry(chunk, parsed) for chunk, parsed in zip(chunks, _parse(chunks, path), strict=True)]
    _check_keys(entries, path)
    header = Header(())
    for head in [entry for entry in entries if entry.key == Key(None, "")]:
        if head.obsolete:
            raise _syntax("the header is marked obsolete", path, head.line)
        entries.remove(head)
        header = Header(tuple(_fields(head.target)), tuple(_notes(head.raw)), head.flags, head.raw)
    return Catalog(header, tuple(entries), tuple(rest.raw), newline, domain)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _charset(data: bytes, path: Path) -> str:
    """Return the charset that the header entry states; UTF-8 if it states none, or there is no header.

    What comments and other entries say is text. All charsets that catalogs may have are ASCII where PO is.
    """
    if not _SUSPECT.search(data):
        return "utf-8"
    name = ""
    for chunk in _chunks(_lines(data.removeprefix(codecs.BOM_UTF8).decode("latin-1")), path, "latin-1"):
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
        raise InputError(f"its charset {name} is unknown", path=path, hint="convert it: msgconv -t UTF-8")
    return name


def _text(data: bytes, charset: str, path: Path) -> str:
    """Return the text of a file's bytes. Raises InputError where they aren't in its charset, or hold a NUL."""
    if codecs.lookup(charset).name != "utf-8" and not data.isascii() and _is_utf8(data):
        reason = f"its header says charset={charset}, and its bytes are UTF-8"
        hint = "write charset=UTF-8 into its header, or save it again with the tool that it is from"
        raise InputError(reason, path=path, hint=hint)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = f"save it as {charset}, or state its charset in its header"
        raise InputError(f"not valid {charset}", path=path, line=line, hint=hint) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(
            "holds a NUL character: no catalog", path=path, line=line, hint="restore it from a backup"
        )
    return text.removeprefix("\ufeff")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _chunks(texts: list[str], path: Path, charset: str) -> Iterator[_Chunk]:
    """Cut lines into entries, checking each; what follows the last one, its comments mostly, is given last."""
    chunk = _Chunk(1)
    for line in lines(texts):
        for place, token in enumerate(line.tokens):
            opens = token.mark is Mark.PREVIOUS or (token.kind == "word" and token.text in _OPENING)
            opens = opens or (token.kind == "comment" and not place)  # one behind a string is of its entry
            if opens and chunk.complete and not chunk.word:
                chunk.shared = place > 0
                yield chunk
                chunk = _Chunk(line.number, shared=place > 0)
            try:
                chunk.take(token, charset)
            except ValueError as error:
                raise _syntax(str(error), path, line.number) from None
        chunk.raw += line.raw
    if chunk.word:
        raise _syntax(f"{chunk.word} without a string", path, None)
    if chunk.complete:
        yield chunk
        chunk = _Chunk(len(texts))
    yield chunk


def _plain(string: str, charset: str) -> str:
    """Return the inside of a string with the escapes that polib doesn't know made characters.

    Octal and hexadecimal ones are bytes in the file's charset. Raises ValueError for what is no escape.
    """

    def characters(match: re.Match[str]) -> str:
        code = match[0]
        if code[1] in 'ntrvbf"\\':
            return code
        if code == r"\a":
            return "\a"
        values = [int(hexa, 16) & 0xFF if hexa else int(octal, 8) for hexa, octal in _NUMBER.findall(code)]
        if not values or 0 in values or max(values) > 0xFF:
            raise ValueError(f"the escape {code} is unknown")
        try:
            text = bytes(values).decode(charset)
        except UnicodeDecodeError:
            raise ValueError(f"the escape {code} is no character of {charset}") from None
        return text.translate(_ESCAPED)

    return _ESCAPE.sub(characters, string) if "\\" in string else string


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


def _domain(chunks: list[_Chunk], path: Path) -> str:
    """Return the name of the one domain that a catalog may have. Raises InputError where it has two."""
    begun = False
    domain = ""
    for chunk in chunks:
        if chunk.domain:
            if begun or domain:
                hint = "split it, a file for each"
                raise InputError("a second domain", path=path, line=chunk.line, hint=hint)
            domain = chunk.domain
            chunk.shared = True  # it is written above the header
        begun = begun or not chunk.is_header
    return domain


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
        raw=() if chunk.shared else tuple(chunk.raw),
        line=chunk.line,
    )


def _check_keys(entries: list[Entry], path: Path) -> None:
    seen: dict[Key, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key, entry)
        if first is not entry:
            hint = f"delete this one or the one of line {first.line}"
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
