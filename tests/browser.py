"""Chromium without a window, driven by its DevTools protocol over pipes: nothing but the browser is needed."""

from __future__ import annotations

import base64
import fcntl
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support import missing

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars",
    "--remote-debugging-pipe",
)  # fmt: skip


@dataclass
class Page:
    """A page in the browser; `complaints` are what its console and the browser's log said against it."""

    reading: int
    writing: int
    session: str = ""
    complaints: list[str] = field(default_factory=list)
    _last: int = 0
    _rest: bytes = b""
    _events: list[dict[str, Any]] = field(default_factory=list)

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the protocol, and return its result."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._last:
            self._note(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def run(self, expression: str) -> Any:
        """Return what a JavaScript expression comes to; a promise is waited for."""
        told = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def open(self, path: Path) -> None:
        """Open a file, and wait until it has loaded."""
        self._events.clear()
        self.send("Page.navigate", url=path.as_uri())
        self._wait_for_load()

    def follow(self, link: str) -> None:
        """Click a link to another page, named by a JavaScript expression, and wait until that has loaded."""
        self._events.clear()
        self.run(f"{link}.click()")
        self._wait_for_load()

    def wait(self, expression: str) -> None:
        """Wait until a JavaScript expression is true: ten seconds at most."""
        until = time.monotonic() + 10
        while not self.run(expression):
            assert time.monotonic() < until, expression
            time.sleep(0.02)

    def size(self, width: int, height: int = 900) -> None:
        """Set the width and height of the window, in CSS pixels; narrow ones are phones."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 500,
        )

    def theme(self, value: str) -> None:
        """Let the system prefer `light` or `dark`."""
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": value}])

    def key(self, key: str, code: int, text: str = "") -> None:
        """Press a key."""
        values = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **values)
        self.send("Input.dispatchKeyEvent", type="keyUp", **values)

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])

    def _wait_for_load(self) -> None:
        while not any(event["method"] == "Page.loadEventFired" for event in self._events):
            self._note(self._read())

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self.reading, 1 << 20)
            assert more, "the browser has gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        parsed: dict[str, Any] = json.loads(message)
        return parsed

    def _note(self, event: dict[str, Any]) -> None:
        self._events.append(event)
        if event["method"] == "Runtime.exceptionThrown":
            self.complaints.append(str(event["params"]["exceptionDetails"]))
        if event["method"] == "Runtime.consoleAPICalled":
            self.complaints.append(str(event["params"]["args"]))
        if event["method"] == "Log.entryAdded":
            self.complaints.append(event["params"]["entry"]["text"])
        if event["method"] == "Page.javascriptDialogOpening":
            self.complaints.append("dialog: " + event["params"]["message"])


@contextmanager
def browser(home: Path, *, script: bool = True) -> Iterator[Page]:
    """Give a page of a browser whose profile lies in `home`; without `script` it runs no JavaScript of pages."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        missing("the report in a browser", "apt-get install chromium")
    there, writing = os.pipe()
    reading, back = os.pipe()
    # The browser reads from 3 and writes to 4, so those must be free for it.
    there, back = _above(there), _above(back)
    command = shlex.join([str(program), *_SWITCHES, f"--user-data-dir={home / 'chromium'}", "about:blank"])
    process = subprocess.Popen(
        ["bash", "-c", f"exec 3<&{there} 4>&{back}; exec {command} {there}<&- {back}>&-"],
        pass_fds=(there, back),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(home)},
    )
    os.close(there)
    os.close(back)
    try:
        page = Page(reading, writing)
        target = page.send("Target.createTarget", url="about:blank")["targetId"]
        page.session = page.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            page.send(f"{domain}.enable")
        if not script:
            page.send("Emulation.setScriptExecutionDisabled", value=True)
        yield page
        page.session = ""
        page.send("Browser.close")
        process.wait(timeout=20)
    finally:
        process.kill()
        process.wait()
        os.close(reading)
        os.close(writing)


def _above(number: int) -> int:
    """Move a file descriptor out of the way of the first few."""
    moved = fcntl.fcntl(number, fcntl.F_DUPFD, 10)
    os.close(number)
    return moved


def axe() -> str:
    """Return axe-core as a script. It comes in a package that would import Playwright, which we don't have."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        missing("the report with axe-core", "pip install axe-playwright-python")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
