"""What `l10n engines` and `l10n doctor` say of pairs: tables for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from l10n.cli.console import columns, short_path
from l10n.engines.argos import NAME
from l10n.engines.listing import Installed
from l10n.engines.packages.index import Index
from l10n.languages import tags
from l10n.model import LanguagePair
from l10n.text.display import as_json, file_size, verbatim_line

# The version of the JSON reports: one more whenever a field changes its meaning or goes.
SCHEMA = 1


def of_installed(packages: Sequence[Installed]) -> str:
    """Return a table of what is installed, a line a pair, family by family."""
    rows = [
        (
            one.family,
            str(one.pair) if one.pair else "many",
            names_of(one.pair) if one.pair else f"{len(one.sources)} → {len(one.targets)} languages",
            one.details.version or "–",
            f"{one.quality.chrf:.1f}" if one.quality else "–",
            file_size(one.details.size),
            short_path(one.details.path) if one.details.path else "–",
        )
        for one in packages
    ]
    return columns(("engine", "pair", "languages", "version", "chrF", "size", "path"), rows, verbatim_line)


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


def of_available(index: Index, packages: Sequence[Installed]) -> str:
    """Return a table of what Argos publishes, a line a pair."""
    have = _versions(packages)
    rows = [
        (str(entry.pair), names_of(entry.pair), entry.metadata.version or "–", have.get(entry.pair, ""))
        for entry in index.entries
    ]
    return columns(("pair", "languages", "version", "installed"), rows, verbatim_line)


def json_of_available(index: Index, packages: Sequence[Installed]) -> bytes:
    """Return the same as JSON."""
    have = _versions(packages)
    pairs = [
        {
            **_pair(entry.pair),
            "package_version": entry.metadata.version or None,
            "installed_version": have.get(entry.pair),
            "links": list(entry.links),
        }
        for entry in index.entries
    ]
    return as_json({"version": SCHEMA, "index": index.url, "copy": bool(index.stale), "pairs": pairs})


def names_of(pair: LanguagePair) -> str:
    """Return the names of a pair's languages: `French → English`."""
    return f"{tags.name(pair.source)} → {tags.name(pair.target)}"


def _pair(pair: LanguagePair) -> dict[str, str]:
    return {
        "source": pair.source,
        "target": pair.target,
        "source_name": tags.name(pair.source),
        "target_name": tags.name(pair.target),
    }


def _versions(packages: Sequence[Installed]) -> dict[LanguagePair, str]:
    return {one.pair: one.details.version or "yes" for one in packages if one.family == NAME and one.pair}
