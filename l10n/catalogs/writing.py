"""From a catalog to the bytes that `msgcat --no-wrap` (GNU gettext 0.21) would write.

polib's own writer gives these for plain prose; not for long `#:` lines, a lone `#`, the order of flags or
control characters, so the lines are made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.catalogs.catalog import Catalog, Entry, Header, Key

# gettext breaks the lines of references at this many bytes even with --no-wrap (write-po.c, PAGE_WIDTH).
_PAGE_WIDTH = 79
_SOURCE = re.compile(r"\s*(?:#~\s*)?msgid\b")
_ESCAPES = str.maketrans(
    {
        "\\": r"\\",
        '"': r"\"",
        "\n": r"\n",
        "\t": r"\t",
        "\r": r"\r",
        "\a": r"\a",
        "\b": r"\b",
        "\v": r"\v",
        "\f": r"\f",
    }
)


def encode(catalog: Catalog) -> bytes:
    """Return the file's bytes: UTF-8 without BOM, the catalog's own line ends, what was read as it stood."""
    lines: list[str] = [f"domain {catalog.domain}"] if catalog.domain else []
    lines += (*_gap(catalog), *(catalog.header.raw or _header(catalog.header)))
    for entry in catalog.entries:
        lines += (*entry.gap, *(entry.raw or _entry(entry)))
    if catalog.trailing:
        lines += (*catalog.before, *catalog.trailing)
    lines += (*catalog.after, "")
    return "\n".join(lines).replace("\n", catalog.newline).encode()


def output_lines(catalog: Catalog) -> Iterator[tuple[Entry, int]]:
    """Give each entry with the line (from 1) that its source begins at in the file that `encode` makes."""
    header = catalog.header
    line = 1 + bool(catalog.domain) + len(_gap(catalog)) + len(header.raw or tuple(_header(header)))
    for entry in catalog.entries:
        lines = entry.raw or tuple(_entry(entry))
        line += len(entry.gap)
        yield entry, line + source_line(lines)
        line += len(lines)


def _gap(catalog: Catalog) -> tuple[str, ...]:
    """Return the blank lines before the header: at least one behind a domain."""
    return catalog.header.gap or ("",) * bool(catalog.domain)


def source_line(lines: Iterable[str]) -> int:
    """Return which of an entry's lines (from 0) its source begins at, its context left out."""
    return next((n for n, line in enumerate(lines) if _SOURCE.match(line)), 0)


def _header(header: Header) -> Iterator[str]:
    yield from (f"#{comment}" for comment in header.comments)
    if header.flags:
        yield f"#, {', '.join(header.flags)}"
    yield 'msgid ""'
    lines = (f"{name}: {value}\n" if name else f"{value}\n" for name, value in header.fields)
    yield from _string("msgstr", "".join(lines))


def _entry(entry: Entry) -> Iterator[str]:
    mark = "#~ " if entry.obsolete else ""
    yield from (f"#{comment}" for comment in entry.comments)
    yield from (f"#. {line}" if line else "#." for line in entry.extracted)
    yield from _references(entry.references)
    if entry.flags:
        yield f"#, {', '.join(sorted(entry.flags, key=_flag_order))}"
    if entry.previous:
        yield from _key(entry.previous, entry.previous_plural, "#~| " if entry.obsolete else "#| ")
    yield from _key(entry.key, entry.plural, mark)
    if entry.plural is None:
        yield from _string("msgstr", entry.target, mark)
    else:
        for number, target in enumerate(entry.targets):
            yield from _string(f"msgstr[{number}]", target, mark)


def _key(key: Key, plural: str | None, mark: str) -> Iterator[str]:
    if key.context is not None:
        yield from _string("msgctxt", key.context, mark)
    yield from _string("msgid", key.source, mark)
    if plural is not None:
        yield from _string("msgid_plural", plural, mark)


def _string(keyword: str, value: str, mark: str = "") -> Iterator[str]:
    """Give a keyword with its string: a line for each line of it, after an empty one if there are several."""
    lines = [line.translate(_ESCAPES) for line in value.split("\n")]
    lines = [line + r"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    if len(lines) > 1:
        lines.insert(0, "")
    first, *rest = lines or [""]
    yield f'{mark}{keyword} "{first}"'
    yield from (f'{mark}"{line}"' for line in rest)


def _references(references: tuple[str, ...]) -> Iterator[str]:
    line = "#:"
    for reference in references:
        if line != "#:" and len(f"{line} {reference}".encode()) > _PAGE_WIDTH:
            yield line
            line = "#:"
        line += f" {reference}"
    if line != "#:":
        yield line


def _flag_order(flag: str) -> int:
    """Rank a flag as gettext writes them: fuzzy, formats, range, wrapping; any other last."""
    if flag == "fuzzy":
        return 0
    if flag.endswith("-format"):
        return 1
    return 2 if flag.startswith("range:") else 3 if flag in ("wrap", "no-wrap") else 4
