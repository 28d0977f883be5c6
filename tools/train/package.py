"""An Argos package: the model, its pieces, metadata that tell what it can, and a README with whom it is owed to."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.train.recipe import SYMBOLS, Recipe

_NAMES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French"}
_ARGOS = "1.5"  # the version of Argos Translate from which packages are like this


@dataclass(frozen=True, slots=True)
class Credit:
    """A set of pairs that a model learnt from: how many of them, where they are from, and under which licence."""

    name: str
    pairs: int
    source: str
    commit: str
    licence: str
    domain: str = ""


def metadata(recipe: Recipe, version: str) -> dict[str, object]:
    """Return a package's metadata; `l10n.term_annotation` has the signs before, in and behind an annotated term."""
    return {
        "package_version": version,
        "argos_version": _ARGOS,
        "from_code": recipe.source,
        "from_name": _NAMES.get(recipe.source, recipe.source),
        "to_code": recipe.target,
        "to_name": _NAMES.get(recipe.target, recipe.target),
        **({"l10n": {"term_annotation": list(SYMBOLS)}} if recipe.annotated else {}),
    }


def readme(recipe: Recipe, version: str, credits: Sequence[Credit], figures: str = "") -> str:
    """Return the README of a package as Markdown; `figures` is what `evaluate` printed."""
    names = [_NAMES.get(code, code) for code in (recipe.source, recipe.target)]
    before, between, behind = SYMBOLS
    rows = [
        f"| {one.name} | {one.pairs:,} | {one.domain} | {one.source} @ {one.commit} | {one.licence} |"
        for one in credits
    ]
    parts = [
        f"# {names[0]} to {names[1]}, {version}",
        f"A Transformer with an encoder of {recipe.encoder} layers and a decoder of {recipe.decoder}, {recipe.width}"
        f" wide, {recipe.pieces:,} pieces, in int8, made by `tools/train` of l10n. It has"
        " read laws, documentation, government guidance and everyday sentences, and little news.",
        "## Terms\n\n"
        f"A source may say how a term is to be translated: `les élections en{before} Russie{between} Russia{behind}.`"
        " l10n writes a glossary's terms so; other tools of Argos' need not.",
        f"## How good it is\n\n{figures.strip()}" if figures else "",
        "## Whom it is owed to\n\nThe model learnt from these pairs of sentences. The licences are those of the"
        " texts; where they ask for it, this table is the credit.\n\n"
        "| set | pairs | what it is | source | licence |\n|---|---:|---|---|---|\n" + "\n".join(rows),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def pack(
    path: Path, model: Path, pieces: bytes, said: Mapping[str, object], text: str, name: str | None = None
) -> None:
    """Write a package, the same bytes for the same parts; `said` are the metadata, `text` is the README."""
    top = (
        name
        or f"translate-{said['from_code']}_{said['to_code']}-{str(said['package_version']).replace('.', '_')}"
    )
    files = {
        "metadata.json": json.dumps(said, indent=2, ensure_ascii=False).encode(),
        "README.md": text.encode(),
        "sentencepiece.model": pieces,
        **{f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for file, data in files.items():
            entry = zipfile.ZipInfo(f"{top}/{file}")  # its date is 1980 whenever it is built
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    part = path.with_name(path.name + ".part")
    part.write_bytes(made.getvalue())
    part.replace(path)
