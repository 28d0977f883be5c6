"""The stages of an Apertium mode as one long-lived pipeline, which answers one request after the other."""

from __future__ import annotations

import os
import selectors
import subprocess
import tempfile
import weakref
from collections.abc import Collection, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple, Self

from l10n.files import system_reason
from l10n.messages import Message, msg

_CHUNK = 1 << 16


class Answer(NamedTuple):
    """What came back for a request: `middle` is what entered the second half of the pipeline, `text` the end."""

    middle: str
    text: str


class StageError(Exception):
    """A stage died, hung or did not start; `answers` are those that were complete before."""

    def __init__(self, reason: Message, answers: Sequence[Answer] = ()) -> None:
        super().__init__(reason)
        self.answers = list(answers)


class Pipeline:
    """Runs `head` and `tail`, two chains of commands that flush at NUL, and moves data between them.

    What passes from the one to the other is kept, so that a single run gives both the text and what was said
    about its words. All pipes are served by one loop: none can fill up while we wait for another. Raises
    `StageError`.
    """

    def __init__(
        self, head: Sequence[Sequence[str]], tail: Sequence[Sequence[str]], *, timeout: float
    ) -> None:
        self._timeout = timeout
        self._programs: dict[subprocess.Popen[bytes], str] = {}
        with ExitStack() as stack:
            self._complaints = stack.enter_context(tempfile.TemporaryFile())
            stack.callback(_end, self._programs)
            self._end = weakref.finalize(self, stack.pop_all().close)
        try:
            self._head_in, self._head_out = self._chain(head)
            self._tail_in, self._tail_out = self._chain(tail)
        except OSError as error:
            self.close()
            raise StageError(
                msg(
                    "{program} did not start: {reason}",
                    program=error.filename or head[0][0],
                    reason=system_reason(error),
                )
            ) from error

    def run(self, requests: Sequence[str]) -> list[Answer]:
        """Return one answer for each of `requests`, in order; they hold no NUL."""
        flow = _Flow("".join(f"{request}\0" for request in requests).encode())
        wanted = len(requests)
        with selectors.DefaultSelector() as selector:
            selector.register(self._head_in, selectors.EVENT_WRITE)
            selector.register(self._head_out, selectors.EVENT_READ)
            selector.register(self._tail_out, selectors.EVENT_READ)
            while flow.ends < wanted:
                ready = selector.select(self._timeout)
                if not ready:
                    raise StageError(
                        msg("no answer for {timeout:g} seconds", timeout=self._timeout), flow.answers()
                    )
                for key, _ in ready:
                    try:
                        self._move(key.fd, flow, selector)
                    except (BrokenPipeError, EOFError) as error:
                        raise StageError(self._why(), flow.answers()) from error
        return flow.answers()

    def close(self) -> None:
        """End every stage; none is left behind."""
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _chain(self, commands: Sequence[Sequence[str]]) -> tuple[int, int]:
        """Start `commands`, each reading what the one before writes; return both ends, non-blocking."""
        first = previous = None
        for command in commands:
            process = subprocess.Popen(
                command,
                stdin=previous.stdout if previous else subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                env=os.environ | {"LC_ALL": "C.UTF-8"},
                process_group=0,  # Ctrl-C is ours to handle
            )
            self._programs[process] = command[0]
            if previous and previous.stdout:
                previous.stdout.close()  # or the stage before would never learn that this one has died
            first, previous = first or process, process
        assert first
        assert previous
        assert first.stdin
        assert previous.stdout
        ends = first.stdin.fileno(), previous.stdout.fileno()
        for end in ends:
            os.set_blocking(end, False)
        return ends

    def _move(self, end: int, flow: _Flow, selector: selectors.BaseSelector) -> None:
        """Move what can be moved at `end`, and listen for what it makes possible."""
        if end == self._head_in:
            del flow.to_head[: os.write(end, flow.to_head[:_CHUNK])]
            if not flow.to_head:
                selector.unregister(end)
        elif end == self._tail_in:
            del flow.to_tail[: os.write(end, flow.to_tail[:_CHUNK])]
            if not flow.to_tail:
                selector.unregister(end)
        else:
            data = os.read(end, _CHUNK)
            if not data:
                raise EOFError
            if end == self._head_out:
                if not flow.to_tail:
                    selector.register(self._tail_in, selectors.EVENT_WRITE)
                flow.to_tail += data
                flow.middle += data
            else:
                flow.text += data
                flow.ends += data.count(0)

    def _why(self) -> Message:
        """Return one line on which stage died, and its last word."""
        # A stage that dies takes its neighbours with it: the cause is the one that ended by itself.
        for process in self._programs:
            try:
                process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        programs = ((Path(name).name, process.returncode) for process, name in self._programs.items())
        dead = [(name, code) for name, code in programs if code not in (None, 0, -13)]
        self._complaints.seek(0)
        complaints = self._complaints.read().decode(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(complaints) if line.strip()), "")
        died = msg("a stage died")
        if dead:
            died = msg("{name} died (exit status {code})", name=dead[0][0], code=dead[0][1])
        return msg("{died}: {last}", died=died, last=last) if last else died


class _Flow:
    """What is on its way: bytes to be written, and those that were read."""

    def __init__(self, requests: bytes) -> None:
        self.to_head = bytearray(requests)
        self.to_tail = bytearray()
        self.middle = bytearray()
        self.text = bytearray()
        self.ends = 0

    def answers(self) -> list[Answer]:
        """Return the answers that are complete."""
        texts = self.text.decode(errors="replace").split("\0")[:-1]
        return [
            Answer(*pair)
            for pair in zip(self.middle.decode(errors="replace").split("\0"), texts, strict=False)
        ]


def _end(processes: Collection[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
    for process in processes:
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        process.wait()
