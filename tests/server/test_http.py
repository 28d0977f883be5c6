"""Connections: who is answered, what is refused, and that many at once get their own answers."""

from __future__ import annotations

import json
import random
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from l10n.config import Config
from l10n.server.api import Api, Limits
from l10n.server.http import Server, is_loopback
from l10n.server.service import Service
from tests.support import FakeEngines

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    service = Service(Config(folder), None)
    with Server("127.0.0.1", 0, Api(service, Limits(10_000)), 100_000) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
        service.close()


@pytest.fixture
def server(tmp_path: Path, engines: FakeEngines) -> Iterator[Server]:
    with serving(tmp_path) as server:
        yield server


def ask(
    server: Server, path: str, body: bytes | None = None, headers: dict[str, str] = JSON, method: str = "POST"
) -> tuple[int, Any, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    data = json.loads(answer.read())
    connection.close()
    return answer.status, data, {name.lower(): value for name, value in answer.getheaders()}


GOOD = json.dumps({"q": "Oui.", "source": "fr", "target": "es"}).encode()


def test_what_weblate_asks(server: Server, engines: FakeEngines) -> None:
    """Its machinery: the languages first, then a text each, as JSON with an empty key."""
    assert isinstance(ask(server, "/languages", None, {}, "GET")[1], list)
    body = json.dumps({"api_key": "", "q": "Le chat dort.", "source": "fr", "target": "es"}).encode()
    status, answer, headers = ask(server, "/translate", body)
    assert (status, answer) == (200, {"translatedText": "[es] Le chat dort."})
    assert headers["content-type"].startswith("application/json")
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("path", "body", "headers"),
    [
        pytest.param("/translate", GOOD, JSON, id="json"),
        pytest.param("/translate", b"q=Oui.&source=fr&target=es", FORM, id="form"),
        pytest.param("/translate?source=fr&target=es", b"q=Oui.", FORM, id="in the address"),
        pytest.param("/translate/", GOOD, JSON, id="slash"),
        pytest.param("/translate", GOOD, {**JSON, "Origin": "moz-extension://6a5b"}, id="an add-on"),
        pytest.param("/translate", GOOD, {**JSON, "Host": "localhost:5000"}, id="localhost"),
    ],
)
def test_ways_to_ask(server: Server, path: str, body: bytes, headers: dict[str, str]) -> None:
    assert ask(server, path, body, headers)[:2] == (200, {"translatedText": "[es] Oui."})


def test_a_form_may_have_several_texts(server: Server) -> None:
    body = b"q=Oui.&q=Non.&source=fr&target=es"
    assert ask(server, "/translate", body, FORM)[1] == {"translatedText": ["[es] Oui.", "[es] Non."]}


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        pytest.param(GOOD, {**JSON, "Origin": "https://evil.example"}, 403, id="a page elsewhere"),
        pytest.param(GOOD, {**JSON, "Origin": "null"}, 403, id="a page of nowhere"),
        pytest.param(GOOD, {**JSON, "Origin": "http://127.0.0.1:1"}, 403, id="a page of another port"),
        pytest.param(GOOD, {**JSON, "Host": "evil.example"}, 403, id="a name made to lead here"),
        pytest.param(GOOD, {**JSON, "Host": "[::1"}, 403, id="a broken name"),
        pytest.param(b"{", JSON, 400, id="no JSON"),
        pytest.param(b"[" * 100_000, JSON, 400, id="deep"),
        pytest.param(b"[]", JSON, 400, id="no object"),
        pytest.param(b"1" * 50_000, JSON, 400, id="a long number"),
        pytest.param(b"q=%ff&source=fr&target=es", FORM, 400, id="no UTF-8"),
        pytest.param(b"a&" * 5000, FORM, 400, id="a form of many fields"),
        pytest.param(GOOD, {"Content-Type": "text/xml"}, 400, id="XML"),
        pytest.param(b"x" * 100_001, JSON, 413, id="too long"),
        pytest.param(GOOD, {**JSON, "Content-Length": "-1"}, 411, id="a length that is none"),
        pytest.param(
            json.dumps({"q": "\ud800", "source": "fr", "target": "es"}).encode(), JSON, 200, id="surrogate"
        ),
    ],
)
def test_what_is_answered_to_others(
    server: Server, body: bytes, headers: dict[str, str], status: int
) -> None:
    got, answer, _ = ask(server, "/translate", body, headers)
    assert (got, "translatedText" in answer) == (status, status == 200), answer


def test_a_thousand_requests_get_their_own_answers(
    server: Server, engines: FakeEngines, capfd: pytest.CaptureFixture[str]
) -> None:
    before = threading.active_count()
    shuffled = random.Random(7)
    junk = [b"{", b"q=", b"\0" * 99, b'{"q": {}}', b"[" * 999]
    asked = [*(None for _ in range(100)), *range(1000)]
    shuffled.shuffle(asked)

    def one(number: int | None) -> bool:
        if number is None:
            status, answer, _ = ask(server, "/translate", shuffled.choice(junk))
            return status == 400 and "error" in answer
        target = ("es", "ca", "en")[number % 3]
        body = json.dumps({"q": f"Le chat {number} dort.", "source": "fr", "target": target}).encode()
        _, answer, _ = ask(server, "/translate", body)
        return bool(answer == {"translatedText": f"[{target}] Le chat {number} dort."})

    with ThreadPoolExecutor(20) as clients:
        assert all(clients.map(one, asked))
    assert capfd.readouterr() == ("", "")
    until = time.monotonic() + 10  # a thread that has answered takes a moment to end
    while (threads := threading.active_count()) > before + 1 and time.monotonic() < until:
        time.sleep(0.01)
    assert threads <= before + 1  # the engines' own
    assert len(engines.loaded) == 3


def test_who_says_nothing_keeps_nobody_waiting(server: Server) -> None:
    address = ("127.0.0.1", server.server_address[1])
    silent = [socket.create_connection(address) for _ in range(20)]
    silent[0].sendall(b"POST /translate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{")
    assert ask(server, "/translate", GOOD)[0] == 200
    for one in silent:
        one.close()


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("desk", False),
    ],
)
def test_what_only_this_machine_reaches(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone
