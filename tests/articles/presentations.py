"""Presentations made for tests: shapes, pictures and tables as PowerPoint writes them, in an archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.articles.office import R, package, relations

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
_PLACE = (
    "<p:spPr><a:xfrm><a:off x='457200' y='274638'/><a:ext cx='8229600' cy='1143000'/></a:xfrm>{}</p:spPr>"
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_THEME = (
    f'<a:theme xmlns:a="{A}" name="Office"><a:themeElements><a:clrScheme name="Office">'
    + "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        for name, colour in zip(
            [
                "dk1",
                "lt1",
                "dk2",
                "lt2",
                "accent1",
                "accent2",
                "accent3",
                "accent4",
                "accent5",
                "accent6",
                "hlink",
                "folHlink",
            ],
            [
                "000000",
                "FFFFFF",
                "1F497D",
                "EEECE1",
                "4F81BD",
                "C0504D",
                "9BBB59",
                "8064A2",
                "4BACC6",
                "F79646",
                "0000FF",
                "800080",
            ],
            strict=True,
        )
    )
    + '</a:clrScheme><a:fontScheme name="Office">'
    + "".join(
        f'<a:{name}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name in ("majorFont", "minorFont")
    )
    + f'</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
_COLOURS = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its shapes, what a speaker notes, and the addresses that it has by `rId3` and so on."""

    shapes: Sequence[str]
    notes: Sequence[str] = ()
    addresses: Sequence[str] = ()


def slide(*shapes: str, root: str = "sld", behind: str = "") -> str:
    tree = (
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        + "".join(shapes)
    )
    return (
        f'<p:{root} xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"><p:cSld><p:spTree>{tree}</p:spTree></p:cSld>'
        f"{behind}</p:{root}>"
    )


def shape(*paragraphs: str, place: str = "", number: int = 2) -> str:
    """Return a shape with text, in a place of its layout (`title`, `body`)."""
    kind = f'<p:ph type="{place}"/>' if place else ""
    rectangle = _PLACE.format('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>')
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="n"/><p:cNvSpPr/><p:nvPr>{kind}</p:nvPr></p:nvSpPr>{rectangle}'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def p(*content: str, level: int = 0) -> str:
    properties = f'<a:pPr lvl="{level}"/>' if level else ""
    return f'<a:p>{properties}{"".join(content)}<a:endParaRPr lang="fr-FR"/></a:p>'


def r(text: str, attributes: str = "", inner: str = "") -> str:
    """Return a run with text, and formatting: attributes (` b="1"`), or elements."""
    return f'<a:r><a:rPr lang="fr-FR"{attributes}>{inner}</a:rPr><a:t>{text}</a:t></a:r>'


def link(number: int = 3) -> str:
    return f'<a:hlinkClick r:id="rId{number}"/>'


def picture(description: str) -> str:
    rectangle = _PLACE.format('<a:prstGeom prst="rect"/>')
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="9" name="Image 9" descr="{description}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f"<p:blipFill><a:blip/></p:blipFill>{rectangle}</p:pic>"
    )


def group(*shapes: str) -> str:
    own = '<p:nvGrpSpPr><p:cNvPr id="7" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return f"<p:grpSp>{own}{''.join(shapes)}</p:grpSp>"


def table(*rows: Sequence[str]) -> str:
    """Return a table of rows of cells, which hold paragraphs."""
    cells = [
        "".join(f"<a:tc><a:txBody><a:bodyPr/>{cell}</a:txBody><a:tcPr/></a:tc>" for cell in row)
        for row in rows
    ]
    grid = '<a:gridCol w="2743200"/>' * len(rows[0])
    inner = "".join(f'<a:tr h="370840">{row}</a:tr>' for row in cells)
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="t"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="8229600" cy="741680"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{A.removesuffix("main")}table"><a:tbl><a:tblPr/>'
        f"<a:tblGrid>{grid}</a:tblGrid>{inner}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def pptx(*slides: Slide, prompt: str = "Modifiez le titre", layout: str = "") -> bytes:
    """Return a presentation; its layout asks for a title with `prompt`, and has other shapes, which slides show."""
    parts = {
        "_rels/.rels": relations({"rId1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/theme/theme1.xml": _THEME,
        "ppt/slideMasters/slideMaster1.xml": slide(
            shape(p(r(prompt)), place="title"),
            root="sldMaster",
            behind=f'{_COLOURS}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>',
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            {
                "rId1": ("slideLayout", "../slideLayouts/slideLayout1.xml"),
                "rId2": ("theme", "../theme/theme1.xml"),
            }
        ),
        "ppt/slideLayouts/slideLayout1.xml": slide(
            shape(p(r(prompt)), place="title"), layout, root="sldLayout"
        ),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(
            {"rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")}
        ),
    }
    targets = {"rId1": ("slideMaster", "slideMasters/slideMaster1.xml")}
    listed = ""
    for number, one in enumerate(slides, 1):
        parts[f"ppt/slides/slide{number}.xml"] = slide(*one.shapes)
        beside = {"rId1": ("slideLayout", "../slideLayouts/slideLayout1.xml")}
        beside |= {f"rId{n}": ("hyperlink", address) for n, address in enumerate(one.addresses, 3)}
        if one.notes:
            beside["rId2"] = ("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            name = f"ppt/notesSlides/notesSlide{number}.xml"
            parts[name] = slide(shape(*one.notes, place="body"), root="notes")
            parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = relations(
                {"rId1": ("slide", f"../slides/slide{number}.xml")}
            )
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(beside)
        targets[f"rId{number + 1}"] = ("slide", f"slides/slide{number}.xml")
        listed += f'<p:sldId id="{255 + number}" r:id="rId{number + 1}"/>'
    parts["ppt/presentation.xml"] = (
        f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        f'</p:sldMasterIdLst><p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>'
        '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )
    parts["ppt/_rels/presentation.xml.rels"] = relations(targets)
    kinds = {
        "slides": "slide",
        "notesSlides": "notesSlide",
        "slideLayouts": "slideLayout",
        "slideMasters": "slideMaster",
    }
    types = {
        name: f"{TYPE}{kind}+xml"
        for folder, kind in kinds.items()
        for name in parts
        if name.startswith(f"ppt/{folder}/{kind}")
    }
    theme = {"ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml"}
    return package(parts, {"ppt/presentation.xml": f"{TYPE}presentation.main+xml", **theme, **types})
