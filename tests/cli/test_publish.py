"""`l10n publish` and `l10n diff`: what goes out, what is refused, and that nothing is lost by it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from l10n.catalogs import files
from l10n.catalogs.catalog import Entry
from l10n.catalogs.writing import encode
from tests.support import KOURSK, PONT, FakeEngines, Project, check_catalog, files_in, need

ARGS = ("translate", "articles", "--from", "fr", "--to", "es")
PUBLISH = ("publish", "articles", "--to", "es", "-o", "public")
OUT = "public/es/pont.txt"
SOURCES = [line for line in PONT.replace(". ", ".\n").splitlines() if line]


def translate(project: Project) -> None:
    assert project.run(*ARGS).code == 0


def review(path: Path, targets: dict[str, str] | None = None) -> None:
    """Do what a reviewer does: remove the mark, and write what is in `targets`; all units, or only those in it."""
    catalog = files.read(path)
    assert catalog is not None

    def done(entry: Entry) -> Entry:
        if entry.obsolete or (targets is not None and entry.source not in targets):
            return entry
        target = (targets or {}).get(entry.source) or entry.target
        return entry.with_(targets=(target,), flags=(), previous=None)

    path.write_bytes(encode(type(catalog)(catalog.header, tuple(map(done, catalog.entries)))))


@pytest.fixture
def desk(project: Project, engines: FakeEngines) -> Project:
    """A project with one translated article, that nobody has reviewed."""
    project.article("pont.txt", PONT)
    translate(project)
    return project


def published(project: Project, path: str = OUT) -> str:
    return (project.root / path).read_bytes().decode()


def test_what_nobody_reviewed_is_listed_and_nothing_is_written(desk: Project) -> None:
    before = files_in(desk.root)
    result = desk.run(*PUBLISH)
    assert (result.code, result.out) == (1, "")
    first, *lines = result.err.splitlines()
    assert "3 not reviewed" in first
    assert "locales/es/LC_MESSAGES/pont.po" in first
    assert "--missing source or machine" in first
    assert lines == [
        f"articles/pont.txt:{line}: {source}" for line, source in zip((1, 3, 3), SOURCES, strict=True)
    ]
    assert files_in(desk.root) == before


def test_the_project_s_own_articles_need_no_name(desk: Project) -> None:
    args = ("--to", "es", "-o", "public", "--missing", "machine")
    assert desk.run("diff", *args).code == 1
    assert desk.run("publish", *args).out == f"{OUT}: written (3 not reviewed)\n"
    (desk.root / "articles" / "pont.txt").unlink()
    (desk.root / "articles").rmdir()
    assert "there are no articles yet" in desk.run("publish", *args).line


def test_reviewed_targets_go_out_as_they_were_written(desk: Project) -> None:
    review(
        desk.catalog("pont"),
        {SOURCES[0]: "  El  puente… ", SOURCES[1]: 'A "b"\\ %d {x}.', SOURCES[2]: "\tFin."},
    )
    result = desk.run(*PUBLISH)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"{OUT}: written (3 reviewed)\n"
    assert published(desk) == '  El  puente… \n\nA "b"\\ %d {x}. \tFin.\n'


@pytest.mark.parametrize(
    ("missing", "expected", "said"),
    [
        pytest.param(
            "source", f"{SOURCES[0]}\n\nVotado. {SOURCES[2]}\n", "2 in the source language", id="source"
        ),
        pytest.param(
            "machine", f"[es] {SOURCES[0]}\n\nVotado. [es] {SOURCES[2]}\n", "2 not reviewed", id="machine"
        ),
    ],
)
def test_what_is_missing(desk: Project, missing: str, expected: str, said: str) -> None:
    review(desk.catalog("pont"), {SOURCES[1]: "Votado."})
    result = desk.run(*PUBLISH, "--missing", missing)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"{OUT}: written (1 reviewed, {said})\n"
    assert published(desk) == expected


def change(project: Project) -> str:
    """Change the second sentence after its review; return the article as it is then."""
    review(project.catalog("pont"), dict(zip(SOURCES, ("Uno", "Dos.", "Tres."), strict=True)))
    text = PONT.replace("hier soir", "mardi soir")
    project.article("pont.txt", text)
    return text


@pytest.mark.parametrize("translated", [False, True], ids=["as it is", "after translate"])
@pytest.mark.parametrize(
    ("stale", "expected"),
    [
        pytest.param("keep", "Uno\n\nDos. Tres.\n", id="keep"),
        pytest.param("source", "Uno\n\nLe conseil a voté mardi soir la", id="source"),
        pytest.param("fail", None, id="fail"),
    ],
)
def test_what_changed_since_the_review(
    desk: Project, stale: str, expected: str | None, translated: bool
) -> None:
    change(desk)
    if translated:
        translate(desk)
    result = desk.run(*PUBLISH, "--stale", stale)
    if expected is None:
        assert result.code == 1
        assert "1 changed since the review" in result.err
        assert "articles/pont.txt:3: (changed) Le conseil a voté mardi soir" in result.err
        assert not (desk.root / "public").exists()
    else:
        assert (result.code, result.err) == (0, "")
        assert published(desk).startswith(expected)


def test_a_draft_that_nobody_reviewed_is_not_stale_when_its_sentence_changes(desk: Project) -> None:
    path = desk.catalog("pont")
    path.write_bytes(path.read_bytes().replace(f"[es] {SOURCES[1]}".encode(), b"Borrador."))
    desk.article("pont.txt", PONT.replace("hier soir", "mardi soir"))
    translate(desk)
    result = desk.run(*PUBLISH, "--stale", "keep")
    assert (result.code, "3 not reviewed" in result.err) == (1, True)


def test_the_old_translation_of_a_split_sentence_does_not_go_out_twice(desk: Project) -> None:
    desk.article(
        "pont.txt", "Le conseil a voté hier soir la reconstruction et les travaux dureront deux ans.\n"
    )
    translate(desk)
    review(desk.catalog("pont"))
    desk.article(
        "pont.txt", "Le conseil a voté hier soir la reconstruction. Les travaux dureront deux ans.\n"
    )
    translate(desk)
    result = desk.run(*PUBLISH, "--stale", "keep")
    assert (result.code, "2 not reviewed" in result.err) == (1, True)


def test_repeated_sentences_and_those_that_are_split_by_context(desk: Project) -> None:
    text = "Titre.\n\nOui.\n\nAprès.\n\nOui.\n"
    desk.article("pont.txt", text)
    translate(desk)
    review(desk.catalog("pont"), {"Titre.": "T.", "Oui.": "Sí.", "Après.": "D."})
    assert desk.run(*PUBLISH).code == 0
    assert published(desk) == "T.\n\nSí.\n\nD.\n\nSí.\n"

    path = desk.catalog("pont")
    path.write_bytes(path.read_bytes().replace(b'msgid "Oui."', b'# l10n-split\nmsgid "Oui."'))
    translate(desk)
    path.write_bytes(path.read_bytes()[::-1].replace("Sí.".encode()[::-1], b"Claro."[::-1], 1)[::-1])
    check_catalog(path)
    assert desk.run(*PUBLISH).code == 0
    assert published(desk) == "T.\n\nSí.\n\nD.\n\nClaro.\n"


def test_a_catalog_that_lost_its_flags_is_not_taken_as_reviewed(desk: Project) -> None:
    path = desk.catalog("pont")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))
    result = desk.run(*PUBLISH)
    assert result.code == 1
    assert "[catalog/flags-vanished]" in result.err
    assert "3 not reviewed" in result.err


def test_the_catalog_says_which_language_it_was_made_from(project: Project, engines: FakeEngines) -> None:
    project.article("a.txt", "OK 10.\n")  # too short to tell
    translate(project)
    assert project.run(*PUBLISH, "--missing", "machine").code == 0
    assert published(project, "public/es/a.txt") == "[es] OK 10.\n"


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        pytest.param("public", "public/pt-BR/2024/pont.txt", id="a folder for each language"),
        pytest.param("site/{lang}/news", "site/pt-BR/news/2024/pont.txt", id="a pattern"),
    ],
)
def test_where_pages_go(project: Project, engines: FakeEngines, folder: str, path: str) -> None:
    engines.served = ("pt-BR",)
    project.article("2024/pont.txt", PONT)
    assert project.run("translate", "articles", "--from", "fr", "--to", "pt-BR").code == 0
    result = project.run("publish", "articles", "--to", "pt_BR", "-o", folder, "--missing", "machine")
    assert (result.code, result.err) == (0, "")
    assert published(project, path).startswith("[pt-BR] Le vieux pont")


def test_one_language_is_published_though_another_is_not_ready(desk: Project) -> None:
    assert desk.run(*ARGS, "--to", "ca").code == 0
    review(desk.catalog("pont"), dict.fromkeys(SOURCES, "x"))
    result = desk.run(*PUBLISH, "--to", "ca")
    assert result.code == 1
    assert files_in(desk.root / "public").keys() == {"es/pont.txt"}


def test_a_page_that_stays_the_same_is_not_written(desk: Project) -> None:
    assert desk.run(*PUBLISH, "--missing", "machine").code == 0
    page = desk.root / OUT
    page.chmod(0o640)
    os.utime(page, (1, 1))
    assert desk.run(*PUBLISH, "--missing", "machine").out == f"{OUT}: unchanged (3 not reviewed)\n"
    assert page.stat().st_mtime == 1
    assert desk.run(*PUBLISH, "--missing", "source").out == f"{OUT}: written (3 in the source language)\n"
    assert page.stat().st_mode & 0o777 == 0o640


def test_a_dry_run_writes_nothing(desk: Project) -> None:
    before = files_in(desk.root)
    result = desk.run(*PUBLISH, "--missing", "machine", "--mo", "--dry-run")
    assert (result.code, result.out) == (0, f"{OUT}: to be written (3 not reviewed)\n")
    assert files_in(desk.root) == before


def test_the_article_is_never_overwritten(desk: Project) -> None:
    before = files_in(desk.root)
    (desk.root / "public").mkdir()
    for folder in ("articles", "articles/{lang}", "articles/public"):
        result = desk.run("publish", "articles", "--to", "es", "-o", folder, "--missing", "machine")
        assert (result.code, "the folder of the articles" in result.line) == (2, True)
    (desk.root / "public/es").symlink_to(desk.root / "articles")
    assert desk.run(*PUBLISH, "--missing", "machine").code == 2
    (desk.root / "public/es").unlink()
    (desk.root / "public").rmdir()
    assert files_in(desk.root) == before

    other = desk.root / "es" / "pont.txt"
    other.parent.mkdir()
    other.write_text(PONT, encoding="utf-8")
    result = desk.run("publish", other, "--to", "es", "-o", ".", "--missing", "machine")
    assert (result.code, "is the article itself" in result.line) == (2, True)
    assert other.read_text(encoding="utf-8") == PONT


def test_the_encoding_of_the_article_stays_if_it_can(project: Project, engines: FakeEngines) -> None:
    project.article("a.txt", "L'été arrive à la fenêtre, et la forêt respire déjà.\r\n".encode("cp1252"))
    translate(project)
    path = project.catalog("a")
    source = "L'été arrive à la fenêtre, et la forêt respire déjà."
    review(path, {source: "¡Qué señor!"})
    assert project.run(*PUBLISH).code == 0
    assert (project.root / "public/es/a.txt").read_bytes() == "¡Qué señor!\r\n".encode("cp1252")
    review(path, {source: "Лето"})
    result = project.run(*PUBLISH)
    assert result.code == 0
    assert "[article/encoding-changed]" in result.err
    assert (project.root / "public/es/a.txt").read_bytes() == "Лето\r\n".encode()


def test_standard_input_and_output(desk: Project) -> None:
    data = ("\ufeff" + PONT.replace("\n", "\r\n")).encode()
    args = ("publish", "-", "--to", "es", "--catalog", desk.catalog("pont"))
    command = desk.driven(*args, "--missing", "source")
    ran = subprocess.run(command, input=data, capture_output=True, cwd=desk.root, check=True)
    assert (ran.stdout, ran.stderr) == (data, b"")
    result = desk.run(*args, stdin=data)
    assert (result.code, result.out) == (1, "")
    assert f"stdin:1: {SOURCES[0]}" in result.err
    result = desk.run("publish", "articles/pont.txt", "--to", "es", "-o", "-", "--missing", "machine")
    assert result.out.startswith("[es] Le vieux pont")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["articles", "-o", "x"], "add --to LANG", id="no language"),
        pytest.param(["articles", "--to", "es"], "add -o DIR", id="no folder"),
        pytest.param(["-", "--to", "es"], "--catalog FILE", id="no catalog"),
        pytest.param(["-", "--to", "es", "--catalog", "c", "-o", "x"], "leave out -o", id="- into a folder"),
        pytest.param(
            ["articles", "--to", "es", "--catalog", "c", "-o", "x"], "--locales", id="catalog of many"
        ),
        pytest.param(["articles", "--to", "es", "-o", "-"], "name a folder", id="many to -"),
        pytest.param(["articles", "--to", "ca", "-o", "x"], "no such catalog", id="never translated"),
        pytest.param(["articles", "--to", "fr", "-o", "x"], "no such catalog", id="its own language"),
        pytest.param(["nothing.txt", "--to", "es", "-o", "x"], "no such file", id="no article"),
        pytest.param(
            ["articles", "--to", "es", "-o", "x", "--encoding", "u"], "no known encoding", id="encoding"
        ),
    ],
)
@pytest.mark.parametrize("command", ["publish", "diff"])
def test_bad_usage(desk: Project, command: str, args: list[str], said: str) -> None:
    if command == "diff" and args[0] == "-":
        said = "standard"
        if "--catalog" not in args:
            said = "--catalog FILE"
        elif "-o" in args:
            said = "leave out -o"
    if command == "diff" and args[-2:] == ["-o", "-"]:
        said = "nothing to compare with"
    before = files_in(desk.root)
    result = desk.run(command, *args)
    assert (result.code, result.out) == (2, "")
    assert said in result.line
    assert files_in(desk.root) == before


def test_a_folder_that_cannot_be_written(desk: Project) -> None:
    (desk.root / "public").write_text("a file", encoding="utf-8")
    result = desk.run(*PUBLISH, "--missing", "machine")
    assert result.code == 2
    assert OUT in result.line
    assert (desk.root / "public").read_text(encoding="utf-8") == "a file"


def test_a_broken_catalog_stops_no_other(desk: Project) -> None:
    desk.article("koursk.txt", KOURSK)
    translate(desk)
    desk.catalog("koursk").write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    result = desk.run(*PUBLISH, "--missing", "machine")
    assert result.code == 2
    assert "koursk.po:2" in result.line
    assert files_in(desk.root / "public").keys() == {"es/pont.txt"}


def test_mo_holds_what_is_reviewed_and_msgunfmt_reads_it(desk: Project) -> None:
    need("msgunfmt")
    review(desk.catalog("pont"), {SOURCES[1]: "Votado «sí»."})
    result = desk.run("publish", "articles", "--to", "es", "--missing", "source", "--mo")
    path = desk.catalog("pont").with_suffix(".mo")
    assert (result.code, result.out) == (
        0,
        "locales/es/LC_MESSAGES/pont.mo: 1 reviewed, 2 in the source language\n",
    )
    read = subprocess.run(
        ["msgunfmt", path], capture_output=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    text = read.stdout.decode()
    assert text.count("msgid") == 2  # the header's, too
    assert f'msgid "{SOURCES[1]}"\nmsgstr "Votado «sí»."' in text
    assert '"Language: es\\n"' in text
    before = path.read_bytes()
    assert desk.run("publish", "articles", "--to", "es", "--missing", "source", "--mo").code == 0
    assert path.read_bytes() == before


def test_diff_says_what_publish_would_change(desk: Project) -> None:
    diff = ("diff", *PUBLISH[1:], "--missing", "machine")
    result = desk.run(*diff)
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith(
        f"--- /dev/null\tpublished\n+++ {OUT}\tto publish\n@@ -0,0 +1,3 @@\n+[es] Le vieux"
    )
    before = files_in(desk.root)
    assert desk.run(*PUBLISH, "--missing", "machine").code == 0
    result = desk.run(*diff)
    assert (result.code, result.out, result.err) == (0, "", "")
    review(desk.catalog("pont"), {SOURCES[0]: "El puente"})
    result = desk.run(*diff)
    assert result.code == 1
    assert result.out.splitlines()[3:5] == [f"-[es] {SOURCES[0]}", "+El puente"]
    written = {path for path in files_in(desk.root) if not path.startswith(".l10n/outputs/")}
    assert written == before.keys() | {OUT}


def test_diff_is_a_patch(desk: Project) -> None:
    need("patch")
    desk.article("pont.txt", PONT.rstrip("\n"))
    assert desk.run(*PUBLISH, "--missing", "machine").code == 0
    review(desk.catalog("pont"), dict(zip(SOURCES, ("Uno", "Dos.", "Fin."), strict=True)))
    result = desk.run("diff", *PUBLISH[1:])
    assert result.out.endswith("Fin.\n\\ No newline at end of file\n")
    subprocess.run(
        ["patch", "-p0"], input=result.out.encode(), cwd=desk.root, check=True, capture_output=True
    )
    assert published(desk).endswith("Fin.")
    assert desk.run("diff", *PUBLISH[1:]).code == 0


def test_diff_lists_what_is_not_ready(desk: Project) -> None:
    result = desk.run("diff", *PUBLISH[1:])
    assert (result.code, result.out) == (1, "")
    assert "3 not reviewed" in result.err


def test_diff_says_when_only_the_encoding_changes(desk: Project) -> None:
    assert desk.run(*PUBLISH, "--missing", "machine").code == 0
    page = desk.root / OUT
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes())
    result = desk.run("diff", *PUBLISH[1:], "--missing", "machine")
    assert (result.code, "only the encoding" in result.out) == (1, True)
