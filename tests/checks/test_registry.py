"""Rules have ids, and each finding one that is registered; names stand for what they always did."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from l10n import checks
from l10n.checks import registry
from l10n.checks.titles import TITLES
from l10n.config import Config
from l10n.errors import UsageError
from l10n.model import Severity
from l10n.pipeline.rules import levels
from tests.support import ROOT

RULES = registry.rules()
IDS = {rule.id for rule in RULES}
FAMILIES = {rule.family for rule in RULES}
# What makes findings of a part of l10n whose family is the same for all.
MAKERS = {"_error": "glossary/", "_warning": "glossary/", "_note": "glossary/"}


def test_ids_are_unique_and_no_family_has_an_old_name() -> None:
    ids = [rule.id for rule in RULES]
    assert len(IDS) == len(ids)
    assert FAMILIES.isdisjoint({name for rule in RULES for name in rule.names})


def test_an_old_name_of_a_translation_s_finding_is_that_of_one_rule() -> None:
    names = [name for rule in registry.translations() for name in rule.names]
    assert len(set(names)) == len(names)


def test_each_old_name_has_its_place_among_a_unit_s_notes() -> None:
    assert sorted(checks.NOTES) == sorted(name for rule in checks.RULES for name in rule.names)


def test_each_rule_has_a_title_of_its_own_in_a_few_words() -> None:
    assert list(TITLES) == [rule.id for rule in RULES]
    assert len(set(TITLES.values())) == len(TITLES)
    assert {id: text for id, text in TITLES.items() if not 2 <= len(text.split()) <= 5} == {}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Give the calls of plain functions and methods in l10n: the file, the name, the call."""
    for path in sorted((ROOT / "l10n").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                yield path.relative_to(ROOT).as_posix(), name, node


def test_no_finding_is_made_without_a_rule() -> None:
    made = [(path, call) for path, name, call in calls() if name == "Finding"]
    assert len(made) > 10
    # `**` hands on all that another finding had
    without = [path for path, call in made if not {"rule", None} & {one.arg for one in call.keywords}]
    assert without == ["l10n/checks/rule.py"]  # to which `l10n.checks.run` adds it


def test_every_id_that_is_written_down_is_registered() -> None:
    written = re.compile(rf"(?:{'|'.join(sorted(FAMILIES))})/[a-z-]+")
    found = set()
    for path in sorted((ROOT / "l10n").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and written.fullmatch(node.value)
            ):
                found.add(node.value)
    for place, name, call in calls():
        first = call.args[0] if call.args else None
        if place.startswith("l10n/glossary/") and name in MAKERS and isinstance(first, ast.Constant):
            found.add(f"{MAKERS[name]}{first.value!s}")
    assert found == IDS


@pytest.mark.parametrize(
    ("settings", "part", "level"),
    [
        pytest.param({"typography": "off"}, ("typography/dash", "dash-space"), None, id="family"),
        pytest.param({"typography/dash": "error"}, ("typography/dash", "dash"), Severity.ERROR, id="rule"),
        pytest.param({"doubled-usual": "off"}, ("fidelity/repeated", "doubled-usual"), None, id="half"),
        pytest.param({"doubled-usual": "off"}, ("fidelity/repeated", "doubled"), "own", id="other half"),
        pytest.param(
            {"dash": "info", "typography/dash": "error", "typography": "off"},
            ("typography/dash", "dash"),
            Severity.INFO,
            id="the narrower name first",
        ),
        pytest.param(
            {"dash": "info", "typography/dash": "error", "typography": "off"},
            ("typography/dash", "dash-space"),
            Severity.ERROR,
            id="then the rule",
        ),
        pytest.param({"corpus": "off"}, ("corpus/names", "name-consistency"), None, id="between units"),
        pytest.param(
            {"other-language": "off"}, ("fidelity/other-language", "other-language"), None, id="once two"
        ),
    ],
)
def test_a_setting_is_for_what_its_name_stands_for(
    settings: dict[str, str], part: tuple[str, str], level: str | None
) -> None:
    found = levels(Config(ROOT, checks=settings))
    assert found.get(part, "own") == level


@pytest.mark.parametrize("name", ["typografy", "dash/dash", "", "article/other-language"])
def test_a_setting_for_no_rule_of_translations_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no rule"):
        levels(Config(ROOT, checks={name: "off"}))
