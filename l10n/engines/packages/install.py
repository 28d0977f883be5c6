"""Installing packages, so that there is the whole of one that works or nothing new; and removing them."""

from __future__ import annotations

from pathlib import Path

from l10n.engines import argos
from l10n.engines.packages.archive import is_unpacked, look, unpack
from l10n.engines.packages.bundled import bundled, is_bundled
from l10n.engines.packages.download import Progress, download
from l10n.engines.packages.folders import packages_folder, size_of
from l10n.engines.packages.index import Entry
from l10n.engines.packages.metadata import Metadata, age, in_folder
from l10n.engines.packages.staging import Done, Place, part
from l10n.engines.packages.trial import trouble
from l10n.engines.packages.web import TIMEOUT
from l10n.errors import InputError
from l10n.messages import msg
from l10n.model import LanguagePair


def install_file(path: Path, *, expected: Metadata | None = None) -> Done:
    """Install the package file at `path`, and take away the older versions of its pair.

    What comes with l10n stays, and takes nothing away. A package is unpacked beside the packages folder, tried
    there, and renamed into place: one that doesn't work replaces nothing. Raises `InputError`, also where `expected`
    names other languages, and `DiskFullError`.
    """
    contents = look(path)
    metadata = contents.metadata
    if expected and metadata.codes != expected.codes:
        reason = msg(
            "is a package for {from_code}→{to_code}, though the index says otherwise",
            from_code=metadata.from_code,
            to_code=metadata.to_code,
        )
        raise InputError(reason, path=path, hint=msg("tell the index's maintainers; nothing was installed"))
    place = _place()
    older = _same_pair(place.folder, metadata)
    _check_not_older(metadata, older, path)
    with place.stage(contents.size) as stage:
        unpack(path, stage)
        unpacked = stage / contents.top
        if wrong := trouble(unpacked, metadata):
            reason = msg("doesn't translate: {reason}", reason=wrong.replace(str(unpacked), contents.top))
            raise InputError(reason, path=path, hint=msg("nothing was installed"))
        target = place.folder / metadata.folder
        place.swap(stage, unpacked, target, older)
    return Done(argos.ArgosOffer(target, metadata), contents.size, tuple(sorted(older.values(), key=age)))


def install_bundled() -> list[Done]:
    """Install the packages that come with l10n, but those that are there already and work; they replace no other.

    Raises `InputError`, also where none comes with it, and `DiskFullError`.
    """
    done = []
    for path in bundled():
        metadata = look(path).metadata
        there = packages_folder() / metadata.folder
        if in_folder(there) == metadata and is_unpacked(path, there) and not trouble(there, metadata):
            done.append(Done(argos.ArgosOffer(there, metadata), size_of(there), new=False))
        else:
            done.append(install_file(path))
    if not done:
        raise InputError(
            msg("no package comes with this copy of l10n"), hint=msg("l10n engines install FROM TO")
        )
    return done


def install_entry(entry: Entry, *, progress: Progress, timeout: float = TIMEOUT) -> Done:
    """Download and install a package of the index, unless it is there already and works."""
    metadata = entry.metadata
    for offer in argos.offers():
        is_same = offer.metadata.codes == metadata.codes
        if is_same and offer.metadata.age >= metadata.age and not trouble(offer.path, offer.metadata):
            return Done(offer, size_of(offer.path), new=False)
    _place().check()
    with part(metadata.folder) as path:
        link = download(entry.links, path, progress=progress, timeout=timeout)
        try:
            return install_file(path, expected=metadata)
        except InputError as error:
            if error.path != path:
                raise
            raise InputError(error.reason, path=link, hint=error.hint) from error
        finally:
            path.unlink(missing_ok=True)


def remove(pair: LanguagePair) -> list[Done]:
    """Remove the package for exactly `pair`, all its versions; raises `InputError` where there is none."""
    folder = packages_folder()
    offers = [argos.ArgosOffer(path, metadata) for path, metadata in _packages(folder)]
    wanted = [offer for offer in offers if offer.pair == pair]
    elsewhere = next((offer for offer in argos.offers() if offer.pair == pair), None)
    if not wanted and elsewhere:
        raise InputError(
            msg("is not in the packages folder"),
            path=elsewhere.path,
            hint=msg("l10n looks after {folder}", folder=folder),
        )
    if not wanted:
        known = ", ".join(sorted(f"{offer.pair}" for offer in offers)) or msg("none is")
        raise InputError(
            msg("no Argos package for {pair} is installed", pair=pair),
            hint=msg("installed: {known}", known=known),
        )
    sizes = _place().take([offer.path for offer in wanted])
    return list(map(Done, wanted, sizes))


def _place() -> Place:
    return Place(packages_folder(), "ARGOS_PACKAGES_DIR")


def _same_pair(folder: Path, metadata: Metadata) -> dict[Path, str]:
    """Return the installed folders that a package is to replace, with their versions: those of its pair.

    Links are left aside, and so is what comes with l10n: that and others stand side by side.
    """
    return {
        path: other.version
        for path, other in _packages(folder)
        if other.codes == metadata.codes
        and not path.is_symlink()
        and (other == metadata or not (is_bundled(other) or is_bundled(metadata)))
    }


def _packages(folder: Path) -> list[tuple[Path, Metadata]]:
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise _place().cannot(msg("can't be read"), folder, error) from error
    return [(path, metadata) for path in paths if (metadata := in_folder(path))]


def _check_not_older(metadata: Metadata, installed: dict[Path, str], path: Path) -> None:
    newer = max(installed.values(), key=age, default="")
    if age(newer) > metadata.age:
        tags = metadata.pair
        hint = msg(
            "run `l10n engines remove {source} {target}` first if you want the older one",
            source=tags.source,
            target=tags.target,
        )
        raise InputError(
            msg(
                "is {pair} {version}, and {newer} is installed",
                pair=tags,
                version=metadata.version,
                newer=newer,
            ),
            path=path,
            hint=hint,
        )
