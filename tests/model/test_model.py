"""Nothing that a person wrote is lost, whatever people, tools, accidents and runs do; and each defence is needed."""

from __future__ import annotations

import pytest

from l10n.catalogs import files
from l10n.errors import InputError
from tests.model.mutants import MUTANTS
from tests.model.play import drawn, play, report, sessions
from tests.support import FakeEngines, Project, only_on

pytestmark = only_on("POSIX", "Windows has no fork, from which each run goes on to be killed")

SEED = 77  # the same steps each time; `python -m tests.model N` plays others


def hold(count: int, *, library: bool) -> None:
    for seed, size in sessions(count, SEED):
        some = drawn(seed, size)
        if broken := play(some, library=library):
            pytest.fail(report(seed, some[: broken[0] + 1], library=library))


@pytest.mark.parametrize(
    ("count", "library"),
    [
        pytest.param(200, True, id="library"),
        pytest.param(100, False, id="command"),
        pytest.param(2000, False, id="command-long", marks=pytest.mark.slow),
    ],
)
@pytest.mark.usefixtures("engines")
def test_no_text_of_a_person_is_lost(count: int, library: bool) -> None:
    hold(count, library=library)


@pytest.mark.parametrize("name", MUTANTS)
def test_each_defence_is_needed(name: str, engines: FakeEngines, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant = MUTANTS[name]
    few = [drawn(seed, size, dict.fromkeys(mutant.steps, 1)) for seed, size in sessions(400, 1)]
    assert play(few[0], library=True) is None
    mutant.take_away(monkeypatch.setattr)
    assert any(isinstance((play(some, library=True) or (0, None))[1], AssertionError) for some in few)


def test_links_to_a_catalog_have_one_lock(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LOCK_SECONDS", 0.05)
    real = project.root / "real.po"
    real.touch()
    links = [project.root / name / "a.po" for name in ("one", "two")]
    for link in links:
        link.parent.mkdir()
        link.symlink_to(real)
    with files.locked(links[0]), pytest.raises(InputError, match="another process"), files.locked(links[1]):
        pass
