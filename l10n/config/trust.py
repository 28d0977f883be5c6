"""Whose settings are obeyed, and where they may make l10n write: a checkout may be a stranger's.

As git does (safe.directory): settings of another owner are refused, and what is written stays below the project's
folder, links resolved. The user may say otherwise: `--trust`, `L10N_TRUST=DIR` in the environment (`*` for all), or
`trust = ["DIR"]` in settings of their own, `l10n/settings.toml` where their programs keep such files.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from l10n import files
from l10n.errors import UsageError
from l10n.messages import Message, msg

VARIABLE = "L10N_TRUST"
_EVERYTHING = "*"


def trust_everything() -> None:
    """Trust all settings in this process and those that it starts: `--trust`."""
    os.environ[VARIABLE] = _EVERYTHING


def is_trusted(folder: Path) -> bool:
    """Return whether the user said that the project in a folder, or all below one above it, is trusted."""
    real = Path(os.path.realpath(folder))
    return any(
        name == _EVERYTHING or real.is_relative_to(os.path.realpath(Path(name).expanduser()))
        for name in (*filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)), *_own())
    )


def check_owner(path: Path) -> None:
    """Raise `UsageError` where a file of settings belongs to another user, and nobody trusts it.

    Root, who works on others' files by `sudo`, may take those of the user that called it.
    """
    if not hasattr(os, "geteuid"):  # Windows
        return
    with suppress(OSError):
        owner = path.stat().st_uid
        mine = {os.geteuid()}
        if os.geteuid() == 0 and os.environ.get("SUDO_UID", "").isdecimal():
            mine.add(int(os.environ["SUDO_UID"]))
        if owner not in mine and not is_trusted(path.parent):
            raise UsageError(
                msg("belongs to another user, and settings can make l10n write files"),
                path=path,
                hint=_hint(path.parent),
            )


def inside(path: Path, folder: Path) -> bool:
    """Return whether a path, its links resolved, lies in a folder."""
    whole, start = files.real(path), files.real(folder)
    return whole == start or whole.startswith(start.rstrip(os.sep) + os.sep)


def outside(
    path: Path, root: Path, setting: str, settings: Path | None = None, line: int | None = None
) -> UsageError:
    """Return the error for what settings of a project would have written outside of it.

    It names the `line` of the `settings` that says so, if one does, and else the path.
    """
    where = os.path.realpath(path)
    return UsageError(
        msg("`{setting}` leads out of the project's folder, to {where}", setting=setting, where=where),
        path=settings or path,
        line=line,
        hint=_hint(root),
    )


def _hint(folder: Path) -> Message:
    where = os.path.realpath(folder)
    return msg(
        "if you trust it: l10n --trust …, or export {variable}={where}", variable=VARIABLE, where=where
    )


def _own() -> Iterator[str]:
    """Give the folders that the user's own settings trust; none where these can't be read."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or Path.home() / ".config"
    path = Path(home) / "l10n" / "settings.toml"
    with suppress(OSError, ValueError, RecursionError):
        named = tomllib.loads(path.read_text(encoding="utf-8")).get("trust", [])
        yield from (name for name in named if isinstance(name, str) and name)
