"""Filters of Mozilla's records: which pass on a desktop release of Firefox."""

from __future__ import annotations

import pytest

from l10n.engines.firefox.filters import passes


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "  ",
        "env.channel == 'release'",
        'env.channel == "release" || env.channel == "beta"',
        "env.channel != 'nightly' && env.channel != 'default'",
        "env.appinfo.OS != 'Android'",
        "!(env.appinfo.OS == 'Android')",
        "env.version|versionCompare('121.0a1') >= 0",
        "env.version|versionCompare(\"108.a0\") >= 0 && env.version|versionCompare('1000.0') < 0",
        "env.channel in ['beta', 'release']",
        "'lease' in env.channel",
        "env.formFactor == 'desktop'",
        "(env.channel == 'nightly' || env.appinfo.OS != 'Android') && true",
        "1 < 2",
        "env.channel",  # JEXL takes any text for true
        "env.version|versionCompare('157.0') == 0",
        "env.version|versionCompare('157') == 0",
        "env.version|versionCompare('157.0a1') > -1",
        "'157.0b3'|versionCompare('157.0a1') > 0",
    ],
)
def test_for_a_release(expression: str) -> None:
    assert passes(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "env.channel == 'nightly'",
        "env.channel == 'default' || env.channel == 'nightly'",
        "env.appinfo.OS == 'Android'",
        "env.version|versionCompare('108.a0') >= 0 && env.version|versionCompare('121.a0') < 0",
        "env.channel in ['nightly', 'beta']",
        "env.channel in []",
        "false",
        "null",
        "!env.channel",
        # What isn't known does not pass, be it turned round.
        "env.country != 'US'",
        "!env.isDefaultBrowser",
        "env.locale in ['en-GB']",
        "env.version|bucketSample(0, 1, 2) || true",
        "env.channel == 'release' ? true : false",
        "env.channel == 'release",
        "env.channel == 'release')",
        "(env.channel == 'release'",
        "env.channel == 'release' env.channel",
        "[1, 2",
        "1 < 'a'",
        "'x.y.z!'|versionCompare('1')",
        "(" * 5000,
        "\x00",
    ],
)
def test_not_for_a_release(expression: str) -> None:
    assert not passes(expression)
