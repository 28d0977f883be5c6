"""Installing a model from a folder, and removing one."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from l10n.engines.ctranslate2.card import CARD, Card, card, sample_pair
from l10n.engines.ctranslate2.engine import SHORTLIST
from l10n.engines.ctranslate2.kinds import recognise
from l10n.engines.ctranslate2.offer import models_folder
from l10n.engines.packages.folders import inside
from l10n.engines.packages.staging import Place
from l10n.engines.packages.trial import model_trouble
from l10n.errors import InputError
from l10n.messages import msg

# What belongs to a model beside its pieces; all else in its folder stays there.
_PARTS = (
    "model.bin",
    "config.json",
    "tokenizer_config.json",
    "*_vocabulary.json",
    "*_vocabulary.txt",
    SHORTLIST,
    "README*",
    "LICENSE*",
    "LICENCE*",
)


@dataclass(frozen=True, slots=True)
class Done:
    """An installed model, or a removed one: its folder, what it holds, and how many bytes it has."""

    path: Path
    card: Card
    size: int


def install_folder(folder: Path, languages: tuple[str, str] | None = None) -> Done:
    """Copy the model in `folder` to the others, once it has translated a sentence; `languages` are as in `recognise`.

    One of the same name is replaced. Raises `InputError` and `DiskFullError`; then nothing has changed.
    """
    content = recognise(folder, languages)
    known = Card(_name(folder), content)
    files = {path for part in (*_PARTS, *content.pieces) for path in folder.glob(part) if path.is_file()}
    size = sum(path.stat().st_size for path in files)
    target = models_folder() / known.name
    place = _place()
    with place.stage(size) as workplace:
        new = workplace / known.name
        try:
            new.mkdir()
            for path in files:
                shutil.copyfile(path, new / path.name)
            (new / CARD).write_bytes(known.to_json())
        except OSError as error:
            raise place.cannot(msg("can't be copied"), folder, error) from error
        if wrong := model_trouble(new, sample_pair(known)):
            reason = msg("doesn't translate: {reason}", reason=wrong.replace(str(new), str(folder)))
            raise InputError(reason, path=folder, hint=msg("nothing was installed"))
        place.swap(workplace, new, target, ())
    return Done(target, known, size)


def remove_model(name: str) -> Done:
    """Remove the model of that name; raises `InputError` where there is none."""
    path = models_folder() / name
    known = card(path) if path.name == name and not path.is_symlink() else None
    if known is None:
        names = ", ".join(one.name for one in inside(models_folder()) if card(one)) or msg("none is")
        raise InputError(
            msg("no model {name!r} is installed", name=name), hint=msg("installed: {names}", names=names)
        )
    (size,) = _place().take([path])
    return Done(path, known, size)


def _place() -> Place:
    return Place(models_folder(), "XDG_DATA_HOME")


def _name(folder: Path) -> str:
    """Return what a model is called: like its folder, in letters that a path and a catalog can have."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", folder.resolve().name).strip(".-") or "model"
