"""OpenDocument files for tests: made of the XML of their bodies."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing", "meta": "meta",
        "presentation": "presentation", "svg": "svg-compatible", "fo": "xsl-fo-compatible",
    }.items()
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)  # fmt: skip
_STYLES = {
    "B": 'fo:font-weight="bold"',
    "I": 'fo:font-style="italic"',
    "R": 'xmlns:officeooo="http://openoffice.org/2009/office" officeooo:rsid="00112233"',
    "H": 'text:display="none"',
    "EN": 'fo:language="en" fo:country="GB"',
    "FR": 'fo:language="fr" fo:country="FR"',
}
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {said}/></style:style>'
    for family in ("text", "paragraph")
    for name, said in _STYLES.items()
)
DEFAULT = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="fr" fo:country="FR"'
    ' style:language-complex="hi" style:country-complex="IN"/></style:default-style>'
)


def flat(body: str, *, kind: str = "text", masters: str = "", meta: str = "", default: str = DEFAULT) -> str:
    """Return a document that is one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_NAMES} office:version="1.3">'
        f"<office:meta>{meta}</office:meta><office:styles>{default}</office:styles>"
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    )


def archive(
    body: str, others: Mapping[str, str | bytes] | None = None, *, masters: str = "", meta: str = ""
) -> bytes:
    """Return a text that is an archive, with other parts."""
    styles = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    parts = {
        "content.xml": f"<office:document-content {_NAMES}>{styles}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_NAMES}><office:styles>{DEFAULT}</office:styles>"
        f"<office:automatic-styles/><office:master-styles>{masters}</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {_NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
    }
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", **parts, **(others or {})})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts, `mimetype` stored."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return file.getvalue()
