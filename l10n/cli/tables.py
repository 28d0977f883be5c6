"""What `l10n engines` and `l10n doctor` say of pairs: tables for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from l10n.cli.console import columns, short_path
from l10n.cli.installing import languages_of
from l10n.engines import argos, firefox
from l10n.engines.available import Available
from l10n.engines.listing import Installed
from l10n.languages import tags
from l10n.messages import Message, Numeral, msg, said
from l10n.model import LanguagePair
from l10n.text.display import as_json, file_size, verbatim_line

# The version of the JSON reports: one more whenever a field changes its meaning or goes.
SCHEMA = 1


def of_installed(packages: Sequence[Installed]) -> str:
    """Return a table of what is installed, a line a pair, family by family."""
    rows = [
        (
            one.family,
            str(one.pair) if one.pair else said(msg("many")),
            names_of(one.pair) if one.pair else said(languages_of(one.sources, one.targets)),
            one.details.version or "–",
            Numeral(one.quality.chrf, 1) if one.quality else "–",
            file_size(one.details.size),
            short_path(one.details.path) if one.details.path else "–",
        )
        for one in packages
    ]
    header = [*_header(), msg("chrF"), msg("size"), msg("path")]
    return columns(header, rows, verbatim_line)


def json_of_installed(packages: Sequence[Installed]) -> bytes:
    """Return the same as JSON."""
    return as_json({"version": SCHEMA, "pairs": [values_of(one) for one in packages]})


def values_of(one: Installed) -> dict[str, Any]:
    """Return what a JSON report says of an installed pair."""
    return {
        "engine": one.family,
        **(_pair(one.pair) if one.pair else {"sources": one.sources, "targets": one.targets}),
        "package_version": one.details.version or None,
        "path": str(one.details.path) if one.details.path else None,
        "bytes": one.details.size,
        "chrf": one.quality.chrf if one.quality else None,
        "bleu": one.quality.bleu if one.quality else None,
    }


def of_available(published: Available, packages: Sequence[Installed]) -> str:
    """Return a table of what is published, a line a pair, family by family; no size where none is said."""
    have = _versions(packages)
    rows = [
        (
            entry.family,
            str(entry.pair),
            names_of(entry.pair),
            entry.version or "–",
            file_size(entry.size) if entry.size else "–",
            have.get((entry.family, entry.pair), ""),
        )
        for entry in published.entries
    ]
    return columns([*_header(), msg("size"), msg("installed")], rows, verbatim_line)


def _header() -> list[Message]:
    return [msg("engine"), msg("pair"), msg("languages"), msg("version")]


def json_of_available(published: Available, packages: Sequence[Installed]) -> bytes:
    """Return the same as JSON; `index` and `server` are the addresses of Argos and Mozilla, null where not read."""
    have = _versions(packages)
    pairs = [
        {
            "engine": entry.family,
            **_pair(entry.pair),
            "package_version": entry.version or None,
            "installed_version": have.get((entry.family, entry.pair)),
            "bytes": entry.size or None,
            "links": list(entry.links),
        }
        for entry in published.entries
    ]
    index, server = (published.shelves.get(name) for name in (argos.NAME, firefox.NAME))
    return as_json(
        {
            "version": SCHEMA,
            "index": index.url if index else None,
            "copy": bool(index and index.stale),
            "server": server.url if server else None,
            "pairs": pairs,
        }
    )


def names_of(pair: LanguagePair) -> str:
    """Return the names of a pair's languages: `French → English`."""
    return f"{said(tags.name(pair.source))} → {said(tags.name(pair.target))}"


def _pair(pair: LanguagePair) -> dict[str, str]:
    return {
        "source": pair.source,
        "target": pair.target,
        "source_name": tags.name(pair.source),
        "target_name": tags.name(pair.target),
    }


def _versions(packages: Sequence[Installed]) -> dict[tuple[str, LanguagePair], str]:
    return {(one.family, one.pair): one.details.version or "yes" for one in packages if one.pair}
