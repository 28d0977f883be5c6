"""The settings as one value, with their defaults, and the paths that they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from l10n.config import trust
from l10n.languages import tags
from l10n.messages import OWN
from l10n.model import LanguagePair


class FailOn(StrEnum):
    """The least finding that makes a run fail with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of the project in the folder `root`; all but `root` have defaults.

    `source` (None: to be detected) and `targets` are BCP 47 tags. `engines` has the pairs that `engine` isn't for;
    `beam` is how wide Argos searches (None: as it likes). `articles`, `locales` and `glossary` are folders below
    `root`. `catalog` and `template` are patterns below `locales`, in which `{article}` stands for the article's name
    and `{lang}` for gettext's code of the language. `memory` is the file of the translation memory. `checks` has how
    much checks matter, by their names: `off`, `info`, `warning` or `error`. `front_matter` are the fields above an
    article that are translated, at any depth; `leave_out` are patterns (`*` is any text), and a block that one
    matches as a whole isn't translated, nor are the `leave_out_elements` of HTML. `srx` is a file of rules for
    sentences; `abbreviations` and `breaks`, by language, are words that don't end one, and texts that do. `notes` is
    the language of what l10n notes in catalogs. What the settings have written stays below `root` unless they are
    `trusted`. `elsewhere` are articles and folders of them that runs were given outside of `articles`: no setting,
    but what `l10n.config.folders` remembers.
    """

    root: Path
    source: str | None = None
    targets: tuple[str, ...] = ()
    engine: str = "auto"
    engines: Mapping[LanguagePair, str] = field(default_factory=dict)
    beam: int | None = None
    articles: str = "articles"
    locales: str = "locales"
    glossary: str = "glossary"
    memory: str = ".l10n/memory.sqlite"
    catalog: str = "{lang}/LC_MESSAGES/{article}.po"
    template: str = "{article}.pot"
    encoding: str | None = None
    fail_on: FailOn = FailOn.NEVER
    checks: Mapping[str, str] = field(default_factory=dict)
    front_matter: tuple[str, ...] = ("title", "description", "summary", "excerpt", "alt", "caption")
    leave_out: tuple[str, ...] = ()
    srx: str | None = None
    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    breaks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leave_out_elements: tuple[str, ...] = ()
    notes: str = OWN
    trusted: bool = field(default=False, compare=False)
    elsewhere: tuple[Path, ...] = ()

    @property
    def articles_dir(self) -> Path:
        """The folder of the articles."""
        return self.root / self.articles

    @property
    def article_paths(self) -> list[Path]:
        """All articles that are known of, as files and folders that are there."""
        return [path for path in (self.articles_dir, *self.elsewhere) if path.exists()]

    @property
    def article_roots(self) -> list[Path]:
        """The folders below which articles are named."""
        return [self.articles_dir, *(path if path.is_dir() else path.parent for path in self.elsewhere)]

    @property
    def locales_dir(self) -> Path:
        """The folder of the catalogs."""
        return self.root / self.locales

    @property
    def glossary_dir(self) -> Path:
        """The folder of the glossary."""
        return self.root / self.glossary

    @property
    def memory_path(self) -> Path:
        """The file of the translation memory."""
        return self.root / self.memory

    def catalog_path(self, article: str, target: str, locales: Path | None = None) -> Path:
        """Return the path of the catalog of the article named `article` in the language `target` (BCP 47).

        `locales` stands in for the folder of the catalogs, if it is given.
        """
        code = tags.gettext_code(target)
        return self._below(locales, "catalog", self.catalog.format(lang=code, article=article))

    def template_path(self, article: str, locales: Path | None = None) -> Path:
        """Return the path of the catalog template of the article named `article`."""
        return self._below(locales, "template", self.template.format(article=article))

    def _below(self, locales: Path | None, setting: str, name: str) -> Path:
        """Return the path of a file below the catalogs' folder. Raises `UsageError` where links lead elsewhere."""
        path = (locales or self.locales_dir) / name
        if not (self.trusted or trust.inside(path, locales or self.root)):
            raise trust.outside(path, self.root, setting)
        return path
