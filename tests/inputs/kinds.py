"""What damages each kind of file in a way of its own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from tests.inputs.damage import ESCAPES, Damage, change, holding, spliced


def _po(header: bytes) -> Damage:
    return change(lambda good: good.replace(b"charset=UTF-8", header))


def _entry(text: str) -> Damage:
    return change(lambda good: good + b"\n" + text.encode())


def _xml(dtd: str, entity: str = "&x;") -> Damage:
    """Return the damage that declares entities, and uses one in every element."""
    return change(
        lambda good: (
            b'<?xml version="1.0"?>\n'
            + dtd.encode()
            + good[good.index(b"?>") + 2 :].replace(b"K", entity.encode())
        )
    )


def _toml(text: str) -> Damage:
    return change(lambda good: text.encode())


def _root_element(good: bytes) -> str:
    return good[good.index(b"?>") :].split(b"<", 1)[1].split(b" ")[0].decode()


_LAUGHS = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
_BOMB = f'<!DOCTYPE r [<!ENTITY x0 "ha">{_LAUGHS}<!ENTITY x "&x11;">]>'
_XML_DAMAGE: Mapping[str, Damage] = {
    "laughs": _xml(_BOMB),
    "quadratic": _xml(f'<!DOCTYPE r [<!ENTITY x "{"x" * 100_000}">]>', "&x;" * 2000),
    "file-entity": _xml('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "zero-entity": _xml('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///dev/zero">]>'),
    "parameter": _xml('<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///dev/zero">%p;]>', "K"),
    "web-dtd": _xml('<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">', "K"),
    "deep": change(lambda good: good.replace(b"K", b"<a>" * 100_000, 1)),
    "deep-closed": change(lambda good: good.replace(b"K", b"<hi>" * 50_000 + b"</hi>" * 50_000, 1)),
    "attributes": change(
        lambda good: good.replace(b">", b" " + b" ".join(b'a%d="x"' % n for n in range(50_000)) + b">", 3)
    ),
    "long-attribute": change(lambda good: good.replace(b'="', b'="' + b"x" * 12_000_000, 1)),
    "long-text": change(lambda good: good.replace(b"K", b"K" * 12_000_000, 1)),
    "comment": change(lambda good: good + b"<!--" + b"-" * 1_000_000),
    "charset-unknown": change(lambda good: good.replace(b"UTF-8", b"klingon", 1)),
    "charset-utf-7": change(lambda good: good.replace(b"UTF-8", b"utf-7", 1)),
    "charset-idna": change(lambda good: good.replace(b"UTF-8", b"idna", 1)),
    "charset-undefined": change(lambda good: good.replace(b"UTF-8", b"undefined", 1)),
    "charset-hex": change(lambda good: good.replace(b"UTF-8", b"hex", 1)),
    "language-odd": change(
        lambda good: good.replace(b'"es"', b'"../../es"').replace(b'"fr"', b'"\xe2\x80\xae"')
    ),
    "language-long": change(lambda good: good.replace(b'"es"', b'"' + b"es-" * 9000 + b'"')),
    "character": change(lambda good: good.replace(b"K", b"&#0;&#x1F;&#xD800;&#x110000;")),
    "other-root": change(lambda good: good.replace(_root_element(good).encode(), b"html")),
    "no-text": change(lambda good: good.replace(b"K", b"<!-- -->").replace(b"o", b"")),
    "path": change(lambda good: good.replace(b"koursk.txt", b"../../../../elsewhere/x.txt")),
    "path-nul": change(lambda good: good.replace(b"koursk.txt", b"a\n" + b"k" * 5000)),
}

SPECIFIC: Mapping[str, Mapping[str, Damage]] = {
    "article": {
        "a-paragraph": holding("Le mot est là. ".encode() * 60_000),
        "a-sentence": holding(b"un mot et " * 50_000),
        "a-word": holding(b"a" * 1_000_000),
        "indented": holding(b"".join(b" " * n + b"> - a\n" for n in range(2000))),
        "quoted": holding(b">" * 100_000 + b" Le mot."),
        "numbers": holding(b"1.2.3,4 " * 20_000),
        "quotes-open": holding("« “ ‘ ( [ ".encode() * 20_000 + b"mot."),
        "dots": holding(b"." * 500_000 + b" Mot."),
        "spaces": holding(b"Un" + b" " * 1_000_000 + b"mot."),
        "hyphens": holding(b"a-" * 200_000),
        "apostrophes": holding("l’".encode() * 200_000),
        "abbreviations": holding(b"M. " * 100_000),
        "emoji": holding(("\U0001f468\u200d\U0001f469\u200d" * 20_000).encode()),
        "right-to-left": holding(("\u202e\u05d0\u05d1 " * 20_000).encode()),
        "addresses": holding(b"http://a.b/" + b"(" * 50_000 + b" a@" + b"b." * 50_000),
        "markup": holding(b"<a href=" * 20_000),
        "tiny-paragraphs": holding(b"Mot.\n\n" * 20_000),
    },
    "catalog": {
        **{
            f"charset-{name}": _po(b"charset=" + name.encode())
            for name in (
                "undefined",
                "idna",
                "punycode",
                "rot13",
                "hex",
                "zlib",
                "utf-7",
                "unicode_escape",
                "raw_unicode_escape",
                "mbcs",
                "base64",
                "utf-16",
                "utf-32",
                "ISO-8859-1",
                "ASCII",
                "cp037",
                "CHARSET",
                "klingon",
                "utf-8-sig",
                "x" * 5000,
                "\\n",
                "é",
                "uu",
                "bz2",
                "charmap",
                "unicode_internal",
                "shift_jis",
                "iso2022_jp",
                "hz",
            )
        },
        "no-header": change(lambda good: good.split(b"\n\n", 1)[1]),
        "header-twice": change(lambda good: good + b"\n" + good.split(b"\n\n", 1)[0] + b"\n"),
        "plurals": _po(
            b'charset=UTF-8\\n"\n"Plural-Forms: nplurals=99999999999; plural=' + b"(" * 50_000 + b"n;"
        ),
        "plural-index": _entry('msgid "a"\nmsgid_plural "b"\nmsgstr[99999999999999999999] "c"\n'),
        "plural-digits": _entry(f'msgid "a"\nmsgid_plural "b"\nmsgstr[{"9" * 100_000}] "c"\n'),
        "plural-superscript": _entry('msgid "a"\nmsgid_plural "b"\nmsgstr[²] "c"\n'),
        "octal": _entry('msgid "\\777\\xffff\\0"\nmsgstr "\\400"\n'),
        "escapes": _entry('msgid "' + "\\a\\x1b\\033" * 9 + '"\nmsgstr "\\q"\n'),
        "long-id": _entry('msgid "' + "un mot " * 300_000 + '"\nmsgstr "' + "una " * 300_000 + '"\n'),
        "numbers": _entry('msgid "' + "12 345,6 " * 6000 + '"\nmsgstr "' + "12.345,6 " * 6000 + '"\n'),
        "names": _entry('msgid "' + "Le Pont Neuf " * 4000 + '"\nmsgstr "' + "El Puente " * 4000 + '"\n'),
        "many-strings": _entry('msgid ""\n' + '"a"\n' * 200_000 + 'msgstr "b"\n'),
        "many-comments": _entry("# x\n" * 200_000),
        "many-flags": _entry("#, " + "fuzzy, " * 50_000 + '\nmsgid "a"\nmsgstr "b"\n'),
        "many-references": _entry("#: " + "a.c:1 " * 50_000 + '\nmsgid "a"\nmsgstr "b"\n'),
        "many-entries": change(
            lambda good: (
                good + b"".join(b'\nmsgid "Mot %d."\nmsgstr "Palabra %d."\n' % (n, n) for n in range(20_000))
            )
        ),
        "domain": _entry('domain "x"\nmsgid "a"\nmsgstr "b"\n'),
        "context": _entry('msgctxt "' + "\\004" * 9 + '"\nmsgid "a"\nmsgstr "b"\n'),
        "language": change(lambda good: good.replace(b"Language: es", b"Language: ../../x")),
        "language-odd": change(lambda good: good.replace(b"Language: es", b"Language: \\0\\x1b[2J")),
        "ignore-odd": change(
            lambda good: good.replace(b"\nmsgid", b"\n# l10n-ignore: x\n# l10n-ignore: ;;;\nmsgid")
        ),
        "previous": change(lambda good: good.replace(b"\nmsgid", b'\n#| msgid "x\nmsgid')),
        "obsolete": change(lambda good: good.replace(b"\nmsg", b"\n#~ msg")),
        "escape-sequences": _entry(f'#. {ESCAPES}\n#: {ESCAPES}:1\nmsgid "k\u202e"\nmsgstr "k\x9b"\n'),
        "conflict": change(lambda good: b"<<<<<<< HEAD\n" + good + b"=======\n" + good + b">>>>>>> x\n"),
    },
    "glossary": {
        "long-cell": change(lambda good: good + b"x" * 140_000 + b",y\n"),
        "open-quote": change(lambda good: good + b'"x,y\n' * 3),
        "columns": change(lambda good: b",".join(b"a%d" % n for n in range(50_000)) + b"\n" + good),
        "cells": change(lambda good: good + b"," * 100_000 + b"\n"),
        "languages": change(lambda good: good.replace(b"fr,es", b"fr,fr")),
        "language-odd": change(lambda good: good.replace(b"fr,es", b"fr,../x")),
        "match-odd": change(lambda good: good.replace(b"term,", b"(((,")),
        "many-rows": change(
            lambda good: (
                good + b"".join(b"c%d,term,preferred,mot%d,palabra%d,\n" % (n, n, n) for n in range(30_000))
            )
        ),
        "one-form": change(lambda good: good + b"c,term,preferred,Koursk,Kursk,\n" * 3000),
        "words": change(lambda good: good + b"c,term,preferred," + b"le mot " * 9000 + b",x,\n"),
        "signs": change(lambda good: good + b"c,term,preferred,!!!,???,\nd,term,preferred,=1+1,@x,\n"),
    },
    "tbx": _XML_DAMAGE,
    "tmx": _XML_DAMAGE,
    "xliff": _XML_DAMAGE,
    "omegat": {
        "long-cell": spliced(b"x" * 200_000),
        "tabs": spliced(b"\t" * 50_000),
        "open-quote": spliced(b'\n"x\t"'),
    },
    "weblate": {
        "long-cell": spliced(b"x" * 200_000),
        "open-quote": spliced(b'\n"x,"'),
        "columns": change(lambda good: good.replace(b"\n", b"," * 50_000 + b"\n")),
        "header-odd": change(lambda good: b"\x00location" + good),
    },
    "tsv": {"long-cell": spliced(b"x" * 200_000), "tabs": spliced(b"\t" * 50_000)},
    "settings": {
        "nested": _toml("to = " + "[" * 50_000),
        "nested-closed": _toml("to = " + "[" * 50_000 + "]" * 50_000),
        "nested-tables": _toml("to = " + "{a=" * 50_000),
        "nested-tables-closed": _toml("to = " + "{a=" * 20_000 + "1" + "}" * 20_000),
        "dotted": _toml(".".join("a" * 50_000) + " = 1"),
        "dotted-table": _toml("[" + ".".join("a" * 20_000) + "]\nx=1"),
        "digits": _toml("beam = " + "9" * 100_000),
        "hex": _toml("beam = 0x" + "f" * 100_000),
        "float": _toml("beam = " + "9" * 100_000 + ".0"),
        "exponent": _toml("beam = 1e" + "9" * 100_000),
        "date": _toml("beam = 9999-99-99"),
        "date-2": _toml("beam = 2020-01-01T25:61:61Z"),
        "long-key": _toml("x" * 1_000_000 + " = 1"),
        "many-keys": _toml("".join(f"k{n} = 1\n" for n in range(100_000))),
        "many-tables": _toml("".join(f"[k{n}]\n" for n in range(30_000))),
        "escape": _toml('to = ["\\uD800"]'),
        "escape-sequences": _toml('"\\u001b[2J\\u202e" = 1'),
    },
    "baseline": {
        "nested": holding(b'{"version": 1, "catalogs": ' + b"[" * 100_000),
        "nested-closed": holding(b'{"version": 1, "catalogs": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        "digits": holding(b'{"version": ' + b"9" * 100_000 + b', "catalogs": []}'),
        "version-odd": holding(b'{"version": "\\u001b[2J\\ud800", "catalogs": []}'),
        "version-long": holding(b'{"version": "' + b"v" * 100_000 + b'", "catalogs": []}'),
        "version-nested": holding(b'{"version": ' + b"[" * 500 + b"]" * 500 + b', "catalogs": []}'),
        "nan": holding(b'{"version": NaN, "catalogs": Infinity}'),
        "number": holding(b"7"),
        "catalogs-number": holding(b'{"version": 1, "catalogs": 7}'),
        "catalogs-text": holding(b'{"version": 1, "catalogs": "abc"}'),
        "findings-null": holding(b'{"version": 1, "catalogs": [{"findings": null}]}'),
        "finding-odd": holding(b'{"version": 1, "catalogs": [{"findings": [[], 1, null]}]}'),
        "fingerprint-odd": holding(
            b'{"version": 1, "catalogs": [{"findings": [{"fingerprint": {"a": 1e999}}]}]}'
        ),
        "surrogates": holding(b'{"version": 1, "catalogs": [{"findings": [{"fingerprint": "\\ud800"}]}]}'),
        "twice": holding(b'{"version": 1, "version": 2, "catalogs": []}'),
    },
}


def _in_pyproject(damage: Damage) -> Damage:
    """Return the damage to settings as one to those in pyproject.toml."""

    def make(path: Path, good: bytes) -> None:
        damage(path, good)
        path.write_bytes(b"[tool.l10n]\n" + path.read_bytes())

    return make


def _json(values: object) -> Damage:
    return holding(json.dumps(values).encode())


SOUND = {"from_code": "fr", "to_code": "en", "package_version": "1.0", "type": "translate"}
METADATA: Mapping[str, Damage] = {
    "nested": holding(b"[" * 100_000 + b"]" * 100_000),
    "nested-in": holding(b'{"from_code": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "digits": holding(b'{"from_code": "fr", "to_code": "en", "package_version": ' + b"9" * 100_000 + b"}"),
    "nan": holding(b'{"from_code": NaN, "to_code": -Infinity}'),
    "list": _json([1]),
    "null": _json(None),
    "numbers": _json({"from_code": 1, "to_code": 2}),
    "lists": _json({"from_code": ["fr"], "to_code": {"en": 1}}),
    "code-long": _json({**SOUND, "from_code": "f" * 100_000}),
    "code-odd": _json({**SOUND, "from_code": "../x"}),
    "code-escape": _json({**SOUND, "from_code": ESCAPES, "to_code": "\ud800"}),
    "code-same": _json({**SOUND, "to_code": "fr"}),
    "code-empty": _json({**SOUND, "to_code": ""}),
    "version-odd": _json({**SOUND, "package_version": ESCAPES}),
    "version-surrogate": _json({**SOUND, "package_version": "\ud800"}),
    "version-long": _json({**SOUND, "package_version": "9" * 100_000}),
    "version-nested": _json({**SOUND, "package_version": {"a": []}}),
}


def _sql(*statements: str) -> Damage:
    """Return the damage that another program does to a memory."""

    def damage(path: Path, good: bytes) -> None:
        connection = sqlite3.connect(path)
        try:
            for statement in statements:
                connection.execute(statement)
            connection.commit()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()

    return damage


_COLUMNS = ["pair.source", "pair.target", "file.name", "text.source", "text.digest", "unit.target", "unit.article",
            "unit.origin", "unit.made", "unit.created", "machine.made", "machine.source", "machine.target",
            "machine.origin", "file.digest", "file.size", "file.mtime", "unit.reviewed", "pack.ids", "pack.codes", "pack.lengths", "pack.maps", "pack.count", "pack.last"]  # fmt: skip
_LOOP = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
MEMORY: Mapping[str, Damage] = {
    **{
        f"{what}-{column}": _sql(f"UPDATE OR IGNORE {column.split('.')[0]} SET {column.split('.')[1]} = {value}")
        for column in _COLUMNS
        for what, value in {
            "blob": "x'ff00fe80'",
            "bytes": "CAST(x'ff80fe' AS TEXT)",
            "number": "-9e999" if "digest" in column else "12345678901",
        }.items()
    },
    **{f"no-{table}": _sql(f"DROP TABLE {table}") for table in ("pair", "file", "text", "unit", "machine", "pack")},
    **{f"empty-{table}": _sql(f"DELETE FROM {table}") for table in ("pair", "file", "text", "unit", "machine", "pack")},
    "long-text": _sql("UPDATE text SET source = replace(hex(zeroblob(3000000)), '0', 'mot ')"),
    "long-target": _sql("UPDATE unit SET target = replace(hex(zeroblob(3000000)), '0', 'mot ')"),
    "control": _sql("UPDATE unit SET target = char(27) || '[2J' || char(0) || char(8238)"),
    "newer": _sql("PRAGMA user_version = 99"),
    "negative": _sql("PRAGMA user_version = -5"),
    "other": _sql("PRAGMA application_id = 7"),
    "view": _sql("DROP TABLE unit", "CREATE VIEW unit AS SELECT 1 AS file, 1 AS text, 'x' AS target, 1 AS reviewed, '' AS article, '' AS origin, '' AS made, '' AS created"),
    "endless-view": _sql("DROP TABLE machine", f"CREATE VIEW machine AS SELECT i AS made, i AS pair, i AS source, i AS target, i AS origin FROM ({_LOOP})"),
    "trigger": _sql("CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END"),
    "bad-trigger": _sql("CREATE TRIGGER t AFTER INSERT ON file BEGIN SELECT RAISE(FAIL, 'no'); END"),
    "column": _sql("ALTER TABLE unit ADD COLUMN extra TEXT"),
    "no-column": _sql("ALTER TABLE unit DROP COLUMN created"),
}  # fmt: skip


def _wal(path: Path, good: bytes) -> None:
    path.write_bytes(good)
    path.with_name(path.name + "-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(5000))


DAMAGES: Mapping[str, Mapping[str, Damage]] = {
    **SPECIFIC,
    "pyproject": {name: _in_pyproject(damage) for name, damage in SPECIFIC["settings"].items()},
    "metadata": METADATA,
    "memory": {**MEMORY, "log": _wal},
    "template": {
        name: SPECIFIC["catalog"][name] for name in ("charset-undefined", "plurals", "octal", "many-entries")
    },
}
