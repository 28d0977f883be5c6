"""Which files are articles, and what each is called."""

from __future__ import annotations

import stat
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import InputError
from l10n.files import head, no_file, real, system_reason
from l10n.messages import msg, msg_all
from l10n.model import article_name

# What to do with files that newsrooms have, and that hold no text that can be put back.
_PROSE = "save it as {form} or plain text"
_WAYS = {
    ".pdf": "take the document that it was made from, or its text (pdftotext FILE)",
    **dict.fromkeys((".doc", ".rtf", ".pages", ".wps", ".wpd", ".sxw", ".docm", ".dotx"), _PROSE),
    **dict.fromkeys(
        (".xlsx", ".xls", ".ods", ".csv", ".numbers"), f"put its text into a document, or {_PROSE}"
    ),
    **dict.fromkeys((".ppt", ".key"), _PROSE),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tiff"), "give its text in a file of its own"
    ),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file with an article: where it is, as it was asked for, and the article's name and reference."""

    path: Path
    name: str
    reference: str


def find(
    paths: Iterable[Path], roots: Sequence[Path], suffixes: Collection[str]
) -> tuple[list[Source], list[InputError]]:
    """Return the articles that files and folders stand for, by name, and an error for each that is unusable.

    Of folders, the files with one of `suffixes` at any depth are taken; hidden files and folders are left
    out. Each file is taken once. `roots` are the folders of articles, the project's own first, which need not
    exist: a name is the path below one, for a file elsewhere the path below the nearest folder that is called like
    the first, else the file's name; without `.txt`, with `/`, in Unicode's form C, as symbolic links resolve.
    """
    errors: list[InputError] = []
    files: dict[Path, Path] = {}
    for path in paths:
        try:
            inside = list(_expand(path, suffixes, errors))
        except (OSError, ValueError) as error:
            errors.append(unreadable(path, error))
            continue
        for file in inside:
            files.setdefault(_resolved(file), file)

    resolved_roots = [_resolved(root) for root in roots]
    named: dict[str, list[Source]] = {}
    for resolved, file in files.items():
        reference = unicodedata.normalize("NFC", _below(resolved, resolved_roots).as_posix())
        if not reference.isprintable():
            hint = msg("rename it")
            errors.append(
                InputError(
                    msg("its name has characters that can't be shown"), path=repr(str(file)), hint=hint
                )
            )
            continue
        name = article_name(reference)
        named.setdefault(name, []).append(Source(file, name, reference))
    sources = []
    for name, same in named.items():
        if len(same) == 1:
            sources += same
            continue
        others = msg_all(f"`{source.path}`" for source in same)
        errors.append(
            InputError(
                msg("{others} are both the article `{name}`", others=others, name=name),
                hint=msg("rename one, or leave it out"),
            )
        )
    return sorted(sources, key=lambda source: source.name), errors


def unread(paths: Iterable[Path], suffixes: Collection[str]) -> Counter[str]:
    """Return how many files folders have that aren't read, by suffix in small letters ("" for none), most first.

    Hidden ones aren't counted.
    """
    counts: Counter[str] = Counter()
    for path in paths:
        if path.is_dir():
            counts.update(file.suffix.lower() for file in _walk(path, [], set()))
    for suffix in suffixes:
        counts.pop(suffix, None)
    return Counter(dict(counts.most_common()))


def unreadable(path: Path, error: OSError | ValueError) -> InputError:
    """Return the error for a file that the system doesn't let us read."""
    if isinstance(error, FileNotFoundError):
        return InputError(msg("no such file"), path=path, hint=msg("check its name"))
    if isinstance(error, PermissionError):
        return InputError(
            msg("may not be read"), path=path, hint=msg("change its permissions, or leave it out")
        )
    reason = msg("can't be read: {reason}", reason=system_reason(error))
    return InputError(reason, path=path, hint=msg("check it, or leave it out"))


def read_bytes(path: Path, limit: int) -> bytes:
    """Return what `l10n.files.head` does. Raises `InputError` where a file can't be read, or is none."""
    try:
        return head(path, limit)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def _resolved(path: Path) -> Path:
    return Path(real(path))  # Path.resolve raises RuntimeError for links in a circle


def _expand(path: Path, suffixes: Collection[str], errors: list[InputError]) -> Iterator[Path]:
    """Yield the files that `path` stands for; add errors for what is no article."""
    known = ", ".join(sorted(suffixes))
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        empty = True
        for file in _walk(path, errors, set()):
            if file.suffix.lower() in suffixes:
                empty = False
                yield file
        if empty:
            errors.append(
                InputError(
                    msg("no articles in this folder"), path=path, hint=msg("l10n reads {known}", known=known)
                )
            )
    elif not stat.S_ISREG(mode):
        errors.append(no_file(path, mode))
    elif path.suffix.lower() not in suffixes:
        what = (
            msg("`{suffix}` files aren't read", suffix=path.suffix)
            if path.suffix
            else msg("files without a suffix aren't read")
        )
        form = ".docx" if ".docx" in suffixes else "HTML"
        way = _WAYS.get(path.suffix.lower(), "").format(form=form)
        hint = (
            msg("{way}; l10n reads {known}", way=way, known=known)
            if way
            else msg("l10n reads {known}", known=known)
        )
        errors.append(InputError(what, path=path, hint=hint))
    else:
        yield path


def _walk(folder: Path, errors: list[InputError], seen: set[Path]) -> Iterator[Path]:
    """Yield the files in a folder and those in it, links to folders followed, but no folder twice."""
    if (resolved := _resolved(folder)) in seen:
        return
    seen.add(resolved)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        errors.append(unreadable(folder, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry, errors, seen)
        else:
            yield entry


def _below(file: Path, roots: Sequence[Path]) -> Path:
    """Return the part of a resolved path that names the article."""
    for root in roots:
        if file.is_relative_to(root):
            return file.relative_to(root)
    for folder in file.parents:
        if folder.name == roots[0].name:
            return file.relative_to(folder)
    return Path(file.name)
