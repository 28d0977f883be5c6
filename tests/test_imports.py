"""What is imported when, and who knows whom."""

from __future__ import annotations

import ast
import json
import os
import pkgutil
import subprocess
import sys
import zipfile
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import l10n
from l10n.engines import apertium
from tests.support import KOURSK, NEIGE, PONT, ROOT, Project, missing

MODULES = ["l10n", *sorted(module.name for module in pkgutil.walk_packages(l10n.__path__, "l10n."))]

MODULE_NAMES = set(MODULES)

# What everything may know; what can be seen in any text; and stages, which don't know each other.
GROUND = {
    "cache",
    "errors",
    "extensions",
    "files",
    "languages",
    "messages",
    "model",
    "mqm",
    "notes",
    "scratch",
    "templates",
    "xml",
    "__version__",
}
FLOOR = GROUND | {"text"}
STAGES = {"articles", "catalogs", "engines", "glossary", "memory", "segmentation"}
KNOWN = {
    "model": {"messages"},
    "messages": set(),
    "templates": {"messages"},
    "notes": {"messages", "templates"},
    "errors": {"messages"},
    "mqm": set(),
    "files": {"errors", "messages"},
    "extensions": {"errors", "messages"},
    "cache": {"files"},
    "scratch": {"errors", "files", "messages"},
    "xml": {"errors", "messages"},
    "languages": {"errors", "messages"},
    "text": GROUND,
    "grammar": FLOOR | {"glossary"},
    "config": GROUND,
    **dict.fromkeys(STAGES, FLOOR),
    "translator": GROUND | {"engines", "glossary"},
    "checks": FLOOR | {"glossary"},
    "reports": FLOOR,
    "pipeline": FLOOR | STAGES | {"checks", "config", "reports"},
    "server": FLOOR | {"articles", "config", "engines", "glossary", "pipeline", "segmentation"},
    "cluster": FLOOR | STAGES | {"config", "pipeline"},
    "cli": FLOOR | {"pipeline", "config"},
    "l10n": {"__version__", "translator", "segmentation"},
}
# Where a module may know more, and why.
MORE = {
    "cli/segment.py": {"articles", "segmentation"},  # shows what one stage does
    "cli/engines.py": {"engines"},  # installs packages, and runs no pipeline
    "cli/installing.py": {"engines"},
    "cli/tables.py": {"engines"},  # shows them
    "cli/serve.py": {"server"},
    "cli/options.py": {"cluster"},  # opens one
    "cli/translate.py": {"cluster"},
    "cli/analysis.py": {"cluster"},
    "cli/worst.py": {"cluster"},
    "cli/status.py": {"cluster"},
    "cli/report.py": {"cluster", "reports"},  # chooses among the formats
    "cli/memory": {"memory"},  # shows what it holds
    "engines": {"glossary", "grammar"},  # is told terms, and puts them into sentences
}


def imports(path: Path) -> set[str]:
    """Return the parts of l10n that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "l10n":
            rest = node.module.split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("l10n.")}
    return found


@pytest.mark.parametrize("room", sorted(KNOWN))
def test_each_part_knows_only_what_stands_below_it(room: str) -> None:
    package = ROOT / "l10n"
    paths = [package / "__init__.py"] if room == "l10n" else [*package.glob(f"{room}.py")]
    paths += [] if room == "l10n" else package.glob(f"{room}/**/*.py")
    for path in paths:
        place = path.relative_to(package).as_posix()
        more = {name for start, names in MORE.items() if place.startswith(start) for name in names}
        assert imports(path) - {room} <= KNOWN[room] | more, place


def test_every_part_has_its_place() -> None:
    parts = {path.stem for path in (ROOT / "l10n").iterdir() if path.suffix == ".py" or path.is_dir()}
    code = {part for part in parts if not part.startswith("__")} - {"locale"}  # catalogs
    assert code <= KNOWN.keys()


def modules_imported(path: Path) -> set[str]:
    """Return the modules of l10n that a module imports, at its top, inside functions and for types alone.

    What stands around a module imported from (its packages) isn't counted, though Python runs that first.
    """
    parts = path.relative_to(ROOT).with_suffix("").parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            above = parts[: -node.level] if node.level else ()
            start = ".".join((*above, *filter(None, [node.module])))
            inside = {f"{start}.{alias.name}" for alias in node.names}
            found |= inside & MODULE_NAMES or {start}
            found |= {start} if inside - MODULE_NAMES else set()
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & MODULE_NAMES


def test_no_imports_go_in_a_circle() -> None:
    graph = {}
    for path in (ROOT / "l10n").rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = modules_imported(path) - {name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" ← ".join(error.args[1]))


def python(code: str, *args: str, folder: Path) -> str:
    """Run code in a process of its own, with an empty home and the repository to import from."""
    kept = ("PATH", "LANG", "LC_ALL", "ARGOS_PACKAGES_DIR", "APERTIUM_DATADIR", "CT2_FORCE_CPU_ISA")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    home = folder / "home"
    home.mkdir(exist_ok=True)
    env |= {"HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code, *args], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


WATCH = """
import json, sys
from importlib import import_module
from pathlib import Path

seen = []
code = ('.py', '.pyc', '.so', '.pth', '.dist-info', 'METADATA', 'entry_points.txt')

def audit(event, args):
    if event in ('os.mkdir', 'os.rename', 'os.remove', 'socket.connect', 'subprocess.Popen', 'os.fork'):
        seen.append([event, str(args[0])])
    elif event == 'open' and isinstance(args[0], (str, bytes)):
        path = args[0].decode() if isinstance(args[0], bytes) else args[0]
        if not path.endswith(code) and not path.startswith(('/proc/', '/sys/', '/dev/')):
            seen.append([event, path])
        elif isinstance(args[1], str) and set(args[1]) & set('wax+'):
            seen.append([event, path])

sys.addaudithook(audit)
for name in sys.argv[1:]:
    seen.append(['import', name])
    import_module(name)
print(json.dumps(seen))
"""
# Files that libraries, and no module of ours, read when they are imported.
LIBRARIES = ("/site-packages/", "/etc/", "/usr/", "/lib/python")


def test_import_l10n_makes_no_folder_and_reads_no_file(tmp_path: Path) -> None:
    assert json.loads(python(WATCH, "l10n", folder=tmp_path)) == [["import", "l10n"]]


def test_no_module_does_anything_when_it_is_imported(tmp_path: Path) -> None:
    """One after the other in one process: the name of the module that is imported stands before what it does."""
    seen = json.loads(python(WATCH, *MODULES, folder=tmp_path))
    ours = [event for event in seen if not any(place in event[1] for place in LIBRARIES)]
    assert ours == [["import", name] for name in MODULES]
    assert list((tmp_path / "home").iterdir()) == []


LOADED = """
import json, sys
try:
    from l10n.cli import main
    sys.argv[0] = 'l10n'
    main()
except SystemExit as done:
    code = done.code or 0
sys.stderr.write(json.dumps([code, sorted({name.split('.')[0] for name in sys.modules} | set(sys.modules))]))
"""
HEAVY = {
    "argostranslate",
    "babel",
    "charset_normalizer",
    "ctranslate2",
    "filelock",
    "langdetect",
    "numpy",
    "polib",
    "rapidfuzz",
    "rich",
    "sentencepiece",
    "l10n.pipeline",
    "l10n.engines",
    "l10n.catalogs",
}


def loaded(*args: str, folder: Path) -> tuple[int, set[str]]:
    """Return the exit code of a command, and what was imported by then."""
    code = LOADED.replace("sys.stderr.write", "open('loaded.json', 'w').write")
    python(code, *args, folder=folder)
    done, names = json.loads((folder / "loaded.json").read_text())
    return done, set(names)


@pytest.mark.parametrize(
    "args", [("--help",), ("--version",), ("translate", "--help"), ("accept", "--help")], ids=" ".join
)
def test_help_imports_nothing_heavy(tmp_path: Path, args: tuple[str, ...]) -> None:
    code, names = loaded(*args, folder=tmp_path)
    assert code == 0
    assert names & HEAVY == set()


# `argostranslate.translate` and `.sbd` are what imports the others, of one distribution or the other.
NEVER = {
    "torch",
    "stanza",
    "spacy",
    "minisbd",
    "onnxruntime",
    "argostranslate.translate",
    "argostranslate.sbd",
}


def test_an_apertium_run_imports_nothing_of_neural_translators(project: Project) -> None:
    served = {str(offer.pair) for offer in apertium.offers()}
    if not {"fr→es", "fr→ca"} <= served:
        missing(
            "Apertium fr-es and fra-cat are not installed", "apt-get install apertium-fr-es apertium-fra-cat"
        )
    project.article("koursk.txt", KOURSK)
    project.article("neige.txt", NEIGE)
    args = ("translate", "articles", "--to", "es", "--to", "ca", "--engine", "apertium")
    code, names = loaded(*args, folder=project.root)
    assert code == 0
    assert len(list(project.locales.rglob("*.po"))) == 4
    assert "polib" in names  # it did run here
    assert names & (NEVER | {"argostranslate", "ctranslate2", "sentencepiece", "numpy"}) == set()


def test_an_argos_run_imports_nothing_of_what_argostranslate_asks_for(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(ROOT / "tests/data/translate-fr_en-tiny.argosmodel") as package:
        package.extractall(tmp_path / "packages")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")
    project.article("pont.txt", PONT)
    args = ("translate", "articles", "--from", "fr", "--to", "en", "--engine", "argos")
    code, names = loaded(*args, folder=project.root)
    assert code == 0
    assert b"# l10n: argos fr" in project.catalog("pont", "en").read_bytes()
    assert {"ctranslate2", "sentencepiece"} <= names  # it did run here
    assert names & NEVER == set()
