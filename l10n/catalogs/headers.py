"""The header of a catalog: the fields that gettext, Poedit and Weblate look for, and ours."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

from l10n import __version__
from l10n.catalogs.catalog import Catalog, Header
from l10n.languages.tags import gettext_code, name, plural_forms
from l10n.model import article_name

# What marks a catalog as taken over by l10n, and as what: msginit copies a template's fields to the catalogs that
# it makes. X-Generator can't: every tool puts its own name there.
_OURS = "X-L10n-Catalog"
_DIGITS = 11  # of seconds since 1970: the year 5138
# What xgettext and msginit leave to be filled in, which `msgfmt --check` complains about.
_PLACEHOLDERS = {
    "PACKAGE VERSION",
    "YEAR-MO-DA HO:MI+ZONE",
    "FULL NAME <EMAIL@ADDRESS>",
    "LANGUAGE <LL@li.org>",
    "text/plain; charset=CHARSET",
    "ENCODING",
    "nplurals=INTEGER; plural=EXPRESSION;",
}
_NOTE = (
    " What a machine translated carries the flag `fuzzy` (Poedit: Needs work). Correct it and remove the flag:",
    " from then on it is yours, and no run of l10n changes it.",
)


def new(article: str, source: str, target: str | None) -> Header:
    """Return the header of a new catalog for an article, from and to BCP 47 languages (a template's: to None)."""
    title = f"{name(target)} translation of {article}" if target else f"The sentences of {article}"
    now = timestamp()
    fields = {
        "Project-Id-Version": article,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": now,
        "PO-Revision-Date": now,
        "Last-Translator": "",
        "Language-Team": name(target) if target else "",
        "Language": gettext_code(target) if target else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(target) if target else "",
        "X-Generator": f"l10n {__version__}",
        "X-Source-Language": gettext_code(source),
        _OURS: _role(target),
    }
    fields = {field: value for field, value in fields.items() if value or field != "Plural-Forms"}
    comments = (f" {title}.", *(_NOTE if target else ()))
    return Header(tuple(fields.items()), comments)


def complete(header: Header, article: str, source: str, target: str | None) -> Header:
    """Return a header that was read with what it lacks filled in, and all it has kept.

    A placeholder of xgettext's counts as lacking, and goes where there is nothing to take its place.
    """
    fresh = new(article, source, target)
    for field, value in fresh.fields:
        has = header.get(field)
        other_role = field == _OURS and has != value
        if has is None or has in _PLACEHOLDERS or (value and not has) or other_role:
            header = header.with_field(field, value)
    if placeholders := [field for field, value in header.fields if value in _PLACEHOLDERS]:
        header = replace(header, fields=tuple(f for f in header.fields if f[0] not in placeholders), raw=())
    header = in_utf8(header)
    return header if header.comments or header.raw else Header(header.fields, fresh.comments, header.flags)


def in_utf8(header: Header) -> Header:
    """Return the header with the charset that catalogs are written in, whatever they were read in."""
    if "utf-8" in (header.get("Content-Type") or "").lower():
        return header
    return header.with_field("Content-Type", "text/plain; charset=UTF-8")


def is_foreign(catalog: Catalog, target: str | None) -> bool:
    """Whether another tool made the catalog (a template: `target` is None), and l10n has not taken it over yet."""
    return catalog.header.get(_OURS) != _role(target)


def article_of(catalog: Catalog, path: Path) -> tuple[str, str]:
    """Return the name of the article that the catalog at `path` is of, and its reference, "" if it is unknown.

    A catalog of another tool is called as its file is.
    """
    if is_foreign(catalog, "any"):
        return path.stem, ""
    reference = next((ref for entry in catalog.active for ref in entry.references), "")
    reference = unquote(reference.rpartition(":")[0])
    if reference:
        return article_name(reference), reference
    return catalog.header.get("Project-Id-Version") or path.stem, ""


def _role(target: str | None) -> str:
    return "translation" if target else "template"


def timestamp() -> str:
    """Return the time as headers have it, in UTC; SOURCE_DATE_EPOCH says it where builds have to be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(epoch) if epoch.isdecimal() and len(epoch) <= _DIGITS else None
    now = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return now.strftime("%Y-%m-%d %H:%M%z")
