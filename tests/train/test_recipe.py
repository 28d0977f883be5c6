"""The whole recipe on a CPU, at a small scale: pairs to arrays, weights, a package, and l10n translating with it."""

from __future__ import annotations

import math
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from l10n import engines
from l10n.engines.terms.annotation import Signs
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair
from tests import firefox
from tests.support import ROOT, missing

PYTHON = ROOT / ".venv-train" / "bin" / "python"
SHARED = ROOT.parent / "shared"
SETS = ["tatoeba-2017.en-fr", "canada-ca-blog.en-fr", "canada-digital-service-blog.en-fr"]
PAIR = LanguagePair("fr", "en")
PIECES = 3_000


def need(path: Path, how: str) -> None:
    if not path.exists():
        missing(f"{path.name} is not there", how)


def step(*words: object) -> str:
    """Run a step of the recipe and return what it says."""
    command = [str(PYTHON), "-m", "tools.train", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.slow
def test_the_whole_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need(PYTHON, "make test-all sets it up")
    need(SHARED / "training", "it lies beside the project, not in it")
    folder, out, package = tmp_path / "data", tmp_path / "out", tmp_path / "proof.argosmodel"

    said = step("prepare", folder, "--recipe", "proof", "--pairs", 5_000, "--sets", *SETS)
    assert (folder / "learnt.xz").stat().st_size < 60 << 20
    assert "5,000 pairs" in said

    # Cut off by the clock, and gone on with from what travels alone.
    first = step("train", folder, "--out", out, "--state", tmp_path / "gone", "--minutes", 1, "--threads", 2)
    assert "to be gone on with" in first
    pieces = sorted(out.glob("weights-*.bin"))
    assert pieces
    assert all(path.stat().st_size <= 16 << 20 for path in pieces)
    again = step("train", folder, "--out", out, "--state", tmp_path / "state", "--minutes", 4, "--threads", 2)
    losses = [float(loss) for loss in re.findall(r"tuning ([\d.]+)", again)]
    assert losses[-1] < math.log(PIECES) - 1  # who guesses among all pieces has their logarithm

    packed = step("pack", folder, out, package)
    assert "CTranslate2 says what PyTorch says to 200 of 200" in packed
    with zipfile.ZipFile(package) as archive:
        readme = next(name for name in archive.namelist() if name.endswith("/README.md"))
        text = archive.read(readme).decode()
        archive.extractall(tmp_path / "packages")
    assert all(name in text for name in SETS)

    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    (offer,) = engines.offers("argos")
    assert offer.pair == PAIR
    row = Row("tom", Kind.PERSON, Status.PREFERRED, {"fr": "Tom", "en": "Tim"})
    engine = engines.start(PAIR, "argos", None, TermFinder(Glossary((row,)), PAIR))
    (made,) = engine.translate(["Tom est ici."])
    engine.close()
    assert made.target
    assert not Signs("⦃", "⦂", "⦄").are_in(made.target)


@pytest.mark.slow
def test_a_student_is_gone_on_with_on_a_cpu(tmp_path: Path) -> None:
    """The recipe `cpu`: transfer, norms behind, a sampled loss; some hundred steps on a few thousand pairs."""
    need(PYTHON, "make test-all sets it up")
    need(SHARED / "training", "it lies beside the project, not in it")
    shortlist, student, vocabulary = firefox.model_files("pt-en")
    assert "lex" in shortlist.name
    folder, start, out = tmp_path / "data", tmp_path / "start", tmp_path / "out"
    small = ("--pairs", 4_000, "--pieces", 4_000, "--batch", 1_500, "--judge", 30, "--rounds", 1)
    step("prepare", folder, "--recipe", "cpu", *small, "--sets", *SETS)
    step(
        *("transfer", folder, student, vocabulary, start),
    )
    # One thread: where other work runs beside, two wait for each other ten times as long as they work.
    common = ("train", folder, "--out", out, "--after", start, "--steps", 120, "--threads", 1)
    trained = step(*common, "--state", tmp_path / "state", "--minutes", 30)
    losses = [float(loss) for loss in re.findall(r"tuning ([\d.]+)", trained)]
    assert len(losses) >= 4
    assert losses[-1] < losses[0] - 0.2
    assert losses[-1] < math.log(4_000) - 1  # of who guesses
    packed = step("pack", folder, out, tmp_path / "a.argosmodel", "--checked", 40)
    assert "CTranslate2 says what PyTorch says to 40 of 40" in packed
