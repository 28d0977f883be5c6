"""Office documents made for tests: XML as Word and other programs write it, in an archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {
    "w": W,
    "r": R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
ROOTS = {
    "document": "document",
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "styles": "styles",
}
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR" w:eastAsia="en-US"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
)
FRENCH = "Une phrase française assez longue pour que la langue se reconnaisse sans aucun doute possible. " * 5


def part(content: str, kind: str = "document") -> str:
    """Return a part of a document, as the reader has it, with what it is about."""
    return f"\x1cword/{kind}.xml\x1c{xml(content, kind)}"


def xml(content: str, kind: str = "document") -> str:
    root = ROOTS.get(kind, kind)
    inner = f"<w:body>{content}<w:sectPr/></w:body>" if kind == "document" else content
    return f"{_DECLARATION}<w:{root} {_DECLARED}>{inner}</w:{root}>"


def package(parts: Mapping[str, str | bytes], types: dict[str, str]) -> bytes:
    """Return an archive of parts, and of what says which types they have."""
    listed = "".join(f'<Override PartName="/{name}" ContentType="{type}"/>' for name, type in types.items())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="x/y"/>'
            f"{listed}</Types>",
        )
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """Return the part that says to what a part refers: a type and a target by id."""
    outside = {"hyperlink": ' TargetMode="External"'}
    inner = "".join(
        f'<Relationship Id="{id}" Type="{R}/{type}" Target="{target}"{outside.get(type, "")}/>'
        for id, (type, target) in targets.items()
    )
    return (
        f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def docx(content: str, **others: str) -> bytes:
    """Return a document with a text, and other parts (`footnotes="<w:footnote>…"`, `styles=STYLES`)."""
    others.setdefault("styles", STYLES)
    kinds = {name: f"{_CONTENT}{name}+xml" for name in others}
    targets = {f"rId{n}": (name, f"{name}.xml") for n, name in enumerate(others, 1)}
    return package(
        {
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": xml(content),
            "word/_rels/document.xml.rels": relations({**targets, "rId9": ("hyperlink", "https://a.fr/b")}),
            **{f"word/{name}.xml": xml(inner, name) for name, inner in others.items()},
        },
        {
            "word/document.xml": f"{_CONTENT}document.main+xml",
            **{f"word/{name}.xml": kind for name, kind in kinds.items()},
        },
    )


def p(*content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(content)}</w:p>"


def r(text: str, *properties: str) -> str:
    """Return a run with text, and formatting (`b`, `i`)."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"{_run(properties)}<w:t{space}>{text}</w:t></w:r>"


def item(inner: str, *properties: str) -> str:
    """Return a run with something else."""
    return f"{_run(properties)}{inner}</w:r>"


def _run(properties: tuple[str, ...]) -> str:
    inner = "".join(one if one.startswith("<") else f"<w:{one}/>" for one in properties)
    return f"<w:r><w:rPr>{inner}</w:rPr>" if inner else "<w:r>"


def field(instruction: str, result: str, *properties: str) -> str:
    marks = {
        kind: item(f'<w:fldChar w:fldCharType="{kind}"/>', *properties)
        for kind in ("begin", "separate", "end")
    }
    code = item(f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>', *properties)
    return marks["begin"] + code + marks["separate"] + result + marks["end"]


NOTE = item('<w:footnoteReference w:id="1"/>', '<w:rStyle w:val="FootnoteReference"/>')
DELETED = f"<w:del w:id='1'>{item('<w:delText>vieux</w:delText>')}</w:del>"


def box(*content: str) -> str:
    """A text box, as Word writes it twice."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return item(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="n"/>'
        f"{inner}</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>{inner}</v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
