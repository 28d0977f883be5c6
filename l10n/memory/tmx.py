"""TMX 1.4b (GALA, 2005) in and out, as a stream: a file of any size takes little memory.

Reading is Expat's, of the standard library, since Translate Toolkit keeps whole files in memory. No entity that a
file declares is ever replaced and nothing is fetched: a file that declares one is refused. Whatever is in a `seg` is
taken as text, the codes in `bpt`, `ept`, `ph`, `it` and `ut` too, which are how the markup stands in an article.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from l10n import __version__, files
from l10n.errors import InputError, UsageError
from l10n.languages import tags
from l10n.memory.model import Record
from l10n.model import LanguagePair, collapse

_CHUNK = 1 << 16
# Longer than any sentence, or paragraph: such a file is broken, or made to fill the memory.
_LONGEST = 100_000
_ARTICLE, _ORIGIN, _REVIEWED = "x-l10n-article", "x-l10n-origin", "x-l10n-reviewed"
# What XML 1.0 has no way to write.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(r"\d{8}T\d{6}Z")
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="l10n" creationtoolversion="{version}" segtype="sentence" o-tmf="l10n" adminlang="en" \
srclang="*all*" datatype="plaintext"/>
  <body>
"""
_TAIL = "  </body>\n</tmx>\n"


@dataclass(slots=True)
class _Unit:
    """A `tu` while it is read: its texts by language, its properties by type."""

    source: str
    created: str
    texts: dict[str, str] = field(default_factory=dict)
    props: dict[str, str] = field(default_factory=dict)


def read(
    path: Path, source: str | None = None, targets: Sequence[str] = (), *, reviewed: bool = True
) -> Iterator[Record]:
    """Give the translations in a TMX file from `source` into `targets`, all BCP 47.

    A unit's own languages count as those asked for where their base is the same (`fr-FR` for `fr`) and their
    scripts don't differ. Without `source`, each unit is taken from its own source language; without `targets`,
    into all others that it has. Only `reviewed` ones are given (those that l10n did not mark otherwise), unless
    that is False. Raises InputError, with the line, where the file can't be read, isn't TMX, or declares entities.
    """
    reader = _Reader(path)
    for unit in reader.units():
        stands = unit.props.get(_REVIEWED) != "no"
        if reviewed and not stands:
            continue
        tags = {_tag(name): text for name, text in unit.texts.items() if text and _tag(name)}
        own = _tag(unit.source) or next(iter(tags), "")
        start = _best(source or own, tags)
        if start is None:
            continue
        for end in targets or tags:
            tag = _best(end, tags)
            if tag is not None and tag != start:
                pair = LanguagePair(source or start, end)
                article = unit.props.get(_ARTICLE, "")
                origin = unit.props.get(_ORIGIN, "")
                created = unit.created if _DATE.fullmatch(unit.created) else ""
                yield Record(tags[start], tags[tag], pair, stands, article, origin, created=created)


def write(path: Path, records: Iterable[Record]) -> int:
    """Write records, whose texts are `clean`, to a TMX file, whole or not at all; return how many.

    The same records give the same bytes. Raises InputError where it can't be written.
    """
    real = Path(os.path.realpath(path))
    if real.is_dir():
        raise InputError("is a folder", path=path, hint="name a file")
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        yield _HEAD.format(version=_escape(__version__)).encode()
        for record in records:
            count += 1
            yield "".join(_lines(record)).encode()
        yield _TAIL.encode()

    try:
        files.write(real, lines())
    except OSError as error:
        raise files.refused("can't write it", path, error, "mend that and run again") from error
    return count


def clean(text: str) -> str:
    """Return a text as TMX can have it: white space collapsed, U+FFFD for what XML can't write."""
    return collapse(_ILLEGAL.sub("\ufffd", text))


def _lines(record: Record) -> Iterator[str]:
    created = f' creationdate="{record.created}"' if record.created else ""
    yield f'    <tu srclang="{record.pair.source}"{created}>\n'
    reviewed = "" if record.reviewed else "no"
    for name, value in ((_ARTICLE, record.article), (_ORIGIN, record.origin), (_REVIEWED, reviewed)):
        if value:
            yield f'      <prop type="{name}">{_escape(value)}</prop>\n'
    for tag, text in ((record.pair.source, record.source), (record.pair.target, record.target)):
        yield f'      <tuv xml:lang="{tag}"><seg>{_escape(text)}</seg></tuv>\n'
    yield "    </tu>\n"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=1000)
def _tag(name: str) -> str:
    """Return the canonical form of a language's tag, empty for what is none (`*all*`)."""
    try:
        return tags.parse(name)
    except UsageError:
        return ""


def _best(wanted: str, tags: Iterable[str]) -> str | None:
    """Return the one of `tags` that is `wanted`, else the first with its base, and no other script."""
    listed = list(tags)
    if wanted in listed:
        return wanted
    return next((tag for tag in listed if _alike(wanted, tag)), None)


@lru_cache(maxsize=1000)
def _alike(one: str, other: str) -> bool:
    (base, *ours), (other_base, *theirs) = one.split("-"), other.split("-")
    scripts = {part for part in (*ours, *theirs) if len(part) == 4 and part.isalpha()}
    return base == other_base and len(scripts) < 2


class _Reader:
    """Reads a TMX file piece by piece."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity
        self._language = ""  # the header's
        self._done: list[_Unit] = []
        self._unit: _Unit | None = None
        self._tuv = self._prop = ""
        self._text: list[str] | None = None  # of a `seg` or a `prop`
        self._length = 0
        self._depth = 0

    def units(self) -> Iterator[_Unit]:
        """Give the units in the order of the file."""
        try:
            with files.opened(self._path) as file:
                while chunk := file.read(_CHUNK):
                    self._parse(chunk)
                    yield from self._done
                    self._done.clear()
            self._parse(b"", last=True)
        except OSError as error:
            raise files.refused("can't read it", self._path, error, "check the path") from error
        yield from self._done

    def _parse(self, chunk: bytes, *, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            line = getattr(error, "lineno", self._parser.CurrentLineNumber)
            code = getattr(error, "code", None)
            reason = expat.errors.messages[code] if code in expat.errors.messages else str(error)
            hint = "nothing was imported: mend it, or export it once more"
            raise InputError(
                f"isn't well-formed XML: {reason}", path=self._path, line=line, hint=hint
            ) from error

    def _wrong(self, reason: str, hint: str) -> InputError:
        return InputError(reason, path=self._path, line=self._parser.CurrentLineNumber, hint=hint)

    def _entity(self, *_: object) -> None:
        raise self._wrong("declares or uses an entity of its own", "TMX needs none: have it exported without")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._depth += 1
        if self._depth == 1 and name != "tmx":
            raise self._wrong(f"isn't TMX: its root is <{name}>", "export the memory as TMX 1.4")
        if name == "header":
            self._language = attributes.get("srclang", "")
        elif name == "tu":
            self._unit = _Unit(
                attributes.get("srclang") or self._language, attributes.get("creationdate", "")
            )
        elif name == "tuv" and self._unit is not None:
            self._tuv = attributes.get("xml:lang") or attributes.get("lang") or ""
            self._unit.created = self._unit.created or attributes.get("creationdate", "")
        elif name == "prop" and self._unit is not None:
            self._prop = attributes.get("type", "")
            self._begin()
        elif name == "seg" and self._unit is not None:
            self._begin()

    def _begin(self) -> None:
        self._text, self._length = [], 0

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
            self._length += len(text)
            if self._length > _LONGEST:
                raise self._wrong(f"a segment of more than {_LONGEST:,} characters", "leave that unit out")

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self._depth -= 1
        if name == "tu" and self._unit is not None:
            self._done.append(self._unit)
            self._unit = None
        elif name in ("seg", "prop") and self._unit is not None and self._text is not None:
            text, self._text = collapse("".join(self._text)), None
            where, key = (self._unit.texts, self._tuv) if name == "seg" else (self._unit.props, self._prop)
            where.setdefault(key, text)
