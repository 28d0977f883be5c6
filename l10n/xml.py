"""XML of others, read as a stream from files that may be hostile, and what XML has no way to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from l10n.errors import InputError
from l10n.messages import Message, msg

if TYPE_CHECKING:
    from lxml import etree

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (section 2.2, `Char`)."""


class Elements:
    """The elements of some names (`{*}unit`) in a file, given one after the other as lxml meets them.

    The parser replaces no entity that the file declares, and fetches nothing. Each comes with its event, `start` or
    `end`. Giving them raises InputError, with the line, for what is no XML; `hint` says what to do then.
    """

    def __init__(
        self, file: BinaryIO, path: Path, names: Sequence[str], events: Sequence[str], hint: Message
    ) -> None:
        """Read `file`; `path` is for errors."""
        from lxml import etree

        self._path, self._hint = path, hint
        self._events = etree.iterparse(
            file,
            tuple(events),
            tag=tuple(names),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        """Give each with its event; who is done with one may `free` it."""
        from lxml import etree

        try:
            yield from self._events
        except (etree.XMLSyntaxError, ValueError) as error:
            first = next(iter(self._events.error_log), None)  # what it met; the error may be of the end only
            reason = first.message if first else str(error).split(", line ")[0].strip()
            line = first.line if first else getattr(error, "lineno", None)
            raise malformed(reason, self._path, line, self._hint) from error

    @property
    def root(self) -> etree._Element:
        """The first element of the file, once all have been given."""
        return self._events.root


def free(element: etree._Element) -> None:
    """Free what was read: an element's content, and what stands before it."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def parse(parser: expat.XMLParserType, data: bytes, path: Path, hint: Message, *, last: bool = False) -> None:
    """Give Expat a piece of a file, the `last` too. Raises InputError, with the line, for what is no XML."""
    try:
        parser.Parse(data, last)
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", parser.CurrentLineNumber)
        reason = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        raise malformed(reason, path, line, hint) from error


def malformed(reason: str | None, path: Path, line: int | None, hint: Message) -> InputError:
    """Return the error for what is no XML."""
    return InputError(msg("isn't XML: {reason}", reason=reason), path=path, line=line or None, hint=hint)
