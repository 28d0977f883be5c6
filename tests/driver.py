"""Run l10n with engines that answer at once: `python driver.py [options] -- translate …`.

--say-when-up      print `up` once l10n is at work
--say-when-asked   print `asked` when the engine gets its first sources
--delay SECONDS    how long the engine takes for each source
--warm FOLDER      run once in this folder before, so that everything is imported
--user NAME        be this user, for good, before the command runs
"""

from __future__ import annotations

import argparse
import os
import pwd
import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pkgutil
from importlib import import_module

from tests.support import KOURSK, FakeEngines


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--say-when-up", action="store_true")
    parser.add_argument("--say-when-asked", action="store_true")
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--user", default="")
    parser.add_argument("--warm", type=Path)
    parser.add_argument("args", nargs="*")
    options = parser.parse_args()
    hook = partial(print, "asked", flush=True) if options.say_when_asked else lambda: None
    install(FakeEngines(delay=options.delay, hook=hook))
    if options.warm:
        warm(options.warm)
    if options.user:
        become(options.user)
    sys.argv = ["l10n", *options.args]
    from l10n.cli import main as run

    if options.say_when_up:
        module = import_module("l10n.cli.help")
        localised = module.localised

        def up(app: object) -> object:
            print("up", flush=True)
            return localised(app)

        vars(module)["localised"] = up
    run()


def install(engines: FakeEngines) -> None:
    def patch(target: str, value: object) -> None:
        module, _, name = target.rpartition(".")
        setattr(import_module(module), name, value)

    engines.install(patch)


def warm(folder: Path) -> None:
    """Import all that a run imports, the files that it reads included."""
    from typer.testing import CliRunner

    from l10n.cli.app import app

    # a text of its own, which no run has answers for
    (folder / "warm.txt").write_text(f"{KOURSK}\n{os.urandom(8).hex()} ?\n", encoding="utf-8")
    args = ["translate", str(folder / "warm.txt"), "--to", "es", "--locales", str(folder / "warm")]
    done = CliRunner().invoke(app, args)
    assert done.exit_code == 0, done.output


def become(name: str) -> None:
    """Be another user: files that only root may read are read no more."""
    import l10n

    for module in pkgutil.walk_packages(l10n.__path__, "l10n."):
        import_module(module.name)
    user = pwd.getpwnam(name)
    os.environ["HOME"] = user.pw_dir
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)


if __name__ == "__main__":
    main()
