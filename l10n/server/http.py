"""Connections: who may ask, how much, how long. The standard library's HTTP server, a thread a connection.

A browser sends any page's requests to this machine, too. So a request has to name this server in `Host` (a page whose
name was made to lead here names itself: DNS rebinding), and one that comes from a page says in `Origin` which: only
browsers' add-ons are answered, and no page gets leave to read an answer.
"""

from __future__ import annotations

import json
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from l10n.server.api import Api, RequestError

_ADD_ONS = ("moz-extension", "chrome-extension", "safari-web-extension")
_PATIENCE = 30.0  # seconds that a connection may say nothing
_CONNECTIONS = 200
_FIELDS = 2000
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Server(ThreadingHTTPServer):
    """Serves an Api at an address: its `names` are those by which clients may call it."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, api: Api, most: int) -> None:
        """Listen at once; `most` is how many bytes a request may have. Raises OSError where it can't listen."""
        self.api = api
        self.most = most
        self._room = BoundedSemaphore(_CONNECTIONS)
        self.names = _LOCAL | {host.lower()}
        # Who listens to all the world doesn't know by which names it is called: then the token alone guards.
        self.any_name = not is_loopback(host)
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take a connection, if there aren't too many."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection in its thread, and make room for another one."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that went away in the middle."""


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of a connection."""

    server: Server
    timeout = _PATIENCE
    protocol_version = "HTTP/1.1"
    server_version = "l10n"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer GET."""
        self._serve("GET")

    def do_POST(self) -> None:
        """Answer POST."""
        self._serve("POST")

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: requests hold texts that may not leave the house."""

    def _serve(self, method: str) -> None:
        try:
            self._check_caller()
            address = urlsplit(self.path)
            values: dict[str, Any] = dict(
                parse_qsl(address.query, keep_blank_values=True, max_num_fields=_FIELDS)
            )
            body = self._body() if method == "POST" else {}
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ").strip()
            status, answer = self.server.api.answer(method, address.path.rstrip("/"), values | body, token)
        except RequestError as error:
            status, answer = error.status, {"error": error.reason}
            self.close_connection = True  # its body may not have been read
        except ValueError as error:  # of an address, or a form of too many fields
            status, answer = HTTPStatus.BAD_REQUEST, {"error": f"the request can't be read: {error}"}
            self.close_connection = True
        data = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if status is HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Retry-After", "60")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def _check_caller(self) -> None:
        name = _host_of(f"//{self.headers.get('Host') or ''}")
        if name not in self.server.names and not self.server.any_name:
            raise RequestError(HTTPStatus.FORBIDDEN, f"this server isn't called {name or 'nothing'}")
        origin = self.headers.get("Origin")
        if origin is None or urlsplit(origin).scheme in _ADD_ONS:
            return
        if urlsplit(origin).netloc != (self.headers.get("Host") or "") or self.server.any_name:
            raise RequestError(HTTPStatus.FORBIDDEN, "pages of other addresses are not served")

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("Content-Length") or ""
        if not (length.isascii() and length.isdigit()):
            raise RequestError(HTTPStatus.LENGTH_REQUIRED, "Content-Length is missing")
        if int(length[:18]) > self.server.most:
            raise RequestError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the request is longer than {self.server.most:,} bytes"
            )
        data = self.rfile.read(int(length))
        kind = self.headers.get_content_type()
        if kind == "application/json":
            return _json(data)
        if kind == "application/x-www-form-urlencoded":
            return _form(data)
        if not data:
            return {}
        reason = f"{kind} isn't read: send application/json or application/x-www-form-urlencoded"
        raise RequestError(HTTPStatus.BAD_REQUEST, reason)


def _json(data: bytes) -> dict[str, Any]:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, f"the request isn't JSON: {error}") from error
    if not isinstance(values, dict):
        raise RequestError(HTTPStatus.BAD_REQUEST, "the request isn't a JSON object")
    return values


def _form(data: bytes) -> dict[str, Any]:
    """Return the values of a form; a `q` that comes twice is a list."""
    try:
        pairs = parse_qsl(
            data.decode("utf-8"), keep_blank_values=True, max_num_fields=_FIELDS, errors="strict"
        )
    except ValueError as error:
        raise RequestError(HTTPStatus.BAD_REQUEST, f"the form can't be read: {error}") from error
    values: dict[str, Any] = dict(pairs)
    if len(texts := [value for name, value in pairs if name == "q"]) > 1:
        values["q"] = texts
    return values


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
