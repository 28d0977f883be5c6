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
from functools import cache

from l10n.catalogs.catalog import Entry
from l10n.catalogs.provenance import Owner, confidence, owner
from l10n.messages import OWN, languages, msg, said
from l10n.model import Finding
from l10n.notes import UNSURE as UNSURE_ENGINE
from l10n.notes import in_language
from l10n.text.display import one_line

# How a line begins that says what the engine knows of its target.
ENGINE = "engine: "
# Below this confidence a translator is told that the engine is unsure: of a fifth of news.
UNSURE = 20

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


def note(finding: Finding, language: str = OWN) -> str:
    """Return what stands in `#.` for a finding: one line, without its severity, which a review changes."""
    message = one_line(said(finding.message, language))
    # gettext joins a line that ends in a backslash with the next one, even a comment.
    return f"finding: {finding.check}: {message}" + " " * message.endswith("\\")


def with_findings(entry: Entry, findings: Iterable[Finding], language: str = OWN) -> Entry:
    """Return the entry with these findings in `#.` and no others; the very same one if it has them.

    Before them stands whether the engine is unsure. What an engine said goes once the target is a person's. All of it
    is in a `language` (BCP 47) then. Of the lines that it was read from no other changes.
    """
    unsure = [_unsure(language)] if is_unsure(entry) else []
    notes = (*unsure, *dict.fromkeys(note(finding, language) for finding in findings))
    goes = _is_rewritten if owner(entry) in (Owner.MACHINE, Owner.NOBODY) else is_note
    others = tuple(_in_language(line, language) for line in entry.extracted if not goes(line))
    changed = entry.with_(extracted=others + notes)
    if changed is entry or not entry.raw:
        return changed
    raw = []
    for line in entry.raw:
        match = _EXTRACTED.fullmatch(line)
        if match is None:
            raw.append(line)
        elif not goes(match["text"]):
            raw.append(line[: match.start("text")] + _in_language(match["text"], language))
    before = [n for n, line in enumerate(raw, 1) if _EXTRACTED.match(line)]
    at = before[-1] if before else next(n for n, line in enumerate(raw) if not _COMMENT.match(line))
    return replace(changed, raw=(*raw[:at], *(f"#. {line}" for line in notes), *raw[at:]))


def _in_language(line: str, language: str) -> str:
    """Return a `#.` line, which is in a language if it is the engine's."""
    return ENGINE + in_language(line.removeprefix(ENGINE), language) if line.startswith(ENGINE) else line


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
    return line in _unsure_lines() or _FINDING.fullmatch(line) is not None


@cache
def _unsure_lines() -> frozenset[str]:
    return frozenset(map(_unsure, languages()))


def _unsure(language: str) -> str:
    """Return the line that says in a language that the engine is unsure."""
    return ENGINE + said(msg(UNSURE_ENGINE), language)


def _replace(line: str, comments: dict[str, str]) -> str:
    match = _COMMENT.fullmatch(line)
    if match is None or match["text"] not in comments:
        return line
    return line[: match.start("text")] + comments[match["text"]]
