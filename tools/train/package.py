"""An Argos package: the model, its pieces, metadata that tell what it can, and a README with whom it is owed to."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.train.recipe import SYMBOLS, Recipe
from tools.train.shortlist import FILE

_NAMES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French"}
_SHORTLIST = (
    "## Shortlist\n\n"
    "`model/vmap.txt` says which pieces a target may have by those of its source; each may stay as it is. With"
    " CTranslate2's `use_vmap=True`, as l10n has it, a translation takes about half of the time, at the same chrF."
)
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


def metadata(recipe: Recipe, version: str, spelt: str = "") -> dict[str, object]:
    """Return a package's metadata.

    `l10n.term_annotation` has the signs before, in and behind an annotated term, `l10n.spells` the characters that
    have no piece and are known all the same.
    """
    own = {
        **({"term_annotation": list(SYMBOLS)} if recipe.annotated else {}),
        **({"spells": spelt} if spelt else {}),
    }
    return {
        "package_version": version,
        "argos_version": _ARGOS,
        "from_code": recipe.source,
        "from_name": _NAMES.get(recipe.source, recipe.source),
        "to_code": recipe.target,
        "to_name": _NAMES.get(recipe.target, recipe.target),
        **({"l10n": own} if own else {}),
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
        _SHORTLIST,
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
        "metadata.json": _json(said),
        "README.md": text.encode(),
        "sentencepiece.model": pieces,
        **{f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())},
    }
    _write(path, {f"{top}/{name}": data for name, data in files.items()})


def opened(path: Path) -> tuple[bytes, tuple[str, str]]:
    """Return a package's pieces, and the codes of its languages."""
    with zipfile.ZipFile(path) as package:
        (about,) = (name for name in package.namelist() if name.endswith("/metadata.json"))
        said = json.loads(package.read(about))
        model = package.read(about.replace("metadata.json", "sentencepiece.model"))
    return model, (said["from_code"], said["to_code"])


def with_shortlist(path: Path, shortlist: str, spelt: str) -> None:
    """Put a shortlist into a package that was made without one, and the characters that it spells."""
    files, about = _files(path)
    text = about.replace("metadata.json", "README.md")
    files[text] = files[text].replace(b"## Terms", _SHORTLIST.encode() + b"\n\n## Terms", 1)
    said = json.loads(files[about])
    said["l10n"] = {**said.get("l10n", {}), "spells": spelt}
    files[about] = _json(said)
    files[about.replace("metadata.json", f"model/{FILE}")] = shortlist.encode()
    _write(path, files)


def with_scale(path: Path, scale: Mapping[str, object]) -> None:
    """Put into a package how sure its scores are, as `benchmarks/confidence.py` measured it."""
    files, about = _files(path)
    said = json.loads(files[about])
    said["l10n"] = {**said.get("l10n", {}), "confidence": dict(scale)}
    files[about] = _json(said)
    _write(path, files)


def _files(path: Path) -> tuple[dict[str, bytes], str]:
    """Return the files of a package, and the name of its metadata."""
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    (about,) = (name for name in files if name.endswith("/metadata.json"))
    return files, about


def _json(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, indent=2, ensure_ascii=False).encode()


def _write(path: Path, files: Mapping[str, bytes]) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for file, data in files.items():
            entry = zipfile.ZipInfo(file)  # its date is 1980 whenever it is built
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    part = path.with_name(path.name + ".part")
    part.write_bytes(made.getvalue())
    part.replace(path)
