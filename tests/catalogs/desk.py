"""What a translator works with: an article, its catalogs, gettext's tools, and an engine that is none."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from l10n import segmentation
from l10n.articles import plain
from l10n.catalogs import files
from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.pot import places
from l10n.catalogs.update import CatalogSpec, UpdateResult, plan, update
from l10n.catalogs.writing import encode
from l10n.model import Article

ORIGIN = "double 1"


def double(source: str) -> str:
    """What the engine makes of a source."""
    return f"ES {source}"


def _run(*command: str | Path) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run([str(word) for word in command], capture_output=True, env=env)


class Gettext:
    """The tools of GNU gettext, run as they are."""

    def __call__(self, *command: str | Path) -> bytes:
        """Return what a tool prints; fail if it fails."""
        done = _run(*command)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def judge(self, catalog: Path) -> str:
        """Return what msgfmt has to say of a catalog that it takes; fail if it doesn't take it."""
        done = _run("msgfmt", "--check", "--use-fuzzy", "-o", "/dev/null", catalog)
        assert done.returncode == 0, done.stderr.decode()
        return done.stderr.decode()

    def judge_bytes(self, catalog: Path) -> None:
        """Fail unless msgcat would write the catalog as it is."""
        assert self("msgcat", "--no-wrap", catalog).decode() == catalog.read_bytes().decode()


@dataclass
class Desk:
    """An article and its catalogs in a folder: `port.po` (Spanish) and `port.pot`."""

    folder: Path
    text: str
    name: str = "port.txt"
    target: str = "es"

    @property
    def po(self) -> Path:
        return self.folder / "port.po"

    @property
    def pot(self) -> Path:
        return self.folder / "port.pot"

    def sheet(self) -> CatalogSpec:
        article = Article("port", self.name, self.text, plain.blocks(self.text))
        found = tuple(places(article, segmentation.segment(article, "fr")))
        return CatalogSpec(self.po, "port", "fr", self.target, found)

    def template(self) -> UpdateResult:
        """Bring the template up to date, and nothing else."""
        return update(replace(self.sheet(), path=self.pot, target=None), {})

    def run(self, *, refresh: bool = False, engine: bool = True) -> UpdateResult:
        """Do what `l10n translate` does."""
        self.template()
        sheet = self.sheet()
        pending = plan(sheet, refresh=refresh).merged.pending if engine else ()
        return update(sheet, {s: Pretranslation(double(s), ORIGIN) for s in pending}, refresh=refresh)

    def change(self, old: str, new: str, *, times: int = 1) -> None:
        """Edit the article."""
        assert self.text.count(old) == times, old
        self.text = self.text.replace(old, new)

    @property
    def catalog(self) -> Catalog:
        catalog = files.read(self.po)
        assert catalog is not None
        return catalog

    def entries(self, source: str) -> list[Entry]:
        """Return the entries whose source begins with `source`."""
        return [entry for entry in self.catalog.entries if entry.source.startswith(source)]

    def entry(self, source: str) -> Entry:
        """Return the one entry whose source begins with `source`."""
        (entry,) = self.entries(source)
        return entry

    def edit(self, source: str, target: str | None = None, *, review: bool = True, **changes: Any) -> Key:
        """Do in the catalog what a person does in an editor; return the entry's key."""
        before = self.entry(source) if "key" not in changes else self._by_key(changes.pop("key"))
        flags = () if review else before.flags
        previous = before.previous if target is None and not review else None
        after = before.with_(**{"flags": flags, "previous": previous, **changes})
        after = after if target is None else after.with_(targets=(target,))
        catalog = self.catalog
        entries = tuple(after if entry.key == before.key else entry for entry in catalog.entries)
        self.po.write_bytes(encode(replace(catalog, entries=entries)))
        return before.key

    def _by_key(self, key: Key) -> Entry:
        return next(entry for entry in self.catalog.entries if entry.key == key)

    def save(self, data: bytes) -> None:
        """Save the catalog as a tool wrote it."""
        self.po.write_bytes(data)
