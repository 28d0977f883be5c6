"""What is wrong with ignores that translators state: those that are of no use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.catalogs.catalog import Entry
from l10n.catalogs.ignores import Ignore
from l10n.messages import Message, msg
from l10n.model import Finding, Severity
from l10n.pipeline.rules import like, names


def of_no_use(stated: Iterable[Ignore], entry: Entry) -> Iterator[Finding]:
    """Give what is wrong with the ignores that an entry states."""
    for ignore in stated:
        what = f"{ignore.check} {ignore.term}".strip()
        if ignore.check.lower() not in names():
            message = msg(
                "there is no rule “{rule}” to ignore: {hint}", rule=ignore.check, hint=like(ignore.check)
            )
            yield _finding("ignore/unknown-check", message, entry)
        elif not ignore.reason:
            message = msg(
                "“l10n-ignore: {what}” has no effect without a reason: write it after a semicolon", what=what
            )
            yield _finding("ignore/without-reason", message, entry)
        elif ignore.void(entry.source):
            message = msg(
                "the sentence has changed since “{what}” was ignored ({reason}): look at it again, then "
                "delete the comment, or the fingerprint {hash} in it if it still holds",
                what=what,
                reason=ignore.reason,
                hash=ignore.hash,
            )
            yield _finding("ignore/void", message, entry)


def _finding(rule: str, message: Message, entry: Entry) -> Finding:
    return Finding(
        rule.replace("/", "-"),
        Severity.WARNING,
        message,
        source=entry.source,
        target=entry.target,
        rule=rule,
    )
