"""The stages of an Apertium mode, which are started anew where one has died."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.engines.apertium.pipeline import Answer, Pipeline, StageError


class Stages:
    """A pipeline that is started when it is needed, and again when a stage has died."""

    def __init__(self, head: Sequence[Sequence[str]], tail: Sequence[Sequence[str]], timeout: float) -> None:
        self._commands = head, tail
        self._timeout = timeout
        self._pipeline: Pipeline | None = None

    def start(self) -> Pipeline:
        """Start the stages unless they run; raises `StageError`."""
        if self._pipeline is None:
            self._pipeline = Pipeline(*self._commands, timeout=self._timeout)
        return self._pipeline

    def run(self, requests: Sequence[str]) -> list[Answer]:
        """Send `requests` through the stages, once more from where they died; raises `StageError`."""
        answers: list[Answer] = []
        failed_at = -1
        while len(answers) < len(requests):
            try:
                answers += self.start().run(requests[len(answers) :])
            except StageError as error:
                self.close()
                answers += error.answers
                if failed_at == len(answers):
                    raise
                failed_at = len(answers)
        return answers

    def close(self) -> None:
        """End the stages."""
        if self._pipeline:
            self._pipeline.close()
            self._pipeline = None
