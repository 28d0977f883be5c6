"""Readers give a value or an error of l10n's own for any bytes; `python -m tests.inputs.fuzz N` gives them more."""

from __future__ import annotations

import pytest

from tests.inputs.fuzz import TARGETS, fuzz


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("count", [40, pytest.param(3000, marks=pytest.mark.slow)])
def test_a_reader_raises_nothing_but_its_own_errors(name: str, count: int) -> None:
    fuzz(name, count)


@pytest.mark.parametrize("name", TARGETS)
def test_what_inputs_are_made_of_is_valid(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("valid") / TARGETS[name].name
    path.write_bytes(TARGETS[name].pack(TARGETS[name].seed()))
    TARGETS[name].read(path)
