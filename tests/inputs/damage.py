"""Kinds of damage: each makes, at a path, something bad of the good bytes of a file."""

from __future__ import annotations

import gzip
import io
import os
import random
import socket
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

Damage = Callable[[Path, bytes], object]

ESCAPES = "\x1b]0;x\x07\x1b[2J\x9b31m\u202e\u2066\ufeff\u2028\x85\x0b\x0c"


def change(make: Callable[[bytes], bytes]) -> Damage:
    """Return the damage that writes other bytes."""
    return lambda path, good: path.write_bytes(make(good))


def holding(data: bytes) -> Damage:
    """Return the damage that writes just these bytes."""
    return change(lambda good: data)


def cut(share: float) -> Damage:
    return change(lambda good: good[: int(len(good) * share)])


def flipped(seed: int, many: int = 12) -> Damage:
    def make(good: bytes) -> bytes:
        chance, data = random.Random(seed), bytearray(good)
        for _ in range(many):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)

    return change(make)


def shuffled(seed: int) -> Damage:
    """Return the damage that repeats, drops and swaps lines."""

    def make(good: bytes) -> bytes:
        chance, lines = random.Random(seed), good.splitlines(keepends=True)
        for _ in range(10):
            at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
            what = chance.randrange(3)
            if what == 0:
                lines.insert(to, lines[at])
            elif what == 1 and len(lines) > 2:
                del lines[at]
            else:
                lines[at], lines[to] = lines[to], lines[at]
        return b"".join(lines)

    return change(make)


def spliced(text: str | bytes, seed: int = 0) -> Damage:
    """Return the damage that puts something in at eight places."""
    added = text.encode() if isinstance(text, str) else text

    def make(good: bytes) -> bytes:
        chance = random.Random(seed)
        for _ in range(8):
            at = chance.randrange(len(good) + 1)
            good = good[:at] + added + good[at:]
        return good

    return change(make)


def recoded(encoding: str) -> Damage:
    return change(lambda good: good.decode(errors="replace").encode(encoding, "replace"))


def digits(count: int) -> Damage:
    """Return the damage that makes a long number of each short one."""
    return change(lambda good: b"".join(bytes([b]) if not 48 <= b <= 57 else b"7" * count for b in good))


def sparse(size: int) -> Damage:
    def make(path: Path, good: bytes) -> None:
        path.write_bytes(good)
        os.truncate(path, size)

    return make


def gone(path: Path, good: bytes) -> None:
    path.unlink(missing_ok=True)


def instead(make: Callable[[Path], object]) -> Damage:
    """Return the damage that makes something else in place of the file."""

    def damage(path: Path, good: bytes) -> None:
        path.unlink(missing_ok=True)
        make(path)

    return damage


def device(minor: int, name: str) -> Callable[[Path], None]:
    """Return what makes a node of a memory device (3 null, 5 zero, 7 full, 9 urandom).

    Never the one that the machine uses: a fault of ours would replace that. Without the right to make one, it is a
    link to that one, since who hasn't that right can't replace it either.
    """

    def make(path: Path) -> None:
        try:
            os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, minor))
            os.close(os.open(path, os.O_RDONLY))
        except PermissionError:
            path.unlink(missing_ok=True)
            if os.geteuid() != 0:
                path.symlink_to(f"/dev/{name}")

    return make


def bound(path: Path) -> None:
    """Make a socket; a path to it may be too long, the way from its folder isn't."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def full_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_text("in the way")


def archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
    return held.getvalue()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4

CONTENT: Mapping[str, Damage] = {
    "empty": holding(b""),
    "white-space": holding(b" \n\t\r\n\n" * 30),
    "newlines": holding(b"\n" * 1_000_000),
    "nul": holding(bytes(1000)),
    "png": holding(PNG),
    "gzip": change(gzip.compress),
    "zip": holding(archive()),
    "noise": holding(random.Random(1).randbytes(5000)),
    "brackets": holding(b"[" * 200_000),
    "braces": holding(b"{" * 200_000),
    "quotes": holding(b'"' * 100_001),
    "letters": holding(b"x" * 300_000),
    "angles": holding(b"<a>" * 100_000),
    "backslashes": spliced(b"\\" * 1001),
    "cut-10": cut(0.1),
    "cut-35": cut(0.35),
    "cut-60": cut(0.6),
    "cut-85": cut(0.85),
    "cut-99": cut(0.99),
    **{f"flipped-{seed}": flipped(seed) for seed in range(4)},
    "flipped-much": flipped(9, 400),
    **{f"shuffled-{seed}": shuffled(seed) for seed in range(3)},
    "twice": change(lambda good: good * 2),
    "long": change(lambda good: good * 200),
    "one-line": change(lambda good: good.replace(b"\n", b" ")),
    "cr": change(lambda good: good.replace(b"\n", b"\r")),
    "crlf": change(lambda good: good.replace(b"\n", b"\r\n")),
    "latin-1": recoded("latin-1"),
    "utf-16": recoded("utf-16"),
    "utf-16-no-mark": recoded("utf-16-le"),
    "utf-32": recoded("utf-32"),
    "utf-7": recoded("utf-7"),
    "mark": change(lambda good: b"\xef\xbb\xbf" + good),
    "marks": change(lambda good: b"\xef\xbb\xbf" * 3 + good),
    "surrogates": spliced(b"\xed\xa0\x80\xed\xbf\xbf"),
    "bytes-in": spliced(b"\xff\xfe\x80"),
    "nul-in": spliced(b"\0"),
    "controls-in": spliced(ESCAPES),
    "noncharacters-in": spliced("\ufffe\uffff\U0010ffff"),
    "marks-in": spliced("a" + "\u0301" * 2000),
    "commands-in": spliced("\n::error file=a::b\n##[error]c\n##vso[task.complete]\n"),
    "braces-in": spliced("{}{0}{lang}%s%n"),
    "quotes-in": spliced("\"'"),
    "digits": digits(5000),
    "number": spliced("9" * 100_000),
    "sparse-80-mb": sparse(80_000_000),
    "sparse-3-gb": sparse(3_000_000_000),
}

SPECIAL: Mapping[str, Damage] = {
    "gone": gone,
    "folder": instead(Path.mkdir),
    "full-folder": instead(full_folder),
    "fifo": instead(os.mkfifo),
    "socket": instead(bound),
    "dangling": instead(lambda path: path.symlink_to("nowhere")),
    "circle": instead(lambda path: path.symlink_to(path.name)),
    "null": instead(device(3, "null")),
    "zero": instead(device(5, "zero")),
    "full": instead(device(7, "full")),
    "urandom": instead(device(9, "urandom")),
    "below-file": instead(lambda path: path.symlink_to("/proc/self/status/x")),
    "proc-mem": instead(lambda path: path.symlink_to("/proc/self/mem")),
    "proc-pagemap": instead(lambda path: path.symlink_to("/proc/self/pagemap")),
    "fd": instead(lambda path: path.symlink_to("/proc/self/fd/99")),
}
