"""The hooks that others run: pre-commit's and GitHub's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT, Project

FILES = {
    "glossary/g.csv": "concept,kind,fr,es,must\nkoursk,place,Koursk,Kursk,yes\n",
    "l10n.toml": 'from = "fr"\nto = ["es"]\n',
    "locales/es/LC_MESSAGES/a.po": (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"X-Source-Language: fr\\n"\n\nmsgid "Le président est à Koursk."\nmsgstr "El presidente está en Moscú."\n'
    ),
}


def planted(folder: Path) -> None:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "hook", yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()), ids=lambda one: one["id"]
)
def test_a_hook_is_a_command_of_ours(project: Project, hook: dict[str, Any]) -> None:
    planted(project.root)
    program, *args = hook["entry"].split()
    paths = [] if hook.get("pass_filenames") is False else ["locales/es/LC_MESSAGES/a.po"]
    result = project.run(*args, *paths)
    assert (program, result.code) == ("l10n", int(bool(paths)))


def test_the_action_runs_commands_that_exist(project: Project) -> None:
    planted(project.root)
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    values = {"GITHUB_ACTION_PATH": "x", "CATALOGS": "locales", "FAIL_ON": "error"}
    codes = []
    for step in action["runs"]["steps"]:
        if step.get("run", "").startswith("l10n "):
            words = step["run"].replace('"', "")
            for name, value in values.items():
                words = words.replace(f"${name}", value)
            codes.append(project.run(*words.split()[1:]).code)
    assert codes == [0, 1]
    assert (project.root / "l10n-report.html").is_file()


@pytest.mark.slow
def test_pre_commit_finds_a_planted_term(tmp_path: Path) -> None:
    """As a user's pre-commit does: it clones this checkout, and installs it into an environment of its own."""
    folder = tmp_path / "news"
    planted(folder)
    checkout = tmp_path / "l10n"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, checkout / name)
    for place in (folder, checkout):
        for args in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All of it"]):
            who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
            subprocess.run(["git", *who, *args], cwd=place, check=True)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), "--all-files", "--verbose"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "“Koursk” is “Kursk” here" in done.stdout
    assert "[terms/missing]" in done.stdout
