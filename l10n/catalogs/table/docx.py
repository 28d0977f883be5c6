"""Tables as documents of word processors (Office Open XML, ECMA-376): a ZIP file with the text as XML."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.catalogs.exchange import Document
from l10n.catalogs.table.rows import Sheet, TableRow, document, is_head, no_table
from l10n.errors import InputError
from l10n.messages import msg

if TYPE_CHECKING:
    from lxml import etree

LONGEST = 1 << 20

# What Python raises for an archive that is damaged, cut off or packed in a way that it doesn't know.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PART = "word/document.xml"
_MOST = 1 << 28  # bytes of that part, unpacked: a hundred thousand units
_WIDTHS = (700, 4600, 4600, 3200, 1400)  # in twentieths of a point; a page of A4 across
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/{_PART}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    f'officeDocument" Target="{_PART}"/></Relationships>'
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def encode(sheet: Sheet) -> bytes:
    """Return a table as a document; the same table gives the same bytes."""
    from lxml import etree

    root = etree.Element(f"{{{_W}}}document", nsmap={"w": _W})
    body = _add(root, "body")
    table = _add(body, "tbl")
    properties = _add(table, "tblPr")
    _add(properties, "tblW", w="0", type="auto")
    borders = _add(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _add(borders, side, val="single", sz="4", color="A0A0A0")
    grid = _add(table, "tblGrid")
    for width in _WIDTHS:
        _add(grid, "gridCol", w=str(width))
    _add_row(table, sheet.titles, sheet.original, head=True)
    for row in sheet.rows:
        _add_row(table, row.cells, row.id)
    _add(body, "p")
    page = _add(body, "sectPr")
    _add(page, "pgSz", w="16838", h="11906", orient="landscape")
    text = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), (_PART, text)):
            info = zipfile.ZipInfo(name)  # of 1980, whenever it is written
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return file.getvalue()


def decode(path: Path) -> Document:
    """Return the units that came back in a document. Raises InputError where that can't be read, or has no table."""
    from lxml import etree

    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PART) as part:
            data = part.read(_MOST + 1)
        if len(data) > _MOST:
            raise InputError(msg("is larger than any table of l10n's"), path=path, hint=msg("split it"))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root = etree.fromstring(data, parser)
    except (*_BROKEN, KeyError, etree.XMLSyntaxError) as error:
        raise InputError(
            msg("isn't a DOCX document: {error}", error=error), path=path, hint=msg("save it as DOCX")
        ) from error
    if root.getroottree().docinfo.doctype:
        raise InputError(
            msg("has a document type, which may hold entities"), path=path, hint=msg("save it as DOCX")
        )
    for table in root.iter(f"{{{_W}}}tbl"):
        lines = [
            [_texts(cell) for cell in row.iterchildren(f"{{{_W}}}tc")] for row in table.iter(f"{{{_W}}}tr")
        ]
        head = [text for text, _ in lines[0]] if lines else []
        if is_head(head):
            return document(head, lines[0][0][1], [_row(line) for line in lines[1:] if line])
    raise no_table(path)


def _row(line: list[tuple[str, str]]) -> TableRow:
    cells = [text for text, _ in line]
    number, source, target, notes, state = (*cells, *("",) * 5)[:5]
    return TableRow(number, source, target, notes, state, line[0][1])


def _add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    from lxml import etree

    return etree.SubElement(
        parent, f"{{{_W}}}{name}", {f"{{{_W}}}{key}": value for key, value in attributes.items()}
    )


def _add_row(table: etree._Element, cells: tuple[str, ...], hidden: str, *, head: bool = False) -> None:
    """Add a row; what nobody is to see goes into its first cell, as hidden text."""
    row = _add(table, "tr")
    if head:
        _add(_add(row, "trPr"), "tblHeader")
    for number, (text, width) in enumerate(zip(cells, _WIDTHS, strict=True)):
        cell = _add(row, "tc")
        _add(_add(cell, "tcPr"), "tcW", w=str(width), type="dxa")
        paragraph = _add(cell, "p")
        _add_run(paragraph, text, "b" if head else "")
        if number == 0:
            _add_run(paragraph, hidden, "vanish")


def _add_run(paragraph: etree._Element, text: str, style: str) -> None:
    if not text:
        return
    run = _add(paragraph, "r")
    if style:
        _add(_add(run, "rPr"), style)
    for number, line in enumerate(text.split("\n")):
        if number:
            _add(run, "br")
        for place, piece in enumerate(line.split("\t")):
            if place:
                _add(run, "tab")
            if piece:
                element = _add(run, "t")
                element.set(_SPACE, "preserve")
                element.text = piece


def _texts(cell: etree._Element) -> tuple[str, str]:
    """Return the text of a cell that people see, as it is with all tracked changes taken, and the hidden one."""
    shown, hidden = [], []
    for paragraph in cell.iter(f"{{{_W}}}p"):
        parts: dict[bool, list[str]] = {True: [], False: []}
        for run in paragraph.iter(f"{{{_W}}}r"):
            if run.getparent().tag != f"{{{_W}}}del":
                parts[_is_hidden(run)] += _pieces(run)
        shown.append("".join(parts[False]))
        hidden.append("".join(parts[True]))
    return "\n".join(shown), "\n".join(hidden).strip("\n")


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{{{_W}}}rPr/{{{_W}}}vanish")
    return mark is not None and mark.get(f"{{{_W}}}val") not in ("0", "false", "off")


def _pieces(run: etree._Element) -> Iterator[str]:
    for child in run.iterchildren(f"{{{_W}}}*"):
        name = child.tag.rpartition("}")[2]
        yield (child.text or "") if name == "t" else _BREAKS.get(name, "")
