"""What a test needs and doesn't have is said loudly, and fails where nobody reads what was skipped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import pytest_runtest_setup
from tests.support import SYSTEMS, missing, need, only_on


def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SYSTEMS, "Linux", False)
    request.node.add_marker(only_on("Linux", "others have no penguin"))
    pytest_runtest_setup(request.node)


WAYS: dict[str, tuple[Callable[..., None], str]] = {
    "system": (elsewhere, "others have no penguin (run the tests on Linux)"),
    "program": (
        lambda *_: need("no-such-program"),
        "no-such-program not installed (apt-get install gettext apertium)",
    ),
    "other": (lambda *_: missing("a package", "fetch it"), "a package (fetch it)"),
}


@pytest.mark.parametrize(("end", "message"), WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("ci", [True, False], ids=["ci", "at-home"])
def test_what_is_not_here_ends_a_test(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    end: Callable[..., None],
    message: str,
    ci: bool,
) -> None:
    monkeypatch.setenv("CI", "true" if ci else "")
    with pytest.raises(pytest.fail.Exception if ci else pytest.skip.Exception, match="NOT TESTED: ") as ended:
        end(request, monkeypatch)
    assert str(ended.value) == f"NOT TESTED: {message}"


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_that_is_here_is_no_reason(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setitem(SYSTEMS, system, True)
    request.node.add_marker(only_on(system, "others have no penguin"))
    pytest_runtest_setup(request.node)
