"""Books made for tests: EPUB in both versions, from what stands in their chapters."""

from __future__ import annotations

from collections.abc import Mapping

from tests.articles.opendocuments import zipped

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd">\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><title/><script src="a.js"/></head>'
    "<body>{}</body></html>"
)
_OPF = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="{version}">
<metadata>{metadata}<dc:creator>Claire Morvan</dc:creator><dc:language>fr</dc:language></metadata>
<manifest>{items}<item id="i" href="i.png" media-type="image/png"/></manifest>
<spine{toc}>{spine}</spine>{guide}</package>"""
_NCX = """<?xml version="1.0"?>
<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" xml:lang="fr">{}</ncx>"""
_PAGES, _CONTENTS = "application/xhtml+xml", "application/x-dtbncx+xml"

TOC = "toc.ncx"


def epub(
    chapters: Mapping[str, str], *, metadata: str, nav: str = "", ncx: str = "", guide: str = ""
) -> bytes:
    """Return a book of chapters by their names, in the order in which they are read; parts lie in another order.

    With `nav` it is of version 3, with `ncx` of version 2.
    """
    pages = {f"{name}.xhtml": PAGE.format(body) for name, body in chapters.items()}
    parts = {"nav.xhtml": PAGE.format(nav)} if nav else {}
    parts |= {TOC: _NCX.format(ncx)} if ncx else {}
    parts |= dict(reversed(pages.items()))
    kinds = {"nav.xhtml": f'{_PAGES}" properties="nav', TOC: _CONTENTS}
    items = "".join(
        f'<item id="p{number}" href="{name}" media-type="{kinds.get(name, _PAGES)}"/>'
        for number, name in enumerate(parts)
    )
    spine = "".join(f'<itemref idref="p{list(parts).index(name)}"/>' for name in pages)
    toc = f' toc="p{list(parts).index(TOC)}"' if ncx else ""
    opf = _OPF.format(
        version="3.0" if nav else "2.0", metadata=metadata, items=items, toc=toc, spine=spine, guide=guide
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/i.png": b"\x89PNG",
            **{f"OEBPS/{name}": content for name, content in parts.items()},
            "OEBPS/book.opf": opf,
        }
    )
