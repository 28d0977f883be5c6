"""Front matter: the fields above a Markdown article, in YAML between `---` or in TOML between `+++`.

PyYAML's node marks say where a value stands; tomlkit, which keeps every character, is asked by putting a mark into
its place. What neither can read stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextvars import ContextVar
from typing import NamedTuple

from l10n.articles.markdown import toml_fields, yaml_fields
from l10n.articles.markdown.fields import Field
from l10n.errors import UsageError
from l10n.languages import tags
from l10n.model import Article, Block, Span

DEFAULT_KEYS = ("title", "description", "summary", "excerpt", "alt", "caption")
"""The fields that are translated, at any depth, where the project's settings name no others."""

KEYS: ContextVar[tuple[str, ...]] = ContextVar("KEYS", default=DEFAULT_KEYS)
"""The fields that are translated, as the project's settings say."""

_FENCED = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inner>.*?)^(?:(?P=fence)|(?<=\n)\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*[\w\"'-]+\s*:")
_LANGUAGE_KEYS = frozenset({"lang", "language", "locale"})
_LARGEST = 100_000  # characters: no article's fields are a book


class FrontMatter(NamedTuple):
    """The end of the front matter, 0 where there is none, and its fields."""

    end: int
    fields: tuple[Field, ...]


def front_matter(text: str) -> FrontMatter:
    """Return what a text has above its Markdown."""
    match = _FENCED.match(text)
    if match is None or len(match["inner"]) > _LARGEST:
        return FrontMatter(0, ())
    yaml = match["fence"] == "---"
    read = yaml_fields.fields if yaml else toml_fields.fields
    found = read(match["inner"], match.start("inner"))
    if found is None and yaml and not _KEY.match(match["inner"]):  # a rule, and a heading
        return FrontMatter(0, ())
    return FrontMatter(match.end(), tuple(found or ()))


def blocks(text: str, fields: tuple[Field, ...]) -> Iterator[Block]:
    """Yield the blocks of the fields that are translated."""
    wanted = {key.lower() for key in KEYS.get()}
    for field in fields:
        if field.key.lower() in wanted:
            read = yaml_fields.blocks if field.is_yaml else toml_fields.blocks
            yield from read(text, field)


def language(article: Article, tag: str) -> Iterator[tuple[Span, str]]:
    """Yield where the fields of an article say its language, and what stands there in another one (BCP 47)."""
    for field in front_matter(article.text).fields:
        raw = article.text[field.start : field.end].strip("\"'")
        if field.key.lower() in _LANGUAGE_KEYS and raw:
            try:
                tags.parse(raw)
            except UsageError:
                continue
            start = article.text.index(raw, field.start)
            yield Span(start, start + len(raw)), tag.replace("-", "_") if "_" in raw else tag
