"""What l10n has to say of a target, in the `#.` lines of its entry, where editors show it to translators.

    #. engine: does not know Kouïsk
    #. engine: unsure
    #. finding: term-missing: the glossary has “Kursk” for “Koursk”

The first are the engine's, and stay as long as its target does: what a person wrote has none. That it is unsure, its
provenance tells, from which each run writes it anew: msgmerge drops it. The last are the checks', and those of the
last run take the place of all that there were. None holds a number of a line or a date: what changes nothing changes
no byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from l10n.catalogs.catalog import Entry
from l10n.catalogs.provenance import Owner, confidence, owner
from l10n.model import Finding
from l10n.text.display import one_line

# How a line begins that says what the engine knows of its target.
ENGINE = "engine: "
# Below this confidence a translator is told that the engine is unsure: of a fifth of news.
UNSURE = 20

_UNSURE = f"{ENGINE}unsure"
_FINDING = re.compile(r"finding: [a-z][a-z-]*: .*", re.DOTALL)
# The lines of an entry as they stand: those of `#.`, and the translator's, which come before them.
_EXTRACTED = re.compile(r"\s*#\. ?(?P<text>.*)", re.DOTALL)
_COMMENT = re.compile(r"\s*#(?![~|.:,])(?P<text>.*)", re.DOTALL)


def is_note(line: str) -> bool:
    """Whether a `#.` line is the engine's or a check's, and not of the article."""
    return line.startswith(ENGINE) or _FINDING.fullmatch(line) is not None


def is_unsure(entry: Entry) -> bool:
    """Whether the target is an engine's that was less sure of it than of four fifths of news."""
    sure = confidence(entry)
    return sure is not None and sure < UNSURE


def note(finding: Finding) -> str:
    """Return what stands in `#.` for a finding: one line, without its severity, which a review changes."""
    message = one_line(finding.message)
    # gettext joins a line that ends in a backslash with the next one, even a comment.
    return f"finding: {finding.check}: {message}" + " " * message.endswith("\\")


def with_findings(entry: Entry, findings: Iterable[Finding]) -> Entry:
    """Return the entry with these findings in `#.` and no others; the very same one if it has them.

    Before them stands whether the engine is unsure. What an engine said goes once the target is a person's. Of the
    lines that it was read from no other changes.
    """
    notes = (*([_UNSURE] if is_unsure(entry) else ()), *dict.fromkeys(map(note, findings)))
    goes = _is_rewritten if owner(entry) in (Owner.MACHINE, Owner.NOBODY) else is_note
    others = tuple(line for line in entry.extracted if not goes(line))
    changed = entry.with_(extracted=others + notes)
    if changed is entry or not entry.raw:
        return changed
    raw = [line for line in entry.raw if not ((match := _EXTRACTED.fullmatch(line)) and goes(match["text"]))]
    before = [n for n, line in enumerate(raw, 1) if _EXTRACTED.match(line)]
    at = before[-1] if before else next(n for n, line in enumerate(raw) if not _COMMENT.match(line))
    return replace(changed, raw=(*raw[:at], *(f"#. {line}" for line in notes), *raw[at:]))


def with_comments(entry: Entry, comments: dict[str, str]) -> Entry:
    """Return the entry with translator's comments replaced (all that are equal to a key), its other lines kept."""
    changed = entry.with_(comments=tuple(comments.get(comment, comment) for comment in entry.comments))
    if changed is entry or not entry.raw:
        return changed
    return replace(changed, raw=tuple(_replace(line, comments) for line in entry.raw))


def with_comment(entry: Entry, comment: str) -> Entry:
    """Return the entry with one more translator's comment, its other lines kept."""
    changed = entry.with_(comments=(*entry.comments, comment))
    if not entry.raw:
        return changed
    at = max((n for n, line in enumerate(entry.raw, 1) if _COMMENT.match(line)), default=0)
    return replace(changed, raw=(*entry.raw[:at], f"#{comment}", *entry.raw[at:]))


def _is_rewritten(line: str) -> bool:
    """Whether a `#.` line of a machine's target is written anew by each run."""
    return line == _UNSURE or _FINDING.fullmatch(line) is not None


def _replace(line: str, comments: dict[str, str]) -> str:
    match = _COMMENT.fullmatch(line)
    if match is None or match["text"] not in comments:
        return line
    return line[: match.start("text")] + comments[match["text"]]
