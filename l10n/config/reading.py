"""From a file of TOML to settings: every key is known and has a value of its kind, or the error says which."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import Formatter
from typing import Any

from l10n import files
from l10n.config import trust
from l10n.config.model import Config, FailOn
from l10n.config.table import Table, kind
from l10n.config.toml import line_of, parse, read
from l10n.errors import UsageError
from l10n.languages import tags
from l10n.messages import languages, msg, msg_all, msg_choice
from l10n.model import LanguagePair

_KEYS = (
    "from", "to", "engine", "engines", "beam", "articles", "locales", "glossary", "memory", "catalog", "template",
    "encoding", "fail-on", "checks", "front-matter", "leave-out", "leave-out-elements", "segmentation", "notes",
)  # fmt: skip
_LEVELS = ("off", "info", "warning", "error")
_WIDEST = 64  # beam: more is no better, and takes all memory

# `fr-en`, `fr-pt-BR`: a language is in small letters, what is added to it isn't, or is long.
_TAG = r"[a-z]{2,3}(?:-(?:[A-Z][a-z]{3}|[A-Z]{2}|\d{3}|[a-z\d]{5,8}))*"
_ELEMENT = re.compile(r"(?=[\w.#-])(?:[A-Za-z][\w-]*)?(?:[.#][\w-]+)*")  # as in `l10n.articles.left_out`
_PAIR = re.compile(rf"({_TAG})(?:-|→)({_TAG})")


def find_config(folder: Path) -> Path | None:
    """Return the settings file of the nearest of `folder` and its parents that has one, or None.

    That is `l10n.toml`, else a `pyproject.toml` with `[tool.l10n]`.
    """
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        if (file := place / "l10n.toml").is_file():
            return file
        if (file := place / "pyproject.toml").is_file() and _is_ours(file):
            return file
    return None


def load(path: Path) -> Config:
    """Return the settings in the file at `path`.

    Raises `UsageError`, naming the file and the line or key, where it can't be read, is no TOML, or has a
    key or value that l10n doesn't know, belongs to another user, or would have files written outside its folder.
    """
    trust.check_owner(path)
    text, table = read(path)
    within: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        table, within = _tool_table(table) or {}, ("tool", "l10n")
        if not isinstance(table, dict):
            raise UsageError(msg("`tool.l10n` must be a table"), path=path, line=line_of(text, within))
    reader = _Reader(path, table, text, within)
    config = reader.config()
    if not config.trusted:
        for setting, written in (("locales", config.locales_dir), ("memory", config.memory_path)):
            if not trust.inside(written, config.root):
                line = reader.line(setting)  # none where it is the default, and a link
                raise trust.outside(written, config.root, setting, path if line else None, line)
    return config


def _is_ours(pyproject: Path) -> bool:
    """Tell whether a `pyproject.toml` has settings of ours, or is broken where it may have them."""
    try:
        text = files.read(pyproject, files.SETTINGS).decode("utf-8-sig", "replace")
    except OSError:
        return False
    try:
        return "l10n" in text and _tool_table(parse(text)) is not None
    except (ValueError, RecursionError):
        return "tool.l10n" in text  # `load` will name the line


def _tool_table(pyproject: Mapping[str, Any]) -> Any:
    tool = pyproject.get("tool")
    return tool.get("l10n") if isinstance(tool, dict) else None


@dataclass(frozen=True, slots=True)
class _Reader(Table):
    """Takes the settings out of a parsed table, and says which key of which file is wrong."""

    def config(self) -> Config:
        for key in self.table:
            if key not in _KEYS:
                near = difflib.get_close_matches(key.replace("_", "-"), _KEYS, n=1)
                hint = (
                    msg("did you mean `{name}`?", name=near[0])
                    if near
                    else msg("known are {names}", names=", ".join(_KEYS))
                )
                unknown = msg("unknown key `{key}`", key=key)
                raise UsageError(unknown, path=self.path, line=self.line(key), hint=hint)
        default = Config(self.path.parent)
        source = self.string("from")
        return Config(
            root=default.root,
            source=self.language("from", source) if source is not None else None,
            targets=tuple(dict.fromkeys(self.language("to", tag) for tag in self.strings("to"))),
            engine=self.string("engine") or default.engine,
            engines=self.engines(),
            beam=self.beam(),
            articles=self.string("articles") or default.articles,
            locales=self.string("locales") or default.locales,
            glossary=self.string("glossary") or default.glossary,
            memory=self.string("memory") or default.memory,
            catalog=self.pattern("catalog", default.catalog, {"article", "lang"}, ".po"),
            template=self.pattern("template", default.template, {"article"}, ".pot"),
            encoding=self.string("encoding"),
            fail_on=self.fail_on(default.fail_on),
            checks=self.checks(),
            front_matter=self.front_matter(default.front_matter),
            leave_out=tuple(self.strings("leave-out")),
            srx=self.segmentation("srx"),
            abbreviations=self.words("abbreviations"),
            breaks=self.words("breaks"),
            leave_out_elements=self.elements(),
            notes=self.notes(default.notes),
            trusted=trust.is_trusted(default.root),
        )

    def segmentation(self, key: str) -> str | None:
        return self._sentences().string(key)

    def words(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return what each language's table below `segmentation` has of a key."""
        tables = self._sentences()
        return {
            self.language("segmentation", name): tuple(tables.inner(name, table).strings(key))
            for name, table in tables.table.items()
            if isinstance(table, dict) and key in table
        }

    def _sentences(self) -> Table:
        table = self.table.get("segmentation", {})
        example = msg('write `[segmentation.fr]`, and below it `abbreviations = ["Sté."]`')
        if not isinstance(table, dict):
            raise self.wrong("segmentation", msg("must be a table, not {kind}", kind=kind(table)), example)
        for name, value in table.items():
            if name == "srx":
                continue
            if not isinstance(value, dict) or value.keys() - {"abbreviations", "breaks"}:
                raise self.wrong(
                    f"segmentation.{name}", msg("must be a table of `abbreviations` and `breaks`"), example
                )
        return self.inner("segmentation", table)

    def notes(self, default: str) -> str:
        """Return the language of notes: one that messages are in."""
        table = self.table.get("notes", {})
        example = msg('write `[notes]`, and below it `language = "es"`')
        if not isinstance(table, dict):
            raise self.wrong("notes", msg("must be a table, not {kind}", kind=kind(table)), example)
        if other := next((name for name in table if name != "language"), None):
            raise self.wrong("notes", msg("has no `{key}`", key=other), example, at=other)
        stated = self.inner("notes", table).string("language")
        language = self.language("notes.language", stated) if stated is not None else default
        if language not in languages():
            known = msg_choice(f"`{one}`" for one in languages())
            message = msg("is `{value}`, and must be one of {known}", value=language, known=known)
            raise self.wrong("notes.language", message, example)
        return language

    def front_matter(self, default: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.strings("front-matter")) if "front-matter" in self.table else default

    def elements(self) -> tuple[str, ...]:
        names = tuple(self.strings("leave-out-elements"))
        for name in names:
            if not _ELEMENT.fullmatch(name):
                example = msg('write `["footer", ".advert", "p#vote"]`: names, classes and ids')
                raise self.wrong(
                    "leave-out-elements", msg("has `{name}`, which names no element", name=name), example
                )
        return names

    def language(self, key: str, tag: str) -> str:
        try:
            return tags.parse(tag)
        except UsageError as error:
            raise self.wrong(
                key, msg("has a language that isn't one: {reason}", reason=error.reason), error.hint
            ) from error

    def engines(self) -> dict[LanguagePair, str]:
        table = self.table.get("engines", {})
        example = msg('write `[engines]`, and below it `"fr-en" = "apertium"`')
        if not isinstance(table, dict):
            raise self.wrong("engines", msg("must be a table, not {kind}", kind=kind(table)), example)
        engines = {}
        for name, engine in table.items():
            match = _PAIR.fullmatch(name)
            if not match:
                raise self.wrong(
                    "engines",
                    msg("has `{name}`, which is no pair of languages", name=name),
                    example,
                    at=name,
                )
            if not isinstance(engine, str) or not engine.strip() or not engine.isprintable():
                raise self.wrong(f"engines.{name}", msg("must be the name of an engine"), example)
            source, target = (self.language(f"engines.{name}", tag) for tag in match.groups())
            engines[LanguagePair(source, target)] = engine
        return engines

    def checks(self) -> dict[str, str]:
        table = self.table.get("checks", {})
        example = msg('write `[checks]`, and below it `dash = "off"`')
        if not isinstance(table, dict):
            raise self.wrong("checks", msg("must be a table, not {kind}", kind=kind(table)), example)
        for name, level in table.items():
            if level not in _LEVELS:
                known = ", ".join(f"`{choice}`" for choice in _LEVELS)
                raise self.wrong(f"checks.{name}", msg("must be one of {known}", known=known))
        return dict(table)

    def beam(self) -> int | None:
        value = self.table.get("beam")
        if value is not None and (type(value) is not int or not 0 < value <= _WIDEST):
            raise self.wrong("beam", msg("must be a whole number from 1 to {most}", most=_WIDEST))
        return value

    def fail_on(self, default: FailOn) -> FailOn:
        value = self.string("fail-on") or default
        try:
            return FailOn(value)
        except ValueError:
            known = ", ".join(f"`{choice}`" for choice in FailOn)
            raise self.wrong(
                "fail-on", msg("is `{value}`, and must be one of {known}", value=value, known=known)
            ) from None

    def pattern(self, key: str, default: str, fields: set[str], suffix: str) -> str:
        value = self.string(key) or default
        wanted = msg_all(f"`{{{field}}}`" for field in sorted(fields))
        try:
            parts = list(Formatter().parse(value))
        except ValueError as error:
            raise self.wrong(
                key, msg("is no pattern: {error}", error=error), msg("it needs {wanted}", wanted=wanted)
            ) from error
        names = {field for _, field, _, _ in parts if field is not None}
        if names != fields or any(spec or conversion for _, _, spec, conversion in parts):
            raise self.wrong(
                key, msg("must have {wanted}, and no other field: `{value}`", wanted=wanted, value=value)
            )
        if (
            PurePosixPath(value).is_absolute()
            or Path(value).is_absolute()
            or ".." in re.split(r"[/\\]", value)
        ):
            raise self.wrong(key, msg("must stay below the folder `locales`: `{value}`", value=value))
        if not value.endswith(suffix):
            raise self.wrong(
                key, msg("must end in `{suffix}`, as such files do: `{value}`", suffix=suffix, value=value)
            )
        return value
