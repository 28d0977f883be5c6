"""What `--cluster` may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.cluster.opening import Local, Remote, parse
from l10n.engines.cores import cores
from l10n.errors import UsageError


def test_a_cluster_is_local_or_an_address_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "scheduler.json"
    file.touch()
    assert parse("local") == Local(cores())
    assert parse("local:3") == Local(3)
    assert parse("tls://head:8786") == Remote("tls://head:8786")
    assert parse(str(file)) == Remote(file=file)


@pytest.mark.parametrize(
    "text", ["local:", "local:0", "local:-1", "local:two", "udp://a:1", "tcp://a", "tcp://:1", "", "no.json"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(text)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("address", "is_open"),
    [
        ("tcp://127.0.0.1:8786", False),
        ("tcp://127.9.9.9:8786", False),
        ("tcp://[::1]:8786", False),
        ("tcp://localhost:8786", False),
        ("tls://head:8786", False),
        ("tcp://head:8786", True),
        ("tcp://10.0.0.7:8786", True),
        ("tcp://localhost.example.org:8786", True),
    ],
)
def test_what_others_may_read_is_known(address: str, is_open: bool) -> None:
    assert Remote(address).is_open is is_open
