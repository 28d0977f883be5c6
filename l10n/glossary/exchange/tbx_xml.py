"""Reading XML that may be hostile, whatever its namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.errors import InputError

if TYPE_CHECKING:
    from lxml import etree


def parse(data: bytes, path: Path) -> etree._Element:
    """Return the root of XML that may be hostile: it is given no file, no network and no entity of its own."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).split(", line ")[0].strip()
        line = getattr(error, "lineno", None) or None
        raise InputError(f"isn't XML: {reason}", path=path, line=line, hint="export it again") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        hint = "no TBX needs them: remove the <!ENTITY …> lines if you trust the file"
        raise InputError("declares entities, which can do harm", path=path, hint=hint)
    return root


def below(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Give the descendants of some names, whatever their namespace."""
    return (child for child in element.iterdescendants() if local_name(child) in names)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: etree._Element) -> str:
    """Return the text of an element and of all in it, without the spaces around it."""
    return "".join(str(part) for part in element.itertext()).strip()
