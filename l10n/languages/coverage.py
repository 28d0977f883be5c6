"""What the pack of each language says and what it leaves out, as a page: `python -m l10n.languages.coverage`.

The page is `docs/languages.md`. What a pack leaves out, no rule guesses, so this is what is checked for a language.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

from l10n.languages import FOLDERS, pack, schema, tags

_HEAD = """\
<!-- Made by `python -m l10n.languages.coverage > docs/languages.md`; a test holds it to the packs. -->

# Languages

What l10n knows of a language stands in its pack, `l10n/languages/data/TAG.toml`, and its sentences in
`data/sentences/TAG.txt`. A file of a region (`fr-CA.toml`) says only what differs. What a pack does not say, nobody
guesses: the checks that need it are silent, and the others do their work in any language.

To add a language, write these two files; [CONTRIBUTING.md](../CONTRIBUTING.md) says how they are tested.
"""


def page() -> str:
    """Return the page as Markdown: how much each language has, then each fact with the languages that have it."""
    known = [pack.language(tag) for tag in pack.tags()]
    languages = [language for language in known if "-" not in language.tag]
    sentences = {path.stem for folder in FOLDERS for path in Path(folder).glob("sentences/*.txt")}
    sections = list(schema.SECTIONS)
    rows = [
        [
            f"{tags.name(one.tag)} (`{one.tag}`)",
            "yes" if one.tag in sentences else "",
            *map(str, _counts(one)),
        ]
        for one in languages
    ]
    totals = [str(len(fields(section))) for section in schema.SECTIONS.values()]
    rows.append(["of", "", *totals])
    parts = [_HEAD, "## How much each pack says\n", _table(["language", "sentences", *sections], rows)]
    if regions := [f"`{language.tag}`" for language in known if "-" in language.tag]:
        parts.append(f"Regions and scripts with a file of their own: {', '.join(regions)}.\n")
    for name, section in schema.SECTIONS.items():
        parts.append(f"## [{name}]: {_lower((section.__doc__ or '').splitlines()[0])}\n")
        facts = [
            [f"`{key}`", about, "all" if _common(name, key) else " ".join(_having(languages, name, key))]
            for key, about in _described(section)
        ]
        parts.append(_table(["key", "what it says", "languages"], facts))
    return "\n".join(parts)


def _counts(language: pack.Language) -> Iterator[int]:
    for name, section in schema.SECTIONS.items():
        yield sum(_says(language, name, field.name) for field in fields(section))


def _having(languages: Sequence[pack.Language], section: str, key: str) -> list[str]:
    return [language.tag for language in languages if _says(language, section, key)]


def _common(section: str, key: str) -> bool:
    """Return whether something is known of every language."""
    default = getattr(schema.SECTIONS[section](), key)
    return bool(getattr(getattr(pack.language("und"), section), key) != default)


def _says(language: pack.Language, section: str, key: str) -> bool:
    """Return whether a language differs from one of which nothing is known."""
    return bool(
        getattr(getattr(language, section), key) != getattr(getattr(pack.language("und"), section), key)
    )


def _described(section: type) -> Iterator[tuple[str, str]]:
    """Give the fields of a section, each with the sentence below it."""
    (definition,) = ast.parse(inspect.getsource(section)).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    for node, below in pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            match below:
                case ast.Expr(value=ast.Constant(value=str(about))):
                    yield node.target.id, " ".join(about.split())
                case _:
                    yield node.target.id, ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    print(page(), end="")
