"""Files that l10n makes: written whole or not at all, only if they change, and never over what people made.

A file that is there is replaced if l10n wrote it itself and nobody has changed it since. Its digest, kept in
`.l10n/outputs` below the project, says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from l10n import files
from l10n.errors import InputError
from l10n.messages import msg
from l10n.reports.paths import parts_folder


def write(path: Path, data: bytes, root: Path, *, force: bool = False) -> bool:
    """Write a file, making its folder; return False, and write nothing, if it holds just that already.

    A file that is there keeps its permissions, a symbolic link stays one. `root` is the project's folder. Raises
    InputError where the disk or the permissions don't allow it, or where, without `force`, the file isn't as l10n
    wrote it; what was there is then as it was.
    """
    if not differs(path, data):
        return False
    with replacing(path, root, force=force):
        files.make_folder(Path(os.path.realpath(path)).parent)
        files.write(path, data)
    return True


def write_pieces(path: Path, pieces: Iterable[bytes], root: Path, *, force: bool = False) -> bool:
    """Write a file that comes in pieces and isn't held, as `write` does; pieces are asked for in any case."""
    real = Path(os.path.realpath(path))
    part = real.with_name(f".{real.name}.{os.getpid()}.part")

    def stays() -> bool:
        if _is_same(path, part):
            return True
        if not force:
            _check(path, root)
        return False

    try:
        files.make_folder(real.parent)
        if not files.write(path, pieces, part=part, unless=stays):
            return False
    except OSError as error:
        raise _error(path, error) from error
    if _is_plain(path):
        _note(root, path)
    return True


def write_all(
    path: Path, pages: Iterable[tuple[str, Iterable[bytes]]], root: Path, *, force: bool = False
) -> int:
    """Write the file at `path` and those beside it, and return how many those are; raises InputError like `write`.

    `pages` are the files' paths from the folder of the first, and what is in them, in pieces. What an earlier run
    wrote into the folder of parts and nobody has changed goes, if it isn't among them.
    """
    written = {path}
    for name, pieces in pages:
        write_pieces(path.parent / name, pieces, root, force=force)
        written.add(path.parent / name)
    folder = path.with_name(parts_folder(path.name))
    for old in sorted(folder.glob("*.html")) if folder.is_dir() else ():
        if old not in written and _digest(old) == _last_digest(root, old):
            old.unlink()
            _place(root, old).unlink(missing_ok=True)
    with suppress(OSError):  # it isn't there, or not empty
        folder.rmdir()
    return len(written) - 1


@contextmanager
def replacing(path: Path, root: Path, *, force: bool = False) -> Iterator[None]:
    """Let a file be written, if it isn't people's work, and remember what it is then. Raises InputError."""
    try:
        if not force:
            _check(path, root)
        yield
        if _is_plain(path):
            _note(root, path)
    except OSError as error:
        raise _error(path, error) from error


def _check(path: Path, root: Path) -> None:
    """Raise InputError if a file is people's work."""
    if _is_plain(path) and _digest(path) not in (_EMPTY, _last_digest(root, path)):
        hint = msg("choose another name with -o, or --force it")
        raise InputError(msg("isn't as l10n wrote it, if it did, and stays as it is"), path=path, hint=hint)


def differs(path: Path, data: bytes) -> bool:
    """Return whether the file at `path` holds anything else than `data`, or isn't there; raises InputError."""
    try:
        return not _is_plain(path) or path.stat().st_size != len(data) or path.read_bytes() != data
    except OSError as error:
        raise _error(path, error) from error


def _is_same(path: Path, part: Path) -> bool:
    return _is_plain(path) and path.stat().st_size == part.stat().st_size and _digest(path) == _digest(part)


def safe_name(name: str, path: Path) -> str:
    """Return an article's name, which a file at `path` has. Raises InputError for one that leads out of a folder."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or not name.isprintable() or not parts.parts:
        raise InputError(
            msg("its article has a name that can't be used: {name!r}", name=name),
            path=path,
            hint=msg("export it again"),
        )
    return name


def _digest(path: Path) -> str:
    digest = blake2b(digest_size=16)
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


_EMPTY = blake2b(digest_size=16).hexdigest()  # nobody's work


def _place(root: Path, path: Path) -> Path:
    """Return where the digest of a file is kept: each has a file of its own, so that runs don't meet."""
    name = blake2b(os.fsencode(os.path.realpath(path)), digest_size=16).hexdigest()
    return root / ".l10n" / "outputs" / name


def _last_digest(root: Path, path: Path) -> str:
    try:
        return _place(root, path).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _note(root: Path, path: Path) -> None:
    """Remember how a file was written; where that can't be, it will have to be forced next time."""
    with suppress(OSError):
        files.make_hidden_folder(root / ".l10n")
        place = _place(root, path)
        place.parent.mkdir(exist_ok=True)
        place.write_text(_digest(path), encoding="ascii")


def _is_plain(path: Path) -> bool:
    """Return whether there is a file, and no device or pipe that is written through."""
    return path.is_file() and not files.is_special(path)


def _error(path: Path, error: OSError) -> InputError:
    space = msg("{way}: what is finished is kept", way=files.FREE_SPACE)
    return files.refused(
        msg("can't write it"), path, error, msg("mend that, or choose another folder with -o"), space=space
    )
