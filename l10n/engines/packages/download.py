"""Package files from the network, gone on with where the connection broke.

A package goes into a `.part` file. Where the connection breaks it is gone on with from there, in this run or the
next, if the server can say that it is still the same file; else from the start.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from http.client import HTTPResponse
from pathlib import Path
from typing import BinaryIO

from l10n.engines.packages.archive import MAGIC, MOST_PACKED
from l10n.engines.packages.web import TIMEOUT, CutError, LinkError, body, connect, length
from l10n.errors import InputError
from l10n.files import refused
from l10n.messages import msg, msgs
from l10n.text.display import file_size

_RESTARTS = 3  # of one link, each time the connection breaks

Progress = Callable[[int, int | None], None]
"""Is told how many bytes there are, and of how many, if that is known."""


def download(
    links: Sequence[str], part: Path, *, progress: Progress, timeout: float = TIMEOUT, magic: bytes = MAGIC
) -> str:
    """Write to `part` what the first of `links` that works gives, and return that link.

    What doesn't begin with `magic` is something else. Raises `InputError` where none works, naming the last, and
    `DiskFullError`. What there is of the file then stays, if it can be gone on with.
    """
    failed: list[tuple[str, LinkError]] = []
    try:
        for link in links:
            try:
                _from(link, part, progress, timeout, magic)
            except LinkError as error:
                failed.append((link, error))
            else:
                _state_file(part).unlink(missing_ok=True)
                return link
    except BaseException as error:
        if isinstance(error, OSError) or not _state_file(part).exists():
            _forget(part)
        if isinstance(error, OSError):
            hint, space = (
                msg("set XDG_CACHE_HOME to a folder that can be written"),
                msg("make room and run the same again"),
            )
            raise refused(msg("can't be written"), part, error, hint, space=space) from error
        raise
    if not _state_file(part).exists():
        _forget(part)
    if not failed:
        reason = msg("the index has no link to the package that begins with http:// or https://")
        raise InputError(reason, hint=msg("download it by hand and run `l10n engines install FILE`"))
    link, last = failed[-1]
    others = len(failed) - 1
    reason = msg("can't be downloaded: {reason}", reason=last)
    if others:
        reason = msgs(
            "can't be downloaded: {reason} ({count} more link fails, too)",
            "can't be downloaded: {reason} ({count} more links fail, too)",
            others,
            reason=last,
        )
    hint = msg("run the same again later, or download it by hand and run `l10n engines install FILE`")
    raise InputError(reason, path=link, hint=hint) from last


def _from(link: str, part: Path, progress: Progress, timeout: float, magic: bytes) -> None:
    """Write to `part` what `link` gives, going on as long as each connection brings something."""
    for restart in range(1 + _RESTARTS):
        before = _size(part)
        try:
            return _attempt(link, part, progress, timeout, magic)
        except CutError:
            again = _state_file(part).exists() or not restart  # from the start again, only once
            if restart == _RESTARTS or _size(part) == before or not again:
                raise


def _attempt(link: str, part: Path, progress: Progress, timeout: float, magic: bytes) -> None:
    validator, start = _begun(link, part)
    headers = {"Range": f"bytes={start}-", "If-Range": validator} if start else {}
    try:
        response = connect(link, headers, timeout)
    except LinkError as error:
        if start and error.status == 416:  # the file has become shorter
            _forget(part)
            raise CutError(error.reason) from error
        raise
    with response:
        if response.status == 206 and not _fits(response, start, validator):
            _forget(part)
            raise CutError(msg("the server goes on with another file than it began with"))
        if response.status != 206:
            start = 0
            _remember(link, part, _validator(response))
        rest = length(response)
        total = start + rest if rest is not None else None
        if total is not None and total > MOST_PACKED:
            _forget(part)
            raise LinkError(
                msg(
                    "it is {size}, over the limit of {most}",
                    size=file_size(total),
                    most=file_size(MOST_PACKED),
                )
            )
        with part.open("ab" if start else "wb") as file:
            done = _copy(response, file, start, total, progress, timeout, magic)
    if done < len(magic):
        _forget(part)
        raise LinkError(msg("it sends an empty file"))
    if total is not None and done < total:
        raise CutError(
            msg(
                "the connection broke after {received} of {whole}",
                received=file_size(done),
                whole=file_size(total),
            )
        )


def _copy(
    response: HTTPResponse,
    file: BinaryIO,
    done: int,
    total: int | None,
    progress: Progress,
    timeout: float,
    magic: bytes,
) -> int:
    """Write the body of `response` to `file`, and return how many bytes the file has then."""
    first = b"" if not done else magic
    progress(done, total)
    for chunk in body(response, timeout):
        if len(first) < len(magic):
            first += chunk[: len(magic)]
            if first[: len(magic)] != magic[: len(first)]:
                _forget(Path(file.name))
                kind = response.headers.get_content_type()
                raise LinkError(msg("it sends no package but something else ({kind})", kind=kind))
        done += len(chunk)
        if done > MOST_PACKED:
            _forget(Path(file.name))
            raise LinkError(msg("it is over the limit of {most}", most=file_size(MOST_PACKED)))
        file.write(chunk)
        progress(done, total)
    return done


def _validator(response: HTTPResponse) -> str:
    """Return what tells one version of the file from another, as `If-Range` takes it."""
    tag: str = response.headers.get("ETag", "")
    if tag and not tag.startswith("W/"):
        return tag
    return response.headers.get("Last-Modified", "")


def _fits(response: HTTPResponse, start: int, validator: str) -> bool:
    """Tell whether a partial answer is the rest of the file that we have `start` bytes of."""
    range_ = re.fullmatch(r"bytes (\d+)-\d+/(?:\d+|\*)", response.headers.get("Content-Range", ""))
    return range_ is not None and int(range_[1]) == start and _validator(response) in ("", validator)


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _state_file(part: Path) -> Path:
    return part.with_suffix(".json")


def _remember(link: str, part: Path, validator: str) -> None:
    if validator:
        _state_file(part).write_text(json.dumps({"link": link, "validator": validator}), encoding="utf-8")
    else:
        _state_file(part).unlink(missing_ok=True)


def _begun(link: str, part: Path) -> tuple[str, int]:
    """Return the validator and the size of what there is of `link`; nothing where it can't be gone on with."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        state = json.loads(_state_file(part).read_text(encoding="utf-8"))
        if state["link"] == link and isinstance(state["validator"], str):
            return state["validator"], part.stat().st_size
    return "", 0


def _forget(part: Path) -> None:
    _state_file(part).unlink(missing_ok=True)
    part.unlink(missing_ok=True)
