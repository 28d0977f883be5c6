"""HTTP and nothing else: no other protocol, no redirection without end, no waiting for ever."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import string
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit

from l10n import __version__
from l10n.files import system_reason
from l10n.messages import Message, msg
from l10n.text.display import file_size

TIMEOUT = 20.0  # seconds without a byte
_REDIRECTS = 5
_SLOWEST = 1024  # bytes a second, over three times the timeout: what is slower would take days
_CHUNK = 1 << 16


class LinkError(Exception):
    """A link gives nothing, and the `reason`; another one may. `status` is the server's answer, if it gave one."""

    def __init__(self, reason: Message, status: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class CutError(LinkError):
    """The connection broke: the same link may give the rest."""


def fetch(url: str, *, most: int, timeout: float = TIMEOUT) -> bytes:
    """Return what is at `url`; raises `LinkError`, also where that is more than `most` bytes."""
    with connect(url, {}, timeout) as response:
        content = b""
        for chunk in body(response, timeout):
            content += chunk
            if len(content) > most:
                raise LinkError(msg("it sends more than {most}", most=file_size(most)))
        expected = length(response)
        if expected is not None and len(content) < expected:
            raise LinkError(
                msg(
                    "the connection broke after {received} of {whole}",
                    received=file_size(len(content)),
                    whole=file_size(expected),
                )
            )
        return content


def connect(url: str, headers: dict[str, str], timeout: float) -> HTTPResponse:
    """Return the answer of the server, behind all redirections; raises `LinkError`."""
    for _ in range(1 + _REDIRECTS):
        if _scheme(url) not in ("http", "https"):
            raise LinkError(msg("only http:// and https:// are followed"))
        try:
            asked = request.Request(url, headers={"User-Agent": f"l10n/{__version__}", **headers})
            response: HTTPResponse = _opener().open(asked, timeout=timeout)
        except HTTPError as error:
            with error:
                place = error.headers.get("Location") if error.code in (301, 302, 303, 307, 308) else None
                if place is None:
                    answer = f"{error.code} {error.reason}".rstrip()
                    raise LinkError(msg("the server answers {answer}", answer=answer), error.code) from error
            url = _redirected(url, place)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise LinkError(_reason(error, timeout)) from error
        else:
            return response
    raise LinkError(msg("it redirects more than {most} times", most=_REDIRECTS))


def _redirected(url: str, place: str) -> str:
    try:
        new = urljoin(url, quote(place, safe=string.punctuation))
    except ValueError as error:
        raise LinkError(msg("it redirects to what is no address")) from error
    scheme = _scheme(new)
    if scheme not in ("http", "https"):
        raise LinkError(
            msg("it redirects to {scheme}://, and only http:// and https:// are followed", scheme=scheme)
        )
    if _scheme(url) == "https" and scheme != "https":
        raise LinkError(msg("it redirects from https:// to http://, where anybody could change the file"))
    return new


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme
    except ValueError:
        return ""


def _opener() -> request.OpenerDirector:
    """Return what opens HTTP, and by way of the proxy that the environment names; no files, no FTP."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def body(response: HTTPResponse, timeout: float) -> Iterator[bytes]:
    """Give the body as it comes; raises `CutError` where it stops coming, or comes in drops."""
    since, got = time.monotonic(), 0
    while True:
        try:
            chunk = response.read1(_CHUNK)
        except http.client.IncompleteRead as error:
            raise CutError(msg("the connection broke")) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise CutError(_reason(error, timeout)) from error
        if not chunk:
            return
        yield chunk
        got += len(chunk)
        passed = time.monotonic() - since
        if passed > 3 * timeout:
            if got < passed * _SLOWEST:
                raise CutError(msg("it comes slower than {least} bytes a second", least=_SLOWEST))
            since, got = time.monotonic(), 0


def _reason(error: BaseException, timeout: float) -> Message:
    if isinstance(error, URLError) and isinstance(error.reason, BaseException):
        return _reason(error.reason, timeout)
    if isinstance(error, TimeoutError):
        return msg("no answer within {timeout:g} seconds", timeout=timeout)
    if isinstance(error, socket.gaierror):
        return msg("no network, or no such server")
    if isinstance(error, ssl.SSLCertVerificationError):
        return msg("its certificate is not trusted ({reason})", reason=error.verify_message)
    if isinstance(error, OSError) and error.strerror:
        return system_reason(error)
    if isinstance(error, http.client.HTTPException):
        return msg("its answer is no HTTP ({reason})", reason=type(error).__name__)
    return msg("{reason}", reason=str(error) or type(error).__name__)


def length(response: HTTPResponse) -> int | None:
    """Return how long the body is to be, None where the server doesn't say."""
    text = response.headers.get("Content-Length", "")
    return int(text) if re.fullmatch(r"\d{1,18}", text) else None
