"""Argos packages for tests: the tiny one, changed in any way; and a server of them on loopback."""

from __future__ import annotations

import json
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TINY = Path(__file__).parent / "data" / "translate-fr_en-tiny.argosmodel"
TOP = "translate-fr_en-tiny"
FOLDER = "translate-fr_en-1_0"  # where it is installed

Answer = Callable[[BaseHTTPRequestHandler], None]


def contents() -> dict[str, bytes]:
    """Return the files of the tiny package."""
    with zipfile.ZipFile(TINY) as package:
        return {name: package.read(name) for name in package.namelist()}


def metadata(**changes: object) -> bytes:
    """Return the metadata of the tiny package with changes; what is None is left out."""
    values = json.loads(contents()[f"{TOP}/metadata.json"]) | changes
    return json.dumps({key: value for key, value in values.items() if value is not None}).encode()


def package(path: Path, changes: Mapping[str, bytes | None] | None = None, **said: object) -> Path:
    """Write the tiny package with changed files (None: without it) and metadata."""
    files: dict[str, bytes | None] = {
        **contents(),
        f"{TOP}/metadata.json": metadata(**said),
        **(changes or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            if content is not None:
                made.writestr(name, content)
    return path


def entry(links: list[str], **changes: object) -> dict[str, object]:
    """Return an entry of an index: the tiny package, changed."""
    return {**json.loads(metadata(**changes)), "links": links}


def file(content: bytes, *, kind: str = "application/octet-stream", tag: str = "", cut: int = 0) -> Answer:
    """Serve `content`, ranges of it too if it has a `tag`; the first `cut` times only half of what is asked for."""
    left = [cut]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        start = int(asked[1]) if asked and tag and handler.headers.get("If-Range") == tag else 0
        rest = content[start:]
        handler.send_response(206 if start else 200)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(rest)))
        if tag:
            handler.send_header("ETag", tag)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        handler.end_headers()
        if left[0]:
            left[0] -= 1
            rest = rest[: len(rest) // 2]
        handler.wfile.write(rest)

    return answer


def status(code: int, location: str = "") -> Answer:
    """Answer with a status, and a place to go to."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        if location:
            handler.send_header("Location", location)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def silent(seconds: float) -> Answer:
    """Take the request and say nothing."""
    return lambda handler: time.sleep(seconds)


@dataclass
class Server:
    """What answers at each path, and what was asked for: paths with the range."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def publish(self, *entries: dict[str, object]) -> None:
        """Serve an index of these."""
        self.answers["/index.json"] = file(json.dumps(entries).encode(), kind="text/plain")


@contextmanager
def serving() -> Iterator[Server]:
    """Serve on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(f"{self.path} {self.headers.get('Range', '')}".strip())
            served.answers.get(self.path, status(404))(self)

        def log_message(self, *_: object) -> None:
            pass

    class HTTPServer(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # clients hang up

    httpd = HTTPServer(("127.0.0.1", 0), Handler)
    served = Server(f"http://127.0.0.1:{httpd.server_address[1]}")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()
