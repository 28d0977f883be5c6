"""Reading XML that may be hostile, whatever its namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from l10n.errors import InputError

if TYPE_CHECKING:
    from lxml import etree


def entries_of(file: BinaryIO, path: Path) -> Iterator[etree._Element]:
    """Give the concepts of a TBX file that may be hostile, as a stream: each goes when the next is asked for.

    The parser is given no file, no network and no entity of its own. Raises InputError for what is no XML, no TBX, or
    declares entities.
    """
    from lxml import etree

    events = etree.iterparse(
        file,
        ("end",),
        tag=("{*}termEntry", "{*}conceptEntry"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    checked = False
    try:
        for _, entry in events:
            if not checked:
                _check(entry.getroottree(), path)
                checked = True
            yield entry
            entry.clear(keep_tail=False)
            parent = entry.getparent()
            while parent is not None and (before := entry.getprevious()) is not None:
                parent.remove(before)
    except (etree.XMLSyntaxError, ValueError) as error:
        first = next(iter(events.error_log), None)  # what the parser met; the error may be of its end only
        reason = first.message if first else str(error).split(", line ")[0].strip()
        line = first.line if first else getattr(error, "lineno", None) or None
        raise InputError(f"isn't XML: {reason}", path=path, line=line, hint="export it again") from error
    if not checked:
        _check(events.root.getroottree(), path)


def _check(tree: etree._ElementTree, path: Path) -> None:
    root = tree.getroot()
    declared = tree.docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        hint = "no TBX needs them: remove the <!ENTITY …> lines if you trust the file"
        raise InputError("declares entities, which can do harm", path=path, hint=hint)
    if local_name(root) not in ("martif", "tbx", "TBX"):
        hint = "TBX begins with <martif> (version 2) or <tbx> (version 3)"
        raise InputError(f"isn't TBX: it begins with <{local_name(root)}>", path=path, hint=hint)


def below(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Give the descendants of some names, whatever their namespace."""
    return (child for child in element.iterdescendants() if local_name(child) in names)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: etree._Element) -> str:
    """Return the text of an element and of all in it, without the spaces around it."""
    return "".join(str(part) for part in element.itertext()).strip()
