"""A project with people, tools and accidents, and what must be true of it after each step.

The world knows which texts people wrote or reviewed and didn't take back themselves. Each must be where a person can
get at it: in the catalog (active, obsolete or as a suggestion), in a copy beside it, or in the memory.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n import config
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.provenance import Owner, owner
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode
from l10n.errors import InputError, L10nError
from l10n.pipeline import output, publish
from l10n.pipeline.accept import accept
from l10n.pipeline.answers import Answers
from l10n.pipeline.prepare import prepare
from l10n.pipeline.pretranslation import project_memory
from l10n.pipeline.publish_policy import Missing, Stale
from l10n.pipeline.results import Outcome, TranslateOptions
from l10n.pipeline.translate import translate
from tests.support import Project

NAMES = ("un", "deux")


# Editors put long strings on several lines; these hold no escapes.
_LONG = re.compile(rb'^((?:#~ )?msgstr) "([^"\\]{60,})"$', re.MULTILINE)


def _on_lines(match: re.Match[bytes]) -> bytes:
    mark = match[1].removesuffix(b"msgstr")
    lines = [b'""', *(b'"' + line + b'"' for line in re.findall(rb".{1,50}(?: |$)|.+", match[2]))]
    return match[1] + b" " + (b"\n" + mark).join(lines)


class LossError(AssertionError):
    """A promise that was broken."""


@dataclass(frozen=True)
class Ran:
    """What a run came to: whether it `failed`, and whether a catalog `waits` for a person's word."""

    failed: bool = False
    waits: bool = False

    @property
    def done(self) -> bool:
        return not (self.failed or self.waits)


class Library:
    """Runs as a program makes them that uses l10n as a library."""

    def translate(self, locales: Path | None = None) -> Ran:
        project = config.project()
        with Answers() as answers:
            jobs = prepare(["articles"], project, source="fr", answers=answers).jobs
            options = TranslateOptions(project, ("es",), locales=locales)
            try:
                with project_memory(project, [locales] if locales else []) as memory:
                    rows = list(translate(jobs, options, memory=memory, answers=answers))
            except L10nError:
                return Ran(failed=True)
        states = {row.state for row in rows}
        return Ran(any(row.error for row in rows), Outcome.WAITING in states)

    def accept(self, path: Path, *options: str) -> bool:
        [done] = accept([path], config.project(), reviewed="--not-reviewed" not in options)
        return done.error is None

    def publish(self) -> None:
        project = config.project()
        options = publish.PublishOptions(project, ("es",), "out", Missing.MACHINE, Stale.KEEP, source="fr")
        for page in publish.prepare(["articles"], options):
            publish.write(page, project.root)

    def write_over(self, path: Path) -> bool:
        """Write an output to a path; return whether that was done."""
        try:
            return output.write(path, b"<p>\n", config.project().root)
        except InputError:
            return False


class Command(Library):
    """Runs of the command."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)

    def translate(self, locales: Path | None = None) -> Ran:
        args = ("translate", "articles", "--from", "fr", "--to", "es")
        ran = self.project.run(*args, *(("--locales", locales) if locales else ()))
        return Ran(ran.code != 0, "waiting" in ran.out)

    def accept(self, path: Path, *options: str) -> bool:
        return self.project.run("accept", *options, path).code == 0

    def publish(self) -> None:
        args = ("--missing", "machine", "--stale", "keep", "--from", "fr", "-o", "out")
        self.project.run("publish", "articles", "--to", "es", *args)

    def write_over(self, path: Path) -> bool:
        return self.project.run("report", "-o", path, "--format", "csv", "--fail-on", "never").code == 0


@dataclass
class World:
    """A project in the working directory, and what people know of it.

    `texts` has by article the people's targets with their sources; `reviewed` by article the sources whose reviewed
    targets have to stand in the catalog, since the article has had them without a break.
    """

    root: Path
    runner: Library
    articles: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in NAMES})
    texts: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in NAMES})
    reviewed: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in NAMES})
    count: int = 0

    def path(self, name: str) -> Path:
        return self.root / "locales/es/LC_MESSAGES" / f"{name}.po"

    def start(self) -> None:
        (self.root / "articles").mkdir(parents=True)
        (self.root / "l10n.toml").write_text('to = ["es"]\nfrom = "fr"\n', encoding="utf-8")

    def write(self, name: str) -> None:
        """Write an article; what it has no more may be obsolete by the next time that it is looked for."""
        here = self.articles[name]
        self.reviewed[name] = {source: text for source, text in self.reviewed[name].items() if source in here}
        text = "\n\n".join(self.articles[name]) + "\n"
        (self.root / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")

    def read(self, name: str) -> Catalog:
        path = self.path(name)
        try:
            return decode(path.read_bytes(), path)
        except InputError as error:
            raise LossError(f"{name}: no whole catalog: {error}") from error

    def next_text(self, length: int) -> str:
        """Return a text that no other one is part of, with letters that a wrong charset spoils."""
        self.count += 1
        return f"«{self.count}» el señor habló" + " de la montaña y del corazón" * length

    # -- what people and runs do

    def translate(self, locales: Path | None = None) -> Ran:
        before = {name: self._by_people(name) for name in NAMES if self.path(name).exists()}
        ran = self.runner.translate(locales)
        if ran.done:
            self.completed(before)
        return ran

    def completed(self, before: dict[str, dict[str, str]]) -> None:
        """Note that a run brought all catalogs up to date, and what it found reviewed in them."""
        for name in NAMES:
            here = set(self.articles[name])
            known = {**before.get(name, {}), **self.reviewed[name]}
            self.reviewed[name] = {source: target for source, target in known.items() if source in here}
            if missing := here - {entry.source for entry in self.read(name).active}:
                raise LossError(f"{name}: the catalog lacks {missing}")

    def settle(self) -> None:
        """Run until nothing waits: people say their word where it is asked for."""
        if self.translate().done:
            return
        for name in NAMES:
            if self.path(name).exists() and not self.runner.accept(self.path(name)):
                raise LossError(f"{name}: a person's word is not taken")
        if not self.translate().done:
            raise LossError("a run with nothing in its way isn't done")

    def edit(self, name: str, change: Callable[[Entry], Entry | None], *, in_place: bool = False) -> None:
        """Change entries as an editor does, which knows of no lock; None takes one out."""
        catalog = self.read(name)
        entries = tuple(new for entry in catalog.entries if (new := change(entry)) is not None)
        data = _LONG.sub(_on_lines, encode(replace(catalog, entries=entries)))
        self.save(name, data, in_place=in_place)

    def save(self, name: str, data: bytes, *, in_place: bool = False) -> None:
        path = self.path(name)
        if in_place:
            path.write_bytes(data)
        else:
            part = path.with_suffix(".new")
            part.write_bytes(data)
            part.replace(path)

    def written(self, name: str, source: str, target: str, *, reviewed: bool) -> None:
        """Note that a person wrote a target, in place of what stood there."""
        old = [text for text, of in self.texts[name].items() if of == source]
        for text in old:
            del self.texts[name][text]
        self.reviewed[name].pop(source, None)
        if target:
            self.texts[name][target] = source
        if target and reviewed and source in self.articles[name]:
            self.reviewed[name][source] = target

    # -- what must be true

    def check(self) -> None:
        for name in NAMES:
            path = self.path(name)
            catalog = self.read(name) if path.exists() else None
            entries = catalog.entries if catalog else ()
            self._check_found(name, entries)
            if catalog is None:
                continue
            active = {entry.source: entry for entry in catalog.active}
            for source, target in self.reviewed[name].items():
                entry = active.get(source)
                if entry is None or entry.target != target or owner(entry) is not Owner.REVIEWED:
                    raise LossError(f"{name}: {source!r} was reviewed as {target!r}, and is {entry}")

    def _check_found(self, name: str, entries: Sequence[Entry]) -> None:
        lost = self.texts[name].keys() - {entry.target for entry in entries}
        for copy in self.path(name).parent.glob(f"{name}.po?*") if lost else ():
            if copy.suffix in (".po~", ".orig"):
                lost -= {entry.target for entry in decode(copy.read_bytes(), copy).entries}
        if lost and (lost := lost - self.remembered()):
            raise LossError(f"{name}: lost {sorted((text, self.texts[name][text]) for text in lost)}")

    def remembered(self) -> set[str]:
        path = config.project().memory_path
        if not path.exists():
            return set()
        with closing(sqlite3.connect(path)) as memory:
            return {target for (target,) in memory.execute("SELECT target FROM unit")}

    def _by_people(self, name: str) -> dict[str, str]:
        """Return the reviewed targets of people that the catalog has, obsolete ones too, by their sources."""
        try:
            entries = self.read(name).entries
        except LossError:
            return {}
        return {
            entry.source: entry.target
            for entry in entries
            if owner(entry) is Owner.REVIEWED and entry.target in self.texts[name]
        }


def age(path: Path) -> None:
    """Make a file one that nobody has written for a minute, so that no run waits for its writer."""
    os.utime(path, (time.time() - 60, time.time() - 60))
