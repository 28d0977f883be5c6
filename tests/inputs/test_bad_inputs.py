"""The table of bad inputs: no traceback, no signal, no limit reached, and a line that says what is wrong.

`make test` takes a sample that has each kind of damage and each command once; `make test-all` takes all.
`python -m tests.inputs.table PATTERN…` runs those whose ids match, and says how long they took.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.inputs.cases import Case, cases
from tests.inputs.table import Table, table
from tests.support import only_on

pytestmark = only_on(
    "Linux", "macOS and Windows hold nobody to a limit of memory, and have no /proc to say who waits"
)

ALL = cases()
CHUNKS = 40
# What a sample has: special files with each reader and writer, and some of all else.
SAMPLE = [
    case
    for number, case in enumerate(ALL)
    if number % 61 == 0
    or (case.quick and any(f"-{kind}-" in case.id for kind in ("fifo", "zero", "own-nested")))
]


@pytest.fixture(scope="module")
def made() -> Iterator[Table]:
    with table() as one:
        yield one


def failures(made: Table, some: list[Case]) -> list[str]:
    found = []
    for case in some:
        ran, wrong = made.run(case)
        if wrong:
            found.append(
                f"{case.id}: {', '.join(wrong)}: l10n {' '.join(case.args)[:200]}\n{ran.err[-2000:]}"
            )
    return found


def test_the_cases_have_ids_of_their_own() -> None:
    assert len({case.id for case in ALL}) == len(ALL) >= 1000


@pytest.mark.parametrize("part", range(4))
def test_a_sample_of_bad_inputs(made: Table, part: int) -> None:
    assert failures(made, SAMPLE[part::4]) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(CHUNKS))
def test_all_bad_inputs(made: Table, part: int) -> None:
    assert failures(made, ALL[part::CHUNKS]) == []
