"""What a catalog says of itself, and that check, status and report say the same numbers of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from l10n.catalogs.provenance import fingerprint
from l10n.errors import InputError
from l10n.model import LanguagePair
from l10n.pipeline import corpus
from l10n.pipeline.corpus import Corpus
from tests.support import Project

OURS = "X-L10n-Catalog: translation"
UNIT = '#: 2024/le%20pont.txt:3\nmsgid "Le pont est ouvert."\nmsgstr "The bridge is open."\n'
LONG = "Le vieux pont de pierre sera reconstruit, et le conseil municipal a voté hier soir les travaux."


def write(path: Path, *fields: str, units: str = UNIT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    header = "".join(f'"{field}\\n"\n' for field in ("Content-Type: text/plain; charset=UTF-8", *fields))
    path.write_text(f'msgid ""\nmsgstr ""\n{header}\n{units}', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(("Language: en", "X-Source-Language: fr"), ("fr", "en", "a", ""), id="foreign"),
        pytest.param((OURS,), ("", "", "2024/le pont", "2024/le pont.txt"), id="ours"),
        pytest.param(("Language: klingon", "X-Source-Language: pt_BR"), ("pt-BR", "", "a", ""), id="unknown"),
    ],
)
def test_a_catalog_says_its_languages_and_its_article(
    tmp_path: Path, fields: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    file = corpus.read(write(tmp_path / "a.po", *fields))
    assert (file.source, file.target, file.article, file.reference) == expected


@pytest.mark.parametrize(
    ("fields", "name", "asked", "pair"),
    [
        (("Language: en", "X-Source-Language: fr"), "es.po", ("it", "de"), ("fr", "de")),
        ((), "es.po", ("it", "de"), ("it", "de")),
        ((), "es.po", ("it", None), ("it", "es")),
        (("X-Source-Language: fr",), "ca/LC_MESSAGES/a.po", (None, None), ("fr", "ca")),
        (("Language: en",), "es.po", (None, None), ("fr", "en")),
    ],
    ids=["what was asked for the target", "what was asked for", "its name", "its folder", "its sources"],
)
def test_what_a_header_does_not_say_is_told_by_something_else(
    tmp_path: Path,
    fields: tuple[str, ...],
    name: str,
    asked: tuple[str | None, str | None],
    pair: tuple[str, str],
) -> None:
    path = write(tmp_path / name, *fields, units=f'msgid "{LONG}"\nmsgstr "x"\n')
    found = Corpus.below([tmp_path], *asked)
    assert found.paths == (path,)
    told, findings = found.pair(corpus.read(path))
    assert told == LanguagePair(*pair)
    # what was asked for counts, and that the header contradicts it is said
    assert [one.rule for one in findings] == ["catalog/target-language"] * (asked[1] == "de" and bool(fields))


def test_nothing_tells_a_language(tmp_path: Path) -> None:
    path = write(tmp_path / "words.po", "Language: klingon")
    with pytest.raises(InputError, match="its language `klingon` is unknown"):
        Corpus.below([path]).pair(corpus.read(path))


def test_what_lost_its_flags_gets_them_back(tmp_path: Path) -> None:
    mark = fingerprint("Le pont est ouvert.", "The bridge is open.")
    path = write(tmp_path / "a.po", units=f"# l10n: argos fr-en; {mark}\n{UNIT}")
    file = corpus.read(path)
    assert [entry.fuzzy for entry in file.catalog.active] == [False]
    assert (file.unflagged, [entry.fuzzy for entry in file.reflagged.active]) == (True, [True])


def numbers(project: Project) -> dict[str, dict[str, Any]]:
    commands = {"check": ("--format", "json"), "status": ("--json",), "report": ("--format", "json")}
    return {name: json.loads(project.run(name, "po", *args).out) for name, args in commands.items()}


def test_all_commands_say_the_same_numbers(project: Project) -> None:
    """Of a catalog whose header says no language, too, and with what is found between units."""
    ignore = "# l10n-ignore: same-source; another bridge\n"
    units = [
        f'msgid "{LONG}"\nmsgstr "The bridge  is rebuilt."\n',
        f'msgctxt "2"\nmsgid "{LONG}"\nmsgstr "The old bridge is rebuilt."\n',
        f'{ignore}msgctxt "3"\nmsgid "{LONG}"\nmsgstr "The stone bridge is rebuilt."\n',
    ]
    write(project.root / "po" / "en.po", units="\n".join(units))
    told = numbers(project)
    checked, (row,), (reported,) = told["check"], told["status"]["catalogs"], told["report"]["catalogs"]
    checks = sorted(one["check"] for one in checked["findings"])
    assert checks == sorted(one["check"] for one in reported["findings"])
    assert checks.count("same-source") == 1
    assert row["findings"] == len(checks)
    assert checked["checked"]["ignored"] == reported["ignored"] == 1
    assert (row["source"], row["target"]) == (reported["source"], reported["target"]) == ("fr", "en")
    names = ("segments", "reviewed", "edited", "machine", "stale", "untranslated", "words_left", "percent")
    assert {name: row[name] for name in names} == reported["progress"]


def test_a_catalog_of_no_known_language_is_counted_and_not_checked(project: Project) -> None:
    write(project.root / "po" / "a.po", "Language: en", "X-Source-Language: fr")
    write(project.root / "po" / "words.po")
    told = numbers(project)
    row = told["status"]["catalogs"][1]
    assert (row["article"], row["target"], row["segments"], row["findings"]) == ("words", None, 1, 0)
    assert [len(told[name]["errors"]) for name in ("check", "status")] == [1, 0]
    assert [len(told["report"][name]) for name in ("catalogs", "problems")] == [1, 1]


@pytest.mark.parametrize(("asked", "count"), [("fr", 1), ("es", 0), ("es-MX", 0), (None, 0)])
def test_a_header_that_contradicts_what_was_asked_for_is_said(
    tmp_path: Path, asked: str | None, count: int
) -> None:
    path = tmp_path / "a.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"X-Source-Language: en\\n"\n\nmsgid "Yes."\nmsgstr "Sí."\n',
        "utf-8",
    )
    pair, findings = Corpus((path,), target=asked).pair(corpus.read(path))
    assert pair.target == (asked or "es")
    assert [one.rule for one in findings] == ["catalog/target-language"] * count
