"""Reports: one frozen value, `model.Report`, and a writer for each format.

To add a format, write its module, with a `render` from a report to text or bytes, or to pieces of them, and give it
its line in `FORMATS`; another distribution has an entry point to a `Format` in the group `l10n.reports`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.errors import UsageError
from l10n.extensions import Registry
from l10n.messages import msg

if TYPE_CHECKING:  # the command's help names the formats, and writes no report
    from l10n.reports.model import Report

__all__ = ["FORMATS", "Format", "check", "form_of", "pages", "pieces", "render"]


Written = str | bytes | Iterable[str] | Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written: as text, which becomes UTF-8, or as bytes; `suffixes` of a file's name ask for it.

    Either may come in pieces, so that a long one is never held. `pages` is for what may become several files: from
    the name of the first it gives their paths from its folder, and what is in them.
    """

    render: Callable[[Report], Written]
    suffixes: tuple[str, ...] = ()
    pages: Callable[[Report, str], Iterable[tuple[str, Written]]] | None = None


def _own(module: str, *suffixes: str) -> Format:
    return Format(partial(_render, module), suffixes)


def _html(report: Report, name: str) -> Iterable[tuple[str, Written]]:
    from l10n.reports.html import pages

    return pages(report, name)


def _render(module: str, report: Report) -> Written:
    written: Written = import_module(f"l10n.reports.{module}").render(report)
    return written


FORMATS = Registry(
    "l10n.reports",
    msg("format of reports"),
    {
        "text": _own("text", ".txt"),
        "html": Format(partial(_render, "html"), (".html", ".htm"), _html),
        "json": _own("json", ".json"),
        "csv": _own("csv", ".csv"),
        "junit": _own("junit", ".xml"),
        "sarif": _own("sarif", ".sarif", ".sarif.json"),
        "github": _own("github"),
    },
    lambda value: isinstance(value, Format),
)


def check(form: str) -> None:
    """Raise UsageError if there is no format of that name."""
    if form not in FORMATS:
        raise UsageError(
            msg("there is no format {form!r} of reports", form=form),
            hint=msg("choose one of {names}", names=", ".join(FORMATS)),
        )


def form_of(path: Path) -> str:
    """Return the format that a file's name asks for, ours before others. Raises UsageError where it asks for none."""
    for forms in (FORMATS.ours, FORMATS):
        fitting = [
            (len(suffix), name)
            for name in forms
            for suffix in forms[name].suffixes
            if path.name.lower().endswith(suffix)
        ]
        if fitting:
            return max(fitting)[1]
    known = ", ".join(form.suffixes[0] for form in FORMATS.values() if form.suffixes)
    hint = msg("state it with --format, or end the name with one of {known}", known=known)
    raise UsageError(msg("its name says no format of a report"), path=path, hint=hint)


def render(report: Report, form: str) -> bytes:
    """Return a report in one of `FORMATS`, in UTF-8 unless it is text; the same report gives the same bytes."""
    return b"".join(pieces(report, form))


def pieces(report: Report, form: str) -> Iterator[bytes]:
    """Give the same in pieces, so that a long one is never held."""
    with FORMATS.blamed(form):
        yield from _encoded(form, FORMATS[form].render(report))


def pages(report: Report, form: str, name: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Give the files of a report in one of `FORMATS`: the one called `name`, then those beside it, if it has parts.

    Each comes with its path from the folder of the first, in pieces.
    """
    several = FORMATS[form].pages
    if several is None:
        yield name, pieces(report, form)
        return
    with FORMATS.blamed(form):
        for path, written in several(report, name):
            yield path, _encoded(form, written)


def _encoded(form: str, written: Written) -> Iterator[bytes]:
    with FORMATS.blamed(form):
        for piece in (written,) if isinstance(written, str | bytes) else written:
            yield piece if isinstance(piece, bytes) else piece.encode(errors="backslashreplace")
