"""The packages that come with l10n: beside what people install, and behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.engines import Searching, argos, choose, listing
from l10n.engines.packages import archive, bundled, install
from l10n.engines.packages.install import install_bundled, install_file, remove
from l10n.errors import InputError
from l10n.model import LanguagePair
from tests.argos import package
from tests.support import Project

FR_EN = LanguagePair("fr", "en")
SENTENCE = "L'OTAN et la Corée du Nord ont réagi à l'annonce de Moscou."


@pytest.fixture
def folder(argos_folder: Path) -> Path:
    """A packages folder that is not made yet."""
    return argos_folder


def origins() -> list[str]:
    return [offer.origin for offer in argos.offers()]


@pytest.mark.parametrize("path", bundled.bundled(), ids=lambda path: path.name)
def test_each_is_named_like_the_folder_that_it_is_installed_in(path: Path) -> None:
    contents = archive.look(path)
    assert contents.metadata.folder == path.stem
    assert bundled.is_bundled(contents.metadata)


def test_french_to_english_comes_with_l10n_and_translates(folder: Path) -> None:
    (done,) = install_bundled()
    assert (done.offer.origin, done.new) == ("argos fr→en 0.2", True)
    (again,) = install_bundled()
    assert (again.offer, again.size, again.new) == (done.offer, done.size, False)
    engine = choose(FR_EN).load()
    (made,) = engine.translate([SENTENCE])
    engine.close()
    assert "NATO" in made.target
    assert "North Korea" in made.target


def test_a_broken_one_is_mended(folder: Path) -> None:
    (done,) = install_bundled()
    (done.offer.path / "model" / "model.bin").write_bytes(b"")
    (again,) = install_bundled()
    assert again.new
    assert listing.faults() == []


@pytest.mark.parametrize("lost", ["model/vmap.txt", "README.md"])
def test_one_that_lacks_a_file_is_mended(folder: Path, lost: str) -> None:
    """As one does that came with an earlier copy of l10n, before there was a shortlist."""
    (done,) = install_bundled()
    (done.offer.path / lost).unlink()
    (again,) = install_bundled()
    assert (again.new, again.size) == (True, done.size)
    assert (again.offer.path / lost).is_file()


@pytest.mark.parametrize("version", ["1.9", "0.1"], ids=["newer", "older"])
@pytest.mark.parametrize("first", ["theirs", "ours"])
def test_another_stands_beside_it_and_goes_first(
    folder: Path, tmp_path: Path, version: str, first: str
) -> None:
    theirs = package(tmp_path / "theirs.argosmodel", package_version=version)
    if first == "theirs":
        install_file(theirs)
        install_bundled()
    else:
        install_bundled()
        assert install_file(theirs).replaced == ()
    assert origins() == [f"argos fr→en {version}", "argos fr→en 0.2"]
    assert choose(FR_EN).origin == f"argos fr→en {version}"
    assert listing.faults() == []
    assert len(remove(FR_EN)) == 2


def test_a_newer_one_of_theirs_still_replaces_their_older(folder: Path, tmp_path: Path) -> None:
    install_bundled()
    install_file(package(tmp_path / "a.argosmodel", package_version="1.8"))
    done = install_file(package(tmp_path / "b.argosmodel", package_version="1.9"))
    assert done.replaced == ("1.8",)
    assert origins() == ["argos fr→en 1.9", "argos fr→en 0.2"]


def test_a_copy_of_l10n_without_any_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "bundled", lambda: [])
    with pytest.raises(InputError, match="no package comes with this copy"):
        install_bundled()


def test_the_command_installs_them(project: Project, argos_folder: Path) -> None:
    done = project.run("engines", "install", "--bundled")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("installed argos fr→en 0.2 (16.8 MB) in ")
    again = project.run("engines", "install", "--bundled")
    assert again.out == "argos fr→en 0.2 is installed already, and works\n"
    both = project.run("engines", "install", "--bundled", "fr", "en")
    assert (both.code, both.out) == (2, "")
    assert "--bundled" in both.line
    assert project.run("engines", "install").code == 2


def test_what_a_search_ended_with_is_kept_the_best_first(folder: Path) -> None:
    install_bundled()
    engine = choose(FR_EN).load()
    assert isinstance(engine, Searching)
    assert engine.alternatives(SENTENCE) == []
    (made,) = engine.translate([SENTENCE])
    weighed = engine.alternatives(SENTENCE)
    engine.close()
    assert weighed[0] == made
    assert len({one.target for one in weighed}) > 1
    scores = [one.score for one in weighed if one.score is not None]
    assert len(scores) == len(weighed)
    assert scores == sorted(scores, reverse=True)
