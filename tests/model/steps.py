"""The steps: what writers, translators, tools, accidents and runs do to a world, each drawn from a number."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

from l10n.catalogs.catalog import Entry
from l10n.catalogs.provenance import Owner, flags_vanished, owner
from tests.kill_driver import observe
from tests.model.world import NAMES, LossError, World, age

WORDS = (
    "la Russie",
    "le Japon",
    "a signé",
    "a ratifié",
    "un traité",
    "hier",
    "selon elle",
    "en juin",
    "du nord",
)

Step = Callable[[World, random.Random], None]


def sentence(rng: random.Random) -> str:
    words = " ".join(rng.choices(WORDS, k=rng.randint(3, 7)))
    return f"{words[0].upper()}{words[1:]}."


def write(world: World, rng: random.Random) -> None:
    """Writers add, drop, change, move and join sentences."""
    for _ in range(rng.randint(1, 3)):
        name = rng.choice(NAMES)
        lines = world.articles[name]
        new = sentence(rng)
        kind = rng.choice(["add", "add", "drop", "change", "move", "join"])
        if kind == "add" or len(lines) < 3:
            lines.insert(rng.randint(0, len(lines)), new)
        elif kind == "drop":
            lines.pop(rng.randrange(len(lines)))
        elif kind == "change":
            at = rng.randrange(len(lines))
            lines[at] = f"{lines[at][:-1]} {rng.choice(WORDS)}."
        elif kind == "move":
            lines.insert(rng.randint(0, len(lines) - 1), lines.pop(rng.randrange(len(lines))))
        else:
            at = rng.randrange(len(lines) - 1)
            one, other = lines[at : at + 2]
            lines[at : at + 2] = [f"{one[:-1]} {other[0].lower()}{other[1:]}"]
        world.articles[name] = list(dict.fromkeys(line for line in lines if len(line) < 400)) or [new]
        world.write(name)


def run(world: World, _: random.Random) -> None:
    world.settle()


def _some_active(world: World, rng: random.Random) -> tuple[str, Entry]:
    name = rng.choice(NAMES)
    if not world.path(name).exists():
        world.settle()
    active = list(world.read(name).active)
    if not active:
        world.settle()
        active = list(world.read(name).active)
    return name, rng.choice(active)


def translate_by_hand(world: World, rng: random.Random) -> None:
    """A person writes a target, or takes the machine's, or goes over another person's."""
    name, chosen = _some_active(world, rng)
    reviewed = rng.random() < 0.7
    take = bool(chosen.target) and rng.random() < 0.2
    target = chosen.target if take else world.next_text(rng.choice([0, 0, 1, 5, 12]))
    flags = () if reviewed or take else ("fuzzy",)
    new = chosen.with_(targets=(target,), flags=flags, previous=None)
    world.edit(name, lambda entry: new if entry.key == chosen.key else entry, in_place=rng.random() < 0.5)
    world.written(name, chosen.source, target, reviewed=reviewed or take)


def empty_by_hand(world: World, rng: random.Random) -> None:
    """A person takes a target out: what a person does to a text is no loss."""
    name, chosen = _some_active(world, rng)
    new = chosen.with_(targets=("",), flags=(), previous=None)
    world.edit(name, lambda entry: new if entry.key == chosen.key else entry)
    world.written(name, chosen.source, "", reviewed=False)


def _is_unmarked(entry: Entry) -> bool:
    """Whether a machine wrote it and no mark is left, since a tool dropped them: the memory knows whose it is."""
    return not entry.comments and not entry.fuzzy and entry.target == f"[es] {entry.source}"


def delete_by_hand(world: World, rng: random.Random) -> None:
    """An entry goes: of a person's the run asks whether it may, and the memory has it then."""
    world.settle()
    name, chosen = _some_active(world, rng)
    theirs = owner(chosen) is Owner.REVIEWED and not _is_unmarked(chosen)
    known = chosen.source in world.articles[name] and (theirs or chosen.source in world.reviewed[name])
    world.edit(name, lambda entry: None if entry.key == chosen.key else entry)
    age(world.path(name))
    before = world.path(name).read_bytes()
    ran = world.translate()
    if known and (not ran.waits or world.path(name).read_bytes() != before):
        raise LossError(f"{name}: nobody was asked about {chosen.source!r}")
    world.reviewed[name].pop(chosen.source, None)
    world.settle()


def cut_points(data: bytes, rng: random.Random) -> int:
    """Return where a writer may have got to: anywhere, at the end of a line, or of an entry."""
    mark = rng.choice([b"", b"\n", b"\n\n"])
    ends = [at for at in range(1, len(data)) if data[at - len(mark) : at] == mark] if mark else []
    return rng.choice(ends) if ends else rng.randrange(len(data))


def save_in_halves(world: World, rng: random.Random) -> None:
    """An editor writes a file in place, and runs fall between its two halves."""
    world.settle()
    name = rng.choice(NAMES)
    path = world.path(name)
    data = path.read_bytes()
    cut = cut_points(data, rng)
    with path.open("wb", buffering=0) as file:
        file.write(data[:cut])
        age(path)
        for _ in range(rng.randint(1, 2)):
            world.runner.translate()
        file.write(data[cut:])
    world.settle()


def copy_cut_off(world: World, rng: random.Random) -> None:
    """A copy is cut off and nobody notices, but that a run asks: somebody says that it may be so."""
    world.settle()
    name = rng.choice(NAMES)
    path = world.path(name)
    data = path.read_bytes()
    path.write_bytes(data[: cut_points(data, rng)])
    age(path)
    ran = world.runner.translate()
    if ran.failed or (ran.waits and rng.random() < 0.5):  # it is no catalog any more: put back
        path.write_bytes(data)
    elif ran.waits:
        here = {entry.source: entry.target for entry in world.read(name).active}
        world.reviewed[name] = {s: t for s, t in world.reviewed[name].items() if here.get(s) == t}
    world.settle()


def drop_flags(world: World, rng: random.Random) -> None:
    """A tool drops all flags, as OmegaT does, with the targets that had one or without."""
    world.settle()
    name = rng.choice(NAMES)
    emptied = rng.random() < 0.3

    def without(entry: Entry) -> Entry:
        targets = ("",) * len(entry.targets) if emptied and entry.fuzzy else entry.targets
        return entry.with_(targets=targets, flags=())

    world.edit(name, without)
    if world.translate().waits and rng.random() < 0.5:
        if not world.runner.accept(world.path(name), "--not-reviewed"):
            raise LossError("the flags can't be put back")
        _take_back(world, name)
    world.settle()


def _take_back(world: World, name: str) -> None:
    """Note that a person said that what is as a machine wrote it, or the memory offered it, was not reviewed."""
    for entry in world.read(name).entries:
        if owner(entry) is Owner.MACHINE and entry.target in world.texts[name]:
            world.reviewed[name].pop(world.texts[name].pop(entry.target), None)


def drop_comments(world: World, rng: random.Random) -> None:
    """A tool drops all comments of translators, and so who made what; or flags and comments."""
    world.settle()
    name = rng.choice(NAMES)
    flags = rng.random() < 0.3
    world.edit(name, lambda entry: entry.with_(comments=(), extracted=(), flags=() if flags else entry.flags))
    world.settle()


def lose_catalog(world: World, rng: random.Random) -> None:
    """A whole catalog goes."""
    world.settle()
    name = rng.choice(NAMES)
    world.path(name).unlink()
    world.reviewed[name].clear()
    world.settle()


def speak_of_charsets(world: World, rng: random.Random) -> None:
    """A comment that speaks of a charset says nothing of the file's."""
    name = rng.choice(NAMES)
    if not world.path(name).exists():
        world.settle()
    data = world.path(name).read_bytes()
    line = b'# "Content-Type: text/plain; charset=ISO-8859-1\\n"\n'
    world.save(name, line + data if rng.random() < 0.5 else data.replace(b"\n\n", b"\n\n" + line, 1))
    world.settle()


def claim_charset(world: World, rng: random.Random) -> None:
    """A tool claims another charset than the bytes have: that stops the run, and changes nothing."""
    world.settle()
    name = rng.choice(NAMES)
    data = world.path(name).read_bytes()
    wrong = data.replace(b"charset=UTF-8", b"charset=ISO-8859-1")
    world.save(name, wrong)
    ran = world.runner.translate()
    if not data.isascii() and not (ran.failed and world.path(name).read_bytes() == wrong):
        raise LossError(f"{name}: read in a charset that isn't its own")
    world.save(name, data)
    world.settle()


def export_over(world: World, rng: random.Random) -> None:
    """Somebody names a catalog as an output."""
    world.settle()
    path = world.path(rng.choice(NAMES))
    if world.runner.write_over(path):
        raise LossError(f"an output took the place of {path.name}")


def say_the_wrong_word(world: World, rng: random.Random) -> None:
    """Somebody says `accept --not-reviewed` of a catalog that lost no flags; of lost marks it may be said."""
    world.settle()
    name = rng.choice(NAMES)
    active = list(world.read(name).active)
    if any(entry.fuzzy for entry in active):
        world.runner.accept(world.path(name), "--not-reviewed")
        for entry in filter(_is_unmarked, active):
            world.reviewed[name].pop(entry.source, None)
        world.check()


def meet(world: World, rng: random.Random) -> None:
    """A link gives the catalogs of both articles one file."""
    world.settle()
    one, other = rng.sample(NAMES, 2)
    path, aside = world.path(one), world.path(one).with_suffix(".aside")
    data = world.path(other).read_bytes()
    path.rename(aside)
    path.symlink_to(world.path(other).name)
    ran = world.runner.translate()
    path.unlink()
    aside.rename(path)
    if not ran.failed or world.path(other).read_bytes() != data:
        raise LossError(f"the catalog of {one} took the place of that of {other}")
    world.settle()


def publish(world: World, _: random.Random) -> None:
    """Pages are made, and no catalog is touched; what was reviewed stands in them as it was."""
    world.settle()
    saved = {name: world.path(name).read_bytes() for name in NAMES}
    world.runner.publish()
    for name in NAMES:
        if world.path(name).read_bytes() != saved[name]:
            raise LossError(f"{name}: publishing changed the catalog")
        page = world.root / "out/es" / f"{name}.txt"
        text = " ".join(page.read_text(encoding="utf-8").split())
        for target in world.reviewed[name].values():
            if " ".join(target.split()) not in text:
                raise LossError(f"{name}: {target!r} was not published as it was reviewed")


def _child(world: World, prepare: Callable[[], object], locales: Path | None = None) -> int:
    """Start a run in a process of its own; return its number."""
    if child := os.fork():
        return child
    code = 70
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        prepare()
        code = int(not world.runner.translate(locales).done)
    finally:
        os._exit(code)


def _end(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def be_killed(world: World, rng: random.Random) -> None:
    """A run is killed at a point of its writing, or of its taking in."""
    world.settle()
    write(world, rng)
    translate_by_hand(world, rng)
    point = int(2 ** rng.uniform(0, 11))
    code = _end(_child(world, lambda: observe(point, Path(os.devnull))))
    if code not in (0, 1, -signal.SIGKILL):
        raise LossError(f"a run that was to be killed ended with {code}")
    world.check()
    world.settle()


def fill_disk(world: World, rng: random.Random) -> None:
    """No file grows beyond a size: a run ends with an error, and the next one goes on."""
    world.settle()
    write(world, rng)
    translate_by_hand(world, rng)
    size = int(2 ** rng.uniform(0, 16))
    code = _end(_child(world, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))))
    if code not in (0, 1):
        raise LossError(f"a run without room ended with {code}")
    world.check()
    world.settle()


def run_twice_at_once(world: World, rng: random.Random) -> None:
    """Two runs reach the same catalogs on a slow disk, one of them by links."""
    world.settle()
    folder = world.root / "es/LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        if not (link := folder / f"{name}.po").is_symlink():
            link.symlink_to(world.path(name))
    write(world, rng)
    write(world, rng)
    translate_by_hand(world, rng)
    asked = [flags_vanished(world.read(name)) for name in NAMES]
    codes = [_end(child) for child in [_child(world, _slow_disk, place) for place in (None, world.root)]]
    world.check()
    # what one of them made obsolete may leave, for the other, mostly machine's targets whose flags a tool had dropped
    asked += [flags_vanished(world.read(name)) for name in NAMES]
    if codes != [0, 0] and not any(asked):
        raise LossError(f"two runs at once ended with {codes}")
    world.settle()


def _slow_disk() -> None:
    sync = os.fsync

    def slow(file: int) -> None:
        sync(file)
        time.sleep(0.02)

    vars(os)["fsync"] = slow


# How often each is drawn.
STEPS: dict[Step, int] = {
    write: 30,
    run: 20,
    translate_by_hand: 40,
    empty_by_hand: 2,
    delete_by_hand: 3,
    save_in_halves: 12,
    copy_cut_off: 4,
    drop_flags: 3,
    drop_comments: 3,
    lose_catalog: 1,
    speak_of_charsets: 2,
    claim_charset: 2,
    export_over: 2,
    say_the_wrong_word: 3,
    meet: 1,
    publish: 3,
    be_killed: 5,
    fill_disk: 3,
    run_twice_at_once: 2,
}
