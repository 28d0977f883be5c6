"""A translator's word that a finding is wrong: a comment in the entry, and what it holds for.

    # l10n-ignore: terms/missing Koursk; the boat is called so; 9f3c0a1b2c3d

The rule, its family or the old name of what it finds, the term it is about (none: all that is so called here), the
reason, and the fingerprint of the source, which l10n adds the next time it writes the catalog: msgmerge carries
comments on to a changed sentence, where the word doesn't hold any more.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.catalogs.catalog import Entry
from l10n.catalogs.extracted_comments import with_comment, with_comments
from l10n.model import Finding, Span, collapse

_COMMENT = re.compile(r"\s*l10n-ignore\b:?\s*(?P<what>[^;]*)(?P<rest>;.*)?", re.IGNORECASE | re.DOTALL)
_HASH = re.compile(r"(?:^|;)\s*(?P<hash>[0-9a-f]{12})\s*$")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One ignore: a name, the term ("" for any), the reason, the fingerprint ("" where it has none yet).

    The name, `check`, is a rule's, a family's, or an old one; empty (for any) only where a project has it.
    `comment` is the comment that it stands in.
    """

    check: str
    term: str
    reason: str
    hash: str
    comment: str

    def holds(self, source: str) -> bool:
        """Whether it is in force for a source: it has a name and a reason, and the sentence is still the same."""
        return bool(self.check and self.reason) and not self.void(source)

    def void(self, source: str) -> bool:
        """Whether the sentence is another one than it was written for."""
        return bool(self.hash) and self.hash != fingerprint(source)

    def covers(self, finding: Finding) -> bool:
        """Whether it is about a finding: so called, with the same term, its concept, or the text at its place."""
        if self.check and self.check.lower() not in (
            finding.check,
            finding.rule,
            finding.rule.partition("/")[0],
        ):
            return False
        places = [*spans(finding.source, finding.source_spans), *spans(finding.target, finding.target_spans)]
        return not self.term or _plain(self.term) in map(_plain, (finding.term, finding.concept, *places))


def fingerprint(source: str) -> str:
    """Return the hash of a source: 12 hexadecimal digits of SHA-256."""
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def ignores(entry: Entry) -> Iterator[Ignore]:
    """Give the ignores that stand in an entry's comments, those that are of no use, too."""
    return filter(None, map(_parse, entry.comments))


def with_fingerprints(entry: Entry) -> Entry:
    """Return the entry with the source's fingerprint in each ignore that has a reason and none yet."""
    fresh = [ignore for ignore in ignores(entry) if ignore.reason and not ignore.hash]
    if not fresh:
        return entry
    mark = fingerprint(entry.source)
    return with_comments(entry, {one.comment: f"{one.comment.rstrip(' ;')}; {mark}" for one in fresh})


def moved(entry: Entry, source: str) -> Entry:
    """Return the entry with those ignores that hold for its source holding for another, which says the same."""
    holding = [ignore for ignore in ignores(entry) if ignore.hash and not ignore.void(entry.source)]
    mark = fingerprint(source)
    return with_comments(entry, {one.comment: one.comment.replace(one.hash, mark) for one in holding})


def with_ignore(entry: Entry, check: str, term: str, reason: str) -> Entry:
    """Return the entry with an ignore, in the place of the one for the same check and term if it has one.

    All three are one line; neither check nor term has a semicolon.
    """
    what = f"{check} {term}".strip()
    line = f" l10n-ignore: {what}; {reason}; {fingerprint(entry.source)}"
    same = [one for one in ignores(entry) if (one.check, _plain(one.term)) == (check, _plain(term))]
    if not same:
        return with_comment(entry, line)
    return with_comments(entry, {same[0].comment: line})


def _parse(comment: str) -> Ignore | None:
    match = _COMMENT.fullmatch(comment)
    if match is None:
        return None
    check, _, term = match["what"].strip().partition(" ")
    reason = (match["rest"] or "").removeprefix(";")
    mark = _HASH.search(reason)
    reason = reason[: mark.start()] if mark else reason
    return Ignore(check, term.strip(), reason.strip(" ;"), mark["hash"] if mark else "", comment)


def spans(text: str, places: tuple[Span, ...]) -> Iterator[str]:
    """Give what stands at some places of a text."""
    return (text[place.start : place.end] for place in places)


def _plain(text: str) -> str:
    """Return a term without what people type in one way or another: quotes around it, apostrophes, capitals."""
    text = unicodedata.normalize("NFC", collapse(text)).translate(_APOSTROPHES)
    return text.strip("\"«»“”„' \u00a0\u202f").casefold()
