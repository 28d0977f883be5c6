"""Each defence of people's work taken away, one at a time: what the model has to catch, and by which steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.catalogs import reading, update
from l10n.memory import Memory
from l10n.pipeline import output
from tests.model import steps
from tests.model.steps import Step

Patch = Callable[[str, object], None]


@dataclass(frozen=True)
class Mutant:
    """How a defence is taken away, and the steps that show what it is for."""

    take_away: Callable[[Patch], None]
    steps: tuple[Step, ...]


def _nothing_missing(patch: Patch) -> None:
    patch("l10n.catalogs.update._missing", lambda old, sheet: ())


def _forgetful(patch: Patch) -> None:
    patch("l10n.memory.staging._REPLACE", "DELETE FROM unit WHERE file = ?")


def _forgets_files(patch: Patch) -> None:
    forget = Memory.forget
    patch("l10n.memory.Memory.forget", lambda memory, names, people=False: forget(memory, names, people=True))


def _forgets_for_machines(patch: Patch) -> None:
    everything = "DELETE FROM unit WHERE file = ? AND (state < 2 OR text IN " + (
        "(SELECT text.id FROM temp.staged JOIN text USING (digest)))"
    )
    patch("l10n.memory.staging._REPLACE", everything)


def _charset_of_comments(patch: Patch) -> None:
    def charset(data: bytes, _: Path) -> str:
        stated = reading._CHARSET.search(data[:20_000].decode("latin-1"))
        return stated[1] if stated else "utf-8"

    patch("l10n.catalogs.reading._charset", charset)
    patch("l10n.catalogs.reading._is_utf8", lambda data: False)


def _claimed_charset(patch: Patch) -> None:
    patch("l10n.catalogs.reading._is_utf8", lambda data: False)


def _output_over_anything(patch: Patch) -> None:
    patch("l10n.pipeline.output._last_digest", lambda root, path: output._digest(path))


def _any_word(patch: Patch) -> None:
    take_word = update.take_word

    def forced(path: Path, **options: Any) -> int:
        return take_word(path, **options | {"force": True})

    patch("l10n.pipeline.accept.take_word", forced)


def _lock_beside_the_link(patch: Patch) -> None:
    patch("l10n.catalogs.files._lock_file", lambda path: path.with_name(f".{path.name}.lock"))


def _paths_that_meet(patch: Patch) -> None:
    patch("l10n.pipeline.translate.check_paths", lambda tasks, options: None)


BASE = (steps.write, steps.run, steps.translate_by_hand)
MUTANTS = {
    "A1 half-written": Mutant(_nothing_missing, (*BASE, steps.save_in_halves)),
    "A1 forgotten": Mutant(_forgetful, (*BASE, steps.copy_cut_off, steps.delete_by_hand)),
    "A1 forgotten files": Mutant(_forgets_files, (*BASE, steps.lose_catalog)),
    "A1 forgotten for a machine's": Mutant(_forgets_for_machines, (*BASE, steps.copy_cut_off)),
    "A2 comment": Mutant(_charset_of_comments, (*BASE, steps.speak_of_charsets)),
    "A2 claim": Mutant(_claimed_charset, (*BASE, steps.claim_charset)),
    "A3": Mutant(_output_over_anything, (*BASE, steps.export_over)),
    "A4": Mutant(_any_word, (*BASE, steps.say_the_wrong_word)),
    "A5": Mutant(_lock_beside_the_link, (*BASE, steps.run_twice_at_once)),
    "A6": Mutant(_paths_that_meet, (*BASE, steps.meet)),
}
