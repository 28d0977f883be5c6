"""A new project: its folders, its settings, a glossary to begin with and an article to try it on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n import engines, files
from l10n.config import Config
from l10n.errors import NoEngineError, UsageError
from l10n.messages import languages, msg
from l10n.model import LanguagePair
from l10n.pipeline import sample

_SETTINGS = """\
# The settings of this project; all of them: docs/formats.md
from = {source}
to = {targets}
articles = {articles}

# The notes for translators in catalogs are in English, or in: {notes}
# [notes]
# language = "{note}"
"""
_NAME = "l10n.toml"


@dataclass(frozen=True, slots=True)
class Part:
    """A file or folder of a project, and whether it is new; what is there already stays as it is."""

    path: Path
    new: bool


def init(
    folder: Path, source: str, targets: Sequence[str], articles: str, *, with_sample: bool = True
) -> Iterator[Part]:
    """Make what a project in `folder` lacks, and give each part of it.

    `source` and `targets` are BCP 47; `articles` is the name of the articles' folder in it. Without `with_sample`
    there is no glossary and no article. Raises UsageError where there are settings already, or what is needed is in
    the way or can't be made.
    """
    settings = folder / _NAME
    if files.exists(settings):
        raise UsageError(msg("is there already"), path=settings, hint=msg("edit it, or name another folder"))
    if Path(articles).is_absolute() or ".." in Path(articles).parts or not articles.strip():
        raise UsageError(
            msg("the articles' folder `{articles}` isn't in the project", articles=articles),
            hint=msg("name one inside it"),
        )
    config = Config(folder, source, tuple(targets), articles=articles)
    try:
        yield from _made(config, settings, with_sample)
    except OSError as error:
        raise files.refused(msg("can't be made"), folder, error, msg("mend that and run again")) from error


def lacking(source: str, targets: Sequence[str]) -> Iterator[NoEngineError]:
    """Give, for each language that no installed engine translates into, the error that says how to get one."""
    for target in targets:
        try:
            engines.choose(LanguagePair(source, target))
        except NoEngineError as error:
            yield error


def _made(config: Config, settings: Path, with_sample: bool) -> Iterator[Part]:
    for path in (config.root, config.articles_dir, config.glossary_dir):
        if new := not path.is_dir():
            path.mkdir(parents=True)
        if path != config.root:
            yield Part(path, new)
    if with_sample:
        if not any(path.suffix == ".csv" for path in config.glossary_dir.iterdir()):
            for path in sample.glossary():
                yield _copy(path, config.glossary_dir / path.name)
        if not any(config.articles_dir.iterdir()):
            for path in sample.articles():
                yield _copy(path, config.articles_dir / path.name)
    values = (config.source, list(config.targets), config.articles)
    source, targets, articles = (json.dumps(value, ensure_ascii=False) for value in values)
    others = languages()[1:]
    note = next((one for one in config.targets if one in others), others[0])
    text = _SETTINGS.format(
        source=source, targets=targets, articles=articles, notes=", ".join(others), note=note
    )
    files.write(settings, [text.encode()])  # the last: a project that was begun can be begun again
    yield Part(settings, new=True)


def _copy(path: Path, target: Path) -> Part:
    if files.exists(target):
        return Part(target, new=False)
    files.write(target, [path.read_bytes()])
    return Part(target, new=True)
