"""What Mozilla publishes: the records of Remote Settings, asked for where a person wants a model.

The collection is `translations-models-v2` of the bucket `main`; a record is a file of a model. The files themselves
lie under the server's `attachments.base_url`, packed with zstd.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from l10n.engines import matching
from l10n.engines.firefox import files
from l10n.engines.firefox.filters import passes
from l10n.engines.firefox.offer import HUB
from l10n.engines.packages.web import TIMEOUT, LinkError, fetch
from l10n.errors import InputError
from l10n.messages import msg
from l10n.model import LanguagePair

_SERVER = "https://firefox.settings.services.mozilla.com/v1"
_RECORDS = "buckets/main/collections/translations-models-v2/records"
_MOST_RECORDS = 16 << 20  # bytes; in 2026 they have one million
_MOST_INFORMATION = 1 << 20
MOST_FILE = 1 << 30  # bytes of a file, unpacked
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A published file: its name and kind, where it is, and its size and SHA-256, packed and unpacked."""

    name: str
    kind: str
    link: str
    size: int
    digest: str
    unpacked_size: int
    unpacked_digest: str


@dataclass(frozen=True, slots=True)
class Release:
    """A published model: what is known of it, its architecture as Mozilla calls it, and its files."""

    metadata: files.Metadata
    architecture: str
    attachments: tuple[Attachment, ...]

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self.metadata.pair

    @property
    def size(self) -> int:
        """How many bytes it has unpacked."""
        return sum(one.unpacked_size for one in self.attachments)


def server() -> str:
    """Return where Remote Settings is: at `$L10N_FIREFOX_SERVER`, else Mozilla's."""
    return (os.environ.get("L10N_FIREFOX_SERVER") or _SERVER).rstrip("/")


def load(*, timeout: float = TIMEOUT) -> list[Release]:
    """Return what is published for a desktop release, the newest a pair, sorted; raises `InputError`."""
    address = server()
    url = f"{address}/"
    try:
        information = json.loads(fetch(url, most=_MOST_INFORMATION, timeout=timeout))
        base = information["capabilities"]["attachments"]["base_url"]
        url = f"{address}/{_RECORDS}"
        records = json.loads(fetch(url, most=_MOST_RECORDS, timeout=timeout))["data"]
        if not isinstance(records, list) or not re.match(r"https?://\S+$", base):
            raise ValueError
        releases = _releases(records, base)
    except LinkError as error:
        hint = msg("check the network, or install a folder or an archive: l10n engines install ./DIR")
        raise InputError(
            msg("Mozilla's models can't be listed: {error}", error=error), path=url, hint=hint
        ) from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        hint = msg("check the network and L10N_FIREFOX_SERVER")
        raise InputError(msg("is no Remote Settings with Firefox' models"), path=url, hint=hint) from error
    return releases


def route(releases: Sequence[Release], pair: LanguagePair) -> list[Release]:
    """Return the model for `pair`, else the two that lead through English, else nothing."""
    return matching.route(releases, pair, HUB)


def _releases(records: Iterable[Any], base: str) -> list[Release]:
    """Return the newest complete model a pair; of two of a version the larger. What l10n can't use is left out."""
    grouped: dict[tuple[files.Metadata, str], dict[str, Attachment]] = {}
    for record in records:
        try:
            key, attachment = _read(record, base)
        except (ValueError, LookupError, TypeError, AttributeError):
            continue
        grouped.setdefault(key, {})[attachment.kind] = attachment
    best: dict[LanguagePair, Release] = {}
    for (metadata, architecture), kinds in grouped.items():
        if files.missing(kinds):
            continue
        release = Release(metadata, architecture, tuple(kinds[kind] for kind in files.KINDS if kind in kinds))
        known = best.get(metadata.pair)
        if known is None or (known.metadata.age, known.size) < (metadata.age, release.size):
            best[metadata.pair] = release
    return [best[pair] for pair in sorted(best)]


def _read(record: Any, base: str) -> tuple[tuple[files.Metadata, str], Attachment]:
    """Return which model a record is of, and its file; raises what a broken one raises, or one not for a release."""
    if not passes(record.get("filter_expression") or ""):
        raise ValueError("for another channel")
    pair = files.pair_of(record["sourceLanguage"], record["targetLanguage"])
    name, kind, packed = record["name"], record["fileType"], record["attachment"]
    if pair is None or files.kind_of(name) != kind:
        raise ValueError("no file of a model")
    digests = packed["hash"], record["decompressedHash"]
    sizes = packed["size"], record["decompressedSize"]
    if not all(_HASH.fullmatch(digest) for digest in digests):
        raise ValueError("no SHA-256")
    if not all(type(size) is int and 0 < size <= MOST_FILE for size in sizes):
        raise ValueError("no size")
    link = f"{base.rstrip('/')}/{quote(packed['location'].lstrip('/'))}"
    attachment = Attachment(name, kind, link, sizes[0], digests[0], sizes[1], digests[1])
    return (files.Metadata(pair, str(record["version"])), str(record.get("architecture", ""))), attachment
