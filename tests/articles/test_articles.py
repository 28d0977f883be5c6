import io
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from l10n import articles
from l10n.articles import Source, find, read, read_stream
from l10n.errors import InputError, UsageError
from l10n.model import BlockKind
from tests.support import as_nobody

KNOWN = f"l10n reads {', '.join(sorted(articles.READERS))}"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.txt", "2024/koursk.txt", "2024/deep/er/b.TXT", ".hidden.txt", ".git/c.txt", "note.ods"):
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Titre\n\nTexte.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: Path | str, root: Path | str = "articles") -> list[str]:
    sources, errors = find(map(Path, paths), [Path(root)])
    assert not errors
    return [source.name for source in sources]


def errors(*paths: Path | str) -> list[str]:
    return [str(error) for error in find(map(Path, paths), [Path("articles")])[1]]


def test_finds_the_articles_in_a_folder(project: Path) -> None:
    assert names("articles") == ["2024/deep/er/b", "2024/koursk", "a"]


@pytest.mark.parametrize("path", ["articles/2024/koursk.txt", "./articles/../articles/2024/koursk.txt"])
def test_a_name_does_not_depend_on_the_call(
    project: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    expected = [Source(Path(path), "2024/koursk", "2024/koursk.txt")]
    assert find([Path(path)], [Path("articles")])[0] == expected
    assert names(project / path, root=project / "articles") == ["2024/koursk"]
    monkeypatch.chdir(project / "articles" / "2024")
    assert names("koursk.txt", root="..") == ["2024/koursk"]
    assert names("koursk.txt", root=project / "elsewhere" / "articles") == ["2024/koursk"]
    assert names("koursk.txt", root=project / "texts") == ["koursk"]


def test_takes_each_file_once(project: Path) -> None:
    (project / "link.txt").symlink_to("articles/a.txt")
    (project / "articles" / "again").symlink_to("2024")
    (project / "articles" / "circle").symlink_to("..")

    assert names("articles", "articles/a.txt", "link.txt", project / "articles") == [
        "2024/deep/er/b",
        "2024/koursk",
        "a",
    ]


def test_names_are_in_form_c(project: Path) -> None:
    (project / "articles" / unicodedata.normalize("NFD", "été.txt")).write_text("a", encoding="utf-8")

    assert unicodedata.normalize("NFC", "été") in names("articles")


def test_says_what_is_no_article(project: Path) -> None:
    (project / "empty").mkdir()
    (project / "circle.txt").symlink_to("circle.txt")
    (project / "none").touch()
    os.mkfifo(project / "pipe.txt")

    sources, found = find(
        map(
            Path,
            ["empty", "gone.txt", "articles/note.ods", "none", "pipe.txt", "circle.txt", "articles/a.txt"],
        ),
        [Path("articles")],
    )

    assert [source.name for source in sources] == ["a"]
    assert [str(error) for error in found] == [
        f"empty: no articles in this folder; {KNOWN}",
        "gone.txt: no such file; check its name",
        "articles/note.ods: `.ods` files aren't read; put its text into a document, or save it as .docx or plain "
        f"text; {KNOWN}",
        f"none: files without a suffix aren't read; {KNOWN}",
        "pipe.txt: is a pipe, not a file; give a file",
        "circle.txt: can't be read: too many levels of symbolic links; check it, or leave it out",
    ]


def test_two_articles_of_one_name_are_an_error(project: Path) -> None:
    (project / "articles" / "a.TXT").write_text("a", encoding="utf-8")
    (project / "other" / "articles" / "2024").mkdir(parents=True)
    (project / "other" / "articles" / "2024" / "koursk.txt").write_text("a", encoding="utf-8")

    assert errors("articles", "other") == [
        "`articles/2024/koursk.txt` and `other/articles/2024/koursk.txt` are both the article `2024/koursk`; "
        "rename one, or leave it out",
        "`articles/a.TXT` and `articles/a.txt` are both the article `a`; rename one, or leave it out",
    ]
    assert [source.name for source in find([Path("articles")], [Path("articles")])[0]] == [
        "2024/deep/er/b",
        "2024/koursk",
    ]


def test_files_of_one_name_in_several_formats_are_several_articles(project: Path) -> None:
    for name in ("a.md", "a.markdown"):
        (project / "articles" / name).write_text("a", encoding="utf-8")

    found, wrong = find([Path("articles")], [Path("articles")])

    assert (wrong, [one.name for one in found if "/" not in one.name]) == ([], ["a", "a.markdown", "a.md"])


@pytest.mark.parametrize("name", [b"a\nb.txt", b"\x1b[1m.txt", b"\xff.txt"], ids=repr)
def test_a_name_must_be_printable(project: Path, name: bytes) -> None:
    (project / "articles" / os.fsdecode(name)).write_text("a", encoding="utf-8")

    assert [error.split(": ", 1)[1] for error in errors("articles")] == [
        "its name has characters that can't be shown; rename it"
    ]


def test_reads_an_article(project: Path) -> None:
    path = project / "articles" / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfTitre\r\n\r\nTexte\r\nsuite.\r\n")

    article, findings = read(Source(path, "a", "a.txt"))

    assert (article.name, article.reference, article.encoding, findings) == ("a", "a.txt", "utf-8", [])
    assert article.text == "Titre\r\n\r\nTexte\r\nsuite.\r\n"
    assert [block.kind for block in article.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]


def test_a_guessed_encoding_is_a_finding(project: Path) -> None:
    path = project / "articles" / "a.txt"
    path.write_bytes("Le président a ratifié un traité avec la Corée du Nord.".encode("cp1252"))

    article, [finding] = read(Source(path, "a", "a.txt"))

    assert article.encoding == "cp1252"
    assert (finding.check, finding.severity, finding.path) == ("encoding-guessed", "warning", "a.txt")
    assert finding.message == (
        "This isn't UTF-8 and was read as cp1252: look at its accents, and say `--encoding NAME` if they are wrong."
    )
    assert read(Source(path, "a", "a.txt"), encoding="cp1252")[1] == []


def test_reading_says_what_the_system_does_not_allow(project: Path) -> None:
    def error(path: Path) -> str:
        with pytest.raises(InputError) as caught:
            read(Source(path, "a", "a.txt"))
        return str(caught.value)

    os.mkfifo(project / "pipe.txt")
    (project / "folder.txt").mkdir()
    assert error(Path("gone.txt")) == "gone.txt: no such file; check its name"
    assert error(Path("pipe.txt")) == "pipe.txt: is a pipe, not a file; give a file"
    assert error(Path("folder.txt")).startswith("folder.txt: ")
    assert error(Path("x" * 300 + ".txt")).endswith("file name too long; check it, or leave it out")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert error(Path("socket.txt")).startswith("socket.txt: can't be read: ")


def test_reading_says_what_is_not_permitted(project: Path) -> None:
    path, folder = Path("articles/a.txt"), Path("articles/2024")
    source = Source(path, "a", "a.txt")
    read(source)  # imports what nobody may not
    path.chmod(0)
    folder.chmod(0)
    try:
        project.chmod(0o755)  # a folder of pytest's is its user's alone
        with as_nobody():
            with pytest.raises(InputError, match=r"a\.txt: may not be read; change its permissions"):
                read(source)
            assert errors("articles") == [
                "articles/2024: may not be read; change its permissions, or leave it out"
            ]
    finally:
        folder.chmod(0o755)


def test_reads_standard_input() -> None:
    article, findings = read_stream(io.BytesIO("Titre\n\nTexte.".encode("cp1252")), encoding="cp1252")

    assert (article.name, article.reference, len(article.blocks), findings) == ("stdin", "stdin", 2, [])
    with pytest.raises(InputError, match=r"^stdin: is empty"):
        read_stream(io.BytesIO())
    with pytest.raises(UsageError, match="`x` is no known encoding"):
        read_stream(io.BytesIO(b"a"), encoding="x")
