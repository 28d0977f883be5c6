"""A model's files, as Mozilla names them, in a folder: which there are, what they translate, what is known of them.

The folder is named like its pair (`en-pt`), as in fxtranslate's cache. What l10n installed has a `metadata.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.engines.packages.folders import inside
from l10n.errors import InputError
from l10n.files import SETTINGS, read
from l10n.messages import NO_MESSAGE, Message, msg
from l10n.model import LanguagePair

METADATA = "metadata.json"
# The kinds of files, as Mozilla's records have them, and how their names are made.
KINDS: Mapping[str, re.Pattern[str]] = {
    "model": re.compile(r"model\.[\w-]+\.intgemm(?:8|\.alphas)\.bin"),
    "vocab": re.compile(r"vocab\.[\w-]+\.spm"),
    "srcvocab": re.compile(r"srcvocab\.[\w-]+\.spm"),
    "trgvocab": re.compile(r"trgvocab\.[\w-]+\.spm"),
    "lex": re.compile(r"lex\.[\w.-]+\.bin"),
}
_LANGUAGE = r"[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?"
_FOLDER = re.compile(rf"({_LANGUAGE})-({_LANGUAGE})")
_JOINED = re.compile(r"model\.([a-z]{2})([a-z]{2})\..*")
_TAGS = {"zh": "zh-Hans"}  # Mozilla's codes that say less than BCP 47


@dataclass(frozen=True, slots=True, order=True)
class Metadata:
    """What is known of a model: its languages in BCP 47 tags, and Mozilla's version of it, if that is known."""

    pair: LanguagePair
    version: str = ""

    @property
    def origin(self) -> str:
        """The name of its engine in catalogs: `firefox en→pt 2.1`."""
        return f"firefox {self.pair} {self.version}".rstrip()

    @property
    def age(self) -> list[int]:
        """A key that sorts versions: 2.10 after 2.9, a beta (`3.0a1`) before what it leads to."""
        return version_age(self.version)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a model; both vocabularies are one file where they are the same, and there may be no shortlist."""

    model: Path
    source_vocabulary: Path
    target_vocabulary: Path
    shortlist: Path | None


def version_age(version: str) -> list[int]:
    """Return a key that sorts Mozilla's versions: 2.10 after 2.9, a beta (`3.0a1`) before what it leads to."""
    numbers = [int(number) for number in re.findall(r"\d{1,9}", version)]
    beta = re.search(r"[ab]\d+$", version)
    return [*numbers[:-1], 0, numbers[-1]] if beta else [*numbers, *([1] if numbers else [])]


def kind_of(name: str) -> str:
    """Return of which kind a file is by its name; empty for what is no model's."""
    return next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(name)), "")


def missing(kinds: Collection[str]) -> Message:
    """Return what files of these kinds lack to be a model's, in a few words; empty if nothing."""
    if "model" not in kinds:
        return msg("no model (model.….intgemm.alphas.bin, or …intgemm8.bin)")
    if "vocab" not in kinds and not {"srcvocab", "trgvocab"} <= set(kinds):
        return msg("no vocabulary (vocab.….spm, or srcvocab.….spm and trgvocab.….spm)")
    return NO_MESSAGE


def of_folder(folder: Path) -> Files:
    """Return the files of a model; raises `InputError` where one is missing, or there are two of a kind."""
    by_kind: dict[str, Path] = {}
    for path in inside(folder):
        if not (kind := kind_of(path.name)):
            continue
        if kind in by_kind:
            reason = msg(
                "holds two of a kind: {first} and {second}", first=by_kind[kind].name, second=path.name
            )
            raise InputError(reason, path=folder, hint=msg("take one out"))
        by_kind[kind] = path
    if lacking := missing(by_kind):
        raise InputError(
            msg("has {lacking}", lacking=lacking), path=folder, hint=msg("get the model's files anew")
        )
    return Files(
        by_kind["model"],
        by_kind.get("srcvocab") or by_kind["vocab"],
        by_kind.get("trgvocab") or by_kind["vocab"],
        by_kind.get("lex"),
    )


def in_folder(folder: Path) -> Metadata | None:
    """Return what is known of the model in `folder`; None where none is, or its languages can't be told."""
    if not any(kind_of(path.name) == "model" for path in inside(folder)):
        return None
    try:
        values = json.loads(read(folder / METADATA, SETTINGS))
        pair, version = pair_of(values["source"], values["target"]), str(values.get("version", ""))
    except (InputError, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pair, version = None, ""
    pair = pair or named(folder.name)
    return Metadata(pair, version) if pair else None


def named(folder: str, model: str = "") -> LanguagePair | None:
    """Return the languages that a folder's name (`en-pt`), else a model's (`model.enpt.….bin`) says, if they do."""
    match = _FOLDER.fullmatch(folder) or _JOINED.fullmatch(model)
    return pair_of(match[1], match[2]) if match else None


def pair_of(source: object, target: object) -> LanguagePair | None:
    """Return two of Mozilla's codes as a pair, if they are languages, and two."""
    codes = [str(code).replace("_", "-") for code in (source, target)]
    if codes[0] == codes[1] or not all(re.fullmatch(_LANGUAGE, code) for code in codes):
        return None
    return LanguagePair(*(_TAGS.get(code, code) for code in codes))
