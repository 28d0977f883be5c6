"""What GNU gettext takes for a catalog is read as gettext reads it, however it is laid out; the judge is msgcat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode
from l10n.errors import InputError
from tests.catalogs.desk import Gettext

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
LAYOUTS = {
    "two strings on a line": 'msgid "a" "b"\nmsgstr "c" "d"\n',
    "a string on the line below its keyword": 'msgid\n"a"\nmsgstr\n\n"b"\n',
    "an entry on a line": 'msgid "a" msgstr "b"\n',
    "two entries on a line": 'msgid "a" msgstr "b" msgid "c" msgstr "d"\n',
    "no spaces": 'msgid"a"msgstr"b"\n',
    "vertical tabs and form feeds": 'msgid\v"a"\nmsgstr\f"b"\n',
    "returns alone": 'msgid "a"\rmsgstr "b"\r',
    "spaces in a plural form's number": 'msgid "a"\nmsgid_plural "as"\nmsgstr[ 0 ] "b"\nmsgstr [1] "c"\n',
    "line ends in a plural form's number": 'msgid "a"\nmsgid_plural "as"\nmsgstr[\n0 ] "b"\nmsgstr\n[1]\n"c"\n',
    "zeros before a plural form's number": 'msgid "a"\nmsgid_plural "as"\nmsgstr[00] "b"\nmsgstr[01] "c"\n',
    "octal bytes": 'msgid "caf\\303\\251"\nmsgstr "\\342\\202\\254\\040x"\n',
    "hexadecimal bytes": 'msgid "caf\\xc3\\xa9"\nmsgstr "\\xe2\\x82\\xac"\n',
    "more hexadecimal digits than two": 'msgid "a"\nmsgstr "\\x0041"\n',
    "a string over a line's end": 'msgid "a\\\nb"\nmsgstr "c\\\\"\n',
    "the source before, without a space": '#|msgid "z"\n#|"y"\nmsgid "a"\nmsgstr "b"\n',
    "an obsolete entry's source before": '#~| msgid "z"\n#~ msgid "a"\n#~ msgstr "b"\n',
    "strings on a line, obsolete": '#~ msgid "a" "b"\n#~ msgstr "c"\n',
    "words of its own in a string": 'msgid "msgid"\nmsgstr "domain" "msgctxt"\n',
}


def without_raw(catalog: Catalog) -> Catalog:
    """Return the catalog as if nothing of it had been read: every line is written anew."""
    return replace(
        catalog,
        header=replace(catalog.header, raw=()),
        entries=tuple(replace(entry, raw=()) for entry in catalog.entries),
    )


@pytest.mark.parametrize("body", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_layout_that_gettext_takes_is_read_as_gettext_reads_it(
    body: str, tmp_path: Path, gettext: Gettext
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes((HEADER + body).encode())
    gettext.judge(path)
    ours = without_raw(decode(path.read_bytes(), path))
    (tmp_path / "b.po").write_bytes(encode(ours))
    assert gettext("msgcat", "--no-wrap", tmp_path / "b.po") == gettext("msgcat", "--no-wrap", path)


@pytest.mark.parametrize("body", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_what_was_read_is_read_again_from_what_is_written(body: str) -> None:
    catalog = decode((HEADER + body).encode(), Path("a.po"))
    assert decode(encode(catalog), Path("a.po")) == catalog


SPACE = st.sampled_from([" ", "\n", "\t", " \n ", "\r\n", "\v", ""])
STRING = st.sampled_from(
    ['"a"', '""', '"é\\n"', '"\\303\\251"', '"\\\\"', '"# no comment"', '"\\x41"', '"msgid"']
)


@st.composite
def layout(draw: st.DrawFn) -> str:
    """Return an entry with its tokens laid out at will."""

    def strings(word: str) -> str:
        some = draw(st.lists(STRING, min_size=1, max_size=3))
        return word + "".join(draw(SPACE) + one for one in some)

    context = strings("msgctxt") + draw(SPACE) if draw(st.booleans()) else ""
    source = f'msgid "x"{draw(SPACE)}' + "".join(
        one + draw(SPACE) for one in draw(st.lists(STRING, max_size=2))
    )
    if draw(st.booleans()):
        zero, one = draw(st.sampled_from([("[0]", "[1]"), ("[ 0 ]", " [1]"), ("[00]", "[\t1]")]))
        plural = strings("msgid_plural")
        return (
            context
            + source
            + plural
            + draw(SPACE)
            + strings(f"msgstr{zero}")
            + "\n"
            + strings(f"msgstr{one}")
        )
    return context + source + strings("msgstr")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(layout())
def test_any_layout_is_read_as_gettext_reads_it(gettext: Gettext, tmp_path: Path, body: str) -> None:
    path, again = tmp_path / "a.po", tmp_path / "b.po"
    path.write_bytes((HEADER + body + "\n").encode())
    again.write_bytes(encode(without_raw(decode(path.read_bytes(), path))))
    assert gettext("msgcat", "--no-wrap", again) == gettext("msgcat", "--no-wrap", path)


def test_an_escaped_catalog_is_read_as_the_catalog(tmp_path: Path, gettext: Gettext) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEADER + 'msgid "« Où ? » – 10 €"\nmsgstr "¿Dónde?\\n\\t\\"x\\""\n', encoding="utf-8")
    escaped = gettext("msgcat", "--escape", path)
    assert b"\\303" in escaped
    assert decode(escaped, path).entries == decode(path.read_bytes(), path).entries


def test_a_comment_behind_a_target_is_of_its_entry() -> None:
    catalog = decode(
        (HEADER + 'msgid "a"\nmsgstr "b" # note\n\nmsgid "c"\nmsgstr "d"\n').encode(), Path("a.po")
    )
    assert [entry.comments for entry in catalog.entries] == [(" note",), ()]


def test_a_line_of_two_entries_is_written_in_the_usual_form() -> None:
    text = HEADER + '# of a person\nmsgid "a" msgstr "b" msgid "c"\nmsgstr "d"\n'
    written = encode(decode(text.encode(), Path("a.po"))).decode()
    assert written == HEADER + '# of a person\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n'


def test_a_domain_stays_and_stands_first() -> None:
    entry = '# of a person\nmsgid "a"\nmsgstr "b"\n'
    text = encode(decode((HEADER + 'domain "news"\n\n' + entry).encode(), Path("a.po"))).decode()
    assert text == 'domain "news"\n\n' + HEADER + entry
    assert encode(decode(text.encode(), Path("a.po"))).decode() == text


def test_a_second_domain_is_refused_in_one_line() -> None:
    text = HEADER + 'msgid "a"\nmsgstr "b"\n\ndomain "other"\n\nmsgid "a"\nmsgstr "c"\n'
    with pytest.raises(InputError, match="a second domain") as caught:
        decode(text.encode(), Path("a.po"))
    assert caught.value.line == 10
    assert caught.value.hint


CHARSETS = {
    "in a comment": ('# saved with charset=ISO-8859-1\nmsgid ""\nmsgstr ""\n"Language: es\\n"\n\n', "utf-8"),
    "in a text": ('msgid ""\nmsgstr ""\n"Language: es\\n"\n\nmsgid "charset=latin1"\nmsgstr ""\n\n', "utf-8"),
    "without a header": ('msgid "charset=latin1"\nmsgstr ""\n\n', "utf-8"),
    "in the header, far below": (
        "# x\n" * 9000 + 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n',
        "latin-1",
    ),
    "of a template": ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=CHARSET\\n"\n\n', "utf-8"),
}


@pytest.mark.parametrize(("head", "charset"), CHARSETS.values(), ids=CHARSETS.keys())
def test_the_header_alone_says_the_charset(head: str, charset: str) -> None:
    text = head + 'msgid "Le café est fermé."\nmsgstr "El café está cerrado."\n'
    entry = decode(text.encode(charset), Path("a.po")).entries[-1]
    assert (entry.source, entry.target) == ("Le café est fermé.", "El café está cerrado.")


@pytest.mark.parametrize("name", ["ISO-8859-1", "windows-1252", "EUC-JP", "koi8-r"])
def test_bytes_of_utf8_under_another_charset_are_refused_with_both_names(name: str) -> None:
    text = HEADER.replace("UTF-8", name) + 'msgid "Le café"\nmsgstr "El señor"\n'
    with pytest.raises(InputError, match=f"charset={name}, and its bytes are UTF-8") as caught:
        decode(text.encode(), Path("a.po"))
    assert caught.value.hint


@pytest.mark.parametrize(
    "name", ["undefined", "rot13", "hex", "idna", "punycode", "unicode_escape", "utf-16", "uft8"]
)
def test_a_charset_that_is_none_is_one_line(name: str) -> None:
    text = HEADER.replace("UTF-8", name) + 'msgid "a"\nmsgstr "b"\n'
    with pytest.raises(InputError, match=f"its charset {name} is unknown"):
        decode(text.encode(), Path("a.po"))
