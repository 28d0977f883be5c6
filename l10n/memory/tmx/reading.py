"""Reading TMX 1.1 to 1.4b with Expat, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from l10n import files
from l10n.errors import InputError, UsageError
from l10n.languages import tags
from l10n.memory.model import Record
from l10n.memory.tmx.codes import Code, Kind, Part, marked, omegat, plain
from l10n.memory.tmx.model import ARTICLE, ORIGIN, REVIEWED, TOOL, Tally
from l10n.memory.tmx.states import is_machine, is_open
from l10n.messages import Message, Numeral, msg
from l10n.model import LanguagePair, collapse
from l10n.xml import parse

_CHUNK = 1 << 16
_HINT = msg("nothing was imported: mend it, or export it once more")
# Longer than any sentence, or paragraph: such a file is broken, or made to fill the memory.
_LONGEST = 100_000
_DATE = re.compile(r"\d{8}T\d{6}Z")
_CODES = {kind.value: kind for kind in Kind} | {"ut": Kind.EMPTY}


@dataclass(slots=True)
class _Variant:
    """A `tuv` while it is read: its segment, the subflows in it, the dates of it, and whether it is nobody's."""

    tag: str
    parts: list[Part] | None = None
    subflows: list[list[Part]] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    open: bool = False


@dataclass(slots=True)
class _Unit:
    """A `tu` while it is read: its variants by language, its own properties; the rest as a variant has it."""

    source: str
    dates: list[str] = field(default_factory=list)
    open: bool = False
    variants: dict[str, _Variant] = field(default_factory=dict)
    props: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Frame:
    """An element in a segment that holds something of its own: a code, or a subflow in one."""

    name: str
    parts: list[Part] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


def read(
    path: Path, source: str | None = None, targets: Sequence[str] = (), tally: Tally | None = None
) -> Iterator[Record]:
    """Give the translations in a TMX file from `source` into `targets`, all BCP 47.

    A unit's own languages count as those asked for where their base and script are the same (`fr-FR` for `fr`, and
    `fr` for `fr-FR`); one of another region than the one asked for keeps its own. Without `source`, each unit is
    taken from its own source language; without `targets`, into all others that it has. What the file says nobody has
    reviewed is not reviewed. A unit with inline codes comes without them, and with placeables, too, if both sides
    have the same. Raises InputError, with the line, where the file can't be read, isn't TMX, or declares entities.
    """
    reader = _Reader(path, tally or Tally())
    for unit in reader.units():
        variants = {tag: one for name, one in unit.variants.items() if (tag := _tag(name)) and one.parts}
        own = _tag(unit.source) or next(iter(variants), "")
        start = _nearest(source or own, tuple(variants))
        if start is None:
            continue
        others = tuple(one for one in variants if one != start)
        for end in targets or others:
            other = _nearest(end, others)
            if other is not None:
                pair = LanguagePair(_stored(source or start, start), _stored(end, other))
                yield from _records(unit, variants[start], variants[other], pair, reader)


def _records(
    unit: _Unit, ours: _Variant, theirs: _Variant, pair: LanguagePair, reader: _Reader
) -> Iterator[Record]:
    reviewed = not (unit.open or theirs.open or unit.props.get(REVIEWED) == "no")
    created = max(filter(_DATE.fullmatch, (*unit.dates, *ours.dates, *theirs.dates)), default="")
    article, origin = unit.props.get(ARTICLE, ""), unit.props.get(ORIGIN, "")
    texts = list(_texts(ours.parts or [], theirs.parts or [], reader.tool))
    if len(ours.subflows) == len(theirs.subflows):
        for source, target in zip(ours.subflows, theirs.subflows, strict=True):
            texts += list(_texts(source, target, reader.tool))[:1]
    texts = [(one, other) for one, other in texts if one and other]
    reader.tally.units += bool(texts)
    reader.tally.unreviewed += bool(texts) and not reviewed
    for one, other in texts:
        yield Record(one, other, pair, reviewed, article, origin, created=created)


def _texts(source: list[Part], target: list[Part], tool: str) -> Iterator[tuple[str, str]]:
    """Give the texts of a unit: without its codes, then with placeables; of what l10n wrote only as it was."""
    if tool == "omegat":
        source, target = omegat(source), omegat(target)
    both = None
    if any(isinstance(part, Code) for part in source):
        both = marked(source, target)
    if both is None or tool != TOOL:
        yield collapse(plain(source)), collapse(plain(target))
    if both is not None:
        yield collapse(both[0]), collapse(both[1])


@lru_cache(maxsize=1000)
def _tag(name: str) -> str:
    """Return the canonical form of a language's tag, empty for what is none (`*all*`)."""
    try:
        return tags.parse(name)
    except UsageError:
        return ""


@lru_cache(maxsize=1000)
def _nearest(wanted: str, known: tuple[str, ...]) -> str | None:
    return tags.nearest(wanted, known)


def _stored(wanted: str, tag: str) -> str:
    """Return what a text in `tag` is kept as where `wanted` is asked for: that, unless both have a region."""
    return tag if "-" in wanted and "-" in tag else wanted


class _Reader:
    """Reads a TMX file piece by piece; `tool` is what wrote it, in small letters."""

    def __init__(self, path: Path, tally: Tally) -> None:
        self.tool = ""
        self.tally = tally
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
        self._variant: _Variant | None = None
        self._prop = ""
        self._text: list[str] | None = None  # of a `prop`
        self._frames: list[_Frame] = []  # of a `seg`, and of what is in it
        self._length = 0
        self._depth = 0

    def units(self) -> Iterator[_Unit]:
        """Give the units in the order of the file."""
        try:
            with files.opened(self._path) as file:
                while chunk := file.read(_CHUNK):
                    parse(self._parser, chunk, self._path, _HINT)
                    yield from self._done
                    self._done.clear()
            parse(self._parser, b"", self._path, _HINT, last=True)
        except OSError as error:
            raise files.refused(msg("can't read it"), self._path, error, msg("check the path")) from error
        yield from self._done

    def _wrong(self, reason: Message, hint: Message) -> InputError:
        return InputError(reason, path=self._path, line=self._parser.CurrentLineNumber, hint=hint)

    def _entity(self, *_: object) -> None:
        raise self._wrong(
            msg("declares or uses an entity of its own"), msg("TMX needs none: have it exported without")
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._depth += 1
        if self._depth == 1 and name != "tmx":
            raise self._wrong(
                msg("isn't TMX: its root is <{name}>", name=name), msg("export the memory as TMX 1.4")
            )
        if name == "header":
            self._language = attributes.get("srclang", "")
            self.tool = attributes.get("creationtool", "").lower()
        elif name == "tu":
            self._unit = _Unit(attributes.get("srclang") or self._language)
            self._note(self._unit, attributes)
        elif self._unit is None:
            return
        elif name == "tuv":
            self._variant = _Variant(attributes.get("xml:lang") or attributes.get("lang") or "")
            self._note(self._variant, attributes)
        elif name == "prop":
            self._prop = attributes.get("type", "")
            self._text, self._length = [], 0
        elif name == "seg" and self._variant is not None:
            self._frames, self._length = [_Frame("seg")], 0
        elif self._frames and (name in _CODES or name == "sub"):
            self._frames.append(_Frame(name, attributes=attributes))

    def _note(self, what: _Unit | _Variant, attributes: dict[str, str]) -> None:
        """Note the dates of a unit or a variant, and whether a machine was the last to touch it."""
        what.dates += [attributes[name] for name in ("creationdate", "changedate") if name in attributes]
        what.open = is_machine(attributes.get("changeid") or attributes.get("creationid") or "")

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
        elif self._frames:
            self._frames[-1].parts.append(text)
        else:
            return
        self._length += len(text)
        if self._length > _LONGEST:
            raise self._wrong(
                msg("a segment of more than {most} characters", most=Numeral(_LONGEST)),
                msg("leave that unit out"),
            )

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self._depth -= 1
        if self._unit is None:
            return
        if name == "tu":
            self._done.append(self._unit)
            self._unit = None
        elif name == "prop" and self._text is not None:
            text, self._text = collapse("".join(self._text)), None
            self._unit.props.setdefault(self._prop, text)
            if is_open(self._prop, text):
                (self._variant or self._unit).open = True
        elif name == "tuv" and self._variant is not None:
            if self._variant.parts is None:
                self.tally.bare += 1
                self.tally.line = self.tally.line or self._parser.CurrentLineNumber
            self._unit.variants.setdefault(self._variant.tag, self._variant)
            self._variant = None
        elif self._frames and name == self._frames[-1].name:
            self._close(self._frames.pop())

    def _close(self, frame: _Frame) -> None:
        """Put what was in a segment, a code or a subflow where it belongs."""
        assert self._variant is not None
        if frame.name == "seg":
            self._variant.parts = frame.parts
        elif frame.name == "sub":
            self._variant.subflows.append(frame.parts)
        else:
            text = "".join(part for part in frame.parts if isinstance(part, str))
            pair, key = frame.attributes.get("i", ""), frame.attributes.get("x", "")
            code = Code(_CODES[frame.name], pair, key, text, frame.attributes.get("type", ""))
            if self._frames:
                self._frames[-1].parts.append(code)
