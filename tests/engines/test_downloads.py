"""Downloads of packages: a server on loopback that does what servers do."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from l10n.engines.packages import download, index, web
from l10n.engines.packages.install import install_entry
from l10n.engines.packages.staging import Done, part
from l10n.errors import DiskFullError, InputError
from l10n.model import LanguagePair
from tests.argos import FOLDER, TINY, Answer, Server, entry, file, silent, status

FR_EN = LanguagePair("fr", "en")
TAG = '"one"'
PACKAGE = TINY.read_bytes()


@pytest.fixture
def server(argos_server: Server) -> Server:
    """A server with an index of the tiny package, at two links."""
    return argos_server


def get(server: Server, timeout: float = 5.0) -> Done:
    """Install fr→en as the index has it."""
    (found,) = index.load(timeout=timeout).route(FR_EN)
    return install_entry(found, progress=lambda done, total: None, timeout=timeout)


def cached(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "xdg" / "l10n" / "downloads").glob("*"))


def test_it_is_downloaded_and_installed(server: Server, tmp_path: Path) -> None:
    (found,) = index.load().route(FR_EN)
    seen: list[tuple[int, int | None]] = []
    done = install_entry(found, progress=lambda done, total: seen.append((done, total)))
    assert done.offer.path == tmp_path / "argos" / "packages" / FOLDER
    assert seen[0] == (0, len(PACKAGE))
    assert seen[-1] == (len(PACKAGE), len(PACKAGE))
    assert server.asked == ["/index.json", "/a"]
    assert cached(tmp_path) == []
    assert install_entry(found, progress=lambda *_: None).new is False
    assert server.asked == ["/index.json", "/a"]


def test_a_broken_one_is_downloaded_again(server: Server, tmp_path: Path) -> None:
    get(server)
    (tmp_path / "argos" / "packages" / FOLDER / "model" / "model.bin").write_bytes(b"")
    assert get(server).new


ONE = "/index.json /a"
TWO = "/index.json /a /b"


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"PK\x03\x04")
    while True:
        handler.wfile.write(bytes(1 << 16))


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for byte in PACKAGE:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.05)


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"220 ready\r\n")


SECOND = [
    pytest.param(status(404), TWO, id="404"),
    pytest.param(status(500), TWO, id="500"),
    pytest.param(status(204), TWO, id="nothing"),
    pytest.param(file(b""), TWO, id="an empty file"),
    pytest.param(file(b"<html>", kind="text/html"), TWO, id="html"),
    pytest.param(file(b"P"), TWO, id="one byte"),
    pytest.param(file(PACKAGE, cut=1), "/index.json /a /a", id="cut, from the start"),
    pytest.param(file(PACKAGE, tag=TAG, cut=2), "rest", id="cut twice, gone on with"),
    pytest.param(status(302, "/b"), TWO, id="redirected"),
    pytest.param(status(308, "b"), TWO, id="redirected beside it"),
    pytest.param(status(302, "/a"), "/index.json" + " /a" * 6 + " /b", id="redirected in a circle"),
    pytest.param(status(302, "file:///etc/passwd"), TWO, id="redirected to a file"),
    pytest.param(status(302, "ftp://127.0.0.1/x"), TWO, id="redirected to ftp"),
    pytest.param(status(302, "http://[x/"), TWO, id="redirected to nonsense"),
    pytest.param(status(302), TWO, id="redirected nowhere"),
    pytest.param(silent(1.5), TWO, id="silent"),
    pytest.param(no_http, TWO, id="no http"),
    pytest.param(dripping, "/index.json /a /a /b", id="in drops"),
]


@pytest.mark.parametrize(("first", "asked"), SECOND)
def test_what_is_wrong_with_the_first_link_the_second_mends(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, first: Answer, asked: str
) -> None:
    monkeypatch.setattr(web, "_SLOWEST", 100_000)
    server.answers["/a"] = first
    assert get(server, timeout=0.4).new
    if asked == "rest":
        half = len(PACKAGE) // 2
        then = half + (len(PACKAGE) - half) // 2
        asked = f"/index.json /a /a bytes={half}- /a bytes={then}-"
    assert " ".join(server.asked) == asked
    assert cached(tmp_path) == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(status(404), "the server answers 404 Not Found", id="404"),
        pytest.param(status(503), "the server answers 503 Service Unavailable", id="503"),
        pytest.param(file(b"<!DOCTYPE html>", kind="text/html"), r"something else \(text/html\)", id="html"),
        pytest.param(file(PACKAGE[:9999]), "cut off", id="truncated"),
        pytest.param(file(PACKAGE, cut=99), "broke after 0.4 MB of 0.7 MB", id="cut"),
        pytest.param(silent(1.0), "no answer within 0.3 seconds", id="slow"),
        pytest.param(status(302, "file:///etc/passwd"), "redirects to file://", id="file"),
        pytest.param(status(302, "/a"), "more than 5 times", id="circle"),
        pytest.param(endless, "over the limit", id="endless"),
    ],
)
def test_where_no_link_works_it_is_one_line_and_nothing_is_left(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, reason: str
) -> None:
    monkeypatch.setattr(download, "MOST_PACKED", 3_000_000)
    server.answers["/a"] = answer
    server.publish(entry([f"{server.url}/a"]))
    with pytest.raises(InputError, match=reason) as caught:
        get(server, timeout=0.3)
    assert (caught.value.path, caught.value.exit_code) == (f"{server.url}/a", 2)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert cached(tmp_path) == []
    assert list((tmp_path / "argos").glob("*/*")) == []


def test_the_last_reason_says_how_many_others_failed(server: Server) -> None:
    server.answers |= {"/a": status(404), "/b": status(500)}
    with pytest.raises(InputError, match=r"answers 500 Internal Server Error \(1 more link fails, too\)"):
        get(server)


def test_a_later_run_goes_on_where_the_connection_broke(server: Server, tmp_path: Path) -> None:
    server.publish(entry([f"{server.url}/a"]))
    server.answers["/a"] = file(PACKAGE, tag=TAG, cut=99)
    with pytest.raises(InputError, match="broke after"):
        get(server)
    assert cached(tmp_path) == ["translate-fr_en-1_0.json", "translate-fr_en-1_0.part"]
    size = (tmp_path / "xdg/l10n/downloads/translate-fr_en-1_0.part").stat().st_size
    server.answers["/a"] = status(404)
    with pytest.raises(InputError, match="404"):  # the server is ill for a while: what there is is kept
        get(server)
    server.asked.clear()
    server.answers["/a"] = file(PACKAGE, tag=TAG)
    assert get(server).new
    assert server.asked == ["/index.json", f"/a bytes={size}-"]
    assert cached(tmp_path) == []


@pytest.mark.parametrize("answer", [file(PACKAGE, tag='"two"'), file(PACKAGE)], ids=["changed", "no ranges"])
def test_a_later_run_starts_again_where_the_file_is_another(server: Server, answer: Answer) -> None:
    server.publish(entry([f"{server.url}/a"]))
    server.answers["/a"] = file(b"PK\x03\x04" + bytes(500_000), tag=TAG, cut=99)
    with pytest.raises(InputError, match="broke after"):
        get(server)
    server.answers["/a"] = answer
    assert get(server).new


@pytest.mark.parametrize("wrong", ["range", "tag", "416"])
def test_a_server_that_goes_on_wrongly_is_asked_from_the_start(server: Server, wrong: str) -> None:
    server.publish(entry([f"{server.url}/a"]))
    server.answers["/a"] = file(PACKAGE, tag=TAG, cut=99)
    with pytest.raises(InputError, match="broke after"):
        get(server)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if "Range" not in handler.headers:
            return file(PACKAGE, tag=TAG)(handler)
        if wrong == "416":
            return status(416)(handler)
        handler.send_response(206)
        handler.send_header(
            "Content-Range", f"bytes {5 if wrong == 'range' else handler.headers['Range'][6:-1]}-9/10"
        )
        handler.send_header("ETag", TAG if wrong == "range" else '"two"')
        handler.end_headers()

    server.answers["/a"] = answer
    assert get(server).new


def test_ctrl_c_leaves_nothing_that_can_not_be_gone_on_with(server: Server, tmp_path: Path) -> None:
    def stop(done: int, total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    (found,) = index.load().route(FR_EN)
    for tag, kept in (("", 0), (TAG, 2)):
        server.answers["/a"] = file(PACKAGE, tag=tag)
        with pytest.raises(KeyboardInterrupt):
            install_entry(found, progress=stop)
        assert len(cached(tmp_path)) == kept


def test_a_full_disk_is_said(server: Server, tmp_path: Path) -> None:
    def full(done: int, total: int | None) -> None:
        if done:
            raise OSError(28, "No space left on device")

    (found,) = index.load().route(FR_EN)
    with pytest.raises(DiskFullError, match="no space left"):
        install_entry(found, progress=full)
    assert cached(tmp_path) == []


def test_two_do_not_download_the_same(server: Server, tmp_path: Path) -> None:
    with (
        part("translate-fr_en-1_0"),
        pytest.raises(InputError, match="another process is downloading"),
    ):
        get(server)
    assert get(server).new


def test_a_package_for_other_languages_than_the_index_says_is_refused(server: Server, tmp_path: Path) -> None:
    server.publish(entry([f"{server.url}/a"], from_code="de"))
    (found,) = index.load().route(LanguagePair("de", "en"))
    with pytest.raises(InputError, match="for fr→en, though") as caught:
        install_entry(found, progress=lambda *_: None)
    assert caught.value.path == f"{server.url}/a"
    assert cached(tmp_path) == []


def test_links_that_are_no_http_are_left_out(server: Server) -> None:
    server.publish(entry(["ipfs://Qm", "file:///etc/passwd", f"{server.url}/b"]))
    assert get(server).new
    assert server.asked == ["/index.json", "/b"]


def test_an_entry_without_a_link_is_said(server: Server) -> None:
    server.publish(entry(["ipfs://Qm"]))
    with pytest.raises(InputError, match="no link to the package that begins with http"):
        get(server)
