"""Installing and removing: what is replaced, what is left behind (nothing)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.engines import argos, choose, listing
from l10n.engines.packages import install, staging, trial
from l10n.engines.packages.install import install_file, remove
from l10n.errors import DiskFullError, InputError
from l10n.model import LanguagePair
from tests.argos import FOLDER, TINY, TOP, contents, metadata, package
from tests.support import files_in

FR_EN = LanguagePair("fr", "en")
Change = Callable[[Path], object]


@pytest.fixture
def folder(argos_folder: Path) -> Path:
    """A packages folder that is not made yet."""
    return argos_folder


def left(folder: Path) -> list[str]:
    """Return what is in the packages folder and beside it."""
    return sorted(path.relative_to(folder.parent).as_posix() for path in folder.parent.glob("*/*"))


def test_it_is_installed_and_translates(folder: Path, tmp_path: Path) -> None:
    done = install_file(TINY)
    assert (done.offer.origin, done.offer.path, done.replaced) == ("argos fr→en 1.0", folder / FOLDER, ())
    assert choose(FR_EN, "argos") == done.offer
    assert files_in(folder / FOLDER) == {
        name.removeprefix(f"{TOP}/"): content for name, content in contents().items()
    }
    assert done.size == sum(map(len, contents().values()))
    assert left(folder) == [f"packages/{FOLDER}"]


def test_folders_of_their_own_do_no_harm(folder: Path, tmp_path: Path) -> None:
    path = package(
        tmp_path / "given.argosmodel", {f"{TOP}/": b"", f"{TOP}/stanza/fr/": b"", f"{TOP}/é.txt": b"x"}
    )
    install_file(path)
    assert (folder / FOLDER / "stanza/fr").is_dir()


def test_a_newer_one_takes_the_place_of_all_older_ones(folder: Path, tmp_path: Path) -> None:
    for version, name in (("1.2", "a"), ("1.10", "b")):
        (folder / name / "model").mkdir(parents=True)
        (folder / name / "metadata.json").write_bytes(metadata(package_version=version))
    (folder / "other").mkdir()
    (folder / "other" / "metadata.json").write_bytes(metadata(from_code="de"))
    done = install_file(package(tmp_path / "new.argosmodel", package_version="1.11"))
    assert done.replaced == ("1.2", "1.10")
    assert left(folder) == ["packages/other", "packages/translate-fr_en-1_11"]


def test_the_same_version_mends_a_broken_one(folder: Path) -> None:
    install_file(TINY)
    (folder / FOLDER / "model" / "model.bin").write_bytes(b"")
    (folder / FOLDER / "mine").touch()
    install_file(TINY)
    assert not (folder / FOLDER / "mine").exists()
    assert listing.faults() == []


def test_an_older_one_is_refused(folder: Path, tmp_path: Path) -> None:
    install_file(TINY)
    with pytest.raises(
        InputError, match=r"is fr→en 0\.9, and 1\.0 is installed; run `l10n engines remove fr en`"
    ):
        install_file(package(tmp_path / "old.argosmodel", package_version="0.9"))
    assert left(folder) == [f"packages/{FOLDER}"]


def test_a_broken_one_replaces_nothing(folder: Path, tmp_path: Path) -> None:
    install_file(TINY)
    before = files_in(folder)
    broken = package(tmp_path / "new.argosmodel", {f"{TOP}/model/model.bin": b"no"}, package_version="2.0")
    with pytest.raises(InputError, match="doesn't translate"):
        install_file(broken)
    assert files_in(folder) == before
    assert left(folder) == [f"packages/{FOLDER}"]


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), OSError(5, "Input/output error")], ids=["ctrl-c", "i/o"]
)
@pytest.mark.parametrize("at", ["trouble", "unpack", "first rename", "second rename"])
def test_what_stops_it_leaves_the_old_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, error: BaseException
) -> None:
    install_file(TINY)
    before = files_in(folder)
    path = package(tmp_path / "again.argosmodel", {f"{TOP}/new": b"1"})
    real, renames = Path.rename, []

    def stop(*_: object, **__: object) -> None:
        raise error

    def rename(old: Path, new: Path) -> Path:
        renames.append(old)
        if len(renames) == (1 if at == "first rename" else 2):
            raise error
        return real(old, new)

    if at.endswith("rename"):
        monkeypatch.setattr(Path, "rename", rename)
    else:
        monkeypatch.setattr(install, at, stop)
    with pytest.raises((KeyboardInterrupt, InputError, OSError)):
        install_file(path)
    assert files_in(folder) == before
    assert left(folder) == [f"packages/{FOLDER}"]


def test_a_full_disk_is_said_before_anything_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_SPARE", 1 << 60)
    with pytest.raises(InputError, match="the disk has"):
        install_file(TINY)
    assert left(folder) == []


def test_a_disk_that_gets_full_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "open", full)
    with pytest.raises(DiskFullError, match="no space left"):
        install_file(TINY)
    assert left(folder) == []


def test_what_a_killed_process_left_is_removed_after_a_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / ".l10n-install-old" / "x").mkdir(parents=True)
    install_file(TINY)
    assert (folder.parent / ".l10n-install-old").exists()
    monkeypatch.setattr(staging, "_STALE", -60)
    install_file(TINY)
    assert left(folder) == [f"packages/{FOLDER}"]


def test_removing_takes_that_folder_alone(folder: Path) -> None:
    install_file(TINY)
    (folder / "mine").mkdir()
    (done,) = remove(FR_EN)
    assert (done.offer.origin, done.size) == ("argos fr→en 1.0", sum(map(len, contents().values())))
    assert left(folder) == ["packages/mine"]


@pytest.mark.parametrize("pair", [LanguagePair("en", "fr"), LanguagePair("fr", "en-US")], ids=str)
def test_what_is_not_installed_is_not_removed(folder: Path, pair: LanguagePair) -> None:
    install_file(TINY)
    with pytest.raises(InputError, match=r"is installed; installed: fr→en$"):
        remove(pair)
    assert left(folder) == [f"packages/{FOLDER}"]


def test_a_link_is_followed_neither_as_a_package_nor_inside_one(folder: Path, tmp_path: Path) -> None:
    install_file(TINY)
    elsewhere = tmp_path / "elsewhere"
    (folder / FOLDER).rename(elsewhere)
    (folder / "unreal").symlink_to(elsewhere)  # behind the package by its name
    before = files_in(elsewhere)
    with pytest.raises(InputError, match="is a link"):
        remove(FR_EN)
    install_file(TINY)
    with pytest.raises(InputError, match="is a link"):
        remove(FR_EN)
    assert (folder / FOLDER).is_dir()
    (folder / "unreal").unlink()
    (folder / FOLDER / "inside").symlink_to(elsewhere)
    (done,) = remove(FR_EN)
    assert done.size == sum(map(len, contents().values()))
    assert files_in(elsewhere) == before
    assert left(folder) == []


def test_argos_own_codes_are_bcp_47_outside(folder: Path, tmp_path: Path) -> None:
    install_file(package(tmp_path / "pb.argosmodel", from_code="pb", to_code="zt"))
    assert left(folder) == ["packages/translate-pb_zt-1_0"]
    assert remove(LanguagePair("pt-BR", "zh-Hant"))


def test_a_model_that_takes_the_process_with_it_is_found_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_file(TINY)
    (offer,) = argos.offers()
    crash = tmp_path / "crash"
    crash.mkdir()
    (crash / "sentencepiece.py").write_text("import os; os.abort()\n")
    monkeypatch.setenv("PYTHONPATH", str(crash))
    assert trial.trouble(offer.path, offer.metadata) == "it breaks the program that loads it (signal 6)"
    monkeypatch.delenv("PYTHONPATH")
    assert (
        trial.trouble(offer.path, offer.metadata, seconds=0.001)
        == "it doesn't translate a sentence within 0.001 seconds"
    )
    monkeypatch.chdir(crash)  # what lies in the working directory is not imported
    assert trial.trouble(offer.path, offer.metadata) == ""


def test_argostranslates_settings_say_where_packages_go(folder: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "chosen"
    settings = tmp_path / "xdg" / "argos-translate" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(chosen)}))
    environment = {key: value for key, value in os.environ.items() if key != "ARGOS_PACKAGES_DIR"}
    code = (
        "import sys; from pathlib import Path; from l10n.engines.packages.install import install_file;"
        "from l10n.engines import argos; install_file(Path(sys.argv[1])); print(argos.offers()[0].path)"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, str(TINY)], env=environment, capture_output=True, text=True, check=True
    )
    assert made.stdout == f"{chosen / FOLDER}\n"
