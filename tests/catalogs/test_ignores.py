"""Ignores: what a translator writes, and when it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalogs.catalog import Entry
from l10n.catalogs.ignores import Ignore, fingerprint, ignores, with_fingerprints, with_ignore
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode
from l10n.messages import msg
from l10n.model import Finding, Severity, Span

SOURCE = "Le Koursk a coulé."
HASH = fingerprint(SOURCE)
OTHER = fingerprint("Le Koursk coule.")


def only(comment: str) -> Ignore:
    (ignore,) = ignores(Entry(SOURCE, comments=(comment,)))
    return ignore


@pytest.mark.parametrize(
    ("comment", "check", "term", "reason", "stamp", "holds", "void"),
    [
        pytest.param(
            " l10n-ignore: term-missing Koursk; the boat", "term-missing", "Koursk", "the boat", "", True, False,
            id="fresh",
        ),
        pytest.param(
            f" l10n-ignore: term-missing Koursk; the boat; {HASH}",
            "term-missing", "Koursk", "the boat", HASH, True, False,
            id="stamped",
        ),
        pytest.param(
            f" l10n-ignore: term-missing Koursk; the boat; {OTHER}",
            "term-missing", "Koursk", "the boat", OTHER, False, True,
            id="of another sentence",
        ),
        pytest.param(" l10n-ignore: date; a quote", "date", "", "a quote", "", True, False, id="no term"),
        pytest.param(
            " l10n-ignore: term-missing mer de Barents; so; it is", "term-missing", "mer de Barents",
            "so; it is", "", True, False,
            id="words and semicolons",
        ),
        pytest.param(" l10n-ignore: date", "date", "", "", "", False, False, id="no reason"),
        pytest.param(" l10n-ignore: date x;  ; ", "date", "x", "", "", False, False, id="an empty reason"),
        pytest.param(f" l10n-ignore: date; {HASH}", "date", "", "", HASH, False, False, id="a hash alone"),
        pytest.param(" l10n-ignore:", "", "", "", "", False, False, id="nothing"),
        pytest.param("L10N-Ignore date ;why", "date", "", "why", "", True, False, id="typed otherwise"),
    ],
)  # fmt: skip
def test_what_is_written_is_understood(
    comment: str, check: str, term: str, reason: str, stamp: str, holds: bool, void: bool
) -> None:
    ignore = only(comment)
    assert (ignore.check, ignore.term, ignore.reason, ignore.hash) == (check, term, reason, stamp)
    assert (ignore.holds(SOURCE), ignore.void(SOURCE)) == (holds, void)


@pytest.mark.parametrize(
    "comment", [" a note", " l10n-split", " l10n-ignored: no", " see l10n-ignore: date; x"]
)
def test_other_comments_are_no_ignores(comment: str) -> None:
    assert list(ignores(Entry(SOURCE, comments=(comment,)))) == []
    assert with_fingerprints(entry := Entry(SOURCE, comments=(comment,))) is entry


@pytest.mark.parametrize(
    ("comment", "covers"),
    [
        pytest.param("term-missing; why", True, id="any term"),
        pytest.param("term-missing Koursk; why", True, id="the term"),
        pytest.param("term-missing « koursk »; why", True, id="in other letters and quotes"),
        pytest.param("term-missing kursk-boat; why", True, id="the concept"),
        pytest.param("term-missing KOURSK, le; why", False, id="another term"),
        pytest.param("term-forbidden Koursk; why", False, id="another check"),
        pytest.param("Term-Missing Le Koursk; why", True, id="the text at its place"),
        pytest.param("term-missing Kurks; why", True, id="the text in the target"),
        pytest.param("terms/missing; why", True, id="the rule"),
        pytest.param("terms Koursk; why", True, id="the family"),
        pytest.param("terms/forbidden; why", False, id="another rule"),
        pytest.param("names; why", False, id="another family"),
    ],
)
def test_what_an_ignore_covers(comment: str, covers: bool) -> None:
    finding = Finding(
        "term-missing",
        Severity.WARNING,
        msg("say Kursk"),
        source=SOURCE,
        target="The Kurks sank.",
        source_spans=(Span(0, 9),),
        target_spans=(Span(4, 9),),
        term="Koursk",
        concept="kursk-boat",
        rule="terms/missing",
    )
    assert only(f" l10n-ignore: {comment}").covers(finding) is covers


@pytest.mark.parametrize(
    ("comment", "after"),
    [
        pytest.param(" l10n-ignore: date; why", f" l10n-ignore: date; why; {HASH}", id="fresh"),
        pytest.param(" l10n-ignore: date; why ; ", f" l10n-ignore: date; why; {HASH}", id="loose ends"),
        pytest.param(f" l10n-ignore: date; why; {OTHER}", f" l10n-ignore: date; why; {OTHER}", id="void"),
        pytest.param(" l10n-ignore: date", " l10n-ignore: date", id="no reason"),
    ],
)
def test_a_stamp_is_put_once(comment: str, after: str) -> None:
    entry = with_fingerprints(Entry(SOURCE, comments=(" before", comment, " after")))
    assert entry.comments == (" before", after, " after")
    assert with_fingerprints(entry) is entry


def test_an_ignore_is_written_once_and_the_rest_stays() -> None:
    data = f'msgid ""\nmsgstr ""\n\n#  mine\n#. a\nmsgid ""\n"{SOURCE}"\nmsgstr "x"\n'.encode()
    catalog = decode(data, Path("a.po"))
    entry = with_ignore(catalog.entries[0], "term-missing", "Koursk", "the boat")
    line = f"# l10n-ignore: term-missing Koursk; the boat; {HASH}\n"
    assert encode(type(catalog)(catalog.header, (entry,))).decode() == data.decode().replace(
        "#. a", line + "#. a"
    )
    again = with_ignore(entry, "term-missing", "« koursk »", "its name")
    assert [only(comment).reason for comment in again.comments[1:]] == ["its name"]
    assert len(with_ignore(again, "term-missing", "", "all").comments) == 3
