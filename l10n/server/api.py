"""What a request means, and what is answered, as LibreTranslate does it (https://docs.libretranslate.com/api/).

`/languages`, `/translate`, `/detect` and `/health`. Parameters come as JSON, as a form or in the address. Whatever is
wrong is answered as `{"error": "…"}`, with the status that LibreTranslate gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from http import HTTPStatus
from typing import Any

from l10n.errors import L10nError, NoEngineError, UsageError
from l10n.languages import tags
from l10n.server.service import BusyError, Service

_MOST_TEXTS = 1000
_MOST_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may be: the characters of its texts together, and the token that it must give, if any."""

    characters: int = 100_000
    token: str = ""


class RequestError(Exception):
    """A request that is answered with an error: its status, and what is wrong in words."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Api:
    """Answers requests by a service."""

    def __init__(self, service: Service, limits: Limits = Limits()) -> None:
        self._service = service
        self._limits = limits

    def answer(
        self, method: str, path: str, values: Mapping[str, Any], token: str = ""
    ) -> tuple[HTTPStatus, Any]:
        """Return the status and the JSON value that answer a request; raises nothing.

        `values` are its parameters, `token` what it gave in its headers.
        """
        try:
            return HTTPStatus.OK, self._answer(method, path, values, token)
        except RequestError as error:
            return error.status, {"error": error.reason}
        except NoEngineError as error:
            return HTTPStatus.BAD_REQUEST, {"error": str(error)}
        except BusyError as error:
            return HTTPStatus.SERVICE_UNAVAILABLE, {"error": str(error)}
        except L10nError as error:
            return HTTPStatus.INTERNAL_SERVER_ERROR, {"error": f"can't translate: {error}"}

    def _answer(self, method: str, path: str, values: Mapping[str, Any], token: str) -> Any:
        # What each path takes; those without POST change nothing and cost nothing.
        ways = {
            "/languages": ("GET", self._languages),
            "/health": ("GET", self._health),
            "/translate": ("POST", self._translate),
            "/detect": ("POST", self._detect),
        }
        if path not in ways:
            raise RequestError(HTTPStatus.NOT_FOUND, f"there is no {path}: there are {', '.join(ways)}")
        needed, function = ways[path]
        if method != needed:
            raise RequestError(HTTPStatus.METHOD_NOT_ALLOWED, f"{path} takes {needed}, not {method}")
        key = values.get("api_key") or token
        if needed == "POST" and self._limits.token and not _same(key, self._limits.token):
            raise RequestError(
                HTTPStatus.FORBIDDEN, "api_key isn't the token that this server was started with"
            )
        return function(values)

    def _health(self, values: Mapping[str, Any]) -> Any:
        return {"status": "ok"}

    def _languages(self, values: Mapping[str, Any]) -> Any:
        targets: dict[str, list[str]] = {}
        for pair in self._service.pairs():
            targets.setdefault(pair.source, []).append(pair.target)
        every = sorted({*targets, *(one for those in targets.values() for one in those)})
        return [{"code": code, "name": tags.name(code), "targets": targets.get(code, [])} for code in every]

    def _detect(self, values: Mapping[str, Any]) -> Any:
        (text,), _ = self._texts(values)
        detected = self._service.detect(text)
        if detected.lang is None:
            return []
        return [_detected(detected.lang, detected.confidence)]

    def _translate(self, values: Mapping[str, Any]) -> Any:
        texts, several = self._texts(values)
        source, target = self._language(values, "source"), self._language(values, "target")
        if target is None:
            raise RequestError(HTTPStatus.BAD_REQUEST, "target can't be auto")
        form = str(values.get("format") or "text")
        if form not in self._service.formats():
            known = " and ".join(self._service.formats())
            raise RequestError(HTTPStatus.BAD_REQUEST, f"format {form!r} isn't read: {known} are")
        served = self._service.translate(texts, source, target, form, _alternatives(values))
        answer: dict[str, Any] = {"translatedText": [one.text for one in served]}
        if source is None:
            answer["detectedLanguage"] = [_detected(one.language, one.confidence) for one in served]
        if values.get("alternatives"):
            answer["alternatives"] = [list(one.alternatives) for one in served]
        return answer if several else {name: those[0] for name, those in answer.items()}

    def _texts(self, values: Mapping[str, Any]) -> tuple[list[str], bool]:
        """Return the texts of a request, and whether it is a list of them."""
        asked = values.get("q")
        listed = asked if isinstance(asked, list) else [asked]
        texts = [text for text in listed if isinstance(text, str)]
        if not texts or len(texts) < len(listed):
            raise RequestError(HTTPStatus.BAD_REQUEST, "q is missing: a text, or a list of texts")
        size = sum(map(len, texts))
        if size > self._limits.characters or len(texts) > _MOST_TEXTS:
            limits = f"{self._limits.characters:,} characters in {_MOST_TEXTS:,} texts"
            raise RequestError(
                HTTPStatus.BAD_REQUEST, f"q is too long ({size:,} characters): the limit is {limits}"
            )
        # A lone surrogate is no character: JSON may hold one, and nothing that is asked further takes it.
        return [text.encode("utf-8", "replace").decode() for text in texts], isinstance(asked, list)

    def _language(self, values: Mapping[str, Any], name: str) -> str | None:
        """Return a language as BCP 47 has it, None for `auto`."""
        tag = values.get(name)
        if not isinstance(tag, str) or not tag:
            raise RequestError(HTTPStatus.BAD_REQUEST, f"{name} is missing: a language, as in /languages")
        if tag == "auto":
            return None
        try:
            return tags.parse(tag[:100])
        except UsageError as error:
            raise RequestError(HTTPStatus.BAD_REQUEST, f"{name}: {error}") from error


def _alternatives(values: Mapping[str, Any]) -> int:
    number = str(values.get("alternatives") or 0)
    if not (number.isascii() and number.isdigit()):
        raise RequestError(HTTPStatus.BAD_REQUEST, "alternatives is a number, from 0 on")
    return min(int(number[:9]), _MOST_ALTERNATIVES)


def _detected(language: str | None, confidence: float) -> dict[str, Any]:
    return {"confidence": round(100 * confidence, 1), "language": language}


def _same(given: object, token: str) -> bool:
    return isinstance(given, str) and compare_digest(given.encode("utf-8", "replace"), token.encode())
