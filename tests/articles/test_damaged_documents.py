"""Documents that are damaged, or made to do harm: they are refused in words, or read and written like others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.articles import epub, opendocument
from l10n.articles.format import Format
from l10n.errors import InputError
from tests.articles.books import PAGE
from tests.articles.opendocuments import archive, flat, zipped
from tests.articles.test_epub import parts
from tests.articles.texts import with_own_words

BODY = (
    '<text:p text:style-name="B">Un <text:span text:style-name="B">mot</text:span> &amp; <text:s/>un '
    '<text:a xlink:href="/" office:title="Titre">lien</text:a>.</text:p><text:list><text:list-item><text:p>Point'
    "<text:note><text:note-body><text:p>La note.</text:p></text:note-body></text:note></text:p></text:list-item>"
    "</text:list>"
)
PAGES = '<h1>Un titre</h1><p>Un <b>mot</b> &amp; <a href="/" title="Titre">un lien</a>.</p><img alt="Image" src="a"/>'
CUT = st.tuples(
    st.floats(0, 1),
    st.integers(0, 30),
    st.sampled_from(["", "<", "&", "</text:p>", "<b>", "\x00", '"', "]]>"]),
)


def cut(text: str, at: float, size: int, new: str) -> str:
    place = int(at * len(text))
    return text[:place] + new + text[place + size :]


def read_and_write(format: Format, data: bytes) -> None:
    assert format.unpack
    try:
        text = format.unpack(data, "a")
    except InputError:
        return
    with_own_words(text, format)


@settings(deadline=None)
@given(CUT)
def test_flat_files(damage: tuple[float, int, str]) -> None:
    read_and_write(opendocument.FLAT, cut(flat(BODY), *damage).encode())


@settings(deadline=None)
@given(CUT)
def test_chapters(damage: tuple[float, int, str]) -> None:
    made = parts()
    made["OEBPS/texte/1.xhtml"] = cut(PAGE.format(PAGES), *damage)
    read_and_write(epub.FORMAT, zipped(made))


@settings(deadline=None)
@given(CUT, st.sampled_from(["META-INF/container.xml", "OEBPS/book.opf", "OEBPS/toc.ncx"]))
def test_packages_of_books(damage: tuple[float, int, str], name: str) -> None:
    made = parts()
    made[name] = cut(str(made[name]), *damage)
    read_and_write(epub.FORMAT, zipped(made))


@settings(deadline=None)
@given(st.floats(0, 1), st.binary(max_size=8))
def test_archives(at: float, new: bytes) -> None:
    data = archive(BODY)
    place = int(at * len(data))
    read_and_write(opendocument.FORMAT, data[:place] + new + data[place + len(new) :])


@pytest.mark.parametrize("format", [opendocument.FORMAT, epub.FORMAT], ids=["OpenDocument", "EPUB"])
def test_a_bomb(format: Format) -> None:
    assert format.unpack
    made: dict[str, str | bytes] = parts() if format is epub.FORMAT else {"content.xml": b""}
    name = "OEBPS/texte/1.xhtml" if format is epub.FORMAT else "content.xml"
    bomb = zipped({**made, name: b" " * 70_000_000})
    assert len(bomb) < 200_000
    with pytest.raises(InputError, match="64 MB"):
        format.unpack(bomb, "a")
