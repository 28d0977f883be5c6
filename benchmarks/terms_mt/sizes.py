"""How large the things are that a system needs."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

from benchmarks.terms_mt.systems import KIB, MB, Places


def megabytes(things: Iterable[str], places: Places) -> float | None:
    """Return how large things of `systems.toml`'s kinds are, in MB; None where there are none, or one isn't there."""
    sizes = [_size(places.filled(thing)) for thing in things]
    there = [size for size in sizes if size is not None]
    return sum(there) / MB if there and len(there) == len(sizes) else None


def _size(thing: str) -> int | None:
    kind, _, name = thing.partition(":")
    if kind == "deb":
        command = ["dpkg-query", "-W", "-f", "${Installed-Size}", name]
        try:
            return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) * KIB
        except (OSError, ValueError, subprocess.CalledProcessError):
            return None
    if kind == "dist":
        return _distributions([name])
    if kind == "needs":
        about = tomllib.loads(Path(name).read_text(encoding="utf-8"))
        return _distributions(about["project"]["dependencies"])
    path = Path(thing)
    if not path.exists():
        return None
    return sum(
        file.stat().st_size for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()
    )


def _distributions(requirements: Iterable[str]) -> int:
    """Return the size of what is installed of Python distributions and of all that they need."""
    waiting = list(requirements)
    sizes: dict[str, int] = {}
    while waiting:
        requirement = waiting.pop()
        name = re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()
        if name in sizes or "extra ==" in requirement:
            continue
        try:
            one = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # of another system, or never loaded
        paths = [Path(str(file.locate())) for file in one.files or ()]
        sizes[name] = sum(path.stat().st_size for path in paths if path.is_file())
        waiting += one.requires or ()
    return sum(sizes.values())
