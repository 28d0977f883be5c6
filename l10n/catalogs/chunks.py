r"""From the lines of a file to chunks, an entry each.

The tokens of the lines (`lexer`) are checked and cut strictly: polib drops the last character of a string that isn't
closed. What polib doesn't know is put into its words: escapes such as `\a` and `\303\251`, `#note`, `#~|`, two
strings on a line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from l10n.catalogs.lexer import Mark, Token, lines
from l10n.errors import InputError
from l10n.messages import Message, msg

_ESCAPE = re.compile(r"(?:\\(?:x[0-9a-fA-F]+|[0-7]{1,3}))+|\\.", re.DOTALL)
_ESCAPED = str.maketrans({'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r"})
_NUMBER = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")

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
class Chunk:
    """The lines of one entry while they are gathered: as they stand, and as polib reads them.

    `gap` are the blank lines before it, `after` those at the end of the file, in the last one. `words` are its
    keywords; `word` is one that waits for its string. `shared` says that one of its lines has something of another
    entry as well, so that its lines can't be kept.
    """

    line: int
    gap: tuple[str, ...] = ()
    raw: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    comments: dict[str, list[str]] = field(default_factory=lambda: {"": [], ".": [], ":": [], ",": []})
    words: list[str] = field(default_factory=list)
    word: str = ""
    domain: str = ""
    shared: bool = False
    after: tuple[str, ...] = ()

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


def cut(texts: list[str], path: Path, charset: str) -> Iterator[Chunk]:
    """Cut lines into entries, checking each; what follows the last one, its comments mostly, is given last.

    Raises InputError where a line is no PO.
    """
    chunk = Chunk(1)
    end = 0  # of the line before
    for line in lines(texts):
        blank = tuple(texts[end : line.number - 1])
        end = line.number - 1 + len(line.raw)
        for place, token in enumerate(line.tokens):
            opens = token.mark is Mark.PREVIOUS or (token.kind == "word" and token.text in _OPENING)
            opens = opens or (token.kind == "comment" and not place)  # one behind a string is of its entry
            if opens and chunk.complete and not chunk.word:
                chunk.shared = place > 0
                yield chunk
                chunk = Chunk(line.number, shared=place > 0)
            try:
                chunk.take(token, charset)
            except ValueError as error:
                raise syntax_error(msg("{error}", error=error), path, line.number) from None
        if chunk.raw:
            chunk.raw += blank
        else:
            chunk.gap = blank
        chunk.raw += line.raw
    if chunk.word:
        raise syntax_error(msg("{word} without a string", word=chunk.word), path, None)
    if chunk.complete:
        yield chunk
        chunk = Chunk(len(texts))
    chunk.after = tuple(texts[end:])
    yield chunk


def syntax_error(reason: Message, path: Path, line: int | None) -> InputError:
    """Return what to raise where a file isn't PO."""
    return InputError(
        msg("syntax error: {reason}", reason=reason),
        path=path,
        line=line,
        hint=msg("mend that line (msgfmt --check names them all)"),
    )


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
