"""What tests of several folders share: a project to run commands in, and engines that answer at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest

from l10n.engines import FAMILIES, Direct, Family, Offer, registry
from l10n.errors import EngineError, NoEngineError
from l10n.extensions import Registry
from l10n.messages import msg
from l10n.model import LanguagePair, Translation

ROOT = Path(__file__).parent.parent
DRIVER = Path(__file__).parent / "driver.py"

KOURSK = """Le sous-marin revient au port

Après dix ans d'absence, le sous-marin est revenu au port de Mourmansk. Les marins ont été accueillis par
leurs familles sur le quai.

Le capitaine a refusé de répondre aux questions. « Nous avons fait notre travail », a-t-il dit.
"""
NEIGE = """La neige coupe les routes

Une tempête de neige a coupé les routes de la vallée pendant deux jours. Les écoles sont restées fermées.

Les habitants ont reçu des vivres par hélicoptère. Le préfet a promis une aide aux communes touchées.
"""
PONT = """Le vieux pont sera reconstruit

Le conseil a voté hier soir la reconstruction du vieux pont de pierre. Les travaux dureront deux ans.
"""


# Which systems tests may ask for, and whether this is one.
SYSTEMS = {"Linux": sys.platform == "linux", "POSIX": os.name == "posix"}


def only_on(system: str, why: str) -> pytest.MarkDecorator:
    """Mark tests that ask for one of `SYSTEMS`, with why no other will do; elsewhere they are `missing`."""
    return pytest.mark.only_on(system, why)


def missing(what: str, how: str) -> NoReturn:
    """End a test that needs what is not here: loudly, and in CI as a failure."""
    message = f"NOT TESTED: {what} ({how})"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be somebody whom rights hold for, also where root runs the tests, who may do everything."""
    if os.geteuid():
        yield
        return
    import pwd

    nobody = pwd.getpwnam("nobody").pw_uid
    os.setreuid(nobody, -1)  # whom `os.access` asks for
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setreuid(0, -1)


def need(*programs: str) -> None:
    """End a test whose programs are not installed."""
    if lacking := [program for program in programs if shutil.which(program) is None]:
        missing(f"{', '.join(lacking)} not installed", "apt-get install gettext apertium")


def check_catalog(path: Path) -> None:
    """Let gettext judge a catalog, machine output included."""
    need("msgfmt", "msgcat")
    command = ["msgfmt", "--check", "--use-fuzzy", "-o", os.devnull, str(path)]
    if path.suffix == ".pot":  # without a language it can't pass --check
        command = ["msgcat", "-o", os.devnull, str(path)]
    judged = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (judged.returncode, judged.stderr) == (0, "")


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the content of all files in a folder, hidden ones too, by their path below it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def install_offers(monkeypatch: pytest.MonkeyPatch, installed: Sequence[Offer]) -> None:
    """Make offers all that is installed."""

    def family(name: str) -> Family:
        own = [offer for offer in installed if offer.family == name]
        return Family(lambda: own, FAMILIES[name].how_to_get)

    fakes = {name: family(name) for name in FAMILIES}
    monkeypatch.setattr(registry, "FAMILIES", Registry("l10n.engines", msg("engine"), fakes, callable))


@dataclass
class FakeEngines:
    """Stands in for what is installed, and remembers what it was asked for.

    A target is the source with the language before it. `served` are the languages it translates into, `broken`
    those in which it breaks; `delay` is in seconds a source; `hook` is called before each batch.
    """

    served: Sequence[str] = ("es", "ca", "en")
    broken: Sequence[str] = ()
    delay: float = 0.0
    hook: Callable[[], None] = lambda: None
    loaded: list[LanguagePair] = field(default_factory=list)
    closed: list[LanguagePair] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def choose(self, pair: LanguagePair, family: str = "auto") -> FakeEngine:
        if pair.target not in self.served:
            hint = msg("apt-get install apertium-{source}-{target}", source=pair.source, target=pair.target)
            raise NoEngineError(msg("no engine that is installed translates {pair}", pair=pair), hint=hint)
        return FakeEngine(pair, self)

    def start(
        self, pair: LanguagePair, engine: str = "auto", beam: int | None = None, terms: object = None
    ) -> FakeEngine:
        return self.choose(pair, engine).load()

    def install(self, patch: Callable[[str, object], None]) -> None:
        """Put it where the pipeline looks for engines."""
        patch("l10n.engines.choose", self.choose)
        patch("l10n.engines.start", self.start)
        patch("l10n.engines.source_languages", lambda: {"fr"})
        patch("l10n.checks.RULES", ())  # they would find fault with each of its targets


@dataclass
class FakeEngine(Direct):
    """Offer and engine in one."""

    pair: LanguagePair
    engines: FakeEngines
    family: str = "fake"

    @property
    def origin(self) -> str:
        return f"fake {self.pair.source}-{self.pair.target}"

    @property
    def engine(self) -> FakeEngine:
        """Itself, where the layers above an engine are asked for what they stand on."""
        return self

    def load(self) -> FakeEngine:
        self.engines.loaded.append(self.pair)
        return self

    def translate(
        self, sources: Sequence[str], tell: Callable[[float], None] = lambda share: None
    ) -> list[Translation]:
        self.engines.hook()
        if self.pair.target in self.engines.broken:
            raise EngineError(msg("{origin} broke", origin=self.origin), hint=msg("install it again"))
        time.sleep(self.engines.delay * len(sources))
        self.engines.sources += sources
        return [Translation(f"[{self.pair.target}] {source}") for source in sources]

    def close(self) -> None:
        self.engines.closed.append(self.pair)


@dataclass(frozen=True)
class Result:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The only line on standard error."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


@dataclass(frozen=True)
class Project:
    """A folder with articles, in which commands run."""

    root: Path

    @property
    def locales(self) -> Path:
        return self.root / "locales"

    def article(self, name: str, content: str | bytes) -> Path:
        """Write an article below `articles/`."""
        path = self.root / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def catalog(self, name: str, lang: str = "es") -> Path:
        return self.locales / lang / "LC_MESSAGES" / f"{name}.po"

    def run(self, *args: str | Path, stdin: bytes = b"") -> Result:
        """Run l10n in this process."""
        from typer.testing import CliRunner

        from l10n.cli.app import app

        ran = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
        if ran.exception is not None and not isinstance(ran.exception, SystemExit):
            raise ran.exception
        assert "Traceback" not in ran.stderr
        return Result(ran.exit_code, ran.stdout, ran.stderr)

    def driven(self, *args: str | Path, driver: Sequence[str] = ()) -> list[str]:
        """Return the command that runs l10n with fake engines in a process of its own; see `driver.py`."""
        return [sys.executable, str(DRIVER), *driver, "--", *map(str, args)]
