"""From a catalog to the bytes of a compiled one (`.mo`): what people reviewed, and nothing else."""

from __future__ import annotations

import polib

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.provenance import Owner, flags_vanished, owner, reflag


def encode(catalog: Catalog) -> bytes:
    """Return the reviewed units of a catalog as an MO file, sorted, with the catalog's header.

    In a catalog that lost every `fuzzy` flag, what is still the machine's is left out.
    """
    entries = map(reflag, catalog.active) if flags_vanished(catalog) else catalog.active
    file = polib.POFile(encoding="utf-8")
    file.metadata = {name: value for name, value in catalog.header.fields if name}
    file.extend(_entry(entry) for entry in entries if owner(entry) is Owner.REVIEWED)
    data: bytes = file.to_binary()
    return data


def _entry(entry: Entry) -> polib.POEntry:
    if entry.plural is None:
        return polib.POEntry(msgid=entry.source, msgctxt=entry.context, msgstr=entry.target)
    plurals = dict(enumerate(entry.targets))
    return polib.POEntry(
        msgid=entry.source, msgctxt=entry.context, msgid_plural=entry.plural, msgstr_plural=plurals
    )
