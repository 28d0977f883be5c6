"""The parts of an Office Open XML document (ECMA-376, part 2): which they are, and how they refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from l10n.articles import xmltree, zipped
from l10n.articles.xmltree import Element
from l10n.articles.zipped import Package, Part

_TYPES = "[Content_Types].xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    "w": (_W, f"{_STRICT}/wordprocessingml/main"),
    "r": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        f"{_STRICT}/officeDocument/relationships",
    ),
    "m": ("http://schemas.openxmlformats.org/officeDocument/2006/math", f"{_STRICT}/officeDocument/math"),
    "a": ("http://schemas.openxmlformats.org/drawingml/2006/main", f"{_STRICT}/drawingml/main"),
    "p": ("http://schemas.openxmlformats.org/presentationml/2006/main", f"{_STRICT}/presentationml/main"),
    "wp": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        f"{_STRICT}/drawingml/wordprocessingDrawing",
    ),
    "pic": ("http://schemas.openxmlformats.org/drawingml/2006/picture", f"{_STRICT}/drawingml/picture"),
    "c": (
        "http://schemas.openxmlformats.org/drawingml/2006/chart",
        f"{_STRICT}/drawingml/chart",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
    ),
    "dgm": (
        "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        f"{_STRICT}/drawingml/diagram",
    ),
    "dsp": ("http://schemas.microsoft.com/office/drawing/2008/diagram",),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
    "rel": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "types": ("http://schemas.openxmlformats.org/package/2006/content-types",),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
}
PREFIXES = {uri: prefix for prefix, uris in _PREFIXES.items() for uri in uris}
"""By namespace, transitional or strict, what the readers call it."""


def tree(text: str, part: Part) -> Element:
    """Return the root of a part."""
    return xmltree.parse(text, part.start, part.end, PREFIXES)


def types(package: Package) -> dict[str, str]:
    """Return the content types of an archive's parts, by name; none where it doesn't state any."""
    if _TYPES not in package.names:
        return {}
    text = package.joined([_TYPES])
    root = tree(text, zipped.parts(text)[0])
    defaults = {
        one.attributes.get("Extension", "").lower(): one.attributes.get("ContentType", "")
        for one in root.elements
        if one.name == "types:Default"
    }
    stated = {
        one.attributes.get("PartName", "").lstrip("/").lower(): one.attributes.get("ContentType", "")
        for one in root.elements
        if one.name == "types:Override"
    }
    return {
        name: stated.get(name.lower(), defaults.get(name.rpartition(".")[2].lower(), ""))
        for name in package.names
    }


def relations_of(name: str) -> str:
    """Return the name of the part that says to what a part refers."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def relations(text: str, parts: dict[str, Part], name: str) -> dict[str, str]:
    """Return the addresses and parts that a part refers to, by their ids."""
    part = parts.get(relations_of(name))
    if part is None:
        return {}
    return dict(_targets(tree(text, part)))


def _targets(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.elements:
        yield one.attributes.get("Id", ""), one.attributes.get("Target", "")
