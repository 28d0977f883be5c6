"""Which family of models a folder holds: told by its files and its vocabulary, never by its name.

Sources: CTranslate2's guides for Transformers and Fairseq (opennmt.net/CTranslate2/guides), and the model cards of
OPUS-MT, M2M-100, NLLB-200 and MADLAD-400.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import InputError
from l10n.files import TEXT, read
from l10n.languages.model_codes import by_tag
from l10n.messages import msg, msgs


@dataclass(frozen=True, slots=True)
class Kind:
    """A family of models: how its vocabulary spells a language, and the licence of its published weights.

    With `says_source` the language's token stands first in a source, and the target's begins the target; else the
    target's stands first in a source.
    """

    name: str
    language: re.Pattern[str]
    says_source: bool
    licence: str


OPUS = Kind(
    "OPUS-MT", re.compile(r">>([A-Za-z_]{2,16})<<"), False, "CC BY 4.0 or Apache 2.0: its README says which"
)
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        OPUS,
        Kind("M2M-100", re.compile(r"__([a-z]{2,3})__"), True, "MIT"),
        Kind(
            "NLLB-200",
            re.compile(r"([a-z]{3}_[A-Z][a-z]{3})"),
            True,
            "CC BY-NC 4.0: for non-commercial use only",
        ),
        Kind("MADLAD-400", re.compile(r"<2([A-Za-z_]{2,16})>"), False, "Apache 2.0"),
    )
}
_VOCABULARIES = ("shared_vocabulary", "source_vocabulary", "target_vocabulary")
_PAIRED = (("source.spm", "target.spm"), ("source.bpe", "target.bpe"), ("source.bpe",))
_HINT = msg(
    "l10n knows OPUS-MT (source.spm and target.spm, or source.bpe), M2M-100 (__fr__ in the "
    "vocabulary), NLLB-200 (fra_Latn) and MADLAD-400 (<2fr>), each with its SentencePiece "
    "file beside model.bin"
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a folder holds: its kind, the files of its pieces, and its languages' tokens by BCP 47 tag.

    A model for one language a side has no token for it. `behind` is what is to stand behind a source.
    """

    kind: Kind
    pieces: tuple[str, ...]
    sources: Mapping[str, str]
    targets: Mapping[str, str]
    behind: tuple[str, ...]


def recognise(folder: Path, languages: tuple[str, str] | None = None) -> Content:
    """Return what `folder` holds; `languages` (BCP 47) are those of a model whose files don't say them.

    Raises `InputError` for what is no model, and for one of a kind that l10n doesn't know.
    """
    if not (folder / "model.bin").is_file():
        weights = any((folder / name).is_file() for name in ("pytorch_model.bin", "model.safetensors"))
        convert = msg(
            "convert it: ct2-transformers-converter --model {name} --output_dir …", name=folder.name
        )
        hint = convert if weights else msg("name the folder that CTranslate2's converter wrote")
        raise InputError(msg("is no model of CTranslate2: it has no model.bin"), path=folder, hint=hint)
    vocabulary = {token for name in _VOCABULARIES for token in _vocabulary(folder, name)}
    behind = _behind(folder)
    paired = next((files for files in _PAIRED if all((folder / file).is_file() for file in files)), ())
    if paired:
        return _opus(folder, paired, vocabulary, behind, languages)
    named = {kind: _languages(kind, vocabulary) for kind in KINDS.values() if kind is not OPUS}
    likely = [kind for kind, known in named.items() if len(known) > 1]
    pieces = sorted(path.name for path in folder.glob("*.model") if path.is_file())
    if len(likely) != 1:
        raise InputError(msg("is a model of no kind that l10n knows"), path=folder, hint=_HINT)
    if len(pieces) != 1:
        reason = msgs(
            "has {count} SentencePiece file (*.model), and should have one",
            "has {count} SentencePiece files (*.model), and should have one",
            len(pieces),
        )
        raise InputError(
            reason, path=folder, hint=msg("copy that of the model it was converted from into it")
        )
    tokens = by_tag(named[likely[0]])
    return Content(likely[0], tuple(pieces), tokens, tokens, behind)


def _opus(
    folder: Path,
    pieces: tuple[str, ...],
    vocabulary: Iterable[str],
    behind: tuple[str, ...],
    languages: tuple[str, str] | None,
) -> Content:
    source, target = languages or _stated(folder)
    if several := by_tag(_languages(OPUS, vocabulary)):
        if not source:
            raise _unsaid(folder)
        return Content(OPUS, pieces, {source: ""}, several, behind)
    if not (source and target):
        raise _unsaid(folder)
    return Content(OPUS, pieces, {source: ""}, {target: ""}, behind)


def _unsaid(folder: Path) -> InputError:
    hint = msg("say them: l10n engines install {folder} FROM TO", folder=folder)
    return InputError(msg("doesn't say which languages it translates"), path=folder, hint=hint)


def _stated(folder: Path) -> tuple[str, str]:
    """Return the languages that the tokenizer's settings name; an empty one where it names none, or several."""
    settings = _object(folder / "tokenizer_config.json")
    codes = {
        key: token for key in ("source_lang", "target_lang") if isinstance(token := settings.get(key), str)
    }
    known = {code: next(iter(by_tag({code: code})), "") for code in codes.values()}
    return known.get(codes.get("source_lang", ""), ""), known.get(codes.get("target_lang", ""), "")


def _languages(kind: Kind, vocabulary: Iterable[str]) -> dict[str, str]:
    """Return the tokens of a vocabulary that are languages, by the model's code."""
    return {match[1]: token for token in vocabulary if (match := kind.language.fullmatch(token))}


def _vocabulary(folder: Path, name: str) -> list[str]:
    """Return the tokens of one of CTranslate2's vocabulary files; none where there isn't one."""
    for path in (folder / f"{name}.json", folder / f"{name}.txt"):
        if path.is_file():
            try:
                text = read(path, TEXT).decode("utf-8")
                tokens = json.loads(text) if path.suffix == ".json" else text.splitlines()
            except (OSError, ValueError, RecursionError) as error:
                raise InputError(
                    msg("is no vocabulary"), path=path, hint=msg("convert the model again")
                ) from error
            if isinstance(tokens, list):
                return [token for token in tokens if isinstance(token, str)]
    return []


def _behind(folder: Path) -> tuple[str, ...]:
    """Return what has to stand behind a source: the sign of its end, unless CTranslate2 adds it by itself."""
    settings = _object(folder / "config.json")
    end = settings.get("eos_token")
    return () if settings.get("add_source_eos") else (end if isinstance(end, str) else "</s>",)


def _object(path: Path) -> Mapping[str, object]:
    """Return a JSON object; an empty one where there is none."""
    try:
        values = json.loads(read(path, TEXT))
    except (InputError, OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
