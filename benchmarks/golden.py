"""Write down what a tree does as its users see it, and compare what two trees do.

    python benchmarks/golden.py plant TREE FILE [--most N]
    python benchmarks/golden.py write TREE OUT [--only PART,…] [--quick] [--planted FILE] [--shared DIR]
    python benchmarks/golden.py compare OUT_A OUT_B [--only PART,…] [--all] [--examples N] [--any-order]

It imports nothing of l10n: TREE is a checkout that is set up (`make setup`), and its command line is run as a black
box, with a home, a cache and Argos packages of its own below OUT. What is observed goes to OUT/golden/PART: what a
command printed as JSON lines (`.jsonl`: an item of the report a line, in the report's order, then other output and
the exit code), and the files that it wrote. Paths lose what stands before the project, and times are left out.

`plant` writes the faults that TREE's `benchmarks/checks.py` plants in good translations, once, from the tree that
is the measure; `write` reads them (by default `planted.jsonl` beside OUT). The parts:

    ntrex      the checks on good translations (NTREX's, and a few hard ones), without and with the glossary
    planted    the checks on the planted faults, without and with the glossary
    articles   all articles through Apertium and through an Argos package: catalogs and reports
    surface    a project that people have worked in: merging, status, reports, publishing, XLIFF, memory, glossary
    segment    the sentences of articles in many languages
    foreign    the checks on other projects' catalogs in many languages

`compare` takes OUT_A for the measure: a JSON field or a list that it doesn't have is left out of OUT_B, and named.
What differs is grouped by the check, or else by where it stands. The exit code is 1 if anything does, be it only the
order. `--quick` takes a tenth of the units and a few articles; what is quick compares with what is quick.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

PACKAGE = "translate-fr_en-0_2.argosmodel"
PAIRS = ("fr-en", "fr-es", "fr-de", "fr-ca", "fr-it", "fr-pt", "en-fr")
EPOCH = "1700000000"
LONGEST = 900  # seconds that a command may take
CHECK = ("check", "--format", "json", "--fail-on", "never")
BAD_GLOSSARY = """concept,kind,status,fr,en,es,ca,de,match,note
koursk,place,preferred,Koursk,Kursk,Kursk,Kursk,Kursk,,
koursk,place,preferred,Koursk,Koursk,Kursk,Kursk,Kursk,,
kiev,place,forbidden,,Kyiv,,,,,
kiev,place,admitted,Kiev,Kyiv,Kiev,Kíiv,Kiew,,
otan,acronym,preferred,OTAN,NATO,OTAN,OTAN,NATO,exactly,
onu,acronyme,preferred,ONU,UN,ONU,ONU,UNO,,
,place,preferred,Moscou,Moscow,Moscú,Moscou,Moskau,,
paris,place,perfect,Paris,Paris,París,París,Paris,,
russie,place,preferred,Russie ,Russia|Russia,Rusia,Rússia,Russland,,
vide,place,preferred,,,,,,,
"""

Line = dict[str, Any]
Job = Callable[[], None]


@dataclass(frozen=True)
class Task:
    """A tree to observe, where to write what it does, and of how much."""

    tree: Path
    out: Path
    shared: Path
    quick: bool
    planted: Path
    spent: dict[str, float] = field(default_factory=dict)

    def project(self, part: str, name: str, settings: str = "") -> Project:
        """Return a project without articles in a folder of its own, with the tree's glossary."""
        root = self.out / "work" / part / name
        root.mkdir(parents=True)
        (root / "l10n.toml").write_text(settings, encoding="utf-8")
        shutil.copytree(self.tree / "glossary", root / "glossary")
        return Project(self, root, self.out / "golden" / part / name)

    def articles(self) -> list[Path]:
        """Return the articles: all, or six."""
        paths = [*sorted((self.shared / "articles" / "fr").glob("*.txt"))]
        return [
            *(paths[::13] if self.quick else paths),
            self.shared / "articles" / "russie-coree-du-nord.txt",
        ]

    def records(self, *path: str) -> Iterator[Line]:
        """Return what stands in a file of JSON lines."""
        for line in self.shared.joinpath(*path).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)

    def environment(self) -> dict[str, str]:
        """Return all the environment that a command has."""
        home = self.out / "home"
        return {
            **{name: os.environ[name] for name in ("PATH", "PYTHONHASHSEED") if name in os.environ},
            "HOME": str(home),
            "XDG_CACHE_HOME": str(self.out / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "ARGOS_PACKAGES_DIR": str(self.out / "packages"),
            "CT2_FORCE_CPU_ISA": "GENERIC",
            "SOURCE_DATE_EPOCH": EPOCH,
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "COLUMNS": "200",
            "NO_COLOR": "1",
            "TERM": "dumb",
        }


@dataclass(frozen=True)
class Project:
    """A folder in which the commands run, and the folder for what they do there."""

    task: Task
    root: Path
    golden: Path

    def l10n(self, name: str, *arguments: str | Path) -> list[Line]:
        """Run a command, write `name`.jsonl and return its lines."""
        command = [self.task.tree / ".venv" / "bin" / "l10n", *arguments]
        try:
            done = subprocess.run(
                list(map(str, command)), cwd=self.root, env=self.task.environment(), stdin=subprocess.DEVNULL,
                capture_output=True, timeout=LONGEST, check=False,
            )  # fmt: skip
            code, output, errors = str(done.returncode), done.stdout, done.stderr
        except subprocess.TimeoutExpired as error:
            code, output, errors = "too long", error.stdout or b"", error.stderr or b""
        lines = list(observed(self.scrubbed(output.decode("utf-8", "replace"))))
        lines += text_lines("stderr", untraced(self.scrubbed(errors.decode("utf-8", "replace"))))
        lines.append({"at": "exit", "code": code})
        self.write(name, lines)
        if code not in "012" or b"Traceback" in errors:
            print(f"  look at {self.golden / name}.jsonl: exit code {code}", file=sys.stderr)
        return lines

    def scrubbed(self, text: str) -> str:
        """Return the text without what depends on the machine and the folder."""
        for path, short in ((self.root, ""), (self.task.out, "OUT/"), (self.task.tree, "TREE/")):
            text = text.replace(f"{path}/", short).replace(str(path), short or ".")
        return text.replace(f"{self.task.shared}/", "SHARED/")

    def write(self, name: str, lines: Iterable[Line]) -> None:
        """Write `name`.jsonl."""
        path = self.golden / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")

    def keep(self, name: str, *folders: str) -> None:
        """Copy what the commands wrote, hidden files left out."""
        for folder in folders:
            for path in [self.root / folder, *sorted((self.root / folder).rglob("*"))]:
                if path.is_file() and not path.name.startswith("."):
                    copy = self.golden / name / path.relative_to(self.root)
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, copy)


# What a command printed, as lines


def observed(text: str) -> Iterator[Line]:
    """Return a line for each object in a report, or for each line of any other output."""
    try:
        document = json.loads(text)
    except ValueError:
        yield from text_lines("stdout", text)
    else:
        yield from flattened(document, "", "")


def untraced(text: str) -> str:
    """Return what a command said without the calls of a traceback, which name the modules: only the exception."""
    return re.sub(r"^(Traceback [^\n]*\n)(?:[ \t][^\n]*\n|\n)+", r"\1", text, flags=re.MULTILINE)


def text_lines(at: str, text: str) -> Iterator[Line]:
    return ({"at": at, "text": line} for line in text.splitlines())


def flattened(value: Any, at: str, of: str) -> Iterator[Line]:
    """Return an object without its lists of objects, then those: `at` names the list, `of` what it belongs to."""
    if isinstance(value, list):
        for item in value:
            yield from flattened(item, at, of)
    elif isinstance(value, dict):
        lists = {key: items for key, items in value.items() if is_list(items)}
        kept = {key: item for key, item in value.items() if key not in lists and key != "seconds"}
        yield {"at": at, **({"of": of} if of else {}), **kept}
        names = [
            str(value[key]) for key in ("article", "path", "concept", "target", "text") if value.get(key)
        ]
        for key, items in lists.items():
            yield from flattened(
                items, f"{at}.{key}".lstrip("."), " | ".join([*filter(None, [of]), *names[:3]])
            )
    else:
        yield {"at": at, "of": of, "value": value}


def is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


# Catalogs


def catalog(source: str, target: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return a catalog of reviewed translations; of a source that comes again only the first."""
    header = (
        f"Language: {target}\n", "MIME-Version: 1.0\n", "Content-Type: text/plain; charset=UTF-8\n",
        "Content-Transfer-Encoding: 8bit\n", f"X-Source-Language: {source}\n",
    )  # fmt: skip
    chunks = ['msgid ""\nmsgstr ""\n' + "\n".join(map(quoted, header))]
    seen: dict[str, str] = {}
    for one, other in pairs:
        seen.setdefault(one, other)
    chunks += [f"msgid {quoted(one)}\nmsgstr {quoted(other)}" for one, other in seen.items() if one and other]
    return "\n\n".join(chunks) + "\n"


def quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def unquoted(text: str) -> str:
    signs = {"n": "\n", "t": "\t", "r": "\r"}
    return re.sub(r"\\(.)", lambda match: signs.get(match[1], match[1]), text)


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def thinned(text: str) -> str:
    """Return a catalog with its header and a tenth of its units."""
    header, *units = text.replace("\r\n", "\n").strip("\n").split("\n\n")
    return "\n\n".join([header, *units[::10]]) + "\n"


# The parts: each returns what can be done side by side, what takes longest first


def ntrex(task: Task) -> list[Job]:
    def job(pair: str) -> None:
        project = task.project("ntrex", pair)
        source, target = pair.split("-")
        number = 0
        for record in task.records("articles", "ntrex.jsonl"):
            pairs = []
            for one, other in zip(record[source], record[target], strict=True):
                number += 1
                if not task.quick or number % 10 == 3:
                    pairs.append((one.strip(), other.strip()))
            put(project.root / "po" / f"{record['id']}.po", catalog(source, target, pairs))
        both(project)

    def cases() -> None:
        project = task.project("ntrex", "cases")
        rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in task.records("cases", "good_targets.dev.jsonl"):
            rows[row["lang"]].append((row["source"], row["target"]))
        for language, pairs in rows.items():
            put(project.root / "po" / f"{language}.po", catalog("fr", language, pairs))
        both(project)

    return [*(partial(job, pair) for pair in PAIRS), cases]


def both(project: Project) -> None:
    """Check the project's catalogs without the glossary and with it."""
    put(project.root / "none" / "none.csv", BAD_GLOSSARY.splitlines()[0] + "\n")
    project.l10n("without-glossary", *CHECK, "po", "--glossary", "none")
    project.l10n("with-glossary", *CHECK, "po", "--glossary", "glossary")


def planted(task: Task) -> list[Job]:
    if not task.planted.is_file():
        print(f"  planted: left out, for there is no {task.planted}: write it with `plant`", file=sys.stderr)
        return []
    faults: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for number, line in enumerate(task.planted.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if not task.quick or number % 10 == 3:
            name = re.sub(r"\W+", "-", f"{row['family']} {row['fault']}").strip("-")
            faults[row["pair"]][name].append((row["source"], row["target"]))

    def job(pair: str) -> None:
        project = task.project("planted", pair)
        source, target = pair.split("-")
        for name, pairs in faults[pair].items():
            folder = "soft" if "soft-hyphen" in name else "po"
            put(project.root / folder / f"{name}.po", catalog(source, target, pairs))
        both(project)
        # apart from the others: with a glossary it ended in a traceback at first
        project.l10n("soft-without-glossary", *CHECK, "soft", "--glossary", "none")
        project.l10n("soft-with-glossary", *CHECK, "soft", "--glossary", "glossary")

    return [partial(job, pair) for pair in faults]


def articles(task: Task) -> list[Job]:
    def job(name: str, targets: Sequence[str], *options: str) -> None:
        project = task.project("articles", name)
        for path in task.articles():
            put(project.root / "articles" / path.name, path.read_text(encoding="utf-8"))
        for cases in ("tricky", "typos"):
            rows = [row["source"] for row in task.records("cases", f"{cases}.dev.jsonl")]
            put(
                project.root / "articles" / f"{cases}.txt",
                "\n\n".join(rows[:: 10 if task.quick else 1]) + "\n",
            )
        to = [part for target in targets for part in ("--to", target)]
        project.l10n("translate", "translate", "articles", *to, *options, "--json")
        project.keep("files", "locales")
        project.l10n("check", *CHECK)
        project.l10n("status", "status", "--json")
        project.l10n("report", "report", "--format", "json", "--fail-on", "never")
        project.l10n("fix", "check", "--fix", "--dry-run", "--fail-on", "never")

    return [
        partial(job, "argos", ["en"], "--from", "fr", "--engine", "argos"),
        partial(job, "apertium", ["es", "ca", "en"], "--engine", "apertium"),
    ]


def segment(task: Task) -> list[Job]:
    def french() -> None:
        project = task.project("segment", "articles")
        for path in task.articles()[:: 1 if task.quick else 2]:
            project.l10n(path.stem, "segment", path, "--json")

    def others() -> None:
        project = task.project("segment", "dev")
        for path in sorted((task.shared / "segmentation" / "dev").glob("*.jsonl"))[:: 4 if task.quick else 1]:
            rows = list(task.records("segmentation", "dev", path.name))
            article = project.root / f"{path.stem}.txt"
            put(article, "\n\n".join(row["text"] for row in rows))
            project.l10n(path.stem, "segment", article, "--lang", rows[0]["lang"], "--json")

    return [french, others]


def foreign(task: Task) -> list[Job]:
    def job(name: str) -> None:
        project = task.project("foreign", name)
        paths = sorted((task.shared / "foreign" / name).glob("*.po"))
        for path in paths[:: 6 if task.quick else 1]:
            language = path.stem if name == "plain" else path.name.split(".")[1]
            content = path.read_text(encoding="utf-8")
            copy = project.root / "po" / language / "LC_MESSAGES" / path.name
            put(copy, thinned(content) if task.quick else content)
        project.l10n("check", *CHECK, "po", "--from", "en")

    return [partial(job, "catalogs"), partial(job, "plain")]


# A project that people have worked in


def surface(task: Task) -> list[Job]:
    def job() -> None:
        project = task.project("surface", "desk", 'from = "fr"\nto = ["es", "en"]\nengine = "apertium"\n')
        for path in task.articles()[:: 3 if task.quick else 8]:
            put(project.root / "articles" / path.name, path.read_text(encoding="utf-8"))
        catalogs_and_memory(task, project)
        reports(project)
        published(project)
        xliff(project)

    def glossary() -> None:
        project = task.project("surface", "glossary", 'from = "fr"\nto = ["es", "en", "de"]\n')
        for path in task.articles():
            put(project.root / "articles" / path.name, path.read_text(encoding="utf-8"))
        glossaries(task, project)

    return [job, glossary]


def catalogs_and_memory(task: Task, project: Project) -> None:
    """Translate, let people review every other unit and change articles, and translate again."""
    project.l10n("1-translate", "translate", "articles", "--json")
    found = [line for line in project.l10n("1-check", *CHECK) if line["at"] == "findings" and line["line"]]
    for number, one in enumerate(found[:: max(1, len(found) // 6)]):
        term = [one["term"]] if one["term"] else []
        where = ["--line", str(one["line"]), "--reason", "it is right"]
        project.l10n(f"1-ignore-{number}", "ignore", one["path"], one["check"], *term, *where)
    for path in sorted((project.root / "locales").rglob("*.po")):
        language = path.parent.parent.name
        put(path, reviewed(path.read_text(encoding="utf-8"), references(task, language)))
    project.l10n("2-check-write", *CHECK, "--write")
    project.keep("2-files", "locales")
    for number, path in enumerate(sorted((project.root / "articles").iterdir())):
        if number % 2:
            put(path, edited(path.read_text(encoding="utf-8")))
    project.l10n("2-status", "status", "--json")
    project.l10n("3-translate", "translate", "articles", "--json")
    project.keep("3-files", "locales")
    project.l10n("3-status", "status")
    project.l10n("3-memory-stats", "memory", "stats", "--json")
    project.l10n("3-memory-lessons", "memory", "lessons", "--json")
    project.l10n("3-memory-export", "memory", "export", "-o", "memory.tmx")
    project.l10n("3-memory-export-all", "memory", "export", "-o", "memory-all.tmx", "--unreviewed")
    project.keep("3-memory", "memory.tmx", "memory-all.tmx")
    sentence = "Le président russe Vladimir Poutine a rencontré son homologue nord-coréen mardi."
    project.l10n("3-memory-find", "memory", "find", sentence, "--least", "20", "--json")


def references(task: Task, language: str) -> dict[str, str]:
    return {
        one.strip(): other.strip()
        for record in task.records("articles", "ntrex.jsonl")
        for one, other in zip(record["fr"], record[language], strict=True)
    }


def reviewed(text: str, good: dict[str, str]) -> str:
    """Return a catalog in which a third of the units is reviewed as it is, and a third translated by people."""
    header, *units = text.split("\n\n")
    for number, unit in enumerate(units):
        match = re.search(r'^msgid "(.+)"$', unit, re.MULTILINE)
        if not match or number % 3 == 2:
            continue
        unit = unit.replace("#, fuzzy\n", "")
        target = good.get(unquoted(match[1]))
        if number % 3 == 1 and target:
            unit = re.sub(r'^msgstr ".*"$', "", unit, flags=re.MULTILINE).rstrip("\n")
            unit += f"\nmsgstr {quoted(target)}"
        units[number] = unit
    return "\n\n".join([header, *units])


def edited(article: str) -> str:
    """Return an article with a paragraph less, a word changed and a sentence more."""
    blocks = article.split("\n\n")
    del blocks[2:3]
    blocks[-1] = blocks[-1].rstrip() + " Rien n’a changé depuis le 3 mars 2024.\n"
    return "\n\n".join(
        block.replace(" de ", " du ", 1) if at % 3 == 1 else block for at, block in enumerate(blocks)
    )


def reports(project: Project) -> None:
    for form in ("text", "html", "json", "csv", "junit", "sarif", "github"):
        project.l10n(f"4-report-{form}", "report", "--format", form)
    project.l10n("4-check-text", "check")
    project.l10n("4-check-list", "check", "--list")


def published(project: Project) -> None:
    project.l10n("5-publish", "publish", "articles", "-o", "public")
    project.l10n(
        "5-publish-source", "publish", "articles", "-o", "public", "--missing", "source", "--stale", "source"
    )
    keep = ("-o", "machine/{lang}", "--missing", "machine", "--stale", "keep")
    project.l10n("5-diff", "diff", "articles", "-o", "public", "--missing", "machine", "--stale", "keep")
    project.l10n("5-publish-machine", "publish", "articles", *keep, "--mo")
    project.keep("5-files", "public", "machine")


def xliff(project: Project) -> None:
    """Export, translate every fourth unit in the XLIFF, and import."""
    project.l10n("6-xliff-export", "xliff", "export", "locales", "-o", "outbox")
    project.keep("6-outbox", "outbox")
    for path in sorted((project.root / "outbox").rglob("*.xlf")):
        parts = re.split(
            r"(<target\b[^>]*needs-review-translation[^>]*>[^<]*)", path.read_text(encoding="utf-8")
        )
        for at in range(1, len(parts), 8):
            parts[at] = parts[at].replace("needs-review-translation", "translated") + " (2)"
        put(path, "".join(parts))
    project.l10n("6-xliff-import", "xliff", "import", "outbox")
    project.keep("6-files", "locales")


def glossaries(task: Task, project: Project) -> None:
    project.l10n("check", "glossary", "check", "--json")
    put(project.root / "bad" / "bad.csv", BAD_GLOSSARY)
    project.l10n("check-bad", "glossary", "check", "bad", "--json")
    for path in task.articles()[:: 6 if task.quick else 8]:
        project.l10n(f"find/{path.stem}", "glossary", "find", path, "--lang", "fr", "--json")
        project.l10n(f"find/{path.stem}-text", "glossary", "find", path, "--to", "en")
    project.l10n("suggest", "glossary", "suggest", "--least", "2", "--json")
    project.l10n("suggest-text", "glossary", "suggest", "--to", "en")
    for suffix in ("tbx", "utf8", "csv", "tsv"):
        pair = () if suffix == "tbx" else ("--from", "fr", "--to", "en")
        project.l10n(f"export-{suffix}", "glossary", "export", "-o", f"export/g.{suffix}", *pair)
        taken = f"import/{suffix}.csv"
        project.l10n(f"import-{suffix}", "glossary", "import", f"export/g.{suffix}", "-o", taken, *pair)
    project.keep("files", "export", "import")
    project.l10n("engines", "engines", "list", "--json")
    project.l10n("doctor", "doctor")


PARTS: dict[str, Callable[[Task], list[Job]]] = {
    "articles": articles,
    "foreign": foreign,
    "surface": surface,
    "segment": segment,
    "ntrex": ntrex,
    "planted": planted,
}


def write(task: Task, parts: Sequence[str]) -> int:
    """Run the parts, two jobs at a time; print how long each took."""
    if not (task.tree / ".venv" / "bin" / "l10n").is_file():
        print(f"{task.tree} isn't set up: run `make setup` there", file=sys.stderr)
        return 2
    started = time.monotonic()
    for name in ("home", "cache", "packages"):
        shutil.rmtree(task.out / name, ignore_errors=True)
        (task.out / name).mkdir(parents=True)
    for part in parts:
        for name in ("work", "golden"):
            shutil.rmtree(task.out / name / part, ignore_errors=True)
    shutil.rmtree(task.out / "work" / "setup", ignore_errors=True)
    task.project("setup", "package").l10n("install", "engines", "install", task.shared / "models" / PACKAGE)
    jobs = [(part, job) for part in parts for job in PARTS[part](task)]

    def timed(part: str, job: Job) -> None:
        begun = time.monotonic()
        job()
        task.spent[part] = task.spent.get(part, 0) + time.monotonic() - begun

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(timed, *job) for job in jobs]:
            future.result()
    for part in parts:
        put(task.out / "golden" / part / "part.note", json.dumps({"quick": task.quick}) + "\n")
        print(f"{part:10} {task.spent.get(part, 0):6.1f} s, of one of two processes")
    print(f"{'all':10} {time.monotonic() - started:6.1f} s")
    return 0


# Planting: in the environment of the tree that plants

PLANT = """
import json, sys
sys.path.insert(0, "benchmarks")
import checks
texts = checks.records(checks.Path(sys.argv[1]))
for name in sys.argv[3].split(","):
    ones = list(checks.paired(texts, checks.LanguagePair(*name.split("-"))))
    for family, fault, plant in checks.FAULTS:
        try:
            rows = list(checks.sample(ones, plant, int(sys.argv[2])))
        except KeyError:  # the planter has no words for this language
            continue
        for one, target in rows:
            source, good, target = target if isinstance(target, tuple) else (one.source, one.target, target)
            row = dict(pair=name, family=family, fault=fault, source=source, good=good, target=target)
            print(json.dumps(row, ensure_ascii=False))
"""


def plant(tree: Path, path: Path, shared: Path, most: int) -> int:
    references = shared / "articles" / "ntrex.jsonl"
    python = str(tree / ".venv" / "bin" / "python")
    command = [python, "-c", PLANT, str(references), str(most), ",".join(PAIRS)]
    done = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, check=True)
    path.write_bytes(done.stdout)
    print(f"{len(done.stdout.splitlines())} faults")
    return 0


# Comparing


@dataclass
class Differences:
    """What only one of two has, by group: lines as they are shown."""

    only: tuple[dict[str, list[str]], dict[str, list[str]]] = field(default_factory=lambda: ({}, {}))
    order: list[str] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    lines: int = 0


def compare(first: Path, second: Path, options: argparse.Namespace) -> int:
    """Print what differs between two outputs; return 1 if anything does."""
    notes = [
        {path.parent.name: read_note(path) for path in one.glob("golden/*/part.note")}
        for one in (first, second)
    ]
    common = [
        part for part in PARTS if part in notes[0] and part in notes[1] and part in chosen(options.only)
    ]
    for part in PARTS:
        if (part in notes[0]) != (part in notes[1]) and part in chosen(options.only):
            print(f"{part}: only in {first if part in notes[0] else second}, not compared")
    if not common:
        print("nothing to compare")
        return 2
    differ = False
    for part in common:
        if notes[0][part]["quick"] != notes[1][part]["quick"]:
            print(f"{part}: one is quick, the other isn't")
            return 2
        found = differences(first / "golden" / part, second / "golden" / part, set(options.skip.split(",")))
        differ |= bool(found.only[0] or found.only[1] or (found.order and not options.any_order))
        show(part, found, None if options.all else options.examples)
    return int(differ)


def read_note(path: Path) -> Line:
    note: Line = json.loads(path.read_text(encoding="utf-8"))
    return note


def differences(first: Path, second: Path, skipped: set[str]) -> Differences:
    found = Differences()
    names = sorted(
        {
            str(path.relative_to(root))
            for root in (first, second)
            for path in root.rglob("*")
            if path.is_file()
        }
    )
    known = keys(first)
    for name in names:
        if name == "part.note":
            continue
        sides = [content(root / name, known, found.unknown) for root in (first, second)]
        found.lines += len(sides[0])
        if sides[0] == sides[1]:
            continue
        counts = [Counter(side) for side in sides]
        for at, rest in enumerate((counts[0] - counts[1], counts[1] - counts[0])):
            for line in dict.fromkeys(sides[at]):
                group = group_of(name, line)
                if rest[line] and group not in skipped:
                    found.only[at].setdefault(group, []).extend([f"{name}: {line}"] * rest[line])
        if counts[0] == counts[1]:
            found.order.append(name)
    return found


def keys(root: Path) -> dict[str, set[str]]:
    """Return the keys that objects have in the JSON lines below a folder, by the list that they are in."""
    known: dict[str, set[str]] = defaultdict(set)
    for path in root.rglob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            value = json.loads(line)
            known[value["at"]].update(nested(value))
    return known


def nested(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from nested(item)
    elif isinstance(value, list):
        for item in value:
            yield from nested(item)


def content(path: Path, known: dict[str, set[str]], unknown: Counter[str]) -> list[str]:
    """Return the lines of a file; of JSON lines only what is known."""
    if not path.is_file():
        return []
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    if path.suffix != ".jsonl":
        return ["", *lines]  # so that an empty file isn't the same as none
    kept = []
    for line in lines[:-1]:
        value = json.loads(line)
        at = value["at"]
        above, _, name = at.rpartition(".")
        if at not in known and name not in known.get(above, ()):
            unknown[at] += 1
            continue
        pruned = prune(value, known[at], unknown, at) if at in known else value
        kept.append(json.dumps(pruned, ensure_ascii=False, sort_keys=True))
    return kept


def prune(value: Any, known: set[str], unknown: Counter[str], at: str) -> Any:
    if isinstance(value, dict):
        unknown.update(f"{at}: {key}" for key in value if key not in known)
        return {key: prune(item, known, unknown, at) for key, item in value.items() if key in known}
    return [prune(item, known, unknown, at) for item in value] if isinstance(value, list) else value


def group_of(name: str, line: str) -> str:
    """Return what a line is about: the check that it is a finding of, or else the kind of file and list."""
    suffix = Path(name).suffix
    if suffix == ".jsonl":
        value = json.loads(line)
        return str(value.get("check") or f"({Path(name).stem} {value['at']})".replace(" )", ")"))
    note = re.match(r"#\. finding: ([\w/-]+)", line)
    return f"{note[1]} (noted in {suffix})" if note else f"({suffix} files)"


def show(part: str, found: Differences, examples: int | None) -> None:
    groups = sorted({*found.only[0], *found.only[1]})
    state = "DIFFERENT" if groups else "in another order" if found.order else "the same"
    print(f"{part}: {state} ({found.lines} lines)")
    for name, count in sorted(found.unknown.items()):
        print(f"  new in B, not compared: {name} ({count})")
    for group in groups:
        sides = [side.get(group, []) for side in found.only]
        print(f"  {group}: {len(sides[0])} only in A, {len(sides[1])} only in B")
        for sign, side in zip("AB", sides, strict=True):
            for line in side[:examples]:
                print(f"    {sign} {line if examples is None else line[:600]}")
    for name in found.order if examples is None else found.order[:5]:
        print(f"  the same lines in another order: {name}")


def chosen(only: str) -> list[str]:
    parts = [name for name in only.split(",") if name]
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return [part for part in PARTS if part in parts or not parts]


def main() -> int:
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    planting = commands.add_parser("plant")
    planting.add_argument("tree", type=Path)
    planting.add_argument("file", type=Path)
    planting.add_argument("--most", type=int, default=40, help="so many faults of a kind in a pair at most")
    writing = commands.add_parser("write")
    writing.add_argument("tree", type=Path)
    writing.add_argument("out", type=Path)
    writing.add_argument("--quick", action="store_true")
    writing.add_argument("--planted", type=Path)
    for one in (planting, writing):
        one.add_argument("--shared", type=Path, default=root.parent / "shared")
    comparing = commands.add_parser("compare")
    comparing.add_argument("first", type=Path)
    comparing.add_argument("second", type=Path)
    comparing.add_argument("--all", action="store_true", help="print all that differs")
    comparing.add_argument("--examples", type=int, default=3, help="print so many of a group")
    comparing.add_argument("--any-order", action="store_true", help="another order is no difference")
    comparing.add_argument("--skip", default="", help="groups that don't count, as they are printed")
    for one in (writing, comparing):
        one.add_argument("--only", default="", help=f"of {', '.join(PARTS)}")
    options = parser.parse_args()
    if options.command == "compare":
        return compare(options.first, options.second, options)
    tree, shared = options.tree.resolve(), options.shared.resolve()
    if options.command == "plant":
        return plant(tree, options.file, shared, options.most)
    out = options.out.resolve()
    if out.is_relative_to(tree):
        sys.exit(f"{options.out} is in the tree")
    planted_file = (options.planted or out.with_name("planted.jsonl")).resolve()
    return write(Task(tree, out, shared, options.quick, planted_file), chosen(options.only))


if __name__ == "__main__":
    sys.exit(main())
