"""A stranger's settings make l10n write nothing outside of their folder, unless the user says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from l10n.config import Config, load
from l10n.config.trust import VARIABLE, is_trusted
from l10n.errors import UsageError
from tests.support import KOURSK, Project, missing

TO = ("--from", "fr", "--to", "es")
SOMEBODY = 54321


@pytest.fixture
def stranger(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project in the folder `checkout` of a home that has a key."""
    home = project.root / "home"
    (home / ".ssh").mkdir(parents=True)
    (home / ".ssh" / "id_ed25519").write_text("a key")
    checkout = Project(home.parent / "checkout")
    (checkout.root / "articles").mkdir(parents=True)
    checkout.article("bash_profile.txt", KOURSK)
    monkeypatch.chdir(checkout.root)
    monkeypatch.setenv(VARIABLE, "")  # what `--trust` sets is gone after the test
    return checkout


def settings(project: Project, text: str) -> Path:
    path = project.root / "l10n.toml"
    path.write_text(text, encoding="utf-8")
    return path


ATTACKS = {
    "a key for a memory": 'memory = "../home/.ssh/id_ed25519"\n',
    "catalogs in a home": 'locales = "../home"\n',
    "an absolute folder": f'locales = "{os.sep}tmp"\n',
    "a link to a home": 'locales = "link"\n',
    "a memory behind a link": 'memory = "link/memory.sqlite"\n',
}


def line_in(project: Project, text: str) -> int:
    lines = (project.root / "l10n.toml").read_text(encoding="utf-8").splitlines()
    return 1 + lines.index(text.strip())


@pytest.mark.usefixtures("engines")
@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS.keys())
def test_settings_that_lead_outside_are_refused_in_a_line_with_the_way_out(
    stranger: Project, text: str
) -> None:
    (stranger.root / "link").symlink_to(stranger.root.parent / "home")
    settings(stranger, text)
    before = sorted(path for path in stranger.root.parent.rglob("*"))
    ran = stranger.run("translate", "articles", *TO)
    assert ran.code == 2
    key, line = text.partition(" ")[0], line_in(stranger, text)
    assert f"l10n.toml:{line}: `{key}` leads out of the project's folder" in ran.line
    assert f"export {VARIABLE}={stranger.root.resolve()}" in ran.line
    assert sorted(path for path in stranger.root.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "text",
    ['catalog = "{lang}/.{article}"\n', 'template = ".{article}"\n', 'template = "{article}.po.sh"\n'],
    ids=["a dot file", "a template without a suffix", "a script"],
)
def test_catalogs_have_names_of_catalogs(stranger: Project, text: str) -> None:
    with pytest.raises(UsageError, match="must end in"):
        load(settings(stranger, text))


@pytest.mark.usefixtures("engines")
def test_a_catalog_that_is_a_link_to_elsewhere_is_not_written(stranger: Project) -> None:
    target = stranger.root.parent / "home" / "notes.po"
    target.write_text("")
    catalog = stranger.catalog("bash_profile")
    catalog.parent.mkdir(parents=True)
    catalog.symlink_to(target)
    ran = stranger.run("translate", "articles", *TO)
    assert ran.code == 2
    assert "leads out of the project's folder" in ran.line
    assert target.read_text() == ""


@pytest.mark.usefixtures("engines")
def test_the_user_may_trust_it(stranger: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings(stranger, 'locales = "../home/po"\n')
    assert stranger.run("translate", "articles", *TO).code == 2
    monkeypatch.setenv(VARIABLE, str(stranger.root))
    assert stranger.run("translate", "articles", *TO).code == 0
    assert list((stranger.root.parent / "home" / "po").rglob("*.po"))
    monkeypatch.setenv(VARIABLE, "")
    assert stranger.run("status").code == 2
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "l10n").mkdir(parents=True)
    (tmp_path / "config" / "l10n" / "settings.toml").write_text(f'trust = ["{stranger.root}"]\n')
    assert stranger.run("status").code == 0


@pytest.mark.usefixtures("engines")
def test_trust_on_the_command_line(stranger: Project) -> None:
    settings(stranger, 'locales = "../home/po"\n')
    assert stranger.run("--trust", "translate", "articles", *TO).code == 0


@pytest.mark.parametrize(
    ("named", "trusted"),
    [
        ("{root}", True),
        ("{root}/..", True),
        ("*", True),
        ("{root}/articles", False),
        ("", False),
        ("/nowhere", False),
    ],
    ids=["itself", "a folder above", "everything", "a folder below", "nothing", "another"],
)
def test_what_is_trusted(
    stranger: Project, monkeypatch: pytest.MonkeyPatch, named: str, trusted: bool
) -> None:
    monkeypatch.setenv(VARIABLE, named.format(root=stranger.root))
    assert is_trusted(stranger.root) is trusted


def test_settings_of_another_user_are_refused(stranger: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path = settings(stranger, 'to = ["es"]\n')
    try:
        os.chown(path, SOMEBODY, -1)
    except PermissionError:
        missing("only root may give a file to another user", "run the tests as root")
    with pytest.raises(UsageError, match="belongs to another user") as caught:
        load(path)
    assert VARIABLE in caught.value.hint
    monkeypatch.setenv("SUDO_UID", str(SOMEBODY))
    assert load(path).targets == ("es",)
    monkeypatch.delenv("SUDO_UID")
    monkeypatch.setenv(VARIABLE, str(stranger.root))
    assert load(path).targets == ("es",)


def test_settings_in_a_parent_folder_of_another_user_are_refused(stranger: Project) -> None:
    path = stranger.root.parent / "l10n.toml"
    path.write_text('to = ["es"]\n')
    try:
        os.chown(path, SOMEBODY, -1)
    except PermissionError:
        missing("only root may give a file to another user", "run the tests as root")
    ran = stranger.run("status")
    assert ran.code == 2
    assert "belongs to another user" in ran.line


def test_a_glossary_elsewhere_may_be_read(stranger: Project) -> None:
    shared = stranger.root.parent / "home" / "glossary"
    shared.mkdir()
    assert (
        load(settings(stranger, 'glossary = "../home/glossary"\n')).glossary_dir.resolve() == shared.resolve()
    )


def test_what_the_user_names_is_written_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    config = Config(tmp_path / "project")
    assert config.catalog_path("a", "es", tmp_path / "po") == tmp_path / "po/es/LC_MESSAGES/a.po"
