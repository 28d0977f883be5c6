"""Argos' index: a server on loopback that does what servers do."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path

import pytest

from l10n.engines.packages import index
from l10n.engines.packages.index import Index
from l10n.engines.packages.install import install_entry
from l10n.engines.packages.staging import Done
from l10n.errors import InputError
from l10n.model import LanguagePair
from tests.argos import TINY, Answer, Server, entry, file, silent, status
from tests.support import files_in

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


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"<html>", "is no index", id="html"),
        pytest.param(b"", "is no index", id="empty"),
        pytest.param(b"{}", "is no index", id="no list"),
        pytest.param(b"[7, {}]", "is no index", id="no packages"),
        pytest.param(b"\xff", "is no index", id="no text"),
        pytest.param(b"[" * 100_000, "is no index", id="nested"),
        pytest.param(b" " * (index.MOST_INDEX + 1), "sends more than 4.2 MB", id="huge"),
    ],
)
def test_what_is_no_index_is_one_line(server: Server, content: bytes, reason: str) -> None:
    server.answers["/index.json"] = file(content)
    with pytest.raises(InputError, match=reason) as caught:
        get(server)
    assert caught.value.path == f"{server.url}/index.json"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(status(404), "404", id="404"),
        pytest.param(silent(1.0), "within 0.3 seconds", id="slow"),
        pytest.param(file(b"[" * 9999, cut=1), "connection broke", id="cut"),
        pytest.param(status(302, "file:///etc/passwd"), "redirects to file://", id="file"),
    ],
)
def test_an_index_that_can_not_be_had_is_one_line(server: Server, answer: Answer, reason: str) -> None:
    server.answers["/index.json"] = answer
    with pytest.raises(InputError, match=reason):
        get(server, timeout=0.3)


def test_without_a_network_it_fails_at_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"http://127.0.0.1:{port}")
    began = time.monotonic()
    with pytest.raises(InputError, match=r"connection refused; check the network, or install a file"):
        index.load()
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("address", ["file:///etc", "ftp://127.0.0.1", "/etc", "http://[x"])
def test_only_http_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", address)
    with pytest.raises(InputError, match="only http:// and https:// are followed"):
        index.load()


def test_the_copy_serves_where_it_will_do(server: Server) -> None:
    fresh = index.load()
    server.answers["/index.json"] = status(500)
    stale = index.load(copy_will_do=True)
    assert (stale.entries, fresh.stale, stale.stale) == (
        fresh.entries,
        "",
        "the server answers 500 Internal Server Error",
    )
    with pytest.raises(InputError, match="500"):
        index.load()


def published(*pairs: str) -> Index:
    values = [entry([], from_code=pair.split("_")[0], to_code=pair.split("_")[1]) for pair in pairs]
    return Index("", index._entries(json.loads(json.dumps(values))))


@pytest.mark.parametrize(
    ("pair", "route"),
    [
        ("fr>en", "fr→en"),
        ("fr>de", "fr→en en→de"),
        ("fr>es", "fr→es"),
        ("pt-BR>en", "pt-BR→en"),
        ("pt-PT>en", "pt→en"),
        ("fr>pt-BR", "fr→en en→pt"),
        ("zh-TW>en", "zh-Hant→en"),
        ("zh>fr", ""),
        ("en>fr", ""),
        ("de>fr", ""),
    ],
)
def test_the_route_is_direct_or_leads_through_english(pair: str, route: str) -> None:
    index_ = published("fr_en", "en_de", "fr_es", "pb_en", "pt_en", "en_pt", "zt_en", "zh_en")
    found = index_.route(LanguagePair(*pair.split(">")))
    assert " ".join(str(one.pair) for one in found) == route


def test_of_two_versions_the_newer_is_taken(server: Server) -> None:
    values = [entry([], package_version=version) for version in ("1.9", "1.10", "1.2")]
    (found,) = index._entries(values)
    assert found.metadata.version == "1.10"


def test_nothing_outside_the_test_is_written(server: Server, tmp_path: Path) -> None:
    get(server)
    assert files_in(tmp_path / "home") == {}
