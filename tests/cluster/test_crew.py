"""Which workers may help, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from l10n.cluster.crew import shown_file
from l10n.cluster.facts import Facts, Question, differences, facts
from l10n.model import LanguagePair
from tests.support import as_nobody

PAIR = LanguagePair("fr", "es")
QUESTION = Question(Path("/news/.l10n/cluster-1"), "x", Path("/news"), (), ((PAIR, "auto"),))
VERSIONS = {"l10n": "1.0", "Python": "3.12", "ctranslate2": "4.6"}
OWN = Facts(
    VERSIONS,
    "aa",
    {"fr→es": (("argos fr→es 1.9", "11"), ("apertium fra-spa", "22"))},
    (),
    (),
)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (OWN, []),
        (replace(OWN, versions=VERSIONS | {"l10n": "1.1"}, program="bb"), ["l10n 1.1, not 1.0"]),
        (replace(OWN, program="bb"), ["other files of l10n 1.0"]),
        (replace(OWN, versions=VERSIONS | {"Python": "3.11"}), ["Python 3.11, not 3.12"]),
        (replace(OWN, versions={"l10n": "1.0", "Python": "3.12"}), ["ctranslate2 –, not 4.6"]),
        (replace(OWN, engines={"fr→es": ()}), ["no argos fr→es 1.9 for fr→es"]),
        (
            replace(OWN, engines={"fr→es": (("argos fr→es 1.8", "11"), ("apertium fra-spa", "22"))}),
            ["argos fr→es 1.8 for fr→es, not argos fr→es 1.9"],
        ),
        (
            replace(OWN, engines={"fr→es": (("argos fr→es 1.9", "99"), ("apertium fra-spa", "22"))}),
            ["other files of argos fr→es 1.9"],
        ),
        (replace(OWN, engines={"fr→es": OWN.engines["fr→es"][:1]}), ["no apertium fra-spa for fr→es"]),
        (
            replace(OWN, engines={"fr→es": (*OWN.engines["fr→es"], ("lyre 1", "33"))}),
            ["lyre 1 for fr→es as well"],
        ),
        (replace(OWN, unseen=(Path("/news"),)), ["it doesn't see /news"]),
        (replace(OWN, unwritable=(Path("/news/po"),)), ["it may not write below /news/po"]),
    ],
    ids=[
        *("the-same", "l10n", "files-of-l10n", "python", "a-library", "no-engine", "version-of-an-engine"),
        *("files-of-an-engine", "no-second-engine", "another-engine", "another-disk", "not-writable"),
    ],
)
def test_what_differs_is_said(other: Facts, said: list[str]) -> None:
    assert list(map(str, differences(OWN, other, QUESTION))) == said


def test_a_driver_without_an_engine_asks_for_none() -> None:
    assert differences(replace(OWN, engines={"fr→es": ()}), OWN, QUESTION) == []


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may enter, as pytest's own may not be."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_process_sees_the_folder_or_not(folder: Path) -> None:
    with shown_file(folder) as (path, text):
        question = Question(path, text, folder, (folder / "not" / "there" / "yet",))
        assert facts(question).unseen == ()
        assert facts(replace(question, text="something else")).unseen == (folder,)
        assert facts(replace(question, file=folder / ".l10n" / "nowhere")).unseen == (folder,)
        assert facts(replace(question, here=folder / "nowhere")).unseen == (folder / "nowhere",)
        assert facts(replace(question, file=None, here=folder / "nowhere")).unseen == ()
        assert facts(question).unwritable == ()
        folder.chmod(0o555)
        with as_nobody():
            assert facts(question).unseen == ()
            assert facts(question).unwritable == question.folders
        folder.chmod(0o755)
    assert not path.exists()


def test_a_folder_that_may_not_be_entered_is_one_that_a_process_neither_sees_nor_writes(folder: Path) -> None:
    closed = folder / "closed"
    (closed / "inside").mkdir(parents=True)
    closed.chmod(0)
    with shown_file(folder) as (path, text), as_nobody():
        found = facts(Question(path, text, closed / "inside", ()))
        assert found.unseen == (closed / "inside",)
        found = facts(Question(path, text, folder, (closed / "inside", closed / "new" / "es")))
        assert found.unwritable == (closed / "inside", closed / "new" / "es")
    closed.chmod(0o755)
