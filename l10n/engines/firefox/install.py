"""Installing Firefox models, so that there is the whole of one that works or nothing new; and removing them."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from l10n.engines.firefox import files
from l10n.engines.firefox.bundles import bundles
from l10n.engines.firefox.offer import FirefoxOffer, installed, models_folder, offers
from l10n.engines.firefox.remote import Attachment, Release
from l10n.engines.packages.download import Progress, download
from l10n.engines.packages.folders import size_of
from l10n.engines.packages.staging import Done, Place, part
from l10n.engines.packages.trial import firefox_trouble as trouble
from l10n.engines.packages.web import TIMEOUT
from l10n.errors import InputError
from l10n.files import write
from l10n.messages import msg
from l10n.model import LanguagePair

_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 20
_HINT = msg("nothing was installed")


def install_release(release: Release, *, progress: Progress, timeout: float = TIMEOUT) -> Done:
    """Download and install a published model, unless it is there already and works.

    Each file has the size and the SHA-256 of its record, packed and unpacked. Raises `InputError`, `DiskFullError`.
    """
    for offer in offers():
        is_newer = offer.pair == release.pair and offer.metadata.age >= release.metadata.age
        if is_newer and not trouble(offer.path, offer.metadata):
            return Done(offer, size_of(offer.path), new=False)
    _place().check()
    packed = sum(one.size for one in release.attachments)

    def fill(folder: Path) -> None:
        done = 0
        for one in release.attachments:
            _fetch(one, folder / one.name, _shifted(progress, done, packed), timeout)
            done += one.size

    return _install(release.metadata, release.size, fill, None)


def install_path(path: Path) -> list[Done]:
    """Install the models of a folder or an archive; raises `InputError`, `DiskFullError`.

    A model whose languages the names don't tell is none that can be installed.
    """
    with bundles(path) as found:
        named = [(bundle, bundle.pair) for bundle in found]
        for bundle, pair in named:
            if pair is None:
                reason = msg("doesn't say of which languages the model in {folder} is", folder=bundle.folder)
                raise InputError(
                    reason, path=path, hint=msg("name the folder that it lies in like them: en-pt")
                )
        return [
            _install(files.Metadata(pair), bundle.size, partial(bundle.write, path=path), path)
            for bundle, pair in named
            if pair
        ]


def remove(pair: LanguagePair) -> list[Done]:
    """Remove the models for exactly `pair`; raises `InputError` where there is none."""
    there = installed()
    wanted = [offer for offer in there if offer.pair == pair]
    if not wanted:
        known = ", ".join(sorted(f"{offer.pair}" for offer in there)) or msg("none is")
        raise InputError(
            msg("no Firefox model for {pair} is installed", pair=pair),
            hint=msg("installed: {known}", known=known),
        )
    sizes = _place().take([offer.path for offer in wanted])
    return list(map(Done, wanted, sizes))


def _install(metadata: files.Metadata, size: int, fill: Callable[[Path], None], path: Path | None) -> Done:
    """Let `fill` write a model's files into a folder, try it, and put it into its place.

    `path` is where it is from, for errors.
    """
    older = [offer for offer in installed() if offer.pair == metadata.pair and not offer.path.is_symlink()]
    place = _place()
    with place.stage(size) as stage:
        new = stage / "new"
        new.mkdir()
        try:
            fill(new)
            about = {
                "source": metadata.pair.source,
                "target": metadata.pair.target,
                "version": metadata.version,
            }
            write(new / files.METADATA, (json.dumps(about) + "\n").encode())
        except OSError as error:
            raise place.cannot(msg("can't be written"), place.folder, error) from error
        if wrong := trouble(new, metadata):
            reason = msg("the model {pair} doesn't translate: {reason}", pair=metadata.pair, reason=wrong)
            raise InputError(reason, path=path, hint=_HINT)
        target = place.folder / f"{metadata.pair.source}-{metadata.pair.target}"
        place.swap(stage, new, target, [offer.path for offer in older])
    replaced = tuple(sorted(offer.metadata.version or "another" for offer in older))
    return Done(FirefoxOffer(target, metadata), size_of(target), replaced)


def _fetch(one: Attachment, target: Path, progress: Progress, timeout: float) -> None:
    """Download a file and unpack it to `target`; raises `InputError` where it isn't what was published."""
    with part(f"firefox-{one.digest[:16]}") as path:
        link = download([one.link], path, progress=progress, timeout=timeout, magic=_ZSTD)
        try:
            if path.stat().st_size != one.size or _digest(path) != one.digest:
                raise InputError(
                    msg("is not what was published: its size or its SHA-256 is another"),
                    path=link,
                    hint=_HINT,
                )
            _unpack(path, target, one, link)
        finally:
            path.unlink(missing_ok=True)


def _unpack(packed: Path, target: Path, one: Attachment, link: str) -> None:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    digest, size = hashlib.sha256(), 0
    try:
        limits: dict[int, int] = {zstd.DecompressionParameter.window_log_max: 27}
        with zstd.open(packed, "rb", options=limits) as reader, target.open("xb") as file:
            while size <= one.unpacked_size and (chunk := reader.read(_CHUNK)):
                size += len(chunk)
                digest.update(chunk)
                file.write(chunk)
    except (zstd.ZstdError, EOFError) as error:
        raise InputError(msg("is damaged: it can't be unpacked"), path=link, hint=_HINT) from error
    if size != one.unpacked_size or digest.hexdigest() != one.unpacked_digest:
        reason = msg("is not what was published: unpacked, its size or its SHA-256 is another")
        raise InputError(reason, path=link, hint=_HINT)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _shifted(progress: Progress, before: int, total: int) -> Progress:
    """Return what tells of a file as of a part of the whole."""
    return lambda done, _: progress(before + done, total)


def _place() -> Place:
    return Place(models_folder(), "L10N_FIREFOX_DIR")
