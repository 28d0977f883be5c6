"""Writing TMX 1.4b."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from l10n import __version__, files
from l10n.errors import InputError
from l10n.memory.model import Record
from l10n.memory.tmx.codes import Kind, Part, marked, numbered
from l10n.memory.tmx.model import ARTICLE, ORIGIN, REVIEWED
from l10n.messages import msg
from l10n.model import collapse
from l10n.xml import UNWRITABLE

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="l10n" creationtoolversion="{version}" segtype="sentence" o-tmf="l10n" adminlang="en" \
srclang="*all*" datatype="plaintext"/>
  <body>
"""
_TAIL = "  </body>\n</tmx>\n"


def write(path: Path, records: Iterable[Record]) -> int:
    """Write records, whose texts are `clean`, to a TMX file, whole or not at all; return how many.

    The same records give the same bytes. Raises InputError where it can't be written.
    """
    real = Path(os.path.realpath(path))
    if real.is_dir():
        raise InputError(msg("is a folder"), path=path, hint=msg("name a file"))
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
        raise files.refused(msg("can't write it"), path, error, msg("mend that and run again")) from error
    return count


def clean(text: str) -> str:
    """Return a text as TMX can have it: white space collapsed, U+FFFD for what XML can't write."""
    return collapse(UNWRITABLE.sub("\ufffd", text))


def _lines(record: Record) -> Iterator[str]:
    created = f' creationdate="{record.created}"' if record.created else ""
    yield f'    <tu srclang="{record.pair.source}"{created}>\n'
    reviewed = "" if record.reviewed else "no"
    for name, value in ((ARTICLE, record.article), (ORIGIN, record.origin), (REVIEWED, reviewed)):
        if value:
            yield f'      <prop type="{name}">{_escape(value)}</prop>\n'
    for tag, parts in zip((record.pair.source, record.pair.target), _parts(record), strict=True):
        yield f'      <tuv xml:lang="{tag}"><seg>{"".join(map(_part, parts))}</seg></tuv>\n'
    yield "    </tu>\n"


def _parts(record: Record) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return a record's texts with inline codes for their placeables, where these are read again as they are."""
    source, target = record.source, record.target
    if "<1" in source and "<1" in target:
        ours, theirs = numbered(source), numbered(target)
        if ours and theirs and marked(ours, theirs) == (source, target):
            return ours, theirs
    return [source], [target]


def _part(part: Part) -> str:
    if isinstance(part, str):
        return _escape(part)
    name = part.kind.value
    mark = "" if part.kind is Kind.EMPTY else f' i="{part.pair}"'
    mark += "" if part.kind is Kind.CLOSE else f' x="{part.key}"'
    return f"<{name}{mark}>{_escape(part.text)}</{name}>"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
