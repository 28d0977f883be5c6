"""What requests are answered: the API of LibreTranslate, by engines that answer at once."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from l10n.config import Config
from l10n.server.api import Api, Limits
from l10n.server.service import Service
from tests.support import FakeEngines

FRENCH = "Le chat dort sur le grand tapis rouge."


@pytest.fixture
def service(tmp_path: Path, engines: FakeEngines) -> Iterator[Service]:
    service = Service(Config(tmp_path), None)
    yield service
    service.close()


def ask(service: Service, path: str, token: str = "", method: str = "POST", **values: Any) -> tuple[int, Any]:
    return Api(service, Limits(200, token)).answer(method, path, values)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        pytest.param(
            {"q": FRENCH, "source": "fr", "target": "es"}, {"translatedText": f"[es] {FRENCH}"}, id="a text"
        ),
        pytest.param(
            {"q": ["Oui.", "Non."], "source": "fr", "target": "es"},
            {"translatedText": ["[es] Oui.", "[es] Non."]},
            id="a list",
        ),
        pytest.param(
            {"q": "Oui. Non.\n\n  Si.\n", "source": "fr", "target": "ca"},
            {"translatedText": "[ca] Oui. [ca] Non.\n\n  [ca] Si.\n"},
            id="sentences, paragraphs and white space",
        ),
        pytest.param(
            {"q": FRENCH, "source": "auto", "target": "es"},
            {"translatedText": f"[es] {FRENCH}", "detectedLanguage": {"confidence": 100.0, "language": "fr"}},
            id="a language to be told",
        ),
        pytest.param(
            {"q": ["?", FRENCH], "source": "auto", "target": "es"},
            {
                "translatedText": ["?", f"[es] {FRENCH}"],
                "detectedLanguage": [
                    {"confidence": 0.0, "language": None},
                    {"confidence": 100.0, "language": "fr"},
                ],
            },
            id="one of them too short to tell",
        ),
        pytest.param({"q": "", "source": "fr", "target": "es"}, {"translatedText": ""}, id="nothing"),
        pytest.param(
            {"q": "Oui.", "source": "fr_FR", "target": "ES"},
            {"translatedText": "[es] Oui."},
            id="other codes",
        ),
        pytest.param(
            {
                "q": '<p title="Un mot">Oui, <b>deux</b> &amp; <a href="/x">trois</a>.</p>',
                "source": "fr",
                "target": "es",
                "format": "html",
            },
            {
                "translatedText": '<p title="[es] Un mot">[es] Oui, <b>deux</b> &amp; <a href="/x">trois</a>.</p>'
            },
            id="a page",
        ),
        pytest.param(
            {
                "q": f"<div style='color: red; margin: auto'><b class='the one and only'>{FRENCH}</b></div>",
                "source": "auto",
                "target": "es",
                "format": "html",
            },
            {
                "translatedText": "<div style='color: red; margin: auto'><b class='the one and only'>"
                f"[es] {FRENCH}</b></div>",
                "detectedLanguage": {"confidence": 100.0, "language": "fr"},
            },
            id="a page in a language to be told",
        ),
        pytest.param(
            {"q": "Oui.", "source": "es", "target": "es"}, {"translatedText": "Oui."}, id="the same language"
        ),
    ],
)
def test_what_is_translated(service: Service, values: dict[str, Any], answer: Any) -> None:
    assert ask(service, "/translate", **values) == (HTTPStatus.OK, answer)


def test_a_project_s_own_sentence_rules_are_obeyed(tmp_path: Path, engines: FakeEngines) -> None:
    service = Service(Config(tmp_path, abbreviations={"fr": ("Ztr.",)}, breaks={"fr": ("-30-",)}), None)
    _, answer = ask(service, "/translate", q="La Ztr. Dupont -30- Elle part.", source="fr", target="es")
    service.close()
    assert answer["translatedText"] == "[es] La Ztr. Dupont -30- [es] Elle part."


GOOD = {"q": "Oui.", "source": "fr", "target": "es"}


@pytest.mark.parametrize(
    ("values", "status", "reason"),
    [
        pytest.param({"q": None}, 400, "q is missing", id="no text"),
        pytest.param({"q": 7}, 400, "q is missing", id="a number"),
        pytest.param({"q": ["a", None]}, 400, "q is missing", id="a list of anything"),
        pytest.param({"q": []}, 400, "q is missing", id="an empty list"),
        pytest.param({"q": "a" * 201}, 400, "too long (201 characters): the limit is 200", id="long"),
        pytest.param({"q": ["a"] * 1001}, 400, "too long", id="many"),
        pytest.param({"source": None}, 400, "source is missing", id="no source"),
        pytest.param({"target": "auto"}, 400, "target can't be auto", id="no target"),
        pytest.param({"target": "klingon"}, 400, "no known language", id="no language"),
        pytest.param({"target": ["es"]}, 400, "target is missing", id="a list of languages"),
        pytest.param({"target": "de"}, 400, "no engine", id="no engine"),
        pytest.param({"format": "pdf"}, 400, "format 'pdf' isn't read: text", id="format"),
        pytest.param({"alternatives": "many"}, 400, "alternatives is a number", id="alternatives"),
    ],
)
def test_what_is_refused(service: Service, values: dict[str, Any], status: int, reason: str) -> None:
    got, answer = ask(service, "/translate", **{**GOOD, **values})
    assert (got, reason in answer["error"]) == (status, True), answer


def test_paths_and_methods(service: Service) -> None:
    assert ask(service, "/nowhere")[0] == HTTPStatus.NOT_FOUND
    assert ask(service, "/translate", method="GET", **GOOD)[0] == HTTPStatus.METHOD_NOT_ALLOWED
    assert ask(service, "/health", method="GET") == (HTTPStatus.OK, {"status": "ok"})
    assert ask(service, "/detect", q=FRENCH) == (HTTPStatus.OK, [{"confidence": 100.0, "language": "fr"}])
    assert ask(service, "/detect", q="?") == (HTTPStatus.OK, [])


def test_languages_are_those_of_the_installed_engines(service: Service) -> None:
    status, languages = ask(service, "/languages", method="GET")
    assert status == HTTPStatus.OK
    assert all(set(one) == {"code", "name", "targets"} for one in languages)


def test_a_token_guards_what_costs(service: Service) -> None:
    assert ask(service, "/translate", "secret", **GOOD)[0] == HTTPStatus.FORBIDDEN
    assert ask(service, "/translate", "secret", **GOOD, api_key="wrong")[0] == HTTPStatus.FORBIDDEN
    assert ask(service, "/translate", "secret", **GOOD, api_key=["secret"])[0] == HTTPStatus.FORBIDDEN
    assert ask(service, "/translate", "secret", **GOOD, api_key="secret")[0] == HTTPStatus.OK
    assert ask(service, "/health", "secret", method="GET")[0] == HTTPStatus.OK


def test_an_engine_that_breaks_is_answered(tmp_path: Path, engines: FakeEngines) -> None:
    engines.broken = ("es",)
    service = Service(Config(tmp_path), None)
    status, answer = ask(service, "/translate", **GOOD)
    service.close()
    assert (status, "broke" in answer["error"]) == (HTTPStatus.INTERNAL_SERVER_ERROR, True)
