"""Reports: one frozen value, `model.Report`, and a writer for each format.

To add a format, write its module, with a `render` from a report to text or bytes, and give it its line in `FORMATS`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from l10n.errors import UsageError
from l10n.reports.model import Report

__all__ = ["FORMATS", "Report", "form_of", "render"]

# Each format's name, which is its module's, with the suffixes that ask for it.
FORMATS = {
    "text": (".txt",),
    "html": (".html", ".htm"),
    "json": (".json",),
    "csv": (".csv",),
    "junit": (".xml",),
    "sarif": (".sarif", ".sarif.json"),
    "github": (),
}


def form_of(path: Path) -> str:
    """Return the format that a file's name asks for. Raises UsageError where it asks for none."""
    fitting = [
        (len(suffix), form)
        for form, suffixes in FORMATS.items()
        for suffix in suffixes
        if path.name.lower().endswith(suffix)
    ]
    if not fitting:
        known = ", ".join(suffixes[0] for suffixes in FORMATS.values() if suffixes)
        hint = f"state it with --format, or end the name with one of {known}"
        raise UsageError("its name says no format of a report", path=path, hint=hint)
    return max(fitting)[1]


def render(report: Report, form: str) -> bytes:
    """Return a report in one of `FORMATS`, in UTF-8 unless it is text; the same report gives the same bytes."""
    written: str | bytes = import_module(f"l10n.reports.{form}").render(report)
    return written if isinstance(written, bytes) else written.encode(errors="backslashreplace")
