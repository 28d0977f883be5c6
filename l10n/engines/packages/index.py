"""What Argos publishes: its index, fetched where a person asked for it, and the last copy of it.

argostranslate's own look-up is not used: without a network it calls itself until Python stops it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from l10n.cache import cache_folder, keep
from l10n.engines import matching
from l10n.engines.argos import HUB
from l10n.engines.packages.folders import setting
from l10n.engines.packages.metadata import Metadata, checked
from l10n.engines.packages.web import TIMEOUT, LinkError, fetch
from l10n.errors import InputError
from l10n.messages import msg
from l10n.model import LanguagePair

MOST_INDEX = 4 << 20  # bytes; Argos' has 32 kB
MOST_LINKS = 8
_PUBLISHED = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A published package: what it says of itself, and where it is, the better places first."""

    metadata: Metadata
    links: tuple[str, ...]

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self.metadata.pair


@dataclass(frozen=True, slots=True)
class Index:
    """The published packages, one a pair, sorted by languages; `stale` says why this is only the last copy."""

    url: str
    entries: tuple[Entry, ...]
    stale: str = ""

    def route(self, pair: LanguagePair) -> Sequence[Entry]:
        """Return the package for `pair`, else the two that lead through English, else nothing."""
        return matching.route(self.entries, pair, HUB)


def address() -> str:
    """Return where the index is: by `$ARGOS_PACKAGE_INDEX`, by Argos Translate's settings, or at Argos'."""
    base = setting("ARGOS_PACKAGE_INDEX") or _PUBLISHED
    return base if base.endswith(".json") else base.rstrip("/") + "/index.json"


def load(*, copy_will_do: bool = False, timeout: float = TIMEOUT) -> Index:
    """Fetch the index. Where that fails and `copy_will_do`, return the last copy, if there is one.

    Raises `InputError`.
    """
    url = address()
    copy = cache_folder() / f"argos-index-{hashlib.sha256(url.encode()).hexdigest()[:12]}.json"
    try:
        content = fetch(url, most=MOST_INDEX, timeout=timeout)
    except LinkError as error:
        if copy_will_do:
            with suppress(OSError, ValueError):
                return Index(url, _entries(json.loads(copy.read_bytes())), str(error))
        hint = msg("check the network, or install a file: l10n engines install FILE.argosmodel")
        raise InputError(
            msg("the index of Argos can't be read: {error}", error=error), path=url, hint=hint
        ) from error
    try:
        index = Index(url, _entries(json.loads(content)))
    except (ValueError, RecursionError) as error:
        reason = msg("is no index of Argos packages")
        raise InputError(reason, path=url, hint=msg("check the network and ARGOS_PACKAGE_INDEX")) from error
    keep(copy, content)
    return index


def _entries(values: Any) -> tuple[Entry, ...]:
    """Return the translation packages of an index, the newest a pair; what l10n can't use is left out."""
    if not isinstance(values, list):
        raise ValueError("is no list")
    newest: dict[LanguagePair, Entry] = {}
    for value in values:
        try:
            entry = Entry(checked(value), _links(value.get("links")))
        except ValueError:
            continue
        known = newest.get(entry.pair)
        if known is None or known.metadata.age < entry.metadata.age:
            newest[entry.pair] = entry
    if values and not newest:
        raise ValueError("has no translation package")
    return tuple(newest[pair] for pair in sorted(newest))


def _links(values: Any) -> tuple[str, ...]:
    links: Iterable[Any] = values if isinstance(values, list) else []
    return tuple(link for link in links if isinstance(link, str) and re.match(r"https?://\S+$", link))[
        :MOST_LINKS
    ]
