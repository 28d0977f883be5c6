"""The table of bad inputs: kinds of file × kinds of damage × the commands that read them; settings; arguments."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.argos import FOLDER, package
from tests.inputs.damage import CONTENT, SPECIAL, Damage, device
from tests.inputs.kinds import DAMAGES, SOUND

CATALOG = "locales/es/LC_MESSAGES/koursk.po"
FROM_TO = ("--from", "fr", "--to", "es")


@dataclass(frozen=True)
class Case:
    """A command on a project in which something is bad.

    `bad` is the path of that, which an error names; `refused`: it must be one. `stdin` is a file of the project's.
    """

    id: str
    args: tuple[str, ...]
    make: Callable[[Path], object] = lambda root: None
    bad: str = ""
    refused: bool = False
    stdin: str = os.devnull
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def quick(self) -> bool:
        """Whether it takes a tenth of a second: no engine and no check is asked."""
        return not {"translate", "check", "report"} & set(self.args)


GLOSSARY = """\
concept,kind,status,fr,es,note
kursk,place,preferred,Koursk,Kursk,The boat; not the town.
kursk,place,forbidden,Koursk,Koursk,
sous-marin,term,preferred,sous-marin,submarino,
sous-marin,term,admitted,sous-marin,sumergible,
port,term,preferred,port,puerto,
"""
ARTICLE = """\
Le Koursk revient au port

Après dix ans d'absence, le sous-marin Koursk est revenu au port de Mourmansk. Les marins ont été accueillis par
leurs familles sur le quai, le 12 août 2010, à 17 h 30.

Le capitaine a refusé de répondre aux questions. « Nous avons fait notre travail », a-t-il dit.
"""
SETTINGS = 'from = "fr"\nto = ["es"]\n'
_FIRST = (
    f"translate articles {' '.join(FROM_TO)}",
    f"accept {CATALOG}",
    "memory rebuild",
    "glossary export -o names.tbx",
    "glossary export -o names.utf8 --from fr --to es",
    "glossary export -o weblate.csv --format weblate --from fr --to es",
    "glossary export -o names.tsv --from fr --to es",
    f"xliff export {CATALOG} -o out",
    "memory export -o memory.tmx",
    "report -o before.json --fail-on never",
    "publish articles --to es -o public",
)


def lay_out(root: Path, run: Callable[[Path, tuple[str, ...]], int | None]) -> None:
    """Make the good project that every case begins with, by commands that `run` runs."""
    for name, text in {
        "articles/koursk.txt": ARTICLE,
        "stdin.txt": ARTICLE,
        "glossary/names.csv": GLOSSARY,
        "l10n.toml": SETTINGS,
        "pyproject.toml": f"[tool.l10n]\n{SETTINGS}",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    package(root / "tiny.argosmodel")
    (root / "packages" / FOLDER).mkdir(parents=True)
    (root / "packages" / FOLDER / "metadata.json").write_text(json.dumps(SOUND))
    for command in _FIRST:
        if command.startswith("accept"):
            catalog = root / CATALOG
            text = catalog.read_text(encoding="utf-8")
            catalog.write_text(text.replace("#, fuzzy\n", "", 2), encoding="utf-8")
            continue
        code = run(root, tuple(command.split()))
        assert code == 0 or (command.startswith("publish") and code == 1), command
    (root / "out" / "es" / "koursk.xlf").replace(root / "koursk.xlf")
    shutil.rmtree(root / "out")


# What reads each kind of file: the file, and the commands.
READERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "article": (
        "articles/koursk.txt",
        {
            "translate": "translate articles --from fr --to es",
            "segment": "segment articles/koursk.txt",
            "publish": "publish articles/koursk.txt --to es -o public --missing source",
            "diff": "diff articles/koursk.txt --to es -o public --missing source",
            "status": "status",
            "suggest": "glossary suggest articles --from fr",
            "find": "glossary find articles/koursk.txt --to es",
        },
    ),
    "catalog": (
        CATALOG,
        {
            "translate": "translate articles --from fr --to es",
            "check": f"check {CATALOG}",
            "check-write": "check --write",
            "status": "status",
            "report": "report -o report.html",
            "ignore": f"ignore {CATALOG} --list",
            "accept": f"accept {CATALOG}",
            "publish": "publish articles --to es -o public --missing source",
            "xliff-export": f"xliff export {CATALOG} -o out",
            "xliff-import": f"xliff import koursk.xlf --catalog {CATALOG}",
            "rebuild": "memory rebuild",
            "lessons": f"memory lessons {CATALOG}",
        },
    ),
    "template": ("locales/koursk.pot", {"translate": "translate articles --from fr --to es"}),
    "glossary": (
        "glossary/names.csv",
        {
            "glossary-check": "glossary check",
            "find": "glossary find Koursk --to es",
            "export": "glossary export -o out.tbx",
            "check": "check",
            "translate": "translate articles --from fr --to es --refresh",
        },
    ),
    "tbx": ("names.tbx", {"import": "glossary import names.tbx -o -"}),
    "omegat": ("names.utf8", {"import": "glossary import names.utf8 --from fr --to es -o -"}),
    "weblate": ("weblate.csv", {"import": "glossary import weblate.csv --from fr --to es -o -"}),
    "tsv": ("names.tsv", {"import": "glossary import names.tsv --from fr --to es -o -"}),
    "tmx": ("memory.tmx", {"import": "memory import memory.tmx"}),
    "xliff": ("koursk.xlf", {"import": "xliff import koursk.xlf"}),
    "settings": ("l10n.toml", {"status": "status", "translate": "translate articles"}),
    "pyproject": ("pyproject.toml", {"status": "status"}),
    "baseline": ("before.json", {"report": "report --baseline before.json"}),
    "memory": (
        ".l10n/memory.sqlite",
        {
            "stats": "memory stats",
            "find": "memory find Koursk",
            "export": "memory export -o out.tmx",
            "compact": "memory compact",
            "rebuild": "memory rebuild",
            "lessons": "memory lessons",
            "translate": "translate articles --from fr --to es --refresh",
        },
    ),
    "metadata": ("packages/translate-fr_en-1_0/metadata.json", {"list": "engines list"}),
    "package": ("tiny.argosmodel", {"install": "engines install tiny.argosmodel"}),
    "stdin": (
        "stdin.txt",
        {
            "translate": "translate - --from fr --to es",
            "segment": "segment -",
            "publish": f"publish - --to es --catalog {CATALOG} --missing source",
            "find": "glossary find - --to es",
        },
    ),
}


def _files() -> Iterator[Case]:
    for kind, (path, commands) in READERS.items():
        damages = [("content", CONTENT), ("special", SPECIAL), ("own", DAMAGES.get(kind, {}))]
        for sort, some in damages:
            for number, (name, damage) in enumerate(some.items()):
                for at, (label, command) in enumerate(commands.items()):
                    # Every reader meets each damage; of commands that share one, two in turn do.
                    if len(commands) > 3 and sort != "special" and (number + at) % (len(commands) // 2):
                        continue
                    own = f"own-{name}" if sort == "own" else name
                    yield _file_case(kind, path, own, damage, label, command)


def _file_case(kind: str, path: str, name: str, damage: Damage, label: str, command: str) -> Case:
    def make(root: Path) -> None:
        place = root / path
        if kind == "pyproject":
            (root / "l10n.toml").unlink()
        damage(place, place.read_bytes())

    refused = (
        name in ("nul", "png", "fifo", "socket", "zero", "urandom", "sparse-3-gb") and kind not in _QUIET
    )
    stdin = path if kind == "stdin" else os.devnull
    environment = {"ARGOS_PACKAGES_DIR": "packages"} if kind in ("metadata", "package") else {}
    if kind == "stdin" and name in (
        "fifo",
        "socket",
        "dangling",
        "circle",
        "gone",
        "folder",
        "full-folder",
        "below-file",
        "fd",
    ):
        return Case(f"{kind}-{name}-{label}", tuple(command.split()), stdin=os.devnull)
    return Case(
        f"{kind}-{name}-{label}",
        tuple(command.split()),
        make,
        "stdin" if kind == "stdin" else path,
        refused,
        stdin,
        environment,
    )


# What a command may do without: it says nothing of them, or makes them anew.
_QUIET = ("metadata", "glossary", "pyproject", "memory", "settings", "stdin", "template", "article")

_VALUES = ('""', "1", "-1", "true", "[]", "{}", '"\\u0000"', '"\\u001b[2J"', '"../../x"', '"special"', '"."',
           '"' + "x" * 5000 + '"', '"a/' + "b/" * 1500 + '"', '["' + "es-" * 900 + '"]', "nan", "1979-05-27", '"{"', '"{article}{lang}{0}"',
           '"{article!r}{lang:>999999999}"', '"\\uFFFF\\u202E"', '"~/x"', '[["es"]]', '{"fr-es"="apertium"}', '"con"')  # fmt: skip
_KEYS = ("from", "to", "engine", "engines", "beam", "articles", "locales", "glossary", "memory", "catalog", "template",
         "encoding", "fail-on", "checks")  # fmt: skip


def _settings() -> Iterator[Case]:
    commands = {
        "status": ("status",),
        "translate": ("translate", "articles/koursk.txt"),
        "report": ("report",),
        "stats": ("memory", "stats"),
    }
    turn = list(commands.items())
    for k, key in enumerate(_KEYS):
        for v, value in enumerate(_VALUES):
            name, command = turn[(k + v) % len(turn)]
            text = f"{key} = {value}\n" + ("" if key in ("from", "to") else 'from = "fr"\nto = ["es"]\n')
            yield Case(f"setting-{key}-{v}-{name}", command, partial(_set, text=text))


def _set(root: Path, text: str) -> None:
    device(5, "zero")(root / "special")
    (root / "l10n.toml").write_text(text)


_WORDS = ("", " ", "-", "--", ".", "..", "\n", "\x1b[2J", "\u202e", "\udcff\udcfe", "x" * 5000, "a/" * 1500 + "b",
          "9" * 5000, "-1", "nan", "1e999", "٣", "{lang}", "%s%n", "$(x)", "*", "~", "C:\\x", "\\\\a\\b", "es" * 3000,
          "/dev/full", "/proc/self/mem", "/proc/self/fd/99", "locales", "l10n.toml", CATALOG, "fr")  # fmt: skip
# `@` is where the word goes.
_COMMANDS = (
    "translate @ --from fr --to es", "translate articles --from @ --to es", "translate articles --from fr --to @",
    "translate articles --from fr --to es --engine @", "translate articles --from fr --to es --beam @",
    "translate articles --from fr --to es --dry-run --locales @", "translate articles --from fr --to es --glossary @",
    "translate articles --from fr --to es --encoding @", "translate articles --to es --fail-on @", "check @",
    "check --from @ --to @", "check --glossary @", "check --format @", "ignore @ --list",
    f"ignore {CATALOG} @ --reason x --line 5", f"ignore {CATALOG} dash @ --reason x --line 20",
    f"ignore {CATALOG} dash --line @ --reason x", f"ignore {CATALOG} dash --source @ --reason x",
    f"ignore {CATALOG} dash --line 20 --reason @", "accept @", "publish @ --to es -o public",
    "publish articles --to @ -o public", "publish articles/koursk.txt --to es -o - --missing source --catalog @",
    "diff articles --to es -o @", "status @", "status --fail-under @", "report @", "report --format @ --baseline @",
    "report --least @", "segment @", "segment articles/koursk.txt --lang @",
    "segment articles/koursk.txt --encoding @", "doctor --to @", "glossary check @", "glossary find @ --to es",
    "glossary find Koursk --lang @ --to @", "glossary import @ -o -", "glossary import names.tbx --format @ -o -",
    "glossary export -o - --format @", "glossary export -o - --format tbx --from @ --to @",
    "glossary suggest @", "glossary suggest articles --least @", "memory import @",
    "memory import memory.tmx --from @ --to @", "memory find @", "memory find Koursk --most @ --least @",
    "memory lessons @", "memory lessons --least @", "engines install @", "engines install @ fr", "engines remove @ fr",
    "xliff export @ -o out", "xliff import @", "xliff import koursk.xlf --locales @", "xliff import koursk.xlf --catalog @",
    "@", "glossary @", "--@",
)  # fmt: skip


def _arguments() -> Iterator[Case]:
    for number, command in enumerate(_COMMANDS):
        for at, word in enumerate(_WORDS):
            if (number + at) % 4:
                continue
            args = tuple(part.replace("@", word) for part in command.split(" "))
            yield Case(f"argument-{number}-{at}", args, environment={"ARGOS_PACKAGES_DIR": "packages"})


_OUTPUTS = {
    "report": "report --fail-on never -o @",
    "report-html": "report --fail-on never --format html -o @",
    "glossary-export": "glossary export --format tbx -o @",
    "glossary-import": "glossary import names.tbx --force -o @",
    "memory-export": "memory export -o @",
    "publish": "publish articles --to es --missing source -o @",
    "xliff": f"xliff export {CATALOG} -o @",
    "translate": "translate articles --from fr --to es --locales @",
}


def _special(root: Path, what: str) -> None:
    SPECIAL[what](root / "special", b"")


def _outputs() -> Iterator[Case]:
    """Special files as what is written: never replaced, never waited for."""
    for what in ("null", "zero", "full", "fifo", "socket", "folder", "full-folder", "dangling", "circle", "proc-mem", "below-file", "fd"):  # fmt: skip
        for name, command in _OUTPUTS.items():
            args = tuple(command.replace("@", "special").split())
            yield Case(f"output-{what}-{name}", args, partial(_special, what=what))
    for name, command in _OUTPUTS.items():
        for path in (
            "/dev/stdout",
            "/dev/fd/1",
            "/proc/self/fd/1",
            "nowhere/at/all/x",
            "l10n.toml/x",
            "x" * 300,
            "a/" * 1500 + "b",
            "",
            ".",
        ):
            args = tuple(command.replace("@", "OUT").split())
            yield Case(f"output-{path[:20]}-{name}", tuple(path if arg == "OUT" else arg for arg in args))


def _deep(root: Path) -> None:
    """Make folders 1,500 deep, with an article, a catalog and a glossary in the deepest."""
    here = os.open(".", os.O_RDONLY)
    try:
        for top in ("articles", "locales", "glossary"):
            os.chdir(root / top)
            for _ in range(1500):
                os.mkdir("d")  # noqa: PTH102 - below what a path can name
                os.chdir("d")
            for name in ("x.txt", "x.po", "x.csv"):
                Path(name).write_text("fr,es\nMot,Palabra\n")
    finally:
        os.fchdir(here)
        os.close(here)


def _wide(root: Path) -> None:
    for top in ("articles", "locales", "glossary"):
        for number in range(1000):
            (root / top / f"dir{number}").mkdir()


def _names(root: Path) -> None:
    for top, suffix in (("articles", ".txt"), ("locales", ".po"), ("glossary", ".csv")):
        for name in (
            b"\xff\xfe",
            b"a\nb",
            b"\x1b[2J",
            "\u202e".encode(),
            b" ",
            b"-x",
            b"a" * 240,
            b"%s{lang}",
            b"e\xcc\x81",
        ):
            path = os.fsencode(root / top) + b"/" + name + suffix.encode()
            Path(os.fsdecode(path)).write_text(ARTICLE, encoding="utf-8")


def _circles(root: Path) -> None:
    for top in ("articles", "locales", "glossary"):
        for name in "abc":
            (root / top / name).symlink_to(root / top)


def _folders() -> Iterator[Case]:
    commands = (
        "translate articles --from fr --to es", "check", "status", "report", "publish articles --to es -o public",
        "glossary check", "glossary suggest articles --from fr", "glossary find Koursk", "xliff export locales -o out",
        "xliff import articles", "memory rebuild", "memory lessons", "memory stats", "diff articles --to es -o articles",
    )  # fmt: skip
    for name, make in (("deep", _deep), ("wide", _wide), ("names", _names), ("circles", _circles)):
        for command in commands:
            yield Case(
                f"folders-{name}-{command.split(' -')[0].replace(' ', '-')}", tuple(command.split()), make
            )


def _environments() -> Iterator[Case]:
    values = ("", "l10n.toml", "x" * 5000, "special", "\x1b[2J", "nowhere/at/all")
    names = ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "ARGOS_PACKAGES_DIR", "APERTIUM_DATADIR", "COLUMNS", "LC_ALL", "TMPDIR", "NO_COLOR", "TERM")  # fmt: skip
    commands = (
        "translate articles --from fr --to es --refresh",
        "engines list",
        "status",
        "check",
        "--help",
    )
    for number, name in enumerate(names):
        for at, value in enumerate(values):
            command = commands[(number + at) % len(commands)]
            yield Case(
                f"environment-{name}-{at}",
                tuple(command.split()),
                lambda root: device(5, "zero")(root / "special"),
                environment={name: value},
            )


def cases() -> list[Case]:
    """Return all cases; their ids differ."""
    return [*_files(), *_settings(), *_arguments(), *_outputs(), *_folders(), *_environments()]
