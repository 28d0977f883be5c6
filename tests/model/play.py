"""Playing steps: sessions of a hundred from a seed; one that breaks a promise is shrunk, and says what is left."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.model.steps import STEPS, Step
from tests.model.world import NAMES, Command, Library, World

SESSION = 100
_MEMORY = Path("/dev/shm")

Drawn = tuple[Step, int]


def drawn(seed: int, count: int, steps: Mapping[Step, int] = STEPS) -> list[Drawn]:
    """Return steps with a number each, so that one means the same whatever was left out before it."""
    rng = random.Random(seed)
    chosen = rng.choices(list(steps), list(steps.values()), k=count)
    return [(step, rng.randrange(1_000_000)) for step in chosen]


def play(some: Sequence[Drawn], *, library: bool) -> tuple[int, Exception] | None:
    """Play steps in a new world; return the number of the one after which a promise was broken, and which."""
    with folder() as root:
        world = World(root, Library() if library else Command(root))
        world.start()
        for name in NAMES:
            world.articles[name] = [f"Le texte {name} commence ici."]
            world.write(name)
        for number, (step, own) in enumerate(some):
            try:
                step(world, random.Random(own))
                world.check()
            except Exception as error:
                return number, error
    return None


def shrunk(some: Sequence[Drawn], *, library: bool) -> list[Drawn]:
    """Return a part of steps that break a promise, of which none can be left out."""
    steps = list(some)
    size = len(steps) // 2
    while size:
        at = 0
        while at < len(steps):
            less = steps[:at] + steps[at + size :]
            if less and (broken := play(less, library=library)):
                steps = less[: broken[0] + 1]
            else:
                at += size
        size //= 2
    return steps


def report(seed: int, some: Sequence[Drawn], *, library: bool) -> str:
    """Return what is to be said of a session that broke a promise."""
    least = shrunk(some, library=library)
    broken = play(least, library=library)
    lines = [f"    {step.__name__} {own}" for step, own in least]
    return "\n".join([f"seed {seed}: {broken[1]!r}" if broken else f"seed {seed}, not each time", *lines])


def sessions(count: int, seed: int) -> Iterator[tuple[int, int]]:
    """Give the seeds of sessions of `count` steps together, and how many each has."""
    for number, start in enumerate(range(0, count, SESSION)):
        yield seed + number, min(SESSION, count - start)


@contextmanager
def folder() -> Iterator[Path]:
    """Make a new folder the working directory, with a cache of its own."""
    before, cache = Path.cwd(), os.environ.get("XDG_CACHE_HOME")
    root = Path(tempfile.mkdtemp(prefix="l10n-model-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        os.environ["XDG_CACHE_HOME"] = str(root / "cache")
        project = root / "project"
        project.mkdir()
        os.chdir(project)
        yield project
    finally:
        os.chdir(before)
        os.environ.pop("XDG_CACHE_HOME")
        if cache is not None:
            os.environ["XDG_CACHE_HOME"] = cache
        shutil.rmtree(root)
