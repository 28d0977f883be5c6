"""The catalogs of l10n's own messages: found in the code, brought up to date, drafted, compiled.

    python tools/messages.py update          l10n.pot and the catalogs in l10n/locale, from the code as it is
    python tools/messages.py draft es        empty targets by an installed engine, from English, marked fuzzy
    python tools/messages.py compile         l10n.mo beside each l10n.po
    python tools/messages.py check           ends with 1 where something of that is still to be done, and says what

The way of a new message: write `msg("… {name} …", name=name)` in the code; `update`; translate what is empty, with
`draft` or by hand, and take `fuzzy` off what was read; `compile`. Help, the texts of the report and what rules are
called are found where they stand.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from l10n.languages import tags

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "l10n"
TEMPLATE = PACKAGE / "locale" / "l10n.pot"
LANGUAGES = ("ca", "es", "fr")
_PLACE = re.compile(r"\{[^{}]*\}")
# What has none of these beside its places needs no translation: a letter, or a mark that languages write otherwise.
# A colon is none: tools read `path:line: message`.
_TRANSLATABLE = re.compile(r"[^\W\d_]|[;“”]")
KEYWORDS = {"msg": None, "msg_template": None, "msgs": (1, 2)}


def from_code() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Give each message in the code, or its forms for one and many, with its file."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, _comments, _context in found:
        yield message, f"l10n/{Path(file).as_posix()}"


def from_help() -> Iterator[tuple[str, str]]:
    """Give the help of all commands and options, with their files' folder."""
    from l10n.cli.help import texts

    for text in texts():
        yield text, "l10n/cli"


def from_tables() -> Iterator[tuple[str, str]]:
    """Give what stands in tables: the report's own texts, and what rules are called."""
    from l10n.checks import registry
    from l10n.reports.html import texts

    for name, value in vars(texts).items():
        if name.isupper():
            for text in value.values() if isinstance(value, Mapping) else [value]:
                yield text, "l10n/reports/html/texts.py"
    for rule in registry.rules():
        yield rule.title, "l10n/checks/titles.py"
        for text in (rule.summary, *rule.paragraphs):
            yield text, "l10n/checks"


def from_all() -> Catalog:
    """Return the template: all messages, in the order of their files, without dates."""
    catalog = Catalog(project="l10n", charset="utf-8")
    found = sorted(
        ((file, message) for source in (from_code, from_help, from_tables) for message, file in source()),
        key=lambda one: one[0],
    )
    for file, message in found:
        if _TRANSLATABLE.search(_PLACE.sub("", message if isinstance(message, str) else message[0])):
            catalog.add(message, locations=[(file, None)])
    return catalog


def render(catalog: Catalog) -> bytes:
    """Return the bytes of a template."""
    out = BytesIO()
    write_po(out, catalog, width=0, include_lineno=False, omit_header=False, sort_output=False)
    lines = out.getvalue().split(b"\n")
    return b"\n".join(line for line in lines if b"-Date:" not in line and b"Generated-By" not in line)


def catalogs() -> list[Path]:
    """Return the catalogs."""
    return [PACKAGE / "locale" / language / "LC_MESSAGES" / "l10n.po" for language in LANGUAGES]


def merged(path: Path, pot: Path) -> polib.POFile:
    """Return a catalog with the template's messages: what they had, and nothing where they are new."""
    catalog = polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)
    if not catalog.metadata:
        language = path.parts[-3]
        catalog.metadata = {
            "Project-Id-Version": "l10n",
            "Language": language,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": tags.plural_forms(language),
        }
    catalog.merge(polib.pofile(str(pot)))
    for entry in catalog.obsolete_entries():
        catalog.remove(entry)
    return catalog


def problems() -> Iterator[str]:
    """Give what is still to be done, a line each."""
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != render(from_all()):
        yield "l10n.pot isn't what the code says: python tools/messages.py update"
        return
    for path in catalogs():
        catalog = polib.pofile(str(path))
        name = path.relative_to(ROOT)
        ids = {(e.msgid, e.msgid_plural) for e in polib.pofile(str(TEMPLATE))}
        if {(e.msgid, e.msgid_plural) for e in catalog if not e.obsolete} != ids:
            yield f"{name} hasn't the messages of the template: python tools/messages.py update"
        for entry in catalog.untranslated_entries() + catalog.fuzzy_entries():
            yield f"{name}:{entry.linenum}: not translated: {entry.msgid[:80]}"
        mo = path.with_suffix(".mo")
        if not mo.exists() or mo.read_bytes() != catalog.to_binary():
            yield f"{name} isn't compiled: python tools/messages.py compile"


def update() -> None:
    """Write the template, and bring the catalogs up to it."""
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(render(from_all()))
    for path in catalogs():
        path.parent.mkdir(parents=True, exist_ok=True)
        merged(path, TEMPLATE).save(str(path))


def draft(language: str) -> None:
    """Fill what is empty in a language's catalog with what an installed engine makes of it, marked fuzzy."""
    from l10n import Translator

    path = PACKAGE / "locale" / language / "LC_MESSAGES" / "l10n.po"
    catalog = polib.pofile(str(path), wrapwidth=0)
    empty = [entry for entry in catalog.untranslated_entries() if not entry.msgid_plural]
    translator = Translator("en", language)
    for entry, target in zip(empty, translator.translate([e.msgid for e in empty]), strict=True):
        entry.msgstr = str(target)
        entry.flags.append("fuzzy")
    catalog.save(str(path))


def compile_all() -> None:
    """Write the compiled catalogs."""
    for path in catalogs():
        path.with_suffix(".mo").write_bytes(polib.pofile(str(path)).to_binary())


def main() -> int:
    """Do what is asked, and return the exit code."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("what", choices=["update", "draft", "compile", "check"])
    arguments.add_argument("language", nargs="?")
    chosen = arguments.parse_args()
    if chosen.what == "check":
        found = list(problems())
        print("\n".join(found) or "All messages are translated and compiled.")
        return bool(found)
    if chosen.what == "update":
        update()
    elif chosen.what == "draft":
        draft(chosen.language)
    else:
        compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
