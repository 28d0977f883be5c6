"""A noun of an article said in one way: with the package that comes with l10n."""

from __future__ import annotations

import re

import pytest

from tests.support import Project, files_in

SENTENCES = {
    "mer": "L'avion est tombé dans la mer.",
    "moteurs": "L'avion avait deux moteurs.",
    "bleu": "L'avion était bleu.",
    "rouge": "L'avion était rouge.",
    "lagune": "Un homme a disparu après le crash d'un avion dans la lagune.",
}
TRANSLATE = ("translate", "articles", "--from", "fr", "--to", "en", "--engine", "argos", "--no-memory")


@pytest.fixture
def crash(project: Project) -> Project:
    """An article of sentences with one noun, translated."""
    project.run("engines", "install", "--bundled")
    project.article("avion.txt", "\n\n".join(SENTENCES.values()))
    project.run(*TRANSLATE)
    return project


def targets(project: Project) -> dict[str, str]:
    text = project.catalog("avion", "en").read_text(encoding="utf-8")
    found = dict(re.findall('msgid "(.+)"\nmsgstr "(.*)"', text))
    return {name: found[source] for name, source in SENTENCES.items()}


def review(project: Project, name: str, target: str) -> None:
    path = project.catalog("avion", "en")
    before = re.compile(f'#, fuzzy\nmsgid "{re.escape(SENTENCES[name])}"\nmsgstr ".*"')
    text = path.read_text(encoding="utf-8")
    assert before.search(text)
    path.write_text(before.sub(f'msgid "{SENTENCES[name]}"\nmsgstr "{target}"', text), encoding="utf-8")


def test_it_is_said_as_most_targets_do(crash: Project) -> None:
    made = targets(crash)
    assert all("plane" in target for target in made.values())


def test_a_project_that_wants_no_such_finding_has_the_engines_own_targets(crash: Project) -> None:
    made = targets(crash)
    (crash.root / "l10n.toml").write_text('[checks]\n"corpus/nouns" = "off"\n', encoding="utf-8")
    crash.run(*TRANSLATE, "--refresh")
    assert targets(crash) != made


def test_a_run_with_nothing_to_do_changes_nothing(crash: Project) -> None:
    before = files_in(crash.locales)
    crash.run(*TRANSLATE)
    assert files_in(crash.locales) == before


def test_what_a_person_reviewed_is_followed_where_the_engine_offers_it(crash: Project) -> None:
    review(crash, "bleu", "The aircraft was blue.")
    before = targets(crash)
    crash.run(*TRANSLATE)
    assert targets(crash) == before
    crash.run(*TRANSLATE, "--refresh")
    made = targets(crash)
    assert made["bleu"] == "The aircraft was blue."
    assert made["moteurs"] == "The aircraft had two engines."
    assert "aircraft" in made["lagune"]


def test_what_people_said_of_a_split_sentence_is_theirs_alone(project: Project) -> None:
    project.run("engines", "install", "--bundled")
    again = [*list(SENTENCES.values())[:-1], SENTENCES["rouge"], SENTENCES["lagune"]]
    project.article("avion.txt", "\n\n".join(again))
    project.run(*TRANSLATE)
    path = project.catalog("avion", "en")
    entry = f'#, fuzzy\nmsgid "{SENTENCES["rouge"]}"'
    text = path.read_text(encoding="utf-8")
    assert entry in text
    path.write_text(text.replace(entry, f"# l10n-split\n{entry}"), encoding="utf-8")
    project.run(*TRANSLATE)
    places = re.compile(f'#, fuzzy\n(msgctxt ".+"\n)(msgid "{SENTENCES["rouge"]}"\nmsgstr ".*plane.*")')
    text, count = places.subn(r"\1\2", path.read_text(encoding="utf-8"))
    assert count == 2
    path.write_text(text, encoding="utf-8")
    project.run(*TRANSLATE, "--refresh")
    assert "plane" in targets(project)["lagune"]
