"""Documents that are archives: what is refused, and that what isn't changed keeps its bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.articles import xmltree, zipped
from l10n.errors import InputError
from l10n.model import Role

XML = '<?xml version="1.0" encoding="UTF-8"?>\n<a b="1&amp;2"><c>Texte &amp; é</c><d/></a>'
PICTURE = bytes(range(256)) * 40


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as written:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            info.external_attr = 0o640 << 16
            written.writestr(info, content)
        written.comment = b"remark"
    return file.getvalue()


def streamed(parts: dict[str, bytes]) -> bytes:
    """As programs write it that don't know sizes beforehand: they stand behind the data."""

    class Pipe(io.BytesIO):
        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            with written.open(name, "w", force_zip64=name.endswith("2.xml")) as part:
                part.write(content)
    return pipe.getvalue()


PARTS = {"mimetype": b"x/y", "a.xml": XML.encode(), "p.png": PICTURE, "2.xml": XML.encode(), "z.bin": b"z"}


def infos(data: bytes) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return [(one.filename, one.date_time, one.external_attr, file.read(one)) for one in file.infolist()]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(archive(PARTS), id="deflated"),
        pytest.param(archive(PARTS, zipfile.ZIP_STORED), id="stored"),
        pytest.param(archive(PARTS, zipfile.ZIP_BZIP2), id="bzip2"),
        pytest.param(streamed(PARTS), id="streamed"),
        pytest.param(b"#!/bin/sh\n" + archive(PARTS), id="behind-a-program"),
    ],
)
def test_only_the_changed_part_changes(data: bytes) -> None:
    package = zipped.Package(data, "a.docx")
    text = package.joined(["a.xml", "2.xml"])
    assert [part.name for part in zipped.parts(text)] == ["a.xml", "2.xml"]
    for changed in ("a.xml", "2.xml"):
        part = next(part for part in zipped.parts(text) if part.name == changed)
        own = text[part.start : part.end]
        new = zipped.packed(text[: part.start] + own.replace("Texte", "Text\u2019") + text[part.end :], data)
        before, after = infos(data), infos(new)
        assert [one for one in after if one[0] != changed] == [one for one in before if one[0] != changed]
        assert zipped.Package(new, "").text(changed) == own.replace("Texte", "Text\u2019")
        assert [one[:3] for one in after] == [one[:3] for one in before]


def test_nothing_changed_gives_the_same_bytes() -> None:
    data = archive(PARTS)
    assert zipped.packed(zipped.Package(data, "").joined(["a.xml"]), data) == data


def test_a_picture_stays_as_it_is_packed() -> None:
    data = archive(PARTS)
    text = zipped.Package(data, "").joined(["a.xml"])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        info = file.getinfo("p.png")
        start = info.header_offset + 30 + len("p.png")
        raw = data[start : start + info.compress_size]
    assert raw in zipped.packed(text.replace("Texte", "Autre"), data)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_part_keeps_its_encoding(codec: str) -> None:
    xml = XML.replace("UTF-8", codec.removesuffix("-sig"))
    data = archive({"a.xml": xml.encode(codec)})
    text = zipped.Package(data, "").joined(["a.xml"])
    new = zipped.packed(text.replace("Texte", "Thé \u0150"), data)
    content = zipfile.ZipFile(io.BytesIO(new)).read("a.xml")
    written = "Thé &#336;" if codec.startswith("iso") else "Thé \u0150"
    assert content == xml.replace("Texte", written).encode(codec)


def encrypted() -> bytes:
    data = bytearray(archive({"a.xml": XML.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def doubled() -> bytes:
    return archive({"a.xml": XML.encode(), "b.xml": XML.encode()}).replace(b"b.xml", b"a.xml")


def bomb() -> bytes:
    return archive({"a.xml": b"<a>" + b" " * (zipped.LIMIT + 1) + b"</a>"})


def damaged() -> bytes:
    data = archive({"a.xml": XML.encode() * 3})
    at = data.index(b"PK\x01\x02") - 12
    return data[:at] + b"\xff\xff" + data[at + 2 :]


def opened(data: bytes) -> str:
    package = zipped.Package(data, "a.docx")
    return package.joined(package.names)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(lambda: b"PK\x03\x04", "can be opened", id="cut"),
        pytest.param(lambda: archive(PARTS)[:-30], "can be opened", id="truncated"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password", id="ole"),
        pytest.param(encrypted, "password", id="encrypted"),
        pytest.param(doubled, "twice", id="a-part-twice"),
        pytest.param(bomb, "64 MB", id="bomb"),
        pytest.param(damaged, "a.xml can't be unpacked", id="damaged"),
        pytest.param(lambda: archive({"../a.xml": b"<a/>"}), "none in a document", id="path"),
        pytest.param(lambda: archive({"/a.xml": b"<a/>"}), "none in a document", id="root"),
        pytest.param(lambda: archive({"a\x1c.xml": b"<a/>"}), "none in a document", id="control-character"),
        pytest.param(lambda: archive({"a.xml": b"<a>"}), "a.xml: line 1: no element", id="not-well-formed"),
        pytest.param(lambda: archive({"a.xml": b"<a>\xff</a>"}), "isn't utf-8", id="no-utf-8"),
        pytest.param(lambda: archive({"a.xml": b'<?xml version="1.0" encoding="zz"?><a/>'}), "isn't zz", id="zz"),
        pytest.param(
            lambda: archive({"a.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
            "type definition",
            id="external-entity",
        ),
        pytest.param(
            lambda: archive({"a.xml": b"<a>" * 300 + b"</a>" * 300}), "256 elements", id="deeply-nested"
        ),
    ],
)  # fmt: skip
def test_what_is_refused(data: Callable[[], bytes], says: str) -> None:
    content = data()
    with pytest.raises(InputError, match=says) as caught:
        opened(content)
    assert caught.value.path == "a.docx"
    assert caught.value.hint


def test_a_large_picture_is_never_unpacked() -> None:
    data = archive({"a.xml": XML.encode(), "p.bmp": bytes(zipped.LIMIT + 1)})
    text = zipped.Package(data, "").joined(["a.xml"])
    assert len(zipped.packed(text.replace("Texte", "Autre"), data)) < len(data) + 99


def test_parts_that_overlap_are_not_written() -> None:
    data = bytearray(archive({"a.xml": XML.encode(), "b.xml": XML.encode()}))
    at = data.index(b"PK\x01\x02")
    [second] = struct.unpack_from("<I", data, data.index(b"PK\x01\x02", at + 4) + 42)
    struct.pack_into("<I", data, at + 20, second + 40)
    text = f"{chr(0x1C)}b.xml{chr(0x1C)}<a/>"
    with pytest.raises(InputError, match="overlap"):
        zipped.packed(text, bytes(data))


NAMES = {"urn:w": "w"}


def test_a_tree_knows_places() -> None:
    head = '..<?xml version="1.0"?><x:p xmlns:x="urn:w" x:q=\'a&quot;b\' r="2">'
    text = head + "é\r\n&amp;<![CDATA[<i>]]><x:r/> <y/></x:p>\n"
    root = xmltree.parse(text, 2, len(text), NAMES)
    assert (root.name, root.attributes, root.text) == ("w:p", {"w:q": 'a"b', "r": "2"}, "é\n&<i> ")
    assert text[root.inner : root.inner_end].startswith("é\r\n")
    assert text[root.start : root.end].startswith("<x:p")
    assert text[root.start : root.end].endswith("</x:p>")
    stands = [text[one.start : one.end] for one in root.children]
    assert stands == ["é", "\r\n", "&amp;", "<![CDATA[<i>]]>", "<x:r/>", " ", "<y/>"]
    start, end = xmltree.attribute(text, root, "w:q")
    assert text[start:end] == "a&quot;b"
    assert [(one.role, one.text) for one in xmltree.inlines(text, start, end)] == [
        (Role.TEXT, "a"), (Role.TEXT, '"'), (Role.TEXT, "b"),
    ]  # fmt: skip


TREES = st.recursive(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), max_size=9).map(
        xmltree.escaped
    ),
    lambda inner: st.builds(
        "<{0} b={1}{2}{1}>{3}</{0}>".format,
        st.sampled_from("pqr"),
        st.sampled_from("'\""),
        st.just("é&#233;"),
        st.lists(inner, max_size=4).map("<!-- <é> -->".join),
    ),
)  # fmt: skip


@given(TREES)
def test_a_tree_covers_its_text(inner: str) -> None:
    text = f"é<a>{inner}</a>"
    root = xmltree.parse(text, 1, len(text), {})
    for one in root.walk():
        assert text[one.start] == "<"
        assert text[one.end - 1] == ">"
        assert one.start < one.inner <= one.inner_end <= one.end
        at = one.inner
        for child in one.children:
            assert at <= child.start < child.end <= one.inner_end
            at = child.end
            if isinstance(child, xmltree.Text):
                stands = "".join(part.text for part in xmltree.inlines(text, child.start, child.end))
                assert stands == child.text
