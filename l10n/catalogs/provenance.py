"""Who made a target: the one comment that says so, and what it proves.

    # l10n: apertium fra-cat; 9f3c0a1b2c3d
    # l10n: apertium fra-cat; 9f3c0a1b2c3d; accepted
    # l10n: apertium fra-cat; 9f3c0a1b2c3d; terms 0a1b2c3d
    # l10n: argos fr→en 0.2; 9f3c0a1b2c3d; confidence 12

The hash is of source and target as the machine wrote them; `terms` is a fingerprint of what the glossary asked of
it, and is there where it asked something; `confidence` is how sure the engine was of the target, where that is known
(`l10n.engines.confidence`). It is a translator comment because msgmerge and
msgcat drop flags they don't know and take `#.` from the template. msgmerge also carries it on to a changed
sentence, where it doesn't fit: somebody has to look, so that is treated as a person's. `accepted` says that a
person took the machine's target as it is in a file that had lost every flag (`l10n accept`).
"""

from __future__ import annotations

import hashlib
import re
from enum import Enum

from l10n.catalogs.catalog import Catalog, Entry

# The origin of a target that was not made by an engine, but reviewed for the same source elsewhere.
MEMORY = "memory 100 %"

_COMMENT = re.compile(
    r" ?l10n: (?P<origin>.*); (?P<hash>[0-9a-f]{12})(?:; terms (?P<terms>[0-9a-f]{8}))?"
    r"(?:; confidence (?P<confidence>\d{1,2}))?(?P<accepted>; accepted)?\s*"
)


class Owner(Enum):
    """Whose a target is, and so what a run may do with it."""

    NOBODY = "untranslated: an engine may fill it"
    MACHINE = "a machine's for this source: may be redone"
    PERSON = "a person's, not reviewed: hands off"
    REVIEWED = "reviewed: hands off"


def fingerprint(source: str, target: str) -> str:
    """Return the hash of a source and a target: 12 hexadecimal digits of SHA-256."""
    return hashlib.sha256(f"{source}\0{target}".encode()).hexdigest()[:12]


def is_ours(comment: str) -> bool:
    """Whether a translator comment is the provenance, and not a person's."""
    return _COMMENT.fullmatch(comment) is not None


def origin(entry: Entry) -> str | None:
    """Return what made the target first, None where nothing says it."""
    match = _provenance(entry)
    return match["origin"] if match else None


def machine_hash(entry: Entry) -> str:
    """Return the fingerprint of what a machine made of the source first, empty where nothing says it."""
    match = _provenance(entry)
    return match["hash"] if match else ""


def terms(entry: Entry) -> str:
    """Return the fingerprint of what the glossary asked when a machine made the target, empty if nothing."""
    match = _provenance(entry)
    return (match["terms"] or "") if match else ""


def confidence(entry: Entry) -> int | None:
    """Return how sure an engine was of a target that is still its own: of 100 of news, how many it is less sure of.

    None where that isn't known, or the target is not a machine's for this source any more.
    """
    match = _provenance(entry)
    if match is None or match["confidence"] is None or owner(entry) is not Owner.MACHINE:
        return None
    return int(match["confidence"])


def stamp(
    entry: Entry,
    target: str,
    made_by: str,
    extracted: tuple[str, ...] = (),
    *,
    terms: str = "",
    confidence: int | None = None,
) -> Entry:
    """Return the entry with a machine's target: fuzzy, with its provenance, people's comments kept.

    `made_by` is the engine's origin; `extracted` what the engine had to say, added to the entry's `#.` lines;
    `terms` the fingerprint of what the glossary asked of it; `confidence` how sure the engine is, if that is known.
    """
    people = tuple(comment for comment in entry.comments if not is_ours(comment))
    comment = f" l10n: {made_by}; {fingerprint(entry.source, target)}"
    comment += f"; terms {terms}" if terms else ""
    comment += f"; confidence {confidence}" if confidence is not None else ""
    return entry.with_(
        targets=(target,),
        comments=(*people, comment),
        extracted=(*entry.extracted, *extracted),
        flags=("fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")),
        previous=None,
        previous_plural=None,
    )


def owner(entry: Entry) -> Owner:
    """Return whose the entry's target is."""
    match = _provenance(entry)
    if not any(entry.targets):
        # A target that a machine wrote and a person emptied was emptied on purpose.
        emptied = match is not None and match["hash"] != fingerprint(entry.source, "")
        return Owner.PERSON if emptied else Owner.NOBODY
    if not entry.fuzzy:
        return Owner.REVIEWED
    if match is None or match["accepted"]:
        return Owner.PERSON
    fits = match["hash"] == fingerprint(entry.source, entry.target)
    return Owner.MACHINE if fits else Owner.PERSON


def flags_vanished(catalog: Catalog) -> bool:
    """Whether every `fuzzy` is gone while most targets are the machine's, or emptied, and nobody accepted that.

    OmegaT does that when it saves: it strips all flags and leaves out the targets that had one, unless they were
    taken over. So may a person have who reviewed everything. Only they know. What was reviewed elsewhere is often
    taken as it is, and tells nothing.
    """
    filled = [entry for entry in catalog.active if any(entry.targets) or origin(entry)]
    if any(entry.fuzzy for entry in filled):
        return False
    telling = [entry for entry in filled if not (entry.target and origin(entry) == MEMORY)]
    return 2 * sum(map(_unsettled, telling)) > len(telling)


def accept(entry: Entry) -> Entry:
    """Return the entry with a machine's target that lost its flag (or was emptied) taken as reviewed."""
    if not _unsettled(entry):
        return entry
    comments = (f"{c.rstrip()}; accepted" if is_ours(c) else c for c in entry.comments)
    return entry.with_(comments=tuple(comments))


def reflag(entry: Entry) -> Entry:
    """Return the entry with a machine's target that lost its flag waiting for a reviewer again.

    One whose target was emptied is untranslated again, for an engine to fill.
    """
    if not _unsettled(entry):
        return entry
    if not entry.target:
        return entry.with_(comments=tuple(c for c in entry.comments if not is_ours(c)))
    return entry.with_(flags=("fuzzy", *entry.flags))


def moved(entry: Entry, source: str) -> Entry:
    """Return the entry with a source that says the same as its own: what a machine made of that, it made of this."""
    if source == entry.source:
        return entry
    old, new = fingerprint(entry.source, entry.target), fingerprint(source, entry.target)
    comments = (c.replace(f"; {old}", f"; {new}", 1) if is_ours(c) else c for c in entry.comments)
    return entry.with_(source=source, comments=tuple(comments))


def _unsettled(entry: Entry) -> bool:
    """Whether a machine's target has lost its flag, or itself, without a person's having edited it."""
    match = _provenance(entry)
    if match is None or match["accepted"] or entry.fuzzy:
        return False
    return not any(entry.targets) or bool(match["hash"] == fingerprint(entry.source, entry.target))


def _provenance(entry: Entry) -> re.Match[str] | None:
    matches = [match for comment in entry.comments if (match := _COMMENT.fullmatch(comment))]
    return matches[-1] if matches else None
