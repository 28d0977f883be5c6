"""A file's bytes become a catalog, or one error with a line; nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs.catalog import Entry, Key
from l10n.catalogs.extracted_comments import with_findings
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode, output_lines
from l10n.errors import InputError
from l10n.messages import msg
from l10n.model import Finding, Severity

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
FOUND = Finding("number", Severity.ERROR, msg("12 is missing."), rule="numbers/changed")
PATH = Path("locales/es/a.po")


def read_one(body: str) -> Entry:
    (entry,) = decode((HEADER + body).encode(), PATH).entries
    return entry


STRINGS = {
    "plain": ('"abc"', "abc"),
    "empty": ('""', ""),
    "quote": (r'"a \"b\" c"', 'a "b" c'),
    "backslash": (r'"C:\\temp\\\\n"', r"C:\temp\\n"),
    "backslash before the end": (r'"a\\"', "a\\"),
    "line feed, tab, return": (r'"a\nb\tc\rd"', "a\nb\tc\rd"),
    "bell and friends": (r'"\a\b\v\f"', "\a\b\v\f"),
    "hexadecimal": (r'"\x41\x1b"', "A\x1b"),
    "octal": (r'"\101\033"', "A\x1b"),
    "escaped quote by number": (r'"\x22\042"', '""'),
    "escaped backslash by number": (r'"\x5cn"', r"\n"),
    "escaped line end by number": (r'"a\012b\x0d"', "a\nb\r"),  # `\x0ab` is one byte, as in C
    "continued": ('"a"\n"b"\n"c"', "abc"),
    "continued with indent and tabs": ('"a"\n \t"b"', "ab"),
    "empty, then continued": ('""\n"b"', "b"),
    "percent": ('"100 % d\'accord %s"', "100 % d'accord %s"),
    "line separators inside": ('"a\u2028b\u0085c\x1cd\x0be\x0cf"', "a\u2028b\u0085c\x1cd\x0be\x0cf"),
    "no-break spaces": ('"« a\u00a0»\u202f!"', "« a\u00a0»\u202f!"),
    "a BOM inside": ('"a\ufeffb"', "a\ufeffb"),
    "astral": ('"😀"', "😀"),
    "looks like a comment": ('"# a"\n"#~ b"', "# a#~ b"),
    "looks like a keyword": ('"msgid \\"a\\""', 'msgid "a"'),
    "a file's name": (f'"{__file__}"', __file__),
}


@pytest.mark.parametrize(("written", "value"), STRINGS.values(), ids=STRINGS.keys())
def test_strings(written: str, value: str) -> None:
    entry = read_one(f'msgid "x"\nmsgstr {written}\n')
    assert entry.target == value


@pytest.mark.parametrize(("written", "value"), STRINGS.values(), ids=STRINGS.keys())
def test_strings_are_contexts_and_sources_too(written: str, value: str) -> None:
    entry = read_one(f'msgctxt {written}\nmsgid {written}\n"x"\nmsgstr "y"\n')
    assert entry.key == Key(value, value + "x")


def test_comments_stay_byte_for_byte_and_in_order() -> None:
    comments = ["#", "#note", "#  two  spaces", "#\ttab", "##double", "#! shebang", "# trailing space "]
    entry = read_one("\n".join(comments) + '\nmsgid "x"\nmsgstr "y"\n')
    assert [f"#{comment}" for comment in entry.comments] == comments


def test_all_parts_of_an_entry() -> None:
    entry = read_one(
        "# of a person\n#. position\n#.\n#.context\n#: a.txt:3 b%20c.txt:4\n#: d.txt:5\n"
        "#, fuzzy, no-wrap\n#, c-format\n"
        '#| msgctxt "old context"\n#| msgid "old"\n#| msgid_plural "olds"\n'
        'msgctxt "context"\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "uno"\nmsgstr[1] "muchos"\n'
    )
    assert entry == Entry(
        source="one",
        targets=("uno", "muchos"),
        context="context",
        plural="many",
        comments=(" of a person",),
        extracted=("position", "", "context"),
        references=("a.txt:3", "b%20c.txt:4", "d.txt:5"),
        flags=("fuzzy", "no-wrap", "c-format"),
        previous=Key("old context", "old"),
        previous_plural="olds",
    )
    assert entry.line == 5
    assert entry.fuzzy


OBSOLETE = {
    "plain": '#~ msgid "x"\n#~ msgstr "y"\n',
    "without spaces": '#~msgid "x"\n#~msgstr "y"\n',
    "with a comment before": '# note\n#~ msgid "x"\n#~ msgstr "y"\n',
    "with a comment marked obsolete": '#~ # note\n#~ msgid "x"\n#~ msgstr "y"\n',
    "fuzzy": '#, fuzzy\n#~ msgid "x"\n#~ msgstr "y"\n',
    "continued": '#~ msgid ""\n#~ "x"\n#~ msgstr ""\n#~ "y"\n',
    "with its previous source": '#~| msgid "w"\n#~ msgid "x"\n#~ msgstr "y"\n',
}


@pytest.mark.parametrize("body", OBSOLETE.values(), ids=OBSOLETE.keys())
def test_obsolete_entries(body: str) -> None:
    entry = read_one(body)
    assert (entry.obsolete, entry.source, entry.target) == (True, "x", "y")
    assert entry.fuzzy == ("fuzzy" in body)
    assert entry.comments == ((" note",) if "note" in body else ())
    assert entry.previous == (Key(None, "w") if "#~|" in body else None)


def test_file_names_with_spaces_in_isolates() -> None:
    assert read_one('#: \u2068a b.txt\u2069:3 c.txt:1\nmsgid "x"\nmsgstr ""\n').references == (
        "\u2068a b.txt\u2069:3",
        "c.txt:1",
    )


AS_IT_STANDS = {
    "blank lines and indents": HEADER + 'msgid   "a"\n  msgstr\t"b"\n',
    "wrapped as Poedit does": HEADER + 'msgid ""\n"a "\n"b"\nmsgstr ""\n"c "\n"d"\n',
    "comments after the last entry": HEADER + 'msgid "a"\nmsgstr "b"\n\n# the end\n#\n#. more\n',
    "lone obsolete mark": HEADER + '#~ msgid "a"\n#~\n#~ msgstr "b"\n',
    "CRLF": (HEADER + '# c\nmsgid "a"\nmsgstr "b"\n').replace("\n", "\r\n"),
    "no entries": HEADER.rstrip("\n") + "\n",
}


@pytest.mark.parametrize("text", AS_IT_STANDS.values(), ids=AS_IT_STANDS.keys())
def test_what_is_read_is_written_as_it_stood(text: str) -> None:
    assert encode(decode(text.encode(), PATH)) == text.encode()


def test_a_byte_order_mark_is_not_written_again() -> None:
    assert encode(decode(b"\xef\xbb\xbf" + HEADER.encode(), PATH)).startswith(b"msgid")


def test_another_charset_is_read_by_the_header() -> None:
    text = HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "été"\nmsgstr "verano"\n'
    assert decode(text.encode("latin-1"), PATH).entries[0].source == "été"


def test_header_fields_in_order_with_what_is_no_field() -> None:
    text = '# Title\n#, fuzzy\nmsgid ""\nmsgstr ""\n"B: 1\\n"\n"odd\\n"\n"A:2: 3\\n"\n'
    header = decode(text.encode(), PATH).header
    assert header.fields == (("B", "1"), ("", "odd"), ("A", "2: 3"))
    assert header.comments == (" Title",)
    assert header.flags == ("fuzzy",)
    assert header.get("b") == "1"


def test_an_empty_file_is_a_catalog_without_header() -> None:
    catalog = decode(b"", PATH)
    assert catalog.entries == ()
    assert catalog.header.fields == ()


BAD = {
    "no catalog": ("Bonjour le monde\n", 1, "not a line of a catalog"),
    "string not closed": (HEADER + 'msgid "abc\nmsgstr "x"\n', 5, "not a line of a catalog"),
    "quote inside": (HEADER + 'msgid "a "b" c"\nmsgstr "x"\n', 5, "not a line of a catalog"),
    "text after the string": (HEADER + 'msgid "a" b\nmsgstr "x"\n', 5, "not a line of a catalog"),
    "merge conflict": (HEADER + '<<<<<<< HEAD\nmsgid "a"\nmsgstr "x"\n', 5, "not a line of a catalog"),
    "no msgstr": (HEADER + 'msgid "a"\n\nmsgid "b"\nmsgstr "x"\n', 7, "msgid after msgid"),
    "no msgstr at the end": (HEADER + 'msgid "a"\n', 5, "an entry without msgstr"),
    "no msgid": (HEADER + 'msgctxt "c"\nmsgstr "x"\n', 6, "msgstr after msgctxt"),
    "msgstr first": ('msgstr "x"\n', 1, "msgstr after nothing"),
    "two msgstr": (HEADER + 'msgid "a"\nmsgstr "x"\nmsgstr "y"\n', 7, "msgstr after"),
    "plural forms out of order": (
        HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "x"\n',
        7,
        "msgstr\\[1\\] after",
    ),
    "a plural form of 5,000 digits": (
        HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[' + "9" * 5000 + '] "x"\n',
        7,
        "not a line of a catalog",
    ),
    "singular form of a plural": (HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr "x"\n', 7, "msgstr after"),
    "string that belongs to nothing": (HEADER + '# c\n"a"\nmsgid "b"\nmsgstr ""\n', 6, "belongs to nothing"),
    "hexadecimal escape without digits": (HEADER + r'msgid "a\xg"' + '\nmsgstr "x"\n', 5, "escape"),
    "unknown escape": (HEADER + r'msgid "a\q"' + '\nmsgstr "x"\n', 5, "escape"),
    "keyword without string": (HEADER + 'msgid\nmsgstr "x"\n', 6, "msgid without a string"),
    "two entries with one key": (
        HEADER + 'msgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n',
        8,
        "two entries",
    ),
    "active and obsolete": (
        HEADER + 'msgid "a"\nmsgstr "x"\n\n#~ msgid "a"\n#~ msgstr "y"\n',
        8,
        "two entries",
    ),
    "two headers": (HEADER + 'msgid ""\nmsgstr "x"\n', 5, "two entries"),
    "not UTF-8": (HEADER + 'msgid "\udce9"\nmsgstr "x"\n', 5, "not valid"),
    "NUL": (HEADER + 'msgid "a\0"\nmsgstr "x"\n', 5, "NUL"),
    "unknown charset": (HEADER.replace("UTF-8", "KLINGON-1"), None, "unknown"),
}


@pytest.mark.parametrize(("text", "line", "reason"), BAD.values(), ids=BAD.keys())
def test_bad_catalogs_are_one_error_with_the_line(text: str, line: int | None, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decode(text.encode("utf-8", "surrogateescape"), PATH)
    assert caught.value.path == PATH
    assert caught.value.line == line
    assert caught.value.hint


def test_blank_lines_stay_where_they_are() -> None:
    text = (
        '\n# top\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n\n# alone\n\n\n#: a:1\nmsgid "a"\n'
        'msgstr "b"\nmsgid "c"\nmsgstr "d"\n \n\nmsgid "e"\nmsgstr "f"\n\n\n# end\n\n\n'
    )
    catalog = decode(text.encode(), Path("a.po"))
    assert [entry.source for entry in catalog.entries] == ["a", "c", "e"]
    assert encode(catalog).decode() == text
    changed = replace(catalog, entries=tuple(with_findings(one, [FOUND]) for one in catalog.entries))
    lines = encode(changed).decode().split("\n")
    assert [line for line in lines if not line.startswith("#. finding")] == text.split("\n")
    places = {line: entry.source for entry, line in output_lines(changed)}
    assert all(lines[line - 1] == f'msgid "{source}"' for line, source in places.items())


def test_the_hint_for_two_entries_of_one_source_keeps_the_translation() -> None:
    text = 'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n\n#~ msgid "a"\n#~ msgstr "b"\n'
    with pytest.raises(InputError) as error:
        decode(text.encode(), Path("a.po"))
    assert error.value.hint == "take what only that of line 7 says over into that of line 4; then delete it"
