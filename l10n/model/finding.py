"""What a person should look at, how sure it is and how much it matters."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from l10n.messages import Message, msg_template
from l10n.model.text import Edit, Span


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = msg_template("error")
    WARNING = msg_template("warning")
    INFO = msg_template("info")


class Certainty(StrEnum):
    """How sure a finding is; how much it matters follows from that."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def severity(self) -> Severity:
        """How much a finding matters that is so sure, in what a person stands for."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Certainty.CERTAIN: Severity.ERROR,
    Certainty.LIKELY: Severity.WARNING,
    Certainty.POSSIBLE: Severity.INFO,
}


def digest(*texts: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of texts; any will do, surrogates too."""
    import hashlib  # OpenSSL takes longer than all of this module

    return hashlib.sha256("\0".join(texts).encode(errors="surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at.

    `rule` is the id of the rule that it breaks (`fidelity/other-language`), `check` the name that it had before rules
    had ids, which catalogs and scripts know. `message` is one sentence without row numbers or dates, that
    says what to do. `path` and `line` (from 1) are where; `source` and `target` the texts, if it has them, and
    `source_spans` and `target_spans` the places in them that it is about. A finding about a glossary term names the
    `term`, the `concept` and what is `allowed`. `certainty` is how sure a rule about translations is of it. `fix`
    puts the target right where that needs no person.
    """

    check: str
    severity: Severity
    message: Message
    path: str = ""
    line: int | None = None
    source: str = ""
    target: str = ""
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    term: str = ""
    concept: str = ""
    allowed: tuple[str, ...] = ()
    rule: str = ""
    certainty: Certainty | None = None
    fix: tuple[Edit, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What tells it from others, wherever it stands: 16 hexadecimal digits of SHA-256; empty without texts.

        It is made of what was found in which texts, not of lines and sentences, which change with the next edit above
        or the next version.
        """
        return digest(self.check, self.source, self.target, self.term) if self.source else ""


# How many findings there are of a rule (by its id) and a severity.
Counts = Mapping[tuple[str, Severity], int]


class StoredFindings(Collection[Finding]):
    """Findings that stand elsewhere, and are read anew each time they are asked for; what they count is known."""

    __slots__ = ()

    @abstractmethod
    def counts(self) -> Counts:
        """How many there are by rule and severity."""

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(self.counts().values())

    def __contains__(self, finding: object) -> bool:
        """Return whether one is among them."""
        return any(one == finding for one in self)


def counts_of(findings: Iterable[Finding]) -> Counts:
    """Return how many findings there are by rule and severity."""
    if isinstance(findings, StoredFindings):
        return findings.counts()
    return Counter((one.rule, one.severity) for one in findings)
