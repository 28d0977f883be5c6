"""What `--cluster` may say, and what answers there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from l10n.cluster.address import Local, Remote, parse
from l10n.cluster.opening import connected
from l10n.engines.cores import cores
from l10n.errors import UsageError
from tests.cluster.conftest import need_dask


def test_a_cluster_is_local_or_an_address_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "scheduler.json"
    file.write_text('{"type": "Scheduler", "address": "tls://head:8786"}', encoding="utf-8")
    assert parse("local") == Local(cores())
    assert parse("local:3") == Local(3)
    assert parse("tls://head:8786") == Remote("tls://head:8786")
    assert parse(str(file)) == Remote("tls://head:8786")


@pytest.mark.parametrize(
    "text",
    [
        *("local:", "local:0", "local:-1", "local:two", "local:999", "local:" + "9" * 5000),
        *("udp://a:1", "tcp://a", "tcp://:1", "tcp://a:99999", "", "no.json"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(text)
    assert refused.value.hint


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"[1]", b"{}", b'{"address": 5}', b'{"address": "nonsense"}', b'{"address": "udp://a:1"}'),
        *(bytes(range(256)), b"[" * 100_000),
    ],
    ids=["empty", "a list", "no address", "a number", "nonsense", "another scheme", "bytes", "deep"],
)
def test_a_file_that_no_scheduler_wrote_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "scheduler.json"
    path.write_bytes(data)
    with pytest.raises(UsageError) as refused:
        parse(str(path))
    assert refused.value.hint


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("tcp://127.0.0.1:8786", False),
        ("tcp://127.9.9.9:8786", False),
        ("tcp://[::1]:8786", False),
        ("tcp://localhost:8786", False),
        ("tls://head:8786", False),
        ("tcp://head:8786", True),
        ("tcp://10.0.0.7:8786", True),
        ("tcp://localhost.example.org:8786", True),
    ],
)
def test_what_others_may_read_is_known(address: str, is_open: bool) -> None:
    assert Remote(address).is_open is is_open


@contextmanager
def answering(data: bytes) -> Iterator[str]:
    """Listen on this machine, and say something to all who come."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with suppress(OSError):
                while True:
                    talk, _ = server.accept()
                    with talk:
                        talk.sendall(data)

        thread = Thread(target=answer)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def opened(address: str) -> str:
    """Return why no cluster can be reached at an address."""
    need_dask()
    with pytest.raises(UsageError) as refused, connected(Remote(address)):
        pass
    assert refused.value.hint
    return str(refused.value)


def test_what_answers_and_is_no_scheduler_is_told_apart() -> None:
    """At once: Dask's client would try for long, and can't be closed then."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        gone = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    assert "connection refused" in opened(gone)
    with answering(b"HTTP/1.1 400 Bad Request\r\n\r\n" + b"x" * 4096) as address:
        assert "what is there isn't Dask" in opened(address)
    with answering(b"") as address:
        assert "needs certificates" in opened(address.replace("tcp:", "tls:"))
