"""The concepts of a TBX file, and what is in them, whatever its namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from l10n.errors import InputError
from l10n.messages import msg
from l10n.xml import Elements, free

if TYPE_CHECKING:
    from lxml import etree


def entries_of(file: BinaryIO, path: Path) -> Iterator[etree._Element]:
    """Give the concepts of a TBX file that may be hostile, as a stream: each goes when the next is asked for.

    The parser is given no file, no network and no entity of its own. Raises InputError for what is no XML, no TBX, or
    declares entities.
    """
    entries = Elements(file, path, ("{*}termEntry", "{*}conceptEntry"), ("end",), msg("export it again"))
    checked = False
    for _, entry in entries:
        if not checked:
            _check(entry.getroottree(), path)
            checked = True
        yield entry
        free(entry)
    if not checked:
        _check(entries.root.getroottree(), path)


def _check(tree: etree._ElementTree, path: Path) -> None:
    root = tree.getroot()
    declared = tree.docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        hint = msg("no TBX needs them: remove the <!ENTITY …> lines if you trust the file")
        raise InputError(msg("declares entities, which can do harm"), path=path, hint=hint)
    if local_name(root) not in ("martif", "tbx", "TBX"):
        hint = msg("TBX begins with <martif> (version 2) or <tbx> (version 3)")
        raise InputError(
            msg("isn't TBX: it begins with <{element}>", element=local_name(root)), path=path, hint=hint
        )


def below(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Give the descendants of some names, whatever their namespace."""
    return (child for child in element.iterdescendants() if local_name(child) in names)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: etree._Element) -> str:
    """Return the text of an element and of all in it, without the spaces around it."""
    return "".join(str(part) for part in element.itertext()).strip()
